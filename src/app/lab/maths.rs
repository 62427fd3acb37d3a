//! How is mathematics in a text set? `σ_max` with its index below, whatever stands around it.

use yew::virtual_dom::VText;
use yew::{Html, html};

/// A text in which what follows `_`, up to the end of its word, is an index.
pub(super) fn maths(text: &str) -> Html {
    let piece = |(text, is_index): (String, bool)| match is_index {
        true => html! { <sub>{ text }</sub> },
        false => VText::new(text).into(),
    };
    pieces(text).into_iter().map(piece).collect()
}

/// Stretches of text, each with whether it is an index.
fn pieces(text: &str) -> Vec<(String, bool)> {
    let mut parts = text.split('_');
    let mut pieces = vec![(parts.next().unwrap_or_default().to_owned(), false)];
    for part in parts {
        let end = part.find(|c: char| !is_index(c)).unwrap_or(part.len());
        let (index, rest) = part.split_at(end);
        pieces.extend([(index.to_owned(), true), (rest.to_owned(), false)]);
    }
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

/// A letter, a digit, or the tilde that stands over the letter before it.
fn is_index(c: char) -> bool {
    c.is_alphanumeric() || c == '\u{303}'
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn an_index_ends_with_its_word() {
        let told = |text: &str| {
            let mark = |(text, is_index): (String, bool)| if is_index { format!("[{text}]") } else { text };
            pieces(text).into_iter().map(mark).collect::<String>()
        };
        assert_eq!(told("∂h_T/∂h_t"), "∂h[T]/∂h[t]");
        assert_eq!(told("γ·σ_max(W) = 0.9"), "γ·σ[max](W) = 0.9");
        assert_eq!(told("c\u{303} = tanh(W_c\u{303} x + y_c₋₁)"), "c\u{303} = tanh(W[c\u{303}] x + y[c]₋₁)");
        assert_eq!((told("no index"), told("x_")), ("no index".into(), "x".into()));
    }
}
