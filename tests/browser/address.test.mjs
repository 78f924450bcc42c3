// Everything that can be set can be linked: opening an address restores the state exactly.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository, standing, visit } from './site.mjs';

// Values that are not the default, for every key of the address.
const own = '-4,4,-2,2,AAAA__________AAgAAg'; // four points, in two characters a number
const values = {
  chapter: ['compress', 'discover', 'dream', 'judge'],
  dataset: [
    'overlapping-four',
    'five-with-background',
    'shrinking-spiral',
    'moons',
    'circles',
    'blobs',
    'old-faithful',
  ],
  seed: ['7', '9007199254740991'],
  kMax: ['1', '12', '64'],
  kMin: ['4'],
  covariance: ['tied', 'diagonal', 'spherical'],
  criterion: ['paper'],
  restarts: ['3'],
  threshold: ['0.001', '1e-9'],
  regularization: ['floor', 'prior', 'ridge'],
  regularizationStrength: ['0.05'],
  maxSweeps: ['17'],
  speed: ['0.5', '20'],
  play: ['0'],
  step: ['120'],
  tool: ['add', 'erase'],
  showPoints: ['0'],
  showEllipses: ['0'],
  showDensity: ['0'],
  showTruth: ['1'],
  colourPoints: ['0'],
  axes: ['2,1', '1,3'],
  corpus: ['vae-2'],
  codesSeed: ['7'],
  codesKMax: ['25', '60'],
  codesKMin: ['4'],
  codesCovariance: ['tied', 'diagonal', 'spherical'],
  codesCriterion: ['paper'],
  codesRestarts: ['3'],
  codesThreshold: ['0.001'],
  codesRegularization: ['floor', 'prior', 'ridge'],
  codesRegularizationStrength: ['0.05'],
  codesMaxSweeps: ['17'],
  codesPlay: ['0'],
  codesStep: ['120'],
  codesSpeed: ['0.5'],
  component: ['3'],
  order: ['digit'],
  colourBy: ['component'],
  hidden: ['0,9'],
  plotAxes: ['coordinates'],
  coordinates: ['1,3'],
  turn: ['45,-10'],
  pinned: ['17', '3,10000'],
  drawing: ['AAAA____.AgAgAgAh'],
  temperature: ['0.5'],
  dreamSeed: ['7'],
  code: ['-1,0,0.5,1,2,3'],
  walkBetween: ['pins'],
  walk: ['3,4'],
  walkAt: ['0.25'],
  walkPlay: ['1'],
  judged: ['bic', 'kmeans'],
  sweepKMax: ['25'],
  sweepStarts: ['2'],
  kmeansK: ['7'],
  emSweep: ['1'],
  kmeansSweep: ['1'],
  compare: ['1'],
  theme: ['light', 'dark'],
  points: [own],
};
// What a key needs beside it to mean anything.
const company = { points: { dataset: 'own', kMax: 2 }, axes: { dataset: 'shrinking-spiral' } };

// What a visitor sees and has set; not what depends on the clock.
function lasting(state) {
  const { chapter, dataset, seed, theme, dark, address, fit, options, model, controls } = state;
  // Only this chapter draws the picture that the view is of.
  const view = chapter === 'fit' ? state.view : null;
  const shown = controls.map(({ id, kind, enabled, value }) => ({ id, kind, enabled, value }));
  return { chapter, dataset, seed, theme, dark, address, fit, options, model, view, controls: shown };
}

// The README lists every option; a unit test compares it with the program's own table.
function keysOfTheTable() {
  const text = readFileSync(path.join(repository, 'README.md'), 'utf8');
  const [, section] = text.split("## The page's address");
  return [...section.split('\n## ')[0].matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]);
}

function assertInAddress(address, key, value) {
  assert.ok(
    `&${decodeURIComponent(address).replace(/^#/, '')}&`.includes(`&${key}=${value}&`),
    `${key}=${value} is not in ${address}`,
  );
}

const toHash = (settings) =>
  Object.entries(settings)
    .map((pair) => pair.join('='))
    .join('&');
// A fit in motion is no state to compare: all stand still, and without the field that takes long to draw.
const still = { play: 0, showDensity: 0 };

visit(
  'every key of the address restores what it says',
  { hash: standing, timeout: 1_800_000 },
  async (visitor, page) => {
    assert.deepEqual(Object.keys(values).sort(), keysOfTheTable().sort());
    for (const [key, listed] of Object.entries(values)) {
      for (const value of listed) {
        const went = await visitor.go(toHash({ ...still, ...company[key], [key]: value }));
        assert.equal(went.last_error, null, `${key}=${value}`);
        assertInAddress(went.address, key, value);
        assert.equal(await page.evaluate(() => location.hash), `#${went.address.replace(/^#/, '')}`);

        // Somewhere else in between, so that nothing is left over.
        await visitor.go(
          'play=0&showDensity=0&dataset=blobs&seed=99&kMax=5&theme=dark&showPoints=0&colourPoints=0&speed=3&restarts=2',
        );
        const back = await visitor.go(went.address);
        assert.deepEqual(lasting(back), lasting(went), `go(${went.address})`);
      }
    }
  },
);

visit('a page opened afresh is what the address says, with every key in it', { hash: standing }, async (visitor) => {
  // All keys that can stand together in one address; the others with what they need.
  const alone = ['chapter', 'kMin', 'codesKMin', 'emSweep', 'kmeansSweep', ...Object.keys(company)];
  const together = Object.fromEntries(
    Object.keys(values)
      .filter((key) => !alone.includes(key) && values[key].length > 0)
      .map((key) => [key, values[key][0]]),
  );
  // Of one component the fit would be over before the step that it stands at.
  together.kMax = '12';
  const addresses = [together, ...alone.map((key) => ({ ...company[key], [key]: values[key][0] }))];
  for (const settings of addresses) {
    const went = await visitor.go(toHash({ ...still, ...settings }));
    assert.equal(went.last_error, null);
    for (const [key, value] of Object.entries(settings)) assertInAddress(went.address, key, value);
    await visitor.openAfresh(went.address.replace(/^#/, ''));
    assert.deepEqual(lasting(await visitor.settled()), lasting(went), `a page opened at ${went.address}`);
  }
});

visit('a paused fit is restored to the step', { hash: 'play=0&step=777' }, async (visitor) => {
  const opened = await visitor.settled();
  assert.equal(opened.fit.status, 'paused');
  assert.ok(opened.fit.n_components < 25 && opened.fit.sweep > 0);
  await visitor.go(`${standing}&seed=2`);
  const back = await visitor.go(opened.address);
  assert.deepEqual(back.model, opened.model);
  assert.deepEqual(back.fit, opened.fit);
});

visit('a fit that is over is the same at any speed', { hash: 'speed=20&seed=5&showDensity=0' }, async (visitor) => {
  const fast = await visitor.until('done', ({ fit }) => fit.status === 'done');
  await visitor.go(`${standing}&seed=6`);
  await visitor.page.evaluate(() => xenoglyph.go('speed=4&seed=5&showDensity=0'));
  const slow = await visitor.until('done', ({ fit }) => fit.status === 'done');
  assert.deepEqual(slow.model, fast.model);
  assert.equal(slow.fit.n_iter, fast.fit.n_iter);
});

visit(
  "follows the address bar when the visitor edits it, and the browser's back",
  { hash: standing },
  async (visitor, page) => {
    await page.evaluate(() => {
      location.hash = '#dataset=moons&seed=3&play=0';
    });
    await visitor.until('the moons', ({ dataset, seed }) => dataset === 'moons' && seed === 3);
    await page.goBack();
    await visitor.until('back', ({ dataset }) => dataset === 'three-gaussians');
  },
);

visit("ignores what it can't read in an address, and says so", { hash: standing }, async (visitor) => {
  await assert.rejects(visitor.go('dataset=nonsense&kMax=12&colour=red&seed=-1&play=0'), /nonsense/);
  const state = await visitor.settled();
  assert.equal(state.dataset, 'three-gaussians');
  assertInAddress(state.address, 'kMax', '12');
  assert.match(state.last_error, /nonsense.*colour.*seed/s);
});
