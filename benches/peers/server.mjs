// Serves the pages, what build.mjs made of the peers, and the float64 reference of every workload.
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHECK_STEPS, taskById } from './lib/spec.js';
import { DEFAULT_CONV, referenceFor } from './lib/reference.js';

export const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
export const built = join(root, 'target/peers');
/** Address → folder; the first that fits. */
const FOLDERS = { '/built/': built, '/gatescope/': join(root, 'dist-js'), '/': here };
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/** Named tensors as a file: the length of a header, the header, room up to a multiple of 8, the numbers. */
function packed(tensors) {
  let at = 0;
  const layout = Object.fromEntries(Object.entries(tensors).map(([name, { length }]) => [name, [(at += length) - length, length]]));
  const head = Buffer.from(JSON.stringify(layout));
  const start = Math.ceil((4 + head.length) / 8) * 8;
  const out = Buffer.alloc(start + at * 8);
  out.writeUInt32LE(head.length, 0);
  head.copy(out, 4);
  for (const [name, a] of Object.entries(tensors)) Buffer.from(a.buffer, a.byteOffset, a.byteLength).copy(out, start + layout[name][0] * 8);
  return out;
}

/** Computed once and kept: the large ones take minutes. */
function reference(id, conv) {
  const all = { ...DEFAULT_CONV, ...conv };
  const file = join(built, 'reference', `${id}.${all.bias}-${all.gru}-${all.lstm}.bin`);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, packed(referenceFor(taskById(id), all, CHECK_STEPS)));
  }
  return readFileSync(file);
}

function answer(url) {
  if (url.pathname.startsWith('/reference/')) return reference(url.pathname.slice(11), JSON.parse(url.searchParams.get('conv') || '{}'));
  const [prefix, folder] = Object.entries(FOLDERS).find(([prefix]) => url.pathname.startsWith(prefix));
  const path = normalize(decodeURIComponent(url.pathname.slice(prefix.length))).replace(/^([/\\]|\.\.)+/, '');
  return readFileSync(join(folder, path));
}

/** On this machine only, at any free port. */
export function serve() {
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    try {
      const body = answer(url);
      const type = TYPES[extname(url.pathname)] || 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    } catch (error) {
      response.writeHead(404).end(String(error.message));
    }
  });
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready({ server, base: `http://127.0.0.1:${server.address().port}/` })));
}
