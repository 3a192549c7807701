//! What a page says of itself in JSON-LD: the first object that is an article.

use serde_json::Value;

/// The article as the page's JSON-LD describes it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LinkedArticle {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    pub(super) body: Option<String>,
}

/// How deep objects are searched in one another.
const MAX_DEPTH: usize = 8;

/// Reads the article out of the contents of the page's JSON-LD scripts.
pub(super) fn read(scripts: &[String]) -> LinkedArticle {
    scripts
        .iter()
        .filter_map(|script| serde_json::from_str::<Value>(script.trim()).ok())
        .find_map(|value| find_article(&value, 0).map(describe))
        .unwrap_or_default()
}

fn find_article(value: &Value, depth: usize) -> Option<&serde_json::Map<String, Value>> {
    if depth > MAX_DEPTH {
        return None;
    }
    match value {
        Value::Array(items) => items.iter().find_map(|item| find_article(item, depth + 1)),
        Value::Object(object) if is_article(object) => Some(object),
        Value::Object(object) => [
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "itemListElement",
        ]
        .iter()
        .filter_map(|key| object.get(*key))
        .find_map(|inner| find_article(inner, depth + 1)),
        _ => None,
    }
}

fn is_article(object: &serde_json::Map<String, Value>) -> bool {
    let is_article_type = |value: &Value| {
        value.as_str().is_some_and(|kind| {
            kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
        })
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_article_type),
        Some(kind) => is_article_type(kind),
        None => false,
    }
}

fn describe(article: &serde_json::Map<String, Value>) -> LinkedArticle {
    let text = |key: &str| article.get(key).and_then(first_text);
    LinkedArticle {
        headline: text("headline").or_else(|| text("name")),
        published: text("datePublished").or_else(|| text("dateCreated")),
        publisher: text("publisher").or_else(|| text("sourceOrganization")),
        language: text("inLanguage"),
        url: text("url").or_else(|| text("mainEntityOfPage")),
        body: text("articleBody"),
    }
}

/// Returns a value's words: itself, its name or id, or its first member's.
fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(items) => items.iter().find_map(first_text),
        Value::Object(object) => ["name", "@id", "alternateName"]
            .iter()
            .filter_map(|key| object.get(*key))
            .find_map(|inner| inner.as_str().map(str::to_owned)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_article_is_found_inside_a_graph() {
        let script = r#"{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Paper"},
            {"@type":["NewsArticle"],"headline":"Bridge falls","datePublished":"2025-02-01T08:00:00Z",
             "publisher":{"@type":"Organization","name":"The Paper"},"inLanguage":"en-GB"}]}"#;
        let article = read(&[script.to_owned()]);
        assert_eq!(article.headline.as_deref(), Some("Bridge falls"));
        assert_eq!(article.published.as_deref(), Some("2025-02-01T08:00:00Z"));
        assert_eq!(article.publisher.as_deref(), Some("The Paper"));
    }

    #[test]
    fn broken_json_says_nothing() {
        assert_eq!(
            read(&["{\"@type\": \"NewsArticle\", ".to_owned()]),
            super::LinkedArticle::default()
        );
    }
}
