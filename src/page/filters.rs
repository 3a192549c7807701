//! The filters: a form that works by itself, and the legend of the map.

use dateline_gazetteer::Gazetteer;
use maud::{Markup, html};

use crate::event::{EventType, SubEventType};
use crate::layer::wording;
use crate::referent::Geoprecision;
use crate::store::{Facet, Facets, Filter};

/// Returns the form, filled in as it was asked.
pub(super) fn filters(filter: &Filter, facets: &Facets, gazetteer: &Gazetteer) -> Markup {
    html! {
        form #filters method="get" action="/" aria-label="Filters" {
            // Closed it leaves the first screen to the events; the script opens it and takes the summary away.
            details open[!filter.is_empty()] {
                summary { "Filters" }
                div.fields {
                    label { "Search " input type="search" name="q" value=[filter.words.as_deref()] maxlength="200"; }
                    label { "Actor " input type="text" name="actor" value=[filter.actor.as_deref()] maxlength="200" list="actors"; }
                    datalist #actors { @for actor in &facets.actors { option value=(actor.value) {} } }
                    fieldset {
                        legend { "Days" }
                        label { "From " input type="date" name="from" value=[filter.from.map(|d| d.to_string())]; }
                        " "
                        label { "To " input type="date" name="to" value=[filter.to.map(|d| d.to_string())]; }
                    }
                    fieldset {
                        legend { "Event type" }
                        @for &kind in EventType::ALL {
                            (choice("type", kind.as_str(), kind.as_str(), filter.types.contains(&kind), count(&facets.types, kind.as_str())))
                        }
                    }
                    // Sub-types have no boxes of their own; one that was asked for stays asked for.
                    @for kind in &filter.sub_types { (kept_sub_type(*kind)) }
                    fieldset {
                        legend { "Precision" }
                        @for precision in Geoprecision::ALL {
                            (choice("precision", precision.as_str(), wording::precision(precision),
                                filter.precisions.contains(&precision), count(&facets.precisions, precision.as_str())))
                        }
                    }
                    label {
                        "Country "
                        select name="country" {
                            option value="" { "All" }
                            @for country in &facets.countries {
                                option value=(country.value) selected[filter.countries.contains(&country.value)] {
                                    (country_name(&country.value, gazetteer)) " (" (country.count) ")"
                                }
                            }
                        }
                    }
                    @if let Some(b) = filter.bbox {
                        input type="hidden" name="bbox" value={ (b.west) "," (b.south) "," (b.east) "," (b.north) };
                    }
                    p { button type="submit" { "Apply" } " " a href="/" { "Clear" } }
                }
            }
            (super::shell::attribution())
        }
    }
}

fn choice(name: &str, value: &str, label: &str, is_chosen: bool, count: usize) -> Markup {
    html! {
        label {
            input type="checkbox" name=(name) value=(value) checked[is_chosen];
            " " span { (label) }
            // The script counts for itself, as the filters change.
            " " noscript { small { (count) } }
        }
    }
}

fn kept_sub_type(kind: SubEventType) -> Markup {
    html! { input type="hidden" name="type" value=(kind.as_str()); }
}

fn count(facets: &[Facet], value: &str) -> usize {
    facets
        .iter()
        .find(|facet| facet.value == value)
        .map_or(0, |facet| facet.count)
}

fn country_name(iso3: &str, gazetteer: &Gazetteer) -> String {
    gazetteer
        .country_by_iso3(iso3)
        .and_then(|code| gazetteer.country_place(code))
        .map_or_else(|| iso3.to_owned(), |id| gazetteer.place(id).name.to_owned())
}
