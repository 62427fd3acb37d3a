//! How does a file's name tell its content, so that a browser may keep it for ever?
//!
//! `app.js` becomes `app-<hash>.js`, where the hash is that of the content after the names inside it were replaced; so
//! a change anywhere changes every name on the way up to the page. Files that nothing refers to keep their names: those
//! are what a person types or another site embeds.

use crate::integrity::short_hash;
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};

/// A site's files: path from the site's root, with `/`, to content.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A site whose referred files are named by their content.
#[derive(Debug)]
pub struct Named {
    /// The files under their new names.
    pub files: Files,
    /// Old name to new name, for every file.
    pub names: BTreeMap<String, String>,
}

/// Names every referred file by its content, and replaces the names in the files that refer to it.
///
/// # Errors
/// When files refer to each other in a circle, so that no name can be computed first.
pub fn by_content(files: &Files) -> Result<Named> {
    let references: BTreeMap<&str, Vec<&str>> =
        files.keys().map(|path| (path.as_str(), references(files, path))).collect();
    let referred: BTreeSet<&str> = references.values().flatten().copied().collect();
    let mut naming = Naming { files, references, referred, named: Named::empty(), open: Vec::new() };
    for path in files.keys() {
        naming.name(path)?;
    }
    Ok(naming.named)
}

/// The files that loading `entry` brings with it, itself first.
pub fn reachable<'a>(files: &'a Files, entry: &'a str) -> Vec<&'a str> {
    let mut found = vec![entry];
    let mut next = 0;
    while let Some(path) = found.get(next).copied() {
        for reference in references(files, path) {
            if !found.contains(&reference) {
                found.push(reference);
            }
        }
        next += 1;
    }
    found
}

impl Named {
    fn empty() -> Self {
        Self { files: Files::new(), names: BTreeMap::new() }
    }
}

struct Naming<'a> {
    files: &'a Files,
    references: BTreeMap<&'a str, Vec<&'a str>>,
    referred: BTreeSet<&'a str>,
    named: Named,
    open: Vec<&'a str>,
}

impl<'a> Naming<'a> {
    fn name(&mut self, path: &'a str) -> Result<()> {
        if self.named.names.contains_key(path) {
            return Ok(());
        }
        if self.open.contains(&path) {
            bail!("files refer to each other in a circle: {} → {path}", self.open.join(" → "));
        }
        self.open.push(path);
        for reference in self.references.get(path).cloned().unwrap_or_default() {
            self.name(reference)?;
        }
        self.open.pop();
        self.finish(path);
        Ok(())
    }

    fn finish(&mut self, path: &'a str) {
        let Some(bytes) = self.files.get(path) else {
            return;
        };
        let mut bytes = bytes.clone();
        for reference in self.references.get(path).into_iter().flatten() {
            if let (Some(new), Ok(text)) = (self.named.names.get(*reference), std::str::from_utf8(&bytes)) {
                bytes = replace(text, path, reference, new).into_bytes();
            }
        }
        let keep = !self.referred.contains(path) || path.ends_with(".html");
        let name = if keep { path.to_owned() } else { with_hash(path, &bytes) };
        self.named.names.insert(path.to_owned(), name.clone());
        self.named.files.insert(name, bytes);
    }
}

fn with_hash(path: &str, bytes: &[u8]) -> String {
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, "bin"));
    format!("{stem}-{}.{extension}", short_hash(bytes))
}

/// The files whose names stand in `path`'s text, between quotes or brackets, relative to it.
fn references<'a>(files: &'a Files, path: &str) -> Vec<&'a str> {
    let Some(text) = files.get(path).and_then(|bytes| text(path, bytes)) else {
        return Vec::new();
    };
    files.keys().map(String::as_str).filter(|other| *other != path && mentions(text, path, other)).collect()
}

fn text<'a>(path: &str, bytes: &'a [u8]) -> Option<&'a str> {
    let speaks = [".html", ".js", ".css", ".webmanifest"].iter().any(|extension| path.ends_with(extension));
    speaks.then(|| std::str::from_utf8(bytes).ok()).flatten()
}

fn mentions(text: &str, from: &str, to: &str) -> bool {
    spellings(from, to).iter().any(|spelling| text.contains(spelling))
}

fn replace(text: &str, from: &str, to: &str, new: &str) -> String {
    let pairs = spellings(from, to).into_iter().zip(spellings(from, new));
    pairs.fold(text.to_owned(), |text, (old, new)| text.replace(&old, &new))
}

/// The ways `to` can be written inside `from`: with and without `./`, in each kind of quotes or brackets.
fn spellings(from: &str, to: &str) -> Vec<String> {
    let relative = relative(from, to);
    let bare = relative.strip_prefix("./").unwrap_or(&relative).to_owned();
    let quotes = [('"', '"'), ('\'', '\''), ('(', ')')];
    [relative, bare].iter().flat_map(|name| quotes.map(|(open, close)| format!("{open}{name}{close}"))).collect()
}

/// `to` as seen from the folder of `from`, beginning with `./` or `../`.
fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    let mut to: Vec<&str> = to.split('/').collect();
    from.pop();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let shared = shared.min(to.len() - 1);
    let ups = "../".repeat(from.len() - shared);
    let rest = to.split_off(shared).join("/");
    if ups.is_empty() { format!("./{rest}") } else { format!("{ups}{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn text<'a>(named: &'a Named, old: &str) -> &'a str {
        std::str::from_utf8(&named.files[&named.names[old]]).unwrap()
    }

    #[test]
    fn a_name_follows_the_content_all_the_way_up() {
        let site = |wasm: &str| {
            by_content(&files(&[
                ("index.html", r#"<script src="./boot.js"></script><link href="./styles.css">"#),
                ("boot.js", "import './app.js'"),
                ("app.js", "new URL('app_bg.wasm', import.meta.url)"),
                ("app_bg.wasm", wasm),
                ("styles.css", "body{background:url(img/dot.svg)}"),
                ("img/dot.svg", "<svg/>"),
                ("element.js", "import './app.js'"),
            ]))
            .unwrap()
        };
        let (one, two) = (site("one"), site("two"));
        for changed in ["boot.js", "app.js", "app_bg.wasm"] {
            assert_ne!(one.names[changed], two.names[changed], "{changed}");
        }
        assert_eq!(one.names["styles.css"], two.names["styles.css"]);
        assert_eq!(one.names["index.html"], "index.html");
        assert_eq!(one.names["element.js"], "element.js", "what nothing refers to keeps its name");
        assert!(text(&one, "index.html").contains(&format!("\"./{}\"", one.names["boot.js"])));
        assert!(text(&one, "element.js").contains(&one.names["app.js"]));
        assert!(text(&one, "styles.css").contains(&format!("({})", one.names["img/dot.svg"])));
        let hash = &one.names["app_bg.wasm"]["app_bg-".len()..][..16];
        assert_eq!(hash, short_hash(b"one"));
    }

    #[test]
    fn circles_are_refused_by_name() {
        let error = by_content(&files(&[("a.js", "import './b.js'"), ("b.js", "import './a.js'")])).unwrap_err();
        assert!(error.to_string().contains("a.js → b.js → a.js"), "{error}");
    }

    #[test]
    fn what_a_page_brings_with_it() {
        let files = files(&[("index.html", "'./a.js'"), ("a.js", "'./b.js'"), ("b.js", ""), ("alone.js", "")]);
        assert_eq!(reachable(&files, "index.html"), ["index.html", "a.js", "b.js"]);
    }

    #[test]
    fn paths_between_folders() {
        assert_eq!(relative("index.html", "words/en.ftl"), "./words/en.ftl");
        assert_eq!(relative("lessons/one.html", "app.js"), "../app.js");
        assert_eq!(relative("lessons/one.html", "lessons/two.html"), "./two.html");
        assert_eq!(relative("a/b/c.js", "a/d/e.js"), "../d/e.js");
    }
}
