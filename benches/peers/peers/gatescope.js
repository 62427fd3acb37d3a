import { makePeer } from './_gatescope.js';
export const { meta, supports, init, prepare, forward, grad, trainStep, dispose } = makePeer('f32', {
  title: 'this project, f32',
  note: 'every value of every node is kept',
  tasks: ['W1', 'W2', 'W3'],
});
