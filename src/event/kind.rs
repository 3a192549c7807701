//! The closed lists: types and sub-types of events, kinds of actors, statuses.
//!
//! Types and sub-types are ACLED's (codebook of 2023–2025: 6 event types, 25 sub-event types).

macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the word used in GeoJSON, queries and exports.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Returns the value for the word that [`Self::as_str`] gives.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

closed_list! {
    /// ACLED's event types, and `Other` for what is read but never plotted (statements, talks).
    EventType {
        /// Two armed sides fight.
        Battles = "Battles",
        /// One side acts from a distance.
        ExplosionsRemoteViolence = "Explosions/Remote violence",
        /// An armed side hurts unarmed people.
        ViolenceAgainstCivilians = "Violence against civilians",
        /// People demonstrate without violence of their own.
        Protests = "Protests",
        /// People riot.
        Riots = "Riots",
        /// Agreements, arrests, movements and transfers without fighting.
        StrategicDevelopments = "Strategic developments",
    }
}

closed_list! {
    /// ACLED's sub-event types.
    SubEventType {
        /// Battles.
        ArmedClash = "Armed clash",
        /// Battles.
        GovernmentRegainsTerritory = "Government regains territory",
        /// Battles.
        NonStateActorOvertakesTerritory = "Non-state actor overtakes territory",
        /// Explosions/Remote violence.
        ChemicalWeapon = "Chemical weapon",
        /// Explosions/Remote violence.
        AirDroneStrike = "Air/drone strike",
        /// Explosions/Remote violence.
        SuicideBomb = "Suicide bomb",
        /// Explosions/Remote violence.
        ShellingArtilleryMissileAttack = "Shelling/artillery/missile attack",
        /// Explosions/Remote violence.
        RemoteExplosiveLandmineIed = "Remote explosive/landmine/IED",
        /// Explosions/Remote violence.
        Grenade = "Grenade",
        /// Violence against civilians.
        SexualViolence = "Sexual violence",
        /// Violence against civilians.
        Attack = "Attack",
        /// Violence against civilians.
        AbductionForcedDisappearance = "Abduction/forced disappearance",
        /// Protests.
        PeacefulProtest = "Peaceful protest",
        /// Protests.
        ProtestWithIntervention = "Protest with intervention",
        /// Protests.
        ExcessiveForceAgainstProtesters = "Excessive force against protesters",
        /// Riots.
        ViolentDemonstration = "Violent demonstration",
        /// Riots.
        MobViolence = "Mob violence",
        /// Strategic developments.
        Agreement = "Agreement",
        /// Strategic developments.
        Arrests = "Arrests",
        /// Strategic developments.
        ChangeToGroupActivity = "Change to group/activity",
        /// Strategic developments.
        DisruptedWeaponsUse = "Disrupted weapons use",
        /// Strategic developments.
        HeadquartersOrBaseEstablished = "Headquarters or base established",
        /// Strategic developments.
        LootingPropertyDestruction = "Looting/property destruction",
        /// Strategic developments.
        NonViolentTransferOfTerritory = "Non-violent transfer of territory",
        /// Strategic developments.
        Other = "Other",
    }
}

impl SubEventType {
    /// Returns the event type that the sub-type belongs to.
    #[must_use]
    pub fn event_type(self) -> EventType {
        use SubEventType as S;
        match self {
            S::ArmedClash | S::GovernmentRegainsTerritory | S::NonStateActorOvertakesTerritory => {
                EventType::Battles
            }
            S::ChemicalWeapon
            | S::AirDroneStrike
            | S::SuicideBomb
            | S::ShellingArtilleryMissileAttack
            | S::RemoteExplosiveLandmineIed
            | S::Grenade => EventType::ExplosionsRemoteViolence,
            S::SexualViolence | S::Attack | S::AbductionForcedDisappearance => {
                EventType::ViolenceAgainstCivilians
            }
            S::PeacefulProtest
            | S::ProtestWithIntervention
            | S::ExcessiveForceAgainstProtesters => EventType::Protests,
            S::ViolentDemonstration | S::MobViolence => EventType::Riots,
            S::Agreement
            | S::Arrests
            | S::ChangeToGroupActivity
            | S::DisruptedWeaponsUse
            | S::HeadquartersOrBaseEstablished
            | S::LootingPropertyDestruction
            | S::NonViolentTransferOfTerritory
            | S::Other => EventType::StrategicDevelopments,
        }
    }
}

closed_list! {
    /// What a mention is, before anything is drawn.
    EventStatus {
        /// It is news of this report.
        New = "new",
        /// It happened shortly before and is told again.
        RecentContext = "recent_context",
        /// It is history.
        Background = "background",
        /// It is said as a possibility or a condition.
        Hypothetical = "hypothetical",
        /// It is said to come.
        Planned = "planned",
        /// It is said not to have happened.
        Denied = "denied",
        /// It is talk.
        Statement = "statement",
    }
}

impl EventStatus {
    /// Tells whether events of this status are drawn on the map.
    #[must_use]
    pub fn is_plotted(self) -> bool {
        matches!(self, Self::New | Self::RecentContext)
    }
}

closed_list! {
    /// What kind of actor; ACLED's inter codes 1–8.
    ActorKind {
        /// Inter code 1.
        StateForces = "state_forces",
        /// Inter code 2.
        RebelGroup = "rebel_group",
        /// Inter code 3.
        PoliticalMilitia = "political_militia",
        /// Inter code 4.
        IdentityMilitia = "identity_militia",
        /// Inter code 5.
        Rioters = "rioters",
        /// Inter code 6.
        Protesters = "protesters",
        /// Inter code 7.
        Civilians = "civilians",
        /// Inter code 8.
        ExternalForces = "external_forces",
        /// Not told.
        Unknown = "unknown",
    }
}

closed_list! {
    /// Who says that it happened.
    ReporterKind {
        /// A side of the conflict.
        Party = "party",
        /// A government or local authority that is not the acting force.
        Authority = "authority",
        /// A doctor, hospital or rescue service.
        Medic = "medic",
        /// A monitor, agency of the United Nations or aid group.
        Ngo = "ngo",
        /// A resident or witness.
        Resident = "resident",
        /// Another outlet.
        Media = "media",
        /// Somebody without a name ("sources").
        Unnamed = "unnamed",
    }
}

closed_list! {
    /// How sure the report is.
    Certainty {
        /// Said as a fact, or by more than one kind of source.
        Asserted = "asserted",
        /// Said by one party.
        Claimed = "claimed",
        /// Claimed and denied.
        Disputed = "disputed",
        /// Said as possible ("reportedly", "feared").
        Possible = "possible",
    }
}

#[cfg(test)]
mod tests {
    use super::{EventType, SubEventType};

    #[test]
    fn every_sub_type_is_found_by_its_word() {
        assert_eq!(SubEventType::ALL.len(), 25);
        for &kind in SubEventType::ALL {
            assert_eq!(SubEventType::from_word(kind.as_str()), Some(kind));
        }
        assert_eq!(EventType::ALL.len(), 6);
    }
}
