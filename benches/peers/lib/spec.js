// Workloads, data and how much work they are: one definition for the pages, the runner and every peer.
//
// Canonical weights are PyTorch's: w_ih [G*H, I], w_hh [G*H, H], b_ih [G*H], b_hh [G*H], row-major,
// gate order i,f,g,o (LSTM) and r,z,n (GRU, reset gate applied AFTER the recurrent matmul):
//   n = tanh(W_in x + b_in + r * (W_hn h + b_hn)),  h' = (1 - z) * n + z * h.

export const GATES = { lstm: 4, gru: 3, rnn: 1 };
export const CELLS = ['lstm', 'gru', 'rnn'];

export const SIZES = {
  S: { I: 16, H: 64, T: 200 },
  M: { I: 16, H: 128, T: 500 },
  L: { I: 32, H: 256, T: 1000 },
};
export const TRAIN = {
  H64: { I: 2, H: 64, T: 100, B: 32 },
  H128: { I: 2, H: 128, T: 100, B: 32 },
};
export const ADAM = { lr: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8 };
export const TRAIN_BATCHES = 8; // distinct batches, cycled
export const CHECK_STEPS = 4; // training steps compared with the reference

export function allTasks() {
  const out = [];
  for (const w of ['W1', 'W2']) {
    for (const s of Object.keys(SIZES)) {
      for (const cell of CELLS) out.push({ id: `${w}-${cell}-${s}`, workload: w, cell, size: s, B: 1, ...SIZES[s] });
    }
  }
  for (const s of Object.keys(TRAIN)) {
    for (const cell of CELLS) out.push({ id: `W3-${cell}-${s}`, workload: 'W3', cell, size: s, ...TRAIN[s] });
  }
  return out;
}
export const taskById = (id) => allTasks().find((t) => t.id === id);

/** matmul FLOPs of one call (multiply and add count one each; gate non-linearities are not counted) */
export function flops({ workload, cell, I, H, T, B }) {
  const G = GATES[cell];
  const forward = 2 * G * H * (I + H) * T * B;
  if (workload === 'W1') return forward;
  const dh = 2 * G * H * H * T * B; // W_hh^T . dgates (no gradient wrt x is asked for)
  const dW = 2 * G * H * (I + H) * T * B;
  const core = forward + dh + dW;
  return workload === 'W2' ? core : core + 6 * H * B;
}
export function rng(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
function uniform(n, r, lo, hi) {
  const v = new Float32Array(n);
  for (let k = 0; k < n; k++) v[k] = lo + (hi - lo) * r();
  return v;
}

/** U(-1/sqrt(H), 1/sqrt(H)) as torch.nn.LSTM/GRU/RNN */
export function makeWeights({ cell, I, H }) {
  const G = GATES[cell];
  const r = rng(1234 + G * 7 + I * 131 + H * 17);
  const k = 1 / Math.sqrt(H);
  return {
    wih: uniform(G * H * I, r, -k, k),
    whh: uniform(G * H * H, r, -k, k),
    bih: uniform(G * H, r, -k, k),
    bhh: uniform(G * H, r, -k, k),
    headW: uniform(H, r, -k, k),
    headB: uniform(1, r, -k, k),
  };
}
export const makeInputs = ({ I, T, B }, seed = 99) => uniform(B * T * I, rng(seed), -1, 1);
export const makeLossWeights = ({ H }) => uniform(H, rng(7), -1, 1);

/** adding problem: x[b,t] = (value, marker), y[b] = sum of the two marked values */
export function makeBatches({ I, T, B }, n = TRAIN_BATCHES) {
  const r = rng(4242);
  const out = [];
  for (let k = 0; k < n; k++) {
    const x = new Float32Array(B * T * I);
    const y = new Float32Array(B);
    for (let b = 0; b < B; b++) {
      const half = T >> 1;
      const marks = [Math.floor(r() * half), half + Math.floor(r() * (T - half))];
      for (let t = 0; t < T; t++) {
        const v = r();
        x[(b * T + t) * I] = v;
        if (marks.includes(t)) {
          x[(b * T + t) * I + 1] = 1;
          y[b] += v;
        }
      }
    }
    out.push({ x, y });
  }
  return out;
}
