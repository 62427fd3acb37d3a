// What run.mjs measured, as Markdown. Alone: node report.mjs target/peers/peers.json
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const WORKLOADS = {
  W1: 'W1: forward, one sequence, every h_t handed back',
  W2: 'W2: weights in, forward, backpropagation through time, every weight’s gradient out',
  W3: 'W3: one training step, 32 sequences of 100 steps, Adam',
};
const CELLS = { lstm: 'LSTM', gru: 'GRU', rnn: 'tanh RNN' };

const short = (n, digits = 3) => (Number.isFinite(n) ? (n >= 1000 ? Math.round(n).toString() : n.toPrecision(digits)) : '–');
const percent = (share) => (Number.isFinite(share) ? Math.round(100 * share).toString() : '–');

function cells(record) {
  if (!record) return '– | – | –';
  if (record.failed) return 'fails | – | –';
  return `${short(record.ms)} | ${short(record.ratio)} | ${percent(record.share)}`;
}

/** Whether what it computed is what the reference did, and for which cell where its own is another. */
function verdict(records, cell) {
  const errors = records.map((record) => record?.error).filter((error) => error !== undefined);
  if (!errors.length) return '–';
  const { bias, gru, lstm } = records.find((record) => record?.conv)?.conv ?? {};
  const other = [bias === 'single' && 'one bias', cell === 'gru' && gru === 'before' && 'reset before', cell === 'lstm' && lstm === 'h-as-c' && 'no cell state'];
  const said = records.every((record) => !record || record.failed || record.agrees) ? 'yes' : '**no**';
  const worst = Math.max(...errors);
  return [Number.isFinite(worst) ? `${said}, ${worst.toExponential(0)}` : said, ...other.filter(Boolean)].join('; ');
}

function table(tasks) {
  const [{ workload, cell }] = tasks;
  const heads = tasks.map(({ size, I, H, T, B }) => `${size} (I ${I}, H ${H}, T ${T}${B > 1 ? `, B ${B}` : ''}): ms | ratio | % rate`);
  const order = (peer) => tasks.reduce((sum, task) => sum + Math.log(task.peers[peer]?.ratio ?? 1e3), 0);
  const peers = [...new Set(tasks.flatMap((task) => Object.keys(task.peers)))].sort((a, b) => order(a) - order(b));
  const rows = peers.map((peer) => {
    const records = tasks.map((task) => task.peers[peer]);
    return `| ${peer} | ${records.map(cells).join(' | ')} | ${verdict(records, cell)} |`;
  });
  const fails = tasks.flatMap(({ size, peers }) => Object.entries(peers).filter(([, { failed }]) => failed).map(([peer, { failed }]) => `${peer} fails at ${size}: ${failed}.`));
  return [
    `### ${WORKLOADS[workload]}: ${CELLS[cell]}`, '',
    `| peer | ${heads.join(' | ')} | as the reference |`,
    `|---|${tasks.map(() => '--:|--:|--:|').join('')}---|`,
    ...rows, '', ...fails.flatMap((fail) => [fail, '']),
  ];
}

export function markdown({ date, cpu, cores, browser, rounds, versions, metas, tasks }) {
  const loads = tasks.map(({ load }) => load);
  const rates = tasks.flatMap((task) => task.rates);
  const groups = ['W1', 'W2', 'W3'].flatMap((workload) => Object.keys(CELLS).map((cell) => tasks.filter((task) => task.workload === workload && task.cell === cell)));
  return [
    `${cpu}, ${cores} cores, Chromium ${browser}, ${date}; ${rounds} interleaved rounds, load ${short(Math.min(...loads), 2)} to ${short(Math.max(...loads), 2)}.`,
    rates.length ? `128-bit multiplications and additions in registers: ${short(rates.sort((a, b) => a - b)[rates.length >> 1])} GFLOP/s (median).` : '',
    '',
    ...groups.filter(({ length }) => length).flatMap(table),
    '### Peers', '', '| peer | what | note |', '|---|---|---|',
    ...Object.entries(metas).map(([peer, { title, note }]) => `| ${peer} | ${title} | ${note} |`), '',
    Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(', ') + '.', '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(markdown(JSON.parse(readFileSync(process.argv[2], 'utf8'))));
