//! Does a number open to its arithmetic, can one walk through it, and change it there?

use super::seen::{linked, unlinked};
use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

const NAME: &str = "document.querySelector('.inspector-name .visually-hidden')?.innerText";
const IN_FOCUS: &str = "document.activeElement";

/// Types into a field as a person does, character by character, over what stands there.
const TYPE: &str = "const [id, text, leave] = arguments, it = document.getElementById(id);
    it.focus();
    for (let k = 1; k <= text.length; k += 1) {
        it.value = text.slice(0, k); it.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    if (leave) it.dispatchEvent(new Event('change', { bubbles: true }));";

async fn named(page: &Page, name: &str) -> Result<()> {
    page.wait(&format!("{NAME} === {}", serde_json::to_string(name)?)).await
}

#[tokio::test]
async fn a_lanes_number_opens_and_one_walks_to_a_weight_and_back() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#t=12&u=3").await?;
        page.run("document.querySelectorAll('.of-gates .lane-value')[1].click()", vec![]).await?;
        named(page, "f₃ at t = 12").await?;
        linked(page, "at=1:f[3]@12").await?;
        page.press("button", "pre_f₃ at t = 12").await?;
        named(page, "pre_f₃ at t = 12").await?;
        page.press("button", "b_if[3]").await?;
        named(page, "b_if[3]").await?;
        page.press("button", "Back to the number before").await?;
        named(page, "pre_f₃ at t = 12").await?;
        page.press("button", "Forward to the number after").await?;
        named(page, "b_if[3]").await?;
        page.press("button", "Close the arithmetic").await?;
        unlinked(page, "at").await
    })
    .await
}

#[tokio::test]
async fn a_weight_is_set_and_goes_back() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#at=1:U_f%5B3,2%5D").await?;
        named(page, "U_f[3,2]").await?;
        page.paste("Value", "0.5").await?;
        linked(page, "do=1:U_f:3,2=0.5").await?;
        page.wait("document.querySelector('.inspector-name output').innerText === '0.500000'").await?;
        page.slide("Value", 57).await?;
        linked(page, "do=1:U_f:3,2=-0.86").await?;
        assert_eq!(page.value("document.querySelector('.dial .input').value").await?, json!("-0.86"));
        page.press("button", "Back to the drawn value").await?;
        unlinked(page, "do").await
    })
    .await
}

#[tokio::test]
async fn what_is_typed_stays_and_only_whole_numbers_apply() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#at=1:f%5B3%5D@12&do=1:f=0.25").await?;
        named(page, "f₃ at t = 12").await?;
        let field = "document.getElementById('hold-f-0-hold-value')";
        let note = "document.getElementById('hold-f-0-hold-value-note')";
        for unfinished in ["0.", "-", "1e"] {
            page.run(TYPE, vec![json!("hold-f-0-hold-value"), json!(unfinished), json!(false)]).await?;
            page.settle().await?;
            assert_eq!(page.value(&format!("{field}.value")).await?, json!(unfinished));
            assert_eq!(page.value(note).await?, json!(null), "{unfinished}: it may become one");
        }
        page.run(TYPE, vec![json!("hold-f-0-hold-value"), json!("1e"), json!(true)]).await?;
        page.wait(&format!("{note}?.innerText.includes('1e') && {note}.innerText.includes('such as 0.5')")).await?;
        assert_eq!(page.value(&format!("{field}.getAttribute('aria-invalid')")).await?, json!("true"));
        assert_eq!(page.value(&format!("{field}.getAttribute('aria-describedby') === {note}.id")).await?, json!(true));
        page.run(TYPE, vec![json!("hold-f-0-hold-value"), json!("0.750"), json!(true)]).await?;
        linked(page, "do=1:f=0.75").await?;
        assert_eq!(page.value(&format!("{field}.value")).await?, json!("0.750"), "as it was typed");
        assert_eq!(page.value(note).await?, json!(null));
        page.slide("Value", 60).await?;
        linked(page, "do=1:f=0.3").await?;
        assert_eq!(page.value(&format!("{field}.value")).await?, json!("0.3"), "what holds now");
        page.paste("Units", "9").await?;
        page.wait("document.querySelector('.hold [role=alert]')?.innerText.includes('from 1 to 8')").await?;
        linked(page, "do=1:f=0.3").await
    })
    .await
}

#[tokio::test]
async fn a_gate_is_held_narrowed_down_and_let_go() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#at=1:f%5B3%5D@12").await?;
        named(page, "f₃ at t = 12").await?;
        page.press("button", "at 0").await?;
        linked(page, "do=1:f=0").await?;
        page.wait("document.querySelector('.held-note')?.innerText.includes('Held at 0')").await?;
        page.paste("Steps", "20-30").await?;
        linked(page, "do=1:f@20-30=0").await?;
        page.wait("!document.querySelector('.held-note')").await?;
        page.paste("Steps", "30-20").await?;
        page.wait("document.querySelector('.hold [role=alert]')?.innerText.includes('from 1 to 40')").await?;
        linked(page, "do=1:f@20-30=0").await?;
        page.run("document.querySelector('.hold-row .button').click()", vec![]).await?;
        unlinked(page, "do").await
    })
    .await
}

#[tokio::test]
async fn one_click_narrows_to_this_unit_and_this_step_and_widens_again() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#at=1:f%5B3%5D@12&do=1:f=0").await?;
        named(page, "f₃ at t = 12").await?;
        for (choice, link) in [
            ("this unit only", "do=1:f:3=0"),
            ("this step only", "do=1:f:3@12=0"),
            ("all units", "do=1:f@12=0"),
            ("all steps", "do=1:f=0"),
        ] {
            page.press("button", choice).await?;
            linked(page, link).await?;
            let pressed = format!("[...document.querySelectorAll('.hold-choices [aria-pressed=true]')].some((it) => it.innerText === '{choice}')");
            page.wait(&pressed).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_index_is_walked_to_its_ends() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#at=1:h%5B7%5D@2").await?;
        named(page, "h₇ at t = 2").await?;
        for (button, name) in [
            ("Next unit", "h₈ at t = 2"),
            ("Previous step", "h₈ at t = 1"),
            ("Previous step", "h₈ at t = 0"),
            ("Next step", "h₈ at t = 1"),
            ("Previous unit", "h₇ at t = 1"),
        ] {
            page.press("button", button).await?;
            named(page, name).await?;
        }
        let off = "[...document.querySelectorAll('.walk button:disabled')].map((it) => it.getAttribute('aria-label'))";
        assert_eq!(page.texts(off).await?, [""; 0]);
        for (place, name, ends) in [
            ("f%5B1%5D@1", "f₁ at t = 1", vec!["Previous step", "Previous unit"]),
            ("f%5B8%5D@40", "f₈ at t = 40", vec!["Next step", "Next unit"]),
            ("U_f%5B8,1%5D", "U_f[8,1]", vec!["Next row", "Previous column"]),
        ] {
            page.open(&format!("/#at=1:{place}")).await?;
            named(page, name).await?;
            assert_eq!(page.texts(off).await?, ends, "{name}");
        }
        page.press("button", "Next column").await?;
        named(page, "U_f[8,2]").await
    })
    .await
}

#[tokio::test]
async fn by_keyboard_alone_one_gets_in_and_out_to_where_one_was() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#t=12&u=3").await?;
        page.run("document.querySelectorAll('.of-gates .lane-value')[1].focus()", vec![]).await?;
        let at_lane = format!("{IN_FOCUS} === document.querySelectorAll('.of-gates .lane-value')[1]");
        page.keys(&Key::Enter.to_string()).await?;
        named(page, "f₃ at t = 12").await?;
        page.wait(&format!("{IN_FOCUS}.id === 'inspector-name'")).await?;
        page.keys(&Key::Tab.to_string()).await?;
        assert_eq!(page.value(&format!("{IN_FOCUS}.getAttribute('aria-label')")).await?, json!("Previous step"));
        page.keys(&Key::Enter.to_string()).await?;
        named(page, "f₃ at t = 11").await?;
        assert_eq!(
            page.value(&format!("{IN_FOCUS}.getAttribute('aria-label')")).await?,
            json!("Previous step"),
            "one goes on walking"
        );
        page.run("document.querySelector('.made .term-link').focus()", vec![]).await?;
        page.keys(&Key::Enter.to_string()).await?;
        named(page, "pre_f₃ at t = 11").await?;
        page.wait(&format!("{IN_FOCUS}.id === 'inspector-name'")).await?;
        page.keys(&Key::Escape.to_string()).await?;
        unlinked(page, "at").await?;
        page.wait(&at_lane).await?;
        page.keys("i").await?;
        named(page, "h₃ at t = 12").await?;
        page.run("document.querySelector('.hold-buttons .button').click()", vec![]).await?;
        page.wait("document.querySelector('.hold .input')").await?;
        page.run("document.querySelector('.hold .input').focus()", vec![]).await?;
        page.keys(&Key::Escape.to_string()).await?;
        unlinked(page, "at").await?;
        page.wait(&at_lane).await
    })
    .await
}

#[tokio::test]
async fn the_curve_has_its_point_its_value_and_its_tangent() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        for (place, name, curve) in [("f%5B3%5D@12", "f₃ at t = 12", "σ("), ("g%5B3%5D@12", "g₃ at t = 12", "tanh(")] {
            page.open(&format!("/#at=1:{place}")).await?;
            named(page, name).await?;
            let label = page.value("document.querySelector('.squash').getAttribute('aria-label')").await?.to_string();
            assert!(label.contains("tangent of slope 0."), "{label}");
            let texts = page.texts("[...document.querySelectorAll('.squash text')].map((it) => it.textContent)").await?;
            assert!(texts[0].starts_with(curve) && texts[1].starts_with("slope 0."), "{texts:?}");
            let box_of = |part: &str| format!("document.querySelector('.squash {part}').getBoundingClientRect()");
            let tangent = format!("(({{ left, right, top, bottom }}, point) => left < point.x && point.right < right + 30 && bottom > top)({}, {})",
                box_of(".tangent"), box_of("circle"));
            assert_eq!(page.value(&tangent).await?, json!(true), "the tangent touches at the point");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_long_sum_shows_its_largest_terms_and_the_rest_in_one() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#H=128&T=20&at=1:pre_f%5B3%5D@12").await?;
        named(page, "pre_f₃ at t = 12").await?;
        let rows = "document.querySelectorAll('.made .terms:not(.is-sum) li').length";
        assert_eq!(page.value(rows).await?, json!(13));
        assert_eq!(
            page.value("document.querySelector('.made .terms li:last-child em').innerText").await?,
            json!("128 smaller terms together")
        );
        page.press("button", "Show all 140 terms").await?;
        page.wait(&format!("{rows} === 140")).await?;
        page.press("button", "Show fewer terms").await?;
        page.wait(&format!("{rows} === 13")).await
    })
    .await
}

#[tokio::test]
async fn a_place_that_is_not_there_is_named_and_the_page_goes_on() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        for (place, said) in [
            ("4:f[3]@12", "columns are 1 to 3"),
            ("2:f[3]@12", "GRU has no “f”"),
            ("1:f[99]@12", "units are 1 to 8"),
            ("1:f[3]@99", "steps are 1 to 40"),
        ] {
            page.open(&format!("/#at={}", place.replace('[', "%5B").replace(']', "%5D"))).await?;
            let alert = "document.querySelector('.inspector [role=alert]')?.innerText";
            page.wait(&format!("{alert}?.includes('{place}') && {alert}.includes('{said}')")).await?;
            assert_eq!(page.value("document.querySelectorAll('article').length").await?, json!(3));
        }
        page.press("button", "h₁ at t = 1").await?;
        named(page, "h₁ at t = 1").await
    })
    .await
}

/// What of the gradient chart's section lies over something else of it, or beyond it.
const OVERLAPS: &str = "(() => {
    const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const parts = ['.gradient h2', '.chart-tools', '.findings', '.chart'].map((it) => [it, box(it)]), whole = box('.gradient');
    return [
        ...parts.flatMap(([a, at], k) => parts.slice(k + 1).filter(([, b]) => meet(at, b)).map(([b]) => a + ' over ' + b)),
        ...parts.filter(([, it]) => it.bottom > whole.bottom + 1 || it.right > whole.right + 1).map(([a]) => a + ' beyond'),
        ...(box('.stage .legend').bottom > whole.top + 1 ? ['the legend below the stage'] : []),
        ...(document.querySelector('.main').scrollHeight > document.querySelector('.main').clientHeight + 1 && innerWidth >= 900 ? ['scrolls'] : []),
    ];
})()";

#[tokio::test]
async fn beside_the_inspector_nothing_of_the_gradient_chart_lies_over_another() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        for look in [Look::PROJECTOR, Look::DESK, Look::PHONE] {
            page.look(look).await?;
            for link in ["/#at=1:f%5B3%5D@12", "/#at=1:f%5B3%5D@12&lang=it"] {
                page.open(link).await?;
                page.wait("document.querySelector('.inspector-name')").await?;
                page.settle().await?;
                assert_eq!(page.texts(OVERLAPS).await?, [""; 0], "{link} at {:?}", look.size);
            }
        }
        Ok(())
    })
    .await
}
