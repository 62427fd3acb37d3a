//! How does the interface for JavaScript become a folder that a plain page can import from?

use crate::{compile, paths, shell};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The package's description, for bundlers and editors.
const PACKAGE: &str = r#"{
  "name": "gatescope",
  "version": "VERSION",
  "description": "LSTM, GRU and tanh-RNN cells: every gate, every state and the true gradient at every time step.",
  "type": "module",
  "main": "gatescope.js",
  "module": "gatescope.js",
  "types": "gatescope.d.ts",
  "license": "MIT OR Apache-2.0",
  "files": ["gatescope.js", "gatescope_bg.wasm", "gatescope_scalar.wasm", "gatescope.d.ts"]
}
"#;

/// How the engine's kernels are compiled; each build has its own WebAssembly file, and both have one glue.
const BUILDS: [Build; 2] = [
    Build { file: "gatescope_bg.wasm", target: "wasm", flags: &[] },
    Build { file: "gatescope_scalar.wasm", target: "wasm-scalar", flags: &["-Ctarget-feature=-simd128"] },
];

struct Build {
    file: &'static str,
    /// Cargo's folder inside the target folder: builds that differ in flags would undo each other's work.
    target: &'static str,
    flags: &'static [&'static str],
}

/// The smallest module with a 128-bit constant: valid only where SIMD is known.
const SIMD: &str = "new Uint8Array([0,97,115,109,1,0,0,0,1,5,1,96,0,1,123,3,2,1,0,10,10,1,8,0,65,0,253,15,253,98,11])";

/// Builds the module into `folder`: `gatescope.js` with its types, a WebAssembly file for browsers with SIMD and one for
/// those without, and an example page.
///
/// # Errors
/// When the source does not compile or the folder cannot be written.
pub fn build(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let made = tempfile::tempdir().context("cannot make a folder")?;
    let mut glues = Vec::new();
    for build in &BUILDS {
        glue(&compiled(build)?, made.path())?;
        fs::copy(made.path().join("gatescope_bg.wasm"), folder.join(build.file))?;
        glues.push(fs::read_to_string(made.path().join("gatescope.js"))?);
    }
    fs::copy(made.path().join("gatescope.d.ts"), folder.join("gatescope.d.ts"))?;
    fs::write(folder.join("gatescope.js"), choosing(&glues)?)?;
    fs::write(folder.join("package.json"), PACKAGE.replace("VERSION", env!("CARGO_PKG_VERSION")))?;
    for name in ["index.html", "example.js"] {
        let from = paths::root().join("examples/js").join(name);
        fs::copy(&from, folder.join(name)).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(())
}

fn compiled(build: &Build) -> Result<PathBuf> {
    let target = paths::target().join(build.target);
    let mut cargo = compile::cargo_wasm_in("rustc", &target, build.flags);
    cargo.args(["--lib", "--crate-type", "cdylib", "--features", "js", "--profile", "module"]);
    shell::run(&mut cargo)?;
    Ok(target.join("wasm32-unknown-unknown/module/gatescope.wasm"))
}

fn glue(module: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(module)
        .out_name("gatescope")
        .web(true)?
        .typescript(true)
        // `init()` alone finds the WebAssembly file beside the module.
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("cannot make the JavaScript glue")
}

/// The glue of all builds, which takes the WebAssembly file that the browser understands.
fn choosing(glues: &[String]) -> Result<String> {
    let [glue, others @ ..] = glues else { bail!("no build has a glue") };
    if others.iter().any(|other| other != glue) {
        bail!("the builds' JavaScript differs: one glue would not fit both");
    }
    let [simd, scalar] = BUILDS.map(|build| format!("'{}'", build.file));
    let file = format!("new URL({simd}, import.meta.url)");
    if glue.matches(&file).count() != 1 {
        bail!("the module's JavaScript has no `{file}`: another version of wasm-bindgen?");
    }
    // Each file is named in a URL of its own, so that bundlers find both.
    let chosen = format!("WebAssembly.validate({SIMD}) ? {file} : new URL({scalar}, import.meta.url)");
    Ok(glue.replace(&file, &chosen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_takes_the_file_that_the_browser_understands() {
        let glue = "module_or_path = new URL('gatescope_bg.wasm', import.meta.url);".to_owned();
        let chosen = choosing(&[glue.clone(), glue.clone()]).unwrap();
        assert!(chosen.starts_with("module_or_path = WebAssembly.validate(new Uint8Array([0,97,115,109"), "{chosen}");
        assert!(
            chosen.ends_with(
                "? new URL('gatescope_bg.wasm', import.meta.url) : new URL('gatescope_scalar.wasm', import.meta.url);"
            ),
            "{chosen}"
        );
        assert!(choosing(&[glue.clone(), String::new()]).unwrap_err().to_string().contains("differs"));
        assert!(choosing(&[String::new(), String::new()]).unwrap_err().to_string().contains("wasm-bindgen"));
    }
}
