"""Do PyTorch, ONNX Runtime and Keras load the files of a folder, and give the outputs that stand beside them?

Each framework that is not installed is named as not run.
"""

import contextlib
import glob
import io
import json
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "torch")


def installed(*names):
    try:
        return [__import__(name) for name in names]
    except ImportError as reason:
        print(f"NOT RUN: {names[0]} ({reason})")
        return None


def cases(folder, ending):
    for path in sorted(glob.glob(f"{folder}/*.{ending}")):
        with open(f"{path}.json") as text:
            yield path, json.load(text)


def compare(path, got, case, tolerance):
    got = [float(v) for v in got]
    assert len(got) == len(case["y"]), path
    worst = max(abs(a - b) for a, b in zip(got, case["y"]))
    assert worst <= tolerance, f"{path}: {worst}"
    return worst


def report(name, worst):
    print(f"{name}: {len(worst)} files, largest difference {max(worst):.1e}")


def torch_files(folder):
    modules = installed("torch", "safetensors.torch")
    if not modules:
        return
    import safetensors.torch
    import torch

    worst, programs = [], []
    for path, case in cases(folder, "safetensors"):
        kind = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "elman": torch.nn.RNN}[case["cell"]]
        sizes = dict(num_layers=case["layers"], bidirectional=case["both"])
        net = torch.nn.Module()
        net.rnn = kind(case["input"], case["hidden"], **sizes)
        state = safetensors.torch.load_file(path)
        if case["head"]:
            net.fc = torch.nn.Linear((2 if case["both"] else 1) * case["hidden"], 4)
            net.load_state_dict(state)
        else:
            net.rnn.load_state_dict(state)
        net.double()
        x = torch.tensor(case["x"], dtype=torch.float64).reshape(-1, case["input"])
        h, _ = net.rnn(x)
        y = net.fc(h) if case["head"] else h
        worst.append(compare(path, y.detach().flatten(), case, 1e-12))
        scope = run(path.replace(".safetensors", ".torch.py"))
        y = scope["fc"](scope["h"]) if case["head"] else scope["h"]
        programs.append(compare(path, y.detach().flatten(), case, 1e-12))
    torch.set_default_dtype(torch.float32)
    report(f"torch {torch.__version__}, load_state_dict", worst)
    report("torch, programs", programs)


def run(path):
    scope = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(open(path).read(), scope)
    return scope


def onnx_files(folder):
    if not installed("onnxruntime", "numpy"):
        return
    import numpy
    import onnxruntime

    worst = []
    for path, case in cases(folder, "onnx"):
        if installed_onnx := sys.modules.get("onnx"):
            installed_onnx.checker.check_model(path, full_check=True)
        session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        x = numpy.array(case["x"], dtype=numpy.float32).reshape(-1, 1, case["input"])
        (y,) = session.run(None, {"x": x})
        worst.append(compare(path, y.flatten(), case, 2e-6))
    report(f"onnxruntime {onnxruntime.__version__}", worst)


def keras_files(folder):
    if not installed("keras", "numpy"):
        return
    import keras
    import numpy

    worst = []
    for path, case in cases(folder, "npz"):
        scope = run(path.replace(".npz", ".keras.py"))
        archive = numpy.load(path)
        scope["model"].set_weights([archive[f"arr_{k}"] for k in range(len(archive.files))])
        y = scope["model"].predict(scope["x"], verbose=0)[0]
        # Keras on PyTorch rounds to f32 inside its layers, whatever floatx says.
        worst.append(compare(path, y.flatten(), case, 2e-6))
    report(f"keras {keras.__version__}, set_weights and programs", worst)


torch_files(sys.argv[1])
onnx_files(sys.argv[1])
keras_files(sys.argv[1])
