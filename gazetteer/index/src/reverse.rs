//! From a point to the places that hold it, and the nearest settlement.

use crate::area::{distance_km, encode_degrees};
use crate::area_cells::Holder;
use crate::cells::Cell;
use crate::format::Part;
use crate::gazetteer::Gazetteer;
use crate::place::{CountryCode, PlaceId};
use crate::point_tree::PointTree;

/// Borders are simplified by a few km: a point outside every country, yet so near a settlement, is on that shore.
const SHORE_KM: f64 = 5.0;
/// So near a settlement of the same country, its divisions are taken where the point's have no polygon.
const SAME_DIVISION_KM: f64 = 20.0;

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
    /// The sea or other water, outside countries.
    pub sea: Option<PlaceId>,
    /// The nearest settlement.
    pub nearest: Option<PlaceId>,
    /// How far the nearest settlement is, km.
    pub distance_km: f64,
}

pub(crate) fn is_on_globe(lon: f64, lat: f64) -> bool {
    lon.abs() <= 180.0 && lat.abs() <= 90.0
}

impl Gazetteer {
    /// Returns where a point in degrees lies. A point that is not on the globe lies nowhere.
    ///
    /// Country and divisions are those of the polygons; where there is none, those of the settlement close by.
    #[must_use]
    pub fn reverse(&self, lon: f64, lat: f64) -> Reverse {
        if !is_on_globe(lon, lat) {
            return Reverse::default();
        }
        let cell = self.cell_at(encode_degrees(lon), encode_degrees(lat));
        cell.fetch();
        self.reverse_in(cell, lon, lat)
    }

    /// Returns where a point in degrees lies whose cells are these.
    pub(crate) fn reverse_in(&self, cell: Cell<'_>, lon: f64, lat: f64) -> Reverse {
        let mut reverse = Reverse::default();
        let areas = cell.areas_at();
        let [country, admin1, admin2, sea] = [0, 1, 2, 3].map(|level| areas.at(level));
        reverse.country = country.and_then(|country| country.country);
        reverse.country_place = country.map(|country| country.place);
        reverse.sea = sea.map(|sea| sea.place);
        if let Some((nearest, distance_km)) = cell.nearest_settlement(lon, lat) {
            reverse.nearest = Some(nearest);
            reverse.distance_km = distance_km;
            if country.is_none() && distance_km <= SHORE_KM {
                reverse.country = self.country(nearest);
                let country_place = reverse.country.and_then(|code| self.country_place(code));
                reverse.country_place = country_place;
            }
        }
        // Where claims overlap, a division of one claimant stands beside no other one's country.
        let of_country = |division: Option<Holder>| {
            let division = division.filter(|division| division.country == reverse.country)?;
            reverse.country.map(|_| division.place)
        };
        (reverse.admin1, reverse.admin2) = (of_country(admin1), of_country(admin2));
        self.complete_divisions(&mut reverse);
        if reverse.country.is_some() {
            reverse.sea = None;
        }
        reverse
    }

    /// Takes the divisions of a settlement close by where no polygon tells.
    fn complete_divisions(&self, reverse: &mut Reverse) {
        let Some(settlement) = reverse.nearest else {
            return;
        };
        let is_known = reverse.admin1.is_some() && reverse.admin2.is_some();
        // Most points are told of by their cell alone: the record of the settlement lies elsewhere in memory.
        if is_known || reverse.country.is_none() || reverse.distance_km > SAME_DIVISION_KM {
            return;
        }
        if reverse.country == self.country(settlement) {
            let [admin1, admin2] = self.divisions(settlement);
            reverse.admin1 = reverse.admin1.or(admin1);
            if reverse.admin1 == admin1 {
                reverse.admin2 = reverse.admin2.or(admin2);
            }
        }
    }

    /// Returns so many places nearest to a point in degrees, nearest first, however far they are; of the same kinds as
    /// [`Gazetteer::nearby`].
    #[must_use]
    pub fn nearest(&self, lon: f64, lat: f64, count: usize) -> Vec<PlaceId> {
        if !is_on_globe(lon, lat) || count == 0 {
            return Vec::new();
        }
        let tree = PointTree::new(self.section(Part::Points).as_ref());
        let mut found: Vec<(f64, PlaceId)> = tree
            .nearest(lon, lat, count)
            .map(PlaceId)
            .map(|place| (distance_km((lon, lat), self.point(place)), place))
            .collect();
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        found.into_iter().map(|(_, id)| id).collect()
    }

    /// Returns the places within a distance of a point in degrees, nearest first: settlements and everything else
    /// that is a point or little more; divisions, countries, regions and seas are not among them.
    #[must_use]
    pub fn nearby(&self, lon: f64, lat: f64, radius_km: f64, limit: usize) -> Vec<PlaceId> {
        let mut found: Vec<(f64, PlaceId)> = Vec::new();
        if !(is_on_globe(lon, lat) && radius_km >= 0.0) {
            return Vec::new();
        }
        let tree = PointTree::new(self.section(Part::Points).as_ref());
        tree.within(lon, lat, radius_km, |number| {
            let place = PlaceId(number);
            let distance = distance_km((lon, lat), self.point(place));
            if distance <= radius_km {
                found.push((distance, place));
            }
        });
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        found.truncate(limit);
        found.into_iter().map(|(_, id)| id).collect()
    }
}
