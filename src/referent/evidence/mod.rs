//! Evidence for or against a contender, in an ordered table; each value is about 0–1 and is multiplied by its learned weight.
//!
//! To add a reason: a function in the file that fits (or a new file), a line in [`EVIDENCE`], then `training/learn_evidence.rs`.

pub(super) mod border;
mod company;
mod container;
mod containment;
pub(super) mod dateline;
mod feature_fit;
mod home;
mod importance;
mod kind;
mod name_quality;
mod none;
pub(super) mod proximity;
mod side;

use super::scene::Scene;
use super::sense::Sense;

/// Reads one reason off a contender of a sense.
pub(super) type Reason = fn(&Scene, &Sense, usize) -> f64;

/// Reads one reason for doubt off a sense.
pub(super) type Doubt = fn(&Scene, &Sense) -> f64;

/// The reasons, by the names that people see.
pub(super) const EVIDENCE: [(&str, Reason); 42] = [
    ("other spelling", name_quality::alternate),
    ("former name", name_quality::historic),
    ("respelled", name_quality::respelled),
    ("spelled unlike it", name_quality::unlike),
    ("short form of its name", name_quality::short_form),
    ("part of the name", name_quality::partial),
    ("importance", importance::importance),
    ("less known than the best", importance::gap),
    ("population", importance::population),
    ("of all that have the name", importance::share),
    ("is a country", kind::country),
    ("is a province", kind::province),
    ("is a district", kind::district),
    ("is a capital", kind::capital),
    ("is a quarter", kind::quarter),
    ("is a region", kind::region),
    ("is water", kind::water),
    ("only waters have the name", kind::only_water),
    ("is a spot", kind::spot),
    ("word beside it fits", feature_fit::fits),
    ("word beside it clashes", feature_fit::clashes),
    ("a part of it is told of", side::has_sides),
    ("in the place said after it", container::inside),
    ("not in the place said after it", container::outside),
    ("in a place beside it", container::loosely_inside),
    ("its country is named", containment::country_named),
    ("its province is named", containment::province_named),
    ("its district is named", containment::district_named),
    ("holds other places", containment::holds),
    ("district that holds a named town", containment::holds_town),
    ("country of the others", company::country),
    ("country of nearly all others", company::country_mostly),
    ("province of the others", company::province),
    ("within 30 km of others", proximity::close),
    ("within 150 km of others", proximity::near),
    ("within 800 km of others", proximity::far),
    ("beside the nearest name", proximity::next_name),
    ("could be beside others", proximity::coherent),
    ("near the dateline", dateline::near),
    ("country of the dateline", dateline::country),
    ("country of the outlet", home::country),
    ("told of over the border", border::told_beyond),
];

/// The reasons why none of the contenders may be right.
pub(super) const NONE: [(&str, Doubt); 10] = [
    ("none", none::always),
    ("none: best is little known", none::unknown),
    ("none: many namesakes", none::namesakes),
    ("none: only respelled", none::respelled),
    ("none: only a part found", none::partial),
    ("none: a word says what it is", none::feature),
    ("none: name of several words", none::long),
    ("none: several words of another language", none::foreign),
    ("none: an ordinary word or a person's name", none::ordinary),
    (
        "none: not in the place said after it",
        container::none_inside,
    ),
];
