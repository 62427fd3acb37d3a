//! Who starts and stops the browser?

use super::find::{Found, find};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running chromedriver; its browsers are closed with it.
pub struct Driver {
    child: Child,
    address: SocketAddr,
    found: Found,
}

impl Driver {
    /// Starts the driver on a free port and waits until it listens.
    ///
    /// # Errors
    /// When there is no browser, or the driver does not start within ten seconds.
    pub fn start() -> Result<Self> {
        let found = find()?;
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let child = Command::new(&found.driver)
            .arg(format!("--port={}", address.port()))
            .arg("--log-level=SEVERE")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", found.driver.display()))?;
        let mut driver = Self { child, address, found };
        driver.wait()?;
        Ok(driver)
    }

    fn wait(&mut self) -> Result<()> {
        let start = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("{} ended at once ({status})", self.found.driver.display());
            }
            if start.elapsed() > Duration::from_secs(10) {
                bail!("{} does not listen on {}", self.found.driver.display(), self.address);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What kind of browser it is asked for: headless, quiet, with nothing left from the last time.
    pub fn capabilities(&self) -> Value {
        let args = [
            "--headless",
            // Chromium refuses to run as root inside its sandbox, and containers have nobody else.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--lang=en",
        ];
        json!({
            "goog:chromeOptions": { "args": args, "binary": self.found.browser },
            "goog:loggingPrefs": { "browser": "ALL" },
        })
    }

    /// Asks the driver to close its browsers and end.
    fn shut_down(&self) -> Result<()> {
        let mut stream = TcpStream::connect_timeout(&self.address, Duration::from_secs(2))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)?;
        stream.read_to_end(&mut Vec::new())?;
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Killed at once, the driver would leave its browsers running; asked politely, it closes them.
        let asked = self.shut_down();
        let start = Instant::now();
        while asked.is_ok() && start.elapsed() < Duration::from_secs(5) {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        // Nothing is left to do about a process that cannot be ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
