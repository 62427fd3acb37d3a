//! What do the cells learn? Trains the page's experiments and prints a table.
//!
//! The program itself is the package's binary `results` (`xtask/src/results/main.rs`), built for speed, so that the commands
//! need not be rebuilt with every change of the library.

use crate::shell;
use anyhow::Result;
use clap::Args;

/// What to train.
#[derive(Args)]
pub struct Options {
    /// Only the experiments whose name begins with this
    #[arg(long)]
    only: Option<String>,
    /// Seeds of each cell
    #[arg(long, default_value_t = 5)]
    seeds: u64,
    /// Updates of each training, instead of the experiment's own number
    #[arg(long)]
    updates: Option<u64>,
}

/// Builds the program and runs it.
///
/// # Errors
/// When it does not build, or there is nothing to train.
pub fn run(options: &Options) -> Result<()> {
    let mut cargo = shell::cargo();
    cargo.args(["run", "--quiet", "--package", "gatescope", "--profile", "bench", "--bin", "results", "--"]);
    cargo.arg(options.seeds.to_string());
    cargo.arg(options.updates.map_or_else(|| "own".to_owned(), |updates| updates.to_string()));
    cargo.args(&options.only);
    shell::run(&mut cargo)
}
