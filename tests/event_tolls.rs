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
        &["Mogadishu: 7-10 killed, 3 fighters"],
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

#[test]
fn a_toll_divided_by_place_is_told_by_place() {
    check(
        "Raids killed 13 gunmen on Monday: eight in Jos and five in Bokkos.",
        &["Jos: 8 killed, 8 fighters", "Bokkos: 5 killed"],
    );
    check(
        "A bomb killed 50 people in three provinces of Afghanistan on Monday: 30 in Kunduz and 20 in Baghlan.",
        &["Kunduz: 30 killed", "Baghlan: 20 killed"],
    );
    check(
        "Fifty people were killed in attacks across northern Nigeria on Monday, 30 of them in Katsina and 20 in Sokoto.",
        &["Katsina: 30 killed", "Sokoto: 20 killed"],
    );
    // Nine are those of the first place, though six and three are nine.
    check(
        "Strikes on Monday killed nine people in Rafah, six in Khan Younis and three in Jabalia, medics said.",
        &[
            "Rafah: 9 killed",
            "Khan Younis: 6 killed",
            "Jabalia: 3 killed",
        ],
    );
}

#[test]
fn who_dies_later_is_one_more() {
    check(
        "Shelling killed four people in Nikopol on Monday. Another person died in hospital.",
        &["Nikopol: 5 killed"],
    );
    check(
        "Shelling killed four people in Nikopol on Monday. A fifth died of his wounds on Tuesday.",
        &["Nikopol: 5 killed"],
    );
    check(
        "Masked men opened fire at a party in Celaya on Saturday, killing four. One of the wounded died on Sunday, taking the toll to five.",
        &["Celaya: 5 killed"],
    );
    check(
        "Shelling killed four people in Nikopol on Monday. All four were civilians, the governor said. The victims died at once.",
        &["Nikopol: 4 killed"],
    );
}

#[test]
fn those_who_attacked_are_among_the_dead() {
    check(
        "A knifeman killed two shoppers in Lille on Monday. Police shot dead the attacker.",
        &["Lille: 3 killed, 2 civilians, 1 fighters"],
    );
    check(
        "Militants stormed a hotel in Kismayo on Monday, killing 12 guests. All four attackers were killed by the police.",
        &["Kismayo: 16 killed, 12 civilians, 4 fighters"],
    );
    check(
        "Twelve people, including three attackers, were killed when militants stormed a hotel in Kismayo on Monday. \
         The attackers were shot dead by the police.",
        &["Kismayo: 12 killed, 3 fighters"],
    );
    check(
        "A suicide bomber killed himself and three guards in Kabul on Monday.",
        &["Kabul: 4 killed"],
    );
}

#[test]
fn what_a_side_lost_is_counted_too() {
    check(
        "The army said it killed 30 rebels near Gao on Monday and lost two soldiers.",
        &["near Gao: 32 killed, 30 fighters, 2 soldiers"],
    );
    check(
        "The army killed 30 rebels near Gao on Monday for the loss of two soldiers.",
        &["near Gao: 32 killed, 30 fighters, 2 soldiers"],
    );
}

#[test]
fn what_a_party_says_of_its_enemies_widens_the_range() {
    check(
        "A suicide bomber drove into a gate in Beledweyne on Monday, killing eight, the governor said. \
         Al-Shabab said that 25 recruits had died.",
        &["Beledweyne: 8-25 killed, 25 soldiers"],
    );
    check(
        "Police killed two protesters in Lagos on Monday, Amnesty said. Police said only one person had died.",
        &["Lagos: 1-2 killed"],
    );
}

#[test]
fn bodies_lives_and_deaths_of_many_kinds_are_tolls() {
    for (text, expected) in [
        (
            "A bomb went off in a market in Quetta on Monday. Rescuers pulled 11 bodies from the rubble.",
            "Quetta: 11 killed",
        ),
        (
            "A bomb went off in a market in Quetta on Monday. The hospital received nine bodies.",
            "Quetta: 9 killed",
        ),
        (
            "A drone hit a fuel market in Nyala on Monday. Seven traders burned to death.",
            "Nyala: 7 killed, 7 civilians",
        ),
        (
            "A drone fired at a motorcycle near Aden on Monday. The rider was killed.",
            "near Aden: 1 killed, 1 civilians",
        ),
        (
            "Gunmen overran a post near Mach on Monday. The group put the dead at four.",
            "near Mach: 4 killed",
        ),
        (
            "A shell in Nikopol on Monday claimed four lives.",
            "Nikopol: 4 killed",
        ),
        (
            "Shelling of Nikopol on Monday cost four people their lives.",
            "Nikopol: 4 killed",
        ),
        (
            "Two brothers, who had been led away by masked men, were found shot dead near Homs on Monday.",
            "near Homs: 2 killed",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn families_and_companions_are_counted() {
    for (text, expected) in [
        (
            "A shell hit a house in Nikopol on Monday, killing a family of five and two neighbours.",
            "Nikopol: 7 killed",
        ),
        (
            "A shell hit a house in Nikopol on Monday. A couple and their daughter died.",
            "Nikopol: 3 killed",
        ),
        (
            "A mine blew up under a truck near Gao on Monday. Four members of one family died on the spot.",
            "near Gao: 4 killed",
        ),
        (
            "A mine blew up under a truck near Gao on Monday; its driver and his apprentice died.",
            "near Gao: 2 killed, 2 civilians",
        ),
        (
            "The mayor of Maroua was shot dead in Maroua on Monday along with two of his bodyguards.",
            "Maroua: 3 killed, 3 civilians",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn an_age_is_no_toll() {
    check(
        "Gunmen killed a teacher and his 15-year-old daughter in Jos on Monday.",
        &["Jos: 2 killed"],
    );
}

#[test]
fn one_whom_no_list_names_is_one() {
    for (text, expected) in [
        (
            "A local official was shot and killed by unknown gunmen in Jos on Monday.",
            "Jos: 1 killed, 1 civilians",
        ),
        (
            "Luis Pardo, a judge, and Ana Mora, a lawyer, were killed in Bogota on Monday.",
            "Bogota: 2 killed",
        ),
        (
            "A bomb went off in a market in Quetta on Monday. One person died at the city hospital.",
            "Quetta: 1 killed",
        ),
        (
            "Two village elders were shot dead in Jos on Monday.",
            "Jos: 2 killed, 2 civilians",
        ),
        (
            "Armed men attacked and killed a Fulani pastoralist in Jos on Monday.",
            "Jos: 1 killed",
        ),
        (
            "A pastoralist was killed by gunmen in Jos on Monday.",
            "Jos: 1 killed",
        ),
        (
            "A gunman attacked the prayer leader of a village near Gao on Monday, killing him.",
            "near Gao: 1 killed",
        ),
        (
            "At least eight people, including four policemen, one soldier and three rebels were killed in a raid in Jos on Monday.",
            "Jos: 8 killed, 3 fighters, 4 police, 1 soldiers",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn the_murder_in_a_place_of_somebody_is_a_death() {
    for (text, killed) in [
        (
            "The assassination on Monday in Tegucigalpa of Manuel Ruiz shocked the city.",
            1,
        ),
        (
            "Police look into the murder in Tegucigalpa on Monday of Hector Ruiz and Gilda Flores.",
            2,
        ),
    ] {
        let told = told::drawn(text);
        let counts: Vec<Option<u32>> = told
            .iter()
            .map(|event| event.casualties.killed.map(|killed| killed.best))
            .collect();
        assert_eq!(counts, [Some(killed)], "in: {text}");
    }
}

/// Returns what was killed and injured in each event that is drawn.
fn tolls(text: &str) -> Vec<(Option<u32>, Option<u32>)> {
    told::drawn(text)
        .iter()
        .map(|event| {
            let best = |count: Option<dateline::event::Count>| count.map(|count| count.best);
            (
                best(event.casualties.killed),
                best(event.casualties.injured),
            )
        })
        .collect()
}

#[test]
fn names_behind_a_number_say_who_they_were_and_a_speaker_is_no_victim() {
    for (text, expected) in [
        (
            "Two aid workers, Anna Berg and John Okello, were killed in Bor on Sunday.",
            (Some(2), None),
        ),
        (
            "A missile attack on Kharkiv on Sunday killed six and injured 11, the mayor, Ihor Petrenko, said.",
            (Some(6), Some(11)),
        ),
        (
            "A bomb in Kandahar on Sunday killed five people, the police chief, Abdul Ahad, told reporters.",
            (Some(5), None),
        ),
        (
            "Police said on Tuesday that 11, not eight, people were killed in Sunday's attack in Mubi.",
            (Some(11), None),
        ),
        (
            "A man stabbed three people in Lyon on Sunday.",
            (None, Some(3)),
        ),
        (
            "Villagers beat two men to death in Kisii on Sunday.",
            (Some(2), None),
        ),
    ] {
        assert_eq!(tolls(text), [expected], "in: {text}");
    }
}

#[test]
fn tolls_by_place_may_have_days_of_their_own() {
    assert_eq!(
        tolls("Gunmen killed three people in Jos on Sunday and two in Bauchi on Monday."),
        [(Some(3), None), (Some(2), None)]
    );
}

#[track_caller]
fn with_hurt(text: &str, expected: &[&str]) {
    let found: Vec<String> = drawn(text)
        .iter()
        .map(|event| {
            let hurt = event.casualties.injured.map_or(0, |count| count.best);
            format!("{}, {hurt} hurt", toll(event))
        })
        .collect();
    assert_eq!(found, expected, "in: {text}");
}

#[test]
fn of_those_wounded_some_die() {
    with_hurt(
        "A drone hit a bus in Odesa on Sunday, wounding 14 people, two of whom later died.",
        &["Odesa: 2 killed, 12 hurt"],
    );
    with_hurt(
        "A grenade thrown at a market in Bangassou wounded 20 people on Saturday, one of whom died on Sunday.",
        &["Bangassou: 1 killed, 19 hurt"],
    );
    with_hurt(
        "A policeman wounded in Sunday's ambush near Gao died on Monday, bringing the toll to five.",
        &["near Gao: 5 killed, 1 police, 0 hurt"],
    );
}

#[test]
fn a_total_of_a_war_is_not_added() {
    with_hurt(
        "A strike on Rafah on Sunday set tents ablaze. The ministry said 45 people were killed and 249 injured; over 36,000 have died in the \
         enclave since October 7.",
        &["Rafah: 45 killed, 249 hurt"],
    );
    check(
        "Five people were killed in Rafah on Sunday; more than 300 have died in the enclave since the start of the year.",
        &["Rafah: 5 killed"],
    );
}

#[test]
fn birds_and_years_of_birth_are_no_dead() {
    check(
        "A rocket landed on a farm near Homs on Monday, killing thousands of birds.",
        &["near Homs: - killed"],
    );
    with_hurt(
        "Shells fell on a courtyard in Horlivka on Sunday, killing a woman born in 1958 and wounding two men.",
        &["Horlivka: 1 killed, 1 women, 2 hurt"],
    );
}

#[test]
fn a_figure_that_somebody_else_puts_is_a_range() {
    check(
        "Dozens of villagers were slaughtered in Goma on Monday, according to a youth leader. Police put the figure at nine.",
        &["Goma: 9 killed, 9 civilians"],
    );
    check(
        "The rebels claimed to have killed 54 soldiers in an attack on a base in Gao on Monday. The army admits seven dead.",
        &["Gao: 7-54 killed, 54 soldiers"],
    );
}

#[test]
fn a_figure_given_at_first_is_no_rival_of_the_later_one() {
    check(
        "Police in Katsina initially put the number of dead in Sunday's raid on Kankara at eight, but on Monday a spokesman said 13 people had \
         died.",
        &["Kankara: 13 killed"],
    );
    check(
        "A raid on Kankara in Katsina left 13 dead on Sunday, police said. An initial statement spoke of only four deaths.",
        &["Kankara: 13 killed"],
    );
}

#[test]
fn those_who_are_told_by_their_parts_are_counted_once() {
    check(
        "Three farmers, two brothers and a neighbor, were hacked to death near Beni in Congo on Sunday.",
        &["near Beni in Congo: 3 killed, 3 civilians"],
    );
    check(
        "Gunmen killed four people, two officers and two nurses, in Cali on Sunday.",
        &["Cali: 4 killed"],
    );
    check(
        "Gunmen killed two soldiers, a nurse and a driver in Cali on Sunday.",
        &["Cali: 4 killed"],
    );
}

#[test]
fn who_was_seized_and_found_dead_or_did_not_survive_is_killed() {
    check(
        "Villagers seized in Tsafe on Friday were found dead on Sunday.",
        &["Tsafe: 2-10 killed, 3 civilians"],
    );
    check(
        "A grenade hurt six men in Cali on Sunday. A young woman did not survive.",
        &["Cali: 1 killed, 1 women"],
    );
    check(
        "Rival gangs traded fire in Choloma on Sunday. Body count: 11, all men.",
        &["Choloma: 11 killed"],
    );
    check(
        "A man who stabbed two soldiers, wounding one critically, was shot and killed near Hebron on Sunday.",
        &["near Hebron: 1 killed, 2 soldiers"],
    );
}

#[test]
fn who_is_in_critical_condition_is_hurt() {
    with_hurt(
        "A guard was killed in a rocket attack in Quetta on Sunday, while three men remain in critical condition.",
        &["Quetta: 1 killed, 1 civilians, 3 hurt"],
    );
    with_hurt(
        "One soldier was killed and two were evacuated with wounds after a clash with rebels in Gao on Sunday.",
        &["Gao: 1 killed, 1 soldiers, 2 hurt"],
    );
}

#[test]
fn three_of_the_wounded_died() {
    check(
        "A car blew up in Baghdad on Friday, killing seven people and wounding 19. Three of the wounded died over the weekend.",
        &["Baghdad: 10 killed"],
    );
    check(
        "Shells hit a street in Tafas in southern Syria on Monday, killing three people, the White Helmets said. A monitor put the dead at five.",
        &["Tafas: 3-5 killed"],
    );
}

#[test]
fn a_name_that_heads_the_list_of_the_dead_is_one_of_them() {
    check(
        "Mayor Luis Gomez, two guards and a driver were killed in Cali on Sunday.",
        &["Cali: 4 killed, 4 civilians"],
    );
    check(
        "According to Mayor Luis Gomez, two guards and a driver were killed in Cali on Sunday.",
        &["Cali: 3 killed, 3 civilians"],
    );
}

#[test]
fn among_them_and_a_toll_given_by_others_add_nobody() {
    check(
        "A landmine killed four farmers, a mother and her two daughters among them, near Dikwa in Borno state on Sunday.",
        &["near Dikwa in Borno state: 4 killed"],
    );
    check(
        "Rebels killed 14 people in Kitshanga in Masisi territory on Sunday, a chief said. The army put the toll at eight.",
        &["Kitshanga: 8-14 killed"],
    );
}
