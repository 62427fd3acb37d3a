//! How fast are the same cells in the libraries that one would otherwise use?
//!
//! The pages, the other libraries and the runner are in `benches/peers`; what is made of them is in `target/peers`.

use crate::{browser, module, paths, setup, shell};
use anyhow::{Result, bail};
use clap::Args;
use std::process::Command;

/// What to measure.
#[derive(Args)]
pub struct Options {
    /// Rounds, each of which measures every peer once
    #[arg(long, default_value_t = 5)]
    rounds: u32,
    /// Only the workloads whose name begins with this regular expression: `W2-lstm`
    #[arg(long)]
    tasks: Option<String>,
    /// Only the peers whose name begins with this regular expression: `gatescope|candle`
    #[arg(long)]
    peers: Option<String>,
    /// Measure what is built already
    #[arg(long)]
    no_build: bool,
}

/// Fetches and builds the other libraries and the project's own module, measures all of them in one Chromium and writes
/// `target/peers/peers.md`.
///
/// # Errors
/// When node, npm or Chromium is missing, a part does not build, or a page fails.
pub fn run(options: &Options) -> Result<()> {
    let node = tool("node")?;
    let browser = browser::program()?;
    if !options.no_build {
        build()?;
    }
    let mut run = at_home(&node);
    run.args(["run.mjs", "--rounds", &options.rounds.to_string()]).env("CHROME", browser);
    for (flag, pattern) in [("--tasks", &options.tasks), ("--peers", &options.peers)] {
        if let Some(pattern) = pattern {
            run.args([flag, pattern]);
        }
    }
    shell::run(&mut run)?;
    println!("The table is in {}.", paths::root().join("target/peers/peers.md").display());
    Ok(())
}

fn build() -> Result<()> {
    let (node, npm) = (tool("node")?, tool("npm")?);
    setup::wasm_target()?;
    module::build(&paths::module())?;
    shell::run(at_home(&npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    shell::run(at_home(&node).arg("build.mjs"))
}

fn at_home(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root().join("benches/peers"));
    command
}

/// The path of a program that has to be there.
fn tool(name: &str) -> Result<String> {
    match shell::find(&[name], &[]) {
        Some(path) => Ok(path.to_string_lossy().into_owned()),
        None => bail!(
            "`{name}` is not installed. The other libraries are JavaScript: install Node.js 20 or newer with npm \
             (https://nodejs.org) and run this command again"
        ),
    }
}
