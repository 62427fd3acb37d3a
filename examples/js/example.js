// The whole interface in thirty lines: a cell, a sequence, a gradient.
import init, { Cell } from "./gatescope.js";

const [steps, inputSize, hiddenSize] = [40, 1, 8];

function reach(kind) {
  const cell = new Cell(kind, { inputSize, hiddenSize, seed: 7, keepBias: 3 });
  // An impulse at the first step, then nothing.
  const inputs = Float64Array.from({ length: steps * inputSize }, (_, t) => (t === 0 ? 1 : 0));
  const trace = cell.forward(inputs);
  const gradients = trace.backward({ last: new Float64Array(hiddenSize).fill(1 / Math.sqrt(hiddenSize)) });
  const norms = gradients.norms("h");
  // Everything lives in WebAssembly's memory until it is freed.
  for (const object of [gradients, trace, cell]) object.free();
  return norms;
}

try {
  await init();
  for (const kind of ["lstm", "rnn"]) {
    const norms = reach(kind);
    const row = document.getElementById("rows").insertRow();
    for (const text of [kind, ...[40, 20, 1].map((t) => norms[t - 1].toExponential(2))]) row.insertCell().textContent = text;
  }
} catch (error) {
  document.getElementById("trouble").textContent = String(error);
}
