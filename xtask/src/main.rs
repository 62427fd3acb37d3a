//! The project's commands: `cargo xtask serve`, `test`, `dist`, `shot`, `bench`, `peers`, `results`.

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;
use xtask::checks::{self, Part};
use xtask::compile::Profile;
use xtask::{bench, browser, lint, module, paths, peers, results, serve, setup, shots, site, sizes};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Gatescope's commands")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Set up, build the page, serve it, open it; rebuild and reload when a file changes
    Serve(Serve),
    /// Set up and check everything, or the named parts
    Test {
        /// Parts to run; all of them when none is named
        #[arg(value_enum)]
        parts: Vec<Part>,
        /// What the test programs are given, after `--`: a part of a test's name, or their own flags
        #[arg(last = true)]
        filter: Vec<String>,
    },
    /// Write the static site to dist/, ready for any host, and print the size of every part
    Dist,
    /// Write the module for JavaScript to dist-js/: an ES module with its types, and an example page
    Js,
    /// Take the page's pictures into target/shots/, and the README's into docs/
    Shot,
    /// Measure, in a headless browser, how fast the published page feels (the engine alone: `cargo bench`)
    Bench,
    /// Measure the module for JavaScript beside other libraries in one Chromium (needs Node.js; half an hour or more)
    Peers(peers::Options),
    /// Train the page's experiments over several seeds and print a table of what the cells learn
    Results(results::Options),
    /// Format every Rust file, those that modules inside macros hide included
    Fmt,
    /// Run one WebAssembly test file in a headless browser (called by cargo)
    #[command(hide = true)]
    WasmRunner {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
    /// wasm-bindgen's test runner itself (called by wasm-runner)
    #[command(hide = true)]
    WasmBindgenTestRunner {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
}

#[derive(Args)]
struct Serve {
    /// Port to listen on [default: 8080, or the next free one]
    #[arg(long)]
    port: Option<u16>,
    /// Do not open the browser
    #[arg(long)]
    no_open: bool,
    /// Build as published: small and fast (the default)
    #[arg(long, conflicts_with = "dev")]
    release: bool,
    /// Build without optimisation: quicker to rebuild, slower to run
    #[arg(long)]
    dev: bool,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Serve(options) => serve(&options),
        Command::Test { parts, filter } => checks::run(&parts, &filter),
        Command::Dist => dist(),
        Command::Js => js(),
        Command::Shot => shots::run(),
        Command::Bench => bench::run(),
        Command::Peers(options) => peers::run(&options),
        Command::Results(options) => results::run(&options),
        Command::Fmt => lint::format(),
        Command::WasmRunner { args } => browser::wasm_tests(&args),
        Command::WasmBindgenTestRunner { args } => browser::run_bindgen_tests(args),
    }
}

fn serve(options: &Serve) -> Result<()> {
    setup::wasm_target()?;
    let profile = if options.dev { Profile::Dev } else { Profile::Release };
    serve::watching(profile, options.port, !options.no_open)
}

fn dist() -> Result<()> {
    setup::wasm_target()?;
    let site = site::dist(&paths::dist())?;
    sizes::report(&site)
}

fn js() -> Result<()> {
    setup::wasm_target()?;
    module::build(&paths::module())?;
    println!("The module is in {}; its example is index.html there.", paths::module().display());
    Ok(())
}
