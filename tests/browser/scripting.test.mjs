// window.xenoglyph: fitting from a script, by the same code as the command.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository, standing, visit } from './site.mjs';

const command = path.join(repository, 'build/native/bin/xenoglyph');

// Points without chance: spirals around centres, stretched.
function points(centres, each, dimensions) {
  const rows = [];
  centres.forEach((centre, group) => {
    for (let i = 0; i < each; ++i) {
      const radius = Math.sqrt((i + 0.5) / each) * (1 + 0.4 * group);
      rows.push(
        Array.from(
          { length: dimensions },
          (_, d) => centre[d % centre.length] + radius * Math.sin(i * 2.399963 + d * 1.7) * (1 + 0.3 * d),
        ),
      );
    }
  });
  return rows;
}

const fitInPage = (page, rows, options) =>
  page.evaluate(
    ([flat, dimensions, wanted]) => xenoglyph.fit(new Float64Array(flat), dimensions, wanted),
    [rows.flat(), rows[0].length, options],
  );

function fitByCommand(rows, flags) {
  const folder = mkdtempSync(path.join(tmpdir(), 'xenoglyph-'));
  try {
    writeFileSync(path.join(folder, 'points.csv'), rows.map((row) => row.join(',')).join('\n') + '\n');
    execFileSync(command, ['fit', '--input', 'points.csv', '--output', 'model.json', ...flags], { cwd: folder });
    return JSON.parse(readFileSync(path.join(folder, 'model.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const cases = [
  [
    'three groups in the plane',
    points(
      [
        [-4, 0],
        [4, 1],
        [0, 6],
      ],
      150,
      2,
    ),
    { seed: 3 },
    ['--seed', '3'],
  ],
  [
    'two groups in five dimensions, diagonal',
    points(
      [
        [-4, 0, 2],
        [4, 1, -2],
      ],
      200,
      5,
    ),
    { seed: 1, covariance: 'diagonal', kMax: 10 },
    ['--seed', '1', '--covariance', 'diagonal', '--k-max', '10'],
  ],
  [
    "one dimension, by the paper's criterion",
    points([[-3], [3]], 120, 1),
    { seed: 2, criterion: 'paper', kMax: 8 },
    ['--seed', '2', '--criterion', 'paper', '--k-max', '8'],
  ],
  [
    'four groups, tied, three starts',
    points(
      [
        [-5, -5],
        [5, -5],
        [-5, 5],
        [5, 5],
      ],
      80,
      2,
    ),
    { seed: 4, covariance: 'tied', restarts: 3 },
    ['--seed', '4', '--covariance', 'tied', '--restarts', '3'],
  ],
];

for (const [name, rows, options, flags] of cases) {
  visit(
    `fits as the command does: ${name}`,
    {
      hash: standing,
      // Built by the native preset, which the whole test run builds first.
      skip: existsSync(command) ? false : 'build/native/bin/xenoglyph is not built',
    },
    async (visitor, page) => {
      const here = await fitInPage(page, rows, options);
      const there = fitByCommand(rows, flags);
      assert.equal(here.format, 'xenoglyph-mixture');
      assert.deepEqual(Object.keys(here).sort(), Object.keys(there).sort());
      assert.equal(here.n_components, there.n_components);
      const relative = Math.abs(here.message_length - there.message_length) / Math.abs(there.message_length);
      assert.ok(relative <= 1e-6, `message lengths ${here.message_length} and ${there.message_length}`);
      assert.equal(here.weights.length, here.n_components);
      assert.ok(Math.abs(here.weights.reduce((sum, weight) => sum + weight) - 1) < 1e-9);
    },
  );
}

visit('says what is wrong with what it is given', { hash: standing }, async (visitor, page) => {
  const attempt = (flat, dimensions, options) =>
    page.evaluate(
      async ([values, d, wanted]) => {
        try {
          const result = await xenoglyph.fit(new Float64Array(values), d, wanted);
          return result.error ?? 'no error';
        } catch (error) {
          return error.message;
        }
      },
      [flat, dimensions, options],
    );
  assert.match(await attempt([1, 2, 3], 2, {}), /2/);
  assert.match(await attempt([1, 2], 2, {}), /point|row|2/);
  assert.match(await attempt([1, NaN, 3, 4], 2, {}), /row 0.*column 1/);
  assert.match(await attempt([1, 2, 3, 4, 5, 6], 2, { kMax: 9 }), /k_?max/i);
  assert.match(await attempt([1, 2, 3, 4, 5, 6], 2, { colour: 9 }), /colour/);
  assert.match(await attempt([1, 2, 3, 4, 5, 6], 2, { covariance: 'round' }), /round|covariance/);
  assert.equal(await attempt([1, 2, 3, 4, 5, 6.5], 2, { kMax: 2 }), 'no error');
});

visit('leaves the page as it was', { hash: standing }, async (visitor, page) => {
  const before = await visitor.settled();
  await fitInPage(
    page,
    points(
      [
        [-4, 0],
        [4, 1],
      ],
      100,
      2,
    ),
    {},
  );
  const after = await visitor.settled();
  assert.equal(after.address, before.address);
  assert.deepEqual(after.model, before.model);
});

visit('tells of its frames without the rest of its state', { hash: standing }, async (visitor, page) => {
  await visitor.settled();
  const [alone, state] = await page.evaluate(() => [xenoglyph.frames(), xenoglyph.state()]);
  assert.deepEqual(Object.keys(alone).sort(), ['count', 'longest_ms', 'mean_ms']);
  assert.deepEqual({ ...state.frames, ...alone }, state.frames);
  assert.ok(alone.count > 0);
});
