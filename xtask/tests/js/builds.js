// Makes `builds()` for the tests: what each build of the module says it is, and a digest of all that it computes.
const path = "./gatescope.js";

// Every number of these arrays, to the last bit.
async function digest(arrays) {
  const bytes = await new Blob(arrays).arrayBuffer();
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return `${bytes.byteLength}: ${[...new Uint8Array(hash)].join(" ")}`;
}

// All values and derivatives of every cell, then a training's weights, in both number formats.
function everything({ Cell, Trainer, cells }) {
  const arrays = [];
  const inputs = Float64Array.from({ length: 90 * 3 }, (_, k) => Math.fround(Math.sin(k * k)));
  for (const precision of ["f64", "f32"]) {
    for (const kind of cells()) {
      const cell = new Cell(kind, { inputSize: 3, hiddenSize: 21, seed: 5, precision });
      const trace = cell.forward(inputs);
      const gradients = trace.backward({ last: new Float64Array(21).fill(0.125) });
      for (const { symbol } of cell.nodes) arrays.push(trace.node(symbol), gradients.node(symbol));
      arrays.push(gradients.inputs, ...Object.values(gradients.weights));
    }
    const trainer = new Trainer({ cell: "lstm", task: "adding", T: 40, hiddenSize: 21, batch: 19, lr: 0.01, seed: 1, precision });
    arrays.push(trainer.step(12).losses, ...Object.values(trainer.weights));
  }
  return arrays;
}

globalThis.builds = async () => {
  const simd = await import(path);
  await simd.default();
  // A module of its own, in a browser that knows no SIMD.
  const validate = WebAssembly.validate;
  WebAssembly.validate = () => false;
  const scalar = await import(`${path}?scalar`);
  await scalar.default();
  WebAssembly.validate = validate;
  return Promise.all([simd, scalar].map(async (module) => [module.build(), await digest(everything(module))]));
};
