//! The index that is compiled into the program.

use std::sync::OnceLock;

use dateline_gazetteer::Gazetteer;

/// Returns the gazetteer that is compiled into the program; opening it reads its header only.
///
/// # Panics
/// Never: the index is made by the build of this program, and its tests open it.
pub fn embedded() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| {
        Gazetteer::from_bytes(dateline_gazetteer_embedded::INDEX)
            .expect("the index was written by the build of this program")
    })
}

#[cfg(test)]
mod tests {
    use super::embedded;

    #[test]
    fn the_embedded_index_opens_and_is_whole() {
        assert_eq!(embedded().verify(), Ok(()));
        assert!(!embedded().is_empty());
        assert!(!embedded().lookup("Aleppo").is_empty());
    }
}
