//! Which pictures of the stage can be taken along? The gradient chart, what goes in, and every lane of every column.

use super::super::look::Look;
use super::super::parts::{hue, written};
use super::super::stage::{Field, column_names, exported_chart, exported_lane, full_term, line_described};
use super::super::state::Shown;
use super::pictures::{Save, buttons};
use crate::cell::{Node, NodeId};
use crate::chart::{Look as SeriesLook, SeriesChart, SeriesLine, gradient_text};
use crate::export::picture::Content;
use crate::scene::Run;
use yew::{Html, html};

/// All of them, with a pair of buttons for each.
pub(super) fn gallery(shown: &Shown, look: &Look) -> Html {
    let names = column_names(&shown.comparison, &look.words);
    let of = Gallery { shown, look };
    let columns = shown.comparison.columns.iter().enumerate().zip(&names);
    html! {
        <>
            <table class="table gallery">
                <tbody>
                    <tr><th scope="row">{ look.say("gradient-title") }</th><td>{ of.gradient() }</td></tr>
                    <tr><th scope="row">{ look.say("lane-input") }</th><td>{ of.input() }</td></tr>
                </tbody>
            </table>
            <div class="lab-row">{ for columns.map(|((k, run), name)| of.column(k, run, name)) }</div>
        </>
    }
}

struct Gallery<'a> {
    shown: &'a Shown,
    look: &'a Look,
}

impl Gallery<'_> {
    fn buttons(&self, name: &str, make: impl Fn(Save<'_>) + 'static) -> Html {
        buttons(self.look, name, make)
    }

    fn gradient(&self) -> Html {
        let (shown, look, title) = (self.shown.clone(), self.look.clone(), self.look.say("gradient-title"));
        self.buttons(&title.clone(), move |save| {
            let (chart, sentences) = exported_chart(&shown, &look.words);
            let text = gradient_text(shown.steps(), &sentences, &look.words);
            save(Content::Gradient(&chart, &sentences), &title, &text);
        })
    }

    /// One or two numbers at each step are drawn as stems, more as a heat map.
    fn input(&self) -> Html {
        let title = self.look.say("lane-input");
        if self.shown.comparison.sample.input > 2 {
            return self.lane(0, Field::Input, title);
        }
        let (shown, look) = (self.shown.clone(), self.look.clone());
        self.buttons(&title.clone(), move |save| {
            let sample = &shown.comparison.sample;
            let channel = |k: usize| -> Vec<f64> {
                sample.inputs.chunks_exact(sample.input.max(1)).filter_map(|x| x.get(k).copied()).collect()
            };
            let channels: Vec<Vec<f64>> = (0..sample.input).map(channel).collect();
            let looks = [SeriesLook::Input, SeriesLook::SecondInput];
            let lines: Vec<(&[f64], SeriesLook)> = channels.iter().map(Vec::as_slice).zip(looks).collect();
            series(save, &lines, &title, &look);
        })
    }

    fn column(&self, k: usize, run: &Run, name: &str) -> Html {
        let words = &self.look.words;
        let head = |key: &str| written("th", "", words.text(key));
        let rows = run.plan.graph().nodes.iter().enumerate().map(|(id, node)| self.node(k, (id, node), name));
        html! {
            <section class={hue(&run.variant)}>
                <h4>{ name.to_owned() }</h4>
                <table class="table gallery">
                    <thead><tr><td></td>{ head("files-value") }{ head("files-gradient") }</tr></thead>
                    <tbody>
                        { for rows }
                        <tr><th scope="row"><span class="math">{ "y" }</span>{ " " }{ words.text("term-output") }</th><td>{ self.output(k, name) }</td><td></td></tr>
                    </tbody>
                </table>
            </section>
        }
    }

    fn node(&self, k: usize, (id, node): (NodeId, &Node), name: &str) -> Html {
        let term = full_term(node, &self.look.words);
        let value = format!("{name}: {}ₜ, {term}", node.symbol);
        let gradient = format!("{name}: ∂L/∂{}ₜ, {term}", node.symbol);
        html! {
            <tr>
                <th scope="row"><span class="math">{ node.symbol }</span>{ " " }{ term }</th>
                <td>{ self.lane(k, Field::Value(id), value) }</td>
                <td>{ self.lane(k, Field::Gradient(id), gradient) }</td>
            </tr>
        }
    }

    fn lane(&self, column: usize, field: Field, title: String) -> Html {
        let (shown, look) = (self.shown.clone(), self.look.clone());
        self.buttons(&title.clone(), move |save| {
            if let Some((image, scale, palette, text)) = exported_lane((&shown, column), field, title.clone(), &look) {
                save(Content::Lane(&image, scale, &palette), &title, &text);
            }
        })
    }

    /// What is answered, over what was asked for.
    fn output(&self, k: usize, name: &str) -> Html {
        let (shown, look) = (self.shown.clone(), self.look.clone());
        let title = format!("{name}: y, {}", self.look.say("term-output"));
        self.buttons(&title.clone(), move |save| {
            let Some(run) = shown.comparison.columns.get(k) else { return };
            let wanted: Vec<f64> = shown.comparison.sample.targets.iter().map(|y| y.unwrap_or(f64::NAN)).collect();
            let answer = SeriesLook::Answer(run.variant.kind.family);
            series(save, &[(&run.output, answer), (&wanted, SeriesLook::Target)], &title, &look);
        })
    }
}

/// Lines on an axis that reaches around all of them and has 0.
fn series(save: Save<'_>, lines: &[(&[f64], SeriesLook)], title: &str, look: &Look) {
    let finite = lines.iter().flat_map(|(values, _)| values.iter().copied()).filter(|x| x.is_finite());
    let (low, high) = finite.fold((0.0_f64, 0.0_f64), |(low, high), x| (low.min(x), high.max(x)));
    let values = lines.first().map(|(values, _)| *values).unwrap_or_default();
    let chart = SeriesChart {
        lines: lines.iter().map(|(values, look)| SeriesLine { values, look: *look }).collect(),
        steps: values.len(),
        low,
        high,
        time_labels: true,
    };
    save(Content::Series(&chart), title, &line_described(title, values, &look.words));
}
