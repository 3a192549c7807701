//! Whatever stands in a text, and however places and times lie in it, events are read without a panic.

use jiff::civil::date;

use super::{MentionInput, mentions, merge};
use crate::gazetteer::{PlaceId, embedded};
use crate::referent::{Geoprecision, PlacePhrase, Referent, Relation};
use crate::report::{Published, PublishedBasis, Report, ReportId};
use crate::text::{Span, segment};
use crate::time::{Options, TimeExpression, find};
use crate::toponym::{NameClass, Names, OtherName, Toponym, ToponymRole};

/// Words that the rules look for, in no order that a writer would choose.
const WORDS: &str = "the a an two 13 dozens several at least more than killed killing kill wounded died dead death toll rose to 31 \
    people children of them including among soldiers gunmen army police rebels protesters Israeli Russian Hamas M23 RSF UN in near \
    from into between and or but , , ; : . ( ) [ ] \" “ ” - – 's n't not no without if when where who which that after before since while as \
    said told reported according denied claimed responsibility blamed accused warned will may have been was were had to plans \
    attack attacked raid shelling shelled air strike strikes bomb exploded suicide captured retook seized took control clashed \
    protest marched tear gas arrested abducted withdrew deployed crossed ceasefire looted burned set fire to opened found weapons \
    Aleppo Goma town city capital the village province Monday on 2011 March May camp house base missiles drone it they he we \
    other another further up over off out down back come came under fire number place together kids preventing \u{200f} \u{5d0} 中 é";

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

/// A text of chance with names, places and times laid over it by chance.
fn read_at_random(random: &mut Random) {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let length = 5 + random.below(60);
    let raw = (0..length)
        .map(|_| words[random.below(words.len())])
        .collect::<Vec<_>>()
        .join(" ");
    let text = segment(&raw);
    let mut spans: Vec<Span> = Vec::new();
    let mut token = 0;
    while token < text.tokens.len() {
        token += random.below(9);
        let end = (token + 1 + random.below(4)).min(text.tokens.len());
        if token < end {
            spans.push(text.span(token..end));
        }
        token = end;
    }
    let gazetteer = embedded();
    let place =
        |random: &mut Random| PlaceId(u32::try_from(random.below(gazetteer.len())).unwrap_or(0));
    let mut names = Names::default();
    let mut referents = Vec::new();
    let mut phrases = Vec::new();
    let mut times = find(&text, Some(date(2024, 12, 3)), Options::default());
    for span in spans {
        match random.below(5) {
            0 => names.others.push(OtherName {
                span,
                class: if random.below(2) == 0 {
                    NameClass::Person
                } else {
                    NameClass::Organization
                },
            }),
            1 => {
                times.retain(|time: &TimeExpression| !time.span.overlaps(span));
            }
            _ => {
                let id = place(random);
                let known = gazetteer.place(id);
                phrases.push(PlacePhrase {
                    span,
                    anchors: vec![names.toponyms.len()],
                    relation: (random.below(3) == 0)
                        .then_some(Relation::Near { distance_km: None }),
                    place: id,
                    precision: Geoprecision::ALL[random.below(9)],
                    lon: known.lon,
                    lat: known.lat,
                    radius_km: 5.0,
                    footprint: None,
                    confidence: 0.7,
                    stands_for: None,
                });
                names.toponyms.push(Toponym {
                    span,
                    role: [
                        ToponymRole::Literal,
                        ToponymRole::Metonym,
                        ToponymRole::Demonym,
                        ToponymRole::Dateline,
                    ][random.below(4)],
                    feature_word: None,
                    found_by: "chance",
                });
                referents.push(Referent {
                    place: (random.below(4) > 0).then_some(id),
                    confidence: 0.7,
                    candidates: [].into(),
                    whereabouts: None,
                    doubt: None,
                });
            }
        }
    }
    let report = Report {
        id: ReportId("chance".to_owned()),
        url: None,
        outlet: None,
        title: None,
        published: (random.below(4) > 0).then(|| Published {
            date: date(2024, 12, 3),
            instant: None,
            basis: PublishedBasis::Given,
        }),
        language: None,
        text: raw.clone(),
        fetched_at: None,
    };
    let read = mentions(&MentionInput {
        report: &report,
        text: &text,
        names: &names,
        referents: &referents,
        phrases: &phrases,
        times: &times,
        gazetteer,
    });
    for mention in &read {
        assert!(mention.sentence.contains(mention.trigger), "{raw}");
    }
    drop(merge::merge(read));
}

#[test]
fn no_text_makes_the_rules_panic() {
    let mut random = Random(3);
    for _ in 0..4000 {
        read_at_random(&mut random);
    }
}
