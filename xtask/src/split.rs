//! How is the program cut into what everyone loads and what is fetched on demand?
//!
//! The program says where (`src/app/lazy`); the linker leaves its relocations in the module, from which it is known
//! which functions and data the page itself can reach. The rest goes to modules of its own, which share memory and
//! function table with the first and are fetched by a few lines of JavaScript. Those lines and the glue would import
//! each other, and such a circle cannot be named by content; so they are joined into one file.

use crate::compile::Profile;
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::Path;
use wasm_split_cli_support::{Options, transform};

/// What the linker must leave in the module for it to be cut.
pub const LINK_FLAG: &str = "-Clink-arg=--emit-relocs";

/// The name of the first module, in a folder that is thrown away.
pub const MAIN: &str = "main.wasm";

/// The script that fetches the others, beside it.
const LOADERS: &str = "./loaders.js";

/// The glue, as the loaders import it.
const GLUE: &str = "./app.js";

/// Cuts a module: the first one is written to `folder` as [`MAIN`], and beside it the others and their loaders.
///
/// # Errors
/// When the module has no relocations, or the folder cannot be written.
pub fn cut(module: &Path, folder: &Path) -> Result<()> {
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let main = folder.join(MAIN);
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LOADERS;
    options.main_module = GLUE;
    transform(options).map_err(|error| anyhow!("{error:?}")).context("cannot cut the module")?;
    Ok(())
}

/// Completes the glue in `out` with what [`cut`] left in `folder`: the other modules beside it, their loaders inside it.
///
/// # Errors
/// When either was written in another way than this knows, or a file cannot be written.
pub fn join(folder: &Path, out: &Path, profile: Profile) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_on_demand(&name) {
            module(&entry.path(), &out.join(&name), profile).with_context(|| format!("cannot make {name}"))?;
        }
    }
    let read = |path: &Path| fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
    let glue = out.join(GLUE);
    let joined = joined(&read(&glue)?, &read(&folder.join(LOADERS))?)?;
    fs::write(&glue, joined).with_context(|| format!("cannot write {}", glue.display()))
}

/// One of the other modules; as published without names, and encoded as briefly as the first one.
fn module(from: &Path, to: &Path, profile: Profile) -> Result<()> {
    if profile == Profile::Dev {
        fs::copy(from, to)?;
        return Ok(());
    }
    let mut config = walrus::ModuleConfig::new();
    let mut module = config.generate_name_section(false).generate_producers_section(false).parse_file(from)?;
    module.customs.remove_raw("target_features");
    module.emit_wasm_file(to)
}

/// Whether a file is one of the modules that are fetched on demand, by its name.
pub fn is_on_demand(name: &str) -> bool {
    name.ends_with(".wasm") && ["split_", "chunk_"].iter().any(|start| name.starts_with(start))
}

/// The glue with the loaders inside it, each a function `gatescope.<part>()` that the program can find.
fn joined(glue: &str, loaders: &str) -> Result<String> {
    let import = format!("import {{ initSync }} from \"{GLUE}\";\n");
    let (before, rest) =
        loaders.split_once("function wrapAsyncCb(").context("the loaders' JavaScript has no callbacks")?;
    let (_, after) = rest.split_once("function makeLoad(").context("the loaders' JavaScript does not load")?;
    let loaders = exchanged(&format!("{before}function makeLoad({after}"), &import, "globalThis.gatescope ??= {};\n")?;
    // The glue's own way to a module: it tells what is wrong, and makes do with a host that names another type.
    let stream = "WebAssembly.instantiateStreaming(src, imports)";
    let loaders = exchanged(&loaders, stream, "__wbg_load(await src, imports)")?;
    // A promise instead of a call back into the program.
    let loaders = exchanged(&loaders, "wrapAsyncCb(", "(")?;
    let loaders = exchanged(&loaders, "export const __wasm_split_load_", "globalThis.gatescope.")?;
    Ok(format!("{glue}\n{loaders}"))
}

/// `text` with `new` in every place of `old`, of which there must be some.
fn exchanged(text: &str, old: &str, new: &str) -> Result<String> {
    if !text.contains(old) {
        bail!(
            "the cut program's JavaScript has no `{old}`: another version of wasm_split_cli_support or wasm-bindgen?"
        );
    }
    Ok(text.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADERS_TEXT: &str = "import { initSync } from \"./app.js\";\n\
        function getSharedImports() {}\nfunction wrapAsyncCb(callee) { callee() }\nfunction makeLoad(fetcher, deps) {}\n\
        export const __wasm_split_load_b = wrapAsyncCb(makeLoad(() => WebAssembly.instantiateStreaming(src, imports)));\n\
        export const __wasm_split_load_a = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), []));\n";

    #[test]
    fn the_loaders_become_a_part_of_the_glue() {
        let joined = joined("glue();", LOADERS_TEXT).unwrap();
        assert_eq!(
            joined,
            "glue();\nglobalThis.gatescope ??= {};\nfunction getSharedImports() {}\nfunction makeLoad(fetcher, deps) {}\n\
             globalThis.gatescope.b = (makeLoad(() => __wbg_load(await src, imports)));\n\
             globalThis.gatescope.a = (makeLoad(() => async (_imp) => ({}), []));\n"
        );
    }

    #[test]
    fn javascript_of_another_kind_is_refused() {
        assert!(joined("", "").is_err());
        let other = LOADERS_TEXT.replace("./app.js", "./other.js");
        assert!(joined("", &other).unwrap_err().to_string().contains("initSync"));
    }

    #[test]
    fn only_modules_of_the_program_are_fetched_on_demand() {
        assert!(is_on_demand("split_lab.wasm") && is_on_demand("chunk_1.wasm"));
        assert!(!is_on_demand("app_bg.wasm") && !is_on_demand("split_lab.js"));
    }
}
