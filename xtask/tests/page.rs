//! Does the published page do what a person expects, in a real browser?
//!
//! Run by `cargo xtask test e2e`, which builds and serves the page and starts the browser's driver.

mod page {
    mod access;
    mod changes;
    mod crash;
    mod cursor;
    mod embedded;
    mod files;
    mod hosting;
    mod inspector;
    mod lab;
    mod lab_pages;
    mod language;
    mod large;
    mod link;
    mod looks;
    mod own;
    mod preset;
    mod proof;
    mod rail;
    mod seen;
    mod table;
    mod training;
    mod transport;
    mod weights;
}
