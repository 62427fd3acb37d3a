import { makePeer } from './_rustabi.js';
export const { meta, supports, init, prepare, forward, grad, trainStep, dispose } = makePeer('burn-peer.wasm', 0, {
  title: 'burn 0.22 flex + autodiff, burn::nn',
  note: 'wasm simd128; stock Lstm/Gru/Rnn modules',
});
