import { makePeer } from './_rustabi.js';
export const { meta, supports, init, prepare, forward, grad, trainStep, dispose } = makePeer('candle-peer.wasm', 0, {
  title: 'candle 0.11, candle_nn',
  note: 'wasm simd128 gemm; stock LSTM/GRU (RNN is a two-line cell)',
});
