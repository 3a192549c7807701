//! An event as it is written.

use dateline_gazetteer::Gazetteer;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::mention::MentionRecord;
use super::place::{PlaceRecord, place_record};
use super::slot::{
    ActorRecord, AttributionRecord, CasualtiesRecord, DateRecord, KindRecord, actor_record,
    attribution_record, casualties_record, confidences, date_record, field_confidence,
};
use super::word::word;
use super::{BadRecord, read_each};
use crate::event::{Certainty, Event, EventId};

#[derive(Serialize, Deserialize)]
pub(super) struct EventRecord {
    id: String,
    revision: u32,
    kind: KindRecord,
    date: Option<DateRecord>,
    place: Option<PlaceRecord>,
    actors: Vec<ActorRecord>,
    casualties: CasualtiesRecord,
    civilian_targeting: bool,
    reported_by: Vec<AttributionRecord>,
    certainty: String,
    confidence: [f64; 5],
    mentions: Vec<MentionRecord>,
    first_reported: Option<Date>,
    last_reported: Option<Date>,
    updated: Option<Timestamp>,
}

/// Writes an event.
pub(in crate::store) fn write_event(event: &Event) -> Result<String, BadRecord> {
    Ok(serde_json::to_string(&EventRecord::from(event))?)
}

/// Reads an event.
pub(in crate::store) fn read_event(json: &str, gazetteer: &Gazetteer) -> Result<Event, BadRecord> {
    serde_json::from_str::<EventRecord>(json)?.into_event(gazetteer)
}

impl From<&Event> for EventRecord {
    fn from(event: &Event) -> Self {
        Self {
            id: event.id.0.clone(),
            revision: event.revision,
            kind: KindRecord {
                sub_event_type: event.sub_event_type.as_str().to_owned(),
                plover_event: event.plover_event.to_owned(),
                plover_mode: event.plover_mode.map(str::to_owned),
                cameo: event.cameo.to_owned(),
                status: event.status.as_str().to_owned(),
            },
            date: event.date.as_ref().map(date_record),
            place: event.place.as_ref().map(place_record),
            actors: event.actors.iter().map(actor_record).collect(),
            casualties: casualties_record(&event.casualties),
            civilian_targeting: event.civilian_targeting,
            reported_by: event.reported_by.iter().map(attribution_record).collect(),
            certainty: event.certainty.as_str().to_owned(),
            confidence: confidences(event.confidence),
            mentions: event.mentions.iter().map(MentionRecord::from).collect(),
            first_reported: event.first_reported,
            last_reported: event.last_reported,
            updated: event.updated,
        }
    }
}

impl EventRecord {
    pub(super) fn into_event(self, gazetteer: &Gazetteer) -> Result<Event, BadRecord> {
        let kind = self.kind.read()?;
        Ok(Event {
            id: EventId(self.id),
            revision: self.revision,
            event_type: kind.sub_event_type.event_type(),
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
            mentions: read_each(self.mentions, |mention| mention.into_mention(gazetteer))?,
            first_reported: self.first_reported,
            last_reported: self.last_reported,
            updated: self.updated,
        })
    }
}
