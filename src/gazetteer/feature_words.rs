//! Words beside a name that say what kind of place is meant: "Idlib province", "the governorate of Idlib".

use std::sync::LazyLock;

static FEATURE_WORDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    include_str!("lexicon/feature_words.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// A name without its feature word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WithoutFeatureWord {
    pub(super) name: String,
    /// How the GeoNames feature code of what is meant begins.
    pub(super) feature: &'static str,
}

/// Takes the feature word off a folded name, before it or behind it; `None` where there is none.
pub(super) fn without_feature_word(folded: &str) -> Option<WithoutFeatureWord> {
    let mut words: Vec<&str> = folded.split(' ').collect();
    if words.first() == Some(&"the") {
        words.remove(0);
    }
    let (feature, name) = match words.as_slice() {
        [name @ .., last] if !name.is_empty() && feature_of(last).is_some() => {
            (feature_of(last)?, name)
        }
        [first, "of", name @ ..] if !name.is_empty() => (feature_of(first)?, name),
        [first, name @ ..] if !name.is_empty() => (feature_of(first)?, name),
        _ => return None,
    };
    Some(WithoutFeatureWord {
        name: name.join(" "),
        feature,
    })
}

fn feature_of(word: &str) -> Option<&'static str> {
    let found = FEATURE_WORDS.iter().find(|(known, _)| *known == word);
    found.map(|(_, feature)| *feature)
}

#[cfg(test)]
mod tests {
    use super::without_feature_word;

    #[track_caller]
    fn check(folded: &str, expected: Option<(&str, &str)>) {
        let found = without_feature_word(folded);
        let found = found.as_ref().map(|w| (w.name.as_str(), w.feature));
        assert_eq!(found, expected);
    }

    #[test]
    fn the_word_stands_before_or_behind_the_name() {
        check("idlib province", Some(("idlib", "A.ADM1")));
        check("governorate of idlib", Some(("idlib", "A.ADM1")));
        check("the city of deir ez zor", Some(("deir ez zor", "P.")));
        check("rural damascus", Some(("damascus", "A.ADM1")));
        check("idlib", None);
        check("province", None);
        check("", None);
    }
}
