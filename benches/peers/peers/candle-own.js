import { makePeer } from './_rustabi.js';
export const { meta, supports, init, prepare, forward, grad, trainStep, dispose } = makePeer('candle-peer.wasm', 1, {
  title: 'candle 0.11, own cell',
  note: 'forward hoists the input projection',
});
