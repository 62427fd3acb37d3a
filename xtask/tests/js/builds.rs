//! Do both builds of the module compute the same bits, and does each browser get the one that it understands?

use super::open;
use anyhow::Result;
use xtask::browser::{Look, with_page};
use xtask::paths;

/// Defines `builds` in the page.
const BUILDS: &str = include_str!("builds.js");

#[tokio::test]
async fn a_browser_without_simd_gets_a_build_with_the_same_bits() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        open(page).await?;
        page.run(BUILDS, vec![]).await?;
        let found: [[String; 2]; 2] = serde_json::from_value(page.run("return builds()", vec![]).await?)?;
        let [[simd, with], [scalar, without]] = &found;
        assert_eq!([simd.as_str(), scalar.as_str()], ["simd128", "scalar"]);
        assert!(with.len() > 64, "{with}");
        assert_eq!(with, without);
        Ok(())
    })
    .await
}

/// What the vector instructions of WebAssembly begin with does occur in other places, but not so often.
#[test]
fn the_scalar_build_has_no_vector_instructions() -> Result<()> {
    let products = |file: &str| -> Result<usize> {
        let code = std::fs::read(paths::module().join(file))?;
        // f32x4.mul and f64x2.mul
        Ok(code
            .windows(3)
            .filter(|bytes| [[0xfd, 0xe6, 0x01], [0xfd, 0xf2, 0x01]].contains(&[bytes[0], bytes[1], bytes[2]]))
            .count())
    };
    assert!(products("gatescope_bg.wasm")? > 50);
    assert_eq!(products("gatescope_scalar.wasm")?, 0);
    Ok(())
}
