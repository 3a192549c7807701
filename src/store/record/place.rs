//! A place as it is written, with its area and how the words relate to it.

use dateline_gazetteer::{Gazetteer, PlaceId};
use geo::{LineString, MultiPolygon, Polygon};
use serde::{Deserialize, Serialize};

use super::BadRecord;
use super::word::{basis, pair, span, word};
use crate::event::EventPlace;
use crate::referent::{Geoprecision, Relation};

#[derive(Serialize, Deserialize)]
pub(super) struct PlaceRecord {
    name: String,
    span: Option<(usize, usize)>,
    place_id: String,
    place_name: String,
    country: Option<String>,
    admin1: Option<String>,
    admin2: Option<String>,
    lon: f64,
    lat: f64,
    precision: String,
    radius_km: f64,
    relation: Option<RelationRecord>,
    footprint: Option<Vec<PolygonRecord>>,
    basis: String,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum RelationRecord {
    DirectionOf {
        bearing: f64,
        distance_km: Option<f64>,
    },
    Near {
        distance_km: Option<f64>,
    },
    Between,
    PartOf {
        bearing: Option<f64>,
    },
    CountrysideOf,
    Along,
    Border,
    OffCoast {
        // Records of before tell no distance.
        #[serde(default)]
        distance_km: Option<f64>,
    },
}

/// Rings of positions, the outer one first.
pub(super) type PolygonRecord = Vec<Vec<(f64, f64)>>;

pub(super) fn place_record(place: &EventPlace) -> PlaceRecord {
    PlaceRecord {
        name: place.name.clone(),
        span: place.span.map(pair),
        place_id: place.place_id.clone(),
        place_name: place.place_name.clone(),
        country: place.country.clone(),
        admin1: place.admin1.clone(),
        admin2: place.admin2.clone(),
        lon: place.lon,
        lat: place.lat,
        precision: place.precision.as_str().to_owned(),
        radius_km: place.radius_km,
        relation: place.relation.as_ref().map(relation_record),
        footprint: place.footprint.as_ref().map(rings),
        basis: place.basis.as_str().to_owned(),
    }
}

impl PlaceRecord {
    pub(super) fn read(self, gazetteer: &Gazetteer) -> Result<EventPlace, BadRecord> {
        let precision = |w: &str| Geoprecision::ALL.into_iter().find(|p| p.as_str() == w);
        Ok(EventPlace {
            name: self.name,
            span: self.span.map(span),
            // A place that this index does not have any more keeps its name and point.
            place: gazetteer
                .by_source_id(&self.place_id)
                .unwrap_or(PlaceId(u32::MAX)),
            place_id: self.place_id,
            place_name: self.place_name,
            country: self.country,
            admin1: self.admin1,
            admin2: self.admin2,
            lon: self.lon,
            lat: self.lat,
            precision: word("precision", &self.precision, precision)?,
            radius_km: self.radius_km,
            relation: self.relation.map(RelationRecord::read),
            footprint: self.footprint.map(polygons),
            basis: word("basis", &self.basis, basis)?,
        })
    }
}

pub(super) fn relation_record(relation: &Relation) -> RelationRecord {
    match *relation {
        Relation::DirectionOf {
            bearing,
            distance_km,
        } => RelationRecord::DirectionOf {
            bearing,
            distance_km,
        },
        Relation::Near { distance_km } => RelationRecord::Near { distance_km },
        Relation::Between => RelationRecord::Between,
        Relation::PartOf { bearing } => RelationRecord::PartOf { bearing },
        Relation::CountrysideOf => RelationRecord::CountrysideOf,
        Relation::Along => RelationRecord::Along,
        Relation::Border => RelationRecord::Border,
        Relation::OffCoast { distance_km } => RelationRecord::OffCoast { distance_km },
    }
}

impl RelationRecord {
    pub(super) fn read(self) -> Relation {
        match self {
            Self::DirectionOf {
                bearing,
                distance_km,
            } => Relation::DirectionOf {
                bearing,
                distance_km,
            },
            Self::Near { distance_km } => Relation::Near { distance_km },
            Self::Between => Relation::Between,
            Self::PartOf { bearing } => Relation::PartOf { bearing },
            Self::CountrysideOf => Relation::CountrysideOf,
            Self::Along => Relation::Along,
            Self::Border => Relation::Border,
            Self::OffCoast { distance_km } => Relation::OffCoast { distance_km },
        }
    }
}

fn rings(area: &MultiPolygon<f64>) -> Vec<PolygonRecord> {
    let ring = |line: &LineString<f64>| line.coords().map(|c| (c.x, c.y)).collect();
    area.iter()
        .map(|polygon| {
            std::iter::once(polygon.exterior())
                .chain(polygon.interiors())
                .map(ring)
                .collect()
        })
        .collect()
}

fn polygons(rings: Vec<PolygonRecord>) -> MultiPolygon<f64> {
    let polygon = |rings: PolygonRecord| {
        let mut lines = rings.into_iter().map(LineString::from);
        let exterior = lines.next().unwrap_or_else(|| LineString::new(Vec::new()));
        Polygon::new(exterior, lines.collect())
    };
    MultiPolygon::new(rings.into_iter().map(polygon).collect())
}
