// This project through its own interface for JavaScript (`cargo xtask js`), as anyone would use it.
import { ADAM } from '../lib/spec.js';

const NAMES = { wih: 'weight_ih', whh: 'weight_hh', bih: 'bias_ih', bhh: 'bias_hh' };
const named = (W) => Object.fromEntries(Object.entries(NAMES).map(([short, name]) => [name, W[short]]));

export function makePeer(precision, { title, note, tasks }) {
  let api;
  const meta = { title, note };
  const supports = (task) => tasks.includes(task.workload);

  async function init(env) {
    api = await import(`${env.base}gatescope/gatescope.js`);
    await api.default();
  }
  async function prepare(task, W) {
    if (task.workload !== 'W3') {
      return { task, cell: new api.Cell(task.cell, { inputSize: task.I, hiddenSize: task.H, weights: named(W), precision }) };
    }
    const weights = { ...named(W), 'head.weight': W.headW, 'head.bias': W.headB };
    return { task, trainer: new api.Trainer({ cell: task.cell, inputSize: task.I, hiddenSize: task.H, weights, lr: ADAM.lr, precision }) };
  }
  function forward(s, x) {
    const trace = s.cell.forward(x);
    const h = trace.hidden;
    trace.free();
    return h;
  }
  function grad(s, W, x, lw) {
    s.cell.setWeights(named(W));
    const trace = s.cell.forward(x);
    const gradients = trace.backward({ last: lw });
    const found = gradients.weights;
    const h = trace.hidden.subarray((s.task.T - 1) * s.task.H);
    gradients.free();
    trace.free();
    const loss = lw.reduce((sum, w, k) => sum + w * h[k], 0);
    return { loss, ...Object.fromEntries(Object.entries(NAMES).map(([short, name]) => [short, found[name]])) };
  }
  const trainStep = (s, x, y) => s.trainer.stepOn(x, y);
  const dispose = (s) => (s.cell ?? s.trainer).free();
  return { meta, supports, init, prepare, forward, grad, trainStep, dispose };
}
