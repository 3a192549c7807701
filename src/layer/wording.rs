//! Precision, relations, counts and dates in words, for titles and the page.

use crate::event::{Casualties, Count, Event, EventDate};
use crate::referent::{Geoprecision, Relation};
use crate::time::DatePrecision;

/// Returns an event's title in one line: "Air/drone strike – camp in Idlib province – 7 killed".
#[must_use]
pub fn title(event: &Event) -> String {
    let mut parts = vec![event.sub_event_type.as_str().to_owned()];
    parts.extend(event.place.as_ref().map(|place| place.name.clone()));
    parts.extend(toll(&event.casualties));
    parts.join(" – ")
}

/// Returns the graver figure in words: "7 killed", else "3 injured".
#[must_use]
pub fn toll(casualties: &Casualties) -> Option<String> {
    let figures = [
        (casualties.killed, "killed"),
        (casualties.injured, "injured"),
        (casualties.abducted, "abducted"),
        (casualties.arrested, "arrested"),
        (casualties.displaced, "displaced"),
        (casualties.missing, "missing"),
    ];
    figures
        .into_iter()
        .filter_map(|(count, what)| Some((count.filter(|count| count.high > 0)?, what)))
        .map(|(count, what)| format!("{} {what}", persons(count)))
        .next()
}

/// Returns a count in words: "7", "5–7".
#[must_use]
pub fn persons(count: Count) -> String {
    if count.low == count.high {
        thousands(count.best)
    } else {
        format!("{}–{}", thousands(count.low), thousands(count.high))
    }
}

/// Returns a number with its thousands apart: "12,500".
#[must_use]
pub fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Returns what a precision means for the point on the map.
#[must_use]
pub fn precision(precision: Geoprecision) -> &'static str {
    match precision {
        Geoprecision::Exact => "Known site",
        Geoprecision::Neighbourhood => "Part of a town",
        Geoprecision::Town => "Town or village",
        Geoprecision::Near => "Near a known place",
        Geoprecision::District => "Somewhere in a district",
        Geoprecision::Province => "Somewhere in a province",
        Geoprecision::Region => "Somewhere in a region",
        Geoprecision::Country => "Somewhere in a country",
        Geoprecision::Sea => "At sea",
    }
}

/// Returns a relation in the words that stand before a name: "40 km north of", "near".
#[must_use]
pub fn relation(relation: &Relation) -> String {
    let km = |distance: Option<f64>| distance.map(|km| format!("{} km ", round(km)));
    match *relation {
        Relation::DirectionOf {
            bearing,
            distance_km,
        } => {
            format!(
                "{}{} of",
                km(distance_km).unwrap_or_default(),
                compass(bearing)
            )
        }
        Relation::Near { distance_km } => match distance_km {
            Some(distance) => format!("{} km from", round(distance)),
            None => "near".to_owned(),
        },
        Relation::Between => "between".to_owned(),
        Relation::PartOf { bearing } => match bearing {
            Some(bearing) => format!("the {} of", compass(bearing)),
            None => "the middle of".to_owned(),
        },
        Relation::CountrysideOf => "the countryside of".to_owned(),
        Relation::Along => "along".to_owned(),
        Relation::Border => "the border of".to_owned(),
        Relation::OffCoast { distance_km } => {
            format!("{}off the coast of", km(distance_km).unwrap_or_default())
        }
    }
}

/// Returns the nearest of the eight winds to a bearing in degrees.
#[must_use]
pub fn compass(bearing: f64) -> &'static str {
    const WINDS: [&str; 8] = [
        "north",
        "northeast",
        "east",
        "southeast",
        "south",
        "southwest",
        "west",
        "northwest",
    ];
    let eighth = (bearing.rem_euclid(360.0) / 45.0).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "eighth is between 0 and 8, or 0 where the bearing is no number"
    )]
    WINDS[eighth as usize % 8]
}

/// Returns a date in words: "2 December 2024", "between 1 and 3 December 2024", "in December 2024".
#[must_use]
pub fn date(date: &EventDate) -> String {
    let (start, end) = (date.interval.start, date.interval.end);
    let long = |day: jiff::civil::Date| day.strftime("%-d %B %Y").to_string();
    match date.precision {
        _ if start == end => match date.precision {
            DatePrecision::ByPublication => format!("by {}", long(end)),
            DatePrecision::Ongoing => format!("{} and on", long(start)),
            _ => long(start),
        },
        DatePrecision::Month => start.strftime("in %B %Y").to_string(),
        DatePrecision::Year => start.strftime("in %Y").to_string(),
        DatePrecision::ByPublication => format!("by {}", long(end)),
        DatePrecision::Ongoing => format!("{} and on", long(start)),
        _ if start.first_of_month() == end.first_of_month() => {
            format!("between {} and {}", start.day(), long(end))
        }
        _ if start.year() == end.year() => {
            format!("between {} and {}", start.strftime("%-d %B"), long(end))
        }
        _ => format!("between {} and {}", long(start), long(end)),
    }
}

/// Returns a distance without digits that nobody measured.
fn round(km: f64) -> String {
    if km >= 10.0 || km.fract() == 0.0 {
        format!("{km:.0}")
    } else {
        format!("{km:.1}")
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::{compass, date, persons, relation, thousands};
    use crate::event::{Count, DateBasis, EventDate};
    use crate::referent::Relation;
    use crate::time::{DateInterval, DatePrecision};

    #[track_caller]
    fn check(start: (i8, i8), end: (i8, i8), precision: DatePrecision, expected: &str) {
        let interval = DateInterval {
            start: day(2024, start.0, start.1),
            end: day(2024, end.0, end.1),
        };
        let event_date = EventDate {
            interval,
            precision,
            words: String::new(),
            span: None,
            basis: DateBasis::Stated,
        };
        assert_eq!(date(&event_date), expected);
    }

    #[test]
    fn dates_say_how_close_they_are() {
        check((12, 2), (12, 2), DatePrecision::Day, "2 December 2024");
        check(
            (12, 1),
            (12, 3),
            DatePrecision::Range,
            "between 1 and 3 December 2024",
        );
        check(
            (11, 25),
            (12, 1),
            DatePrecision::Week,
            "between 25 November and 1 December 2024",
        );
        check((12, 1), (12, 31), DatePrecision::Month, "in December 2024");
        check(
            (12, 3),
            (12, 3),
            DatePrecision::ByPublication,
            "by 3 December 2024",
        );
    }

    #[test]
    fn counts_are_ranges_where_reports_differ() {
        assert_eq!(persons(Count::exactly(7)), "7");
        assert_eq!(
            persons(Count {
                low: 5,
                best: 7,
                high: 1200
            }),
            "5–1,200"
        );
        assert_eq!(thousands(1_234_567), "1,234,567");
    }

    #[test]
    fn relations_read_as_words_before_a_name() {
        assert_eq!(
            relation(&Relation::DirectionOf {
                bearing: 90.0,
                distance_km: None
            }),
            "east of"
        );
        assert_eq!(
            relation(&Relation::DirectionOf {
                bearing: 350.0,
                distance_km: Some(40.0)
            }),
            "40 km north of"
        );
        assert_eq!(
            relation(&Relation::PartOf {
                bearing: Some(315.0)
            }),
            "the northwest of"
        );
        assert_eq!(compass(f64::NAN), "north");
    }
}
