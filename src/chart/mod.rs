//! What is drawn, and what does it say to those who cannot see it?
//!
//! Charts take numbers and never compute statistics. They draw on any plotters backend: a canvas on the page, SVG
//! in tests and exports. Text is placed by its anchor alone, because backends measure text differently (and on
//! the page measuring would touch the document).

mod alt;
mod axes;
mod bar;
mod colour;
mod curves;
mod diagram;
mod frame;
mod gradient;
mod heatmap;
mod palette;
mod pen;
mod reach_map;
mod scale;
mod series;
mod theme;
mod triangle;

pub use alt::{
    CurveFacts, HeatMapFacts, LineFacts, Table, TriangleFacts, Turn, curves_text, gradient_sentence, gradient_text,
    heat_map_text, line_text, log_table, reach_map_table, table, triangle_table, triangle_text, uneven_args,
};
pub use axes::{LaneAxes, draw_lane_axes, time_ticks};
pub use bar::{draw_color_bar, scale_labels};
pub use colour::Rgb;
pub use curves::{Curve, CurveChart, curve_chart, curve_frame};
pub use diagram::{Diagram, Edge, EdgeKind, Shape, ShapeKind, Spot};
pub use frame::{Frame, Margins, Rect};
pub use gradient::{
    Beside, BesideKind, FLOORS, Fit, Floor, FloorKind, GradientChart, GradientSeries, gradient_chart, gradient_frame,
};
pub use heatmap::{Grid, Image, bar_image, draw_image, image};
pub use palette::{Palette, Shade};
pub use pen::Drawn;
#[cfg(feature = "files")]
pub(crate) use pen::{Pen, Stroke, Type, text_width};
pub use reach_map::{ReachMap, reach_map_chart, reach_map_frame};
pub use scale::Scale;
pub use series::{Look, SeriesChart, SeriesLine, series_chart};
pub use theme::{Dash, LineStyle, Marker, SeriesStyle, Theme};
pub use triangle::{Triangle, TriangleChart, triangle_chart, triangle_frame};
