//! What does a person choose for the trainings of all columns? Written as a link carries it: what is as usual is left out.
//!
//! `rmsprop,rate:0.01,batch:8,clip:norm-1,window:20,seeds:5,equal:parameters`

use crate::cell::Graph;
use crate::engine::Params;
use crate::math::rng::SplitMix64;
use crate::scene::{Bias, Scene};
use crate::task::{Sample, decimal};
use crate::train::{Clip, Optimiser, Rule, Settings, Start};

/// The optimisers that can be chosen, by their names in links and words.
pub(super) const RULES: [(&str, Rule); 4] =
    [("adam", Rule::ADAM), ("rmsprop", Rule::RMS_PROP), ("momentum", Rule::MOMENTUM), ("sgd", Rule::Sgd)];
/// How gradients can be clipped, by their names in links and words.
pub(super) const CLIPS: [(&str, Clip); 6] = [
    ("off", Clip::Off),
    ("norm-5", Clip::Norm(5.0)),
    ("norm-1", Clip::Norm(1.0)),
    ("norm-0.1", Clip::Norm(0.1)),
    ("value-1", Clip::Value(1.0)),
    ("value-0.1", Clip::Value(0.1)),
];
/// The steps over which gradients can travel; 0 for the whole sequence.
pub(super) const WINDOWS: [usize; 5] = [0, 5, 10, 20, 50];
/// How often each cell can be trained.
pub(super) const SEEDS: [usize; 4] = [1, 3, 5, 10];
/// The largest hidden size that an equal number of parameters may ask for.
const LARGEST: usize = 512;

/// What is equal where cells are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Equal {
    /// The hidden size of the experiment.
    #[default]
    Hidden,
    /// As nearly as can be, the number of parameters of the first cell.
    Parameters,
}

/// What a person chooses for all cells of a training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Choices {
    /// A place in [`RULES`].
    pub rule: usize,
    /// η
    pub rate: f64,
    /// B
    pub batch: usize,
    /// A place in [`CLIPS`].
    pub clip: usize,
    /// The steps over which a gradient travels; 0 for the whole sequence.
    pub window: usize,
    /// How often each cell is trained, each time with other weights and other data.
    pub seeds: usize,
    /// What is equal.
    pub equal: Equal,
}

impl Default for Choices {
    fn default() -> Self {
        Self { rule: 0, rate: 1e-3, batch: 32, clip: 0, window: 0, seeds: 1, equal: Equal::Hidden }
    }
}

impl Choices {
    /// As a link carries it.
    pub fn write(&self) -> String {
        let usual = Self::default();
        let named = |list: &[&str], k: usize| list.get(k).copied().unwrap_or_default().to_owned();
        let (rules, clips) = (RULES.map(|(id, _)| id), CLIPS.map(|(id, _)| id));
        let parts = [
            (self.rule != usual.rule).then(|| named(&rules, self.rule)),
            (self.rate != usual.rate).then(|| format!("rate:{}", decimal::write(self.rate))),
            (self.batch != usual.batch).then(|| format!("batch:{}", self.batch)),
            (self.clip != usual.clip).then(|| format!("clip:{}", named(&clips, self.clip))),
            (self.window != usual.window).then(|| format!("window:{}", self.window)),
            (self.seeds != usual.seeds).then(|| format!("seeds:{}", self.seeds)),
            (self.equal != usual.equal).then(|| "equal:parameters".to_owned()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(",")
    }

    /// Reads [`Choices::write`]; what makes no sense stays as usual, and what is no sense to train with is kept, so that it
    /// is named.
    pub fn read(text: &str) -> Self {
        let mut choices = Self::default();
        for part in text.split(',') {
            let (key, value) = part.split_once(':').unwrap_or((part, ""));
            let count = |usual: usize| value.parse().unwrap_or(usual);
            let place = |ids: &[&str], id: &str, usual: usize| ids.iter().position(|it| *it == id).unwrap_or(usual);
            match key {
                "rate" => choices.rate = decimal::read(value, decimal::Mark::Point).unwrap_or(f64::NAN),
                "batch" => choices.batch = count(choices.batch),
                "clip" => choices.clip = place(&CLIPS.map(|(id, _)| id), value, choices.clip),
                "window" => choices.window = count(choices.window),
                "seeds" => choices.seeds = count(choices.seeds).clamp(1, SEEDS[SEEDS.len() - 1]),
                "equal" if value == "parameters" => choices.equal = Equal::Parameters,
                rule => choices.rule = place(&RULES.map(|(id, _)| id), rule, choices.rule),
            }
        }
        choices
    }

    /// The training of one column's cell, on the scene's task, for one of the seeds, counted from 0.
    pub fn settings(&self, scene: &Scene, column: usize, seed: usize) -> Option<Settings> {
        let cell = scene.columns.get(column)?;
        let own = scene.settings(cell);
        let start = match own.bias {
            Bias::Constant => Start::KeepBias(own.keep_bias),
            Bias::Chrono => Start::Chrono,
        };
        let (_, rule) = *RULES.get(self.rule)?;
        let (_, clip) = *CLIPS.get(self.clip)?;
        let usual = Settings::new(cell.variant.clone(), scene.sequence.clone());
        let weights_seed = scene.seed.wrapping_add(seed as u64);
        Some(Settings {
            hidden: self.hidden(scene, column),
            steps: scene.steps,
            batch: self.batch,
            window: (self.window > 0).then_some(self.window.min(scene.length())),
            optimiser: Optimiser { rule, learning_rate: self.rate },
            clip,
            start,
            weights_seed,
            data_seed: SplitMix64::new(weights_seed).fork("training").next_u64(),
            ..usual
        })
    }

    /// Every training: all seeds of the first column, of the second one, and so on.
    pub fn all(&self, scene: &Scene) -> Vec<Settings> {
        let of = |column| (0..self.seeds).filter_map(move |seed| self.settings(scene, column, seed));
        (0..scene.columns.len()).flat_map(of).collect()
    }

    /// H of a column.
    fn hidden(&self, scene: &Scene, column: usize) -> usize {
        match (self.equal, scene.columns.first(), scene.columns.get(column)) {
            (Equal::Parameters, Some(first), Some(own)) if column > 0 => {
                let (input, outputs) = widths(scene);
                let size = |graph: &Graph, h: usize| Params::<f32>::size(graph, input, h) + outputs * (h + 1);
                let (want, graph) = (size(&first.variant.graph(), scene.hidden), own.variant.graph());
                nearest(want, |h| size(&graph, h))
            }
            _ => scene.hidden,
        }
    }
}

/// I and O of the scene's task; 1 where it makes no sequence.
fn widths(scene: &Scene) -> (usize, usize) {
    let sample = held_out(scene);
    let outputs = |sample: &Sample| sample.classes.as_ref().map_or(1, |classes| classes.count);
    sample.map_or((1, 1), |sample| (sample.input, outputs(&sample)))
}

/// The sequence that the stage shows: drawn from another stream than what is learned from.
pub(super) fn held_out(scene: &Scene) -> Option<Sample> {
    scene.sequence.sample(scene.steps, &mut SplitMix64::new(scene.seed).fork("sequence")).ok()
}

/// The number whose size, which grows with it, is nearest to what is wanted.
fn nearest(want: usize, size: impl Fn(usize) -> usize) -> usize {
    let (mut low, mut high) = (1, LARGEST);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if size(middle) <= want { low = middle } else { high = middle - 1 }
    }
    let above = (low + 1).min(LARGEST);
    if size(above).abs_diff(want) < size(low).abs_diff(want) { above } else { low }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_travel_in_links() {
        assert_eq!(Choices::default().write(), "");
        assert_eq!(Choices::read(""), Choices::default());
        let chosen = Choices { rule: 3, rate: 0.03, batch: 8, clip: 2, window: 20, seeds: 5, equal: Equal::Parameters };
        assert_eq!(chosen.write(), "sgd,rate:0.03,batch:8,clip:norm-1,window:20,seeds:5,equal:parameters");
        assert_eq!(Choices::read(&chosen.write()), chosen);
        assert!(Choices::read("rate:abc").rate.is_nan(), "named where it is used");
        let odd = Choices::read("sdg,batch:-1,clip:9,seeds:9999,nonsense,=");
        assert_eq!(odd, Choices { seeds: 10, ..Choices::default() });
        assert_eq!(Choices::read("rate:-1,batch:0").rate, -1.0);
    }

    #[test]
    fn equally_many_parameters_ask_for_other_sizes() {
        let scene = Scene::from_hash("cells=lstm,gru,elman&task=adding&T=10&H=8").0;
        let choices = Choices { equal: Equal::Parameters, ..Choices::default() };
        let hidden: Vec<usize> = choices.all(&scene).iter().map(|settings| settings.hidden).collect();
        // 4·8·(2 + 8 + 2) + 9 = 393; 3·9·(2 + 9 + 2) + 10 = 361, 3·10·14 + 11 = 431; 18·(2 + 18 + 2) + 19 = 415, 17·21 + 18 = 375.
        assert_eq!(hidden, [8, 9, 17]);
        assert_eq!([nearest(0, |n| n * n), nearest(12, |n| n * n), nearest(13, |n| n * n)], [1, 3, 4]);
    }

    #[test]
    fn every_seed_draws_other_weights_and_data_and_every_cell_the_same() {
        let scene = Scene::from_hash("cells=lstm,gru&task=adding&T=10&H=8&seed=7").0;
        let all = Choices { seeds: 3, ..Choices::default() }.all(&scene);
        let seeds: Vec<u64> = all.iter().map(|settings| settings.weights_seed).collect();
        assert_eq!(seeds, [7, 8, 9, 7, 8, 9]);
        assert!(all[0].data_seed == all[3].data_seed && all[0].data_seed != all[1].data_seed);
    }
}
