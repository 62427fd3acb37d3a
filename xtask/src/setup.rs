//! What must be on this machine, and how does it get there?

use crate::shell;
use anyhow::{Context, Result, bail};
use std::process::Command;

const WASM: &str = "wasm32-unknown-unknown";

/// Adds Rust's WebAssembly target when it is missing.
///
/// # Errors
/// When it is missing and there is no `rustup` to add it.
pub fn wasm_target() -> Result<()> {
    if has_wasm_target()? {
        return Ok(());
    }
    println!("Adding Rust's WebAssembly target ({WASM})");
    rustup(&["target", "add", WASM])
}

/// Adds rustfmt and clippy when they are missing.
///
/// # Errors
/// When one is missing and there is no `rustup` to add it.
pub fn lint_tools() -> Result<()> {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if shell::read(shell::cargo().args([tool, "--version"])).is_err() {
            println!("Adding {component}");
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// A target is there when the compiler's own library for it is.
fn has_wasm_target() -> Result<bool> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let folder = shell::read(Command::new(rustc).current_dir(crate::paths::root()).args([
        "--print",
        "target-libdir",
        "--target",
        WASM,
    ]))?;
    Ok(std::path::Path::new(folder.trim()).is_dir())
}

fn rustup(args: &[&str]) -> Result<()> {
    let mut rustup = Command::new("rustup");
    rustup.current_dir(crate::paths::root()).args(args);
    shell::run(&mut rustup).with_context(|| {
        format!(
            "Rust's own installer is needed for this. Install it from https://rustup.rs and run this command again, \
             or install what your system's packages offer instead of `{}`",
            shell::words(&rustup)
        )
    })
}

/// Debian's packages for the browser tests.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-dejavu-core"];

/// Installs Chromium and its driver from Debian's packages.
///
/// # Errors
/// When this is no Debian, or this person may not install: the message says what to install by hand.
pub fn install_browser() -> Result<()> {
    let by_hand = format!(
        "the tests need Chromium (or Google Chrome) and its chromedriver in PATH. On Debian: \
         `sudo apt-get install {}`; elsewhere: https://googlechromelabs.github.io/chrome-for-testing/. \
         Or name them: CHROME=/path/to/chrome CHROMEDRIVER=/path/to/chromedriver",
        PACKAGES.join(" ")
    );
    let Some(mut prefix) = may_install() else { bail!(by_hand) };
    println!("Installing {}", PACKAGES.join(", "));
    prefix.push("apt-get");
    apt(&prefix, &["update", "-qq"]).context(by_hand.clone())?;
    let install = [&["install", "-y", "-qq", "--no-install-recommends"][..], &PACKAGES[..]].concat();
    apt(&prefix, &install).context(by_hand)
}

fn apt(prefix: &[&str], args: &[&str]) -> Result<()> {
    let Some((program, first)) = prefix.split_first() else { bail!("no installer") };
    shell::run(Command::new(program).args(first).args(args).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// What to put before `apt-get`: nothing for root, `sudo` where it asks no password.
fn may_install() -> Option<Vec<&'static str>> {
    shell::find(&["apt-get"], &["/usr/bin"])?;
    if shell::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
        return Some(Vec::new());
    }
    let sudo = Command::new("sudo").args(["-n", "true"]).output();
    sudo.is_ok_and(|output| output.status.success()).then(|| vec!["sudo", "-n"])
}
