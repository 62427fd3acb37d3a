// Makes `trainer`, `train`, `otherwise` and `bits` for the tests of training.
const OWN = { cell: "lstm", inputSize: 2, hiddenSize: 3, precision: "f64", lr: 0.01 };
globalThis.trainer = (more = {}) => new Trainer({ cell: "lstm", task: "adding", T: 12, batch: 4, hiddenSize: 3, ...more });
globalThis.own = (more = {}) => new Trainer({ ...OWN, ...more });
globalThis.bits = (weights) => JSON.stringify(Object.entries(weights).map(([name, data]) => [name, ...data]));

// Losses and gradient norms of so many updates, one by one.
globalThis.train = (options, updates) => {
  const trainer = new Trainer(options);
  const told = Array.from({ length: updates }, () => trainer.step());
  trainer.free();
  return [told.map((it) => it.loss), told.map((it) => it.norm)];
};

// Updates with batches of one's own, each sequence through the cell by itself and Adam written out here: the largest
// differences in losses and weights.
globalThis.otherwise = (cell, updates) => {
  const [rows, steps, input] = [5, 7, 2];
  const trainer = own({ cell });
  const weights = Object.fromEntries(Object.entries(trainer.weights).map(([name, data]) => [name, Float64Array.from(data)]));
  const moments = Object.fromEntries(Object.entries(weights).map(([name, data]) => [name, [...data].map(() => [0, 0])]));
  let worst = [0, 0];
  for (let update = 1; update <= updates; update += 1) {
    const x = Float64Array.from({ length: rows * steps * input }, (_, k) => Math.sin(3 * k + update));
    const y = Float64Array.from({ length: rows }, (_, row) => Math.cos(row * update));
    const [loss, gradient] = byHand(cell, weights, x, y, steps * input);
    const change = (it, name) => {
      for (let k = 0; k < it.length; k += 1) {
        const [m, v] = moments[name][k];
        const g = gradient[name][k];
        moments[name][k] = [0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g];
        const [mean, square] = [moments[name][k][0] / (1 - 0.9 ** update), moments[name][k][1] / (1 - 0.999 ** update)];
        it[k] -= (OWN.lr * mean) / (Math.sqrt(square) + 1e-8);
      }
    };
    for (const [name, data] of Object.entries(weights)) change(data, name);
    worst[0] = Math.max(worst[0], Math.abs(trainer.stepOn(x, y) - loss));
  }
  for (const [name, data] of Object.entries(trainer.weights)) {
    if (data.length !== weights[name].length) throw new Error(`${name}: ${data.length}`);
    data.forEach((v, k) => (worst[1] = Math.max(worst[1], Math.abs(v - weights[name][k]))));
  }
  return [...worst, trainer.updates];
};

function byHand(kind, weights, x, y, each) {
  const { "head.weight": v, "head.bias": d, ...own } = weights;
  const cell = new Cell(kind, { inputSize: OWN.inputSize, hiddenSize: OWN.hiddenSize, weights: own });
  const gradient = Object.fromEntries(Object.entries(weights).map(([name, data]) => [name, new Float64Array(data.length)]));
  const add = (name, data) => data.forEach((g, k) => (gradient[name][k] += g));
  let loss = 0;
  y.forEach((wanted, row) => {
    const trace = cell.forward(x.slice(row * each, (row + 1) * each));
    const h = trace.hidden.slice(-OWN.hiddenSize);
    const error = h.reduce((sum, h, k) => sum + v[k] * h, d[0]) - wanted;
    loss += error ** 2 / y.length;
    const pull = (2 * error) / y.length;
    const back = trace.backward({ last: v.map((v) => pull * v) });
    for (const [name, data] of Object.entries(back.weights)) add(name, data);
    add("head.weight", h.map((h) => pull * h));
    add("head.bias", [pull]);
  });
  return [loss, gradient];
}
