//! Is a cell as others write it set beside ours rightly, and does it compute what is said?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use gatescope::cell::Variant;
use gatescope::engine::Params;
use gatescope::math::rng::SplitMix64;
use gatescope::task::{Sample, Sequence, find};
use gatescope::weights::{Line, Piece, Relation, Step, Translation};

fn all(id: &str) -> Vec<Translation> {
    Translation::all(&Variant::parse(id).unwrap())
}

fn one(id: &str, dialect: &str) -> Translation {
    all(id).into_iter().find(|t| t.id == dialect).unwrap()
}

fn relation(id: &str, dialect: &str) -> Vec<String> {
    match one(id, dialect).relation {
        Relation::Equivalent => Vec::new(),
        Relation::Different(why) => why,
    }
}

fn text(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// The pieces with what differs in brackets.
fn marked(pieces: &[Piece]) -> String {
    let mark = |piece: &Piece| match piece.differs {
        true => format!("[{}]{}", piece.text.trim_end(), &piece.text[piece.text.trim_end().len()..]),
        false => piece.text.clone(),
    };
    pieces.iter().map(mark).collect()
}

fn line(translation: &Translation, symbol: &str) -> Line {
    translation.lines.iter().find(|line| line.symbol == symbol).unwrap().clone()
}

fn params(variant: &Variant, sample: &Sample) -> Params<f64> {
    let mut stream = SplitMix64::new(3);
    Params::fill(&variant.graph(), sample.input, 6, || 2.0 * stream.uniform() - 1.0)
}

fn sample() -> Sample {
    Sequence::example(find("adding").unwrap()).sample(30, &mut SplitMix64::new(5)).unwrap()
}

#[test]
fn every_cell_is_set_beside_those_who_write_it() {
    let ids = |id: &str| all(id).iter().map(|t| t.id).collect::<Vec<_>>();
    assert_eq!(ids("lstm"), ["pytorch", "keras", "onnx", "hochreiter-1997", "gers-2000"]);
    assert_eq!(ids("gru"), ["pytorch", "keras", "onnx", "cho-2014", "chung-2014"]);
    assert_eq!(ids("elman"), ["pytorch", "keras", "onnx"]);
    assert_eq!(ids("lstm_peephole"), ["onnx"]);
    assert!(ids("mgu").is_empty());
}

#[test]
fn what_computes_the_same_and_what_does_not_is_told_apart() {
    let same = [
        ("lstm", &["pytorch", "keras", "onnx", "gers-2000"][..]),
        ("lstm.no-f", &["hochreiter-1997"]),
        ("gru", &["pytorch", "keras", "onnx"]),
        ("gru.z-updates", &["pytorch", "keras", "onnx"]),
        ("gru.reset-before", &["keras", "onnx", "cho-2014", "chung-2014"]),
        ("gru.reset-before.z-updates", &["keras", "onnx", "cho-2014", "chung-2014"]),
        ("lstm_peephole", &["onnx"]),
        ("elman", &["pytorch", "keras", "onnx"]),
    ];
    for (id, dialects) in same {
        let found: Vec<&str> = all(id).iter().filter(|t| t.relation == Relation::Equivalent).map(|t| t.id).collect();
        assert_eq!(found, dialects, "{id}");
    }
    assert_eq!(relation("lstm", "hochreiter-1997"), ["no-f"]);
    assert_eq!(relation("lstm.no-f", "pytorch"), ["no-f"]);
    assert_eq!(relation("gru", "cho-2014"), ["reset-before"]);
    assert_eq!(relation("gru", "chung-2014"), ["reset-before"]);
    assert_eq!(relation("gru.reset-before.linear-n", "pytorch"), ["reset-before", "linear-n"]);
    assert_eq!(one("gru", "onnx").option, "linear_before_reset=1");
    assert_eq!(one("gru.reset-before", "keras").option, "reset_after=False");
}

/// Both cells run; where only the order and the layout differ no bit moves, where sums are rounded anew the last may.
#[test]
fn equivalent_cells_compute_the_same_with_the_weights_carried_over() {
    let sample = sample();
    for variant in Variant::all().into_iter().chain(Variant::all_ablated()) {
        let params = params(&variant, &sample);
        for translation in Translation::all(&variant) {
            let distance = translation.compare(&params, &sample).unwrap();
            let name = format!("{variant} as {}", translation.id);
            let rounds = |step: &Step| matches!(step, Step::SummedBias | Step::Negated { .. });
            match translation.relation {
                Relation::Equivalent if translation.steps.iter().any(rounds) => {
                    assert!(distance <= 1e-15, "{name}: {distance:e}");
                }
                Relation::Equivalent => assert_eq!(distance.to_bits(), 0, "{name}"),
                Relation::Different(_) => assert!(distance > 1e-3, "{name}: {distance:e}"),
            }
        }
    }
}

#[test]
fn weights_that_are_only_laid_out_anew_come_back_as_they_were() {
    let sample = sample();
    for (id, dialect) in [("lstm", "pytorch"), ("lstm", "onnx"), ("gru", "keras"), ("lstm_peephole", "onnx")] {
        let params = params(&Variant::parse(id).unwrap(), &sample);
        assert_eq!(one(id, dialect).carry(&params).unwrap(), params, "{id} as {dialect}");
    }
}

#[test]
fn the_equations_are_those_of_the_graphs() {
    for variant in Variant::all().into_iter().chain(Variant::all_ablated()) {
        for translation in Translation::all(&variant) {
            let (ours, theirs) = (variant.graph(), translation.theirs.graph());
            for line in &translation.lines {
                let equation = |graph: &gatescope::cell::Graph| graph.equation(graph.find(line.symbol).unwrap());
                assert_eq!(text(&line.ours), equation(&ours));
                if translation.id == "pytorch" {
                    assert_eq!(text(&line.theirs), equation(&theirs));
                }
                let unmarked = |pieces: &[Piece]| pieces.iter().all(|piece| !piece.differs);
                assert_eq!(unmarked(&line.ours) && unmarked(&line.theirs), marks_nothing(&translation, line));
            }
        }
    }
}

/// Both equations are the same but for names.
fn marks_nothing(translation: &Translation, line: &Line) -> bool {
    let (ours, theirs) = (translation.ours.graph(), translation.theirs.graph());
    let equation = |graph: &gatescope::cell::Graph| graph.equation(graph.find(line.symbol).unwrap());
    equation(&ours) == equation(&theirs) && !(translation.biases == 1 && equation(&ours).contains("b_i"))
}

#[test]
fn what_differs_is_marked() {
    let chung = one("gru", "chung-2014");
    let n = line(&chung, "n");
    assert_eq!(marked(&n.ours), "n = tanh(W_n x + [b_in] + [r ⊙ (U_n h₋₁ + b_hn)])");
    assert_eq!(marked(&n.theirs), "h̃ = tanh(W_h̃ x + [U_h̃ (r ⊙ h₋₁)] + [b_h̃])");
    let h = line(&chung, "h");
    assert_eq!(marked(&h.ours), "h = [(1 − z) ⊙ n] + [z ⊙ h₋₁]");
    assert_eq!(marked(&h.theirs), "h = [z ⊙ h̃] + [(1 − z) ⊙ h₋₁]");
    let paper = one("lstm", "hochreiter-1997");
    assert_eq!(marked(&line(&paper, "f").ours), "f = [σ(W_f x + U_f h₋₁ + b_if + b_hf)]");
    assert_eq!(marked(&line(&paper, "f").theirs), "y_φ = [1]");
    assert_eq!(marked(&line(&paper, "c").theirs), "s = y_φ ⊙ s₋₁ + y_in ⊙ g");
    let keras = one("lstm", "keras");
    assert_eq!(marked(&line(&keras, "g").theirs), "c̃ = tanh(W_c̃ x + U_c̃ h₋₁ + [b_c̃])");
    assert_eq!(marked(&line(&keras, "h").theirs), "h = o ⊙ tanh(c)");
}

#[test]
fn what_has_to_be_done_with_the_weights_is_said() {
    let order =
        |ours: &[&'static str], theirs: &[&'static str]| Step::Order { ours: ours.to_vec(), theirs: theirs.to_vec() };
    assert_eq!(one("lstm", "pytorch").steps, []);
    assert_eq!(one("lstm", "keras").steps, [Step::SummedBias, Step::Transposed]);
    assert_eq!(one("lstm", "onnx").steps, [order(&["i", "f", "g", "o"], &["i", "o", "f", "g"])]);
    assert_eq!(one("gru", "keras").steps, [Step::Transposed, order(&["r", "z", "n"], &["z", "r", "n"])]);
    let negated = Step::Negated { gate: "z", block: 1 };
    assert_eq!(one("gru.reset-before", "chung-2014").steps, [negated.clone(), Step::SummedBias]);
    assert_eq!(one("gru.z-updates", "pytorch").steps, [negated]);
    let tensors = one("lstm", "keras").tensors;
    assert_eq!(tensors[0], ("kernel".to_owned(), vec!["weight_ih"]));
    assert_eq!((one("lstm", "keras").biases, one("gru", "keras").biases, one("gru", "cho-2014").biases), (1, 2, 1));
}
