//! How are other programs run, and how is it told what they did?

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Runs a command with its output shown as it comes.
///
/// # Errors
/// When it cannot be started or ends with a failure.
pub fn run(command: &mut Command) -> Result<()> {
    let words = words(command);
    let status = command.status().with_context(|| format!("cannot start `{words}`"))?;
    if !status.success() {
        bail!("`{words}` failed ({status})");
    }
    Ok(())
}

/// Runs a command and returns what it prints on its standard output.
///
/// # Errors
/// When it cannot be started or ends with a failure; what it printed on its standard error is part of the message.
pub fn read(command: &mut Command) -> Result<String> {
    let words = words(command);
    let output = command.output().with_context(|| format!("cannot start `{words}`"))?;
    if !output.status.success() {
        bail!("`{words}` failed ({}):\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first of the named programs that is in `PATH` or in one of `places`.
pub fn find(names: &[&str], places: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).chain(places.iter().map(PathBuf::from)).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| program(folder, name)).find(|file| file.is_file()))
}

fn program(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A command as a person would type it.
pub fn words(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(|arg| arg.to_string_lossy()));
    words.join(" ")
}

/// The `cargo` that runs this program, in the repository's root.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(crate::paths::root());
    cargo
}

/// Steps run one after the other, each under a headline, all told again at the end.
#[derive(Default)]
pub struct Steps {
    done: Vec<(String, bool, Duration)>,
}

impl Steps {
    /// Runs one step; a failure is kept for the end, so that one run shows everything that is wrong.
    pub fn step(&mut self, name: &str, work: impl FnOnce() -> Result<()>) {
        println!("\n── {name} ──");
        let start = Instant::now();
        let outcome = work();
        if let Err(error) = &outcome {
            println!("error: {error:#}");
        }
        self.done.push((name.to_owned(), outcome.is_ok(), start.elapsed()));
    }

    /// Prints what ran, how long it took and how it ended.
    ///
    /// # Errors
    /// When a step failed.
    pub fn finish(&self) -> Result<()> {
        println!("\n── summary ──");
        for (name, ok, time) in &self.done {
            println!("{:<6} {:>7.1} s  {name}", if *ok { "ok" } else { "FAILED" }, time.as_secs_f64());
        }
        let total: Duration = self.done.iter().map(|(_, _, time)| *time).sum();
        let failed = self.done.iter().filter(|(_, ok, _)| !ok).count();
        println!("       {:>7.1} s  in all", total.as_secs_f64());
        match failed {
            0 => Ok(()),
            1 => bail!("one step failed"),
            n => bail!("{n} steps failed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_steps_do_not_stop_the_others_and_fail_the_whole() {
        let mut steps = Steps::default();
        let mut second_ran = false;
        steps.step("first", || bail!("on purpose"));
        steps.step("second", || {
            second_ran = true;
            Ok(())
        });
        assert!(second_ran);
        assert_eq!(steps.finish().unwrap_err().to_string(), "one step failed");
    }

    #[test]
    fn commands_read_as_typed() {
        assert_eq!(words(Command::new("cargo").args(["test", "--doc"])), "cargo test --doc");
    }
}
