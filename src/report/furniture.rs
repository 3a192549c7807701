//! What surrounds an article on its page and is copied along with it: menus, boxes, bylines, comment forms.
//!
//! Takes lines, keeps the report's own. The rules are `lexicon/furniture.tsv`, one a line: what to do, where the words
//! stand in the line, the words. They match short lines only, so that a paragraph that speaks of cookies is kept.

use std::sync::LazyLock;

/// What a rule does with the line it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    /// The line goes.
    Drop,
    /// A box begins: the line goes, and what follows until prose goes on.
    Block,
    /// The article is over.
    End,
}

/// Where a rule's words stand in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    Line,
    Start,
    Within,
    Finish,
}

struct Rule {
    action: Action,
    position: Where,
    words: &'static str,
}

/// In the file's order; the first that matches decides.
static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    include_str!("lexicon/furniture.tsv")
        .lines()
        .filter_map(read_rule)
        .collect()
});

/// Longer lines are paragraphs and are kept whatever they say.
const MAX_FURNITURE_CHARS: usize = 240;

/// A heading of a box ("The Daily Newsletter") is shorter than a sentence.
const MAX_HEADING_CHARS: usize = 60;

/// From this length on, a line that ends as a sentence does is prose, which ends a box.
const MIN_PROSE_CHARS: usize = 80;

fn read_rule(line: &'static str) -> Option<Rule> {
    let mut columns = line.split('\t');
    let action = match columns.next()? {
        "drop" => Action::Drop,
        "block" => Action::Block,
        "end" => Action::End,
        _ => return None,
    };
    let position = match columns.next()? {
        "line" => Where::Line,
        "start" => Where::Start,
        "within" => Where::Within,
        "finish" => Where::Finish,
        _ => return None,
    };
    Some(Rule {
        action,
        position,
        words: columns.next()?,
    })
}

impl Rule {
    fn matches(&self, line: &str, is_heading: bool) -> bool {
        match self.position {
            Where::Line => line == self.words,
            Where::Start => line.starts_with(self.words),
            Where::Within => line.contains(self.words),
            Where::Finish => is_heading && line.ends_with(self.words),
        }
    }
}

/// Returns the lines that are the report's own, in order.
pub(super) fn strip<'l>(lines: &[&'l str]) -> Vec<&'l str> {
    let total: usize = lines.iter().map(|line| line.len()).sum();
    let mut kept = Vec::with_capacity(lines.len());
    let mut seen = 0;
    let mut in_box = false;
    for &line in lines {
        seen += line.len();
        match verdict(line) {
            // A comment form at the head of a page is not the end of its article.
            Some(Action::End) if 2 * seen > total => break,
            Some(Action::End | Action::Block) => in_box = true,
            Some(Action::Drop) => {}
            None if in_box && !is_prose(line) => {}
            None => {
                in_box = false;
                kept.push(line);
            }
        }
    }
    kept
}

/// Tells whether a line is a paragraph and not a heading, a menu entry or a teaser.
pub(super) fn is_prose(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= MIN_PROSE_CHARS && ends_as_a_sentence(line)
}

/// Tells whether a line ends with a full stop or its like.
pub(super) fn ends_as_a_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' ']);
    line.ends_with(['.', '!', '?', '…', '。', '؟', '।', '။', '።'])
}

/// Tells whether a line is furniture wherever it stands.
pub(super) fn is_furniture(line: &str) -> bool {
    verdict(line).is_some()
}

fn verdict(line: &str) -> Option<Action> {
    let line = line.trim();
    let length = line.chars().count();
    if length == 0 {
        return Some(Action::Drop);
    }
    if length > MAX_FURNITURE_CHARS {
        return None;
    }
    let lower = line.to_lowercase();
    let bare =
        lower.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '-' | '©' | '('));
    if bare.is_empty() {
        return Some(Action::Drop);
    }
    let is_heading = length <= MAX_HEADING_CHARS;
    let starts_like_prose = is_prose(line);
    RULES
        .iter()
        .find(|rule| {
            // A sentence may well begin with "Updated figures …" or quote a newsletter: single words count only
            // in lines that are no prose.
            let is_weak = rule.position != Where::Line && !rule.words.trim_end().contains(' ');
            !(is_weak && starts_like_prose) && rule.matches(bare, is_heading)
        })
        .map(|rule| rule.action)
        .or_else(|| is_byline(line).then_some(Action::Drop))
}

/// Tells whether a line only names who wrote it: "By Jane Doe and John Roe, Correspondent".
fn is_byline(line: &str) -> bool {
    let Some(names) = line
        .strip_prefix("By ")
        .or_else(|| line.strip_prefix("BY "))
    else {
        return false;
    };
    let words: Vec<&str> = names.split_whitespace().collect();
    !ends_as_a_sentence(line)
        && (1..=12).contains(&words.len())
        && words.iter().all(|word| {
            matches!(
                *word,
                "and" | "in" | "&" | "|" | "for" | "with" | "at" | "de" | "al" | "van" | "von"
            ) || word.chars().next().is_some_and(|c| !c.is_lowercase())
        })
}

#[cfg(test)]
mod tests {
    use super::{RULES, is_furniture, strip};

    const PARAGRAPH: &str = "Rebels pulled out of the hill town of Marrat at dawn after two days of shelling, residents said by phone.";
    const SECOND: &str = "At least four people were killed when a rocket hit a bakery in the market, the town's hospital said.";

    #[track_caller]
    fn check(lines: &[&str], expected: &[&str]) {
        assert_eq!(strip(lines), expected);
    }

    #[test]
    fn every_line_of_the_rule_file_is_a_rule() {
        let lines = include_str!("lexicon/furniture.tsv").lines().count();
        assert_eq!(RULES.len(), lines);
        assert!(
            RULES
                .iter()
                .all(|rule| rule.words.to_lowercase() == rule.words)
        );
    }

    #[test]
    fn a_comment_form_ends_the_report() {
        check(
            &[
                PARAGRAPH,
                SECOND,
                "LEAVE A REPLY",
                "Your name",
                "What happened in Marrat is a shame and nobody in this world says so, as everybody knows.",
            ],
            &[PARAGRAPH, SECOND],
        );
    }

    #[test]
    fn a_box_in_the_middle_goes_and_the_report_goes_on() {
        check(
            &[
                PARAGRAPH,
                "Read more",
                "Ten photos of spring",
                "Who wins the cup?",
                SECOND,
            ],
            &[PARAGRAPH, SECOND],
        );
        check(
            &[
                PARAGRAPH,
                "The Morning Newsletter",
                "All you need,",
                "every day.",
                SECOND,
            ],
            &[PARAGRAPH, SECOND],
        );
    }

    #[test]
    fn a_short_paragraph_of_the_report_stays() {
        check(
            &[PARAGRAPH, "Nobody was hurt.", SECOND],
            &[PARAGRAPH, "Nobody was hurt.", SECOND],
        );
    }

    #[test]
    fn notices_and_bylines_are_furniture() {
        for line in [
            "By Jane Doe and John Roe",
            "Share this:",
            "© 2024 The Paper. All rights reserved.",
            "We use cookies to make this site better. You can change this at any time.",
            "This site is protected by reCAPTCHA and the Privacy Policy applies.",
            "4 min read",
            "Reporting by A. Writer; Editing by B. Reader",
            "* * *",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn sentences_that_use_such_words_are_not() {
        for line in [
            "By Monday evening the army had taken the bridge.",
            "Published accounts of the raid differ on how many people were killed in the village of Tal Asmar.",
            "Source of the fire was a shell that fell on the depot near Kosti early on Sunday, police said.",
            "World leaders met in Geneva.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
