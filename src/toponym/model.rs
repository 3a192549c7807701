//! The trained weights that are compiled into the program.

use std::sync::LazyLock;

use super::tagger::Weights;

static BYTES: &[u8] = include_bytes!("../../model/names.bin");

/// Returns the weights of `model/names.bin`.
pub(super) fn weights() -> &'static Weights<'static> {
    static WEIGHTS: LazyLock<Weights<'static>> = LazyLock::new(|| {
        Weights::open(BYTES).expect("the committed weights fit the features; a test holds it")
    });
    &WEIGHTS
}

#[cfg(test)]
mod tests {
    use super::BYTES;
    use crate::toponym::tagger::Weights;

    #[test]
    fn the_committed_weights_are_whole_and_fit_the_features() {
        assert!(Weights::is_whole(BYTES));
        assert!(Weights::open(BYTES).is_ok());
        assert!(BYTES.len() <= 8_000_000);
    }
}
