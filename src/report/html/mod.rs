//! HTML pages: the article told from the page around it, and what the page says of itself.
//!
//! Takes decoded HTML, well-formed or not, gives the article's paragraphs and its metadata. The page is walked once
//! without recursion, so that a page of a hundred thousand nested elements costs no stack.

mod article;
mod depth;
mod json_ld;
mod metadata;
mod tree;

use super::plain::{self, Article};
use metadata::Metadata;

/// An article with what its page says of it.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) article: Article,
    pub(super) metadata: Metadata,
}

/// How much longer the body that the page carries for search engines must be to be preferred to the visible one.
const CARRIED_BODY_FACTOR: usize = 2;

/// How many lines above the article may hold its date.
const LINES_ABOVE: usize = 10;

/// Reads a page; the article's text is empty where the page has none.
pub(super) fn read_html(html: &str) -> Page {
    let tree = tree::read(html);
    let metadata = metadata::read(&tree);
    let lines = article::lines(&tree);
    let mut article = plain::read_lines(&without_title(&lines, metadata.title.as_deref()));
    article.date = article
        .date
        .or_else(|| date_above(&tree, lines.first().copied()));
    if metadata.title.is_some() {
        // What looked like a headline is the first crosshead or a short first line then: the page names its own.
        let lost = article
            .title
            .take()
            .filter(|line| Some(line) != metadata.title.as_ref());
        if let Some(line) = lost.filter(|line| !super::furniture::is_furniture(line)) {
            article.text = format!("{line}\n{}", article.text);
        }
    }
    // Pages made by scripts show nothing and carry everything.
    if let Some(body) = &metadata.carried_body
        && body.len() > CARRIED_BODY_FACTOR * article.text.len()
    {
        article.text = plain::read_plain(body).text;
    }
    Page { article, metadata }
}

/// Finds the date that the page shows above its article.
fn date_above(tree: &tree::Tree, first_line: Option<&str>) -> Option<jiff::civil::Date> {
    let all: Vec<&str> = tree.lines.iter().map(|line| line.text.as_str()).collect();
    let begin = all.iter().position(|line| Some(*line) == first_line)?;
    plain::page_date(&all[begin.saturating_sub(LINES_ABOVE)..begin])
}

/// Tells whether text is HTML and not words: it begins with a tag, or has paragraph tags.
pub(super) fn looks_like_html(text: &str) -> bool {
    let limit = text
        .char_indices()
        .nth(1000)
        .map_or(text.len(), |(at, _)| at);
    let head = text[..limit].trim_start().to_ascii_lowercase();
    [
        "<!doctype",
        "<html",
        "<head",
        "<body",
        "<?xml",
        "<article",
        "<main",
        "<div",
        "<p>",
        "<p ",
    ]
    .iter()
    .any(|start| head.starts_with(start))
        || (head.contains("</p>") && head.contains("<p"))
        || head.contains("<html")
}

fn without_title<'l>(lines: &[&'l str], title: Option<&str>) -> Vec<&'l str> {
    lines
        .iter()
        .copied()
        .filter(|line| Some(line.trim()) != title)
        .collect()
}
