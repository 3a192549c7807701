//! How many a clause tells of, in all the ways that reports count.

use super::*;

#[track_caller]
fn check(text: &str, expected: &[(Effect, u32)], expected_parts: &[(&str, u32)]) {
    let segmented = crate::text::segment(text);
    let words = crate::event::words::words(&segmented, &segmented.sentences[0]);
    let hits = crate::event::trigger::hits(&words);
    let mut found = Vec::new();
    let mut parts = Vec::new();
    let mut previous = 0;
    for (index, hit) in hits.iter().enumerate() {
        let Some(effect) = hit.readings.last().and_then(|(act, _)| effect_of(act.name)) else {
            continue;
        };
        let next = hits[index + 1..]
            .iter()
            .find(|hit| {
                hit.readings
                    .last()
                    .is_some_and(|(act, _)| effect_of(act.name).is_some())
            })
            .map_or(words.len(), |hit| hit.words.start);
        let group =
            crate::event::grammar::verb_group(&words, hit.words.start, hit.words.end, hit.forms);
        if let Some(toll) = toll(&words, hit, &group, effect, previous..next, &[]) {
            found.push((toll.effect, toll.count.best));
            parts.extend(toll.parts.into_iter().map(|(who, count)| (who, count.best)));
        }
        previous = hit.words.end;
    }
    assert_eq!(found, expected, "{text}");
    if !expected_parts.is_empty() {
        assert_eq!(parts, expected_parts, "{text}");
    }
}

use Effect::{Abducted, Arrested, Injured, Killed};

#[test]
fn active_and_passive_give_the_same_toll() {
    check(
        "The strike killed eight members of one family",
        &[(Killed, 8)],
        &[],
    );
    check(
        "At least 13 people, two of them children, were killed",
        &[(Killed, 13)],
        &[("children", 2)],
    );
    check(
        "where seven people had been killed, including 5 kids",
        &[(Killed, 7)],
        &[("children", 5)],
    );
    check(
        "Rockets hit, killing 27 people, two of them children, and injuring 96",
        &[(Killed, 27), (Injured, 96)],
        &[("children", 2)],
    );
}

#[test]
fn coordinated_groups_are_added_and_new_verbs_are_not() {
    check(
        "killed two soldiers and three civilians",
        &[(Killed, 5)],
        &[],
    );
    check(
        "killed seven people and wounded 12 others",
        &[(Killed, 7), (Injured, 12)],
        &[],
    );
    check("killed a woman and her two children", &[(Killed, 3)], &[]);
    check(
        "Two soldiers and three civilians were killed",
        &[(Killed, 5)],
        &[],
    );
}

#[test]
fn nouns_and_adjectives_give_tolls() {
    check("the number of dead had risen to 31", &[(Killed, 31)], &[]);
    check("the death toll rose to 44", &[(Killed, 44)], &[]);
    check(
        "leaving three people dead and 12 injured",
        &[(Killed, 3), (Injured, 12)],
        &[],
    );
    check(
        "A source spoke of \"several\" soldiers dead",
        &[(Killed, 3)],
        &[],
    );
    check("the death of a civilian", &[(Killed, 1)], &[]);
    check(
        "Two nuns were among at least 15 people killed",
        &[(Killed, 15)],
        &[("women", 2)],
    );
    check("without causing casualties", &[(Killed, 0)], &[]);
}

#[test]
fn single_persons_count_one() {
    check(
        "A night watchman was slightly injured",
        &[(Injured, 1)],
        &[],
    );
    check("guerrillas killed a peasant", &[(Killed, 1)], &[]);
    check(
        "one woman was lightly hurt by shrapnel",
        &[(Injured, 1)],
        &[("women", 1)],
    );
    check(
        "Six agents were kidnapped by armed men",
        &[(Abducted, 6)],
        &[],
    );
}

#[test]
fn more_victims_of_the_same_verb_are_added() {
    check(
        "Gunmen killed the mayor of the town, as well as two peasants",
        &[(Killed, 3)],
        &[],
    );
    check("Two bodies were found", &[(Killed, 2)], &[]);
    check("A mayor and his driver were killed", &[(Killed, 2)], &[]);
    check(
        "Seven suspected People's Army (PA) rebels were killed",
        &[(Killed, 7)],
        &[],
    );
    check(
        "Shelling hit the town, killing more than 40 people",
        &[(Killed, 40)],
        &[],
    );
}

#[test]
fn parts_of_the_dead_are_no_more_dead() {
    for (text, part) in [
        ("Two of the dead were children", ("children", 2)),
        ("Three of those killed were women", ("women", 3)),
        ("The dead included a nurse and others", ("medics", 1)),
        ("Among the dead were two children", ("children", 2)),
    ] {
        check(text, &[(Killed, 0)], &[part]);
    }
}

#[test]
fn one_who_is_named_is_one() {
    check(
        "the assassination of Senator Luis Galan",
        &[(Killed, 1)],
        &[],
    );
    check("after the mayor's murder", &[(Killed, 1)], &[]);
    check("the killing of Syrians", &[], &[]);
    check("Xochitl Tzul was killed in her office", &[(Killed, 1)], &[]);
    check("the bill was killed in committee", &[], &[]);
}

#[test]
fn ages_are_no_tolls() {
    check("A couple, aged 71 and 68, were killed", &[(Killed, 2)], &[]);
    check(
        "A man from Douma, 31, was killed with Huda, 19",
        &[(Killed, 1)],
        &[],
    );
}

#[test]
fn who_is_told_twice_is_counted_once() {
    check(
        "An official and leader of the party was killed",
        &[(Killed, 1)],
        &[],
    );
    check(
        "A judge and a mayor were abducted and then murdered",
        &[(Abducted, 2), (Killed, 2)],
        &[],
    );
    check(
        "The mayor, who was seen on Monday, was found dead",
        &[(Killed, 1)],
        &[],
    );
}

#[test]
fn members_of_a_side_are_those_counted() {
    check(
        "14 members of security forces, including a captain, were killed",
        &[(Killed, 14)],
        &[],
    );
    check(
        "The group claimed that 14 members of security forces, including a captain, were killed",
        &[(Killed, 14)],
        &[],
    );
    check(
        "a gunman attacked the mayor, killing him",
        &[(Killed, 1)],
        &[],
    );
}

#[test]
fn who_suffers_is_not_whom_he_hurt() {
    check(
        "An attacker who tried to stab two officers on Saturday was killed",
        &[(Injured, 2), (Killed, 1)],
        &[],
    );
    check(
        "A gunman killed three people before being arrested",
        &[(Killed, 3), (Arrested, 1)],
        &[],
    );
    check(
        "A gunman who killed three people in a mosque before being arrested was a student",
        &[(Killed, 3), (Arrested, 1)],
        &[],
    );
    check(
        "Gunmen shot the prosecutor, killing him instantly",
        &[(Killed, 1)],
        &[],
    );
}

#[test]
fn people_are_counted_by_their_country() {
    check(
        "The strike killed 60 Afghans at the airport",
        &[(Killed, 60)],
        &[],
    );
    check(
        "A strike killed four Lebanese and two Syrians in a car",
        &[(Killed, 6)],
        &[],
    );
    check(
        "The mine killed three reporters, two Afghans and an Iraqi",
        &[(Killed, 3)],
        &[],
    );
    check(
        "The bomb killed 13 US soldiers and at least 60 Afghans",
        &[(Killed, 73)],
        &[],
    );
}

#[test]
fn things_are_not_people() {
    check("killed 20 cattle", &[], &[]);
    check("was killed in 2011", &[], &[]);
}

#[test]
fn ages_years_and_money_are_no_people() {
    check(
        "Three people, all over 70, were killed",
        &[(Killed, 3)],
        &[],
    );
    check("A woman, 58, was killed", &[(Killed, 1)], &[]);
    check("A woman born in 1958 was killed", &[(Killed, 1)], &[]);
    check(
        "Two rebels with a bounty of Rs 8 lakh each were killed",
        &[(Killed, 2)],
        &[],
    );
}

#[test]
fn who_stands_beside_others_is_counted_too() {
    check(
        "Gunmen stormed the house, killing him and his wife",
        &[(Killed, 2)],
        &[],
    );
    check("Six colliers and a guard were killed", &[(Killed, 7)], &[]);
    check(
        "The driver and his conductor were killed",
        &[(Killed, 2)],
        &[],
    );
    check(
        "Two reservists (KR) and a herder were killed",
        &[(Killed, 3)],
        &[],
    );
    check(
        "A commander of Hezbollah and two companions were killed",
        &[(Killed, 3)],
        &[],
    );
    check(
        "Maria Paz, a judge of the High Court, and two of her bodyguards were killed",
        &[(Killed, 3)],
        &[],
    );
    check("The bomb killed both of them", &[(Killed, 2)], &[]);
    check(
        "The bomb killed three rangers and wounded a fourth in the north",
        &[(Killed, 3), (Injured, 1)],
        &[],
    );
}

#[test]
fn what_stands_apart_is_not_who_was_hurt() {
    check(
        "At least 40 people - 28 civilians and 12 soldiers - were killed",
        &[(Killed, 40)],
        &[],
    );
    check(
        "Four people, one of whom was a pregnant woman, were killed",
        &[(Killed, 4)],
        &[],
    );
    check(
        "The grenade wounded 20 people, one of whom died",
        &[(Injured, 20), (Killed, 1)],
        &[],
    );
    check(
        "The raid killed nine people and left 25 wounded",
        &[(Killed, 9), (Injured, 25)],
        &[],
    );
    check(
        "The number of people killed in the attack on Yola, in Adamawa, has risen to 45",
        &[(Killed, 45)],
        &[],
    );
}
