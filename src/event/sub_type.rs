//! The sub-type of an event: what its triggers say, refined by weapon and by who stands on both sides (ACLED's codebook).

use super::act::{Act, act};
use super::kind::{ActorKind, SubEventType};
use super::lexicon::Weapon;

/// Everything that decides the sub-type of one event.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// The acts of its triggers.
    pub(super) acts: Vec<Act>,
    /// The weapons named in its clauses.
    pub(super) weapons: Vec<Weapon>,
    /// Who acts.
    pub(super) agent: Option<ActorKind>,
    /// Whether the acting side is the country's own state.
    pub(super) agent_is_home_state: bool,
    /// To whom.
    pub(super) patient: Option<ActorKind>,
    /// Who was hurt.
    pub(super) victims: Option<ActorKind>,
    /// The object is a post, a base, a convoy.
    pub(super) military_target: bool,
    /// The object is a house, a market, a camp.
    pub(super) civilian_target: bool,
    /// The weapon that is the subject of the verb: "a rocket killed", "a landmine wounded".
    pub(super) means: Option<Weapon>,
    /// Somebody was killed or hurt.
    pub(super) harmed: bool,
    /// The words say that shots were fired at a crowd.
    pub(super) shots: bool,
    /// The words speak of workers and wages.
    pub(super) labor: bool,
    /// Supporters, students, prisoners clash, and nobody there bears arms but the police.
    pub(super) scuffle: bool,
    /// An air force acts.
    pub(super) by_air: bool,
    /// Something is destroyed.
    pub(super) ruins: bool,
    /// A mob, a lynching, villagers as the acting side.
    pub(super) mob: bool,
    /// People of the place act together: "villagers", "a crowd".
    pub(super) townsfolk: bool,
}

/// The decision: a sub-type with its codes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decision {
    pub(super) sub_event_type: SubEventType,
    pub(super) plover_event: &'static str,
    pub(super) plover_mode: Option<&'static str>,
    pub(super) cameo: &'static str,
    /// The act that decided.
    pub(super) act: Act,
}

impl Evidence {
    fn has(&self, name: &str) -> bool {
        self.acts.iter().any(|act| act.name == name)
    }

    fn weapon(&self, wanted: &[Weapon]) -> bool {
        self.weapons.iter().any(|weapon| wanted.contains(weapon))
    }
}

/// Decides the sub-type. The rules stand in the order in which they are asked; the first that answers wins.
pub(super) fn decide(evidence: &Evidence) -> Option<Decision> {
    let rules: [fn(&Evidence) -> Option<&'static str>; 9] = [
        demonstration,
        stopped_weapon,
        special_weapon,
        remote,
        territory,
        taken_people,
        fight,
        attack_or_clash,
        strategic,
    ];
    let chosen = rules.iter().find_map(|rule| rule(evidence));
    let act = match chosen {
        Some(name) => super::act::act(name)?,
        None => *evidence.acts.iter().max_by_key(|act| act.rank)?,
    };
    let mut decision = Decision {
        sub_event_type: act.sub_event_type,
        plover_event: act.plover_event,
        plover_mode: act.plover_mode,
        cameo: act.cameo,
        act,
    };
    if decision.sub_event_type == SubEventType::Attack && decision.plover_mode.is_none() {
        decision.plover_mode = if evidence.weapon(&[Weapon::Firearm]) || evidence.has("shoot") {
            Some("firearms")
        } else {
            None
        };
    }
    Some(decision)
}

/// Protests and riots: what the crowd does and what is done to it.
fn demonstration(evidence: &Evidence) -> Option<&'static str> {
    // "at a roadblock soldiers raped two sisters": no protest, whatever is blocked.
    if evidence.has("sexual") {
        return None;
    }
    let armed = matches!(
        evidence.agent,
        Some(
            ActorKind::RebelGroup
                | ActorKind::PoliticalMilitia
                | ActorKind::IdentityMilitia
                | ActorKind::ExternalForces
        )
    );
    let protest = evidence.has("protest")
        || evidence.has("strikework")
        || evidence.has("hunger")
        || ((evidence.has("blockade") || evidence.has("obstruct"))
            && !armed
            && !evidence.has("attack")
            && !evidence.has("clash"));
    // Gunmen who fire into a crowd are no police at a demonstration.
    if armed && !protest && !evidence.has("disperse") && !evidence.has("riot") {
        return None;
    }
    let crowd = matches!(
        evidence.agent,
        Some(ActorKind::Protesters | ActorKind::Rioters)
    ) || matches!(
        evidence.patient,
        Some(ActorKind::Protesters | ActorKind::Rioters)
    );
    if evidence.has("riot") {
        return Some("riot");
    }
    // Rioters who go for people, without a demonstration, are a mob.
    let crowd_kills = evidence.townsfolk
        && evidence.harmed
        && !matches!(
            evidence.patient,
            Some(ActorKind::StateForces | ActorKind::ExternalForces)
        )
        && ["beat", "murder", "kill", "stab", "mob"]
            .iter()
            .any(|name| evidence.has(name));
    let mob = (evidence.agent == Some(ActorKind::Rioters) || crowd_kills) && !protest;
    if mob
        && [
            "mob", "beat", "attack", "kill", "murder", "clash", "hurl", "burn", "destroy",
        ]
        .iter()
        .any(|name| evidence.has(name))
    {
        return Some("mob");
    }
    // A crowd that robs and beats without demonstrating is one too.
    if crowd && !protest && evidence.has("loot") && evidence.has("beat") {
        return Some("mob");
    }
    // "Teachers occupied the toll booths": who bears no arms takes no territory.
    if evidence.has("capture")
        && evidence.agent == Some(ActorKind::Civilians)
        && evidence.patient.is_none()
        && !evidence.harmed
    {
        return Some("protest");
    }
    let seizes = !crowd && (evidence.has("capture") || evidence.has("recapture"));
    // "Blasts at a rally killed 11": a bomb is no demonstration.
    let blasts = evidence.harmed
        && ["explode", "bomb", "carbomb", "mine"]
            .iter()
            .any(|name| evidence.has(name));
    let military = seizes
        || blasts
        || ["air", "drone", "shell", "suicide"]
            .iter()
            .any(|name| evidence.has(name));
    // "recovered 14 petrol bombs": nobody has thrown them.
    // "threw a grenade at a restaurant": no crowd.
    let bombs = evidence.weapon(&[Weapon::Grenade, Weapon::Explosive]) && !protest && !crowd;
    let throws = evidence.has("hurl") && !armed && !evidence.has("disrupt") && !bombs;
    if !(protest || crowd || throws || evidence.has("disperse")) || military {
        return None;
    }
    if evidence.has("hurl") && throws
        || evidence.has("burn")
        || evidence.has("loot")
        || evidence.has("destroy")
        || (evidence.has("clash") && !evidence.has("shoot"))
    {
        return Some("riot");
    }
    if evidence.has("excessive")
        || ((evidence.has("shoot") || evidence.shots) && (evidence.harmed || evidence.has("kill")))
        || (evidence.has("kill") && evidence.patient == Some(ActorKind::Protesters))
    {
        return Some("excessive");
    }
    if evidence.has("disperse")
        || evidence.has("arrest")
        || evidence.has("beat")
        || evidence.has("shoot")
    {
        return Some("disperse");
    }
    if evidence.has("hunger") {
        return Some("hunger");
    }
    // "demonstrators occupied the ring road": a crowd takes no territory.
    (protest || crowd && evidence.has("capture")).then_some("protest")
}

/// Weapons that were stopped: shot down, defused, found.
fn stopped_weapon(evidence: &Evidence) -> Option<&'static str> {
    let launched = evidence.acts.iter().any(|act| {
        matches!(
            act.name,
            "launch"
                | "strike"
                | "air"
                | "drone"
                | "shell"
                | "explode"
                | "suicide"
                | "clash"
                | "attack"
                | "kill"
        )
    });
    // A helicopter with its crew is no weapon that was stopped.
    let manned = evidence.weapon(&[Weapon::Air])
        && !evidence.weapon(&[Weapon::Artillery, Weapon::Arms])
        && evidence.agent != Some(ActorKind::StateForces)
        && evidence.agent.is_some();
    if evidence.has("disrupt") && manned {
        return Some("ambush");
    }
    // "The air force destroyed a depot": struck from the air, however many arms were in it.
    let from_above = evidence.by_air && evidence.acts.iter().any(|act| act.name == "disrupt");
    if from_above && evidence.means.is_none() && evidence.ruins {
        return Some("air");
    }
    (evidence.has("disrupt") && !launched).then_some("disrupt")
}

fn special_weapon(evidence: &Evidence) -> Option<&'static str> {
    if evidence.has("suicide") {
        return Some("suicide");
    }
    if evidence.has("chemical") {
        return Some("chemical");
    }
    None
}

/// From a distance: by air, by artillery, by bombs.
fn remote(evidence: &Evidence) -> Option<&'static str> {
    // "captured the town after heavy shelling": who holds it now is more than how.
    let taken = evidence.has("capture") || evidence.has("recapture");
    if taken && evidence.has("shell") && !evidence.harmed {
        return None;
    }
    let blow = [
        "strike", "launch", "attack", "kill", "injure", "explode", "bomb", "destroy", "die",
        "shoot", "shell",
    ]
    .iter()
    .any(|name| evidence.has(name));
    let ground = evidence.has("clash") || evidence.has("ambush");
    for name in ["air", "drone"] {
        if evidence.has(name) {
            return Some(name);
        }
    }
    if !ground && let Some(name) = evidence.means.and_then(act_of_means) {
        return Some(name);
    }
    let strikes = evidence.has("strike")
        || evidence.has("launch")
        || evidence.has("shell")
        || evidence.has("bomb")
        || evidence.has("explode")
        || (evidence.has("attack") && !ground);
    if strikes && evidence.weapon(&[Weapon::Drone]) {
        return Some("drone");
    }
    if strikes && evidence.weapon(&[Weapon::Air]) {
        return Some("air");
    }
    if evidence.has("strike") && evidence.labor && evidence.weapons.is_empty() && !evidence.harmed {
        return Some("strikework");
    }
    // "fired automatic weapons": shots, no shells.
    if evidence.has("launch")
        && !ground
        && evidence.weapon(&[Weapon::Firearm])
        && !evidence.weapon(&[
            Weapon::Artillery,
            Weapon::Air,
            Weapon::Drone,
            Weapon::Explosive,
            Weapon::Grenade,
        ])
    {
        return Some("shoot");
    }
    if evidence.has("attack")
        && !ground
        && evidence.weapon(&[Weapon::Explosive])
        && !evidence.weapon(&[Weapon::Firearm, Weapon::Artillery])
    {
        return Some("bomb");
    }
    if evidence.has("shell") {
        return Some("shell");
    }
    if evidence.has("grenade") && evidence.weapon(&[Weapon::Drone]) && !ground {
        return Some("drone");
    }
    if (evidence.has("grenade") || evidence.weapon(&[Weapon::Grenade]))
        && !ground
        && !evidence.weapon(&[Weapon::Artillery])
        && (blow || evidence.has("grenade"))
    {
        return Some("grenade");
    }
    // "attacked the city with heavy artillery"
    if evidence.has("attack")
        && !ground
        && evidence.weapon(&[Weapon::Artillery])
        && !evidence.weapon(&[Weapon::Firearm, Weapon::Blade])
    {
        return Some("shell");
    }
    if (evidence.has("launch") || evidence.has("strike"))
        && evidence.weapon(&[Weapon::Artillery])
        && (!ground || evidence.has("launch"))
    {
        return Some("shell");
    }
    // "rockets had been fired at a depot"
    if evidence.has("shoot")
        && !ground
        && evidence.weapon(&[Weapon::Artillery])
        && !evidence.weapon(&[Weapon::Firearm])
    {
        return Some("shell");
    }
    for name in ["carbomb", "mine", "bomb", "explode"] {
        if evidence.has(name) && !ground {
            if name == "explode" && evidence.weapon(&[Weapon::Artillery]) {
                return Some("shell");
            }
            // A state that bombs does it from the air.
            let state = matches!(
                evidence.agent,
                Some(ActorKind::StateForces | ActorKind::ExternalForces)
            );
            if name == "bomb" && state && !evidence.weapon(&[Weapon::Explosive]) {
                return Some("air");
            }
            return Some(name);
        }
    }
    if evidence.has("strike") && !ground && !evidence.has("shoot") && !evidence.has("clash") {
        if evidence.weapon(&[Weapon::Firearm, Weapon::Blade]) {
            return None;
        }
        if evidence.weapon(&[Weapon::Explosive]) {
            return Some("bomb");
        }
        // "Israeli strikes killed": an army's strike without another word comes from the air.
        return Some("air");
    }
    None
}

/// What a weapon does that is itself the subject ("a rocket killed 12").
fn act_of_means(weapon: Weapon) -> Option<&'static str> {
    Some(match weapon {
        Weapon::Air => "air",
        Weapon::Drone => "drone",
        Weapon::Artillery => "shell",
        Weapon::Grenade => "grenade",
        Weapon::Explosive => "bomb",
        _ => return None,
    })
}

/// Who holds the ground now.
fn territory(evidence: &Evidence) -> Option<&'static str> {
    if evidence.has("withdraw")
        && !evidence.has("clash")
        && !evidence.has("recapture")
        && !evidence.has("capture")
    {
        return Some("withdraw");
    }
    if evidence.has("recapture") {
        let rebels = matches!(evidence.agent, Some(ActorKind::RebelGroup));
        return Some(if rebels { "capture" } else { "recapture" });
    }
    if evidence.has("capture")
        || evidence.has("enter") && !evidence.acts.iter().any(|act| is_foray(act.name))
    {
        let state = evidence.agent_is_home_state || evidence.agent == Some(ActorKind::StateForces);
        return Some(if state { "recapture" } else { "capture" });
    }
    if evidence.has("fall") {
        let state = evidence.agent == Some(ActorKind::StateForces)
            || (evidence.agent.is_none() && evidence.patient == Some(ActorKind::RebelGroup));
        return Some(if state { "recapture" } else { "capture" });
    }
    None
}

/// Who enters a village to kill, burn or take people away does not hold it.
pub(super) fn is_foray(act: &str) -> bool {
    matches!(
        act,
        "kill"
            | "murder"
            | "massacre"
            | "shoot"
            | "attack"
            | "beat"
            | "stab"
            | "torture"
            | "abduct"
            | "arrest"
            | "raid"
            | "loot"
            | "burn"
            | "destroy"
    )
}

fn taken_people(evidence: &Evidence) -> Option<&'static str> {
    if evidence.has("sexual") {
        return Some("sexual");
    }
    let slain = ["kill", "murder", "massacre"]
        .iter()
        .any(|name| evidence.has(name))
        && evidence.harmed;
    // "Officers raided the offices and led seven activists away": a state arrests whom it takes.
    let state = matches!(
        evidence.agent,
        Some(ActorKind::StateForces | ActorKind::ExternalForces)
    );
    if evidence.has("abduct") && evidence.has("raid") && state {
        return Some("arrest");
    }
    if evidence.has("abduct") && !evidence.has("clash") && !slain {
        return Some("abduct");
    }
    // Only a state arrests; who holds people without being one abducts them.
    let lawless = matches!(
        evidence.agent,
        Some(ActorKind::RebelGroup | ActorKind::PoliticalMilitia | ActorKind::IdentityMilitia)
    );
    if evidence.has("arrest") && lawless && !evidence.has("clash") && !slain {
        return Some("abduct");
    }
    if evidence.has("mob")
        || (evidence.mob
            && evidence.acts.iter().any(|act| {
                matches!(
                    act.name,
                    "beat" | "kill" | "murder" | "attack" | "burn" | "destroy" | "hurl"
                )
            }))
    {
        return Some("mob");
    }
    None
}

fn fight(evidence: &Evidence) -> Option<&'static str> {
    if evidence.has("clash") {
        return Some(if evidence.scuffle { "mob" } else { "clash" });
    }
    let unarmed = matches!(evidence.patient, Some(ActorKind::Civilians))
        || matches!(evidence.victims, Some(ActorKind::Civilians)) && !evidence.military_target;
    if evidence.has("ambush") {
        return Some(if unarmed { "attack" } else { "ambush" });
    }
    None
}

/// Armed people against armed people fight; armed people against others attack.
fn attack_or_clash(evidence: &Evidence) -> Option<&'static str> {
    let name = [
        "massacre", "shoot", "murder", "stab", "attack", "kill", "beat", "torture", "injure", "die",
    ]
    .into_iter()
    .find(|name| evidence.has(name))?;
    // Bulldozers on a raid: what came of it is what happened, where nobody was hurt.
    let razed = ["destroy", "burn", "loot"]
        .into_iter()
        .find(|razed| evidence.has(razed));
    if name == "attack" && razed.is_some() && !evidence.harmed && evidence.patient.is_none() {
        return razed;
    }
    // Soldiers who take people away on a raid arrest them.
    if name == "attack" && evidence.has("arrest") && !evidence.harmed {
        return Some("arrest");
    }
    let armed = |kind: ActorKind| {
        matches!(
            kind,
            ActorKind::StateForces
                | ActorKind::RebelGroup
                | ActorKind::PoliticalMilitia
                | ActorKind::IdentityMilitia
                | ActorKind::ExternalForces
        )
    };
    let unarmed_patient = evidence
        .patient
        .is_some_and(|kind| matches!(kind, ActorKind::Civilians | ActorKind::Protesters))
        || evidence.civilian_target;
    let armed_target = evidence.patient.is_some_and(armed)
        || evidence.military_target
        || evidence.victims.is_some_and(armed);
    if armed_target && !unarmed_patient && name != "torture" && name != "beat" {
        return Some("ambush");
    }
    Some(name)
}

fn strategic(evidence: &Evidence) -> Option<&'static str> {
    for name in [
        "agree",
        "truce",
        "arrest",
        "handover",
        "exchange",
        "loot",
        "base",
        "burn",
        "destroy",
        "raid",
        "surrender",
        "siege",
        "advance",
        "move",
        "exercise",
        "merge",
    ] {
        if evidence.has(name) {
            if name == "advance" || name == "siege" {
                return act(name).map(|act| act.name);
            }
            return Some(name);
        }
    }
    None
}
