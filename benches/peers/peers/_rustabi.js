// The Rust peers behind rust/abi: plain C exports, numbers copied into and out of their memory.
import { GATES, ADAM } from '../lib/spec.js';

const CELL = { lstm: 0, gru: 1, rnn: 2 };

export function makePeer(file, variant, { title, note }) {
  let ex;
  const meta = { title, note };
  const supports = () => true;

  async function init(env) {
    const url = `${env.base}built/rust/${file}`;
    // only left-over glue imports of crates built without the wasm-bindgen CLI; none may ever be called
    const stub = (name) => () => {
      throw new Error(`${file}: unexpected call of import ${name}`);
    };
    const module = await WebAssembly.compileStreaming(fetch(url));
    const imports = {};
    for (const { module: m, name } of WebAssembly.Module.imports(module)) (imports[m] ??= {})[name] = stub(name);
    ex = (await WebAssembly.instantiate(module, imports)).exports;
  }

  const buf = (n) => ({ p: ex.f32_alloc(n), n });
  const put = (b, a) => new Float32Array(ex.memory.buffer, b.p, b.n).set(a);
  const get = (b) => new Float32Array(ex.memory.buffer, b.p, b.n).slice();

  async function prepare(task, W) {
    const { cell, I, H, T, B, workload } = task;
    const gh = GATES[cell] * H;
    const s = { task, gh, bufs: [] };
    const add = (name, n) => {
      s[name] = buf(n);
      s.bufs.push(s[name]);
    };
    add('wih', gh * I);
    add('whh', gh * H);
    add('bih', gh);
    add('bhh', gh);
    add('x', B * T * I);
    for (const n of ['wih', 'whh', 'bih', 'bhh']) put(s[n], W[n]);
    const w = [s.wih.p, s.whh.p, s.bih.p, s.bhh.p];
    if (workload === 'W1') {
      add('out', B * T * H);
      s.h = ex.create(CELL[cell], variant, I, H, ...w);
    } else if (workload === 'W2') {
      add('lw', H);
      add('gih', gh * I);
      add('ghh', gh * H);
      add('gbih', gh);
      add('gbhh', gh);
    } else {
      add('y', B);
      add('headW', H);
      add('headB', 1);
      put(s.headW, W.headW);
      put(s.headB, W.headB);
      s.tr = ex.train_create(CELL[cell], variant, I, H, ...w, s.headW.p, s.headB.p, ADAM.lr);
    }
    return s;
  }

  function forward(s, x) {
    put(s.x, x);
    ex.forward(s.h, s.task.B, s.task.T, s.x.p, s.out.p);
    return get(s.out);
  }
  function grad(s, W, x, lw) {
    const { cell, I, H, T } = s.task;
    for (const n of ['wih', 'whh', 'bih', 'bhh']) put(s[n], W[n]);
    put(s.x, x);
    put(s.lw, lw);
    const loss = ex.grad(CELL[cell], variant, I, H, T, s.wih.p, s.whh.p, s.bih.p, s.bhh.p, s.x.p, s.lw.p, s.gih.p, s.ghh.p, s.gbih.p, s.gbhh.p);
    return { loss, wih: get(s.gih), whh: get(s.ghh), bih: get(s.gbih), bhh: get(s.gbhh) };
  }
  function trainStep(s, x, y) {
    put(s.x, x);
    put(s.y, y);
    return ex.train_step(s.tr, s.task.B, s.task.T, s.x.p, s.y.p);
  }
  function dispose(s) {
    if (s.h) ex.destroy(s.h);
    if (s.tr) ex.train_destroy(s.tr);
    for (const b of s.bufs) ex.f32_free(b.p, b.n);
  }
  return { meta, supports, init, prepare, forward, grad, trainStep, dispose };
}
