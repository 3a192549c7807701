//! Invented mentions of invented events at real places, for the tests of store, layer, server and page.

use dateline_gazetteer::{Gazetteer, PlaceId};
use jiff::civil::Date;

use crate::event::{
    Actor, ActorKind, ActorRole, Attribution, Casualties, Certainty, Count, DateBasis, EventDate,
    EventMention, EventPlace, EventStatus, FieldConfidence, OfWhich, ReporterKind, SubEventType,
};
use crate::gazetteer::fixture;
use crate::referent::{Geoprecision, Relation};
use crate::report::{Known, Report, ReportId, read_bytes};
use crate::text::Span;
use crate::time::{DateInterval, DatePrecision};

/// Returns the instant at which tests write.
pub(crate) fn now() -> jiff::Timestamp {
    "2024-12-03T12:00:00Z".parse().expect("an instant")
}

/// Returns a report of one sentence.
pub(crate) fn report(outlet: &str, sentence: &str) -> Report {
    let known = Known {
        outlet: Some(outlet.to_owned()),
        published: Some(date("2024-12-03")),
        url: Some(format!("https://{}.example/a", outlet.to_lowercase())),
        ..Known::default()
    };
    let mut read = read_bytes("test", Some("txt"), sentence.as_bytes(), &known).expect("a text");
    let mut report = read.remove(0).expect("a report").report;
    report.title = Some("A headline <b>with</b> marks".to_owned());
    report
}

pub(crate) fn date(word: &str) -> Date {
    word.parse().expect("a date")
}

/// A mention in the making.
pub(crate) struct Mentioned(EventMention);

/// Begins a mention: what, in the words of a sentence that has `trigger` in it.
pub(crate) fn mention(report: &Report, kind: SubEventType, trigger: &str) -> Mentioned {
    let quote = report.text.clone();
    let start = quote.find(trigger).expect("the trigger is in the sentence");
    Mentioned(EventMention {
        report: report.id.clone(),
        thread: u32::try_from(start).unwrap_or(0),
        sentence: Span::new(0, quote.len()),
        trigger: Span::new(start, start + trigger.len()),
        quote,
        sub_event_type: kind,
        plover_event: "ASSAULT",
        plover_mode: Some("aerial"),
        cameo: "195",
        status: EventStatus::New,
        date: None,
        place: None,
        actors: Vec::new(),
        casualties: Casualties::default(),
        civilian_targeting: false,
        reported_by: Vec::new(),
        certainty: Certainty::Asserted,
        confidence: FieldConfidence {
            kind: 0.9,
            date: 0.8,
            place: 0.7,
            actors: 0.6,
            counts: 0.5,
        },
        published: report.published.map(|published| published.date),
    })
}

impl Mentioned {
    pub(crate) fn on(mut self, start: &str, end: &str) -> Self {
        let interval = DateInterval {
            start: date(start),
            end: date(end),
        };
        let precision = if start == end {
            DatePrecision::Day
        } else {
            DatePrecision::Range
        };
        let words = "on Monday".to_owned();
        self.0.date = Some(EventDate {
            interval,
            precision,
            words,
            span: None,
            basis: DateBasis::Stated,
        });
        self
    }

    /// Places it at the place with this id in the test gazetteer.
    pub(crate) fn at(mut self, source_id: &str, precision: Geoprecision) -> Self {
        let gazetteer: &Gazetteer = fixture();
        let id = gazetteer
            .by_source_id(source_id)
            .expect("it is in the test gazetteer");
        let place = gazetteer.place(id);
        let name = |id: Option<PlaceId>| id.map(|id| gazetteer.place(id).name.to_owned());
        let span = self
            .0
            .quote
            .find(place.name)
            .map(|at| Span::new(at, at + place.name.len()));
        self.0.place = Some(EventPlace {
            name: place.name.to_owned(),
            span,
            place: id,
            place_id: source_id.to_owned(),
            place_name: place.name.to_owned(),
            country: place
                .country
                .and_then(|code| gazetteer.iso3(code))
                .map(str::to_owned),
            admin1: name(place.admin1),
            admin2: name(place.admin2),
            lon: place.lon,
            lat: place.lat,
            precision,
            radius_km: place.radius_km,
            relation: None,
            footprint: None,
            basis: DateBasis::Stated,
        });
        self
    }

    pub(crate) fn relation(mut self, relation: Relation) -> Self {
        if let Some(place) = &mut self.0.place {
            place.relation = Some(relation);
        }
        self
    }

    /// Moves it to a point.
    pub(crate) fn point(mut self, lon: f64, lat: f64, radius_km: f64) -> Self {
        if let Some(place) = &mut self.0.place {
            (place.lon, place.lat, place.radius_km) = (lon, lat, radius_km);
        }
        self
    }

    pub(crate) fn by(mut self, name: &str, kind: ActorKind) -> Self {
        let span = self
            .0
            .quote
            .find(name)
            .map(|at| Span::new(at, at + name.len()));
        let role = if self.0.actors.is_empty() {
            ActorRole::Actor1
        } else {
            ActorRole::Actor2
        };
        self.0.actors.push(Actor {
            role,
            name: name.to_owned(),
            span,
            kind,
            country: Some("SYR".to_owned()),
        });
        self
    }

    pub(crate) fn killed(mut self, count: Count, children: Option<u32>) -> Self {
        self.0.casualties.killed = Some(count);
        let part = |n| OfWhich {
            of: "killed",
            who: "children",
            count: Count::exactly(n),
        };
        self.0.casualties.of_which.extend(children.map(part));
        self
    }

    /// Says how many of the killed were of one kind.
    pub(crate) fn of_which(mut self, who: &'static str, persons: u32) -> Self {
        self.0.casualties.of_which.push(OfWhich {
            of: "killed",
            who,
            count: Count::exactly(persons),
        });
        self
    }

    /// Gives the last actor another country.
    pub(crate) fn of_country(mut self, iso3: &str) -> Self {
        if let Some(actor) = self.0.actors.last_mut() {
            actor.country = Some(iso3.to_owned());
        }
        self
    }

    pub(crate) fn said_by(mut self, name: &str, kind: ReporterKind) -> Self {
        self.0.reported_by.push(Attribution {
            name: name.to_owned(),
            span: None,
            kind,
        });
        self
    }

    pub(crate) fn status(mut self, status: EventStatus) -> Self {
        self.0.status = status;
        self
    }

    pub(crate) fn done(self) -> EventMention {
        self.0
    }
}

/// Returns reports with their mentions: every precision, several kinds, countries and days.
pub(crate) fn reports() -> Vec<(Report, Vec<EventMention>)> {
    use Geoprecision as P;
    use SubEventType as S;
    let wire = |sentence: &str| report("Wire", sentence);
    let mut all = Vec::new();
    let mut put = |report: Report, make: &dyn Fn(&Report) -> Mentioned| {
        let mention = make(&report).done();
        all.push((report, vec![mention]));
    };
    put(
        wire(
            "Warplanes hit a camp in Idlib on Monday, killing seven people, five of them children, rescuers said.",
        ),
        &|r| {
            mention(r, S::AirDroneStrike, "hit")
                .on("2024-12-02", "2024-12-02")
                .at(IDLIB_PROVINCE, P::Province)
                .by("Syrian warplanes", ActorKind::StateForces)
                .by("Civilians", ActorKind::Civilians)
                .killed(Count::exactly(7), Some(5))
                .said_by("rescuers", ReporterKind::Medic)
        },
    );
    put(
        wire("Fighters took Aleppo between Wednesday and Saturday."),
        &|r| {
            mention(r, S::NonStateActorOvertakesTerritory, "took")
                .on("2024-11-27", "2024-11-30")
                .at(ALEPPO, P::Town)
                .by("Fighters", ActorKind::RebelGroup)
        },
    );
    put(
        wire("Jets bombed the countryside east of Aleppo on Sunday."),
        &|r| {
            mention(r, S::AirDroneStrike, "bombed")
                .on("2024-12-01", "2024-12-01")
                .at(ALEPPO, P::Near)
                .relation(Relation::DirectionOf {
                    bearing: 90.0,
                    distance_km: None,
                })
                .point(37.35, 36.2, 15.0)
                .by("Jets", ActorKind::StateForces)
        },
    );
    put(
        report(
            "Daily",
            "Crowds marched across Syria on Friday; police shot between two and four of them dead.",
        ),
        &|r| {
            mention(r, S::ExcessiveForceAgainstProtesters, "marched")
                .on("2024-11-29", "2024-11-29")
                .at(SYRIA, P::Country)
                .by("Crowds", ActorKind::Protesters)
                .killed(
                    Count {
                        low: 2,
                        best: 3,
                        high: 4,
                    },
                    None,
                )
        },
    );
    put(
        report("Daily", "A drone struck a ship near Taveuni last week."),
        &|r| {
            mention(r, S::AirDroneStrike, "struck")
                .on("2024-11-25", "2024-12-01")
                .at(ALEPPO, P::Sea)
                .point(179.99, -16.85, 40.0)
        },
    );
    put(
        report("Daily", "The town of Hama fell to fighters in 1982."),
        &|r| {
            mention(r, S::ArmedClash, "fell")
                .on("1982-02-02", "1982-02-28")
                .at(HAMA, P::Town)
                .status(EventStatus::Background)
        },
    );
    all
}

pub(crate) const ALEPPO: &str = "gn:170063";
pub(crate) const HAMA: &str = "gn:170017";
pub(crate) const SYRIA: &str = "gn:163843";
pub(crate) const IDLIB_PROVINCE: &str = "gn:169387";

/// Returns the id of a report that is nowhere.
pub(crate) fn no_report() -> ReportId {
    ReportId("0".repeat(32))
}
