//! The web page's files, compiled into the program: what Vite built, and the basemap.
//!
//! Without a build of the web page there are none, and the page that the server writes does without.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde_json::Value;

#[derive(RustEmbed)]
#[folder = "web/dist/"]
#[allow_missing = true]
struct Dist;

#[derive(RustEmbed)]
#[folder = "web/basemap/"]
#[include = "*.pmtiles"]
#[allow_missing = true]
struct Basemap;

/// The style of the page where no web page was built.
pub(super) const PLAIN_STYLE: &str = include_str!("../page/plain.css");

/// The built entry of the web page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Path of the script.
    pub script: String,
    /// Paths of the styles.
    pub styles: Vec<String>,
}

/// Returns the web page's entry, or `None` where none was built.
pub(crate) fn entry() -> Option<Entry> {
    let manifest = Dist::get(".vite/manifest.json")?;
    read_manifest(&manifest.data)
}

/// Tells whether the web page was built before the program was.
#[must_use]
pub fn has_web_page() -> bool {
    entry().is_some()
}

/// Reads the entry out of Vite's manifest.
fn read_manifest(json: &[u8]) -> Option<Entry> {
    let manifest: Value = serde_json::from_slice(json).ok()?;
    let chunks = manifest.as_object()?;
    let entry = chunks
        .values()
        .find(|chunk| chunk["isEntry"] == Value::Bool(true))?;
    let path = |file: &Value| Some(format!("/{}", file.as_str()?));
    Some(Entry {
        script: path(&entry["file"])?,
        styles: entry["css"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(path)
            .collect(),
    })
}

/// Returns a file of the web page by its path under `/assets/`.
pub(super) fn asset(path: &str) -> Option<Cow<'static, [u8]>> {
    Dist::get(&format!("assets/{path}")).map(|file| file.data)
}

/// Returns the basemap.
pub(super) fn basemap() -> Option<Cow<'static, [u8]>> {
    Basemap::get("basemap.pmtiles").map(|file| file.data)
}

/// Returns what tells one build of the page from another.
pub(super) fn build_mark() -> &'static [u8] {
    static MARK: LazyLock<Vec<u8>> = LazyLock::new(|| {
        Dist::get(".vite/manifest.json")
            .map(|file| file.metadata.sha256_hash().to_vec())
            .unwrap_or_default()
    });
    &MARK
}

/// Returns the media type of a file by its name.
pub(super) fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        Some("wasm") => "application/wasm",
        Some("pbf") => "application/x-protobuf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::read_manifest;

    #[test]
    fn the_entry_is_read_from_the_manifest() {
        let json = br#"{"_map-x.js": {"file": "assets/map-x.js"},
            "src/main.ts": {"file": "assets/main-a1.js", "isEntry": true, "css": ["assets/main-b2.css"]}}"#;
        let entry = read_manifest(json).expect("an entry");
        assert_eq!(entry.script, "/assets/main-a1.js");
        assert_eq!(entry.styles, ["/assets/main-b2.css"]);
        assert_eq!(read_manifest(b"{}"), None);
    }
}
