// Other ways to choose the number, and what the labels say of what was found.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository, visit } from './site.mjs';

const still = 'chapter=judge&codesPlay=0&codesStep=60&codesKMax=25';
const control = (state, id) => state.controls.find((candidate) => candidate.id === id);
const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
const close = (a, b, tolerance) => Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
const scores = ['purity', 'adjusted_rand_index', 'normalized_mutual_information', 'matched_accuracy'];

const command = path.join(repository, 'build/native/bin/xenoglyph');
const codes = path.join(repository, 'assets/codes.safetensors');
// The same by the command, where it is built: its JSON.
function byCommand(work) {
  if (!existsSync(command)) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'xenoglyph-'));
  try {
    work((name, ...options) => {
      const output = path.join(folder, `${name}.json`);
      execFileSync(command, [name, '--input', codes, ...options, '--output', output], { stdio: 'ignore' });
      return { output, json: JSON.parse(readFileSync(output, 'utf8')) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function assertSameScores(partition, evaluated, tolerance) {
  for (const score of scores) {
    assert.ok(
      Math.abs(partition[score] - evaluated[score]) <= tolerance,
      `${score}: ${partition[score]} here, ${evaluated[score]} by the command`,
    );
  }
  const sizes = (rows) => rows.map((row) => row.reduce((a, b) => a + b)).sort((a, b) => a - b);
  const here = sizes(partition.clusters.map(({ digits }) => digits));
  const there = sizes(evaluated.confusion_matrix);
  assert.equal(here.length, there.length);
  here.forEach((size, i) => assert.ok(Math.abs(size - there[i]) <= 10000 * tolerance));
}

visit(
  'the message length chooses by itself, and is scored as the command scores it',
  { hash: 'chapter=judge&codesKMax=25', timeout: 900_000 },
  async (visitor) => {
    const { judge } = await visitor.until(
      'the fit is done',
      ({ judge: here }) => here?.mml.done && here.partition?.n_clusters === here.mml.k,
    );
    assert.ok(judge.mml.k >= 10 && judge.mml.k <= 25, `${judge.mml.k} components`);
    assert.ok(judge.mml.seconds > 0);
    assert.equal(judge.partition.test_error, judge.mml.test_error);
    assert.equal(judge.em.status, 'not begun');
    const counted = judge.partition.clusters.flatMap(({ digits }) => digits).reduce((a, b) => a + b);
    assert.equal(counted, 10000);
    const majorities = judge.partition.clusters.map(({ majority }) => majority);
    assert.deepEqual(
      majorities,
      [...majorities].sort((a, b) => a - b),
      'rows by digit',
    );
    byCommand((run) => {
      const model = run('fit', '--k-max', '25', '--seed', '1').output;
      // The two arithmetics may differ on a code that lies between two components.
      assertSameScores(judge.partition, run('evaluate', '--model', model).json, 5e-4);
    });
  },
);

visit(
  'k-means runs for every k, and is scored as the command scores it',
  { hash: `${still}&sweepKMax=12&kmeansSweep=1&judged=kmeans&kmeansK=10`, timeout: 900_000 },
  async (visitor, page) => {
    const state = await visitor.until('k-means is done', ({ judge }) => judge?.kmeans.status === 'done');
    const { records, seconds } = state.judge.kmeans;
    assert.deepEqual(
      records.map(({ k }) => k),
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    assert.ok(seconds > 0);
    assert.ok(records[11].inertia < 0.5 * records[0].inertia);
    assert.ok(records[11].test_error < records[0].test_error);
    assert.equal(state.judge.partition.n_clusters, 10);
    assert.equal(state.judge.partition.test_error, records[9].test_error);
    byCommand((run) => {
      const { output: model, json } = run('kmeans', '--k', '10', '--seed', '1', '--restarts', '1');
      assert.ok(
        close(json.inertia, records[9].inertia, 1e-6),
        `${json.inertia} by the command, ${records[9].inertia} here`,
      );
      assertSameScores(state.judge.partition, run('evaluate', '--model', model).json, 5e-4);
    });
    // Another k, by a press in the elbow's panel.
    const elbow = control(state, 'elbow');
    await page.mouse.click(elbow.x + elbow.width * (4 / 26), elbow.y + elbow.height / 2);
    const four = await visitor.until('four clusters', ({ judge }) => judge.partition?.n_clusters === 4);
    assert.match(four.address, /kmeansK=4/);
  },
);

visit(
  'BIC and AIC choose from a sweep, as the command does',
  { hash: `${still}&sweepKMax=6&emSweep=1&judged=bic`, timeout: 900_000 },
  async (visitor) => {
    const { judge } = await visitor.until('the sweep is done', ({ judge: here }) => here?.em.status === 'done');
    const least = (key) => judge.em.records.reduce((best, record) => (record[key] < best[key] ? record : best)).k;
    assert.equal(judge.em.bic, least('bic'));
    assert.equal(judge.em.aic, least('aic'));
    assert.equal(judge.partition.n_clusters, judge.em.bic);
    assert.equal(judge.partition.test_error, judge.em.records[judge.em.bic - 1].test_error);
    byCommand((run) => {
      const { json } = run('select', '--k-max', '6', '--seed', '1', '--threshold', '1e-5', '--restarts', '1');
      for (const [i, record] of json.fits.entries()) {
        for (const key of ['log_likelihood', 'bic', 'aic', 'message_length']) {
          assert.ok(close(record[key], judge.em.records[i][key], 1e-6), `${key} at ${i + 1}`);
        }
      }
    });
  },
);

visit(
  'a sweep stops half way, goes on, and begins again',
  { hash: `${still}&sweepKMax=40`, timeout: 900_000 },
  async (visitor, page) => {
    const start = await visitor.settled();
    assert.equal(control(start, 'run-em').label, 'Run');
    await page.mouse.click(...middle(control(start, 'run-em')));
    const running = await visitor.until('some records', ({ judge }) => judge.em.records.length >= 4);
    assert.equal(control(running, 'run-em').label, 'Stop');
    await page.mouse.click(...middle(control(running, 'run-em')));
    const stopped = await visitor.until('it stands', ({ judge }) => judge.em.status === 'stopped');
    assert.doesNotMatch(stopped.address, /emSweep/);
    const { frames } = await visitor.settled();
    await visitor.refreshes(45);
    const later = await visitor.state();
    assert.equal(later.judge.em.records.length, stopped.judge.em.records.length);
    assert.equal(later.judge.em.seconds, stopped.judge.em.seconds);
    assert.equal(later.frames.count, frames.count, 'draws nothing while it stands');
    assert.equal(control(later, 'run-em').label, 'Go on');
    await page.mouse.click(...middle(control(later, 'run-em')));
    await visitor.until('it has gone on', ({ judge }) => judge.em.records.length > stopped.judge.em.records.length);
    // Other starts are another sweep.
    await visitor.go(`${still}&sweepKMax=2&emSweep=1&codesSeed=5`);
    const other = await visitor.until(
      'the short sweep is done',
      ({ judge }) => judge?.em.status === 'done' && judge.em.records.length === 2,
    );
    assert.equal(control(other, 'run-em').label, 'Again');
  },
);

visit(
  'what was not run says so, and the table holds what was',
  // High enough for the rail's end.
  { hash: `${still}&sweepKMax=3&kmeansSweep=1&judged=aic`, height: 1000 },
  async (visitor, page) => {
    const state = await visitor.until('k-means is done', ({ judge }) => judge?.kmeans.status === 'done');
    assert.equal(state.judge.partition, null);
    const waiting = page.waitForEvent('download');
    await page.mouse.click(...middle(control(state, 'save-table')));
    const download = await waiting;
    assert.equal(download.suggestedFilename(), 'sweeps.csv');
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    assert.equal(lines.length, 4);
    const inertia = Number(lines[2].split(',')[6]);
    assert.ok(close(inertia, state.judge.kmeans.records[1].inertia, 1e-12));
  },
);
