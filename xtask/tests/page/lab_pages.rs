//! Do the laboratory's pages show what is chosen on them, and can one wait for them, stop them and ask again?

use anyhow::Result;
use serde_json::{Value, json};
use xtask::browser::{Look, Page, with_page};

/// What is written at each place that a selector finds.
async fn all(page: &Page, selector: &str) -> Result<Vec<String>> {
    page.texts(&format!("[...document.querySelectorAll({})].map((it) => it.innerText)", Value::from(selector))).await
}

/// The loss whose row is chosen, and the heights at which the triangles frame it.
async fn row(page: &Page) -> Result<(String, Vec<String>)> {
    let tops = "[...document.querySelectorAll('.row-frame')].map((it) => getComputedStyle(it).top)";
    Ok((page.text(".lab-slider output").await?, page.texts(tops).await?))
}

/// The pointer over the first triangle, at a part of its height, or pressed there.
async fn point(page: &Page, event: &str, height: f64) -> Result<()> {
    let move_to = "const [event, height] = arguments, it = document.querySelector('.lab-plot.is-tall canvas'), box = it.getBoundingClientRect();
        it.dispatchEvent(new PointerEvent(event, { bubbles: true, clientX: box.left + box.width / 3, clientY: box.top + height * box.height }));";
    page.run(move_to, vec![json!(event), json!(height)]).await?;
    page.settle().await
}

async fn opened(page: &Page, link: &str, there: &str) -> Result<()> {
    page.open(link).await?;
    page.wait(&format!("document.querySelector('dialog {there}')")).await
}

#[tokio::test]
async fn pointer_press_and_slider_choose_the_row_in_all_cells() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        opened(page, "/#lab=map", ".lab-map").await?;
        let (last, tops) = row(page).await?;
        assert_eq!((last.as_str(), tops.len()), ("40", 3));
        point(page, "pointermove", 0.5).await?;
        let (over, tops) = row(page).await?;
        let step: usize = over.parse()?;
        assert!((15..28).contains(&step), "the row under the pointer: {over}");
        assert!(tops.iter().all(|top| *top == tops[0]), "the same row in all cells: {tops:?}");
        let title = all(page, ".lab-beside figcaption").await?.join(" ");
        assert!(title.contains(&format!("step {over} ")), "the horizon follows: {title}");
        point(page, "pointerout", 0.5).await?;
        assert_eq!(row(page).await?.0, "40", "nothing was pressed");
        point(page, "pointermove", 0.3).await?;
        point(page, "pointerdown", 0.3).await?;
        let kept = row(page).await?;
        point(page, "pointermove", 0.6).await?;
        assert_ne!(row(page).await?, kept);
        point(page, "pointerout", 0.6).await?;
        assert_eq!(row(page).await?, kept, "what was pressed stays");
        let before = all(page, ".lab-findings li").await?;
        page.slide("Loss at step s", 12).await?;
        assert_eq!(row(page).await?.0, "12");
        let after = all(page, ".lab-findings li").await?;
        assert!(before.len() == 3 && before[2] != after[2], "{before:?} {after:?}");
        let legend = page.text(".lab-legend").await?;
        assert!(legend.contains("one colour scale for all cells") && legend.contains("10⁰"), "{legend}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_jacobian_of_either_state_is_chosen_and_measured() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        opened(page, "/#lab=jacobian", ".lab-findings").await?;
        let said = all(page, ".lab-findings li").await?;
        assert!(said[1].contains("falls from") && said[1].contains("half is gone every"), "{said:?}");
        assert!(said[2].contains("holds at all 40 steps") && said[2].contains("loosest at step 1"), "{said:?}");
        let told = "document.querySelector('.lab-chart canvas').getAttribute('aria-label')";
        assert!(page.value(told).await?.to_string().contains("tanh RNN: from"), "the picture in words");
        page.press("radio", "∂cT/∂ct cell state").await?;
        let said = all(page, ".lab-findings li").await?;
        assert!(said[0].contains("grows from 1.0") && said[1].contains("has no cell state"), "{said:?}");
        assert!(all(page, ".lab-chart figcaption").await?[0].starts_with("σmax of ∂cT/∂ct"));
        page.run("document.querySelector('.lab-chart summary').click()", vec![]).await?;
        page.wait("document.querySelectorAll('.lab-chart tbody tr').length === 40").await?;
        opened(page, "/#lab=jacobian&cells=gru,elman", ".lab-findings").await?;
        assert_eq!(page.value("document.querySelectorAll('[name=jacobian]')[1].disabled").await?, json!(true));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_gate_that_was_taken_out_has_no_histogram_and_leaves_the_others_theirs() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        opened(page, "/#cells=lstm.no-f,lstm,elman&lab=start", ".lab-start").await?;
        let symbols = "[...document.querySelectorAll('.lab-start')].map((it) => [...it.querySelectorAll('figcaption .math')].map((s) => s.innerText).join(' '))";
        assert_eq!(page.texts(symbols).await?, ["i g o", "i f g o", ""]);
        let kept = all(page, ".start-kept").await?;
        assert!(kept[0].contains("kept whole") && kept[2].contains("No gate keeps"), "{kept:?}");
        assert!(kept[1].starts_with("f keeps 0.9") && kept[1].contains("half is gone after"), "{kept:?}");
        let g = all(page, ".histogram figcaption").await?[1].clone();
        assert!(g.starts_with("g candidate") && g.contains("below −0.9"), "{g}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_convention_is_chosen_and_told_to_be_equal_or_why_not() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        opened(page, "/#lab=conventions", ".conventions").await?;
        page.wait("document.querySelector('.verdict').innerText.includes('no bit of h differs')").await?;
        assert_eq!(page.value("document.querySelectorAll('[name=convention]').length").await?, json!(7));
        let choose = |name: &str| format!("[...document.querySelectorAll('.convention-choice')].find((it) => it.innerText.startsWith('{name}')).click()");
        page.run(&choose("Keras"), vec![]).await?;
        page.wait("document.querySelector('.equations').innerText.includes('Keras')").await?;
        let verdict = page.text(".verdict").await?;
        assert!(verdict.contains("largest difference of h is") || verdict.contains("no bit"), "{verdict}");
        let steps = all(page, ".convention-list li").await?.join(" ");
        assert!(steps.contains("Exchange rows and columns") && steps.contains("Choose reset_after=True"), "{steps}");
        page.run(&choose("Cho"), vec![]).await?;
        page.wait("document.querySelectorAll('.equations').length === 1").await?;
        let gru = all(page, ".convention-cell").await?.join(" ");
        assert!(gru.contains("Other outputs") && gru.contains("there on the state before it is multiplied"), "{gru}");
        assert!(gru.contains("Cho et al. 2014 has no such cell"), "{gru}");
        assert_eq!(page.value("document.querySelectorAll('.equations mark').length > 1").await?, json!(true));
        page.run(&choose("Hochreiter"), vec![]).await?;
        page.wait("document.querySelector('.convention-list').innerText.includes('Only there: no forget gate')").await?;
        Ok(())
    })
    .await
}

const BAR: &str = "document.querySelector('.wait progress')";

#[tokio::test]
async fn a_large_map_tells_how_far_it_is_stops_and_begins_again() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        opened(page, "/#T=200&H=64&lab=map", ".wait").await?;
        page.wait(&format!("{BAR}?.value > 0")).await?;
        assert_eq!(page.names("progressbar").await?, ["Which loss reaches which step"]);
        let told = page.text(".wait").await?;
        assert!(told.contains(" of ") && told.contains("pairs of steps"), "{told}");
        let place = "JSON.stringify(document.querySelector('.wait button').getBoundingClientRect().top)";
        let before = page.value(place).await?;
        page.press("button", "Stop").await?;
        page.wait("document.querySelector('.wait').innerText.includes('Stopped')").await?;
        assert_eq!(page.value(place).await?, before, "the button stays in its place");
        page.press("button", "Compute again").await?;
        page.wait("document.querySelectorAll('.row-frame').length === 3").await?;
        assert_eq!(row(page).await?.0, "200");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_page_opens_by_its_link_in_both_languages_and_fits_a_phone() -> Result<()> {
    let marks = [
        ("map", ".lab-map canvas"),
        ("jacobian", ".lab-findings li"),
        ("start", ".histogram"),
        ("conventions", ".equations"),
        ("proof", "h3"),
        ("export", "h3"),
    ];
    for look in [Look::PROJECTOR, Look::PHONE] {
        with_page(look, async |page| {
            for (id, mark) in marks {
                for language in ["en", "it"] {
                    opened(page, &format!("/#lab={id}&lang={language}"), mark).await?;
                    let wide = "document.documentElement.scrollWidth - innerWidth";
                    assert_eq!(page.value(&format!("{wide} <= 0")).await?, json!(true), "{id} in {language}");
                    let words = page.text("dialog").await?;
                    assert!(!words.contains("{$") && !words.contains("lab-"), "{id} in {language}: {words}");
                }
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}
