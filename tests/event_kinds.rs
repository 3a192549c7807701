//! What kind of event the words of a sentence tell, and what they only suppose.

mod told;

use jiff::civil::date;

/// Returns the sub-types of the events that are drawn of a text, published on Tuesday, 4 June 2024.
fn kinds(text: &str) -> Vec<String> {
    let reading = told::read(text, date(2024, 6, 4));
    let events = reading
        .events
        .iter()
        .filter(|event| event.status.is_plotted());
    events
        .map(|event| event.sub_event_type.as_str().to_owned())
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(kinds(text), expected, "in: {text}");
}

#[test]
fn people_led_away_are_abducted() {
    check(
        "Armed men stopped a coach near Makalondi in Niger on Sunday and made off with six passengers.",
        &["Abduction/forced disappearance"],
    );
    check(
        "Nine young men were taken away at night in Mawlamyine on Sunday.",
        &["Abduction/forced disappearance"],
    );
    check("Rebels took away the rifles in Mawlamyine on Sunday.", &[]);
}

#[test]
fn a_crowd_that_closes_a_road_protests() {
    check(
        "Taxi drivers blocked the main roundabout in Douala on Monday over the price of fuel.",
        &["Peaceful protest"],
    );
}

#[test]
fn who_enters_a_village_to_kill_does_not_hold_it() {
    check(
        "Gunmen entered Torodi on Sunday and killed three villagers.",
        &["Attack"],
    );
    check(
        "Rebel fighters entered Torodi on Sunday.",
        &["Non-state actor overtakes territory"],
    );
}

#[test]
fn a_drone_that_fires_is_an_air_strike() {
    check(
        "A drone fired on a clinic in Debre Tabor on Sunday and killed four people.",
        &["Air/drone strike"],
    );
}

#[test]
fn shells_left_from_earlier_fights_are_explosives() {
    check(
        "Three boys in Adwa died on Sunday when they picked up an unexploded shell.",
        &["Remote explosive/landmine/IED"],
    );
}

#[test]
fn villagers_who_stone_a_man_are_a_mob() {
    check(
        "Residents of Pétion-Ville stoned two men on Sunday, killing both.",
        &["Mob violence"],
    );
}

#[test]
fn a_helicopter_that_crashes_into_a_hill_is_no_attack() {
    check(
        "A helicopter of the air force crashed into a hillside near Ayacucho on Monday.",
        &[],
    );
}

#[test]
fn what_a_body_of_text_tells_in_the_present_is_a_scenario() {
    check(
        "Three scenarios are discussed. In the first, Russia seizes Stepnohirsk and shells the city of Zaporizhzhia.",
        &[],
    );
}

#[test]
fn who_drives_an_enemy_out_of_a_town_takes_it() {
    check(
        "Wazalendo militiamen drove M23 rebels out of Kamanyola in eastern Congo on Sunday.",
        &["Non-state actor overtakes territory"],
    );
}

#[test]
fn strikes_of_doctors_and_fires_of_forests_are_no_strikes_and_no_arson() {
    check(
        "A doctors' strike in Kano entered its second week on Monday.",
        &[],
    );
    check(
        "Forest fires burned 1,100 hectares near Latakia on Monday.",
        &[],
    );
}

#[test]
fn a_march_is_not_the_grenade_told_before_it() {
    check(
        "A grenade thrown into a bar in Goma injured nine people on Monday.\n\nIn Uvira, women dressed in black walked to the town hall \
         on Sunday to demand that a general be sent elsewhere. The march ended without incident.",
        &["Peaceful protest", "Grenade"],
    );
}

#[test]
fn what_is_called_untrue_or_said_not_to_have_happened_is_not_drawn() {
    check(
        "ZINDER - The rebels did not attack the town of Gouré on Sunday, the army said.",
        &[],
    );
    check(
        "Reports that the army had shelled Idlib on Monday were false, the ministry said.",
        &[],
    );
    check(
        "The rebels left Torodi on Sunday without a battle.",
        &["Non-violent transfer of territory"],
    );
}

#[test]
fn novels_and_war_games_tell_nothing_that_happened() {
    check(
        "In the novel, soldiers storm Kabul and kill the president.",
        &[],
    );
    check(
        "In the war game, a red force captures Vilnius and shells Riga.",
        &[],
    );
}

#[test]
fn storms_polls_and_gas_do_not_bomb() {
    check("A bomb cyclone hit Boston on Monday.", &[]);
    check(
        "Exit polls exploded across the networks in Delhi on Sunday.",
        &[],
    );
    check(
        "A gas pipeline exploded near Warri on Sunday, killing nine people.",
        &[],
    );
    check(
        "A bomb on a gas pipeline exploded near Warri on Sunday, killing nine people.",
        &["Remote explosive/landmine/IED"],
    );
}

#[test]
fn people_taken_by_armed_men_are_abducted_and_the_wounded_taken_to_hospital_are_not() {
    check(
        "Armed men took 15 people from a hamlet near Makalondi on Sunday.",
        &["Abduction/forced disappearance"],
    );
    check(
        "Soldiers took nine people to a nearby hospital in Niamey on Sunday.",
        &[],
    );
}

#[test]
fn sides_that_are_only_counted_fight() {
    check(
        "The two groups fought around the town of Bossangoa on Sunday.",
        &["Armed clash"],
    );
    check(
        "A battle between two gangs left four dead in Bossangoa on Sunday.",
        &["Armed clash"],
    );
}

#[test]
fn crowds_stand_form_chains_and_break_windows() {
    check(
        "Teachers formed a human chain in Tartu on Monday.",
        &["Peaceful protest"],
    );
    check(
        "Nurses stood in front of the ministry in Lusaka on Monday.",
        &["Peaceful protest"],
    );
    check(
        "Students rammed the gate of the town hall in Puebla with a van on Monday and broke windows.",
        &["Violent demonstration"],
    );
}

#[test]
fn a_mine_that_is_stepped_on_is_an_explosive() {
    check(
        "A shepherd stepped on an anti-personnel mine near Kalma on Sunday and was killed.",
        &["Remote explosive/landmine/IED"],
    );
}

#[test]
fn a_report_about_markets_tells_of_no_battle() {
    check(
        "Shares fell in London on Tuesday as traders took profits. A blast from the regulator in Washington hit three makers of chips, \
         and their shares lost billions of dollars. The bulls regained some ground before the close. In Toronto a bidder launched an assault on a \
         mining group with an offer of 20 dollars a share. Insurers and retailers came under heavy fire in Sydney as bond prices fell.",
        &[],
    );
}

#[test]
fn who_somebody_is_believed_to_be_is_not_to_come() {
    check(
        "Gunmen suspected to be bandits attacked the town of Tsafe on Monday night.",
        &["Attack"],
    );
}

#[test]
fn what_is_asked_for_supposed_or_foretold_has_not_happened() {
    for text in [
        "Moscow demanded that the defenders of the steelworks in Mariupol lay down their arms.",
        "Should an attack on Idlib be repeated, France would answer it.",
        "Analysts think that the group will step up raids on Hasakah.",
        "The envoy said any move would be an assault on Djibouti.",
        "The Battle of Okinawa, which lasted for weeks, killed thousands of people.",
        "Few had seen \"Raid on Djerba\" when it opened in Oslo on Monday.",
    ] {
        check(text, &[]);
    }
    check(
        "The minister spoke of Monday's bombing in Kabul, which killed four people.",
        &["Remote explosive/landmine/IED"],
    );
}

#[test]
fn a_mine_left_from_earlier_fighting_is_no_fight() {
    check(
        "A mine left over from earlier fighting went off near Hays on Sunday and killed two people.",
        &["Remote explosive/landmine/IED"],
    );
}

#[test]
fn who_comes_to_kill_holds_no_place_though_the_next_sentence_says_so() {
    check(
        "Fighters entered Ndele on Sunday. They killed four civilians and looted shops.",
        &["Attack"],
    );
}

#[test]
fn a_crowd_that_goes_home_was_not_broken_up() {
    check(
        "Youths held a protest in Yangon on Monday and dispersed within minutes.",
        &["Peaceful protest"],
    );
    check(
        "Police dispersed a protest in Yangon on Monday.",
        &["Protest with intervention"],
    );
}

#[test]
fn who_gathers_before_a_ministry_protests() {
    check(
        "Teachers gathered on Monday in front of the ministry of finance in Port Sudan.",
        &["Peaceful protest"],
    );
    check("Tourists gathered on Monday in Port Sudan.", &[]);
}

#[test]
fn gunmen_in_a_crowd_are_no_police_at_a_demonstration() {
    check(
        "Gunmen burst into a concert hall in Krasnogorsk on Monday and fired into the crowd, killing 40 people.",
        &["Attack"],
    );
    check(
        "Thousands rallied outside parliament in Tbilisi on Monday as riot police used water cannon.",
        &["Protest with intervention"],
    );
}

#[test]
fn rockets_that_are_fired_at_something_shell_it() {
    check(
        "Rockets were fired at a gas field near Kirkuk on Monday.",
        &["Shelling/artillery/missile attack"],
    );
}

#[test]
fn suspects_taken_into_custody_are_arrested_and_sanctions_target_nobody() {
    check(
        "Police took the three suspects into custody in Gweru on Monday.",
        &["Arrests"],
    );
    check(
        "The United States on Monday announced sanctions against Caracas, targeting ten officials.",
        &[],
    );
}

#[test]
fn exercises_and_animals_attack_nobody() {
    check(
        "The army held an exercise near Tartu on Monday in which tanks fired live shells.",
        &[],
    );
    check(
        "Wild elephants killed three villagers near Tezpur in Assam on Monday.",
        &[],
    );
}

#[test]
fn tear_gas_on_people_is_an_intervention_whoever_sprays_it() {
    check(
        "Students were sprayed with tear gas in Lomé on Monday.",
        &["Protest with intervention"],
    );
}

#[test]
fn a_crowd_that_kills_is_a_mob_and_former_soldiers_are_civilians() {
    check(
        "In Butembo a crowd burned to death two men accused of robbery on Sunday.",
        &["Mob violence"],
    );
    check(
        "Two men were beaten to death by villagers near Goma on Sunday.",
        &["Mob violence"],
    );
    check(
        "Gunmen killed two former soldiers in Cali on Sunday.",
        &["Attack"],
    );
}

#[test]
fn who_marches_captives_away_abducts_and_who_marches_to_reject_a_deal_protests() {
    check(
        "Gunmen on Sunday stopped two buses near Tsafe and marched 18 passengers into the forest.",
        &["Abduction/forced disappearance"],
    );
    check(
        "Several hundred people marched in Azaz on Sunday to reject any reconciliation.",
        &["Peaceful protest"],
    );
    check(
        "Scores of women clad in black occupied the main roundabout in Funtua on Sunday, singing dirges.",
        &["Peaceful protest"],
    );
    check(
        "Two nuns were taken from their car in Pétion-Ville on Sunday.",
        &["Abduction/forced disappearance"],
    );
}

#[test]
fn a_quarter_that_nobody_knows_is_taken_too() {
    check(
        "Troops took the Najjar quarter of western Mosul from Islamic State on Sunday.",
        &["Government regains territory"],
    );
    check(
        "A driver was killed on Sunday when his lorry ran over a mine near Lashio.",
        &["Remote explosive/landmine/IED"],
    );
    check(
        "Chiefs of both clans signed a cessation of hostilities in Abyei on Sunday.",
        &["Agreement"],
    );
}
