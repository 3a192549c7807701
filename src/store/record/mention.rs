//! A mention as it is written.

use dateline_gazetteer::Gazetteer;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::place::{PlaceRecord, place_record};
use super::slot::{
    ActorRecord, AttributionRecord, CasualtiesRecord, DateRecord, KindRecord, actor_record,
    attribution_record, casualties_record, confidences, date_record, field_confidence,
};
use super::word::{pair, span, word};
use super::{BadRecord, read_each};
use crate::event::{Certainty, EventMention};
use crate::report::ReportId;

#[derive(Serialize, Deserialize)]
pub(super) struct MentionRecord {
    report: String,
    #[serde(default)]
    thread: u32,
    sentence: (usize, usize),
    quote: String,
    trigger: (usize, usize),
    kind: KindRecord,
    date: Option<DateRecord>,
    place: Option<PlaceRecord>,
    actors: Vec<ActorRecord>,
    casualties: CasualtiesRecord,
    civilian_targeting: bool,
    reported_by: Vec<AttributionRecord>,
    certainty: String,
    confidence: [f64; 5],
    published: Option<Date>,
}

/// Writes a mention.
pub(in crate::store) fn write_mention(mention: &EventMention) -> Result<String, BadRecord> {
    Ok(serde_json::to_string(&MentionRecord::from(mention))?)
}

/// Reads a mention; places are looked up again, as their numbers change with the index.
pub(in crate::store) fn read_mention(
    json: &str,
    gazetteer: &Gazetteer,
) -> Result<EventMention, BadRecord> {
    serde_json::from_str::<MentionRecord>(json)?.into_mention(gazetteer)
}

impl From<&EventMention> for MentionRecord {
    fn from(mention: &EventMention) -> Self {
        Self {
            report: mention.report.0.clone(),
            thread: mention.thread,
            sentence: pair(mention.sentence),
            quote: mention.quote.clone(),
            trigger: pair(mention.trigger),
            kind: KindRecord {
                sub_event_type: mention.sub_event_type.as_str().to_owned(),
                plover_event: mention.plover_event.to_owned(),
                plover_mode: mention.plover_mode.map(str::to_owned),
                cameo: mention.cameo.to_owned(),
                status: mention.status.as_str().to_owned(),
            },
            date: mention.date.as_ref().map(date_record),
            place: mention.place.as_ref().map(place_record),
            actors: mention.actors.iter().map(actor_record).collect(),
            casualties: casualties_record(&mention.casualties),
            civilian_targeting: mention.civilian_targeting,
            reported_by: mention.reported_by.iter().map(attribution_record).collect(),
            certainty: mention.certainty.as_str().to_owned(),
            confidence: confidences(mention.confidence),
            published: mention.published,
        }
    }
}

impl MentionRecord {
    pub(super) fn into_mention(self, gazetteer: &Gazetteer) -> Result<EventMention, BadRecord> {
        let kind = self.kind.read()?;
        Ok(EventMention {
            report: ReportId(self.report),
            thread: self.thread,
            sentence: span(self.sentence),
            quote: self.quote,
            trigger: span(self.trigger),
            sub_event_type: kind.sub_event_type,
            plover_event: kind.plover_event,
            plover_mode: kind.plover_mode,
            cameo: kind.cameo,
            status: kind.status,
            date: self.date.map(DateRecord::read).transpose()?,
            place: self.place.map(|place| place.read(gazetteer)).transpose()?,
            actors: read_each(self.actors, ActorRecord::read)?,
            casualties: self.casualties.read(),
            civilian_targeting: self.civilian_targeting,
            reported_by: read_each(self.reported_by, AttributionRecord::read)?,
            certainty: word("certainty", &self.certainty, Certainty::from_word)?,
            confidence: field_confidence(self.confidence),
            published: self.published,
        })
    }
}
