//! Do weights come back from every format as they went, and do the frameworks load what is written?

use super::models::{Build, HIDDEN, INPUT, builds, inputs, outputs};
use super::{likeliest, mapping};
use gatescope::cell::{Tensor, Variant};
use gatescope::weights::files::{
    Answer, DType, ExportError, Format, Model, Question, Warning, keras, pytorch, read, write,
};
use gatescope::weights::{Convention, Form};
use std::path::Path;
use std::process::Command;

const CONVENTIONS: [(Format, Convention); 3] =
    [(Format::Safetensors, Convention::PyTorch), (Format::Npz, Convention::Keras), (Format::Onnx, Convention::Onnx)];

/// The model as a format can hold it: where there is one bias, it is `bias_ih`.
fn folded(model: &Model, convention: Convention) -> Model {
    let form = Form::new(convention, &model.variant, true).unwrap();
    let mut model = model.clone();
    for direction in model.layers.iter_mut().flat_map(|layer| &mut layer.directions) {
        if !form.holds(Tensor::BiasHh) {
            direction.params.tensor_mut(Tensor::BiasHh).fill(0.0);
        }
    }
    model
}

fn assert_comes_back(model: &Model, format: Format, place: &str) {
    assert_eq!(model.exact(), DType::F32, "{place}");
    for dtype in [DType::F32, DType::F64] {
        let bytes = write(model, format, dtype).unwrap();
        assert_eq!(&likeliest(&bytes).1, model, "{place} {dtype:?}");
    }
}

#[test]
fn every_cell_that_a_format_can_hold_comes_back_bit_by_bit() {
    let mut count = 0;
    for variant in Variant::all() {
        let name: &'static str = variant.to_string().leak();
        for build in builds(name) {
            let model = build.model();
            assert_comes_back(&model, Format::Json, &build.name());
            for (format, convention) in CONVENTIONS {
                match Form::new(convention, &variant, true) {
                    Ok(_) => assert_comes_back(&folded(&model, convention), format, &build.name()),
                    Err(wanted) => {
                        let error = write(&model, format, DType::F32).unwrap_err();
                        assert_eq!(error, ExportError::Convention(wanted), "{}", build.name());
                    }
                }
                count += 1;
            }
        }
    }
    assert_eq!(count, 8 * 5 * 3);
    let error = write(&builds("mgu")[0].model(), Format::Safetensors, DType::F32).unwrap_err();
    assert_eq!(error.to_string(), "pytorch has no cell \"mgu\"; it stores lstm, gru, elman");
}

#[test]
fn cells_without_a_part_and_numbers_that_are_none_come_back() {
    for variant in Variant::all_ablated() {
        let build = Build { cell: variant.to_string().leak(), layers: 1, both: false, head: false };
        assert_comes_back(&build.model(), Format::Json, build.cell);
    }
    for (format, _) in CONVENTIONS {
        let mut model = folded(&builds("lstm")[0].model(), Convention::Keras);
        let numbers = model.layers[0].directions[0].params.tensor_mut(Tensor::WeightHh);
        (numbers[4], numbers[5], numbers[6]) = (f64::NAN, f64::INFINITY, -0.0);
        let (network, back) = likeliest(&write(&model, format, DType::F32).unwrap());
        let [Warning::NotFinite { count, .. }] = network.warnings.as_slice() else { panic!("{:?}", network.warnings) };
        assert_eq!(*count, 2);
        let numbers = back.layers[0].directions[0].params.tensor(Tensor::WeightHh);
        assert!(numbers[4].is_nan() && numbers[5] == f64::INFINITY && numbers[6].is_sign_negative());
    }
}

#[test]
fn narrow_numbers_are_rounded_to_the_nearest() {
    let model = builds("gru")[0].model();
    for (dtype, width) in [(DType::F16, 11), (DType::BF16, 8)] {
        let (_, back) = likeliest(&write(&model, Format::Safetensors, dtype).unwrap());
        let pairs = model.layers[0].directions[0].params.numbers().zip(back.layers[0].directions[0].params.numbers());
        for (number, rounded) in pairs {
            assert!((number - rounded).abs() <= number.abs() / f64::from(1 << width), "{number} {rounded}");
        }
    }
    let error = write(&model, Format::Npz, DType::BF16).unwrap_err();
    assert_eq!(error.to_string(), "npz has no numbers of the kind bf16; choose f64 or f32");
}

#[test]
fn the_preview_names_each_gate_and_its_place() {
    let model = folded(&builds("lstm")[3].model(), Convention::Onnx);
    let bytes = write(&model, Format::Onnx, DType::F32).unwrap();
    let file = read(&bytes).unwrap();
    let network = &mapping(&file).networks[0];
    let rows = network.assignments(&file, &network.likeliest()).unwrap();
    // Two directions; W and R in four gates, B in eight pieces.
    assert_eq!(rows.len(), 2 * (4 + 4 + 8));
    let forget = rows.iter().find(|row| row.reverse && row.gate == "f" && row.tensor == Tensor::WeightHh).unwrap();
    // ONNX stores i o f c.
    assert_eq!((forget.name.as_str(), &forget.shape[..]), ("R_l0", &[2, 4 * HIDDEN, HIDDEN][..]));
    assert_eq!(forget.ranges, [1..2, 2 * HIDDEN..3 * HIDDEN, 0..HIDDEN]);
}

#[test]
fn what_an_archive_leaves_open_is_asked_and_the_answer_is_taken() {
    let model = folded(&builds("gru.reset-before")[0].model(), Convention::Keras);
    let bytes = write(&model, Format::Npz, DType::F32).unwrap();
    let file = read(&bytes).unwrap();
    let network = &mapping(&file).networks[0];
    let orders: Vec<Answer> = [["z", "r", "n"], ["r", "z", "n"]].map(|order| Answer::Gates(order.to_vec())).to_vec();
    assert_eq!(network.questions, [Question { options: orders }]);
    let mut choice = network.likeliest();
    choice.answers = vec![1];
    let other = network.apply(&file, &choice).unwrap();
    let gates = |model: &Model| {
        let weights = model.layers[0].directions[0].params.tensor(Tensor::WeightIh).to_vec();
        weights.chunks(HIDDEN * INPUT).map(<[f64]>::to_vec).collect::<Vec<_>>()
    };
    let (right, turned) = (gates(&model), gates(&other));
    assert_eq!([&turned[0], &turned[1], &turned[2]], [&right[1], &right[0], &right[2]]);
    choice.answers = vec![2];
    let error = network.apply(&file, &choice).unwrap_err();
    assert_eq!(error.to_string(), "answer 2 was not offered; choose one of 2");
}

#[test]
fn stacks_can_be_taken_apart_and_readouts_left_out() {
    for (format, convention, networks) in [(Format::Npz, Convention::Keras, 3), (Format::Onnx, Convention::Onnx, 3)] {
        let model = folded(&builds("lstm")[2].model(), convention);
        let bytes = write(&model, format, DType::F32).unwrap();
        let file = read(&bytes).unwrap();
        let mapping = mapping(&file);
        assert_eq!(mapping.networks.len(), networks, "{format:?}");
        let top = &mapping.networks[2];
        let mut choice = top.likeliest();
        assert_eq!(choice.readout, Some(0));
        assert_eq!(top.readouts[0].outputs, 4);
        choice.readout = None;
        let alone = top.apply(&file, &choice).unwrap();
        assert_eq!((alone.layers, alone.head), (model.layers[1..].to_vec(), None));
    }
}

/// Files and programs for Python, and the outputs that they have to give.
fn write_cases(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).unwrap();
    let x = inputs();
    for cell in ["lstm", "gru", "gru.reset-before", "elman", "lstm_peephole"] {
        for build in builds(cell) {
            let put = |name: &str, bytes: &[u8]| std::fs::write(folder.join(format!("{}.{name}", build.name())), bytes);
            for (format, convention) in CONVENTIONS {
                if Form::new(convention, &Variant::parse(cell).unwrap(), true).is_err() {
                    continue;
                }
                let model = folded(&build.model(), convention);
                put(format.id(), &write(&model, format, DType::F32).unwrap()).unwrap();
                let case = serde_json::json!({
                    "x": x, "y": outputs(&model, &x), "input": INPUT, "hidden": HIDDEN, "layers": build.layers,
                    "both": build.both, "head": build.head, "cell": cell,
                });
                put(&format!("{}.json", format.id()), case.to_string().as_bytes()).unwrap();
                match convention {
                    Convention::PyTorch => put("torch.py", pytorch(&model, &x).unwrap().as_bytes()).unwrap(),
                    Convention::Keras => put("keras.py", keras(&model, &x).unwrap().as_bytes()).unwrap(),
                    Convention::Onnx => {}
                }
            }
        }
    }
}

/// Runs where Python has the frameworks (`GATESCOPE_PYTHON` names another than `python3`), and says so where not.
#[test]
fn the_frameworks_load_what_is_written_and_give_the_same() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("weights");
    write_cases(&folder);
    let python = std::env::var_os("GATESCOPE_PYTHON").unwrap_or_else(|| "python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/weights/load.py");
    match Command::new(python).arg(script).arg(&folder).output() {
        Err(reason) => println!("NOT RUN: no Python ({reason})"),
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            println!("{text}");
            assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
        }
    }
}
