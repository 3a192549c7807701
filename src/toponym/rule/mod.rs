//! The rules of recognition, in the order in which they run: what an earlier rule has taken, a later one leaves alone.
//!
//! Each rule is a file with one function that reads and writes the [`Draft`]. To add one: a file, a line in [`RULES`], a test.

mod abbreviated_people;
mod admin_phrase;
mod armed_group;
mod bracket;
mod calendar;
mod civic_noun;
mod container;
pub(crate) mod coordinates;
mod dateline;
mod demonym;
mod embedded;
mod facility;
mod hyphen;
mod known_place;
mod list;
mod local_place;
mod metonym;
mod munition;
mod operation;
mod organization;
mod person;
mod placed_name;
mod repetition;
mod state_abbreviation;
mod tagged_place;
mod vessel;

use super::draft::Draft;

type Rule = fn(&mut Draft<'_>);

/// The rules, in order.
pub(super) const RULES: [Rule; 26] = [
    // What is no place name, whatever the gazetteer has.
    calendar::apply,
    munition::apply,
    vessel::apply,
    operation::apply,
    // Points in figures.
    coordinates::apply,
    // Where the report was written.
    dateline::apply,
    abbreviated_people::apply,
    // A word beside the name says that it is a place.
    admin_phrase::apply,
    state_abbreviation::apply,
    // Names that are not places.
    armed_group::apply,
    organization::apply,
    person::apply,
    // Pieces of hyphenated words.
    hyphen::apply,
    bracket::apply,
    // Places that the tagger found, then those that the gazetteer knows.
    tagged_place::apply,
    demonym::apply,
    known_place::apply,
    civic_noun::apply,
    // Places by the company they keep.
    container::apply,
    list::apply,
    local_place::apply,
    placed_name::apply,
    repetition::apply,
    // What the places do in their sentences.
    embedded::apply,
    metonym::apply,
    // Built places, whatever lies inside their names.
    facility::apply,
];
