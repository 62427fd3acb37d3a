//! What came out, side by side? Sizes, times, updates and losses of every cell: the middle of all runs and how far they
//! reach.

use super::course::LENGTHS;
use super::race::Race;
use super::sheet;
use super::spread::Spread;
use super::summary::Summary;
use super::track::Track;
use super::verdict::verdict;
use super::{Shared, Training};
use crate::app::effects::download;
use crate::app::stage::table_rows;
use crate::chart::Table;
use crate::words::Words;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, html};

impl Training {
    /// The table, the sentence, and what takes them along.
    pub(super) fn fair(&self, race: &Shared, view: &Race, names: &[String]) -> Html {
        let (words, summaries) = (&self.look.words, self.summaries(view, names));
        let rows = Rows { words, summaries: &summaries };
        let table = Table {
            caption: self.caption(view),
            header: std::iter::once(String::new()).chain(names.iter().cloned()).collect(),
            rows: [rows.sizes(), rows.losses(view.line.is_some()), rows.fresh(self.scene.length())].concat(),
        };
        html! {
            <>
                <div class="lab-scroll training-table">{ table_rows(&table) }</div>
                if view.furthest() > 0 {
                    <p class="training-verdict">{ verdict(&summaries, view, words) }</p>
                    <p class="remedies">
                        { self.takes(race, ("training-save-table", "gatescope-training.csv"), sheet::table) }
                        { self.takes(race, ("training-save-losses", "gatescope-losses.csv"), sheet::losses) }
                    </p>
                }
            </>
        }
    }

    fn caption(&self, view: &Race) -> String {
        let words = &self.look.words;
        let solved = |line| words.text_with("training-table-solved", &[("line", words.number(line, 3).into())]);
        let caption = words.text_with("training-table", &[("seeds", view.choices.seeds.into())]);
        std::iter::once(caption).chain(view.line.map(solved)).collect::<Vec<_>>().join(" ")
    }

    /// A button that saves a table, made when it is pressed.
    fn takes(
        &self,
        race: &Shared,
        (key, file): (&str, &'static str),
        make: fn(&[Summary<'_>], &Race) -> String,
    ) -> Html {
        let (training, race) = (self.clone(), Rc::clone(race));
        let onclick = Callback::from(move |_: MouseEvent| {
            let (view, names) = (race.borrow(), training.names());
            let text = make(&training.summaries(&view, &names), &view);
            download::texts(file, "text/csv", std::iter::once(text));
        });
        html! { <button type="button" class="button is-choice" {onclick}>{ self.look.say(key) }</button> }
    }
}

/// The table's rows, a number of every cell in each.
struct Rows<'a> {
    words: &'a Words,
    summaries: &'a [Summary<'a>],
}

impl Rows<'_> {
    fn row(&self, key: &str, cell: impl Fn(&Summary<'_>) -> Option<String>) -> Vec<String> {
        self.named(self.words.text(&format!("training-row-{key}")), cell)
    }

    fn named(&self, name: String, cell: impl Fn(&Summary<'_>) -> Option<String>) -> Vec<String> {
        let cells = self.summaries.iter().map(|summary| cell(summary).unwrap_or_else(|| "–".to_owned()));
        std::iter::once(name).chain(cells).collect()
    }

    fn digits(&self, spread: Option<Spread>, digits: usize) -> Option<String> {
        spread.map(|spread| spread.told(self.words, |x, words| words.number(x, digits)))
    }

    fn count(&self, spread: Option<Spread>) -> Option<String> {
        spread.map(|spread| spread.told(self.words, |x, words| words.count(x.round() as usize)))
    }

    fn sizes(&self) -> Vec<Vec<String>> {
        let each = |s: &Summary<'_>| s.spread(|track| Some(1000.0 * track.each()? / s.steps.max(1) as f64));
        let forward = |s: &Summary<'_>| s.spread(|track| track.tested.as_ref().map(|tested| tested.forward));
        vec![
            self.row("hidden", |s| Some(self.words.count(s.hidden))),
            self.row("parameters", |s| Some(self.words.count(s.parameters))),
            self.row("bytes", |s| Some(self.words.count(s.bytes))),
            self.row("forward", |s| self.digits(forward(s), 2)),
            self.row("each", |s| self.digits(each(s), 2)),
            self.row("made", |s| self.count(s.spread(|track| Some(track.made() as f64)))),
        ]
    }

    fn losses(&self, can_be_solved: bool) -> Vec<Vec<String>> {
        let mut rows = vec![self.row("mean", |s| self.digits(s.spread(Track::loss), 3))];
        if can_be_solved {
            let of_all = |s: &Summary<'_>| [("solved", s.solved().into()), ("all", s.tracks.len().into())];
            let seconds = |track: &Track| track.solved.map(|solved| solved.time / 1000.0);
            rows.push(self.row("solved", |s| Some(self.words.text_with("training-of-all", &of_all(s)))));
            rows.push(self.row("updates", |s| self.count(s.updates())));
            rows.push(self.row("seconds", |s| self.digits(s.spread(seconds), 2)));
        }
        rows
    }

    fn fresh(&self, length: usize) -> Vec<Vec<String>> {
        let right = |track: &Track| Some(100.0 * track.tested.as_ref()?.correct.first()?);
        let share = |s: &Summary<'_>| Some(format!("{}\u{202f}%", self.digits(s.spread(right), 3)?));
        let mut rows = vec![self.row("fresh", |s| self.digits(s.fresh(0), 3)), self.row("right", share)];
        for (k, times) in LENGTHS.iter().enumerate().skip(1) {
            let steps = self.words.count(times * length);
            let name = self.words.text_with("training-row-longer", &[("steps", steps.into())]);
            rows.push(self.named(name, |s| self.digits(s.fresh(k), 3)));
        }
        rows
    }
}
