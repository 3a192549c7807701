//! Which lines of a page are the article: boxes are left out by their names, then the smallest part that holds the
//! prose is taken.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::tree::{Element, Line, Tree};

/// Words in `class` and `id` that name a box beside the article.
static BOX_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/box_words.txt").lines().collect());

/// Elements that are beside the article by their meaning.
const BOX_TAGS: [&str; 11] = [
    "nav",
    "aside",
    "footer",
    "form",
    "figure",
    "figcaption",
    "dialog",
    "menu",
    "table",
    "fieldset",
    "address",
];

const BOX_ROLES: [&str; 8] = [
    "navigation",
    "complementary",
    "banner",
    "contentinfo",
    "dialog",
    "search",
    "menu",
    "alertdialog",
];

/// A shorter line is a menu entry, a headline or a date before it is prose.
const MIN_PROSE_BYTES: usize = 60;

/// Where more of a line is links, it is a teaser or a menu.
const MAX_LINKED_SHARE: f64 = 0.5;

/// A box that holds more of the page's prose than this is the page itself ("has-sidebar" on the body).
const BOX_LIMIT: f64 = 0.5;

/// An element that says it is the article must hold this share of the prose to be believed.
const MARKED_SHARE: f64 = 0.3;

/// Beside the article, an element marked as one with this share of its prose is another entry of it.
const ENTRY_SHARE: f64 = 0.3;

/// The same for one under a linked headline, which a teaser has too.
const LINKED_ENTRY_SHARE: f64 = 0.5;

/// A linked line this long is the headline of another page; a shorter one is a time or a "Share".
const MIN_HEADLINE_BYTES: usize = 20;

/// The search for the article goes down while one child holds this share of its parent's prose.
const DESCENT_SHARE: f64 = 0.8;

/// Returns the article's lines, furniture that has no name of its own still among them.
pub(super) fn lines(tree: &Tree) -> Vec<&str> {
    let all = vec![false; tree.elements.len()];
    let everything = weights(tree, &all);
    let boxed = boxes(tree, &everything);
    let weights = weights(tree, &boxed);
    let roots = match marked_article(tree, &weights, &boxed) {
        Some((article, mark)) => fellows(tree, &weights, &boxed, article, mark),
        None => vec![descend(tree, &weights)],
    };
    let inside = inside(tree, &roots);
    tree.lines
        .iter()
        .filter(|line| inside[line.owner] && !boxed[line.owner])
        .filter(|line| !is_clock(&line.text))
        .filter(|line| linked_share(line) <= MAX_LINKED_SHARE || line.text.len() > 300)
        .map(|line| line.text.as_str())
        .collect()
}

/// Tells whether a line is the time of an entry and nothing else: "12:40".
fn is_clock(line: &str) -> bool {
    let line = line.trim();
    line.len() <= 5
        && line
            .split_once([':', '.'])
            .is_some_and(|(hour, minute)| [hour, minute].iter().all(|part| is_two_digits(part)))
}

fn is_two_digits(part: &str) -> bool {
    (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "byte counts of a page are far below 2^52"
)]
fn linked_share(line: &Line) -> f64 {
    line.linked_bytes as f64 / line.text.len().max(1) as f64
}

/// Returns the prose that each element holds, in bytes, without what lies in `excluded` elements.
#[expect(
    clippy::cast_precision_loss,
    reason = "byte counts of a page are far below 2^52"
)]
fn weights(tree: &Tree, excluded: &[bool]) -> Vec<f64> {
    let mut weights = vec![0.0; tree.elements.len()];
    for line in tree.lines.iter().filter(|line| !excluded[line.owner]) {
        if line.text.len() >= MIN_PROSE_BYTES && linked_share(line) <= MAX_LINKED_SHARE {
            weights[line.owner] += line.text.len() as f64;
        }
    }
    for index in (0..tree.elements.len()).rev() {
        if let Some(parent) = tree.elements[index].parent {
            weights[parent] += weights[index];
        }
    }
    weights
}

/// Tells for each element whether it lies in a box beside the article.
fn boxes(tree: &Tree, weights: &[f64]) -> Vec<bool> {
    let total = weights[0];
    let mut boxed = vec![false; tree.elements.len()];
    for (index, element) in tree.elements.iter().enumerate() {
        let in_box = element.parent.is_some_and(|parent| boxed[parent]);
        boxed[index] = in_box || (is_box(element) && weights[index] <= BOX_LIMIT * total);
    }
    boxed
}

fn is_box(element: &Element) -> bool {
    element.is_hidden
        || BOX_TAGS.contains(&element.tag.as_str())
        || element
            .role
            .as_deref()
            .is_some_and(|role| BOX_ROLES.contains(&role))
        || names_a_box(&element.label)
}

fn names_a_box(label: &str) -> bool {
    let words: Vec<&str> = label.split('-').filter(|word| !word.is_empty()).collect();
    words.iter().any(|word| BOX_WORDS.contains(word))
        || words
            .windows(2)
            .any(|pair| BOX_WORDS.contains(pair.join("-").as_str()))
        || words
            .windows(3)
            .any(|three| BOX_WORDS.contains(three.join("-").as_str()))
}

/// How an element says that it is the article.
#[derive(Clone, Copy)]
enum Mark {
    ArticleBody,
    Article,
}

impl Mark {
    fn is_on(self, element: &Element) -> bool {
        match self {
            Self::ArticleBody => element.itemprop.as_deref() == Some("articlebody"),
            Self::Article => element.tag == "article",
        }
    }
}

/// Finds the element that says it is the article and holds enough prose to be it.
fn marked_article(tree: &Tree, weights: &[f64], boxed: &[bool]) -> Option<(usize, Mark)> {
    [Mark::ArticleBody, Mark::Article]
        .into_iter()
        .find_map(|mark| {
            (0..tree.elements.len())
                .filter(|&i| !boxed[i] && mark.is_on(&tree.elements[i]))
                .max_by(|&a, &b| weights[a].total_cmp(&weights[b]))
                .filter(|&i| weights[i] > 0.0 && weights[i] >= MARKED_SHARE * weights[0])
                .map(|i| (i, mark))
        })
}

/// Finds the entries of a live page: with the article, those marked as it is and no teasers of other pages.
fn fellows(tree: &Tree, weights: &[f64], boxed: &[bool], article: usize, mark: Mark) -> Vec<usize> {
    let mut has_headline_link = vec![false; tree.elements.len()];
    for line in &tree.lines {
        if linked_share(line) > MAX_LINKED_SHARE && line.text.len() >= MIN_HEADLINE_BYTES {
            let mut here = Some(line.owner);
            while let Some(index) = here {
                has_headline_link[index] = true;
                here = tree.elements[index].parent;
            }
        }
    }
    let is_fellow = |index: usize| {
        let is_beside = tree.elements[index].parent == tree.elements[article].parent;
        let share = weights[index] / weights[article];
        if has_headline_link[index] {
            // Where the article itself is linked so, its entries are.
            has_headline_link[article] && share >= LINKED_ENTRY_SHARE
        } else {
            is_beside || share >= ENTRY_SHARE
        }
    };
    (0..tree.elements.len())
        .filter(|&i| i == article || (!boxed[i] && mark.is_on(&tree.elements[i]) && is_fellow(i)))
        .collect()
}

/// Goes down from the root while one child holds nearly all the prose.
fn descend(tree: &Tree, weights: &[f64]) -> usize {
    let mut best_child: Vec<Option<usize>> = vec![None; tree.elements.len()];
    for (index, element) in tree.elements.iter().enumerate() {
        let Some(parent) = element.parent else {
            continue;
        };
        if best_child[parent].is_none_or(|best| weights[index] > weights[best]) {
            best_child[parent] = Some(index);
        }
    }
    let mut here = 0;
    while let Some(child) = best_child[here] {
        let is_paragraph = tree.elements[child].tag == "p";
        if is_paragraph || weights[child] <= 0.0 || weights[child] < DESCENT_SHARE * weights[here] {
            break;
        }
        here = child;
    }
    here
}

/// Tells for each element whether it lies in one of `roots`, which are sorted, or is one.
fn inside(tree: &Tree, roots: &[usize]) -> Vec<bool> {
    let mut inside = vec![false; tree.elements.len()];
    for (index, element) in tree.elements.iter().enumerate() {
        inside[index] = roots.binary_search(&index).is_ok()
            || element.parent.is_some_and(|parent| inside[parent]);
    }
    inside
}
