//! How many were killed, and where: figures that contradict each other, figures by place, and figures that are taken back.

mod told;

use told::{drawn, toll};

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = drawn(text).iter().map(toll).collect();
    assert_eq!(found, expected, "in: {text}");
}

#[test]
fn figures_that_contradict_each_other_are_a_range_and_no_sum() {
    check(
        "Jets struck a wedding hall in Sanaa on Monday. The rebels' health office said the raid killed 137 people; \
         the government put the toll at five.",
        &["Sanaa: 5-137 killed"],
    );
    check(
        "A drone hit a market in El Fasher on Tuesday. Doctors said 40 people had been killed, while the army said only \
         three people died.",
        &["El Fasher: 3-40 killed"],
    );
    check(
        "An attack on a bus near Quetta on Tuesday killed nine people, according to police. The separatists said they had \
         killed 22 soldiers.",
        &["near Quetta: 9-22 killed, 22 soldiers"],
    );
}

#[test]
fn each_figure_stands_with_who_said_it() {
    let events = drawn(
        "Jets struck a wedding hall in Sanaa on Monday. The health ministry said the raid killed 137 people; \
         the government put the toll at five.",
    );
    let said: Vec<(u32, &str)> = events[0]
        .mentions
        .iter()
        .filter_map(|mention| {
            let killed = mention.casualties.killed?;
            Some((killed.best, mention.reported_by[0].name.as_str()))
        })
        .collect();
    assert_eq!(said, [(137, "The health ministry"), (5, "the government")]);
}

#[test]
fn a_later_figure_of_another_source_is_no_contradiction() {
    check(
        "A bomb in Mogadishu killed 12 people on Monday, police said. A hospital director said the toll had risen to 15.",
        &["Mogadishu: 15 killed"],
    );
    check(
        "A bomb in Mogadishu killed seven people on Monday, police said. The army said three rebels also died.",
        &["Mogadishu: 7 killed, 3 fighters"],
    );
}

#[test]
fn a_toll_told_place_by_place_is_an_event_for_each() {
    check(
        "Missiles struck several cities overnight, killing two people in Odesa and one in Mykolaiv, officials said.",
        &["Odesa: 2 killed", "Mykolaiv: 1 killed"],
    );
    check(
        "Gunmen killed four people in Jos, two in Bokkos and seven in Mangu on Sunday, police said.",
        &["Jos: 4 killed", "Bokkos: 2 killed", "Mangu: 7 killed"],
    );
    check(
        "Three people were killed in Kherson and two in Nikopol by shelling on Monday.",
        &["Kherson: 3 killed", "Nikopol: 2 killed"],
    );
}

#[test]
fn what_an_earlier_version_said_is_taken_back() {
    check(
        "A bomb at a market in Mogadishu killed 12 people on Monday, police said.\n\n\
         Correction: an earlier version of this report gave the toll as 20.",
        &["Mogadishu: 12 killed"],
    );
    check(
        "A bomb at a market in Mogadishu killed 12 people on Monday, police said.\n\n\
         A previous version of this story said 20 people had died.",
        &["Mogadishu: 12 killed"],
    );
}

#[test]
fn some_of_the_dead_are_part_of_them() {
    check(
        "An air strike on a house in Rafah killed six people on Monday, medics said. Two of the dead were children.",
        &["Rafah: 6 killed, 2 children"],
    );
    check(
        "An air strike on a house in Rafah killed six people on Monday, medics said. The dead included a nurse.",
        &["Rafah: 6 killed, 1 medics"],
    );
}

#[test]
fn an_apposition_before_said_hides_no_toll() {
    check(
        "Jets bombed vigilantes in Maradun in Zamfara State on Monday. The village head, Alhaji Bello, said 11 of the men died.",
        &["Maradun: 11 killed"],
    );
}

#[test]
fn the_fire_of_a_side_is_no_blaze() {
    check(
        "Israeli fire killed at least 22 people in Rafah on Monday, medics said.",
        &["Rafah: 22 killed"],
    );
}

#[test]
fn people_told_with_a_number_keep_it() {
    check(
        "Five miners were buried in Zamboanga on Monday. Gunmen killed the miners on Sunday in Zamboanga, police said.",
        &["Zamboanga: 5 killed, 5 civilians"],
    );
}

#[test]
fn a_war_has_no_day() {
    check(
        "More than 70,000 people have been killed, the president said.",
        &[],
    );
}

#[test]
fn what_would_have_killed_did_not() {
    check(
        "A car bomb was found in Bogota on Monday. It would have killed at least 50 people.",
        &["Bogota: - killed"],
    );
}

#[test]
fn one_victim_by_name_is_killed_once() {
    check(
        "Gunmen killed Senator Luis Paredes in Bogota on Monday. The party condemned Paredes's murder.\n\n\
         The assassination of Luis Paredes shocked the country.",
        &["Bogota: 1 killed, 1 civilians"],
    );
}

#[test]
fn all_whom_a_clash_left_dead_are_counted() {
    check(
        "A clash in Kidal on Monday left 12 rebels and three soldiers dead.",
        &["Kidal: 15 killed"],
    );
}
