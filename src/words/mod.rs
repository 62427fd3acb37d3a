//! What does the page say, in the reader's language?
//!
//! The words are Project Fluent files, `www/words/*.ftl`. fluent-syntax reads them; what is used of the language
//! here (variables, references, selection by number, plural category or name) is resolved by [`Words`]. Tests
//! compare every message with Fluent's reference implementation.

mod locale;
mod number;
mod value;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey};

pub use locale::Locale;
pub use number::Numbers;
pub use value::Value;

/// Messages in the order of their keys.
type Messages = Vec<(&'static str, Pattern<&'static str>)>;

/// How deep messages may refer to each other.
const DEPTH: usize = 4;
/// Digits of a measured number.
const SIGNIFICANT: usize = 3;

/// Every message of one language, with English behind it.
#[derive(Clone, Debug)]
pub struct Words {
    locale: Locale,
    messages: Messages,
    english: Messages,
}

impl PartialEq for Words {
    /// A language's words only ever become more.
    fn eq(&self, other: &Self) -> bool {
        self.locale == other.locale && self.messages.len() == other.messages.len()
    }
}

impl Words {
    /// Reads the words of a language as far as they are built in; what is missing is said in English. Natively the lab's
    /// are among them.
    pub fn new(locale: Locale) -> Self {
        let words = Self::with(locale, locale.built_in().unwrap_or_default());
        if cfg!(target_arch = "wasm32") { words } else { words.and(locale.lab()) }
    }

    /// Reads the words of a language from its file.
    pub fn with(locale: Locale, file: &'static str) -> Self {
        let english = if locale == Locale::En { "" } else { Locale::En.built_in().unwrap_or_default() };
        Self { locale, messages: read(file), english: read(english) }
    }

    /// The same words and more, from another file of the language.
    pub fn and(mut self, more: &'static str) -> Self {
        for (key, pattern) in read(more) {
            if let Err(place) = self.messages.binary_search_by_key(&key, |(key, _)| key) {
                self.messages.insert(place, (key, pattern));
            }
        }
        self
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// A message without arguments. What is missing falls back to English, then to the key itself.
    pub fn text(&self, key: &str) -> String {
        self.text_with(key, &[])
    }

    /// A message with its arguments; a missing argument shows as `{$name}`.
    pub fn text_with(&self, key: &str, args: &[(&str, Value)]) -> String {
        let mut out = String::new();
        self.message(key, args, DEPTH, &mut out);
        out
    }

    /// Whether the language itself has this message.
    pub fn has(&self, key: &str) -> bool {
        find(&self.messages, key).is_some()
    }

    /// `significant` digits: `0.0420`, `4.20 × 10⁻⁷`, `∞`; a nonzero value never shows as 0.
    pub fn number(&self, x: f64, significant: usize) -> String {
        self.or_word(self.numbers().significant(x, significant))
    }

    /// `decimals` digits after the mark, for columns of numbers; a nonzero value never shows as 0.
    pub fn fixed(&self, x: f64, decimals: usize) -> String {
        self.or_word(self.numbers().fixed(x, decimals))
    }

    /// `m × 10ᵏ` with `significant` digits.
    pub fn scientific(&self, x: f64, significant: usize) -> String {
        self.or_word(self.numbers().scientific(x, significant))
    }

    /// 10^`log10` as `m × 10ᵏ`, also where that number is beyond f64's range; −∞ is `0`.
    pub fn from_log10(&self, log10: f64, significant: usize) -> String {
        self.or_word(self.numbers().from_log10(log10, significant))
    }

    /// A whole number: `10 000`.
    pub fn count(&self, n: usize) -> String {
        self.numbers().count(n as u64)
    }

    /// `10ᵏ`, for the ticks of a logarithmic axis.
    pub fn power_of_ten(&self, exponent: i32) -> String {
        self.numbers().power_of_ten(exponent)
    }

    fn numbers(&self) -> Numbers {
        Numbers { locale: self.locale }
    }

    fn or_word(&self, number: Option<String>) -> String {
        number.unwrap_or_else(|| self.text("number-nan"))
    }

    fn message(&self, key: &str, args: &[(&str, Value)], depth: usize, out: &mut String) {
        let found = find(&self.messages, key).or_else(|| find(&self.english, key));
        match found.filter(|_| depth > 0) {
            Some(pattern) => self.pattern(pattern, args, depth - 1, out),
            None => out.push_str(key),
        }
    }

    fn pattern(&self, pattern: &Pattern<&'static str>, args: &[(&str, Value)], depth: usize, out: &mut String) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => out.push_str(value),
                PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                    self.inline(inline, args, depth, out);
                }
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                    if let Some(variant) = self.select(selector, variants, args) {
                        self.pattern(&variant.value, args, depth, out);
                    }
                }
            }
        }
    }

    fn inline(&self, inline: &InlineExpression<&'static str>, args: &[(&str, Value)], depth: usize, out: &mut String) {
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                out.push_str(value);
            }
            InlineExpression::VariableReference { id } => match argument(args, id.name) {
                Some(value) => out.push_str(&self.value(value)),
                None => out.extend(["{$", id.name, "}"]),
            },
            InlineExpression::MessageReference { id, .. } => self.message(id.name, args, depth, out),
            // The words use no terms and no functions; a test says so before a reader could see this.
            _ => out.push_str("{?}"),
        }
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Text(text) => text.to_string(),
            Value::Count(n) => self.numbers().count(*n),
            Value::Measured(x) => self.number(*x, SIGNIFICANT),
        }
    }

    /// An exact match goes before the plural category, and the default variant stands in for both.
    fn select<'v>(
        &self,
        selector: &InlineExpression<&'static str>,
        variants: &'v [Variant<&'static str>],
        args: &[(&str, Value)],
    ) -> Option<&'v Variant<&'static str>> {
        let InlineExpression::VariableReference { id } = selector else { return None };
        let wanted = match argument(args, id.name) {
            Some(Value::Count(n)) => [n.to_string(), self.locale.plural(*n).to_owned()],
            Some(Value::Text(text)) => [String::new(), text.to_string()],
            Some(Value::Measured(_)) | None => Default::default(),
        };
        let named = |name: &String| variants.iter().find(|v| key_of(v) == name.as_str());
        wanted.iter().find_map(named).or_else(|| variants.iter().find(|v| v.default))
    }
}

fn argument<'a, 'v>(args: &'a [(&str, Value<'v>)], name: &str) -> Option<&'a Value<'v>> {
    args.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}

fn key_of(variant: &Variant<&'static str>) -> &'static str {
    match variant.key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

/// What cannot be read is left out here; a test reads the same files strictly.
fn read(source: &'static str) -> Messages {
    let resource = match fluent_syntax::parser::parse_runtime(source) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut messages = Messages::new();
    for entry in resource.body {
        if let Entry::Message(Message { id, value: Some(pattern), .. }) = entry
            && let Err(place) = messages.binary_search_by_key(&id.name, |(key, _)| key)
        {
            messages.insert(place, (id.name, pattern));
        }
    }
    messages
}

fn find<'m>(messages: &'m Messages, key: &str) -> Option<&'m Pattern<&'static str>> {
    messages.binary_search_by_key(&key, |(key, _)| key).ok().map(|k| &messages[k].1)
}
