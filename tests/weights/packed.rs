//! Are arrays read in every order that numpy writes, and archives that unpack to more than they say refused?

use super::likeliest;
use gatescope::cell::Tensor;
use gatescope::weights::files::{Mapping, read};
use miniz_oxide::deflate::compress_to_vec;

/// One deflated entry: its name, what it holds, the size that it declares.
type Entry = (&'static str, Vec<u8>, usize);

fn archive(entries: &[Entry]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes, size) in entries {
        let (begins, packed) = (file.len() as u32, compress_to_vec(bytes, 9));
        let mut head = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
        head.extend(crc32fast::hash(bytes).to_le_bytes());
        head.extend((packed.len() as u32).to_le_bytes());
        head.extend((*size as u32).to_le_bytes());
        head.extend((name.len() as u32).to_le_bytes());
        file.extend([b"PK\x03\x04", head.as_slice(), name.as_bytes(), &packed].concat());
        directory
            .extend([b"PK\x01\x02\x14\0", head.as_slice(), &[0; 10], &begins.to_le_bytes(), name.as_bytes()].concat());
    }
    let (begins, count) = (file.len() as u32, (entries.len() as u16).to_le_bytes());
    let sizes = [(directory.len() as u32).to_le_bytes(), begins.to_le_bytes()].concat();
    [file, directory, b"PK\x05\x06\0\0\0\0".to_vec(), [count, count].concat(), sizes, vec![0; 2]].concat()
}

fn npy(header: &str, numbers: &[u8]) -> Vec<u8> {
    [b"\x93NUMPY\x01\0", (header.len() as u16).to_le_bytes().as_slice(), header.as_bytes(), numbers].concat()
}

fn whole(name: &'static str, header: &str, numbers: &[u8]) -> Entry {
    let bytes = npy(header, numbers);
    let size = bytes.len();
    (name, bytes, size)
}

fn code(entries: &[Entry]) -> &'static str {
    let bytes = archive(entries);
    read(&bytes).and_then(|file| Mapping::new(&file).map(|_| ())).unwrap_err().code()
}

#[test]
fn arrays_of_any_order_and_width_are_read() {
    // Column by column, largest byte first: the kernel [2, 4] of an LSTM with I = 2, H = 1.
    let by_column = [1.0, 5.0, 2.0, 6.0, 3.0, 7.0, 4.0, 8.0_f64];
    let kernel: Vec<u8> = by_column.iter().flat_map(|v| v.to_be_bytes()).collect();
    let recurrent: Vec<u8> =
        [0.5, 0.25, -1.0, 2.0].iter().flat_map(|&v| half::f16::from_f64(v).to_le_bytes()).collect();
    let bias: Vec<u8> = [1.0, 0.0, 0.0, -1.0_f32].iter().flat_map(|v| v.to_le_bytes()).collect();
    let (_, model) = likeliest(&archive(&[
        whole("arr_0.npy", "{'descr': '>f8', 'fortran_order': True, 'shape': (2, 4), }", &kernel),
        whole("arr_2.npy", "{'shape': (4L,), 'descr': \"<f4\", 'fortran_order': False}\n", &bias),
        whole("arr_1.npy", "{'descr': '<f2', 'fortran_order': False, 'shape': (1, 4)}", &recurrent),
    ]));
    let params = &model.layers[0].directions[0].params;
    assert_eq!(params.tensor(Tensor::WeightIh), [1.0, 5.0, 2.0, 6.0, 3.0, 7.0, 4.0, 8.0]);
    assert_eq!(params.tensor(Tensor::WeightHh), [0.5, 0.25, -1.0, 2.0]);
    assert_eq!(params.tensor(Tensor::BiasIh), [1.0, 0.0, 0.0, -1.0]);
}

#[test]
fn entries_that_lie_about_their_size_are_refused() {
    let zeros = || npy("{'descr': '<f4', 'fortran_order': False, 'shape': (9999,)}", &[0; 4 * 9999]);
    assert_eq!(code(&[("a.npy", zeros(), 500)]), "bomb");
    assert_eq!(code(&[("a.npy", zeros(), 100_000)]), "packed");
    assert_eq!(code(&[("a.npy", zeros(), 1 << 30)]), "data_too_large");
    let half: fn(&'static str) -> Entry = |name| (name, Vec::new(), 40 << 20);
    assert_eq!(code(&[half("a.npy"), half("b.npy")]), "data_too_large");
    assert_eq!(code(&[("a.npy", zeros(), 1), ("a.npy", zeros(), 1)]), "duplicate");
}

#[test]
fn headers_of_arrays_are_not_believed() {
    let of = |header: &str| code(&[whole("a.npy", header, &[0; 8])]);
    assert_eq!(of("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}"), "pickle");
    assert_eq!(of("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,)}"), "dtype");
    assert_eq!(of("{'descr': '<f4', 'fortran_order': False, 'shape': (3,)}"), "size");
    assert_eq!(of("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}"), "malformed");
    assert_eq!(of("{'descr': '<f4', 'fortran_order': False}"), "malformed");
    assert_eq!(of("{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (2,)}"), "duplicate");
    assert_eq!(of("{'descr': '<f4', 'fortran_order': 1, 'shape': (2,)}"), "malformed");
    assert_eq!(of("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'code': 1}"), "malformed");
    assert_eq!(of("__import__('os')"), "malformed");
    assert_eq!(of("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296, 4294967296)}"), "size");
}
