//! What does one cell do? Its name, its diagram and its lanes, on the rows that all columns share.

use super::diagram::Diagram;
use super::head::head;
use super::heat::{Field, Heat};
use super::held::held;
use super::lanes::{Rows, full_term, gates, phase, short_term};
use super::pointer::lanes_pointer;
use super::reading::{Reading, gradient, quoted, value};
use super::scales::Scales;
use super::signal::Signal;
use super::time_axis::TimeAxis;
use crate::app::look::{Cursor, Look};
use crate::app::message::Msg;
use crate::app::parts::{Draw, Own, hue, piece, sends, symbol, written};
use crate::app::state::Shown;
use crate::cell::{Graph, NodeId};
use crate::scene::{Direction, Phase, Run};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, MouseEvent, classes, html};

#[derive(PartialEq)]
pub(super) struct Column {
    pub shown: Shown,
    pub look: Look,
    pub cursor: Cursor,
    pub scales: Rc<Scales>,
    pub rows: Rows,
    pub column: usize,
    pub name: AttrValue,
    /// Whether a narrow page shows it.
    pub is_shown: bool,
    /// Whether the diagram is shown.
    pub diagram: bool,
    /// Whether a press shows the arithmetic of what is pressed.
    pub inspecting: bool,
    pub send: Callback<Msg>,
}

impl Draw for Column {
    fn draw(&self, own: &Own) -> Html {
        column(self, own)
    }
}

/// `article.column`
fn column(props: &Column, own: &Own) -> Html {
    let (pointer, look_into) = lanes_pointer(own, props.shown.steps(), props.inspecting, &props.send);
    let Some(run) = props.shown.comparison.columns.get(props.column) else { return Html::default() };
    let lanes = Lanes { props, run, graph: run.plan.graph(), reading: Reading::new(run, &props.cursor) };
    let class = classes!("column", hue(&run.variant), props.is_shown.then_some("is-shown"));
    html! {
        <article {class} aria-label={props.name.clone()} onpointermove={pointer.over} onpointerdown={pointer.press}
            onpointerout={pointer.leave} ondblclick={look_into}>
            { head(props, run) }
            if props.diagram {
                { diagram(props) }
            }
            { warning(props, run) }
            { lanes.input() }
            { lanes.gates() }
            { lanes.states() }
            { lanes.output() }
            { lanes.gradients() }
            <i class="veil of-forward" /><i class="veil of-backward" /><i class="cursor" />
            { piece("time", TimeAxis { look: props.look.clone(), steps: props.shown.steps() }) }
        </article>
    }
}

fn diagram(props: &Column) -> Html {
    let diagram = Diagram {
        shown: props.shown.clone(),
        look: props.look.clone(),
        cursor: props.cursor,
        scales: Rc::clone(&props.scales),
        column: props.column,
        name: props.name.clone(),
    };
    piece("diagram", diagram)
}

/// A run that left the finite numbers says so where it happened, and what to do.
fn warning(props: &Column, run: &Run) -> Html {
    let Some((step, _)) = run.broken else { return Html::default() };
    let step = props.look.words.count(step + 1);
    let args = [("cell", props.name.as_str().into()), ("step", step.into())];
    written("p", "warning", props.look.words.text_with("message-explosion", &args))
}

/// One row: label, picture, number.
struct Lane {
    label: Html,
    /// The term beside the symbol, and in full.
    term: (String, String),
    plot: Html,
    number: Html,
    class: Option<&'static str>,
    /// How many units the picture's rows stand for, where they stand for units.
    units: Option<usize>,
    /// Whose numbers they are, `column:node`, and what opens the arithmetic of the one that is written out.
    node: Option<(String, Callback<MouseEvent>)>,
}

impl Lane {
    fn html(self) -> Html {
        let (short, full) = self.term;
        let (node, open) = self.node.unzip();
        let number = match open {
            Some(onclick) => {
                html! { <button type="button" class="lane-value is-link" {onclick} aria-haspopup="true">{ self.number }</button> }
            }
            None => html! { <span class="lane-value">{ self.number }</span> },
        };
        html! {
            <div class={classes!("lane", self.class)}>
                <div class="lane-label" title={full}>{ self.label }if !short.is_empty() { <span class="term">{ short }</span> }</div>
                <div class="lane-plot" data-units={self.units.map(|units| units.to_string())} data-node={node}>
                    { self.plot }
                    if self.units.is_some() { <i class="unit-mark" /> }
                </div>
                { number }
            </div>
        }
    }
}

/// A column's lanes with the numbers at the cursor.
struct Lanes<'a> {
    props: &'a Column,
    run: &'a Run,
    graph: &'a Graph,
    reading: Reading<'a>,
}

impl Lanes<'_> {
    fn say(&self, key: &str) -> String {
        self.props.look.say(key)
    }

    /// Forward, a value is there once its phase is; backward, all values are known.
    fn reached(&self, phase: Phase) -> bool {
        let cursor = &self.props.cursor;
        cursor.direction == Direction::Backward || cursor.has_reached(phase)
    }

    fn now(&self, phase: Phase) -> Option<&'static str> {
        let cursor = &self.props.cursor;
        (cursor.phase == phase && phase != Cursor::whole(cursor.direction)).then_some("is-now")
    }

    fn number(&self, x: f64, of: Phase) -> Html {
        let text = if self.reached(of) { value(x, &self.props.look.words) } else { String::new() };
        html! { { text } }
    }

    fn heat(&self, field: Field, title: String) -> Html {
        let Column { shown, look, scales, column, .. } = self.props;
        let (shown, look, scales) = (shown.clone(), look.clone(), Rc::clone(scales));
        piece("heat", Heat { shown, look, scales, column: *column, field, title })
    }

    fn signal(&self, column: Option<usize>, title: String) -> Html {
        let Column { shown, look, scales, .. } = self.props;
        piece("signal", Signal { shown: shown.clone(), look: look.clone(), scales: Rc::clone(scales), column, title })
    }

    /// `column:node`, and what opens the arithmetic of the number at the cursor: the chosen unit's, or the largest one.
    fn opens(&self, node: NodeId) -> (String, Callback<MouseEvent>) {
        let name = format!("{}:{}", self.props.column + 1, self.graph.nodes[node].symbol);
        let unit = self.reading.unit.unwrap_or_else(|| self.reading.largest(node));
        let place = format!("{name}[{}]@{}", unit + 1, self.reading.step + 1);
        (name, sends(&self.props.send, Msg::Inspect(Some(place))))
    }

    fn input(&self) -> Html {
        let sample = &self.props.shown.comparison.sample;
        let words = &self.props.look.words;
        let at = sample.at(self.reading.step);
        let number = match sample.labels.get(self.reading.step).filter(|label| !label.is_empty()) {
            Some(label) => html! { { quoted(label) } },
            None => html! { { at.iter().map(|x| value(*x, words)).collect::<Vec<_>>().join("  ") } },
        };
        let title = self.say("lane-input");
        let plot =
            if sample.input > 2 { self.heat(Field::Input, title.clone()) } else { self.signal(None, title.clone()) };
        let lane = Lane {
            label: symbol("x", "t"),
            term: (self.say("short-input"), title),
            plot,
            number,
            class: None,
            units: None,
            node: None,
        };
        html! { <div class="lanes of-input">{ lane.html() }</div> }
    }

    fn gates(&self) -> Html {
        let lanes: Vec<Html> = gates(self.graph).map(|node| self.node(node)).collect();
        html! {
            <div class="lanes of-gates">
                if lanes.is_empty() { { written("p", "lanes-none", self.say("stage-no-gates")) } }
                { for lanes }
            </div>
        }
    }

    fn node(&self, node: NodeId) -> Html {
        let (of, about) = (phase(self.graph, node), &self.graph.nodes[node]);
        let words = &self.props.look.words;
        let args = [("term", full_term(about, words).into()), ("symbol", about.symbol.into())];
        let title = words.text_with("lane-gate", &args);
        let lane = Lane {
            label: symbol(about.symbol, "t"),
            term: (short_term(about, words), title.clone()),
            plot: html! { <>{ self.heat(Field::Value(node), title) }{ held(self.run, self.graph, node) }</> },
            number: self.number(self.reading.value(node), of),
            class: self.now(of),
            units: Some(self.props.shown.hidden()),
            node: Some(self.opens(node)),
        };
        lane.html()
    }

    /// The cell state, where some column has one, and the hidden state.
    fn states(&self) -> Html {
        let cell = (self.props.rows.states > 1).then(|| match self.graph.cell_state() {
            Some(node) => self.node(node),
            None => {
                let about = html! { <><span>{ self.say("stage-no-cell") }{ " " }<i>{ "h" }</i></span></> };
                absent(symbol("c", "t"), self.say("short-cell-state"), about)
            }
        });
        html! { <div class="lanes of-states">{ cell.unwrap_or_default() }{ self.node(self.graph.hidden()) }</div> }
    }

    fn output(&self) -> Html {
        let y = self.run.output.get(self.reading.step).copied().unwrap_or(f64::NAN);
        let title = self.say("lane-output");
        let lane = Lane {
            label: symbol("y", "t"),
            term: (self.say("short-output"), title.clone()),
            plot: self.signal(Some(self.props.column), title),
            number: self.number(y, Phase::Output),
            class: self.now(Phase::Output).filter(|_| self.graph.cell_state().is_none()),
            units: None,
            node: None,
        };
        html! { <div class="lanes of-output">{ lane.html() }</div> }
    }

    fn gradients(&self) -> Html {
        let hidden = self.gradient(self.graph.hidden());
        let cell = (self.props.rows.states > 1).then(|| match self.graph.cell_state() {
            Some(node) => self.gradient(node),
            None => absent(derivative("c"), String::new(), html! { { "—" } }),
        });
        html! { <div class="lanes of-gradients">{ hidden }{ cell.unwrap_or_default() }</div> }
    }

    fn gradient(&self, node: NodeId) -> Html {
        let (name, words) = (self.graph.nodes[node].symbol, &self.props.look.words);
        let title = words.text_with("lane-gradient", &[("symbol", format!("{name}_t").into())]);
        let there =
            self.props.cursor.direction == Direction::Forward || self.props.cursor.has_reached(phase(self.graph, node));
        let number = if there { gradient(self.reading.gradient(node), words) } else { String::new() };
        let lane = Lane {
            label: derivative(name),
            term: (String::new(), title.clone()),
            plot: self.heat(Field::Gradient(node), title),
            number: html! { { number } },
            class: None,
            units: Some(self.props.shown.hidden()),
            node: Some(self.opens(node)),
        };
        lane.html()
    }
}

fn absent(label: Html, term: String, about: Html) -> Html {
    let plot = html! { <p class="lane-missing">{ about }</p> };
    Lane {
        label,
        term: (term, String::new()),
        plot,
        number: Html::default(),
        class: Some("is-absent"),
        units: None,
        node: None,
    }
    .html()
}

/// ∂L/∂h_t
fn derivative(symbol: &'static str) -> Html {
    html! { <span class="math">{ "∂" }<span class="up">{ "L" }</span>{ format!("/∂{symbol}") }<sub>{ "t" }</sub></span> }
}
