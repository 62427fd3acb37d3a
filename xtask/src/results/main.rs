//! What do the cells learn, over several seeds? `cargo xtask results` runs this: `results SEEDS UPDATES|own [NAME]`.

mod experiments;
mod table;
mod training;

use experiments::{Experiment, all};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use training::{Job, Outcome};

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    let [seeds, updates, only @ ..] = arguments else { return Err("results SEEDS UPDATES|own [NAME]".to_owned()) };
    let seeds: u64 = seeds.parse().map_err(|_| format!("{seeds} is no number of seeds"))?;
    let updates = match updates.as_str() {
        "own" => None,
        given => Some(given.parse().map_err(|_| format!("{given} is no number of updates"))?),
    };
    let chosen: Vec<Experiment> =
        all().into_iter().filter(|e| only.iter().all(|part| e.name.starts_with(part))).collect();
    if chosen.is_empty() || seeds == 0 {
        let names: Vec<&str> = all().iter().map(|e| e.name).collect();
        return Err(format!("nothing to train; the experiments are {}", names.join(", ")));
    }
    table::print_head();
    for experiment in &chosen {
        let jobs = experiment.jobs(seeds, updates)?;
        let outcomes = in_parallel(&jobs)?;
        table::print(experiment, &jobs, &outcomes);
    }
    Ok(())
}

/// Runs jobs on every core, the outcomes in the jobs' order.
fn in_parallel(jobs: &[Job]) -> Result<Vec<Outcome>, String> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some((k, job)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|k| Some((k, jobs.get(k)?))) {
            let outcome = job.run();
            if let Ok(mut done) = done.lock() {
                done.push((k, outcome));
            }
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| (0..cores.min(jobs.len())).for_each(|_| drop(scope.spawn(work))));
    let mut done = done.into_inner().map_err(|_| "a training ended in a panic".to_owned())?;
    done.sort_by_key(|(k, _)| *k);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}
