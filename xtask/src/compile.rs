//! How does the source become a WebAssembly module and the JavaScript that loads it?

use crate::{paths, shell, split};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// How much the compiler optimises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build.
    Dev,
    /// As published.
    Release,
}

impl Profile {
    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// Compiles the page and writes `app.js` and `app_bg.wasm` into `out`.
///
/// # Errors
/// When the source does not compile (cargo's own messages are shown) or the glue cannot be made.
pub fn app(profile: Profile, out: &Path) -> Result<()> {
    let mut cargo = cargo_wasm("rustc");
    cargo.args(["--bin", "gatescope-app", "--features", "app"]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    // Only where the page's program is linked: tests are not cut.
    shell::run(cargo.args(["--", split::LINK_FLAG]))?;
    let parts = tempfile::tempdir().context("cannot make a folder")?;
    split::cut(&module(profile), parts.path())?;
    glue(&parts.path().join(split::MAIN), profile, out).context("cannot make the JavaScript glue")?;
    split::join(parts.path(), out, profile)
}

/// `cargo <subcommand>` for WebAssembly, in its own target folder, with the flags of `.cargo/config.toml`.
pub fn cargo_wasm(subcommand: &str) -> Command {
    cargo_wasm_in(subcommand, &paths::wasm_target(), &[])
}

/// The same in another target folder, with flags after those of `.cargo/config.toml`.
pub fn cargo_wasm_in(subcommand: &str, target: &Path, flags: &[&str]) -> Command {
    let mut cargo = shell::cargo();
    cargo.args([subcommand, "--package", "gatescope", "--target", "wasm32-unknown-unknown", "--target-dir"]);
    cargo.arg(target);
    let mut flags: Vec<String> = flags.iter().map(|&flag| flag.to_owned()).collect();
    // Panics name their place in the source; the builder's own folders are nobody's business, and travel with the page.
    if let Some(sources) = paths::cargo_home().map(|home| home.join("registry").join("src")) {
        flags.push(format!("--remap-path-prefix={}=crates", sources.display()));
    }
    cargo.args(["--config", &format!("target.wasm32-unknown-unknown.rustflags={flags:?}")]);
    // These would replace the configured flags, and with them SIMD.
    cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo
}

fn module(profile: Profile) -> PathBuf {
    paths::wasm_target().join("wasm32-unknown-unknown").join(profile.folder()).join("gatescope-app.wasm")
}

fn glue(module: &Path, profile: Profile, out: &Path) -> Result<()> {
    let published = profile == Profile::Release;
    Bindgen::new()
        .input_path(module)
        .out_name("app")
        .web(true)?
        .typescript(false)
        // The other modules of the program share the stack and the table of functions.
        .keep_lld_exports(true)
        .keep_debug(!published)
        .remove_name_section(published)
        .remove_producers_section(published)
        .generate(out)
}
