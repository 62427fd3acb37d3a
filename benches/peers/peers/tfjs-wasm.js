import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients'; // tree-shaken away otherwise
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { makePeer } from './_tfjs.js';

export const { meta, supports, init, prepare, forward, grad, trainStep, dispose } = makePeer(tf, {
  title: 'TensorFlow.js wasm, core ops',
  note: 'XNNPACK wasm SIMD, one thread (page is not cross-origin isolated)',
  start: async (_, env) => {
    setWasmPaths(`${env.base}built/tfjs/`);
    await tf.setBackend('wasm');
    await tf.ready();
  },
});
