//! A page as a flat tree: its elements in document order, and its lines of text with the element that holds them.

use dom_query::{Document, NodeRef};

/// The number of an element in [`Tree::elements`]; parents come before their children.
pub(super) type ElementIndex = usize;

/// An element of the page.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) parent: Option<ElementIndex>,
    pub(super) tag: String,
    /// Words of `class` and `id`, lower case, joined by `-` with one at each end: `-post-body-`.
    pub(super) label: String,
    pub(super) role: Option<String>,
    pub(super) itemprop: Option<String>,
    pub(super) is_hidden: bool,
}

/// A line of text between block elements.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) owner: ElementIndex,
    pub(super) text: String,
    /// How many of its bytes are inside links.
    pub(super) linked_bytes: usize,
}

/// A pair of a name and a value that the page says of itself, as `<meta>`, `<time>` or `itemprop` gives it.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) owner: ElementIndex,
    pub(super) name: String,
    pub(super) value: String,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) elements: Vec<Element>,
    pub(super) lines: Vec<Line>,
    /// `<meta>` names and properties, lower case.
    pub(super) statements: Vec<Statement>,
    /// `<time>` elements, named `time`, and `itemprop` dates.
    pub(super) times: Vec<Statement>,
    /// Contents of `<script type="application/ld+json">`.
    pub(super) json_ld: Vec<String>,
    pub(super) head_title: Option<String>,
    pub(super) first_heading: Option<String>,
    pub(super) language: Option<String>,
    pub(super) canonical: Option<String>,
}

/// Elements whose text nobody reads.
const UNREAD: [&str; 15] = [
    "script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "video",
    "audio", "select", "textarea", "button", "math", "title",
];

/// Elements that run on in a line of text.
const INLINE: [&str; 37] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

enum Step<'a> {
    Enter(NodeRef<'a>, ElementIndex, bool),
    Leave(ElementIndex),
}

/// Reads a page.
pub(super) fn read(html: &str) -> Tree {
    let document = Document::from(super::depth::without_depths(html).as_ref());
    let mut tree = Tree::default();
    tree.elements.push(Element {
        parent: None,
        tag: "#document".to_owned(),
        label: String::new(),
        role: None,
        itemprop: None,
        is_hidden: false,
    });
    let mut line = Line {
        owner: 0,
        text: String::new(),
        linked_bytes: 0,
    };
    let mut steps: Vec<Step<'_>> = document
        .root()
        .children_it(true)
        .map(|node| Step::Enter(node, 0, false))
        .collect();
    while let Some(step) = steps.pop() {
        match step {
            Step::Leave(block) => {
                tree.close(&mut line);
                line.owner = tree.elements[block].parent.unwrap_or(0);
            }
            Step::Enter(node, owner, is_linked) if node.is_text() => {
                let before = line.text.len();
                line.text.push_str(&node.text());
                if before == 0 {
                    line.owner = owner;
                }
                if is_linked {
                    line.linked_bytes += line.text.len() - before;
                }
            }
            Step::Enter(node, owner, is_linked) if node.is_element() => {
                tree.enter(&node, owner, is_linked, &mut line, &mut steps);
            }
            Step::Enter(..) => {}
        }
    }
    tree.close(&mut line);
    tree
}

impl Tree {
    fn enter<'a>(
        &mut self,
        node: &NodeRef<'a>,
        owner: ElementIndex,
        is_linked: bool,
        line: &mut Line,
        steps: &mut Vec<Step<'a>>,
    ) {
        let tag = node
            .node_name()
            .map(|name| name.to_ascii_lowercase())
            .unwrap_or_default();
        self.note(node, &tag, owner);
        if UNREAD.contains(&tag.as_str()) {
            return;
        }
        if tag == "br" || tag == "hr" {
            self.close(line);
            return;
        }
        let is_inline = INLINE.contains(&tag.as_str());
        let is_linked = is_linked || tag == "a";
        let mut holder = owner;
        if !is_inline {
            self.close(line);
            holder = self.elements.len();
            self.elements.push(element(node, tag, owner));
            line.owner = holder;
            steps.push(Step::Leave(holder));
        }
        steps.extend(
            node.children_it(true)
                .map(|child| Step::Enter(child, holder, is_linked)),
        );
    }

    /// Keeps what the element says of the page.
    fn note(&mut self, node: &NodeRef<'_>, tag: &str, owner: ElementIndex) {
        let attribute = |name: &str| node.attr(name).map(|value| value.trim().to_owned());
        match tag {
            "html" => self.language = attribute("lang").filter(|lang| !lang.is_empty()),
            "title" if self.head_title.is_none() => self.head_title = Some(one_line(&node.text())),
            "h1" if self.first_heading.is_none() => {
                self.first_heading = Some(one_line(&node.text())).filter(|text| !text.is_empty());
            }
            "script" if attribute("type").is_some_and(|kind| kind.contains("ld+json")) => {
                self.json_ld.push(node.text().to_string());
            }
            "link" if attribute("rel").as_deref() == Some("canonical") => {
                self.canonical = attribute("href");
            }
            "meta" => {
                for key in ["property", "name", "itemprop", "http-equiv"] {
                    if let (Some(name), Some(value)) = (attribute(key), attribute("content")) {
                        self.statements.push(Statement {
                            owner,
                            name: name.to_lowercase(),
                            value,
                        });
                    }
                }
            }
            "time" => {
                let value = attribute("datetime").unwrap_or_else(|| one_line(&node.text()));
                let name = attribute("itemprop").unwrap_or_else(|| "time".to_owned());
                self.times.push(Statement {
                    owner,
                    name: name.to_lowercase(),
                    value,
                });
            }
            _ => {
                if let Some(name) = attribute("itemprop").map(|name| name.to_lowercase())
                    && name.starts_with("date")
                {
                    let value = attribute("content")
                        .or_else(|| attribute("datetime"))
                        .unwrap_or_else(|| one_line(&node.text()));
                    self.times.push(Statement { owner, name, value });
                }
            }
        }
    }

    fn close(&mut self, line: &mut Line) {
        let text = one_line(&line.text);
        if !text.is_empty() {
            let linked_bytes = line.linked_bytes.min(text.len());
            self.lines.push(Line {
                owner: line.owner,
                text,
                linked_bytes,
            });
        }
        line.text.clear();
        line.linked_bytes = 0;
    }
}

fn element(node: &NodeRef<'_>, tag: String, parent: ElementIndex) -> Element {
    let attribute = |name: &str| node.attr(name).map(|value| value.to_ascii_lowercase());
    let style = attribute("style").unwrap_or_default();
    let is_hidden = node.has_attr("hidden")
        || attribute("aria-hidden").as_deref() == Some("true")
        || style.replace(' ', "").contains("display:none");
    Element {
        parent: Some(parent),
        label: label(node),
        role: attribute("role"),
        itemprop: attribute("itemprop"),
        is_hidden,
        tag,
    }
}

fn label(node: &NodeRef<'_>) -> String {
    let mut label = String::from("-");
    for name in ["class", "id"] {
        let Some(value) = node.attr(name) else {
            continue;
        };
        let mut was_lower = false;
        for c in value.chars().take(400) {
            // "relatedPosts" is two words.
            if c.is_uppercase() && was_lower {
                label.push('-');
            }
            was_lower = c.is_lowercase();
            label.extend(if c.is_alphanumeric() {
                c.to_lowercase().next()
            } else {
                Some('-')
            });
        }
        label.push('-');
    }
    label
}

/// Makes white space plain, as a browser shows it.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text
        .split(|c: char| c.is_whitespace() || c == '\u{a0}')
        .filter(|w| !w.is_empty())
    {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(
            word.chars()
                .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')),
        );
    }
    line
}
