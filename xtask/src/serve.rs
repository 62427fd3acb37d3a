//! How is the page served, as a host should serve it?

use crate::compile::Profile;
use crate::integrity::POLICY;
use crate::{paths, site, watch};
use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::{Path as UrlPath, Request};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use http::header::{self, HeaderName, HeaderValue};
use std::io::{IsTerminal, stdout};
use std::path::Path;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// Builds the page, serves it, opens it, and rebuilds and reloads it when a file changes. Runs until it is stopped.
///
/// # Errors
/// When the page does not build or no port is free.
pub fn watching(profile: Profile, port: Option<u16>, open: bool) -> Result<()> {
    site::plain(profile, &paths::site())?;
    let changes = watch::start(profile)?;
    let runtime = runtime()?;
    runtime.block_on(async {
        let listener = bind(port).await?;
        let url = format!("http://{}/", listener.local_addr()?);
        println!("\nGatescope is at  {url}\nIt rebuilds and reloads when a file changes. Ctrl-C stops it.\n");
        if open && has_desktop() {
            // Without a browser the address above is enough.
            let _ = open::that_detached(&url);
        }
        let changes = get(move |UrlPath(seen): UrlPath<String>| watch::next(changes.clone(), seen));
        let router = site_router(&paths::site()).route("/__changes/{seen}", changes);
        axum::serve(listener, router.layer(middleware::from_fn(headers))).await.context("the server stopped")
    })
}

/// The runtime of everything that waits.
///
/// # Errors
/// When the system gives it no threads or no event queue.
pub fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime")
}

/// Serves a folder on a free port, at the root and under `/a/sub/path/`, and returns its address without a slash at the end.
///
/// # Errors
/// When no port is free.
pub async fn in_background(folder: &Path) -> Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let url = format!("http://{}", listener.local_addr()?);
    let router = site_router(folder).nest_service("/a/sub/path", ServeDir::new(folder).precompressed_br());
    tokio::spawn(async move { axum::serve(listener, router.layer(middleware::from_fn(headers))).await });
    Ok(url)
}

fn site_router(folder: &Path) -> Router {
    Router::new().fallback_service(ServeDir::new(folder).precompressed_br().precompressed_gzip())
}

/// The port asked for, or the first free one from 8080.
async fn bind(port: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = port {
        return TcpListener::bind(("127.0.0.1", port)).await.with_context(|| format!("port {port} is not free"));
    }
    for port in 8080..8180 {
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)).await {
            return Ok(listener);
        }
    }
    bail!("no port from 8080 to 8179 is free; name one with --port")
}

fn has_desktop() -> bool {
    let screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    stdout().is_terminal() && (screen || !cfg!(target_os = "linux"))
}

/// What a host should send with every file.
async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status() == http::StatusCode::NOT_MODIFIED;
    let cache = if found && is_named_by_content(&path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut set = |name: HeaderName, value: &'static str| {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    };
    set(header::CACHE_CONTROL, cache);
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::REFERRER_POLICY, "no-referrer");
    set(header::VARY, "accept-encoding");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    response
}

/// Whether a path ends like `-0123456789abcdef.js`.
fn is_named_by_content(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_by_content_are_kept_for_ever() {
        assert!(is_named_by_content("/sub/app-0123456789abcdef.js"));
        assert!(!is_named_by_content("/index.html"));
        assert!(!is_named_by_content("/a-name.js"));
    }
}
