//! The known places of the world: names to candidates, points to areas.
//!
//! Takes a name or a point, gives places of the index in `gazetteer/`. Knows nothing of reports.

pub use dateline_gazetteer::*;
