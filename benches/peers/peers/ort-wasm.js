import * as ort from 'onnxruntime-web/wasm';
import { onnxModel, onnxWeights } from '../lib/onnx.js';

export const meta = { title: 'ONNX Runtime Web, wasm', note: 'weights are constants, packed once; forward only' };
export const supports = (task) => task.workload === 'W1';

export async function init(env) {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = `${env.base}built/ort/`;
  ort.env.logLevel = 'error';
}
export async function prepare(task, W) {
  const model = onnxModel(task, onnxWeights(task.cell, task.I, task.H, W));
  const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });
  return { task, session };
}
export async function forward({ task: { I, T }, session }, x) {
  const { Y } = await session.run({ X: new ort.Tensor('float32', x, [T, 1, I]) });
  return Y.data; // [T,1,1,H]
}
export const dispose = (s) => s.session.release();
