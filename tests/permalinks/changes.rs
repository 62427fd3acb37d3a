//! What is changed inside a cell, and a column's own settings, in links.

use super::{only, read};
use gatescope::cell::{Block, Tensor};
use gatescope::engine::Level;
use gatescope::scene::{Bias, Change, LabPage, Own, Precision, Reaching, ReportKind, Scene, Span, Start};

/// A real link of version 1 with everything of the laboratory. It opens for ever.
#[test]
fn version_1_of_the_laboratory_opens_for_ever() {
    let link = "#v=1&cells=lstm.no-f:fb=0:init=orthogonal,gru:g=1.5:prec=f16,elman&bias=chrono&init=glorot&prec=f32\
                &clip=1&do=1:i:2-4,7@5-20=0.5;1:c@5-8=0.1/0.2/0.3/0.4;2:U_z:3,2=-0.5;2:b_hn:1=2&show=paths-c&theory=1\
                &at=1:f%5B3%5D@12&lab=jacobian";
    let (scene, reports) = read(link);
    assert_eq!(reports, []);
    let [lstm, gru, elman] = &scene.columns[..] else { unreachable!("three columns") };
    assert_eq!(lstm.variant.to_string(), "lstm.no-f");
    assert_eq!(lstm.own, Own { keep_bias: Some(0.0), start: Some(Start::Orthogonal), ..Own::default() });
    let span = |from, to| Span { from, to };
    let held = Change::Clamp {
        node: "i",
        units: vec![span(1, 3), span(6, 6)],
        steps: Some(span(4, 19)),
        level: Level::Constant(0.5),
    };
    let curve = Level::Curve(vec![0.1, 0.2, 0.3, 0.4]);
    let drawn = Change::Clamp { node: "c", units: Vec::new(), steps: Some(span(4, 7)), level: curve };
    assert_eq!(lstm.changes, [held, drawn]);
    assert_eq!((gru.own.recurrent_scale, gru.own.precision), (Some(1.5), Some(Precision::F16)));
    let weight =
        |tensor, index, row, column, value| Change::Weight { block: Block { tensor, index }, row, column, value };
    assert_eq!(gru.changes, [weight(Tensor::WeightHh, 1, 2, 1, -0.5), weight(Tensor::BiasHh, 2, 0, 0, 2.0)]);
    assert!(elman.own.is_empty() && elman.changes.is_empty());
    assert_eq!((scene.bias, scene.start, scene.precision), (Bias::Chrono, Start::Glorot, Precision::F32));
    let view = &scene.view;
    assert_eq!((scene.clip, view.reaching, view.theory), (Some(1.0), Reaching::CellPaths, true));
    assert_eq!((view.inspected.as_deref(), view.lab), (Some("1:f[3]@12"), Some(LabPage::Jacobian)));
    assert_eq!(read(&scene.to_hash()), (scene, Vec::new()));
}

#[test]
fn the_same_cell_may_stand_twice_with_different_settings() {
    let (scene, reports) = read("cells=lstm:fb=0,lstm");
    assert_eq!(reports, []);
    let biases: Vec<f64> = scene.columns.iter().map(|column| scene.settings(column).keep_bias).collect();
    assert_eq!(biases, [0.0, 3.0]);
    assert_eq!(scene.to_hash(), "v=1&cells=lstm:fb=0,lstm");
}

#[test]
fn a_change_that_makes_no_sense_is_named_and_the_others_stay() {
    for wrong in [
        "4:f=0",
        "0:f=0",
        "1:q=0",
        "1:f",
        "1:f=",
        "1:f=NaN",
        "1:f=1e7",
        "1:f:0=1",
        "1:f:3-2=1",
        "1:f@0=1",
        "1:f@x=1",
        "1:f=1/x",
        "1:U_f:1=0",
        "1:U_f:1,2,3=0",
        "1:b_if:1,2=0",
        "1:U_f:1,2@3=0",
        "1:U_q:1,2=0",
        "f=0",
        "3:f=0",
    ] {
        let (scene, report) = only(&format!("do={wrong};1:i=1"));
        assert_eq!((report.kind, report.key.as_str()), (ReportKind::Invalid, "do"), "{wrong}");
        assert_eq!(report.given, wrong);
        assert_eq!(scene.columns[0].changes.len(), 1, "{wrong}");
    }
}

#[test]
fn own_settings_out_of_range_are_moved_and_named() {
    let (scene, report) = only("cells=lstm:fb=99");
    assert_eq!((report.kind, report.key.as_str(), report.used.as_str()), (ReportKind::OutOfRange, "fb", "10"));
    assert_eq!(scene.columns[0].own.keep_bias, Some(10.0));
    for wrong in ["cells=lstm:fb=x", "cells=lstm:zz=1", "cells=lstm:init=none", "cells=lstm:fb", "cells=elman.no-f"] {
        assert_eq!(only(wrong).1.kind, ReportKind::UnknownChoice, "{wrong}");
    }
}

#[test]
fn what_a_cell_has_no_place_for_is_dropped_when_the_scene_is_checked() {
    let (mut scene, _) = read("cells=gru&do=1:q=0;1:z=1");
    scene.columns[0].variant = gatescope::cell::Variant::parse("gru.reset-before").unwrap();
    let reports = scene.validate();
    assert_eq!(reports.len(), 1);
    assert_eq!((reports[0].key.as_str(), scene.columns[0].changes.len()), ("do", 1));
    assert_eq!(scene.validate(), []);
    let many = vec!["1:f=0"; 40].join(";");
    let (scene, report) = only(&format!("do={many}"));
    assert_eq!((report.kind, scene.columns[0].changes.len()), (ReportKind::TooMany, 32));
    assert_eq!(Scene::default().to_hash(), "v=1");
}
