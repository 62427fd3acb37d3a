// Makes `check`, `refused` and `cell` for the tests. The last argument is WebDriver's callback.
const done = arguments[arguments.length - 1];

async function load() {
  const { default: init, Cell, Trainer } = await import("./gatescope.js");
  await init();
  Object.assign(globalThis, { Cell, Trainer });
  globalThis.cell = (kind = "lstm", more = {}) => new Cell(kind, { inputSize: 2, hiddenSize: 3, ...more });
  // What is said of something that is refused; null where it is not.
  globalThis.refused = (act) => {
    try {
      act();
      return null;
    } catch (error) {
      return error.message;
    }
  };
  globalThis.check = check;
}

// Runs a reference case; for each tensor the largest error relative to its largest number.
function check(reference, precision) {
  const { dims, options, expected, losses, tolerance } = reference;
  const tensors = Object.entries(reference.params).map(([name, tensor]) => [name.replace(/_l0$/, ""), tensor.data]);
  const kind = reference.cell === "rnn_tanh" ? "rnn" : reference.cell;
  const sizes = { inputSize: dims.I, hiddenSize: dims.H };
  const cell = new Cell(kind, { ...sizes, weights: Object.fromEntries(tensors), precision });
  const initial = { h0: reference.h0.data ?? reference.h0 };
  if (reference.c0) initial.c0 = reference.c0.data ?? reference.c0;
  const trace = cell.forward(Float64Array.from(reference.x.data), initial);
  const want = expected.f64;
  const worst = [];
  const compare = (name, got, tensor, floor) => {
    const data = tensor.data ?? tensor;
    if (got.length !== data.length) throw new Error(`${name}: ${got.length} instead of ${data.length}`);
    const most = data.reduce((most, v) => Math.max(most, Math.abs(v)), floor);
    const error = data.reduce((error, v, k) => Math.max(error, Math.abs(got[k] - v)), 0);
    const spare = floor < 1 ? (tolerance[precision].grad_atol ?? 0) : 0;
    worst.push([name, Math.max(0, error - spare) / most]);
  };
  compare("h", trace.hidden, want.forward.h, 1);
  if (want.forward.c) compare("c", trace.cell, want.forward.c, 1);
  for (const [gate, tensor] of Object.entries(want.forward.gates)) compare(gate, trace.node(gate === "a" ? "h" : gate), tensor, 1);
  const gradients = trace.backward({ last: losses.readout.w.data ?? losses.readout.w });
  const floor = precision === "f64" ? 1e-290 : 1e-30;
  compare("∂h", gradients.hidden, want.readout.dh, floor);
  if (want.readout.dc) compare("∂c", gradients.cell, want.readout.dc, floor);
  compare("∂x", gradients.inputs, want.readout.dx, floor);
  compare("∂h0", gradients.initial.h0, want.readout.dh0, floor);
  const weights = gradients.weights;
  for (const [name, tensor] of Object.entries(want.readout.dparams)) compare(`∂${name}`, weights[name.replace(/_l0$/, "")], tensor, floor);
  for (const object of [gradients, trace, cell]) object.free();
  return worst;
}

load().then(() => done(null), (error) => done(String(error)));
