//! Forms of English verbs and nouns: from the word in a list to the words met in text.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The forms that one written word can be, as a set: "hit" is base, past and participle at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Forms(u8);

impl Forms {
    pub(super) const BASE: Self = Self(1);
    pub(super) const THIRD: Self = Self(2);
    pub(super) const PAST: Self = Self(4);
    pub(super) const PARTICIPLE: Self = Self(8);
    pub(super) const ING: Self = Self(16);
    pub(super) const NOUN: Self = Self(32);
    pub(super) const ADJECTIVE: Self = Self(64);

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

static IRREGULAR: LazyLock<HashMap<&'static str, [&'static str; 3]>> = LazyLock::new(|| {
    super::lexicon::rows(include_str!("lexicon/irregular_verbs.tsv"))
        .filter_map(|row| Some((*row.first()?, [*row.get(1)?, *row.get(2)?, *row.get(3)?])))
        .collect()
});

/// Returns every written form of a verb with the forms that it can be.
pub(super) fn verb_forms(base: &str) -> Vec<(String, Forms)> {
    let (past, participle, ing) = match IRREGULAR.get(base) {
        Some([past, participle, ing]) => (
            (*past).to_owned(),
            (*participle).to_owned(),
            (*ing).to_owned(),
        ),
        None => {
            let past = past(base);
            (past.clone(), past, ing(base))
        }
    };
    let mut forms: Vec<(String, Forms)> = Vec::with_capacity(5);
    let mut add =
        |word: String, form: Forms| match forms.iter_mut().find(|(known, _)| *known == word) {
            Some((_, known)) => *known = known.with(form),
            None => forms.push((word, form)),
        };
    add(base.to_owned(), Forms::BASE);
    add(plural(base), Forms::THIRD);
    add(past, Forms::PAST);
    add(participle, Forms::PARTICIPLE);
    add(ing, Forms::ING);
    forms
}

/// Returns the plural of a noun, which is also the third person of a verb.
pub(super) fn plural(word: &str) -> String {
    match word {
        "man" => return "men".to_owned(),
        "woman" => return "women".to_owned(),
        "child" => return "children".to_owned(),
        "person" => return "persons".to_owned(),
        _ => {}
    }
    if let Some(stem) = word.strip_suffix("man")
        && stem.len() > 2
        && !word.ends_with("human")
    {
        return format!("{stem}men");
    }
    if let Some(stem) = word.strip_suffix("woman") {
        return format!("{stem}women");
    }
    if word.ends_with("schoolchild") {
        return format!("{word}ren");
    }
    if let Some(stem) = word.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'i', 'o', 'u'])
    {
        return format!("{stem}ies");
    }
    if word.ends_with(['s', 'x', 'z'])
        || word.ends_with("ch")
        || word.ends_with("sh")
        || word == "go"
        || word == "do"
    {
        return format!("{word}es");
    }
    format!("{word}s")
}

fn doubles(base: &str) -> bool {
    // One-syllable verbs that end consonant-vowel-consonant double it: grab, rob, nab, stab, gun, storm does not.
    let tail: Vec<char> = base.chars().collect();
    let vowel = |c: char| "aeiou".contains(c);
    let vowels = tail.iter().filter(|c| vowel(**c)).count();
    match tail.as_slice() {
        [.., a, b, c] => {
            !vowel(*a) && vowel(*b) && !vowel(*c) && !"wxy".contains(*c) && vowels == 1
        }
        _ => false,
    }
}

fn past(base: &str) -> String {
    if base.ends_with('e') {
        return format!("{base}d");
    }
    if let Some(stem) = base.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'i', 'o', 'u'])
    {
        return format!("{stem}ied");
    }
    if doubles(base) {
        let last = base.chars().next_back().unwrap_or('t');
        return format!("{base}{last}ed");
    }
    format!("{base}ed")
}

fn ing(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    if let Some(stem) = base.strip_suffix('e')
        && !base.ends_with("ee")
        && base != "be"
    {
        return format!("{stem}ing");
    }
    if doubles(base) {
        let last = base.chars().next_back().unwrap_or('t');
        return format!("{base}{last}ing");
    }
    format!("{base}ing")
}

#[cfg(test)]
mod tests {
    use super::{Forms, plural, verb_forms};

    #[track_caller]
    fn check(base: &str, expected: &[&str]) {
        let forms: Vec<String> = verb_forms(base).into_iter().map(|(word, _)| word).collect();
        assert_eq!(forms, expected, "{base}");
    }

    #[test]
    fn regular_and_irregular_verbs_have_their_forms() {
        check("kill", &["kill", "kills", "killed", "killing"]);
        check("stab", &["stab", "stabs", "stabbed", "stabbing"]);
        check("seize", &["seize", "seizes", "seized", "seizing"]);
        check(
            "overrun",
            &["overrun", "overruns", "overran", "overrunning"],
        );
        check("die", &["die", "dies", "died", "dying"]);
        check("deny", &["deny", "denies", "denied", "denying"]);
    }

    #[test]
    fn one_word_can_be_several_forms() {
        let hit = verb_forms("hit")[0].1;
        assert!(hit.has(Forms::BASE) && hit.has(Forms::PAST) && hit.has(Forms::PARTICIPLE));
    }

    #[test]
    fn people_have_their_plurals() {
        assert_eq!(plural("gunman"), "gunmen");
        assert_eq!(plural("policewoman"), "policewomen");
        assert_eq!(plural("schoolchild"), "schoolchildren");
        assert_eq!(plural("casualty"), "casualties");
    }
}
