//! What has come of a training? The losses, a table, and how far the gradient reached at a moment.

use super::race::{LIMIT, Race, Track, look_at};
use super::{Shared, Training};
use crate::app::lab::charts::{Chart, Picture};
use crate::app::lab::reach::{curve_facts, curves, magnitude};
use crate::app::parts::{piece, typed, written};
use crate::app::stage::table_rows;
use crate::chart::{Curve, CurveChart, CurveFacts, Table, curves_text};
use crate::math::log10;
use crate::words::{Value, Words};
use std::rc::Rc;
use yew::{Callback, Html, InputEvent, html};

/// The most points of a curve of losses.
const POINTS: usize = 150;

impl Training {
    /// The losses, each point the mean over as many updates as fit.
    pub(super) fn losses(&self, view: &Race, names: &[String]) -> Html {
        let words = &self.look.words;
        let (each, steps) = binning(view.furthest());
        let of = |k: usize| view.tracks.get(k).map(|track| binned(&track.losses, each)).unwrap_or_default();
        let mut lines = curves(&self.shown, names, of);
        let text = told(&words.text("training-losses"), steps, &lines, words);
        if let Some(line) = self.baseline() {
            let family = lines.first().map(|curve| curve.family);
            let flat = vec![log10(line); steps];
            lines.extend(family.map(|family| Curve::new(words.text("training-baseline"), family, 0, &flat).theory()));
        }
        let counted = Some((words.text("training-axis"), each));
        let chart = CurveChart { axis: words.text("training-loss"), curves: lines, steps, counted };
        let title = words.text("training-losses");
        let chart = Chart { look: self.look.clone(), title, text, picture: Picture::Curves(chart), rows: None };
        piece("losses", chart)
    }

    fn baseline(&self) -> Option<f64> {
        self.scene.sequence.baseline(self.scene.steps)
    }

    /// What came of it so far, cell by cell.
    pub(super) fn table(&self, view: &Race, names: &[String]) -> Html {
        let words = &self.look.words;
        let keys = ["cell", "parameters", "made", "mean", "half", "right", "time"];
        let dash = || "–".to_owned();
        let row = |((track, name), k): ((&Track, &String), usize)| {
            let count = self.shown.comparison.columns.get(k).map_or(0, |run| run.params.count());
            let below = self.baseline().and_then(|line| track.first_below(0.5 * line));
            let made = track.losses.len();
            let each = if made > 0 { words.number(track.time / made as f64, 2) } else { dash() };
            let right = if made > 0 { words.number(100.0 * track.correct, 2) + "\u{202f}%" } else { dash() };
            vec![
                name.clone(),
                words.count(count),
                words.count(made),
                track.loss().map_or_else(dash, |loss| words.number(loss, 3)),
                below.map_or_else(dash, |k| words.count(k)),
                right,
                each,
            ]
        };
        let table = Table {
            caption: words.text("training-table"),
            header: keys.iter().map(|key| words.text(&format!("training-head-{key}"))).collect(),
            rows: view.tracks.iter().zip(names).zip(0..).map(row).collect(),
        };
        html! { <div class="lab-scroll">{ table_rows(&table) }</div> }
    }

    /// How far the gradient reaches at the chosen moment.
    pub(super) fn reach(&self, race: &Shared, view: &Race, names: &[String]) -> Html {
        let words = &self.look.words;
        let moments: Vec<usize> = view.tracks.iter().map(|track| track.reaches.len()).collect();
        let last = moments.iter().copied().max().unwrap_or(0);
        if last == 0 {
            return written("p", "note", words.text("training-begin"));
        }
        let moment = view.moment.unwrap_or(last - 1).min(last - 1);
        let longest = view.tracks.iter().max_by_key(|track| track.reaches.len());
        let update = longest.and_then(|track| track.reaches.get(moment)).map_or(0, |(update, _)| *update);
        let at = |k: usize| -> Vec<f64> {
            let reaches = view.tracks.get(k).map(|track| track.reaches.as_slice()).unwrap_or_default();
            let place = reaches.partition_point(|(made, _)| *made <= update);
            reaches.get(place.saturating_sub(1)).map(|(_, reach)| reach.clone()).unwrap_or_default()
        };
        let lines = curves(&self.shown, names, at);
        let title = words.text_with("training-reach", &[("update", words.count(update).into())]);
        let text = told(&title, self.shown.steps(), &lines, words);
        let sentences: Vec<String> = lines.iter().filter_map(|curve| self.kept(curve)).collect();
        let chart =
            CurveChart { axis: "‖∂L/∂hₜ‖".into(), curves: lines, steps: self.shown.steps(), counted: None };
        let chart = Chart { look: self.look.clone(), title, text, picture: Picture::Curves(chart), rows: None };
        let race = Rc::clone(race);
        let choose = Callback::from(move |event: InputEvent| {
            typed(&event).and_then(|text| text.parse().ok()).into_iter().for_each(|moment| look_at(&race, moment));
        });
        html! {
            <>
                <label class="lab-slider"><span>{ words.text("training-moment") }</span>
                    <input class="slider" type="range" min="0" max={(last - 1).to_string()} value={moment.to_string()}
                        aria-valuetext={words.count(update)} oninput={choose} />
                    <output>{ words.count(update) }</output></label>
                <div class="lab-beside">
                    { piece("reach", chart) }
                    <ul class="lab-findings">{ for sentences.into_iter().map(|text| written("li", "", text)) }</ul>
                </div>
            </>
        }
    }

    fn kept(&self, curve: &Curve) -> Option<String> {
        let first = curve.log10.first().copied().flatten()?;
        let words = &self.look.words;
        let args: [(&str, Value<'_>); 2] =
            [("cell", curve.label.as_str().into()), ("share", magnitude(first, words).into())];
        Some(words.text_with("training-kept", &args))
    }
}

fn told(title: &str, steps: usize, lines: &[Curve], words: &Words) -> String {
    let facts: Vec<CurveFacts<'_>> = lines.iter().filter_map(curve_facts).collect();
    curves_text(title, steps, &facts, words)
}

/// How many updates a point stands for, and how many points there are.
fn binning(updates: usize) -> (usize, usize) {
    let round = (0..).flat_map(|k| [1, 2, 5].map(|n| n * 10_usize.pow(k)));
    let each = round.take_while(|each| *each <= LIMIT as usize).find(|each| updates.div_ceil(*each) <= POINTS);
    let each = each.unwrap_or(LIMIT as usize);
    (each, updates.div_ceil(each).max(1))
}

/// log₁₀ of the mean of each so many losses.
fn binned(losses: &[f64], each: usize) -> Vec<f64> {
    losses.chunks(each).map(|part| log10(part.iter().sum::<f64>() / part.len() as f64)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_stand_for_round_numbers_of_updates() {
        assert_eq!((binning(0), binning(150), binning(151)), ((1, 1), (1, 150), (2, 76)));
        assert_eq!((binning(3000), binning(20_000)), ((20, 150), (200, 100)));
        assert_eq!(binned(&[1.0, 100.0, 10.0], 1), [0.0, 2.0, 1.0]);
        assert_eq!(binned(&[5.0, 15.0, 0.1], 2), [1.0, -1.0]);
    }

    #[test]
    fn where_a_cell_gets_it_is_found_over_a_whole_span() {
        let losses = [vec![1.0; 150], vec![0.1; 200]].concat();
        let track = Track { losses, ..Track::default() };
        assert_eq!(track.first_below(0.5), Some(206));
        assert_eq!((track.first_below(0.05), track.loss().map(|l| (l * 1e6).round())), (None, Some(100_000.0)));
    }
}
