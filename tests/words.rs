//! Is every word there, in both languages, and is every number written truthfully?

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "words/refusals.rs"]
mod refusals;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use gatescope::cell::Variant;
use gatescope::scene::{Choice, Direction, Language, Loss, Phase, Theme};
use gatescope::task;
use gatescope::words::{Locale, Value, Words};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const EN: &str = concat!(include_str!("../www/words/en.ftl"), include_str!("../www/words/lab/en.ftl"));
const IT: &str = concat!(include_str!("../www/words/it.ftl"), include_str!("../www/words/lab/it.ftl"));

/// Keys whose text is the same in both languages, and why.
const SAME: &[&str] = &[
    "app-title",       // a name
    "app-language-en", // each language is named in itself
    "app-language-it",
    "cell-with-flag", // symbols alone
    "lane-gate",
    "differ-row",
    "map-axis",           // symbols
    "convention-pytorch", // names of programs and formats
    "convention-keras",
    "convention-onnx",
    "files-csv",
    "weights-ignored-refused", // a name and a reason
    "files-json",
    "short-forget-gate", // used untranslated in Italian too
    "short-reset-gate",
    "key-escape",  // as printed on the key
    "train-beta1", // symbols
    "train-beta2",
    "train-epsilon",
    "training-adam", // names
    "training-rmsprop",
    "training-sgd",
    "training-batch", // used untranslated in Italian too
    "prec-f64",       // names of formats
    "prec-f32",
    "prec-f16",
    "prec-bf16",
];

/// Keys that are put together at run time from the registries' names.
const FAMILIES: &[&str] = &[
    "app-language-",
    "cell-",
    "convention-",
    "import-",
    "direction-",
    "error-",
    "flag-",
    "import-",
    "init-",
    "lab-",
    "loss-",
    "phase-",
    "proof-cases-",
    "training-",
    "weights-",
    "prec-",
    "rail-layout-",
    "report-",
    "short-",
    "show-",
    "task-",
    "term-",
    "theme-",
    "train-",
];

type Variables<'a> = BTreeSet<&'a str>;

fn messages(source: &'static str) -> BTreeMap<&'static str, Pattern<&'static str>> {
    let resource = fluent_syntax::parser::parse(source).expect("strictly valid Fluent");
    let mut found = BTreeMap::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                assert!(message.attributes.is_empty(), "{}: attributes are not used here", message.id.name);
                let pattern = message.value.expect("a message has a value");
                assert!(found.insert(message.id.name, pattern).is_none(), "{} twice", message.id.name);
            }
            Entry::Term(term) => panic!("-{}: terms are not used here", term.id.name),
            Entry::Junk { content } => panic!("not Fluent: {content}"),
            _ => {}
        }
    }
    found
}

/// Collects `$names`; anything beyond what `Words` resolves is refused here.
fn variables<'a>(pattern: &Pattern<&'a str>, out: &mut Variables<'a>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let (Expression::Inline(inline) | Expression::Select { selector: inline, .. }) = expression;
        match inline {
            InlineExpression::VariableReference { id } => drop(out.insert(id.name)),
            InlineExpression::MessageReference { attribute: None, .. } => {}
            InlineExpression::StringLiteral { value } if !value.contains('\\') => {}
            other => panic!("{other:?} is not resolved by Words"),
        }
        if let Expression::Select { variants, .. } = expression {
            variants.iter().for_each(|v| variables(&v.value, out));
        }
    }
}

fn variables_of<'a>(pattern: &Pattern<&'a str>) -> Variables<'a> {
    let mut out = Variables::new();
    variables(pattern, &mut out);
    out
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_variables() {
    let (en, it) = (messages(EN), messages(IT));
    assert_eq!(en.keys().collect::<Vec<_>>(), it.keys().collect::<Vec<_>>());
    for (key, pattern) in &en {
        assert_eq!(variables_of(pattern), variables_of(&it[key]), "variables of {key}");
    }
}

#[test]
fn italian_is_italian() {
    let (en, it) = (messages(EN), messages(IT));
    // A cell's name may be an acronym.
    let is_name = |key: &str| gatescope::cell::registry().iter().any(|kind| key == format!("cell-{}", kind.id));
    for (key, pattern) in en.iter().filter(|(key, _)| !is_name(key)) {
        assert_eq!(*pattern == it[key], SAME.contains(key), "{key}: equal in both languages, or no longer so");
    }
}

#[test]
fn italian_uses_the_fields_terms() {
    let words = Words::new(Locale::It);
    for (key, term) in [
        ("term-input-gate", "porta di ingresso"),
        ("term-forget-gate", "porta di dimenticanza (forget)"),
        ("term-output-gate", "porta di uscita"),
        ("term-reset-gate", "porta di reset"),
        ("term-update-gate", "porta di aggiornamento"),
        ("term-candidate", "candidato"),
        ("term-cell-state", "stato della cella"),
        ("term-hidden-state", "stato nascosto"),
    ] {
        assert_eq!(words.text(key), term);
    }
    assert!(words.text("direction-backward-help").contains("retropropagazione nel tempo"));
    assert!(words.text("gradient-read").contains("gradiente che arriva al passo t"));
}

/// Every message, formatted by Fluent's reference implementation, is the same text.
#[test]
fn words_agree_with_fluent() {
    for (locale, source) in [(Locale::En, EN), (Locale::It, IT)] {
        let words = Words::new(locale);
        let mut bundle = FluentBundle::new(vec![locale.tag().parse().unwrap()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(FluentResource::try_new(source.to_owned()).unwrap()).unwrap();
        for (key, pattern) in messages(source) {
            for n in [0_u64, 1, 2, 7, 999] {
                let names = variables_of(&pattern);
                let ours: Vec<_> = names.iter().map(|name| (*name, Value::from(n))).collect();
                let theirs: FluentArgs = names.iter().map(|name| (*name, FluentValue::from(n))).collect();
                let mut errors = Vec::new();
                let message = bundle.get_message(key).and_then(|m| m.value()).unwrap();
                let expected = bundle.format_pattern(message, Some(&theirs), &mut errors);
                assert!(errors.is_empty(), "{key}: {errors:?}");
                assert_eq!(words.text_with(key, &ours), expected, "{key} with {n}");
            }
        }
    }
}

#[test]
fn what_is_missing_is_seen() {
    let words = Words::new(Locale::It);
    assert_eq!(words.text("no-such-key"), "no-such-key");
    assert!(!words.has("no-such-key"));
    assert_eq!(words.text("transport-position"), "Passo {$step} di {$steps}");
}

#[test]
fn every_node_cell_and_flag_has_its_words() {
    let words = Words::new(Locale::En);
    for variant in Variant::all() {
        let cell = variant.kind.id;
        let terms = variant.graph().nodes.iter().map(|n| format!("term-{}", n.term)).collect::<Vec<_>>();
        let flags = variant.kind.flags.iter().flat_map(|f| [format!("flag-{}", f.id), format!("flag-{}-about", f.id)]);
        let cells = [format!("cell-{cell}"), format!("cell-{cell}-about")];
        for key in terms.into_iter().chain(flags).chain(cells) {
            assert!(words.has(&key), "{key} is missing");
        }
    }
}

#[test]
fn every_choice_of_a_scene_has_its_words() {
    fn keys<C: Choice>(family: &str) -> Vec<String> {
        C::ALL.iter().map(|(_, id)| format!("{family}-{id}")).collect()
    }
    let words = Words::new(Locale::En);
    let tasks = task::registry().iter().flat_map(|t| ["", "-about", "-expect"].map(|of| format!("task-{}{of}", t.id)));
    let losses = keys::<Loss>("loss").into_iter().flat_map(|key| [format!("{key}-help"), key]);
    let others = [keys::<Phase>("phase"), keys::<Direction>("direction"), keys::<Theme>("theme")].concat();
    for key in tasks.chain(losses).chain(others).chain(keys::<Language>("app-language")) {
        assert!(words.has(&key), "{key} is missing");
    }
}

/// Every error and report finds its message, and the message asks for nothing that is not given.
#[test]
fn every_error_and_report_has_its_words() {
    let (source, en) = (sources(), messages(EN));
    let named =
        source.split('"').filter(|s| ["error-", "report-", "import-"].iter().any(|family| s.starts_with(family)));
    let missing: Vec<_> = named.filter(|key| !en.contains_key(key)).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
    let given = Variables::from(["key", "given", "range", "used"]);
    for (key, pattern) in en.iter().filter(|(key, _)| key.starts_with("report-")) {
        assert!(variables_of(pattern).is_subset(&given), "{key}");
    }
}

/// Every file of the sources, as one text.
fn sources() -> String {
    fn visit(folder: &Path, out: &mut String) {
        let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                // Readers of files look up entries of other names.
                if !path.ends_with("src/weights") {
                    visit(&path, out);
                }
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut out = String::new();
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut out);
    out
}

/// The literal after each `text(`, `text_with(` and `say(`.
fn keys_used(source: &str) -> BTreeSet<&str> {
    let literal =
        |rest: &str| rest.trim_start().strip_prefix('"').and_then(|r| r.split_once('"')).map(|(k, _)| k.len());
    let mut keys = BTreeSet::new();
    for call in ["text(", "text_with(", "say("] {
        let whole = |at: &usize| !source[..*at].ends_with(|c: char| c.is_alphanumeric());
        for at in source.match_indices(call).map(|(at, _)| at).filter(whole) {
            let rest = &source[at + call.len()..];
            if let Some(length) = literal(rest) {
                keys.insert(&rest.trim_start()[1..=length]);
            }
        }
    }
    keys
}

#[test]
fn every_key_in_the_sources_exists() {
    let (source, en) = (sources(), messages(EN));
    let missing: Vec<_> = keys_used(&source).into_iter().filter(|key| !en.contains_key(key)).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
    assert_eq!(keys_used("words.text(\"a\") + &w.text_with(\n \"b-c\", &[])"), BTreeSet::from(["a", "b-c"]));
}

#[test]
fn no_key_is_unused() {
    let (source, en) = (sources(), messages(EN));
    let dynamic = |key: &str| FAMILIES.iter().any(|family| key.starts_with(family));
    let unused: Vec<_> = en.keys().filter(|k| !dynamic(k) && !source.contains(&format!("\"{k}\""))).collect();
    // The page is what speaks most of the words: without it there is nothing to compare with.
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app").exists();
    assert!(!page || unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn tags_choose_the_language() {
    assert_eq!(Locale::parse("it-CH"), Some(Locale::It));
    assert_eq!(Locale::parse("EN_us"), Some(Locale::En));
    assert_eq!(Locale::parse("item"), None);
    assert_eq!(Locale::from_tags(["fr", "it-IT", "en"]), Locale::It);
    assert_eq!(Locale::from_tags(["fr"]), Locale::En);
}
