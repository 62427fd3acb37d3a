//! What does a source file say, without its comments, its texts and its tests?

use std::path::{Path, PathBuf};

/// A Rust file.
pub struct Source {
    /// Its path from the root.
    pub path: PathBuf,
    /// All of it.
    pub text: String,
    /// The code alone, line by line: comments, texts and the test module are blank.
    pub code: String,
}

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under these folders, in order.
pub fn all_sources(folders: &[&str]) -> Vec<Source> {
    let mut paths = Vec::new();
    folders.iter().for_each(|folder| collect(&root().join(folder), &mut paths));
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let path = path.strip_prefix(root()).unwrap().to_path_buf();
        let code = code_of(&text);
        Source { path, text, code }
    };
    let sources: Vec<Source> = paths.into_iter().map(read).collect();
    assert!(!sources.is_empty(), "no source in {folders:?}");
    sources
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "rs") {
            paths.push(path);
        }
    }
}

/// The code without comments and texts, up to the test module.
fn code_of(text: &str) -> String {
    let code = blanked(text);
    match code.find("#[cfg(test)]\nmod ") {
        Some(end) => code[..end].to_owned(),
        None => code,
    }
}

/// Comments and the insides of texts replaced by nothing; every line stays in its place.
fn blanked(text: &str) -> String {
    let (mut code, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(c) = rest.chars().next() {
        let skip = skipped(rest, code.chars().next_back());
        let (taken, kept) = if skip > 0 { (skip, "") } else { (c.len_utf8(), &rest[..c.len_utf8()]) };
        code.push_str(kept);
        code.extend(rest[..taken].chars().filter(|&c| c == '\n' && skip > 0));
        rest = &rest[taken..];
    }
    code
}

/// How many bytes of a comment, a text or a character begin here.
fn skipped(rest: &str, before: Option<char>) -> usize {
    let until = |from: usize, end: &str| rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len());
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return until(2, "*/");
    }
    let in_name = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let hashes = rest[1..].bytes().take_while(|&b| b == b'#').count();
    if rest.starts_with('r') && !in_name && rest[1 + hashes..].starts_with('"') {
        return until(2 + hashes, &format!("\"{}", "#".repeat(hashes)));
    }
    match rest.chars().next() {
        Some('"') => quoted(rest, '"'),
        Some('\'') if is_character(rest) => quoted(rest, '\''),
        _ => 0,
    }
}

/// A quote begins a character unless it begins a lifetime.
fn is_character(rest: &str) -> bool {
    let mut after = rest.chars().skip(1);
    matches!((after.next(), after.next()), (Some('\\'), _) | (Some(_), Some('\'')))
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

impl Source {
    /// The code's lines with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(k, line)| (k + 1, line))
    }

    /// The modules named in `crate::module` and `use crate::{module, …}`.
    pub fn crate_paths(&self) -> Vec<String> {
        let after = self.code.split("crate::").skip(1);
        let names = |rest: &str| match rest.strip_prefix('{') {
            Some(group) => members(group),
            None => vec![first_name(rest)],
        };
        after.flat_map(names).collect()
    }

    /// Every function with its number of lines, tests included.
    pub fn functions(&self) -> Vec<(String, usize)> {
        let code = blanked(&self.text);
        let mut found = Vec::new();
        for (at, _) in code.match_indices("fn ") {
            let starts_word = !code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
            let name = first_name(&code[at + 3..]);
            if starts_word && !name.is_empty() {
                found.extend(body_lines(&code[at..]).map(|lines| (name, lines)));
            }
        }
        found
    }
}

fn first_name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first names of the members of `{a, b::{c, d}}`.
fn members(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut fresh) = (1, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => fresh = true,
            c if fresh && c.is_alphabetic() => {
                names.push(first_name(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

/// Lines from `fn` to the brace that closes its body; `None` for a function without one.
fn body_lines(code: &str) -> Option<usize> {
    let (mut braces, mut brackets) = (0, 0);
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets -= 1,
            ';' if braces == 0 && brackets == 0 => return None,
            '{' => braces += 1,
            '}' if braces == 1 => return Some(code[..=at].lines().count()),
            '}' => braces -= 1,
            _ => {}
        }
    }
    None
}

#[test]
fn comments_and_texts_are_no_code() {
    let text =
        "let a = \"crate::x \\\" {\"; // crate::y\nlet b = '{'; /* panic! */ let c = r#\"fn \"#;\nfn f<'a>() {}\n";
    assert_eq!(blanked(text), "let a = ; \nlet b = ;  let c = ;\nfn f<'a>() {}\n");
}

#[test]
fn functions_and_imports_are_found() {
    let text = "use crate::{math::Real, cell::{A, B}};\nfn f(x: [u8; 3]) -> u8 {\n    crate::task::g()\n}\nfn no();\n";
    let source = Source { path: PathBuf::new(), text: text.to_owned(), code: code_of(text) };
    assert_eq!(source.crate_paths(), ["math", "cell", "task"]);
    assert_eq!(source.functions(), [("f".to_owned(), 3)]);
}
