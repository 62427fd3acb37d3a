//! How do a column's weights leave? As files that other frameworks load, and as Python that says the same cell.

use super::Weights;
use crate::app::effects::download;
use crate::app::message::Msg;
use crate::app::parts::written;
use crate::scene::Run;
use crate::weights::files::{DType, ExportError, Format, Head, Model, keras, pytorch, write};
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, html};

/// A program that says a model with its input.
type Program = fn(&Model, &[f64]) -> Result<String, ExportError>;

impl Weights {
    /// A row of buttons for each column.
    pub(super) fn out(&self) -> Html {
        let row = |(k, name): (usize, String)| {
            let formats = Format::ALL.map(|format| self.saves(k, format));
            html! { <tr><th scope="row">{ name }</th><td class="remedies">{ for formats }{ self.says(k, "PyTorch", "py", pytorch) }{ self.says(k, "Keras", "keras.py", keras) }</td></tr> }
        };
        html! {
            <>
                <h3>{ self.look.say("weights-out") }</h3>
                { written("p", "soft", self.look.say("weights-out-about")) }
                <table class="table gallery"><tbody>{ for self.names().into_iter().enumerate().map(row) }</tbody></table>
            </>
        }
    }

    fn saves(&self, column: usize, format: Format) -> Html {
        let file = format!("gatescope-{}.{}", column + 1, format.id());
        self.button(format.id(), column, move |_, model| {
            let bytes = write(model, format, DType::F64)?;
            download::bytes(&file, "application/octet-stream", &bytes);
            Ok(())
        })
    }

    fn says(&self, column: usize, name: &'static str, ending: &str, program: Program) -> Html {
        let file = format!("gatescope-{}.{ending}", column + 1);
        self.button(name, column, move |run, model| {
            let text = program(model, run.trace.inputs())?;
            download::texts(&file, "text/x-python", std::iter::once(text));
            Ok(())
        })
    }

    fn button(
        &self,
        name: &'static str,
        column: usize,
        act: impl Fn(&Run, &Model) -> Result<(), ExportError> + 'static,
    ) -> Html {
        let (comparison, send) = (Rc::clone(&self.shown.comparison), self.send.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            let Some(run) = comparison.columns.get(column) else { return };
            if let Err(error) = act(run, &model(run)) {
                send.emit(Msg::Told(error.to_string()));
            }
        });
        html! { <button type="button" class="button is-choice" {onclick}>{ name }</button> }
    }
}

/// A column's cell with its readout.
fn model(run: &Run) -> Model {
    let mut model = Model::single(run.variant.clone(), run.params.clone());
    model.head = run.readout.head().map(|head| Head {
        outputs: head.bias.len(),
        weight: head.weight.clone(),
        bias: head.bias.clone(),
    });
    model
}
