//! How does a chart leave the page as a picture? As SVG, sharp at any size, or as PNG, with the scene's link in either.

use super::super::effects::download;
use super::super::look::Look;
use crate::chart::Theme;
use crate::export::picture::{Content, Picture};
use crate::export::png;
use crate::scene::Scene;
use plotters::drawing::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, html};

/// Width of a picture in CSS pixels.
const WIDTH: f64 = 960.0;

/// Pixels of a PNG for each CSS pixel: sharp on a projector and on paper.
const SCALE: f64 = 2.0;

/// A kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
}

/// How a picture is saved: it gets what it shows, its title and its description.
pub(super) type Save<'a> = &'a mut dyn FnMut(Content<'_>, &str, &str);

/// Two buttons that save a picture, each named by what it saves; `make` draws it when one is pressed.
pub(super) fn buttons(look: &Look, name: &str, make: impl Fn(Save<'_>) + 'static) -> Html {
    let make: Rc<dyn Fn(Save<'_>)> = Rc::new(make);
    let button = |(format, label): (Format, &'static str)| {
        let (make, look) = (Rc::clone(&make), look.clone());
        let text = look.words.text_with("files-save", &[("what", name.into()), ("format", label.into())]);
        let onclick = Callback::from(move |_: MouseEvent| {
            make(&mut |content, title, description| save(&look, format, (content, title, description)));
        });
        html! { <button type="button" class="button is-link" aria-label={text} {onclick}>{ label }</button> }
    };
    html! { <span class="saves">{ for [(Format::Svg, "SVG"), (Format::Png, "PNG")].into_iter().map(button) }</span> }
}

fn save(look: &Look, format: Format, (content, title, description): (Content<'_>, &str, &str)) {
    let theme = if look.dark { Theme::Dark } else { Theme::Light };
    let link = &versioned(&download::address());
    let picture = Picture { content, title, description, link, width: WIDTH, theme };
    let name = file_name(title);
    match format {
        Format::Svg => picture.svg(&look.words).into_iter().for_each(|svg| {
            download::texts(&format!("{name}.svg"), "image/svg+xml", std::iter::once(svg));
        }),
        Format::Png => painted(&picture, look).into_iter().for_each(|png| {
            download::bytes(&format!("{name}.png"), "image/png", &png);
        }),
    }
}

/// A PNG with title, description and link as its texts, under the keywords that PNG has for them.
fn painted(picture: &Picture<'_>, look: &Look) -> Option<Vec<u8>> {
    let (width, height) = picture.size();
    let canvas = download::canvas((width * SCALE, height * SCALE))?;
    let area = CanvasBackend::with_canvas_object(canvas.clone())?.into_drawing_area();
    picture.draw(&area, SCALE, 1.0, &look.words).ok()?;
    let texts = [("Title", picture.title), ("Description", picture.description), ("Source", picture.link)];
    texts.iter().try_fold(download::png(&canvas)?, |bytes, (keyword, text)| png::with_text(&bytes, keyword, text).ok())
}

/// A link as the page writes it: with its version, so that it opens for ever.
fn versioned(address: &str) -> String {
    let (page, hash) = address.split_once('#').unwrap_or((address, ""));
    format!("{page}#{}", Scene::from_hash(hash).0.to_hash())
}

/// `gatescope-` and the title's letters and digits.
fn file_name(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold("gatescope".to_owned(), |name, word| format!("{name}-{word}"))
}

#[cfg(test)]
mod tests {
    use super::{file_name, versioned};

    #[test]
    fn a_file_is_named_by_its_title() {
        assert_eq!(file_name("LSTM: ∂L/∂fₜ, forget gate"), "gatescope-LSTM-L-fₜ-forget-gate");
        assert_eq!(file_name("../"), "gatescope");
    }

    #[test]
    fn a_link_has_its_version() {
        assert_eq!(versioned("https://a.org/b/#T=12&lab=map"), "https://a.org/b/#v=1&T=12&lab=map");
        assert_eq!(versioned("https://a.org/b/"), "https://a.org/b/#v=1");
    }
}
