//! The names that the tables give to senses.

use super::senses::{Cue, HolidayRule, Modifier, Pointing};
use crate::time::calendar::{Season, Unit};

pub(super) fn season(name: &str) -> Option<Season> {
    Some(match name {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "fall" => Season::Fall,
        "winter" => Season::Winter,
        _ => return None,
    })
}

pub(super) fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "millennium" => Unit::Millennium,
        _ => return None,
    })
}

pub(super) fn pointing(name: &str) -> Option<Pointing> {
    Some(match name {
        "this" => Pointing::This,
        "current" => Pointing::Current,
        "last" => Pointing::Last,
        "past" => Pointing::Past,
        "previous" => Pointing::Previous,
        "next" => Pointing::Next,
        "following" => Pointing::Following,
        "coming" => Pointing::Coming,
        "latest" => Pointing::Latest,
        "recent" => Pointing::Recent,
        "same" => Pointing::Same,
        "that" => Pointing::That,
        "future" => Pointing::Future,
        _ => return None,
    })
}

pub(super) fn cue(name: &str) -> Option<Cue> {
    Some(match name {
        "past" => Cue::Past,
        "said" => Cue::Said,
        "future" => Cue::Future,
        "scheduled" => Cue::Scheduled,
        "pledge" => Cue::Pledge,
        "unsure" => Cue::Unsure,
        "modal" => Cue::Modal,
        "be" => Cue::Be,
        "perfect" => Cue::Perfect,
        "to" => Cue::To,
        _ => return None,
    })
}

pub(super) fn modifier(name: &str) -> Option<Modifier> {
    Some(match name {
        "START" => Modifier::Start,
        "MID" => Modifier::Mid,
        "END" => Modifier::End,
        "EARLIER" => Modifier::Earlier,
        "LATER" => Modifier::Later,
        "APPROX" => Modifier::Approx,
        "LESS_THAN" => Modifier::LessThan,
        "MORE_THAN" => Modifier::MoreThan,
        "EQUAL_OR_LESS" => Modifier::EqualOrLess,
        "EQUAL_OR_MORE" => Modifier::EqualOrMore,
        _ => return None,
    })
}

pub(super) fn holiday(rule: &str) -> Option<HolidayRule> {
    if let Some(days) = rule.strip_prefix("easter ") {
        return days.parse().ok().map(HolidayRule::Easter);
    }
    let fields: Vec<&str> = rule.split(' ').collect();
    match fields.as_slice() {
        [month, weekday, nth] => Some(HolidayRule::Nth {
            month: month.parse().ok()?,
            weekday: 1 + i8::try_from(
                ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
                    .iter()
                    .position(|name| name == weekday)?,
            )
            .ok()?,
            nth: nth.parse().ok()?,
        }),
        [day] => {
            let (month, day) = day.split_once('-')?;
            Some(HolidayRule::Fixed {
                month: month.parse().ok()?,
                day: day.parse().ok()?,
            })
        }
        _ => None,
    }
}
