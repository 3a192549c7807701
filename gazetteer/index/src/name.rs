//! Names of places, in every language and script that the tables have.

/// What kind of name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// The name to show.
    Preferred,
    /// Another name or spelling in use.
    Alternate,
    /// An abbreviation ("UAE").
    Abbreviation,
    /// A former or colloquial name.
    Historic,
}

impl NameKind {
    pub(crate) const ALL: [Self; 4] = [
        Self::Preferred,
        Self::Alternate,
        Self::Abbreviation,
        Self::Historic,
    ];

    /// Returns the letter that stands for it in the tables.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Preferred => 'p',
            Self::Alternate => 'a',
            Self::Abbreviation => 'b',
            Self::Historic => 'h',
        }
    }

    pub(crate) fn from_letter(letter: &str) -> Option<Self> {
        Some(match letter {
            "p" => Self::Preferred,
            "a" | "" => Self::Alternate,
            "b" => Self::Abbreviation,
            "h" => Self::Historic,
            _ => return None,
        })
    }

    /// Set beside the bits of the kind for a name that does not tell how well known its place is.
    pub(crate) const NO_RENOWN: u8 = 4;

    pub(crate) fn from_bits(bits: u32) -> Self {
        Self::ALL[(bits & 3) as usize]
    }
}

/// One name of a place, borrowed from the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'g> {
    /// As it is written.
    pub text: &'g str,
    /// ISO 639-1 code of its language; empty where not known.
    pub language: &'g str,
    /// What kind of name it is.
    pub kind: NameKind,
    /// Whether it tells how well known the place is; made-up and translated names (`t` in the tables) do not.
    pub tells_renown: bool,
}
