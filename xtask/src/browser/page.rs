//! What does a person see, and what can a test do with it?

use super::cdp::Extra;
use super::{CAPABILITIES, SITE, WEBDRIVER};
use crate::paths;
use anyhow::{Context, Result, bail};
use fantoccini::{Client, ClientBuilder, Locator};
use futures_util::FutureExt;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::fs;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::time::Duration;

/// How long a test waits for something to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// The screen and the wishes of the person in front of it.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
    /// Dark colours.
    pub dark: bool,
    /// As little motion as possible.
    pub still: bool,
    /// A phone: touch, two device pixels for each CSS pixel.
    pub phone: bool,
}

impl Look {
    /// A projector: 1280×720.
    pub const PROJECTOR: Self = Self { size: (1280, 720), dark: false, still: false, phone: false };
    /// A large screen: 1920×1080.
    pub const DESK: Self = Self { size: (1920, 1080), ..Self::PROJECTOR };
    /// A phone held upright: 390×844.
    pub const PHONE: Self = Self { size: (390, 844), phone: true, ..Self::PROJECTOR };

    /// The same in dark colours.
    pub const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// The same with as little motion as possible.
    pub const fn still(self) -> Self {
        Self { still: true, ..self }
    }
}

/// One browser window and what is in it.
pub struct Page {
    client: Client,
    site: String,
}

/// Opens a window at nothing yet.
///
/// # Errors
/// When the driver does not answer or cannot start the browser.
pub async fn open(webdriver: &str, site: &str, capabilities: Value, look: Look) -> Result<Page> {
    let Value::Object(capabilities) = capabilities else { bail!("capabilities are an object") };
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(webdriver)
        .await
        .context("cannot start the browser")?;
    let page = Page { client, site: site.to_owned() };
    page.look(look).await?;
    Ok(page)
}

/// Runs one end-to-end test in a window of its own, closed afterwards however the test ends.
///
/// # Errors
/// The test's own, and any error that the page wrote to the console.
pub async fn with_page(look: Look, test: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let told = |name| std::env::var(name).context("these tests are run by `cargo xtask test e2e`");
    let capabilities = serde_json::from_str(&told(CAPABILITIES)?)?;
    let page = open(&told(WEBDRIVER)?, &told(SITE)?, capabilities, look).await?;
    let outcome = AssertUnwindSafe(test(&page)).catch_unwind().await;
    let errors = page.console_errors().await;
    if !matches!(outcome, Ok(Ok(()))) {
        page.keep_picture().await?;
    }
    page.close().await.context("cannot close the browser")?;
    outcome.unwrap_or_else(|panic| resume_unwind(panic))?;
    match errors? {
        errors if errors.is_empty() => Ok(()),
        errors => bail!("the page wrote errors to the console:\n{}", errors.join("\n")),
    }
}

impl Page {
    /// Loads a path of the site afresh, `/#cells=gru` for one, even where only its hash differs from the last.
    ///
    /// # Errors
    /// When the browser cannot load it.
    pub async fn visit(&self, path: &str) -> Result<()> {
        self.client.goto("about:blank").await?;
        self.client.goto(&format!("{}{path}", self.site)).await.with_context(|| format!("cannot load {path}"))
    }

    /// Loads the page and waits until its program runs.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start(&self, path: &str) -> Result<()> {
        self.visit(path).await?;
        self.wait("document.documentElement.dataset.boot === 'ready'").await
    }

    /// Runs `return …` or statements in the page; the arguments are `arguments[0]` and so on.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        self.client.execute(script, args).await.with_context(|| format!("in the page: {script}"))
    }

    /// The value of a JavaScript expression.
    ///
    /// # Errors
    /// When it throws.
    pub async fn value(&self, expression: &str) -> Result<Value> {
        self.run(&format!("return ({expression})"), Vec::new()).await
    }

    /// Waits until a JavaScript expression is true.
    ///
    /// # Errors
    /// When it throws, or is not true after twenty seconds; the message shows what is on the page.
    pub async fn wait(&self, expression: &str) -> Result<()> {
        let start = std::time::Instant::now();
        while start.elapsed() < PATIENCE {
            if self.value(&format!("Boolean({expression})")).await? == Value::Bool(true) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let text = self.value("document.body.innerText").await?;
        let errors = self.console_errors().await?.join("\n");
        bail!("never came true: {expression}\non the page: {text}\nin the console: {errors}")
    }

    /// The visible text of the first element that a CSS selector finds.
    ///
    /// # Errors
    /// When there is none.
    pub async fn text(&self, selector: &str) -> Result<String> {
        Ok(self.client.find(Locator::Css(selector)).await.with_context(|| selector.to_owned())?.text().await?)
    }

    /// Clicks the first element that a CSS selector finds.
    ///
    /// # Errors
    /// When there is none, or something covers it.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let element = self.client.find(Locator::Css(selector)).await.with_context(|| selector.to_owned())?;
        element.click().await.with_context(|| format!("cannot click {selector}"))
    }

    /// Types into whatever has the focus; see `fantoccini::key::Key` for keys without a letter.
    ///
    /// # Errors
    /// When nothing can take keys.
    pub async fn keys(&self, keys: &str) -> Result<()> {
        Ok(self.client.active_element().await?.send_keys(keys).await?)
    }

    /// Changes the screen and the wishes of the person in front of it.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn look(&self, look: Look) -> Result<()> {
        let (width, height) = look.size;
        let scale = if look.phone { 2 } else { 1 };
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": look.phone });
        self.devtools("Emulation.setDeviceMetricsOverride", &screen).await?;
        self.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": look.phone })).await?;
        let scheme = if look.dark { "dark" } else { "light" };
        let motion = if look.still { "reduce" } else { "no-preference" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
        ]);
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": features })).await?;
        Ok(())
    }

    /// Runs a script before any of the page's own, at every load from now on.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn before_load(&self, script: &str) -> Result<()> {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script })).await.map(drop)
    }

    /// A command of the Chrome DevTools Protocol.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn devtools(&self, name: &str, params: &Value) -> Result<Value> {
        self.client.issue_cmd(Extra::devtools(name, params)).await.with_context(|| name.to_owned())
    }

    /// What the page wrote to the console as errors since this was last asked, failed loads included.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        let log = self.client.issue_cmd(Extra::console()).await?;
        let severe = |entry: &&Value| entry["level"] == "SEVERE";
        let message = |entry: &Value| entry["message"].as_str().unwrap_or_default().to_owned();
        Ok(log.as_array().into_iter().flatten().filter(severe).map(message).collect())
    }

    /// Keeps what is on the screen when a test fails, under the test's name.
    async fn keep_picture(&self) -> Result<()> {
        let folder = paths::shots().join("failed");
        fs::create_dir_all(&folder)?;
        let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let file = folder.join(format!("{test}.png"));
        fs::write(&file, self.picture().await?)?;
        println!("The screen is in {}", file.display());
        Ok(())
    }

    /// What is on the screen, as PNG.
    ///
    /// # Errors
    /// When the browser cannot draw it.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.client.screenshot().await?)
    }

    /// Everything else WebDriver knows.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Closes the window.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }
}
