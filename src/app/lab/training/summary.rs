//! What came of one cell in all its runs?

use super::Training;
use super::race::Race;
use super::spread::Spread;
use super::track::Track;
use crate::engine::Params;

/// Bytes of a number of the state, in f32.
const BYTES: usize = 4;

/// What came of one cell.
pub(super) struct Summary<'a> {
    /// Its name.
    pub name: &'a str,
    /// H
    pub hidden: usize,
    /// Numbers that are trained.
    pub parameters: usize,
    /// Bytes of a sequence's states.
    pub bytes: usize,
    /// Steps of an update.
    pub steps: usize,
    /// One for each seed.
    pub tracks: Vec<&'a Track>,
}

impl Summary<'_> {
    /// The middle and the range of a number of every run.
    pub fn spread(&self, of: impl Fn(&Track) -> Option<f64>) -> Option<Spread> {
        Spread::of(self.tracks.iter().filter_map(|track| of(track)))
    }

    /// How many runs solved the task.
    pub fn solved(&self) -> usize {
        self.tracks.iter().filter(|track| track.solved.is_some()).count()
    }

    /// After how many updates they did.
    pub fn updates(&self) -> Option<Spread> {
        self.spread(|track| track.solved.map(|solved| solved.update as f64))
    }

    /// The loss on fresh sequences of the k-th length.
    pub fn fresh(&self, k: usize) -> Option<Spread> {
        self.spread(|track| track.tested.as_ref().and_then(|tested| tested.losses.get(k)).copied())
    }
}

impl Training {
    /// What came of every cell.
    pub(super) fn summaries<'a>(&self, view: &'a Race, names: &'a [String]) -> Vec<Summary<'a>> {
        let of = |(k, name): (usize, &'a String)| {
            let settings = view.settings.get(k * view.choices.seeds)?;
            let run = self.shown.comparison.columns.get(k)?;
            let graph = run.plan.graph();
            let outputs = self.shown.comparison.sample.classes.as_ref().map_or(1, |classes| classes.count);
            let cell = Params::<f32>::size(graph, run.params.input, settings.hidden);
            Some(Summary {
                name,
                hidden: settings.hidden,
                parameters: cell + outputs * (settings.hidden + 1),
                bytes: BYTES * graph.states.len() * settings.hidden,
                steps: settings.span(),
                tracks: view.of(k).collect(),
            })
        };
        names.iter().enumerate().filter_map(of).collect()
    }
}
