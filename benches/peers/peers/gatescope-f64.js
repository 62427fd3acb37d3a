import { makePeer } from './_gatescope.js';
export const { meta, supports, init, prepare, forward, grad, dispose } = makePeer('f64', {
  title: 'this project, f64',
  note: 'what the page shows: double precision, twice the bytes and half the lanes',
  tasks: ['W1', 'W2'],
});
