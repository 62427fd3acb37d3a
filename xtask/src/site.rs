//! Which files make the page, and where do they come from?
//!
//! `index.html` from the root, everything under `www/` (its stylesheets joined into one), and what the compiler made.

use crate::compile::{self, Profile};
use crate::integrity::{POLICY, integrity};
use crate::names::{self, Files};
use crate::paths;
use crate::sizes::{self, Size};
use crate::split;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// What the page names from the start and loads only when a person asks for it.
const ON_DEMAND: [&str; 4] = ["cases.jsonl", "lab.css", "words/it.ftl", "worker.js"];

/// A site on disk, ready for a host.
pub struct Site {
    /// One entry for each file.
    pub parts: Vec<Part>,
}

/// One file of a site.
pub struct Part {
    /// Its name before it was named by its content.
    pub name: String,
    /// What it weighs.
    pub size: Size,
    /// Whether the first visit loads it.
    pub first_load: bool,
}

/// Builds the page as published and writes it to `folder`: names by content, integrity, policy, compressed twins.
///
/// # Errors
/// When the page does not build, or the folder cannot be written.
pub fn dist(folder: &Path) -> Result<Site> {
    let mut files = gather(Profile::Release)?;
    for (_, style) in files.iter_mut().filter(|(path, _)| path.ends_with(".css")) {
        *style = without_comments(&String::from_utf8_lossy(style)).into_bytes();
    }
    for (_, script) in files.iter_mut().filter(|(path, _)| path.ends_with(".js")) {
        *script = without_remarks(&String::from_utf8_lossy(script)).into_bytes();
    }
    let first = names::reachable(&files, "index.html");
    let mut named = names::by_content(&files)?;
    let page = seal(&named.files)?;
    named.files.insert("index.html".to_owned(), page.into_bytes());
    write(folder, &named.files)?;
    let mut parts = Vec::new();
    for (old, new) in &named.names {
        let bytes = named.files.get(new).context("a named file is missing")?;
        let size = sizes::write_twins(&folder.join(new), bytes)?;
        parts.push(Part { name: old.clone(), size, first_load: first.contains(&old.as_str()) && !is_on_demand(old) });
    }
    Ok(Site { parts })
}

/// Builds the page and writes it to `folder` under plain names, with a script that reloads it after a change.
///
/// # Errors
/// When the page does not build, or the folder cannot be written.
pub fn plain(profile: Profile, folder: &Path) -> Result<()> {
    let mut files = gather(profile)?;
    let page = insert(&page(&files)?, "</head>", "<script type=\"module\" src=\"./__reload.js\"></script>\n")?;
    files.insert("index.html".to_owned(), page.into_bytes());
    files.insert("__reload.js".to_owned(), include_bytes!("reload.js").to_vec());
    write(folder, &files)
}

fn is_on_demand(name: &str) -> bool {
    ON_DEMAND.contains(&name) || split::is_on_demand(name)
}

fn gather(profile: Profile) -> Result<Files> {
    let glue = paths::target().join("glue");
    clear(&glue)?;
    compile::app(profile, &glue)?;
    let mut files = Files::new();
    read_folder(&glue, "", &mut files)?;
    read_folder(&paths::root().join("www"), "", &mut files)?;
    join_styles(&mut files);
    files.insert("cases.jsonl".to_owned(), reference_cases()?);
    let page = paths::root().join("index.html");
    files.insert("index.html".to_owned(), fs::read(&page).with_context(|| format!("cannot read {}", page.display()))?);
    Ok(files)
}

/// The reference cases, one in each line.
fn reference_cases() -> Result<Vec<u8>> {
    let folder = paths::root().join("tests/reference");
    let mut cases = Files::new();
    read_folder(&folder, "", &mut cases)?;
    // A line break inside a JSON file is a space between its parts, never a part of a text.
    let line = |case: &[u8]| String::from_utf8_lossy(case).lines().map(str::trim).collect::<String>() + "\n";
    // Deeper lies what is compared with in other ways.
    let is_case = |name: &str| name.ends_with(".json") && !name.contains('/');
    Ok(cases.iter().filter(|(name, _)| is_case(name)).map(|(_, case)| line(case)).collect::<String>().into())
}

/// One stylesheet instead of many: one request, and one name in the page. First what all others use, last what a person's
/// wishes and paper override, between them the others in the order of their names.
fn join_styles(files: &mut Files) {
    let is_style = |path: &String| path.starts_with("styles/") && path.ends_with(".css");
    let mut names: Vec<String> = files.keys().filter(|path| is_style(path)).cloned().collect();
    names.sort_by_key(|path| match path.as_str() {
        "styles/tokens.css" => 0,
        "styles/access.css" | "styles/print.css" => 2,
        _ => 1,
    });
    let joined = names.iter().filter_map(|name| files.remove(name)).collect::<Vec<_>>().join(&b'\n');
    files.insert("styles.css".to_owned(), joined);
}

/// A stylesheet without what is only for those who write it: comments, indentation, spaces.
fn without_comments(style: &str) -> String {
    let kept = style.split("/*").enumerate().map(|(n, piece)| match (n, piece.split_once("*/")) {
        (0, _) => piece,
        (_, Some((_, after))) => after,
        // A comment that is never closed hides the rest, as in a browser.
        (_, None) => "",
    });
    let kept = kept.collect::<String>();
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    // A space after a colon only follows a property's name: before a colon it would join two selectors.
    let spaces = [
        (": ", ":"),
        (" {", "{"),
        ("{ ", "{"),
        (" }", "}"),
        ("; ", ";"),
        (", ", ","),
        (" > ", ">"),
        (";}", "}"),
        ("} ", "}"),
    ];
    spaces.iter().fold(lines, |style, (wide, narrow)| style.replace(wide, narrow))
}

/// A script without indentation and without the remarks that stand on lines of their own.
fn without_remarks(script: &str) -> String {
    let remark = |line: &&str| !line.is_empty() && !["//", "/**", "* ", "*/"].iter().any(|mark| line.starts_with(mark));
    script.lines().map(str::trim).filter(remark).collect::<Vec<_>>().join("\n")
}

fn read_folder(folder: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        // English is compiled into the program, and the lab's words into the lab.
        if name.starts_with('.') || ["words/en.ftl", "words/lab"].contains(&name.as_str()) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            read_folder(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}

fn page(files: &Files) -> Result<String> {
    let bytes = files.get("index.html").context("index.html is missing")?;
    String::from_utf8(bytes.clone()).context("index.html is not UTF-8")
}

/// Adds the policy, and the integrity of every script, style and module that the page names.
fn seal(files: &Files) -> Result<String> {
    let policy = format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    let mut page = page(files)?;
    let charset = "<meta charset=\"utf-8\">";
    if !page.contains(charset) {
        bail!("index.html has no `{charset}`");
    }
    page = page.replacen(charset, &format!("{charset}{policy}"), 1);
    for (path, bytes) in files {
        if [".js", ".css", ".wasm"].iter().any(|extension| path.ends_with(extension)) {
            let digest = integrity(bytes);
            for attribute in ["href", "src"] {
                let name = format!("{attribute}=\"./{path}\"");
                page = page.replace(&name, &format!("{name} integrity=\"{digest}\""));
            }
        }
    }
    Ok(page)
}

/// Puts `text` before the first `mark`.
fn insert(page: &str, mark: &str, text: &str) -> Result<String> {
    if !page.contains(mark) {
        bail!("index.html has no `{mark}`");
    }
    Ok(page.replacen(mark, &format!("{text}{mark}"), 1))
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

fn write(folder: &Path, files: &Files) -> Result<()> {
    clear(folder)?;
    for (path, bytes) in files {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(page: &str) -> Files {
        [("index.html", page), ("boot.js", "go()"), ("styles/b.css", "b{}"), ("styles/a.css", "a{}")]
            .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
            .into()
    }

    #[test]
    fn the_page_is_sealed() {
        let page = seal(&files("<head><meta charset=\"utf-8\"><script src=\"./boot.js\"></script></head>")).unwrap();
        let policy = page.find("Content-Security-Policy").unwrap();
        assert!(policy < page.find("<script").unwrap(), "the policy comes before what it governs");
        assert!(page.contains(&format!("src=\"./boot.js\" integrity=\"{}\"", integrity(b"go()"))));
    }

    #[test]
    fn a_page_without_its_marks_is_refused() {
        assert!(seal(&files("<head></head>")).unwrap_err().to_string().contains("charset"));
    }

    #[test]
    fn published_stylesheets_have_no_comments() {
        let style = "/* why */\na {\n  color: red; /* not\n blue */\n}\n/* open";
        assert_eq!(without_comments(style), "a{color:red}");
        let two = "a :is(b, c) > d {\n  margin: 0 calc(1px + 2px);\n}\n\ne { top: 0 }";
        assert_eq!(without_comments(two), "a :is(b,c)>d{margin:0 calc(1px + 2px)}e{top:0}");
    }

    #[test]
    fn stylesheets_are_joined_by_name_between_what_is_used_and_what_overrides() {
        let mut files = files("");
        files.extend(
            ["access", "tokens"].map(|name| (format!("styles/{name}.css"), format!("{name}{{}}").into_bytes())),
        );
        join_styles(&mut files);
        assert_eq!(files["styles.css"], b"tokens{}\na{}\nb{}\naccess{}");
        assert!(!files.contains_key("styles/a.css"));
    }
}
