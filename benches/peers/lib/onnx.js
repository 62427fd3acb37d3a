// A minimal ONNX (protobuf) writer: one LSTM, GRU or RNN node. Written here, so that measuring needs no Python.
// Field numbers are those of onnx.proto3 (ModelProto, GraphProto, NodeProto, AttributeProto, TensorProto, ValueInfoProto).
import { GATES } from './spec.js';

const enc = new TextEncoder();
const concat = (parts) => {
  const n = parts.reduce((s, p) => s + p.length, 0);
  const out = new Uint8Array(n);
  let o = 0;
  for (const p of parts) {
    out.set(p, o);
    o += p.length;
  }
  return out;
};
const varint = (v) => {
  const b = [];
  let x = BigInt(v);
  do {
    let c = Number(x & 127n);
    x >>= 7n;
    if (x) c |= 128;
    b.push(c);
  } while (x);
  return Uint8Array.from(b);
};
const int = (f, v) => concat([varint(f << 3), varint(v)]);
const bytes = (f, b) => concat([varint((f << 3) | 2), varint(b.length), b]);
const str = (f, s) => bytes(f, enc.encode(s));
const msg = (f, ...parts) => bytes(f, concat(parts));

const tensor = (name, dims, data) =>
  concat([...dims.map((d) => int(1, d)), int(2, 1), str(8, name), bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength))]);
const valueInfo = (f, name, dims) =>
  msg(f, str(1, name), msg(2, msg(1, int(1, 1), msg(2, ...dims.map((d) => msg(1, int(1, d)))))));
const attrInt = (name, v) => msg(5, str(1, name), int(3, v), int(20, 2));

// our block order -> ONNX block order: LSTM i,f,g,o -> i,o,f,c ; GRU r,z,n -> z,r,h
const ORDER = { lstm: [0, 3, 1, 2], gru: [1, 0, 2], rnn: [0] };

export function onnxWeights(cell, I, H, W) {
  const pick = (w, width) => {
    const out = new Float32Array(w.length);
    const block = H * width;
    ORDER[cell].forEach((src, dst) => out.set(w.subarray(src * block, (src + 1) * block), dst * block));
    return out;
  };
  const gh = GATES[cell] * H;
  const B = new Float32Array(2 * gh);
  B.set(pick(W.bih, 1));
  B.set(pick(W.bhh, 1), gh);
  return { W: pick(W.wih, I), R: pick(W.whh, H), B };
}

/** One node; the weights are its constants. */
export function onnxModel({ cell, I, H, T }, weights) {
  const gh = GATES[cell] * H;
  const dims = { W: [1, gh, I], R: [1, gh, H], B: [1, 2 * gh] };
  const node = [str(1, 'X'), str(1, 'W'), str(1, 'R'), str(1, 'B'), str(2, 'Y'), str(4, cell.toUpperCase()), attrInt('hidden_size', H)];
  if (cell === 'gru') node.push(attrInt('linear_before_reset', 1));
  const graph = [msg(1, ...node), str(2, 'g')];
  for (const n of ['W', 'R', 'B']) graph.push(bytes(5, tensor(n, dims[n], weights[n])));
  graph.push(valueInfo(11, 'X', [T, 1, I]), valueInfo(12, 'Y', [T, 1, 1, H]));
  return concat([int(1, 8), str(2, 'gatescope-peers'), msg(7, ...graph), msg(8, int(2, 17))]);
}
