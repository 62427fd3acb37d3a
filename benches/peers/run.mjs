// Measures every peer side by side in one Chromium, in interleaved rounds, and writes the table. See README.md.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { allTasks, flops } from './lib/spec.js';
import { markdown } from './report.mjs';
import { built, here, serve } from './server.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    tasks: { type: 'string', default: '.' },
    peers: { type: 'string', default: '.' },
    out: { type: 'string', default: join(built, 'peers.md') },
  },
});
/** A peer has so long in each round; one whose first call took longer than the second number is called once, in two rounds. */
const [SAMPLE_MS, SLOW_MS, RATE_MS] = [150, 4000, 30];
/** The largest error with which a result counts as the same. */
const AGREES = 1e-3;
/** Whose page also measures what the machine's multiply and add units give. */
const OWN = 'gatescope';

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};
const firstLine = (error) => String(error.message).split('\n')[0].replace(/^page\.evaluate: /, '');
const count = Number(options.rounds);
const chosen = (list, pattern) => list.filter((name) => new RegExp(`^(?:${pattern})`).test(name));
const names = chosen(readdirSync(join(built, 'peers')).map((file) => file.replace(/\.js$/, '')), options.peers);

const { server, base } = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--disable-renderer-backgrounding', '--disable-background-timer-throttling', '--disable-backgrounding-occluded-windows'],
});

/** A page in a context of its own: with its own process and memory. */
async function open(peer) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${base}web/page.html?peer=${peer}`);
  await page.waitForFunction('window.benchReady');
  const meta = await page.evaluate(() => window.bench.load());
  page.cdp = await page.context().newCDPSession(page);
  await page.cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, meta };
}

/** What a function in the page returned, and the milliseconds that the page's main thread was at work on it. */
async function timed(page, work, argument) {
  const clock = async () => (await page.cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ThreadTime').value;
  const before = await clock();
  const result = await page.evaluate(work, argument);
  return { result, ms: 1e3 * ((await clock()) - before) };
}

async function rate(page) {
  const { result, ms } = await timed(page, (n) => window.bench.multiplyAdd(n), RATE_MS);
  return result / ms / 1e6;
}

async function sample(peer, record) {
  const slow = record.firstMs > SLOW_MS;
  const { result, ms } = await timed(pages[peer], (n) => window.bench.sample(n), slow ? 0 : SAMPLE_MS);
  return ms / result;
}

async function prepare(task, peer) {
  try {
    const record = await pages[peer].evaluate((id) => window.bench.prepare(id), task.id);
    return record && { ...record, agrees: record.error <= AGREES, rounds: [] };
  } catch (error) {
    // What a peer leaves behind after a stack overflow is of no use.
    await pages[peer].context().close();
    pages[peer] = (await open(peer)).page;
    return { failed: firstLine(error) };
  }
}

/** Every peer in turn, another one first in each round. */
async function round(k, task) {
  const live = Object.keys(task.peers).filter((peer) => task.peers[peer].rounds && (k < 2 || task.peers[peer].firstMs <= SLOW_MS));
  if (pages[OWN]) task.rates.push(await rate(pages[OWN]));
  for (let j = 0; j < live.length; j++) {
    const peer = live[(j + k) % live.length];
    task.peers[peer].rounds[k] = await sample(peer, task.peers[peer]);
  }
}

/** Medians over the rounds, and the ratio to the fastest peer that agrees, within each round. */
function summarise(task) {
  const timed = Object.entries(task.peers).filter(([, record]) => record.rounds?.length);
  for (const [, record] of timed) record.ms = median(record.rounds.filter(Boolean));
  const rivals = timed.filter(([peer, { agrees }]) => agrees && !peer.startsWith(OWN));
  task.best = rivals.sort((a, b) => a[1].ms - b[1].ms)[0]?.[0];
  for (const [, record] of timed) {
    if (task.best) record.ratio = median(record.rounds.map((ms, k) => ms / task.peers[task.best].rounds[k]).filter(Number.isFinite));
    const shares = record.rounds.map((ms, k) => task.flops / ms / 1e6 / task.rates[k]).filter(Number.isFinite);
    if (shares.length) record.share = median(shares);
  }
}

async function measure(plan) {
  const task = { ...plan, flops: flops(plan), peers: {}, rates: [], load: loadavg()[0] };
  for (const peer of Object.keys(pages)) {
    const record = await prepare(plan, peer);
    if (record) task.peers[peer] = record;
  }
  for (let k = 0; k < count; k++) await round(k, task);
  for (const page of Object.values(pages)) await page.evaluate(() => window.bench.drop());
  summarise(task);
  console.error(task.id.padEnd(12), ...Object.entries(task.peers).map(([peer, { ms, agrees }]) => `${peer} ${ms?.toPrecision(3) ?? '–'}${agrees ? '' : '!'} `));
  return task;
}

const pages = {};
const metas = {};
for (const peer of names) ({ page: pages[peer], meta: metas[peer] } = await open(peer));
const tasks = [];
for (const plan of allTasks().filter(({ id }) => chosen([id], options.tasks).length)) tasks.push(await measure(plan));
const { dependencies: versions } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const found = { date: new Date().toISOString().slice(0, 10), cpu: cpus()[0].model, cores: cpus().length, browser: browser.version(), rounds: count, versions, metas, tasks };
await browser.close();
server.close();

mkdirSync(dirname(options.out), { recursive: true });
writeFileSync(options.out.replace(/\.md$/, '.json'), JSON.stringify(found, null, 1));
writeFileSync(options.out, markdown(found));
console.log(markdown(found));
