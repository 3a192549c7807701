//! The fixed-width records of an index: lengths and field offsets in bytes, shared by the writer and the readers.

/// Bytes of a place record. The name to show is the first of its names.
pub(crate) const PLACE_LEN: usize = 44;

/// Offsets in a place record.
pub(crate) mod place_field {
    /// u64.
    pub(crate) const POPULATION: usize = 0;
    /// Offset in the strings, u32.
    pub(crate) const SOURCE_ID: usize = 8;
    /// Offset in the names, u32.
    pub(crate) const NAMES: usize = 12;
    /// Millionths of a degree, i32.
    pub(crate) const LON: usize = 16;
    /// Millionths of a degree, i32.
    pub(crate) const LAT: usize = 20;
    /// Place number plus one, 0 for none, u32.
    pub(crate) const ADMIN1: usize = 24;
    /// Place number plus one, 0 for none, u32.
    pub(crate) const ADMIN2: usize = 28;
    /// km, f32.
    pub(crate) const RADIUS: usize = 32;
    /// 0-65535, u16.
    pub(crate) const IMPORTANCE: usize = 36;
    /// Index in the list of features, u16.
    pub(crate) const FEATURE: usize = 38;
    /// Two letters, zeros for none.
    pub(crate) const COUNTRY: usize = 40;
}

/// Bytes of a country record, sorted by alpha-2 code.
pub(crate) const COUNTRY_LEN: usize = 16;

/// Offsets in a country record; the alpha-2 code is at 0.
pub(crate) mod country_field {
    /// Three letters.
    pub(crate) const ISO3: usize = 2;
    /// Place number plus one, u32.
    pub(crate) const PLACE: usize = 8;
    /// Place number plus one, u32.
    pub(crate) const CAPITAL: usize = 12;
}

/// Bytes of an area record, sorted by place.
pub(crate) const AREA_LEN: usize = 32;

/// Offsets in an area record.
pub(crate) mod area_field {
    /// Place number, u32.
    pub(crate) const PLACE: usize = 0;
    /// Index of the level, u8.
    pub(crate) const LEVEL: usize = 4;
    /// West, south, east, north in millionths of a degree, i32 each.
    pub(crate) const EXTENT: usize = 8;
    /// Number of its first ring, u32.
    pub(crate) const FIRST_RING: usize = 24;
    /// Number of rings, u32.
    pub(crate) const RINGS: usize = 28;
}

/// Bytes of a ring record.
pub(crate) const RING_LEN: usize = 8;

/// Offsets in a ring record.
pub(crate) mod ring_field {
    /// Number of its first vertex, u32.
    pub(crate) const FIRST_VERTEX: usize = 0;
    /// Number of vertices, shifted left by one; the low bit is set for a hole, u32.
    pub(crate) const VERTICES: usize = 4;
}
