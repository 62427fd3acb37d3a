//! Which formats are known but not read, and how does a person convert them?
//!
//! A pickle is a program, HDF5 a large library: three lines of Python turn either into arrays.

use super::ImportError;

/// What such a file is, where its first bytes say so.
pub(super) fn recognised(bytes: &[u8]) -> Option<ImportError> {
    if bytes.starts_with(b"\x89HDF\r\n\x1a\n") {
        return Some(hdf5());
    }
    if bytes.starts_with(super::npz::MAGIC) {
        return Some(ImportError::Convert {
            what: "a single numpy array",
            python: "import numpy\narrays = [...]  # all arrays of the layer, in the order of get_weights()\n\
                     numpy.savez(\"model.npz\", *arrays)",
        });
    }
    // The protocols 2 to 5 of pickle, as torch.save and pickle.dump wrote them; a safetensors header of 640 bytes begins so
    // too, but the upper half of its length is 0.
    match bytes {
        [0x80, 2..=5, ..] if bytes.get(4..8) != Some(&[0; 4]) => Some(torch()),
        _ => None,
    }
}

/// A file of `torch.save`.
pub(super) const fn torch() -> ImportError {
    ImportError::Convert {
        what: "a file of torch.save (.pt, .pth), a pickle,",
        python: "import torch, safetensors.torch\n\
                 state = torch.load(\"model.pt\", map_location=\"cpu\", weights_only=True)\n\
                 safetensors.torch.save_file({k: v.contiguous() for k, v in state.items()}, \"model.safetensors\")",
    }
}

/// A file of `model.save`.
pub(super) const fn keras() -> ImportError {
    ImportError::Convert {
        what: "a Keras model (.keras)",
        python: "import keras, numpy\nmodel = keras.models.load_model(\"model.keras\")\n\
                 numpy.savez(\"model.npz\", *model.get_weights())",
    }
}

const fn hdf5() -> ImportError {
    ImportError::Convert {
        what: "a file in HDF5 (.h5, as Keras saves models and weights)",
        python: "import keras, numpy\nmodel = keras.models.load_model(\"model.h5\")  # or build it and \
                 model.load_weights(\"model.weights.h5\")\nnumpy.savez(\"model.npz\", *model.get_weights())",
    }
}
