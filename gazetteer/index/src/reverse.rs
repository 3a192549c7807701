//! From a point to the places that hold it, and the nearest settlement.

use crate::area::{AreaLevel, distance_km, encode_degrees};
use crate::gazetteer::Gazetteer;
use crate::place::{CountryCode, PlaceId};

/// Where a point lies.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reverse {
    /// The country; `None` at sea.
    pub country: Option<CountryCode>,
    /// The place that is the country.
    pub country_place: Option<PlaceId>,
    /// The first-level division.
    pub admin1: Option<PlaceId>,
    /// The second-level division.
    pub admin2: Option<PlaceId>,
    /// The sea or other water.
    pub sea: Option<PlaceId>,
    /// The nearest settlement.
    pub nearest: Option<PlaceId>,
    /// How far the nearest settlement is, km.
    pub distance_km: f64,
}

impl Gazetteer {
    /// Returns where a point in degrees lies. A point that is not on the globe lies nowhere.
    #[must_use]
    pub fn reverse(&self, lon: f64, lat: f64) -> Reverse {
        let mut reverse = Reverse::default();
        if !(lon.abs() <= 180.0 && lat.abs() <= 90.0) {
            return reverse;
        }
        let (x, y) = (encode_degrees(lon), encode_degrees(lat));
        for area in 0..self.area_count() {
            let record = self.area_record(area);
            let slot = match record.level {
                AreaLevel::Country => &mut reverse.country_place,
                AreaLevel::Admin1 => &mut reverse.admin1,
                AreaLevel::Admin2 => &mut reverse.admin2,
                AreaLevel::Sea => &mut reverse.sea,
                AreaLevel::Region => continue,
            };
            if slot.is_none() && self.area_holds(area, x, y) {
                *slot = Some(record.place);
            }
        }
        reverse.country = reverse
            .country_place
            .and_then(|place| self.place(place).country);
        let nearest = self
            .ids()
            .map(|id| self.place(id))
            .filter(|place| place.feature.starts_with("P."))
            .map(|place| (place.id, distance_km((lon, lat), (place.lon, place.lat))))
            .min_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((id, distance)) = nearest {
            reverse.nearest = Some(id);
            reverse.distance_km = distance;
        }
        reverse
    }

    /// Returns the places within a distance of a point, nearest first; areas and countries count by their point.
    #[must_use]
    pub fn nearby(&self, lon: f64, lat: f64, radius_km: f64, limit: usize) -> Vec<PlaceId> {
        let mut found: Vec<(PlaceId, f64)> = self
            .ids()
            .map(|id| self.place(id))
            .map(|place| (place.id, distance_km((lon, lat), (place.lon, place.lat))))
            .filter(|(_, distance)| *distance <= radius_km)
            .collect();
        found.sort_by(|a, b| a.1.total_cmp(&b.1));
        found.truncate(limit);
        found.into_iter().map(|(id, _)| id).collect()
    }
}
