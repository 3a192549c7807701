//! What looks like news and is none, and what is told twice and happened once.

mod told;

use told::{drawn, sides, toll};

#[track_caller]
fn nothing(text: &str) {
    let found: Vec<String> = drawn(text).iter().map(toll).collect();
    assert!(found.is_empty(), "{found:?} in: {text}");
}

#[track_caller]
fn once(text: &str, expected: &str) {
    let found: Vec<String> = drawn(text)
        .iter()
        .map(|event| format!("{} in {}", event.sub_event_type.as_str(), toll(event)))
        .collect();
    assert_eq!(found, [expected], "in: {text}");
}

#[test]
fn misfortune_is_nobodys_attack() {
    nothing(
        "A fire swept through a slum in Nairobi on Monday and killed seven people, police said.",
    );
    nothing("A heart attack killed the actor at his home in Mumbai on Monday.");
    nothing("Lightning killed nine farmers in Bihar on Monday.");
}

#[test]
fn what_a_court_hears_is_no_news() {
    nothing("A man was charged with murdering two women in Leeds on Monday.");
    nothing("A court in Paris heard on Monday how gunmen killed 90 people at a concert hall.");
    nothing("On Monday a judge in Oslo sentenced the gunman, who killed 11 people in Bergen.");
}

#[test]
fn drills_and_statistics_are_no_events() {
    nothing(
        "Troops stormed a mock village near Fort Irwin on Monday in a drill that ended with 20 soldiers killed on paper.",
    );
    nothing(
        "Murders in Chicago fell by 12 percent in July, with 45 people killed, police figures showed.",
    );
}

#[test]
fn totals_since_a_day_that_is_past_are_not_of_the_day() {
    nothing("The health ministry said 39,600 people have been killed in Gaza since October 7.");
    once(
        "An air strike in Khan Younis killed eight people on Monday. More than 39,600 people have been killed since October 7.",
        "Air/drone strike in Khan Younis: 8 killed",
    );
}

#[test]
fn a_court_that_is_attacked_is_news() {
    once(
        "Gunmen stormed a court in Quetta on Monday, killing a judge and two guards.",
        "Attack in Quetta: 3 killed, 3 civilians",
    );
}

#[test]
fn what_points_back_is_the_same_happening() {
    once(
        "Israeli jets bombed two houses in Baalbek on Tuesday, killing three people.\n\n\
         The raids targeted members of Hezbollah, the army said.\n\n\
         Officials held talks. The raids in Baalbek hit a house and a shop, the mayor said, adding that three people were killed.",
        "Air/drone strike in Baalbek: 3 killed",
    );
    once(
        "Gunmen attacked a mosque in Kaduna state on Monday, killing 12 worshippers.\n\n\
         The attackers stormed the mosque in Giwa during prayers, a resident said. The attack left 12 dead.",
        "Attack in Giwa: 12 killed, 12 civilians",
    );
}

#[test]
fn fighters_of_a_group_are_the_group_and_a_country_before_an_attack_is_where() {
    let events = drawn(
        "Twelve dead in Mali school attack\n\n\
         BAMAKO, Aug 7 (Wire) - Fighters of the al Qaeda-linked group JNIM attacked a school in Bamako on Tuesday.",
    );
    let found: Vec<String> = events.iter().map(sides).collect();
    assert_eq!(found, ["JNIM (rebel group) > [civilians (civilians)]"]);
}

#[test]
fn what_is_called_off_did_not_take_place() {
    nothing("A march in Aden was called off on Sunday.");
    nothing("Teachers on Sunday postponed a protest in Aden.");
    nothing("A protest that workers had called in Aden was put off because of a sandstorm.");
    once(
        "Six people were killed in a raid in Homs on Sunday after an offensive was called off.",
        "Attack in Homs: 6 killed",
    );
}

#[test]
fn hunger_is_nobodys_attack_and_a_month_may_name_what_happened_in_it() {
    nothing("Four people, among them a toddler, died of hunger in Gaza on Sunday.");
    nothing("The March killings in Homs, in which 40 people died, were condemned.");
}

#[test]
fn reports_of_a_day_that_are_false_are_not_drawn() {
    nothing(
        "Reports on Sunday that 12 worshippers had been killed in a church in Kajuru are false, Kaduna police said.",
    );
}

#[test]
fn shells_that_are_sent_heat_and_what_might_have_been_are_no_events() {
    nothing(
        "Germany is sending another battery and 10,000 artillery shells to Kyiv, the minister said on Monday.",
    );
    nothing("On Sunday 33 polling officers succumbed to sunstroke in Uttar Pradesh.");
    nothing(
        "Had the garrison of Dien Bien Phu not been starved and shelled into surrender, there would have been no second war.",
    );
}

#[test]
fn accidents_gossip_and_arrests_of_nobody_are_no_events() {
    nothing(
        "Fourteen people were killed when a warehouse full of fertilizer exploded in Tanga on Sunday.",
    );
    nothing(
        "Constables rebuffed gossip that a bomb had gone off in Garissa on Sunday: a tire burst.",
    );
    nothing("Nobody had been arrested in Zacatecas on Sunday, a prosecutor said.");
    nothing("Reinforcements sent from the city of Kirkuk met no resistance.");
    once(
        "A drone struck Kharkiv on Sunday, killing two people. In May a bomb on a store in the city killed 19 people.",
        "Air/drone strike in Kharkiv: 2 killed",
    );
}

#[test]
fn totals_since_a_revolt_calls_and_life_sentences_are_no_events() {
    nothing("The government says 570 people have been detained in Quito since the unrest began.");
    nothing("The confederation has called for a \"great taking of Quito\" on Tuesday.");
    nothing(
        "A former guard was given a life sentence on Monday for firing a grenade into a crowd in Damascus.",
    );
}

#[test]
fn a_total_of_a_war_beside_news_is_not_drawn() {
    once(
        "Air strikes hit the Jabalia refugee camp on Sunday, killing five people, the ministry said, adding that 8,796 Palestinians had been \
         killed in Gaza since the war began on October 7.",
        "Air/drone strike in Jabalia: 5 killed",
    );
    once(
        "The war has killed 2,119 people in Lebanon since last October, the ministry said, after air strikes on Baalbek killed four on Sunday.",
        "Air/drone strike in Baalbek: 4 killed",
    );
    nothing(
        "A march planned for Monday in Zinder in support of the ousted president was cancelled after the governor banned it.",
    );
}
