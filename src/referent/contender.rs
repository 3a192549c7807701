//! A place that a name may mean, with what evidence reads of it.

use dateline_gazetteer::{CountryCode, Gazetteer, NameQuality, PlaceId};

/// Mean radius of the Earth, km.
pub(super) const EARTH_RADIUS_KM: f64 = 6371.0;

/// What kind of place a candidate is, as far as evidence cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Country,
    Province,
    District,
    Capital,
    Settlement,
    Quarter,
    Region,
    Water,
    Spot,
}

impl Kind {
    pub(super) fn of(feature: &str) -> Self {
        match feature {
            "A.ADM1" => Self::Province,
            "P.PPLC" => Self::Capital,
            "P.PPLX" => Self::Quarter,
            feature if feature.starts_with("A.PCL") => Self::Country,
            feature if feature.starts_with("A.") => Self::District,
            feature if feature.starts_with("P.") => Self::Settlement,
            feature if feature.starts_with("H.") => Self::Water,
            feature if feature.starts_with("L.") || feature.starts_with("T.") => Self::Region,
            _ => Self::Spot,
        }
    }
}

/// A place that a sense may have, with what evidence reads of it.
#[derive(Clone, Debug)]
pub(super) struct Contender {
    pub(super) place: PlaceId,
    pub(super) quality: NameQuality,
    /// How well the name fits, 0–1, as the gazetteer says.
    pub(super) likeness: f64,
    /// The name is how its full name begins: "New York" for New York City.
    pub(super) short_form: bool,
    /// Only a part of the name was found in the gazetteer.
    pub(super) partial: bool,
    pub(super) kind: Kind,
    pub(super) feature: &'static str,
    pub(super) country: Option<CountryCode>,
    pub(super) admin1: Option<PlaceId>,
    pub(super) admin2: Option<PlaceId>,
    pub(super) population: u64,
    pub(super) importance: f64,
    /// Unit vector from the middle of the Earth.
    pub(super) at: [f64; 3],
    pub(super) radius_km: f64,
    /// Nothing else in the report speaks of its country.
    pub(super) alone: bool,
    /// The same, and it is little known.
    pub(super) strange: bool,
    /// How likely it is, as far as the rounds of resolution have come.
    pub(super) probability: f64,
}

pub(super) fn contender(place: PlaceId, quality: NameQuality, gazetteer: &Gazetteer) -> Contender {
    let place = gazetteer.place(place);
    Contender {
        place: place.id,
        quality,
        likeness: quality.score(),
        short_form: false,
        partial: false,
        kind: Kind::of(place.feature),
        feature: family(place.feature),
        country: place.country,
        admin1: place.admin1.filter(|&admin1| admin1 != place.id),
        admin2: place.admin2.filter(|&admin2| admin2 != place.id),
        population: place.population,
        importance: place.importance,
        at: unit_vector(place.lon, place.lat),
        radius_km: place.radius_km,
        alone: false,
        strange: false,
        probability: 0.0,
    }
}

/// The code families that feature words ask for.
fn family(feature: &str) -> &'static str {
    const FAMILIES: [&str; 28] = [
        "A.ADM1", "A.ADM2", "A.ADM3", "A.ADM4", "A.PCL", "P.PPLX", "P.", "H.STM", "H.LK", "H.SEA",
        "H.OCN", "H.GULF", "H.BAY", "H.STRT", "H.", "T.ISL", "T.MT", "T.", "L.CMP", "L.MILB",
        "L.CONT", "L.", "S.AIR", "S.DAM", "S.PSTB", "S.", "A.", "R.",
    ];
    FAMILIES
        .into_iter()
        .find(|family| feature.starts_with(family))
        .unwrap_or("")
}

pub(super) fn unit_vector(lon: f64, lat: f64) -> [f64; 3] {
    let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
    let (sin_lon, cos_lon) = lon.to_radians().sin_cos();
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

impl Contender {
    /// Returns the straight distance to another contender, squared, in Earth radii: cheap, and good for "near".
    pub(super) fn chord2(&self, other: &Self) -> f64 {
        let mut sum = 0.0;
        for i in 0..3 {
            let d = self.at[i] - other.at[i];
            sum += d * d;
        }
        sum
    }

    /// Tells whether this place lies in `holder`, by the gazetteer's containment, or near it where it is a town.
    pub(super) fn lies_in(&self, holder: &Self) -> bool {
        match holder.kind {
            Kind::Country => {
                self.country.is_some()
                    && self.country == holder.country
                    && self.place != holder.place
            }
            Kind::Province => self.admin1 == Some(holder.place),
            Kind::District => self.admin2 == Some(holder.place),
            Kind::Settlement | Kind::Capital => {
                // A quarter or a village in the area of a town.
                matches!(self.kind, Kind::Quarter | Kind::Settlement | Kind::Spot)
                    && self.population < holder.population
                    && self.chord2(holder) < (30.0_f64 / EARTH_RADIUS_KM).powi(2)
            }
            _ => {
                let reach = (holder.radius_km / EARTH_RADIUS_KM).min(1.0);
                self.chord2(holder) < reach * reach
            }
        }
    }
}
