//! What do the colours mean, and whose numbers are shown? One legend for all columns.

use super::heat::paint;
use super::scales::Scales;
use super::units::unit_menu;
use crate::app::look::Look;
use crate::app::message::Msg;
use crate::app::parts::{self, Draw, Own, piece, written};
use crate::chart::{Image, Palette, Shade, Theme, bar_image};
use crate::words::Words;
use std::rc::Rc;
use web_sys::HtmlCanvasElement;
use yew::{Callback, Html, html};

#[derive(PartialEq)]
pub(super) struct Legend {
    pub look: Look,
    pub scales: Rc<Scales>,
    pub units: usize,
    pub unit: Option<usize>,
    pub send: Callback<Msg>,
}

impl Draw for Legend {
    fn draw(&self, _: &Own) -> Html {
        legend(self)
    }
}

/// `.legend`
fn legend(props: &Legend) -> Html {
    let (words, scales) = (&props.look.words, &props.scales);
    let (low, high) = (power(scales.gradient.0, words), power(scales.gradient.1, words));
    let cell = match scales.state > 1.0 {
        true => words.text_with("scale-cell", &[("limit", words.number(scales.state, 2).into())]),
        false => String::new(),
    };
    let low = if scales.clipped { format!("≤ {low}") } else { low };
    html! {
        <div class="legend">
            { written("span", "", words.text("stage-shared")) }
            { scale(props, words.text("scale-gates"), "0".into(), Shade::Sequential, "1".into()) }
            { scale(props, words.text("scale-states"), "−1".into(), Shade::Diverging, format!("1{cell}")) }
            { scale(props, words.text("scale-gradients"), low, Shade::Magnitude, high) }
            <span class="end">{ unit_menu("unit", (props.units, props.unit), words, props.send.reform(Msg::SetUnit)) }{ howto(words) }</span>
        </div>
    }
}

fn scale(props: &Legend, name: String, low: String, shade: Shade, high: String) -> Html {
    html! { <span class="scale"><span>{ format!("{name} {low}") }</span>{ piece("ramp", Ramp { shade, dark: props.look.dark }) }{ high }</span> }
}

/// A colour map from end to end.
#[derive(PartialEq)]
struct Ramp {
    shade: Shade,
    dark: bool,
}

impl Ramp {
    fn bar(&self) -> Image {
        bar_image(&Palette::new(self.shade, if self.dark { Theme::Dark } else { Theme::Light }))
    }
}

impl Draw for Ramp {
    fn draw(&self, own: &Own) -> Html {
        html! { <canvas class="ramp" ref={&own.node} width={self.bar().width.to_string()} height="1" aria-hidden="true" /> }
    }

    fn drawn(&self, own: &Own) {
        if let Some(canvas) = own.node.cast::<HtmlCanvasElement>() {
            paint(&canvas, &self.bar());
        }
    }
}

fn power(log10: f64, words: &Words) -> String {
    words.power_of_ten(log10 as i32)
}

fn howto(words: &Words) -> Html {
    let keys = [
        "stage-diagram-read",
        "lane-input-read",
        "lane-gate-read",
        "lane-kept-read",
        "lane-state-read",
        "lane-output-read",
        "lane-gradient-read",
        "stage-values-read",
    ];
    let text = html! { <>{ for keys.iter().map(|key| written("p", "", words.text(key))) }</> };
    parts::howto(words.text("app-how-to-read"), text)
}
