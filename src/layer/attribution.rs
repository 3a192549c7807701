//! Whose work the map shows, and whose borders.

/// Named with every answer and on the page.
pub const ATTRIBUTION: &str = "Places: GeoNames (CC BY 4.0), Natural Earth (public domain) and own additions; \
    events: read by dateline from the reports named with each";

/// What the page says of borders.
pub const BORDER_NOTE: &str = "Borders: Natural Earth; lines in dispute are dashed. They show what is in force on \
    the ground as that source sees it, and take no side.";
