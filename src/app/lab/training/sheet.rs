//! How does what came of a training leave as tables?

use super::course::LENGTHS;
use super::race::Race;
use super::summary::Summary;

/// One line for each training.
pub(super) fn table(summaries: &[Summary<'_>], view: &Race) -> String {
    let mut out = "cell,hidden,parameters,state_bytes,seed,updates,mean_loss_100,solved_at,solved_after_s,\
                   ms_per_update,forward_us_per_step,stopped"
        .to_owned();
    out.extend(LENGTHS.iter().map(|n| format!(",loss_{n}T,right_{n}T")));
    out.push('\n');
    let number = |x: Option<f64>| x.filter(|x| !x.is_nan()).map(|x| x.to_string()).unwrap_or_default();
    for summary in summaries {
        for (track, settings) in
            summary.tracks.iter().map(|track| (track, view.settings.get(view.place(track.column, track.seed))))
        {
            let tested = track.tested.as_ref();
            let fixed = [
                quoted(summary.name),
                summary.hidden.to_string(),
                summary.parameters.to_string(),
                summary.bytes.to_string(),
                settings.map(|settings| settings.weights_seed.to_string()).unwrap_or_default(),
                track.made().to_string(),
                number(track.loss()),
                track.solved.map(|solved| solved.update.to_string()).unwrap_or_default(),
                number(track.solved.map(|solved| solved.time / 1000.0)),
                number(track.each()),
                number(tested.map(|tested| tested.forward)),
                quoted(track.stopped.as_deref().unwrap_or_default()),
            ];
            let lengths = (0..LENGTHS.len()).flat_map(|k| {
                [tested.and_then(|t| t.losses.get(k)).copied(), tested.and_then(|t| t.correct.get(k)).copied()]
                    .map(number)
            });
            let line: Vec<String> = fixed.into_iter().chain(lengths).collect();
            out.push_str(&line.join(","));
            out.push('\n');
        }
    }
    out
}

/// One line for each update of each training.
pub(super) fn losses(summaries: &[Summary<'_>], _: &Race) -> String {
    let mut out = "cell,run,update,loss\n".to_owned();
    for summary in summaries {
        let name = quoted(summary.name);
        for track in &summary.tracks {
            let line = |(k, loss): (usize, &f64)| format!("{name},{},{},{loss}\n", track.seed + 1, k + 1);
            out.extend(track.losses.iter().enumerate().map(line));
        }
    }
    out
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
