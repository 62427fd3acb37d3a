//! Which file changed, and what must happen then?

use crate::compile::Profile;
use crate::{paths, site};
use anyhow::{Context, Result};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// How long files must be quiet before a rebuild: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(120);

/// Rebuilds the page in the background after every change; the number that comes out counts the rebuilds.
///
/// # Errors
/// When the system cannot watch the files.
pub fn start(profile: Profile) -> Result<watch::Receiver<u64>> {
    let (changed, changes) = mpsc::channel();
    let root = paths::root();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| matters(&event, &paths::root())) {
            // The receiver is gone only when the program ends.
            let _ = changed.send(());
        }
    })?;
    // The root itself, not its files: an editor that replaces a file would end a watch on that file.
    let places =
        [("", RecursiveMode::NonRecursive), ("src", RecursiveMode::Recursive), ("www", RecursiveMode::Recursive)];
    for (name, mode) in places {
        let path = root.join(name);
        watcher.watch(&path, mode).with_context(|| format!("cannot watch {}", path.display()))?;
    }
    let (version, versions) = watch::channel(0);
    std::thread::spawn(move || rebuild_on(&changes, profile, &version, watcher));
    Ok(versions)
}

/// Whether an event changes what the page is made of.
fn matters(event: &Event, root: &Path) -> bool {
    let made_of = ["src", "www", "index.html", "Cargo.toml"].map(|name| root.join(name));
    !event.kind.is_access() && event.paths.iter().any(|path| made_of.iter().any(|part| path.starts_with(part)))
}

fn rebuild_on(changes: &Receiver<()>, profile: Profile, version: &watch::Sender<u64>, _watcher: RecommendedWatcher) {
    while changes.recv().is_ok() {
        while changes.recv_timeout(QUIET).is_ok() {}
        let start = Instant::now();
        match site::plain(profile, &paths::site()) {
            Ok(()) => {
                println!("Rebuilt in {:.1} s", start.elapsed().as_secs_f64());
                version.send_modify(|version| *version += 1);
            }
            Err(error) => println!("error: {error:#}\nThe last good page stays up."),
        }
    }
}

/// Answers with the number of rebuilds: at once when it is not the one already seen, else after the next rebuild.
pub async fn next(mut versions: watch::Receiver<u64>, seen: String) -> String {
    if versions.borrow_and_update().to_string() == seen {
        // The sender is gone only when the program ends.
        let _ = versions.changed().await;
    }
    versions.borrow_and_update().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_page_is_made_of_matters() {
        let root = Path::new("/house");
        let event = |path: &str| Event::new(notify::EventKind::Any).add_path(root.join(path));
        assert!(matters(&event("src/app/mod.rs"), root));
        assert!(matters(&event("index.html"), root));
        assert!(!matters(&event("target"), root));
        assert!(!matters(&event("README.md"), root));
    }

    #[tokio::test]
    async fn an_answer_waits_for_a_version_not_seen() {
        let (version, versions) = watch::channel(3);
        assert_eq!(next(versions.clone(), "now".to_owned()).await, "3");
        let waiting = tokio::spawn(next(versions, "3".to_owned()));
        version.send_modify(|version| *version += 1);
        assert_eq!(waiting.await.unwrap(), "4");
    }
}
