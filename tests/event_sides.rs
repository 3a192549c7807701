//! Who acts and who suffers: as the words name them, or as the codebook implies them.

mod told;

use told::{drawn, sides};

#[track_caller]
fn check(text: &str, expected: &str) {
    let found: Vec<String> = drawn(text).iter().map(sides).collect();
    assert_eq!(found, [expected], "in: {text}");
}

#[test]
fn both_sides_of_a_fight_stand_behind_between() {
    check(
        "Clashes broke out between Russian and Ukrainian forces near Pokrovsk on Monday.",
        "Russian (external forces) > Ukrainian forces (state forces)",
    );
    check(
        "Fighting erupted between around 100 soldiers and armed bandits near Gusau on Monday.",
        "soldiers (state forces) > armed bandits (political militia)",
    );
}

#[test]
fn one_object_of_two_verbs_has_one_who_acts() {
    check(
        "Gunmen shot and killed a farmer near Jos on Monday.",
        "Gunmen (political militia) > farmer (civilians)",
    );
    check(
        "Soldiers arrested and interrogated ten villagers in Loikaw on Monday.",
        "Soldiers (state forces) > villagers (civilians)",
    );
}

#[test]
fn brackets_before_the_verb_take_nobody_away() {
    check(
        "On Monday, in Than Bo village (Myinmu township), soldiers and hired men (from the north) beat two farmers.",
        "soldiers (state forces) > farmers (civilians)",
    );
}

#[test]
fn the_noun_behind_an_unknown_name_says_what_it_is() {
    check(
        "The army clashed with TBZ rebels near Goma on Monday.",
        "army (state forces) > TBZ rebels (rebel group)",
    );
    check(
        "Pro-Barre forces shot two traders in Baidoa on Monday.",
        "Pro-Barre forces (political militia) > traders (civilians)",
    );
}

#[test]
fn who_is_not_named_is_implied_by_the_kind_of_event() {
    check(
        "A shopkeeper was shot dead in Karachi on Monday.",
        "[unidentified armed group (political militia)] > shopkeeper (civilians)",
    );
    check(
        "Policemen attacked the village of Nubl on Monday.",
        "Policemen (state forces) > [civilians (civilians)]",
    );
    check(
        "Armed clashes took place near Goma on Monday, wounding a pedestrian.",
        "[unidentified armed group (political militia)] > [unidentified armed group (political militia)]",
    );
}

#[test]
fn whom_a_peaceful_protest_is_against_takes_no_part() {
    check(
        "Hundreds of teachers protested against the government in Nairobi on Monday.",
        "teachers (protesters) > ",
    );
}

#[test]
fn people_without_arms_who_clash_are_a_mob() {
    check(
        "Supporters of two parties clashed in Chittagong on Monday.",
        "Supporters (rioters) > ",
    );
    check(
        "Clashes broke out between prisoners and guards in a jail in Quito on Monday.",
        "prisoners (rioters) > guards (state forces)",
    );
    check(
        "Clashes in Goma on Monday drove hundreds of residents from their homes.",
        "[unidentified armed group (political militia)] > [unidentified armed group (political militia)]",
    );
}

#[test]
fn buildings_vehicles_and_places_nobody_knows_are_no_sides() {
    for text in [
        "The gunmen occupied the city hall in Marawi on Monday and set fire to Dansalan College.",
        "Hooded youths attacked two MIO buses with petrol bombs in Cali on Monday.",
        "Rustlers made away with over 200 cows at Kuyello, in Birnin Gwari LGA of Kaduna State, on Sunday.",
    ] {
        for event in told::drawn(text) {
            for actor in &event.actors {
                let name = actor.name.as_str();
                assert!(
                    !["Dansalan", "MIO", "Kuyello"]
                        .iter()
                        .any(|word| name.contains(word)),
                    "{name} in: {text}"
                );
            }
        }
    }
}

#[test]
fn a_country_that_only_says_where_is_no_side() {
    for text in [
        "A bomb in Quetta, Pakistan, killed three people on Sunday.",
        "A shooting at a bar in Thessaloniki, Greece, wounded three men on Sunday.",
        "Four people died in fighting near the border with Armenia in Azerbaijan's Gadabay district on Sunday.",
        "Rockets fired from Lebanon wounded three people in Kiryat Shmona on Sunday.",
    ] {
        for event in told::drawn(text) {
            for actor in &event.actors {
                assert!(
                    !["Pakistan", "Greece", "Armenia", "Azerbaijan", "Lebanon"]
                        .contains(&actor.name.as_str()),
                    "{} in: {text}",
                    actor.name
                );
            }
        }
    }
}

#[test]
fn who_ends_an_attack_or_arrests_for_it_did_not_make_it() {
    for text in [
        "A gunman killed three people in Tulsa on Sunday before he was shot dead by police.",
        "Police arrested two men over the bombing of a market in Mubi on Sunday, which killed 27 people.",
    ] {
        for event in told::drawn(text) {
            let killed = event.casualties.killed.is_some();
            let police = event
                .actors
                .iter()
                .any(|actor| actor.name.to_lowercase().contains("police"));
            assert!(!(killed && police), "in: {text}");
        }
    }
}
