//! What stands between the source and a person who looks at the page: building, assembling, serving, checking.

pub mod bench;
pub mod browser;
pub mod checks;
pub mod compile;
pub mod integrity;
pub mod lint;
pub mod module;
pub mod names;
pub mod paths;
pub mod peers;
pub mod results;
pub mod serve;
pub mod setup;
pub mod shell;
pub mod shots;
pub mod site;
pub mod sizes;
pub mod split;
pub mod watch;
