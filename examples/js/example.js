// The whole interface on one page: a cell, a sequence, a gradient; then a training.
import init, { Cell, Trainer } from "./gatescope.js";

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

function learn() {
  const trainer = new Trainer({ cell: "gru", task: "adding", T: 20, hiddenSize: 16, batch: 32, lr: 0.01, seed: 1 });
  // Twenty updates at a time; the page is drawn between.
  const each = 20;
  function more() {
    const { update, loss, norm, stopped } = trainer.step(each);
    const row = document.getElementById("losses").insertRow();
    for (const text of [update, loss?.toPrecision(3) ?? "–", norm?.toPrecision(3) ?? "–"]) row.insertCell().textContent = text;
    if (stopped) throw new Error(stopped.message);
    if (update < 200) return setTimeout(more);
    const tried = trainer.evaluate({ samples: 1000 });
    document.getElementById("tried").textContent = `A thousand fresh sequences: a mean loss of ${tried.loss.toPrecision(3)}.`;
    trainer.free();
  }
  more();
}

try {
  await init();
  for (const kind of ["lstm", "rnn"]) {
    const norms = reach(kind);
    const row = document.getElementById("rows").insertRow();
    for (const text of [kind, ...[40, 20, 1].map((t) => norms[t - 1].toExponential(2))]) row.insertCell().textContent = text;
  }
  learn();
} catch (error) {
  document.getElementById("trouble").textContent = String(error);
}
