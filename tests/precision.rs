//! Does a column that runs in another number format show where that format's numbers end?

#![allow(clippy::unwrap_used)]

use gatescope::math::Format;
use gatescope::scene::{Comparison, Scene, Setup, run};

fn compare(link: &str) -> Comparison {
    let (scene, reports) = Scene::from_hash(link);
    assert_eq!(reports, [], "{link}");
    run(&scene).unwrap()
}

#[test]
fn each_column_runs_in_its_own_format() {
    let comparison = compare("cells=elman,elman:prec=f32,elman:prec=f16");
    let formats = comparison.columns.iter().map(|run| run.precision).collect::<Vec<_>>();
    assert_eq!(formats, [Format::F64, Format::F32, Format::F16]);
    for run in &comparison.columns {
        let numbers = || run.trace.buffer().iter().chain(run.gradients.buffer());
        assert!(numbers().all(|&x| run.precision.round(x) == x), "every number is one of {:?}", run.precision);
    }
    assert_ne!(comparison.columns[0].trace.buffer(), comparison.columns[1].trace.buffer());
}

#[test]
fn a_half_per_step_becomes_exactly_zero_where_the_format_ends() {
    // c_t = c_(t−1)/2 and nothing else: the gradient halves at every step back; half of 2⁻²⁴ rounds to 0 in f16.
    let comparison = compare("cells=lstm,lstm:prec=f16&T=40&H=1&do=1:f=0.5;1:i=0;1:o=1;2:f=0.5;2:i=0;2:o=1");
    let zeros = |k: usize| comparison.columns[k].reach[1].log10.iter().filter(|x| **x == f64::NEG_INFINITY).count();
    assert_eq!(zeros(0), 0);
    assert!((12..=18).contains(&zeros(1)), "{}", zeros(1));
}

#[test]
fn the_page_knows_which_scenes_need_other_formats() {
    let rounded = |link: &str| Setup::new(&Scene::from_hash(link).0).unwrap().is_rounded();
    assert!(!rounded("cells=lstm") && rounded("prec=f16") && rounded("cells=lstm,gru:prec=bf16"));
    let scene = Scene::from_hash("cells=lstm").0;
    let (all, first) = (run(&scene).unwrap(), Setup::new(&scene).unwrap().run_unrounded().unwrap());
    assert_eq!(all.columns[0].trace, first.columns[0].trace);
}
