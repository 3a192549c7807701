//! What a page says of itself: headline, date, outlet, language, address.

use super::json_ld;
use super::tree::Tree;
use crate::report::dates::{Moment, read_moment};

/// A page's own words about its article.
#[derive(Debug, Default)]
pub(in crate::report) struct Metadata {
    pub(in crate::report) title: Option<String>,
    pub(in crate::report) published: Option<Moment>,
    pub(in crate::report) outlet: Option<String>,
    pub(in crate::report) language: Option<String>,
    pub(in crate::report) url: Option<String>,
    /// The article's text as carried for search engines.
    pub(in crate::report) carried_body: Option<String>,
}

/// Names under which pages give their publication date, most trusted first.
const DATE_NAMES: [&str; 20] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_time",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "cxenseparse:recs:publishtime",
    "article.published",
    "citation_publication_date",
    "og:published_time",
    "date",
];

/// Reads the metadata of a page.
pub(super) fn read(tree: &Tree) -> Metadata {
    let linked = json_ld::read(&tree.json_ld);
    let statement = |names: &[&str]| {
        names.iter().find_map(|name| {
            tree.statements
                .iter()
                .find(|statement| statement.name == *name && !statement.value.is_empty())
                .map(|statement| statement.value.clone())
        })
    };
    let outlet = statement(&[
        "og:site_name",
        "application-name",
        "dc.publisher",
        "twitter:site",
    ])
    .or_else(|| linked.publisher.clone())
    .map(|name| name.trim_start_matches('@').to_owned());
    let title = linked
        .headline
        .clone()
        .or_else(|| statement(&["og:title", "twitter:title", "dc.title", "parsely-title"]))
        .or_else(|| tree.first_heading.clone())
        .or_else(|| tree.head_title.clone().filter(|title| !title.is_empty()))
        .map(|title| without_outlet(&title, outlet.as_deref()));
    Metadata {
        title,
        published: published(tree, linked.published.as_deref()),
        language: tree
            .language
            .clone()
            .or_else(|| statement(&["og:locale", "content-language", "dc.language"]))
            .or(linked.language)
            .and_then(|tag| language_code(&tag)),
        url: tree
            .canonical
            .clone()
            .or_else(|| statement(&["og:url", "twitter:url"]))
            .or(linked.url)
            .filter(|url| url.starts_with("http://") || url.starts_with("https://")),
        carried_body: linked.body,
        outlet,
    }
}

fn published(tree: &Tree, linked: Option<&str>) -> Option<Moment> {
    linked
        .and_then(read_moment)
        .or_else(|| {
            DATE_NAMES.iter().find_map(|name| {
                tree.statements
                    .iter()
                    .filter(|statement| statement.name == *name)
                    .find_map(|statement| read_moment(&statement.value))
            })
        })
        .or_else(|| {
            tree.times
                .iter()
                .filter(|time| matches!(time.name.as_str(), "datepublished" | "datecreated"))
                .find_map(|time| read_moment(&time.value))
        })
        .or_else(|| first_time(tree))
}

/// Reads the first `<time>` of the page that is not in a box: those belong to other articles.
fn first_time(tree: &Tree) -> Option<Moment> {
    let in_aside = |mut index: usize| loop {
        let element = &tree.elements[index];
        if matches!(element.tag.as_str(), "aside" | "nav" | "footer" | "li") {
            return true;
        }
        match element.parent {
            Some(parent) => index = parent,
            None => return false,
        }
    };
    tree.times
        .iter()
        .take(50)
        .filter(|time| time.name == "time" && !in_aside(time.owner))
        .find_map(|time| read_moment(&time.value))
}

/// Cuts the outlet's name off a headline: "Bridge falls | The Paper".
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    for mark in [" | ", " - ", " – ", " — ", " :: ", " « "] {
        let Some((head, tail)) = title.rsplit_once(mark) else {
            continue;
        };
        let is_outlet = outlet.is_some_and(|name| {
            let (tail, name) = (tail.to_lowercase(), name.to_lowercase());
            tail.contains(&name) || name.contains(&tail)
        });
        if is_outlet || (mark == " | " && head.split_whitespace().count() >= 3) {
            return head.trim().to_owned();
        }
    }
    title.trim().to_owned()
}

/// Returns the ISO 639-1 code of a language tag: `en-GB` gives `en`.
fn language_code(tag: &str) -> Option<String> {
    let code = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
    (code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase())).then_some(code)
}
