//! Do stored tensors come back as they were, and are wrong ones named?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod support;

use gatescope::cell::{Tensor, Variant};
use gatescope::engine::Params;
use gatescope::proof::reference::{Read, read};
use gatescope::weights::{Convention, ConventionError, Form, Stored};
use proptest::prelude::*;
use support::bits::CASES;
use support::cells::Random;

/// Every form that the table has, with its cell and whether it has biases.
fn forms() -> Vec<(Convention, Variant, bool, Form)> {
    let mut all = Vec::new();
    for convention in Convention::ALL {
        for (variant, bias) in Variant::all().into_iter().flat_map(|v| [(v.clone(), true), (v, false)]) {
            if let Ok(form) = Form::new(convention, &variant, bias) {
                all.push((convention, variant, bias, form));
            }
        }
    }
    all
}

fn form(convention: Convention, variant: &str, bias: bool) -> Form {
    Form::new(convention, &Variant::parse(variant).unwrap(), bias).unwrap()
}

/// Tensors of the form's shapes, filled with 1, 2, 3 …
fn counted(form: &Form, variant: &Variant, input: usize, hidden: usize) -> Vec<Stored<f64>> {
    let mut next = 0.0;
    let mut stored = form.write_gradients(&Params::zeros(&variant.graph(), input, hidden));
    stored.iter_mut().flat_map(|tensor| &mut tensor.data).for_each(|v| {
        next += 1.0;
        *v = next;
    });
    stored
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn there_and_back_is_the_same(which in 0..64_usize, input in 1..5_usize, hidden in 1..6_usize, turn in 0..4_usize) {
        let (_, variant, bias, form) = forms().swap_remove(which % forms().len());
        let mut gates = variant.graph().blocks.to_vec();
        let count = gates.len();
        gates.rotate_left(turn % count);
        let form = if turn > 0 { form.with_gates(&gates).unwrap() } else { form };
        let stored = counted(&form, &variant, input, hidden);
        let params = form.read(input, hidden, &stored).unwrap();
        prop_assert_eq!(&form.write(&params).unwrap(), &stored);
        prop_assert_eq!(&form.write_gradients(&params), &stored);
        // No stored number was lost or used twice.
        let mut numbers: Vec<f64> = params.numbers().filter(|&v| v != 0.0).collect();
        numbers.sort_by(f64::total_cmp);
        let want: Vec<f64> = (1..=stored.iter().map(|t| t.data.len()).sum()).map(|k: usize| k as f64).collect();
        prop_assert_eq!(numbers, want);
        if !bias {
            prop_assert!(params.tensor(Tensor::BiasIh).iter().chain(params.tensor(Tensor::BiasHh)).all(|&v| v == 0.0));
        }
    }

    #[test]
    fn canonical_parameters_survive_where_the_form_has_a_place_for_all(which in 0..64_usize, seed in any::<u64>()) {
        let (convention, variant, bias, form) = forms().swap_remove(which % forms().len());
        let mut random = Random(seed);
        let params: Params<f64> = Params::fill(&variant.graph(), 2, 3, || random.next());
        match form.write(&params) {
            Err(error) => {
                let no_place = matches!(error, ConventionError::NoPlace { .. });
                prop_assert!(!bias && no_place);
            }
            Ok(stored) => {
                let back = form.read(2, 3, &stored).unwrap();
                let single = convention == Convention::Keras && variant.to_string() != "gru";
                let sum = |p: &Params<f64>| -> Vec<f64> {
                    let biases = p.tensor(Tensor::BiasIh).iter().zip(p.tensor(Tensor::BiasHh));
                    biases.map(|(a, b)| a + b).collect()
                };
                prop_assert_eq!(sum(&back), sum(&params));
                prop_assert!(single || back == params);
            }
        }
    }
}

#[test]
fn the_table_has_every_cell_of_every_framework() {
    let names: Vec<String> = forms().iter().map(|(c, v, bias, _)| format!("{} {v} {bias}", c.id())).collect();
    assert_eq!(names.len(), 2 * (3 + 4 + 5), "{names:?}");
}

/// The reference cases give their gate order; the table has to know it by itself.
#[test]
fn the_table_stores_gates_in_the_order_of_the_reference_cases() {
    for (name, text) in CASES {
        let Ok(Read::Case(case)) = read(text) else { continue };
        let convention = Convention::ALL.into_iter().find(|c| text.contains(&format!("\"{}\"", c.id()))).unwrap();
        let bias = case.params.iter().any(|tensor| tensor.name.to_lowercase().starts_with('b'));
        let suffix = if convention == Convention::PyTorch { "_l0" } else { "" };
        let own = Form::new(convention, &case.variant, bias).unwrap().with_suffix(suffix);
        let sizes = (case.dims.input, case.dims.hidden);
        let read = |form: &Form| form.read(sizes.0, sizes.1, &case.params).unwrap();
        assert_eq!(read(&own), read(&case.form), "{name}");
    }
}

#[test]
fn gate_blocks_go_where_the_table_says() {
    // ONNX W of an LSTM with H = 1, I = 1 holds i o f c; the canonical order is i f g o.
    let onnx = form(Convention::Onnx, "lstm_peephole", true);
    let stored = |name: &str, shape: &[usize], data: &[f64]| Stored {
        name: name.to_owned(),
        shape: shape.to_vec(),
        data: data.to_vec(),
    };
    let tensors = [
        stored("W", &[1, 4, 1], &[1.0, 2.0, 3.0, 4.0]),
        stored("R", &[1, 4, 1], &[5.0, 6.0, 7.0, 8.0]),
        stored("B", &[1, 8], &[11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0]),
        stored("P", &[1, 3], &[21.0, 22.0, 23.0]),
    ];
    let params = onnx.read(1, 1, &tensors).unwrap();
    assert_eq!(params.tensor(Tensor::WeightIh), [1.0, 3.0, 4.0, 2.0]);
    assert_eq!(params.tensor(Tensor::WeightHh), [5.0, 7.0, 8.0, 6.0]);
    assert_eq!(params.tensor(Tensor::BiasIh), [11.0, 13.0, 14.0, 12.0]);
    assert_eq!(params.tensor(Tensor::BiasHh), [15.0, 17.0, 18.0, 16.0]);
    assert_eq!(params.tensor(Tensor::WeightPeephole), [21.0, 23.0, 22.0]);

    // Keras' kernel of a GRU with H = 1, I = 2 is [I, 3H] with columns z r h; the canonical order is r z n.
    let keras = form(Convention::Keras, "gru.reset-before", true);
    let tensors = [
        stored("kernel", &[2, 3], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
        stored("recurrent_kernel", &[1, 3], &[7.0, 8.0, 9.0]),
        stored("bias", &[3], &[10.0, 11.0, 12.0]),
    ];
    let params = keras.read(2, 1, &tensors).unwrap();
    assert_eq!(params.tensor(Tensor::WeightIh), [2.0, 5.0, 1.0, 4.0, 3.0, 6.0]);
    assert_eq!(params.tensor(Tensor::WeightHh), [8.0, 7.0, 9.0]);
    assert_eq!(params.tensor(Tensor::BiasIh), [11.0, 10.0, 12.0]);
    assert_eq!(params.tensor(Tensor::BiasHh), [0.0; 3]);
}

#[test]
fn what_is_wrong_is_named() {
    let pytorch = form(Convention::PyTorch, "lstm", true).with_suffix("_l0");
    let variant = Variant::parse("lstm").unwrap();
    let good = counted(&pytorch, &variant, 2, 3);
    assert!(pytorch.read(2, 3, &good).is_ok());
    let message = |tensors: &[Stored<f64>], input| pytorch.read(input, 3, tensors).unwrap_err().to_string();
    assert_eq!(
        message(&good, 4),
        "tensor \"weight_ih_l0\" has shape [12, 2] with 24 numbers; these sizes need [12, 4]"
    );
    assert_eq!(
        message(&good[..3], 2),
        "tensor \"bias_hh_l0\" is missing; there are weight_ih_l0, weight_hh_l0, bias_ih_l0"
    );
    let mut short = good.clone();
    short[3].data.pop();
    assert_eq!(message(&short, 2), "tensor \"bias_hh_l0\" has shape [12] with 11 numbers; these sizes need [12]");
    let mut stranger = good.clone();
    stranger[0].name = "weight_hr_l0".to_owned();
    assert!(message(&stranger, 2).starts_with("tensor \"weight_hr_l0\" does not belong here"));
    let unsupported = Form::new(Convention::PyTorch, &Variant::parse("mgu").unwrap(), true).unwrap_err();
    assert_eq!(unsupported.to_string(), "pytorch has no cell \"mgu\"; it stores lstm, gru, elman");
    let order = pytorch.clone().with_gates(&["i", "f", "f", "o"]).unwrap_err();
    assert_eq!(order.to_string(), "the gate order i, f, f, o must name each of i, f, g, o once");
    assert!(pytorch.with_gates(&["i", "f", "g", "o", "x"]).is_err());
}
