//! Where is everything?

use std::path::{Path, PathBuf};

/// The repository's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder of everything that is built.
pub fn target() -> PathBuf {
    root().join("target")
}

/// Cargo's folder for WebAssembly builds, apart from the native one so that neither waits for the other's lock.
pub fn wasm_target() -> PathBuf {
    target().join("wasm")
}

/// The site as `serve` shows it: plain names, nothing compressed.
pub fn site() -> PathBuf {
    target().join("site")
}

/// The site as a host serves it.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The module for JavaScript.
pub fn module() -> PathBuf {
    root().join("dist-js")
}

/// The pictures taken of the page.
pub fn shots() -> PathBuf {
    target().join("shots")
}

/// Where cargo keeps the sources of crates: `CARGO_HOME`, else `.cargo` at home.
pub fn cargo_home() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}
