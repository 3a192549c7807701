//! The place of a mention: told in its own words, inherited from the story, or of those who tell it.

use super::INHERITED;
use crate::event::MentionInput;
use crate::event::extract::Proto;
use crate::event::home::Home;
use crate::event::kind::ReporterKind;
use crate::event::record::{DateBasis, EventPlace};
use crate::event::scene::{Anchor, Scene};
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::referent::{Geoprecision, PlacePhrase};
use crate::text::Span;

pub(super) fn place_confidence(
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
    place: &EventPlace,
    home: Option<&Home>,
) -> f64 {
    if let (DateBasis::Inferred, Some(home)) = (place.basis, home) {
        return home.confidence() * INHERITED;
    }
    let phrase = proto
        .places()
        .iter()
        .map(|anchor| &input.phrases[anchor.index])
        .find(|phrase| phrase.place == place.place);
    let named = phrase.map_or(0.7, |phrase| phrase.confidence);
    if place.basis == DateBasis::Stated {
        named
    } else {
        named * INHERITED
    }
}

/// The only place that a sentence names outside its sayings, if it is no wider than a district.
pub(in crate::event) fn only_place(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
) -> Option<EventPlace> {
    let mut told = scene
        .places
        .iter()
        .filter(|anchor| !scene.masked[anchor.words.start]);
    let only = told.next().filter(|_| told.next().is_none())?;
    let phrase = &input.phrases[only.index];
    (phrase.precision <= Geoprecision::District)
        .then(|| place_of(input, phrase, DateBasis::Inherited, None))
}

/// Makes an event place of a place phrase.
pub(super) fn place_of(
    input: &MentionInput<'_, '_>,
    phrase: &PlacePhrase,
    basis: DateBasis,
    said: Option<Span>,
) -> EventPlace {
    let gazetteer = input.gazetteer;
    let place = gazetteer.place(phrase.place);
    let span = said.unwrap_or(phrase.span);
    EventPlace {
        name: words_of(input, phrase),
        span: Some(span),
        place: phrase.place,
        place_id: place.source_id.to_owned(),
        place_name: place.name.to_owned(),
        country: place
            .country
            .and_then(|country| gazetteer.iso3(country))
            .map(str::to_owned),
        admin1: name_of(gazetteer, place.admin1)
            .or_else(|| (place.feature == "A.ADM1").then(|| place.name.to_owned())),
        admin2: name_of(gazetteer, place.admin2)
            .or_else(|| (place.feature == "A.ADM2").then(|| place.name.to_owned())),
        lon: phrase.lon,
        lat: phrase.lat,
        precision: phrase.precision,
        radius_km: phrase.radius_km,
        relation: phrase.relation.clone(),
        footprint: phrase.footprint.clone(),
        basis,
    }
}

/// The name as reported: the toponym itself, with its feature word for an area, or the words that relate to it.
pub(super) fn words_of(input: &MentionInput<'_, '_>, phrase: &PlacePhrase) -> String {
    let raw = input.text.raw;
    if let Some(unknown) = phrase.stands_for {
        let words = unknown.of(raw);
        return words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let whole = phrase.span.of(raw);
    let toponym = phrase
        .anchors
        .first()
        .and_then(|&anchor| input.names.toponyms.get(anchor));
    let words = match (&phrase.relation, toponym) {
        (None, Some(toponym)) => {
            let after = toponym.feature_word.as_ref().filter(|word| {
                phrase.precision.is_area()
                    && word.span.start >= toponym.span.end
                    && word.span.start <= toponym.span.end + 2
            });
            after
                .map_or(toponym.span, |word| toponym.span.join(word.span))
                .of(raw)
        }
        // "near Zababdeh, south of Jenin": the first of two ways to say where.
        _ => whole
            .split(", ")
            .find(|part| part.chars().any(char::is_uppercase))
            .unwrap_or(whole)
            .split(" (")
            .next()
            .unwrap_or(whole),
    };
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The town of the dateline as an event's place.
pub(in crate::event) fn place_of_dateline(
    input: &MentionInput<'_, '_>,
    town: PlaceId,
    name: Span,
) -> EventPlace {
    EventPlace {
        basis: DateBasis::Inferred,
        ..named_again(input, town, name)
    }
}

/// The place that "the city" means, as an event's place.
pub(super) fn named_again(input: &MentionInput<'_, '_>, place: PlaceId, words: Span) -> EventPlace {
    let known = input.gazetteer.place(place);
    let precision = match known.feature {
        feature if feature.starts_with("A.PCL") => Geoprecision::Country,
        "A.ADM1" => Geoprecision::Province,
        feature if feature.starts_with("A.") => Geoprecision::District,
        "P.PPLX" => Geoprecision::Neighbourhood,
        feature if feature.starts_with("P.") => Geoprecision::Town,
        feature if feature.starts_with("S.") => Geoprecision::Exact,
        _ => Geoprecision::Region,
    };
    let phrase = PlacePhrase {
        span: words,
        anchors: Vec::new(),
        relation: None,
        place,
        precision,
        lon: known.lon,
        lat: known.lat,
        radius_km: known.radius_km,
        footprint: if precision.is_area() {
            input.gazetteer.area(place)
        } else {
            None
        },
        confidence: 0.6,
        stands_for: None,
    };
    let mut found = place_of(input, &phrase, DateBasis::Inherited, None);
    known.name.clone_into(&mut found.name);
    found
}

pub(super) fn name_of(
    gazetteer: &Gazetteer,
    place: Option<crate::gazetteer::PlaceId>,
) -> Option<String> {
    place.map(|place| gazetteer.place(place).name.to_owned())
}

pub(super) fn inherited(place: EventPlace) -> EventPlace {
    if place.basis == DateBasis::Inferred {
        return place;
    }
    EventPlace {
        basis: DateBasis::Inherited,
        span: None,
        ..place
    }
}

/// A happening without a place beside one with a place in the same sentence is there too: "entered the town and burned houses".
pub(super) fn place_of_neighbor(
    input: &MentionInput<'_, '_>,
    sentence: &[Proto<'_>],
    proto: &Proto<'_>,
) -> Option<EventPlace> {
    let own = proto.items.first()?.hit;
    let mut placed: Vec<&Anchor> = sentence
        .iter()
        .filter(|other| !other.places().is_empty() && other.status().is_plotted())
        .flat_map(|other| other.places().iter().copied())
        .collect();
    placed.dedup_by_key(|anchor| anchor.index);
    match placed.as_slice() {
        [only]
            if sentence
                .iter()
                .any(|other| other.items.iter().any(|item| item.hit < own)) =>
        {
            Some(place_of(
                input,
                &input.phrases[only.index],
                DateBasis::Inherited,
                None,
            ))
        }
        _ => None,
    }
}

/// "Residents of El Fasher said artillery fell on the camp": who lives there speaks of there.
pub(super) fn place_of_residents(
    scene: &Scene<'_>,
    input: &MentionInput<'_, '_>,
    proto: &Proto<'_>,
) -> Option<EventPlace> {
    let head = scene.hits[proto.head().hit].words.start;
    let saying = scene
        .sayings
        .iter()
        .find(|saying| saying.content.contains(&head))?;
    let residents = crate::event::attribution::kind_in(&scene.words, saying.subject.clone())
        == Some(ReporterKind::Resident);
    let named = scene
        .places
        .iter()
        .find(|anchor| saying.subject.contains(&anchor.words.start))?;
    residents.then(|| {
        place_of(
            input,
            &input.phrases[named.index],
            DateBasis::Inherited,
            None,
        )
    })
}
