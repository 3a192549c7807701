//! Plain text: paragraphs found, hard line breaks undone, headline told from text, the page's furniture left out.

use jiff::civil::Date;

use super::dates::find_date;
use super::furniture::{self, ends_as_a_sentence, is_prose};

/// What a text gives beside its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Article {
    pub(super) title: Option<String>,
    pub(super) text: String,
    /// A date that the copied page gives in a line of its own.
    pub(super) date: Option<Date>,
    /// The outlet that the copied page names as its source.
    pub(super) outlet: Option<String>,
}

/// Reads a text that may have been copied from a page.
pub(super) fn read_plain(raw: &str) -> Article {
    let lines = paragraphs(raw);
    let borrowed: Vec<&str> = lines.iter().map(String::as_str).collect();
    read_lines(&borrowed)
}

/// Reads paragraphs, one a line, with furniture between them.
pub(super) fn read_lines(lines: &[&str]) -> Article {
    let date = page_date(lines);
    let outlet = lines.iter().rev().find_map(|line| named_source(line));
    let mut kept = furniture::strip(lines);
    if kept.is_empty() && lines.len() == 1 {
        // One line is the whole report, whatever it looks like.
        kept = lines.to_vec();
    }
    drop_dates_above(&mut kept);
    let title = take_title(&mut kept);
    Article {
        title,
        text: kept.join("\n"),
        date,
        outlet,
    }
}

/// Returns the paragraphs, one string each, with white space made plain.
pub(super) fn paragraphs(raw: &str) -> Vec<String> {
    let plain: String = raw
        .chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}'))
        .map(|c| match c {
            '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{c}' => '\n',
            '\u{a0}' | '\u{202f}' | '\t' => ' ',
            _ => c,
        })
        .collect();
    // "\r\n" has become two line breaks: a blank line only where every line is followed by one.
    let plain = if raw.contains("\r\n") {
        plain.replace("\n\n", "\n")
    } else {
        plain
    };
    let mut paragraphs = Vec::new();
    let mut block: Vec<&str> = Vec::new();
    for line in plain.lines().map(str::trim).chain(std::iter::once("")) {
        if line.is_empty() {
            close_block(&mut block, &mut paragraphs);
        } else {
            block.push(line);
        }
    }
    paragraphs
}

/// Ends a run of lines without a blank line between them: one paragraph if its lines were broken at a width.
fn close_block(block: &mut Vec<&str>, paragraphs: &mut Vec<String>) {
    if is_hard_wrapped(block) {
        paragraphs.push(block.join(" "));
    } else {
        paragraphs.extend(block.iter().map(|&line| line.to_owned()));
    }
    block.clear();
}

/// Tells whether lines look broken at a width: all but the last about equally long, and few ending as sentences do.
fn is_hard_wrapped(block: &[&str]) -> bool {
    let Some((_, filled)) = block.split_last() else {
        return false;
    };
    if filled.is_empty() {
        return false;
    }
    let lengths: Vec<usize> = filled.iter().map(|line| line.chars().count()).collect();
    let (shortest, longest) = lengths
        .iter()
        .fold((usize::MAX, 0), |(low, high), &n| (low.min(n), high.max(n)));
    let sentence_ends = filled
        .iter()
        .filter(|line| ends_as_a_sentence(line))
        .count();
    shortest >= 40
        && longest <= 120
        && longest - shortest <= 30
        && 2 * sentence_ends <= filled.len()
}

/// Takes the headline out of the lines: the first line, if it is no sentence and prose follows; its repetitions too.
fn take_title(lines: &mut Vec<&str>) -> Option<String> {
    let first_prose = lines.iter().position(|line| is_prose(line)).or_else(|| {
        // A short report may have no long paragraph at all.
        lines.iter().position(|line| ends_as_a_sentence(line))
    })?;
    let head = &lines[..first_prose];
    // A copied page often has its headline twice, the first time glued to its menu.
    let repeated = head.iter().enumerate().find_map(|(i, line)| {
        (line.split_whitespace().count() >= 3
            && head
                .iter()
                .enumerate()
                .any(|(j, other)| j != i && other.ends_with(line)))
        .then_some(*line)
    });
    let title = repeated.or_else(|| {
        head.iter().copied().find(|line| {
            line.split_whitespace().count() >= 3
                && !line.ends_with('.')
                && line.chars().count() <= 250
        })
    })?;
    let mut position = 0;
    lines.retain(|line| {
        let is_head = position < first_prose;
        position += 1;
        let is_crumb = is_head && line.split_whitespace().count() < 3 && !ends_as_a_sentence(line);
        let is_title = *line == title || (is_head && line.ends_with(title));
        !(is_crumb || is_title)
    });
    // Markdown marks its headline.
    Some(title.trim_start_matches('#').trim().to_owned())
}

/// Drops lines that are only a date, above the first paragraph; further down they are headings of a chronicle.
fn drop_dates_above(lines: &mut Vec<&str>) {
    let head = lines.iter().position(|line| is_prose(line)).unwrap_or(0);
    let mut position = 0;
    lines.retain(|line| {
        position += 1;
        position > head || page_date(&[line]).is_none()
    });
}

/// How many lines at the head of a page may hold its date.
const DATE_LINES: usize = 12;

/// Finds the page's date: a line of its own near the head, or one that says "published" or "updated".
pub(super) fn page_date(lines: &[&str]) -> Option<Date> {
    lines
        .iter()
        .take(DATE_LINES)
        .filter(|line| line.chars().count() <= 100 && !ends_in_prose(line))
        .find_map(|line| find_date(line.trim_start_matches(|c: char| !c.is_alphanumeric())))
}

/// Tells whether a line with a date in it is a sentence about that day and not the page's own date.
fn ends_in_prose(line: &str) -> bool {
    let lower_words = line
        .split_whitespace()
        .filter(|word| word.chars().next().is_some_and(char::is_lowercase))
        .filter(|word| {
            !matches!(
                *word,
                "by" | "on"
                    | "at"
                    | "de"
                    | "of"
                    | "in"
                    | "am"
                    | "pm"
                    | "a.m."
                    | "p.m."
                    | "min"
                    | "read"
                    | "published"
                    | "updated"
                    | "last"
                    | "first"
                    | "posted"
            )
        })
        .count();
    lower_words > 1
}

/// Reads the outlet's name from a line such as "Source: Example Wire".
fn named_source(line: &str) -> Option<String> {
    let name = line
        .strip_prefix("Source:")
        .or_else(|| line.strip_prefix("SOURCE:"))?
        .trim();
    let name = name.strip_prefix("www.").unwrap_or(name);
    let fits =
        !name.is_empty() && name.chars().count() <= 60 && name.split_whitespace().count() <= 6;
    fits.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{paragraphs, read_plain};

    const PARAGRAPH: &str = "Rebels pulled out of the hill town of Marrat at dawn after two days of shelling, residents said by phone.";

    #[test]
    fn one_line_is_the_whole_report() {
        let article = read_plain("Seven people were killed in the camp on Monday.\n");
        assert_eq!(
            article.text,
            "Seven people were killed in the camp on Monday."
        );
        assert_eq!(article.title, None);
    }

    #[test]
    fn the_headline_is_told_from_the_text() {
        let article = read_plain(&format!(
            "Rebels leave Marrat\n\n{PARAGRAPH}\n\nNobody was hurt.\n"
        ));
        assert_eq!(article.title.as_deref(), Some("Rebels leave Marrat"));
        assert_eq!(article.text, format!("{PARAGRAPH}\nNobody was hurt."));
    }

    #[test]
    fn a_headline_glued_to_the_menu_and_repeated_is_one_headline() {
        let page = format!(
            "HomeNewsRebels leave hill town of Marrat\n\nRebels leave hill town of Marrat\n\nDate:\n\nLatest News\n\n{PARAGRAPH}\n\nLeave a reply\n\nYour name"
        );
        let article = read_plain(&page);
        assert_eq!(
            article.title.as_deref(),
            Some("Rebels leave hill town of Marrat")
        );
        assert_eq!(article.text, PARAGRAPH);
    }

    #[test]
    fn the_date_line_of_a_copied_page_gives_its_date() {
        let article = read_plain(&format!(
            "Rebels leave Marrat\nBy Jane Doe\nPublished: 3 December 2024, 18:20\n\n{PARAGRAPH}"
        ));
        assert_eq!(
            article.date.map(|date| date.to_string()).as_deref(),
            Some("2024-12-03")
        );
        assert_eq!(article.text, PARAGRAPH);
        let told = read_plain("The army retook the town on 3 December 2024, its spokesman said.");
        assert_eq!(
            told.date, None,
            "a date in a sentence is not the page's date"
        );
    }

    #[test]
    fn lines_broken_at_a_width_are_one_paragraph() {
        let wrapped = "Rebels pulled out of the hill town of Marrat at dawn after two\n\
                       days of shelling, residents said by phone, and the army moved\n\
                       in from the south.\n\nNobody was hurt.";
        assert_eq!(paragraphs(wrapped).len(), 2);
        assert_eq!(paragraphs(&wrapped.replace('\n', "\r\n")).len(), 2);
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        let lines = format!("{PARAGRAPH}\n{PARAGRAPH}\nNobody was hurt.");
        assert_eq!(paragraphs(&lines).len(), 3);
    }

    #[test]
    fn the_named_source_is_the_outlet() {
        let article = read_plain(&format!("{PARAGRAPH}\n\nSource: www.example.org\n"));
        assert_eq!(article.outlet.as_deref(), Some("example.org"));
        assert_eq!(article.text, PARAGRAPH);
    }
}
