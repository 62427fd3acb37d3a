import { makePeer } from './_rustabi.js';
export const { meta, supports, init, prepare, forward, grad, trainStep, dispose } = makePeer('burn-peer.wasm', 1, {
  title: 'burn 0.22 flex + autodiff, own cell',
  note: 'one matmul per gate block',
});
