//! Which small parts do all components share?

mod css;
mod dialog;
mod howto;
mod icon;
mod input;
mod math;
mod select;
mod slider;

pub use css::{set_property, use_properties};
pub use dialog::Dialog;
pub use howto::HowTo;
pub use icon::{Icon, Sign};
pub use input::{focus, hue, on, typed};
pub use math::symbol;
pub use select::Select;
pub use slider::{Scale, Slider};
