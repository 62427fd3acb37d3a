//! The page's entry point.

fn main() {
    gatescope::app::start();
}
