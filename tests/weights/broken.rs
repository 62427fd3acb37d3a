//! Is everything that can be wrong with a file refused by name, and does nothing make a reader panic or grow?

use super::folders;
use super::models::builds;
use gatescope::math::rng::SplitMix64;
use gatescope::weights::files::{DType, File, Format, ImportError, Limit, Mapping, read, write};

fn try_all(bytes: &[u8]) -> Result<(), ImportError> {
    let file = read(bytes)?;
    assert!(size(&file) <= Limit::Data.most());
    let mapping = Mapping::new(&file)?;
    for network in &mapping.networks {
        let choice = network.likeliest();
        network.assignments(&file, &choice)?;
        network.apply(&file, &choice)?;
    }
    Ok(())
}

/// Bytes of all tensors of numbers.
fn size(file: &File<'_>) -> u64 {
    let bytes = |array: &gatescope::weights::files::Array<'_>| array.dtype().map_or(0, |d| array.len() * d.bytes());
    file.arrays.iter().map(bytes).sum::<usize>() as u64
}

fn refusal(bytes: &[u8]) -> (&'static str, String) {
    let error = try_all(bytes).unwrap_err();
    (error.code(), error.to_string())
}

/// A safetensors file with this header and so many bytes of zeros.
fn safetensors(header: &str, data: usize) -> Vec<u8> {
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.as_bytes());
    file.extend(vec![0; data]);
    file
}

fn entry(name: &str, dtype: &str, shape: &str, offsets: &str) -> String {
    format!("\"{name}\":{{\"dtype\":\"{dtype}\",\"shape\":{shape},\"data_offsets\":{offsets}}}")
}

#[test]
fn a_safetensors_header_is_not_believed() {
    let of = |entries: &[String], data| refusal(&safetensors(&format!("{{{}}}", entries.join(",")), data));
    let tensor = |shape: &str, offsets: &str| entry("weight_ih_l0", "F32", shape, offsets);
    let long = "n".repeat(300);
    let deep = "[".repeat(200);
    let cases = [
        ("duplicate", "\"weight_ih_l0\" is there twice", of(&[tensor("[1]", "[0,4]"), tensor("[1]", "[4,8]")], 8)),
        ("size", "shape [2] needs 8 bytes and has 4", of(&[tensor("[2]", "[0,4]")], 4)),
        ("size", "more than 2⁶⁴", of(&[tensor("[4294967296,4294967296,4]", "[0,4]")], 4)),
        ("gap", "bytes 73 to 77 belong to nothing", of(&[tensor("[1]", "[4,8]")], 8)),
        ("gap", "end of the file: bytes", of(&[tensor("[1]", "[0,4]")], 9)),
        ("truncated", "byte 77 is needed", of(&[tensor("[1]", "[0,4]")], 0)),
        ("malformed", "runs backwards, from 8 to 4", of(&[tensor("[1]", "[8,4]")], 8)),
        ("malformed", "a list of two", of(&[tensor("[1]", "[0]")], 4)),
        ("malformed", "whole numbers from 0 on", of(&[tensor("[-1]", "[0,4]")], 4)),
        ("malformed", "whole numbers from 0 on", of(&[tensor("[1]", "[0,4.5]")], 4)),
        ("rank", "9 axes, at most 8 are read", of(&[tensor("[1,1,1,1,1,1,1,1,1]", "[0,4]")], 4)),
        ("name_too_long", "300 bytes of name", of(&[entry(&long, "F32", "[1]", "[0,4]")], 4)),
        ("dtype", "F4", of(&[entry("weight_ih_l0", "F4", "[1]", "[0,4]")], 4)),
        (
            "missing",
            "\"shape\" is missing; there is dtype",
            of(&["\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}".to_owned()], 4),
        ),
        ("malformed", "has to be a text", of(&["\"__metadata__\":{\"a\":1}".to_owned()], 0)),
        ("malformed", "the header has to begin with {", refusal(&safetensors("[1,2,3]  ", 0))),
        ("malformed", "this is not JSON", refusal(&safetensors(&format!("{{\"a\":{deep}"), 0))),
        ("malformed", "the JSON breaks off", refusal(&safetensors("{\"a\":", 0))),
        ("header_too_large", "at most 1048576", refusal(&safetensors(&format!("{{{}}}", " ".repeat(1 << 20)), 0))),
        ("no_layer", "no recurrent layer among a", of(&[entry("a", "F32", "[1]", "[0,4]")], 4)),
        ("missing", "weight_hh_l0 is missing", of(&[tensor("[4,1]", "[0,16]")], 16)),
    ];
    for (code, text, (got, message)) in cases {
        assert!(got == code && message.contains(text), "{code}, {text}: {got}, {message}");
    }
    let many: Vec<String> = (0..4097).map(|k| entry(&k.to_string(), "F32", "[0]", "[0,0]")).collect();
    assert_eq!(of(&many, 0).0, "too_many");
}

/// A written file with one piece of its bytes replaced by another of the same length.
fn altered(format: Format, from: &[u8], to: &[u8]) -> (&'static str, String) {
    assert_eq!(from.len(), to.len());
    let mut bytes = write(&builds("gru")[0].model(), format, DType::F32).unwrap();
    let at = bytes.windows(from.len()).position(|window| window == from).unwrap();
    bytes[at..at + to.len()].copy_from_slice(to);
    refusal(&bytes)
}

#[test]
fn an_archive_is_not_believed() {
    let of = |from: &str, to: &str| altered(Format::Npz, from.as_bytes(), to.as_bytes());
    let cases = [
        ("packed", "checksum", of("(2, 9,)", "(2, 8,)")),
        ("packed", "checksum", of("'<f4'", "'|O8'")),
        ("malformed", "no head of an entry begins here", of("PK\x01\x02\x14", "PK\x01\x03\x14")),
        ("malformed", "is not \"arr_0.npy\"", of("arr_0.npy", "arr_9.npy")),
        ("packed", "encrypted", of("PK\x01\x02\x14\0\x14\0\0", "PK\x01\x02\x14\0\x14\0\x01")),
        (
            "packed",
            "neither by deflate nor stored",
            of("PK\x01\x02\x14\0\x14\0\0\0\0", "PK\x01\x02\x14\0\x14\0\0\0\x0C"),
        ),
        ("packed", "it unpacks to less than it declares", of("PK\x01\x02\x14\0\x14\0\0\0\0", "PK\x01\x02\x14\0\x14\0\0\0\x08")),
        ("truncated", "archive without a directory", of("PK\x05\x06", "PK\x05\x07")),
    ];
    for (code, text, (got, message)) in cases {
        assert!(got == code && message.contains(text), "{code}, {text}: {got}, {message}");
    }
}

#[test]
fn options_of_onnx_that_are_not_built_are_refused_by_name() {
    let of = |from: &str, to: &str| altered(Format::Onnx, from.as_bytes(), to.as_bytes());
    let cases = [
        ("shape", "hidden_size of node GRU", of("hidden_size\x18\x03", "hidden_size\x18\x05")),
        ("unsupported", "direction", of("forward", "sideway")),
        ("missing", "the stored tensor \"W_l0\"", of("W_l0\x4A", "V_l0\x4A")),
        ("dtype", "ONNX type 7", of("\x10\x01\x42\x04W_l0", "\x10\x07\x42\x04W_l0")),
        ("duplicate", "\"R_l0\" is there twice", of("\x42\x04W_l0", "\x42\x04R_l0")),
        ("external", "W_l0", of("\x42\x04W_l0\x4A", "\x42\x04W_l0\x6A")),
    ];
    for (code, text, (got, message)) in cases {
        assert!(got == code && message.contains(text), "{code}, {text}: {got}, {message}");
    }
}

#[test]
fn the_projects_own_file_is_read_by_the_same_rules() {
    let of = |from: &str, to: &str| {
        let text = String::from_utf8(write(&builds("gru")[0].model(), Format::Json, DType::F64).unwrap()).unwrap();
        refusal(text.replacen(from, to, 1).as_bytes())
    };
    let cases = [
        ("unsupported", "gatescope-weights/2", of("weights/1", "weights/2")),
        ("unsupported", "\"grru\"", of("\"gru\"", "\"grru\"")),
        ("duplicate", "bias_ih_l0", of("bias_hh_l0", "bias_ih_l0")),
        ("size", "shape [9, 3]", of("[9, 2]", "[9, 3]")),
        ("malformed", "tensors.weight_ih_l0.data[0]", of("\"data\":[", "\"data\":[\"a\",")),
        ("missing", "\"tensors\"", of("tensors", "tensor")),
        ("missing", "weight_hh_l0", of("weight_hh_l0", "other")),
    ];
    for (code, text, (got, message)) in cases {
        assert!(got == code && message.contains(text), "{code}, {text}: {got}, {message}");
    }
}

#[test]
fn what_is_no_file_of_weights_is_refused() {
    assert_eq!(refusal(b"").0, "empty");
    assert!(refusal(b"\xFF\xD8\xFF\xE0 picture").1.contains("begins with the bytes ff d8 ff e0"));
    assert_eq!(refusal(&vec![1; (66 << 20) + 1]).0, "file_too_large");
}

/// The valid files: those of the frameworks, and one of each format.
fn valid() -> Vec<Vec<u8>> {
    let mut files: Vec<Vec<u8>> =
        Format::ALL.map(|f| write(&builds("lstm")[1].model(), f, DType::F32).unwrap()).to_vec();
    for folder in ["weights", "hostile"].map(|name| folders(name).swap_remove(0)) {
        let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files.extend(paths.filter(|p| p.extension().is_some_and(|e| e != "json")).map(|p| std::fs::read(p).unwrap()));
    }
    files
}

/// Every cut and thousands of changed bytes: an answer, never a panic.
#[test]
fn no_cut_and_no_changed_byte_makes_a_reader_panic() {
    let (mut random, mut taken, mut tried) = (SplitMix64::new(3), 0, 0);
    for file in valid() {
        for end in (0..file.len()).step_by(1 + file.len() / 1000) {
            taken += usize::from(try_all(&file[..end]).is_ok());
            tried += 1;
        }
        for _ in 0..1500 {
            let mut bytes = file.clone();
            // Heads and directories lie at both ends.
            for _ in 0..=random.below(3) {
                let near = [random.below(bytes.len()), random.below(bytes.len().min(400))][random.below(2)];
                let at = if random.below(3) == 0 { bytes.len() - 1 - near } else { near };
                bytes[at] = [random.next_u64() as u8, 0, 0xFF, bytes[at] ^ 1 << random.below(8)][random.below(4)];
            }
            taken += usize::from(try_all(&bytes).is_ok());
            tried += 1;
        }
    }
    println!("{tried} broken files, {taken} of them still taken");
    assert!(taken > 0 && taken < tried);
}
