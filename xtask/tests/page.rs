//! Does the published page do what a person expects, in a real browser?
//!
//! Run by `cargo xtask test e2e`, which builds and serves the page and starts the browser's driver.

mod page {
    mod crash;
    mod hosting;
}
