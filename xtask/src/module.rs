//! How does the interface for JavaScript become a folder that a plain page can import from?

use crate::{compile, paths, shell};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
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
  "files": ["gatescope.js", "gatescope_bg.wasm", "gatescope.d.ts"]
}
"#;

/// Builds the module into `folder`: `gatescope.js` with its WebAssembly and its types, and an example page.
///
/// # Errors
/// When the source does not compile or the folder cannot be written.
pub fn build(folder: &Path) -> Result<()> {
    let mut cargo = compile::cargo_wasm("rustc");
    cargo.args(["--lib", "--crate-type", "cdylib", "--features", "js", "--profile", "module"]);
    shell::run(&mut cargo)?;
    let built = paths::wasm_target().join("wasm32-unknown-unknown/module/gatescope.wasm");
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    Bindgen::new()
        .input_path(built)
        .out_name("gatescope")
        .web(true)?
        .typescript(true)
        // `init()` alone finds the WebAssembly file beside the module.
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("cannot make the JavaScript glue")?;
    // Its only content is the interface of the WebAssembly file itself, which nobody imports.
    let inner = folder.join("gatescope_bg.wasm.d.ts");
    if inner.exists() {
        fs::remove_file(inner)?;
    }
    fs::write(folder.join("package.json"), PACKAGE.replace("VERSION", env!("CARGO_PKG_VERSION")))?;
    for name in ["index.html", "example.js"] {
        let from = paths::root().join("examples/js").join(name);
        fs::copy(&from, folder.join(name)).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(())
}
