//! Which small parts do all components share? Functions rather than components where nothing has to be remembered:
//! every kind of component costs some kilobytes over the wire.

mod css;
mod dialog;
mod element;
mod howto;
mod icon;
mod input;
mod math;
mod piece;
mod select;
mod settle;
mod slider;

pub use css::set_property;
pub use dialog::dialog;
pub use element::{element, written};
pub use howto::howto;
pub use icon::{Sign, icon, sign_button};
pub use input::{chosen, focus, hue, on, sends, typed};
pub use math::symbol;
pub use piece::{Draw, Own, piece};
pub use select::Menu;
pub use settle::{all, settle};
pub use slider::{Scale, Slider};
