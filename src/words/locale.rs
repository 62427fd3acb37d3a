//! Which language does the reader want?
//!
//! Language tags (RFC 5646) are compared by their primary part: `it-CH` asks for Italian.

/// A language in which every word of the page exists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Italian.
    It,
}

impl Locale {
    /// Every language, the one that others fall back to first.
    pub const ALL: [Self; 2] = [Self::En, Self::It];

    /// Its language tag, for links and the page's `lang` attribute.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::It => "it",
        }
    }

    /// The language of one tag (`it`, `it-IT`, `IT_ch`); `None` where it is not spoken here.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(primary.trim()))
    }

    /// The first tag that is spoken here, as a browser lists them by preference; else English.
    pub fn from_tags<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter().find_map(Self::parse).unwrap_or_default()
    }

    /// The character between whole and decimals.
    pub const fn decimal_mark(self) -> char {
        match self {
            Self::En => '.',
            Self::It => ',',
        }
    }

    /// The CLDR plural category of a whole number, <https://cldr.unicode.org>.
    pub const fn plural(self, n: u64) -> &'static str {
        match (self, n) {
            (_, 1) => "one",
            (Self::It, n) if n > 0 && n.is_multiple_of(1_000_000) => "many",
            _ => "other",
        }
    }

    /// The lab's words, which travel with the lab.
    pub const fn lab(self) -> &'static str {
        match self {
            Self::En => include_str!("../../www/words/lab/en.ftl"),
            Self::It => include_str!("../../www/words/lab/it.ftl"),
        }
    }

    /// Its file, where that is built in: English always. In the browser every other language is a file that is loaded
    /// when it is asked for, because most readers never need it.
    pub const fn built_in(self) -> Option<&'static str> {
        match self {
            Self::En => Some(include_str!("../../www/words/en.ftl")),
            #[cfg(not(target_arch = "wasm32"))]
            Self::It => Some(include_str!("../../www/words/it.ftl")),
            #[cfg(target_arch = "wasm32")]
            Self::It => None,
        }
    }
}
