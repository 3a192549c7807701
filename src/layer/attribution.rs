//! Whose work the map shows, and whose borders.

/// Named with every answer and on the page. What has to be named is told in `gazetteer/README.md`.
pub const ATTRIBUTION: &str = "Places: GeoNames (CC BY 4.0) and own additions; names also of Unicode CLDR, iso-codes, \
    Wikidata and Overture Maps (© OpenStreetMap contributors, ODbL); outlines: geoBoundaries (CC BY 4.0, some © \
    OpenStreetMap contributors, ODbL) and Natural Earth (public domain); \
    events: read by dateline from the reports named with each";

/// What the page says of borders.
pub const BORDER_NOTE: &str = "Borders: Natural Earth; lines in dispute are dashed. They show what is in force on \
    the ground as that source sees it, and take no side.";

#[cfg(test)]
mod tests {
    use super::ATTRIBUTION;

    #[test]
    fn everyone_whom_the_gazetteer_owes_a_mention_is_named() {
        let readme = include_str!("../../gazetteer/README.md");
        for owed in [
            "GeoNames",
            "CC BY 4.0",
            "geoBoundaries",
            "OpenStreetMap contributors",
            "ODbL",
            "Natural Earth",
            "Unicode CLDR",
            "iso-codes",
            "Wikidata",
            "Overture Maps",
        ] {
            let shown = readme
                .lines()
                .any(|line| line.starts_with("> ") && line.contains(owed));
            assert!(shown, "gazetteer/README.md does not ask for {owed}");
            assert!(ATTRIBUTION.contains(owed), "{owed} is not named");
        }
    }
}
