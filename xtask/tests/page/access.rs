//! Can the page be used by ear and by keyboard, and read by weak eyes?
//!
//! Names come from the browser's own accessibility tree; contrast is computed as WCAG 2 defines it.

use anyhow::Result;
use serde_json::{Value, json};
use xtask::browser::{Look, Page, with_page};

const LINKS: [&str; 3] = ["/", "/#task=numbers&lang=it&dir=backward&u=3", "/#task=text&cells=gru.reset-before&T=1e9"];

const ROLES: [&str; 13] = [
    "button",
    "slider",
    "combobox",
    "textbox",
    "radio",
    "checkbox",
    "image",
    "tab",
    "link",
    "article",
    "heading",
    "dialog",
    "complementary",
];

/// What is named by nothing, by the browser's accessibility tree.
async fn nameless(page: &Page) -> Result<Vec<String>> {
    let tree = page.devtools("Accessibility.getFullAXTree", &json!({})).await?;
    let text = |node: &Value, part: &str| node[part]["value"].as_str().unwrap_or_default().trim().to_owned();
    let nodes = tree["nodes"].as_array().into_iter().flatten().filter(|node| node["ignored"] != json!(true));
    let named = |node: &&Value| ROLES.contains(&text(node, "role").as_str());
    let nodes: Vec<&Value> = nodes.filter(named).collect();
    assert!(nodes.len() > 30, "{} things with a name", nodes.len());
    Ok(nodes.iter().filter(|node| text(node, "name").is_empty()).map(|node| node.to_string()).collect())
}

/// Each rule with what breaks it.
const RULES: &str = "(() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const told = (it) => it.outerHTML.slice(0, 160);
    const ids = all('[id]').map((it) => it.id);
    const levels = all('h1, h2, h3, h4').filter((it) => it.checkVisibility()).map((it) => Number(it.tagName[1]));
    const hidden = (it) => it.closest('[aria-hidden=true]');
    return [
        ...ids.filter((id, k) => ids.indexOf(id) !== k).map((id) => 'id twice: ' + id),
        ...all('[aria-labelledby], [aria-describedby], [aria-controls]')
            .filter((it) => ['aria-labelledby', 'aria-describedby', 'aria-controls'].some((name) =>
                (it.getAttribute(name) ?? '').split(' ').some((id) => id && !document.getElementById(id))))
            .map((it) => 'refers to nothing: ' + told(it)),
        ...all('canvas, svg').filter((it) => !hidden(it) && !(it.getAttribute('role') && it.getAttribute('aria-label')))
            .map((it) => 'picture without words: ' + told(it)),
        ...all('[tabindex]').filter((it) => it.tabIndex > 0).map((it) => 'order of its own: ' + told(it)),
        ...all('[aria-hidden=true] :is(a[href], button, input, select, textarea, [tabindex=\"0\"])')
            .map((it) => 'hidden but in reach: ' + told(it)),
        ...levels.filter((level, k) => level > (levels[k - 1] ?? 0) + 1).map((level) => 'a level is left out before h' + level),
        ...(all('h1').length > 1 ? ['more than one h1'] : []),
        ...(all('main').length !== 1 ? ['not one main'] : []),
        ...all('ul, ol').flatMap((it) => [...it.children].filter((child) => child.tagName !== 'LI').map(told)),
        ...all('[role=tab]').filter((it) => !it.closest('[role=tablist]')).map(told),
    ];
})()";

#[tokio::test]
async fn everything_has_a_name_and_a_place() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        for link in LINKS {
            page.open(link).await?;
            assert_eq!(nameless(page).await?, [""; 0], "{link}");
            assert_eq!(page.texts(RULES).await?, [""; 0], "{link}");
        }
        let table = page.names("button").await?.into_iter().find(|name| name.starts_with("Show as a table: "));
        page.press("button", &table.unwrap_or_default()).await?;
        page.wait("document.querySelectorAll('dialog tbody tr').length > 5").await?;
        assert_eq!(page.texts(RULES).await?, [""; 0], "a column's table");
        page.look(Look::PHONE).await?;
        page.open("/").await?;
        assert_eq!(page.texts(RULES).await?, [""; 0], "on a phone");
        Ok(())
    })
    .await
}

/// Texts whose contrast with the ground beneath them is too low: 4.5, or 3 where they are large.
const FAINT: &str = "(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const rgba = (colour) => {
        canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const ground = (it) => {
        for (; it; it = it.parentElement) {
            const colour = rgba(getComputedStyle(it).backgroundColor);
            if (colour[3] === 255) return colour;
        }
        return rgba(getComputedStyle(document.documentElement).colorScheme.includes('dark') ? '#000' : '#fff');
    };
    const off = (it) => it.closest(':disabled, .is-off, svg, option');
    const faint = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let seen = 0;
    while (walker.nextNode()) {
        const it = walker.currentNode.parentElement, style = getComputedStyle(it);
        if (!walker.currentNode.data.trim() || off(it) || !it.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        seen += 1;
        const [a, b] = [light(rgba(style.color)), light(ground(it))].sort((a, b) => b - a);
        const ratio = (a + 0.05) / (b + 0.05), large = parseFloat(style.fontSize) >= 24;
        if (ratio < (large ? 3 : 4.5)) faint.add(ratio.toFixed(2) + ': ' + it.className + ' ' + walker.currentNode.data.trim().slice(0, 40));
    }
    if (seen < 80) faint.add('only ' + seen + ' texts');
    return [...faint];
})()";

#[tokio::test]
async fn every_text_stands_out_from_its_ground() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        for theme in ["As the system", "Dark", "Light", "High contrast"] {
            page.open("/#task=numbers&x=1,2&T=1e9").await?;
            page.choose("Theme", theme).await?;
            page.paste("Seed", "wrong").await?;
            assert_eq!(page.texts(FAINT).await?, [""; 0], "{theme}");
        }
        page.look(Look::PHONE.dark()).await?;
        page.open("/").await?;
        assert_eq!(page.texts(FAINT).await?, [""; 0], "on a dark phone");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_has_changed_is_told() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/").await?;
        let said = "[...document.querySelectorAll('[role=status]')].map((it) => it.textContent).join(' ')";
        assert!(!page.value(said).await?.to_string().contains("orders of magnitude"), "nothing has changed yet");
        page.slide("Forget bias", 60).await?;
        page.wait(&format!("({said}).includes('orders of magnitude')")).await?;
        page.press("link", "Skip to the stage")
            .await
            .or(page.run("document.querySelector('.skip').click()", vec![]).await.map(drop))?;
        assert_eq!(page.value("document.activeElement.id").await?, json!("main"));
        super::seen::linked(page, "fb=-4").await
    })
    .await
}
