//! How are results told? One line for each cell: median and range over the seeds, never one run as a law.

use super::experiments::Experiment;
use super::training::{Job, Outcome};

/// The columns' names.
pub fn print_head() {
    println!(
        "| experiment | cell | seeds | updates | without memory | loss, median (least–most) | right | solved, at | longer | ms/update |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
}

/// One experiment's lines.
pub fn print(experiment: &Experiment, jobs: &[Job], outcomes: &[Outcome]) {
    let pairs: Vec<(&Job, &Outcome)> = jobs.iter().zip(outcomes).collect();
    for group in pairs.chunk_by(|a, b| a.0.name == b.0.name) {
        println!("{}", line(experiment, group));
    }
    for (job, outcome) in pairs {
        if let Some(stop) = &outcome.stopped {
            println!("\n{} with seed {} stopped: {stop}", job.name, job.settings.weights_seed);
        }
    }
}

fn line(experiment: &Experiment, group: &[(&Job, &Outcome)]) -> String {
    let of = |number: fn(&Outcome) -> f64| sorted(group.iter().map(|(_, outcome)| number(outcome)).collect());
    let loss = of(|o| o.fresh.loss);
    let right = of(|o| o.fresh.correct);
    let solved: Vec<f64> = sorted(group.iter().filter_map(|(_, o)| o.solved_at).map(|at| at as f64).collect());
    let solved = match median(&solved) {
        Some(at) => format!("{} of {}, {at:.0}", solved.len(), group.len()),
        None => format!("0 of {}", group.len()),
    };
    let longer = sorted(group.iter().filter_map(|(_, o)| o.longer.map(|l| l.loss)).collect());
    let number = |x: Option<f64>| x.map_or("–".to_owned(), |x| format!("{x:.4}"));
    let ends = [loss.first().copied(), loss.last().copied()].map(number);
    [
        experiment.title(),
        group.first().map(|(job, _)| job.name.clone()).unwrap_or_default(),
        group.len().to_string(),
        group.first().map(|(job, _)| job.updates.to_string()).unwrap_or_default(),
        number(experiment.baseline()),
        format!("{} ({}–{})", number(median(&loss)), ends[0], ends[1]),
        number(median(&right)),
        solved,
        number(median(&longer)),
        format!("{:.2}", 1000.0 * median(&of(|o| o.seconds)).unwrap_or(f64::NAN)),
    ]
    .iter()
    .fold("|".to_owned(), |line, cell| format!("{line} {cell} |"))
}

fn sorted(mut numbers: Vec<f64>) -> Vec<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// The middle of sorted numbers, the lower of two.
fn median(sorted: &[f64]) -> Option<f64> {
    sorted.get(sorted.len().saturating_sub(1) / 2).copied()
}
