//! What do the numbers of a training say in one sentence, and what do they not say?

use super::race::Race;
use super::spread::Spread;
use super::summary::Summary;
use super::track::Track;
use crate::app::parts::written;
use crate::words::Words;
use yew::{Html, html};

/// What the numbers say and what they do not.
pub(super) fn verdict(summaries: &[Summary<'_>], view: &Race, words: &Words) -> Html {
    let seeds = view.choices.seeds;
    let cells: Vec<String> = summaries.iter().map(|summary| told(summary, view.line.is_some(), words)).collect();
    let opening = [("seeds", seeds.into()), ("updates", view.furthest().into()), ("cells", cells.join("; ").into())];
    let sentences = [words.text_with("training-verdict", &opening), compared(summaries, seeds, words)];
    html! { <>{ sentences.join(" ") }{ " " }{ written("span", "soft", words.text("training-verdict-limits")) }</> }
}

/// `LSTM solved it in 5 of 5 runs, after 3,500 updates (3,100–4,000)`
fn told(summary: &Summary<'_>, can_be_solved: bool, words: &Words) -> String {
    let cell = ("cell", summary.name.into());
    let loss = summary.spread(Track::loss).map(|loss| loss.told(words, |x, words| words.number(x, 2)));
    let loss = ("loss", loss.unwrap_or_default().into());
    if !can_be_solved {
        return words.text_with("training-told-loss", &[cell, loss]);
    }
    let counts = [("solved", summary.solved().into()), ("all", summary.tracks.len().into())];
    match summary.updates() {
        Some(updates) => {
            let updates = updates.told(words, |x, words| words.count(x.round() as usize));
            let [solved, all] = counts;
            words.text_with("training-told-solved", &[cell, solved, all, ("updates", updates.into())])
        }
        None => words.text_with("training-told-unsolved", &[cell, loss]),
    }
}

/// Whether the two that needed the fewest updates can be told apart.
fn compared(summaries: &[Summary<'_>], seeds: usize, words: &Words) -> String {
    let solved = |s: &&Summary<'_>| s.solved() == s.tracks.len();
    let mut solvers: Vec<(&Summary<'_>, Spread)> =
        summaries.iter().filter(solved).filter_map(|s| Some((s, s.updates()?))).collect();
    solvers.sort_by(|a, b| a.1.median.total_cmp(&b.1.median));
    if seeds < 3 {
        return words.text("training-few-seeds");
    }
    let [(first, fewest), (second, more), ..] = solvers.as_slice() else { return String::new() };
    let args = [("first", first.name.into()), ("second", second.name.into())];
    let key = if fewest.is_below(more) { "training-fewer" } else { "training-overlap" };
    words.text_with(key, &args)
}

#[cfg(test)]
mod tests {
    use super::super::track::Solved;
    use super::*;
    use crate::words::Locale;

    /// Runs that solved the task after so many updates; 0 for one that did not.
    fn runs(updates: &[usize]) -> Vec<Track> {
        let solved = |&update: &usize| (update > 0).then_some(Solved { update, time: 1.0 });
        let track = |update: &usize| {
            let mut track = Track::new(0, 0);
            (track.losses, track.solved) = (vec![0.125; 3], solved(update));
            track
        };
        updates.iter().map(track).collect()
    }

    fn summary<'a>(name: &'a str, tracks: &'a [Track]) -> Summary<'a> {
        Summary { name, hidden: 4, parameters: 9, bytes: 16, steps: 10, tracks: tracks.iter().collect() }
    }

    #[test]
    fn the_sentence_says_what_the_runs_did_and_no_more() {
        let words = Words::new(Locale::En).and(Locale::En.lab());
        let (quick, slow, across, none) =
            (runs(&[100, 120, 140]), runs(&[900, 700, 800]), runs(&[130, 150, 90]), runs(&[0, 0, 0]));
        let (gru, lstm) = (summary("GRU", &quick), summary("LSTM", &slow));
        assert_eq!(told(&gru, true, &words), "GRU solved the task in 3 of 3, after 120 (100–140) updates");
        assert_eq!(told(&summary("tanh RNN", &none), true, &words), "tanh RNN did not solve it, at a loss of 0.12");
        assert_eq!(told(&gru, false, &words), "GRU came to a loss of 0.12");
        let some = runs(&[0, 250, 0]);
        assert_eq!(told(&summary("MGU", &some), true, &words), "MGU solved the task in 1 of 3, after 250 updates");
        assert_eq!(compared(&[lstm, gru], 3, &words), "GRU needed fewer updates than LSTM in every run.");
        let pair = || [summary("GRU", &quick), summary("LSTM", &across)];
        let overlap = "The runs of GRU and LSTM overlap: this does not tell them apart.";
        assert_eq!(compared(&pair(), 3, &words), overlap);
        assert!(compared(&pair(), 1, &words).starts_with("So few runs"));
        let one = [summary("GRU", &quick), summary("LSTM", &none)];
        assert_eq!(compared(&one, 3, &words), "", "there is nothing to compare with");
    }
}
