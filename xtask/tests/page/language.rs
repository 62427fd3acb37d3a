//! Is every word of the page in the reader's language, and every number in its form?

use anyhow::Result;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

/// Every text that is to be seen or heard.
const WORDS: &str = "(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [document.title];
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!parent.closest('noscript, script, textarea')) texts.push(walker.currentNode.data.trim());
    }
    for (const it of document.querySelectorAll('[title], [aria-label], [aria-valuetext]'))
        texts.push(it.title ?? '', it.ariaLabel ?? '', it.ariaValueText ?? '');
    return texts.filter((it) => it);
})()";

async fn words(page: &Page) -> Result<Vec<String>> {
    page.press(
        "button",
        if italian(page).await? {
            "Aiuto: come si legge, e la tastiera"
        } else {
            "Help: how to read this, and the keyboard"
        },
    )
    .await?;
    page.wait("document.querySelector('dialog .keys')").await?;
    let words = page.texts(WORDS).await?;
    page.run("document.querySelector('dialog').close()", vec![]).await?;
    page.wait("!document.querySelector('dialog')").await?;
    Ok(words)
}

async fn italian(page: &Page) -> Result<bool> {
    Ok(page.value("document.documentElement.lang").await? == json!("it"))
}

/// Whether a text is made of words: longer than a symbol, and without the names that all languages share.
fn says_something(text: &&String) -> bool {
    let shared = [
        "Gatescope",
        "LSTM",
        "GRU",
        "MGU",
        "RNN",
        "English",
        "Italiano",
        "Reset",
        "reset",
        "input",
        "output",
        "tanh",
        "forget",
    ];
    let own = shared.iter().fold((*text).clone(), |text, word| text.replace(word, ""));
    own.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 3)
}

fn looks_like_a_key(text: &String) -> bool {
    let key = text.contains('-')
        && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase()));
    key || text.contains("{$") || text.contains("{ $")
}

#[tokio::test]
async fn chosen_in_the_menu_everything_is_italian_at_once() -> Result<()> {
    with_page(Look::DESK, async |page| {
        page.open("/#task=adding&x=1").await?;
        assert!(!italian(page).await?);
        let english = words(page).await?;
        page.choose("Language", "Italiano").await?;
        assert!(italian(page).await?);
        let italian = words(page).await?;
        assert_eq!(english.len(), italian.len());
        let same: Vec<_> = english.iter().zip(&italian).filter(|(a, b)| a == b).map(|(a, _)| a).filter(says_something).collect();
        assert_eq!(same, [""; 0], "the same in both languages");
        let keys: Vec<_> = english.iter().chain(&italian).filter(|text| looks_like_a_key(text)).collect();
        assert_eq!(keys, [""; 0], "keys of the words instead of words");
        let values = page.texts("[...document.querySelectorAll('.lane-value, .finding-rate, .diagram text, output')].map((it) => it.textContent)").await?;
        let points: Vec<_> = values.iter().filter(|it| it.contains('.')).collect();
        assert_eq!(points, [""; 0], "numbers with a decimal point");
        assert!(values.iter().filter(|it| it.contains(',')).count() > 20, "{values:?}");
        page.open("/").await?;
        assert!(self::italian(page).await?, "it is remembered");
        page.choose("Lingua", "English").await?;
        assert_eq!(page.value("document.documentElement.lang").await?, json!("en"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_link_brings_its_language_for_the_page_and_its_notes() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#lang=it&T=9999&task=numbers&x=0.5,1.5").await?;
        assert!(italian(page).await?);
        assert_eq!(
            page.texts("[...document.querySelectorAll('.column .cell-name')].map((it) => it.textContent)").await?.len(),
            3
        );
        let told = super::seen::messages(page).await?;
        assert!(told.contains("“T=9999”") || told.contains("«T=9999»"), "{told}");
        assert!(!told.contains("Allowed"), "{told}");
        let numbers = page.value("document.querySelector('.editor').value").await?;
        assert_eq!(numbers, json!("0,5; 1,5"));
        page.open("/#cells=gru").await?;
        assert!(!italian(page).await?, "a link's language is the link's alone");
        Ok(())
    })
    .await
}
