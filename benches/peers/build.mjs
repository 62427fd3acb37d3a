// Builds what run.mjs serves, into target/peers: the peers' bundles, the WebAssembly files of npm's peers, the Rust peers.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import binaryen from 'binaryen';
import * as esbuild from 'esbuild';
import { built, here } from './server.mjs';

const SIMD = '-C target-feature=+simd128';
// Backpropagation through a tape recurses: more stack than usual.
const STACK = `${SIMD} -C link-arg=-zstack-size=4194304`;
const TARGET = 'wasm32-unknown-unknown';
// Flags that differ need a target folder each. Random numbers: candle's dependencies exclude a source of one's own.
const CRATES = [
  { name: 'floor', flags: SIMD },
  { name: 'burn-peer', flags: `${STACK} --cfg getrandom_backend="custom"` },
  { name: 'candle-peer', flags: `${STACK} --cfg getrandom_backend="wasm_js"` },
];
const EXPORTS = new Set(['memory', 'multiply_add', 'f32_alloc', 'f32_free', 'create', 'destroy', 'forward', 'grad', 'train_create', 'train_destroy', 'train_step']);

/** Drops what only the glue of wasm-bindgen would use, as its own command would. */
function slim(file) {
  const module = binaryen.readBinary(readFileSync(file));
  const { MutableGlobals, NontrappingFPToInt, SignExt, BulkMemory, BulkMemoryOpt, SIMD128, ReferenceTypes, Multivalue, CallIndirectOverlong } = binaryen.Features;
  module.setFeatures(MutableGlobals | NontrappingFPToInt | SignExt | BulkMemory | BulkMemoryOpt | SIMD128 | ReferenceTypes | Multivalue | CallIndirectOverlong);
  const names = Array.from({ length: module.getNumExports() }, (_, k) => binaryen.getExportInfo(module.getExportByIndex(k)).name);
  for (const name of names) if (!EXPORTS.has(name)) module.removeExport(name);
  module.runPasses(['remove-unused-module-elements']);
  writeFileSync(file, module.emitBinary());
  module.dispose();
}

for (const folder of ['peers', 'tfjs', 'ort', 'rust']) mkdirSync(join(built, folder), { recursive: true });
for (const { name, flags } of CRATES) {
  const target = join(built, 'cargo', name);
  const cargo = ['build', '--release', '--locked', '--target', TARGET, '--target-dir', target, '--package', name];
  // RUSTFLAGS, because it replaces what the repository configures for its own crates.
  execFileSync('cargo', cargo, { cwd: join(here, 'rust'), stdio: 'inherit', env: { ...process.env, RUSTFLAGS: flags } });
  const file = join(built, 'rust', `${name}.wasm`);
  cpSync(join(target, TARGET, 'release', `${name.replace('-', '_')}.wasm`), file);
  slim(file);
}

const npm = (path) => join(here, 'node_modules', path);
for (const name of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm']) {
  cpSync(npm(`@tensorflow/tfjs-backend-wasm/dist/${name}`), join(built, 'tfjs', name));
}
for (const name of ['ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.mjs']) cpSync(npm(`onnxruntime-web/dist/${name}`), join(built, 'ort', name));

await esbuild.build({
  entryPoints: readdirSync(join(here, 'peers')).filter((file) => /^[^_].*\.js$/.test(file)).map((file) => join(here, 'peers', file)),
  outdir: join(built, 'peers'),
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
});
