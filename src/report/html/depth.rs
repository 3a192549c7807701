//! Elements nested deeper than any page needs are opened up before the page is parsed.
//!
//! A parser looks through all open elements at every tag, so that a hundred thousand of them in one another would cost
//! minutes. Browsers stop at 512 too.

use std::borrow::Cow;

/// How deep elements may lie in one another.
const MAX_DEPTH: usize = 400;

/// Elements that hold nothing, or that end where the next of their kind begins.
const NOT_NESTING: [&str; 31] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
    "optgroup", "html", "head", "body", "rt", "rp",
];

/// Returns the page without the tags of elements that lie too deep; their text stays.
pub(super) fn without_depths(html: &str) -> Cow<'_, str> {
    let mut depth = 0_usize;
    let mut kept = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let tag = &html[start..];
        let Some(end) = tag.find('>').map(|length| start + length + 1) else {
            break;
        };
        at = end;
        let is_end = tag[1..].starts_with('/');
        let name = name(&tag[if is_end { 2 } else { 1 }..]);
        if name.is_empty()
            || NOT_NESTING
                .iter()
                .any(|other| name.eq_ignore_ascii_case(other))
        {
            continue;
        }
        let is_deep = if is_end {
            depth = depth.saturating_sub(1);
            depth >= MAX_DEPTH
        } else {
            depth += 1;
            depth > MAX_DEPTH
        };
        if is_deep {
            kept.push_str(&html[copied..start]);
            // Words on the two sides of a tag stay two words.
            kept.push(' ');
            copied = end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[copied..]);
    Cow::Owned(kept)
}

fn name(rest: &str) -> &str {
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    &rest[..end]
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{MAX_DEPTH, without_depths};

    #[test]
    fn a_page_of_usual_depth_stays_as_it_is() {
        let page = "<html><body><div><p>Two killed.<p>One hurt.<br></div></body></html>".repeat(50);
        assert!(matches!(without_depths(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn many_paragraphs_without_their_ends_are_not_deep() {
        let page = "<p>Two killed.<li>x<td>y".repeat(5000);
        assert!(matches!(without_depths(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn tags_below_the_limit_go_and_their_text_stays() {
        let page = format!(
            "{}Two killed.{}",
            "<div>".repeat(2000),
            "</div>".repeat(2000)
        );
        let opened = without_depths(&page);
        assert_eq!(opened.matches("<div>").count(), MAX_DEPTH);
        assert_eq!(opened.matches("</div>").count(), MAX_DEPTH);
        assert!(opened.contains("Two killed."));
    }
}
