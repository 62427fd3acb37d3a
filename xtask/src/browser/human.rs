//! What does a person do on the page, who knows things by what they are and what they are called?
//!
//! Elements are looked up in the browser's own accessibility tree, as a screen reader does.

use super::page::Page;
use anyhow::{Context, Result, bail};
use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value, json};

/// Where the element that was looked up last is remembered.
const FOUND: &str = "data-found";

impl Page {
    /// The element with this role and exactly this name; the first where there are several.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find(&self, role: &str, name: &str) -> Result<Element> {
        let found = self.query(json!({ "role": role, "accessibleName": name })).await?;
        let Some(node) = found.first() else { bail!("there is no {role} “{name}”") };
        let id = json!({ "backendNodeId": node["backendDOMNodeId"] });
        let object = self.devtools("DOM.resolveNode", &id).await?["object"]["objectId"].clone();
        let mark = format!(
            "function () {{ document.querySelector('[{FOUND}]')?.removeAttribute('{FOUND}'); this.setAttribute('{FOUND}', '') }}"
        );
        let call = json!({ "objectId": object, "functionDeclaration": mark });
        self.devtools("Runtime.callFunctionOn", &call).await?;
        let selector = format!("[{FOUND}]");
        self.client().find(Locator::Css(&selector)).await.with_context(|| format!("{role} “{name}” is no element"))
    }

    /// The names of everything with this role that is not hidden, in the order of the page.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn names(&self, role: &str) -> Result<Vec<String>> {
        let found = self.query(json!({ "role": role })).await?;
        Ok(found.iter().map(|node| node["name"]["value"].as_str().unwrap_or_default().to_owned()).collect())
    }

    async fn query(&self, mut what: Value) -> Result<Vec<Value>> {
        let document = self.devtools("Runtime.evaluate", &json!({ "expression": "document" })).await?;
        what["objectId"] = document["result"]["objectId"].clone();
        let found = self.devtools("Accessibility.queryAXTree", &what).await?;
        let seen = |node: &&Value| node["ignored"] != json!(true);
        Ok(found["nodes"].as_array().into_iter().flatten().filter(seen).cloned().collect())
    }

    /// Clicks what has this role and name.
    ///
    /// # Errors
    /// When there is none, or something covers it.
    pub async fn press(&self, role: &str, name: &str) -> Result<()> {
        self.find(role, name).await?.click().await.with_context(|| format!("cannot click the {role} “{name}”"))?;
        self.settle().await
    }

    /// Chooses an option of a menu by what it says.
    ///
    /// # Errors
    /// When there is no such menu or option.
    pub async fn choose(&self, menu: &str, option: &str) -> Result<()> {
        let element = self.find("combobox", menu).await?;
        element.select_by_label(option).await.with_context(|| format!("“{menu}” offers no “{option}”"))?;
        self.settle().await
    }

    /// Moves a slider to a place along it, counted as its `min` and `max` count, and lets it go.
    ///
    /// # Errors
    /// When there is no such slider.
    pub async fn slide(&self, name: &str, place: usize) -> Result<()> {
        self.find("slider", name).await?;
        self.enter(&place.to_string()).await?;
        self.found("it.dispatchEvent(new Event('change', { bubbles: true }))").await?;
        self.settle().await
    }

    /// Puts a text into a field in place of what stands there, all at once as pasting does.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn paste(&self, field: &str, text: &str) -> Result<()> {
        self.find("textbox", field).await?;
        self.enter(text).await?;
        self.settle().await
    }

    async fn enter(&self, value: &str) -> Result<()> {
        let enter = format!(
            "const it = document.querySelector('[{FOUND}]'); it.value = arguments[0]; \
             it.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        );
        self.run(&enter, vec![json!(value)]).await.map(drop)
    }

    /// The value of a JavaScript expression of `it`, the element that was looked up last.
    async fn found(&self, expression: &str) -> Result<Value> {
        self.run(&format!("const it = document.querySelector('[{FOUND}]'); return ({expression})"), vec![]).await
    }

    /// Waits until everything is computed and painted.
    ///
    /// # Errors
    /// When that takes longer than the browser lets a script wait.
    pub async fn settle(&self) -> Result<()> {
        // A canvas that nothing was drawn on yet has the size that browsers give it: 300×150.
        let wait = "const done = arguments[0]; let before = '', still = 0;
            const empty = (it) => it.width === 300 && it.height === 150 && it.getClientRects().length > 0;
            const look = () => requestAnimationFrame(() => {
                const pictures = [...document.querySelectorAll('canvas')];
                const sizes = pictures.map((it) => `${it.width}×${it.height}`).join();
                const busy = document.querySelector('[aria-busy=true]') || pictures.some(empty) || sizes !== before;
                still = busy ? 0 : still + 1;
                before = sizes;
                still < 3 ? look() : done();
            });
            look()";
        self.client().execute_async(wait, vec![]).await.context("the page stays busy").map(drop)
    }

    /// Loads the page with a link and waits until everything is computed and painted.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn open(&self, link: &str) -> Result<()> {
        self.start(link).await?;
        self.settle().await
    }

    /// A list of texts that a JavaScript expression gives.
    ///
    /// # Errors
    /// When it throws, or gives something else.
    pub async fn texts(&self, expression: &str) -> Result<Vec<String>> {
        let value = self.value(&format!("[...({expression})]")).await?;
        serde_json::from_value(value).with_context(|| expression.to_owned())
    }
}
