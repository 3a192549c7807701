//! What a reader of news takes these words to mean, each with the day of the report.

#![expect(clippy::expect_used, reason = "a test says what it expects")]

use jiff::civil::{Date, date};

use super::{Bound, DateOrder, DatePrecision, Options, find, union, within};
use crate::text::{Span, segment};

/// A Tuesday.
const TUESDAY: Date = date(2024, 12, 3);

/// Checks the words and values found in a text of Tuesday 3 December 2024.
#[track_caller]
fn check(raw: &str, expected: &[(&str, &str)]) {
    check_on(TUESDAY, raw, expected);
}

#[track_caller]
fn check_on(anchor: Date, raw: &str, expected: &[(&str, &str)]) {
    let text = segment(raw);
    let found = find(&text, Some(anchor), Options::default());
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|expression| (expression.span.of(raw), expression.value.as_str()))
        .collect();
    assert_eq!(found, expected, "in: {raw}");
}

/// Checks the days of the only expression.
#[track_caller]
fn check_days(raw: &str, days: &str, precision: DatePrecision) {
    let text = segment(raw);
    let found = find(&text, Some(TUESDAY), Options::default());
    let (interval, as_precise) = union(&found).expect("a dated expression");
    assert_eq!(
        (interval.to_string().as_str(), as_precise),
        (days, precision),
        "in: {raw}"
    );
}

#[test]
fn a_weekday_is_the_last_one() {
    check(
        "Shells hit the town on Monday.",
        &[("Monday", "2024-12-02")],
    );
    check(
        "Two men were arrested Tuesday.",
        &[("Tuesday", "2024-12-03")],
    );
    check(
        "The bridge was blown up on Wednesday",
        &[("Wednesday", "2024-11-27")],
    );
    check(
        "Rebels took the base last Tuesday.",
        &[("last Tuesday", "2024-11-26")],
    );
}

#[test]
fn a_weekday_after_a_future_verb_is_the_next_one() {
    check(
        "Talks will resume on Thursday.",
        &[("Thursday", "2024-12-05")],
    );
    check(
        "The envoy is to arrive Friday.",
        &[("Friday", "2024-12-06")],
    );
    check(
        "The court is expected to rule on Monday.",
        &[("Monday", "2024-12-09")],
    );
    check(
        "He said on Monday the army would leave.",
        &[("Monday", "2024-12-02")],
    );
    check(
        "On Friday, the two sides will sign.",
        &[("Friday", "2024-12-06")],
    );
}

#[test]
fn a_time_of_day_takes_the_day_that_follows_it() {
    check(
        "It fell at 3 a.m. local time (0100 GMT) on Monday.",
        &[
            ("3 a.m. local time", "2024-12-02T03:00"),
            ("0100 GMT", "2024-12-02T01:00Z"),
            ("Monday", "2024-12-02"),
        ],
    );
    check(
        "The port was hit overnight into Sunday.",
        &[("overnight into Sunday", "2024-12-01TNI")],
    );
}

#[test]
fn what_was_done_by_a_day_was_done_by_the_last_one() {
    check(
        "By Friday all but one of the villages had fallen.",
        &[("Friday", "2024-11-29")],
    );
    check(
        "Rebels told them to leave by Friday.",
        &[("Friday", "2024-12-06")],
    );
    check(
        "It is the second clinic to be bombed after a strike on Saturday.",
        &[("Saturday", "2024-11-30")],
    );
}

#[test]
fn parts_of_a_day_stay_with_their_day() {
    check(
        "They crossed late on Sunday.",
        &[("late on Sunday", "2024-12-01")],
    );
    check(
        "A drone fell on Sunday night.",
        &[("Sunday night", "2024-12-01TNI")],
    );
    check(
        "Sirens sounded early this morning.",
        &[("early this morning", "2024-12-03TMO")],
    );
    check(
        "Fire broke out last night.",
        &[("last night", "2024-12-02TNI")],
    );
    check(
        "The blast came at 10:35 a.m. on Sunday.",
        &[("10:35 a.m. on Sunday", "2024-12-01T10:35")],
    );
    check(
        "The truce began at 0400 GMT.",
        &[("0400 GMT", "2024-12-03T04:00Z")],
    );
}

#[test]
fn an_overnight_strike_may_have_come_on_either_side_of_midnight() {
    check(
        "Missiles struck the port overnight.",
        &[("overnight", "2024-12-03TNI")],
    );
    check_days(
        "Missiles struck the port overnight.",
        "2024-12-02/2024-12-03",
        DatePrecision::Range,
    );
}

#[test]
fn periods_are_pointed_at() {
    check("The city fell last week.", &[("last week", "2024-W48")]);
    check(
        "Earlier this month they met.",
        &[("Earlier this month", "2024-12")],
    );
    check_days(
        "Earlier this month they met.",
        "2024-12-01/2024-12-03",
        DatePrecision::Month,
    );
    check(
        "Over the past 24 hours 20 died.",
        &[("the past 24 hours", "PT24H")],
    );
    check_days(
        "Over the past 24 hours 20 died.",
        "2024-12-02/2024-12-03",
        DatePrecision::Range,
    );
    check("Prices rose last year.", &[("last year", "2023")]);
    check(
        "Clashes broke out over the weekend.",
        &[("the weekend", "2024-W48-WE")],
    );
}

#[test]
fn machine_paraphrase_is_understood() {
    check(
        "They captured the city final week.",
        &[("final week", "2024-W48")],
    );
    check(
        "The battle started final 12 months.",
        &[("final 12 months", "2023")],
    );
    check(
        "Flooding got here ultimate month.",
        &[("ultimate month", "2024-11")],
    );
    check(
        "He fled three years in the past.",
        &[("three years in the past", "2021")],
    );
    check("The final week of the campaign was calm.", &[]);
}

#[test]
fn dates_are_read_in_every_order() {
    let day = "2024-03-09";
    for words in [
        "9 March 2024",
        "March 9, 2024",
        "March 9th, 2024",
        "9th of March 2024",
        "Saturday, March 9, 2024",
        "2024-03-09",
        "9.3.2024",
        "9 MAR 2024",
    ] {
        check(&format!("On {words} it rained."), &[(words, day)]);
    }
    check_on(
        date(1989, 4, 2),
        "LIMA, 25 MAR 89 (AFP)",
        &[("25 MAR 89", "1989-03-25")],
    );
    check("It happened on Oct. 9.", &[("Oct. 9", "2024-10-09")]);
    check(
        "It happened on Oct 9 last year.",
        &[("Oct 9 last year", "2023-10-09")],
    );
}

#[test]
fn a_numeric_date_keeps_its_other_reading() {
    let text = segment("Signed on 03/04/2024.");
    let read = |options| find(&text, Some(TUESDAY), options).remove(0);
    let british = read(Options::for_country("GB"));
    let american = read(Options::for_country("US"));
    assert_eq!(
        (british.value.as_str(), american.value.as_str()),
        ("2024-04-03", "2024-03-04")
    );
    assert_eq!(british.other_readings, [american.interval.expect("a day")]);
    assert_eq!(read(Options::default()).other_readings.len(), 1);
    assert_eq!(DateOrder::of_country("ph"), DateOrder::MonthFirst);
}

#[test]
fn a_range_is_known_at_both_ends() {
    check(
        "Raids between 3 and 9 March killed nine.",
        &[("3", "2024-03-03"), ("9 March", "2024-03-09")],
    );
    check_days(
        "Fighting between 3 and 9 March killed 20.",
        "2024-03-03/2024-03-09",
        DatePrecision::Week,
    );
    check_days(
        "Fifty died between Thursday and Wednesday.",
        "2024-11-21/2024-11-27",
        DatePrecision::Week,
    );
    check_days(
        "It lasted from Friday to Sunday.",
        "2024-11-29/2024-12-01",
        DatePrecision::Range,
    );
    check_days(
        "Held from 2012 until 2016, it fell.",
        "2012-01-01/2016-12-31",
        DatePrecision::Year,
    );
    check_days(
        "Shelling on Thursday and Friday",
        "2024-11-28/2024-11-29",
        DatePrecision::Range,
    );
}

#[test]
fn days_of_one_month_share_its_name() {
    check(
        "Raids on 3, 4 and 6 March killed nine.",
        &[
            ("3", "2024-03-03"),
            ("4", "2024-03-04"),
            ("6 March", "2024-03-06"),
        ],
    );
    check(
        "He was held March 3-5, 2023.",
        &[("March 3", "2023-03-03"), ("5, 2023", "2023-03-05")],
    );
    check("On March 3, 12 people died.", &[("March 3", "2024-03-03")]);
    check(
        "On March 3 and 5 soldiers fled.",
        &[("March 3", "2024-03-03")],
    );
}

#[test]
fn a_part_of_a_month_has_its_own_days() {
    check(
        "in the first week of March 2024",
        &[("the first week of March 2024", "2024-W10")],
    );
    check(
        "in the last week of March 2009",
        &[("the last week of March 2009", "2009-W13")],
    );
    check_days(
        "It was quiet in the second half of June 2023.",
        "2023-06-16/2023-06-30",
        DatePrecision::Month,
    );
    check(
        "in the week of November 6",
        &[("the week of November 6", "2024-W45")],
    );
}

#[test]
fn a_weekday_of_a_month_is_counted() {
    check(
        "They met on the last Sunday of March 2024.",
        &[("the last Sunday of March 2024", "2024-03-31")],
    );
}

#[test]
fn a_few_days_ago_is_within_a_week() {
    check("He fled a few days ago.", &[("a few days ago", "PAST_REF")]);
    check_days(
        "He fled a few days ago.",
        "2024-11-27/2024-12-02",
        DatePrecision::Range,
    );
}

#[test]
fn years_are_told_from_counts() {
    check("The war began in 2011.", &[("2011", "2011")]);
    check("Some 2000 people fled 1500 homes.", &[]);
    check("It has been held since 2011.", &[("2011", "2011")]);
    check("in the early 1990s", &[("the early 1990s", "199")]);
    check(
        "the winter of nineteen ninety-four",
        &[("the winter of nineteen ninety-four", "1994-WI")],
    );
    check("the 19th century", &[("the 19th century", "18")]);
    check("It cost $1990 and 1995.5 points", &[]);
}

#[test]
fn offsets_count_from_the_report_or_from_what_was_told() {
    check(
        "He left three days ago.",
        &[("three days ago", "2024-11-30")],
    );
    check("He left two years ago.", &[("two years ago", "2022")]);
    check(
        "He left half a year ago.",
        &[("half a year ago", "2024-06")],
    );
    check(
        "He died on Sunday. He had fled the day before.",
        &[("Sunday", "2024-12-01"), ("the day before", "2024-11-30")],
    );
    check(
        "The town fell on 3 March 2011. It was retaken three days later.",
        &[
            ("3 March 2011", "2011-03-03"),
            ("three days later", "2011-03-06"),
        ],
    );
    check(
        "It was hit on Sunday and the next day shops shut.",
        &[("Sunday", "2024-12-01"), ("the next day", "2024-12-02")],
    );
}

#[test]
fn lengths_and_repetitions_date_nothing() {
    check("A two-week siege", &[("two-week", "P2W")]);
    check("The battle froze for years.", &[("years", "PXY")]);
    check("They meet every Friday.", &[("every Friday", "XXXX-WXX-5")]);
    check("They pay twice a week.", &[("twice a week", "P1W")]);
    check(
        "Two and a half years of war",
        &[("Two and a half years", "P2Y6M")],
    );
}

#[test]
fn an_age_is_no_time() {
    check(
        "A 23-year-old man and a girl of 8, two years old, died.",
        &[],
    );
}

#[test]
fn words_with_other_lives_are_left_alone() {
    check(
        "Troops may march a second time and the regime may fall.",
        &[],
    );
    check("The sun sat low; they wed.", &[]);
    check("In May they met.", &[("May", "2024-05")]);
}

#[test]
fn holidays_quarters_and_seasons_have_dates() {
    check(
        "Shops burned on Christmas Eve.",
        &[("Christmas Eve", "2024-12-24")],
    );
    check(
        "killed on Easter Sunday",
        &[("Easter Sunday", "2024-03-31")],
    );
    check(
        "in the third quarter of 1990",
        &[("the third quarter of 1990", "1990-Q3")],
    );
    check("Q3 2020 was calm.", &[("Q3 2020", "2020-Q3")]);
    check("They fled last summer.", &[("last summer", "2024-SU")]);
}

#[test]
fn references_have_no_days() {
    check("They are now in the city.", &[("now", "PRESENT_REF")]);
    check("He recently left.", &[("recently", "PAST_REF")]);
    check("in the near future", &[("the near future", "FUTURE_REF")]);
}

#[test]
fn without_a_report_date_relative_words_have_no_days() {
    let text = segment(
        "On Sunday, 3 March 2024 rebels struck; yesterday and last week it was calm in May.",
    );
    let found = find(&text, None, Options::default());
    let values: Vec<&str> = found
        .iter()
        .map(|expression| expression.value.as_str())
        .collect();
    assert_eq!(values, ["2024-03-03", "XXXX-XX-XX", "XXXX-WXX", "XXXX-05"]);
    assert!(
        found[1..]
            .iter()
            .all(|expression| expression.interval.is_none())
    );
}

#[test]
fn a_date_at_the_head_of_the_text_stands_for_the_report_date() {
    let anchored = |raw: &str| {
        let found = find(&segment(raw), None, Options::default());
        found.last().and_then(|expression| expression.interval)
    };
    assert!(anchored("AMMAN, 3 March 2024 (AFP) - Rebels struck on Friday.").is_some());
    assert!(anchored("On 3 March 2011 rebels struck. They struck again on Friday.").is_none());
}

#[test]
fn the_word_before_bounds_the_time() {
    let text = segment("Held since 2011, it was quiet until Sunday and after Monday.");
    let bounds: Vec<_> = find(&text, Some(TUESDAY), Options::default())
        .iter()
        .map(|expression| expression.bound)
        .collect();
    assert_eq!(
        bounds,
        [Some(Bound::Since), Some(Bound::Until), Some(Bound::After)]
    );
}

#[test]
fn the_expressions_of_a_clause_are_those_inside_it() {
    let raw = "Hit on Sunday, it burned until Monday.";
    let found = find(&segment(raw), Some(TUESDAY), Options::default());
    let clause = Span::new(0, raw.find(',').expect("a comma"));
    assert_eq!(within(&found, clause).len(), 1);
    assert_eq!(within(&found, Span::new(0, raw.len())).len(), 2);
    assert_eq!(within(&found, Span::new(5, 5)).len(), 0);
}

mod property;
