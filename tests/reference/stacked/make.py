"""Makes the reference cases of layers and directions: cells written out in torch with autograd in f64.

    pip install torch numpy onnx onnxruntime
    python tests/reference/stacked/make.py

Each case is asserted against torch.nn (output, final states, gradients of every parameter); what is stored as ONNX stores
it is asserted against ONNX Runtime in f32. The files have the schema "rnn-refcase/1" with these additions:

- `h0`, `c0` are [L·D, H] as in PyTorch; `losses.readout.w` is [D·H] and looks at PyTorch's `output[-1]`, in `rnn_layers_both`
  at the last step that each cell itself makes, as Keras does. `losses.mse.targets` is [T, D·H].
- `forward.h` and `dh` are the top layer's, [T, D·H]; `forward.h_n`, `c_n`, `dh0`, `dc0` are [L·D, H].
- `forward.l0`, `forward.l1_reverse` … have a cell's values; so have the losses. Row t belongs to the step that reads x[t].
- `dx_l1` is dL/d(what layer 1 reads).
"""

import json
import pathlib

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
GATES = {"lstm": "ifgo", "gru": "rzn", "rnn_tanh": "a"}
MODULE = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn_tanh": torch.nn.RNN}
ONNX_ORDER = {"lstm": "iofg", "gru": "zrn", "rnn_tanh": "a"}


def cell_step(kind, w, x, h, c):
    """One step; every value by name. `w` has weight_ih, weight_hh and, with biases, bias_ih, bias_hh."""
    hidden = h.shape[0]
    zero = torch.zeros(w["weight_ih"].shape[0])
    ix = w["weight_ih"] @ x + w.get("bias_ih", zero)
    hx = w["weight_hh"] @ h + w.get("bias_hh", zero)
    row = lambda v, k: v[k * hidden : (k + 1) * hidden]
    v = {}
    if kind == "lstm":
        for k, g in enumerate("ifgo"):
            v["pre." + g] = row(ix, k) + row(hx, k)
            v["gates." + g] = torch.tanh(v["pre." + g]) if g == "g" else torch.sigmoid(v["pre." + g])
        v["c"] = v["gates.f"] * c + v["gates.i"] * v["gates.g"]
        v["tanh_c"] = torch.tanh(v["c"])
        v["h"] = v["gates.o"] * v["tanh_c"]
    elif kind == "gru":
        for k, g in enumerate("rz"):
            v["pre." + g] = row(ix, k) + row(hx, k)
            v["gates." + g] = torch.sigmoid(v["pre." + g])
        v["q"] = row(hx, 2)
        v["pre.n"] = row(ix, 2) + v["gates.r"] * v["q"]
        v["gates.n"] = torch.tanh(v["pre.n"])
        v["h"] = (1 - v["gates.z"]) * v["gates.n"] + v["gates.z"] * h
    else:
        v["pre.a"] = ix + hx
        v["gates.a"] = torch.tanh(v["pre.a"])
        v["h"] = v["gates.a"] * 1.0
    return v


def places(layers, both):
    return [f"l{k}{end}" for k in range(layers) for end in (["", "_reverse"] if both else [""])]


def forward(kind, layers, both, params, x, h0, c0):
    """Output [T, D·H], what each layer reads, and per cell a list over input time of the values of each step."""
    reads, cells = [x], {}
    for layer in range(layers):
        outs = []
        for d, end in enumerate(["", "_reverse"] if both else [""]):
            place = f"l{layer}{end}"
            w = {n[: -len(place) - 1]: p for n, p in params.items() if n.endswith("_" + place)}
            k = layer * (1 + both) + d
            h, c = h0[k], c0[k] if c0 is not None else None
            values = [None] * len(x)
            for t in reversed(range(len(x))) if end else range(len(x)):
                values[t] = cell_step(kind, w, reads[-1][t], h, c)
                h, c = values[t]["h"], values[t].get("c")
                for v in values[t].values():
                    v.retain_grad()
            cells[place] = values
            outs.append(torch.stack([v["h"] for v in values]))
        reads.append(torch.cat(outs, dim=1))
        reads[-1].retain_grad()
    return reads.pop(), reads, cells


def tensor(t):
    t = torch.as_tensor(t).detach()
    return {"shape": list(t.shape), "data": [float(v) for v in t.flatten()]}


def nested(flat):
    """{"gates.i": …} as {"gates": {"i": …}}."""
    out = {}
    for name, value in flat.items():
        *above, last = name.split(".")
        place = out
        for key in above:
            place = place.setdefault(key, {})
        place[last] = value
    return out


def dyadic(rng, *shape, scale=1.0):
    """Numbers that f32 holds exactly."""
    return torch.tensor(np.float32(rng.uniform(-scale, scale, shape)).astype(np.float64))


def ends(cells, name):
    last = lambda place, values: values[0 if place.endswith("_reverse") else -1][name]
    return torch.stack([last(place, values) for place, values in cells.items()])


class Case:
    def __init__(self, kind, layers, both, bias, dims, seed, own_last=False):
        self.kind, self.layers, self.both, self.bias, self.dims = kind, layers, both, bias, dims
        self.own_last = own_last
        steps, inputs, hidden = dims
        rng = np.random.default_rng(seed)
        self.module = MODULE[kind](inputs, hidden, layers, bias=bias, bidirectional=both)
        self.params = {n: dyadic(rng, *p.shape, scale=0.8) for n, p in self.module.named_parameters()}
        n, width = layers * (1 + both), hidden * (1 + both)
        self.x, self.h0 = dyadic(rng, steps, inputs), dyadic(rng, n, hidden, scale=0.5)
        self.c0 = dyadic(rng, n, hidden, scale=0.5) if kind == "lstm" else None
        self.w, self.targets = dyadic(rng, width), dyadic(rng, steps, width)

    def run(self, loss, params=None):
        """Every value and every derivative of a loss."""
        leaf = lambda t: t.clone().requires_grad_()
        params = {n: leaf(p) for n, p in (params or self.params).items()}
        x, h0, c0 = leaf(self.x), leaf(self.h0), leaf(self.c0) if self.c0 is not None else None
        out, reads, cells = forward(self.kind, self.layers, self.both, params, x, h0, c0)
        value = self.readout(out) if loss == "readout" else ((out - self.targets) ** 2).mean()
        value.backward()
        return dict(params=params, x=x, h0=h0, c0=c0, out=out, reads=reads, cells=cells, loss=value)

    def readout(self, out):
        hidden = self.dims[2]
        last = torch.cat([out[-1, :hidden], out[0, hidden:]]) if self.own_last else out[-1]
        return last @ self.w

    def check(self, loss, run):
        """torch.nn gives the same output, loss and gradients."""
        with torch.no_grad():
            for n, p in self.module.named_parameters():
                p.copy_(self.params[n])
                p.grad = None
        state = (self.h0, self.c0) if self.kind == "lstm" else self.h0
        out, final = self.module(self.x, state)
        assert (out - run["out"]).abs().max() < 1e-14
        h_n = final[0] if self.kind == "lstm" else final
        assert (h_n - ends(run["cells"], "h")).abs().max() < 1e-14
        value = self.readout(out) if loss == "readout" else torch.nn.functional.mse_loss(out, self.targets)
        value.backward()
        for n, p in self.module.named_parameters():
            assert (p.grad - run["params"][n].grad).abs().max() < 1e-14, n

    def pull(self, loss):
        run = self.run(loss)
        self.check(loss, run)
        grad = lambda name, values: tensor(torch.stack([v[name].grad for v in values]))
        # The last step of a reverse cell below the top may be read by nothing at all.
        for values in run["cells"].values():
            for v in values:
                for t in v.values():
                    t.grad = torch.zeros_like(t) if t.grad is None else t.grad
        top = [values for place, values in run["cells"].items() if place.startswith(f"l{self.layers - 1}")]
        grads = {n: p.grad for n, p in run["params"].items()}
        want = {"loss": run["loss"].item()}
        want["dh"] = tensor(torch.cat([torch.stack([v["h"].grad for v in values]) for values in top], dim=1))
        for place, values in run["cells"].items():
            names = ["h"] + ["c"] * (self.kind == "lstm") + ["pre." + g for g in GATES[self.kind]]
            want[place] = nested({"d" + name: grad(name, values) for name in names})
        for k, read in enumerate(run["reads"]):
            want["dx" if k == 0 else f"dx_l{k}"] = tensor(read.grad)
        want["dh0"] = tensor(run["h0"].grad)
        if self.c0 is not None:
            want["dc0"] = tensor(run["c0"].grad)
        want["dparams"] = {n: tensor(g) for n, g in self.stored(grads).items()}
        want["global_grad_norm"] = float(sum((g**2).sum() for g in grads.values()).sqrt())
        return want

    def stored(self, params):
        return params

    def values(self):
        run = self.run("mse")
        want = {"h": tensor(run["out"]), "h_n": tensor(ends(run["cells"], "h"))}
        if self.kind == "lstm":
            want["c_n"] = tensor(ends(run["cells"], "c"))
        for place, values in run["cells"].items():
            want[place] = nested({n: tensor(torch.stack([v[n] for v in values])) for n in values[0]})
        return want

    def training(self, config):
        made = {"adam": lambda p: torch.optim.Adam(p, lr=config["adam"]["lr"]), "sgd": lambda p: torch.optim.SGD(p, lr=config["sgd"]["lr"])}
        want = {}
        for name, make in made.items():
            params = {n: p.clone() for n, p in self.params.items()}
            optimiser = make(list(params.values()))
            losses, norms = [], []
            for _ in range(config["steps"]):
                run = self.run("mse", params)
                losses.append(run["loss"].item())
                for n, p in params.items():
                    p.grad = run["params"][n].grad.clone()
                norms.append(torch.nn.utils.clip_grad_norm_(list(params.values()), config["clip_global_norm"]).item())
                optimiser.step()
            losses.append(self.run("mse", params)["loss"].item())
            after = {n: tensor(p) for n, p in params.items()}
            want[name] = {"losses": losses, "grad_norms": norms, "params_after": after}
        return want

    def file(self, name, description):
        steps, inputs, hidden = self.dims
        config = {"loss": "mse", "steps": 3, "clip_global_norm": 0.25, "adam": {"lr": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}, "sgd": {"lr": 0.1}}
        trained = not isinstance(self, OnnxCase)
        return {
            "schema": "rnn-refcase/1",
            "id": name,
            "description": description,
            "tags": [],
            "cell": self.kind,
            "convention": "pytorch" if trained else "onnx",
            "options": {"bias": self.bias, "linear_before_reset": None if trained else 1, "num_layers": self.layers, "bidirectional": self.both},
            "dims": {"T": steps, "I": inputs, "H": hidden},
            "gates": list(GATES[self.kind]),
            "stored_gate_order": list(GATES[self.kind] if trained else ONNX_ORDER[self.kind]),
            "params": {n: tensor(p) for n, p in self.stored(self.params).items()},
            "x": tensor(self.x),
            "h0": tensor(self.h0),
            "c0": tensor(self.c0) if self.c0 is not None else None,
            "losses": {"readout": {"w": tensor(self.w)}, "mse": {"targets": tensor(self.targets)}},
            "training_config": config if trained else None,
            "expected": {"f64": {
                "forward": self.values(),
                "readout": self.pull("readout"),
                "mse": self.pull("mse"),
                "training": self.training(config) if trained else None,
            }},
            "tolerance": {
                "f64": {"forward": 1e-12, "grad": 1e-10, "grad_atol": 1e-300, "training": 1e-9},
                "f32": {"forward": 1e-5, "grad": 1e-4, "grad_atol": 1e-30, "training": 1e-4},
            },
            "checked_against": f"torch.nn {torch.__version__} f64" + ("" if trained else "; ONNX Runtime f32"),
        }


class OnnxCase(Case):
    """The same numbers as ONNX stores them: both directions in one tensor, [2, ..]."""

    def stored(self, params):
        order = [GATES[self.kind].index(g) for g in ONNX_ORDER[self.kind]]
        reorder = lambda t: torch.cat([t.chunk(len(order))[k] for k in order])
        both = lambda *names: torch.stack([torch.cat([reorder(params[n + e]) for n in names]) for e in ("_l0", "_l0_reverse")])
        return {"W": both("weight_ih"), "R": both("weight_hh"), "B": both("bias_ih", "bias_hh")}

    def check(self, loss, run):
        super().check(loss, run)
        import onnxruntime
        from onnx import TensorProto, helper

        names = ["X", "W", "R", "B", "", "h0"] + ["c0"] * (self.kind == "lstm")
        extra = {"linear_before_reset": 1} if self.kind == "gru" else {}
        node = helper.make_node(self.kind.upper(), names, ["Y"], hidden_size=self.dims[2], direction="bidirectional", **extra)
        state = {"h0": self.h0} | ({"c0": self.c0} if self.c0 is not None else {})
        feed = {"X": self.x, **self.stored(self.params), **state}
        feed = {n: t.numpy().astype(np.float32) for n, t in feed.items()}
        for n in ["X", *state]:
            feed[n] = feed[n][:, None, :]
        value = lambda n, shape: helper.make_tensor_value_info(n, TensorProto.FLOAT, shape)
        graph = helper.make_graph([node], "g", [value(n, list(t.shape)) for n, t in feed.items()], [value("Y", None)])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
        (y,) = onnxruntime.InferenceSession(model.SerializeToString()).run(None, feed)
        got = np.concatenate([y[:, 0, 0], y[:, 1, 0]], axis=1)
        assert np.abs(got - run["out"].detach().numpy()).max() < 1e-6


CASES = {
    "lstm_layers": (Case("lstm", 2, False, True, (6, 3, 4), 1), "two layers"),
    "gru_both": (Case("gru", 1, True, True, (5, 2, 3), 2), "both directions"),
    "rnn_layers_both": (Case("rnn_tanh", 2, True, True, (6, 2, 3), 3, own_last=True), "two layers, both directions; the readout looks at each cell's own last step"),
    "lstm_layers_both_nobias": (Case("lstm", 2, True, False, (5, 3, 2), 4), "two layers, both directions, no biases"),
    "lstm_onnx_both": (OnnxCase("lstm", 1, True, True, (4, 2, 3), 5), "both directions in one tensor"),
}

if __name__ == "__main__":
    folder = pathlib.Path(__file__).parent
    for name, (case, description) in CASES.items():
        text = json.dumps(case.file(name, description), separators=(",", ":"))
        (folder / f"{name}.json").write_text(text + "\n")
        print(name, len(text))
