// One page is one peer. run.mjs calls window.bench in rounds that go from page to page.
import { CHECK_STEPS, makeBatches, makeInputs, makeLossWeights, makeWeights, taskById } from '/lib/spec.js';

const params = new URLSearchParams(location.search);
const base = new URL('/', location.href).href;
let peer;
let floor;
/** What is being measured: the peer's state, and a call that never gets the same numbers twice in a row. */
let current = null;

async function load() {
  peer = await import(`/built/peers/${params.get('peer')}.js`);
  await peer.init({ base });
  floor = (await WebAssembly.instantiateStreaming(fetch('/built/rust/floor.wasm'))).instance.exports;
  return peer.meta;
}

/** Named tensors as server.mjs packs them. */
async function reference(id, conv) {
  const response = await fetch(`/reference/${id}?conv=${encodeURIComponent(JSON.stringify(conv))}`);
  if (!response.ok) throw new Error(`reference: ${await response.text()}`);
  const buffer = await response.arrayBuffer();
  const n = new DataView(buffer).getUint32(0, true);
  const layout = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, n)));
  const start = Math.ceil((4 + n) / 8) * 8;
  return Object.entries(layout).map(([name, [at, length]]) => [name, new Float64Array(buffer, start + at * 8, length)]);
}

/** The largest error, relative to the largest number of its tensor; ∞ where a tensor is missing or a number is none. */
function largestError(got, want) {
  const errors = want.map(([name, b]) => {
    const a = got[name];
    if (a?.length !== b.length) return Infinity;
    let [worst, top] = [0, 0];
    for (let k = 0; k < b.length; k++) {
      const off = Math.abs(a[k] - b[k]);
      worst = off <= worst ? worst : Number.isNaN(off) ? Infinity : off;
      top = Math.max(top, Math.abs(b[k]));
    }
    return worst / (top || 1);
  });
  return Math.max(...errors);
}

/** Two inputs that alternate, a weight that moves, or batches that follow each other. */
function calls(task, state, W) {
  let n = 0;
  if (task.workload === 'W1') {
    const x = [makeInputs(task), makeInputs(task, 100)];
    return () => peer.forward(state, x[n++ % 2]);
  }
  if (task.workload === 'W2') {
    const [x, lw] = [makeInputs(task), makeLossWeights(task)];
    return () => {
      if (n > 0) W.whh[n % W.whh.length] += 1e-6;
      n++;
      return peer.grad(state, W, x, lw);
    };
  }
  const batches = makeBatches(task);
  return () => {
    const { x, y } = batches[n++ % batches.length];
    return peer.trainStep(state, x, y);
  };
}

async function results(task, call) {
  if (task.workload === 'W1') return { h: await call() };
  if (task.workload === 'W2') {
    const found = await call();
    return { ...found, loss: [found.loss] };
  }
  const losses = [];
  for (let step = 0; step < CHECK_STEPS; step++) losses.push(await call());
  return { losses };
}

/** Makes the peer ready for a task, and compares what it computes first with the reference. */
async function prepare(id) {
  const task = taskById(id);
  const conv = peer.supports(task);
  if (!conv) return null;
  const W = makeWeights(task);
  const state = await peer.prepare(task, W);
  const call = calls(task, state, W);
  current = { state, call };
  const start = performance.now();
  const got = await results(task, call);
  const firstMs = (performance.now() - start) / (task.workload === 'W3' ? CHECK_STEPS : 1);
  return { conv, firstMs, error: largestError(got, await reference(id, conv === true ? {} : conv)) };
}

/** Calls for so long, at least one; how many. */
async function sample(ms) {
  const start = performance.now();
  let count = 0;
  do {
    const result = current.call();
    if (result instanceof Promise) await result;
    count++;
  } while (performance.now() - start < ms);
  return count;
}

async function drop() {
  if (current) await peer.dispose?.(current.state);
  current = null;
}

/** Multiplies and adds in registers for so long; how many of them. */
function multiplyAdd(ms) {
  const repetitions = 100_000;
  const start = performance.now();
  let done = 0;
  do {
    floor.multiply_add(repetitions, 0.9999, 1e-4);
    done += 96 * repetitions;
  } while (performance.now() - start < ms);
  return done;
}

window.bench = { load, prepare, sample, drop, multiplyAdd };
window.benchReady = true;
