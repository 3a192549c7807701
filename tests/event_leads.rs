//! One report tells a happening more than once: in its title, its lead, its details, and in totals of several happenings.

mod told;

use told::{drawn, toll};

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let mut found: Vec<String> = drawn(text)
        .iter()
        .map(|event| format!("{}, {}", event.sub_event_type.as_str(), toll(event)))
        .collect();
    found.sort_unstable();
    assert_eq!(found, expected, "in: {text}");
}

#[test]
fn a_lead_and_its_details_are_one_happening() {
    check(
        "A car bomb killed an officer in Thailand's Pattani province on Monday. The pickup exploded in Nong Chik district as \
         soldiers gathered there.",
        &["Remote explosive/landmine/IED, Nong Chik district: 1 killed, 1 police"],
    );
}

#[test]
fn a_lead_without_a_day_is_of_the_day_told_behind_it() {
    check(
        "At least 40 people were killed in an attack on the town of Wase in Nigeria's Plateau state, officials said. The attackers \
         opened fire on residents on Monday of last week.",
        &["Attack, Wase: 40 killed"],
    );
}

#[test]
fn a_total_of_places_told_behind_it_is_none_of_its_own() {
    check(
        "Two attacks killed four civilians in Ukraine's Donetsk region on Monday. Three people died when artillery hit Toretsk and \
         one was killed by a drone in Kostiantynivka.",
        &[
            "Air/drone strike, Kostiantynivka: 1 killed",
            "Shelling/artillery/missile attack, Toretsk: 3 killed",
        ],
    );
}

#[test]
fn under_sport_and_business_nobody_bombs() {
    check(
        "SPORT\n\nThe visitors bombed forward in Seoul on Monday and struck twice.\n\nBUSINESS\n\nShares exploded in Lagos on \
         Monday after a raid on a rival.",
        &[],
    );
}

#[test]
fn on_this_day_is_history() {
    check(
        "ON THIS DAY: In Batu Pahat the guerrillas came out of the jungle and killed 30 collaborators.",
        &[],
    );
}

#[test]
fn questions_plans_and_what_must_come_first_have_not_happened() {
    check("Was there shooting in Goma on Monday?", &[]);
    check("Marches were planned in Lagos and Kano on Monday.", &[]);
    check(
        "The minister said the war in Gaza would not end until the tunnels of Rafah were bombed.",
        &[],
    );
    check(
        "Anyone who burns a shop in Dakar will be punished, the president said on Monday.",
        &[],
    );
    check(
        "Police said on Monday that a suicide bomber may slip into the crowd in Lahore.",
        &[],
    );
}

#[test]
fn reports_that_are_not_confirmed_are_not_drawn() {
    check(
        "Officials declined to confirm reports that 15 people were kidnapped by gunmen in Manta on Monday.",
        &[],
    );
    check(
        "The army denied a report that its troops had shelled the hospital in Monywa on Monday.",
        &[],
    );
}

#[test]
fn what_is_condemned_as_new_has_happened() {
    check(
        "The president condemned a bombing that killed three people in Mosul on Monday.",
        &["Remote explosive/landmine/IED, Mosul: 3 killed"],
    );
}

#[test]
fn why_a_crowd_marches_is_not_what_comes_of_it() {
    check(
        "Hundreds marched in Kisumu on Monday over the killing of a student.",
        &["Peaceful protest, Kisumu: - killed"],
    );
}

#[test]
fn many_happenings_that_are_counted_are_none_that_is_told() {
    check(
        "The general staff counted 139 clashes near Pokrovsk in the past day.",
        &[],
    );
}

#[test]
fn what_a_war_has_killed_is_of_no_day() {
    check(
        "Women marched in Kumba on Monday. The conflict has killed more than 3,500 people.",
        &["Peaceful protest, Kumba: - killed"],
    );
}
