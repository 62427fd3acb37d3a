//! How is a file asked about, and what becomes of the answers?

use super::answer::{Ask, answer};
use super::{Import, Shared, handle};
use crate::app::line::Job;
use crate::app::message::{Analysis, Msg, Packed};
use crate::app::parcel::{bytes, request, unpacked};
use crate::cell::Variant;
use crate::scene::{Given, Origin, Scene};
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// Asks the worker; the answer draws the page again.
pub(super) fn ask(import: &Shared, ask: Ask) {
    let line = {
        let mut import = import.borrow_mut();
        import.ask = ask.clone();
        import.draw_again();
        import.line.clone()
    };
    line.ask(Box::new(Question { import: Rc::clone(import), ask }));
}

struct Question {
    import: Shared,
    ask: Ask,
}

impl Question {
    fn answered(self, answer: Result<Packed, String>) {
        let mut import = self.import.borrow_mut();
        if self.ask.uses {
            match answer {
                Ok(packed) => import.use_in_column(packed),
                Err(reason) => import.look = Some(Err(reason)),
            }
        } else {
            let text = answer.map(|packed| packed.texts.into_iter().next().unwrap_or_default());
            import.look = Some(text.and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string())));
        }
        import.draw_again();
    }
}

impl Import {
    /// The column becomes the file's cell, at its size and with its numbers.
    fn use_in_column(&mut self, packed: Packed) {
        let (Some(column), [sizes, numbers]) = (self.column.take(), packed.numbers.as_slice()) else { return };
        let variant = packed.texts.first().and_then(|text| Variant::parse(text));
        let (Some(variant), [_, hidden, _]) = (variant, sizes.as_slice()) else { return };
        let given = Given::new(Origin::File(self.file.name()), numbers.clone());
        for msg in [
            Msg::SetColumn(column, variant),
            Msg::SetHidden(*hidden as usize),
            Msg::Give(vec![(column, Some(given))]),
            Msg::Settle,
            Msg::OpenLab(None),
        ] {
            self.send.emit(msg);
        }
    }
}

impl Job for Question {
    fn key(&self) -> usize {
        usize::from(self.ask.uses)
    }

    fn message(&self) -> JsValue {
        let question = JsValue::from(Analysis::Weights as usize as f64);
        let message = request(self.key() as f64, &Scene::default(), question, &self.ask.write(), &[]);
        message.push(&handle(&self.import.borrow().file));
        message.into()
    }

    fn answer(self: Box<Self>, reply: &Array) {
        self.answered(unpacked(reply));
    }

    fn fail(self: Box<Self>, message: String) {
        self.answered(Err(message));
    }

    fn run_here(self: Box<Self>) {
        spawn_local(async move {
            let file = handle(&self.import.borrow().file);
            let found = answer(&self.ask.write(), &bytes(&file).await);
            self.answered(found);
        });
    }
}
