//! How does one training go?

use gatescope::math::rng::SplitMix64;
use gatescope::train::{Evaluation, Progress, Settings, Trainer};
use std::time::Instant;

/// Updates over which a loss is averaged.
const SPAN: usize = 100;

/// One cell with one seed.
pub struct Job {
    /// The cell and its start.
    pub name: String,
    pub settings: Settings,
    pub updates: u64,
    pub solved: f64,
    pub longer: Option<usize>,
    pub eval_seed: u64,
}

/// What came of it.
pub struct Outcome {
    /// On fresh sequences.
    pub fresh: Evaluation,
    /// On longer ones.
    pub longer: Option<Evaluation>,
    /// The update before which the mean loss of 100 was first below the line.
    pub solved_at: Option<u64>,
    /// Why it ended early.
    pub stopped: Option<String>,
    /// Seconds for each update.
    pub seconds: f64,
}

impl Job {
    /// Trains in f32, and tries the network on fresh sequences.
    ///
    /// # Errors
    /// Settings that no training can have.
    pub fn run(&self) -> Result<Outcome, String> {
        let say = |error: gatescope::train::TrainError| format!("{}: {error}", self.name);
        let mut trainer = Trainer::<f32>::new(self.settings.clone()).map_err(say)?;
        let (mut solved_at, mut recent, mut stopped) = (None, 0.0, None);
        let begun = Instant::now();
        while trainer.updates() < self.updates {
            match trainer.update().map_err(say)? {
                Progress::Updated(report) => recent += report.loss,
                Progress::Stopped(stop) => {
                    stopped = Some(stop.to_string());
                    break;
                }
            }
            if trainer.updates().is_multiple_of(SPAN as u64) {
                if recent / (SPAN as f64) < self.solved {
                    solved_at = solved_at.or(Some(trainer.updates()));
                }
                recent = 0.0;
            }
        }
        let seconds = begun.elapsed().as_secs_f64() / trainer.updates().max(1) as f64;
        let samples = if self.settings.window.is_some() { 1 } else { 1000 };
        let fresh = |steps| trainer.evaluate(samples, steps, &mut SplitMix64::new(self.eval_seed)).map_err(say);
        let longer = self.longer.map(fresh).transpose()?;
        Ok(Outcome { fresh: fresh(self.settings.steps)?, longer, solved_at, stopped, seconds })
    }
}
