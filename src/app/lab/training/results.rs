//! How do the losses go? The middle of every seed, and how far the seeds reach.

use super::Training;
use super::race::{LIMIT, Race};
use super::spread::Spread;
use crate::app::lab::charts::{Chart, Picture};
use crate::app::lab::reach::{curve_facts, curves};
use crate::app::parts::piece;
use crate::chart::{Curve, CurveChart, CurveFacts, curves_text};
use crate::math::log10;
use crate::words::Words;
use yew::Html;

/// The most points of a curve of losses.
const POINTS: usize = 150;

impl Training {
    /// The losses, each point the mean over as many updates as fit.
    pub(super) fn losses(&self, view: &Race, names: &[String]) -> Html {
        let words = &self.look.words;
        let (each, steps) = binning(view.furthest());
        let spreads = |k: usize| {
            let runs: Vec<Vec<f64>> = view.of(k).map(|track| binned(&track.losses, each)).collect();
            (0..steps).filter_map(|bin| spread(&runs, bin)).collect::<Vec<_>>()
        };
        let of = |pick: fn(&Spread) -> f64, k: usize| spreads(k).iter().map(|s| log10(pick(s))).collect::<Vec<_>>();
        let mut lines = curves(&self.shown, names, |k| of(|s| s.median, k));
        if view.choices.seeds > 1 {
            let around = |(k, curve): (usize, Curve)| curve.among(&of(|s| s.least, k), &of(|s| s.most, k));
            lines = lines.into_iter().enumerate().map(around).collect();
        }
        let title = words.text("training-losses");
        let text = told(&title, steps, &lines, words);
        if let (Some(line), Some(family)) = (self.baseline(), lines.first().map(|curve| curve.family)) {
            let flat = vec![log10(line); steps];
            lines.push(Curve::new(words.text("training-baseline"), family, 0, &flat).theory());
        }
        let counted = Some((words.text("training-axis"), each));
        let chart = CurveChart { axis: words.text("training-loss"), curves: lines, steps, counted };
        let chart = Chart { look: self.look.clone(), title, text, picture: Picture::Curves(chart), rows: None };
        piece("losses", chart)
    }

    /// The loss of an answer that remembers nothing.
    pub(super) fn baseline(&self) -> Option<f64> {
        self.scene.sequence.baseline(self.scene.steps)
    }
}

pub(super) fn told(title: &str, steps: usize, lines: &[Curve], words: &Words) -> String {
    let facts: Vec<CurveFacts<'_>> = lines.iter().filter_map(curve_facts).collect();
    curves_text(title, steps, &facts, words)
}

/// How many updates a point stands for, and how many points there are.
pub(super) fn binning(updates: usize) -> (usize, usize) {
    let round = (0..).flat_map(|k| [1, 2, 5].map(|n| n * 10_usize.pow(k)));
    let each = round.take_while(|each| *each <= LIMIT as usize).find(|each| updates.div_ceil(*each) <= POINTS);
    let each = each.unwrap_or(LIMIT as usize);
    (each, updates.div_ceil(each).max(1))
}

/// The mean of each so many losses.
fn binned(losses: &[f64], each: usize) -> Vec<f64> {
    losses.chunks(each).map(|part| part.iter().sum::<f64>() / part.len() as f64).collect()
}

/// The middle and the range of the runs that have come so far.
fn spread(runs: &[Vec<f64>], bin: usize) -> Option<Spread> {
    Spread::of(runs.iter().filter_map(|run| run.get(bin).copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_stand_for_round_numbers_of_updates() {
        assert_eq!((binning(0), binning(150), binning(151)), ((1, 1), (1, 150), (2, 76)));
        assert_eq!((binning(3000), binning(20_000)), ((20, 150), (200, 100)));
        assert_eq!(binned(&[1.0, 100.0, 10.0], 1), [1.0, 100.0, 10.0]);
        assert_eq!(binned(&[5.0, 15.0, 0.1], 2), [10.0, 0.1]);
    }

    #[test]
    fn a_run_that_has_not_come_so_far_does_not_count() {
        let runs = [vec![1.0, 2.0], vec![3.0], vec![5.0]];
        assert_eq!(spread(&runs, 0).map(|s| s.median), Some(3.0));
        assert_eq!(spread(&runs, 1).map(|s| (s.least, s.most)), Some((2.0, 2.0)));
        assert_eq!(spread(&runs, 2), None);
    }
}
