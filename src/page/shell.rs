//! What every page has: head, header, footer.

use maud::{DOCTYPE, Markup, html};

use crate::layer::{ATTRIBUTION, BORDER_NOTE};
use crate::server::Entry;

/// What stands in a page's head.
pub(super) struct Head<'p> {
    pub(super) title: &'p str,
    pub(super) description: &'p str,
    /// The built web page; only the map page runs its script.
    pub(super) entry: Option<&'p Entry>,
    pub(super) runs_script: bool,
}

/// Returns a whole page.
pub(super) fn page(head: &Head<'_>, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (head.title) }
                meta name="description" content=(head.description);
                meta property="og:type" content="website";
                meta property="og:site_name" content="dateline";
                meta property="og:title" content=(head.title);
                meta property="og:description" content=(head.description);
                link rel="icon" href="data:,";
                @match head.entry {
                    Some(entry) => {
                        @for style in &entry.styles { link rel="stylesheet" href=(style); }
                        @if head.runs_script { script type="module" src=(entry.script) {} }
                    }
                    None => link rel="stylesheet" href="/page.css";,
                }
            }
            body { (body) }
        }
    }
    .into_string()
}

/// Returns whose work the page shows.
pub(super) fn attribution() -> Markup {
    html! {
        footer {
            p { (ATTRIBUTION) "." }
            p { (BORDER_NOTE) }
            p {
                "Events are what the named reports say, not what is confirmed. "
                "The first actor named is not thereby the aggressor."
            }
        }
    }
}
