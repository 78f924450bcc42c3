// Samples of the mixture, decoded; the six sliders; the walk between two codes; what can be taken away.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { visit } from './site.mjs';

// A small fit, over in a moment, and a window that is soon drawn.
const small = 'chapter=dream&codesKMax=6';
const size = { width: 1180, height: 700 };

const ready = (visitor) =>
  visitor.until('a sheet is drawn', ({ dream, codes_fit: fit }) => dream?.complete && fit.status === 'done');
const named = (state, id) => state.controls.find((control) => control.id === id);
async function click(page, { x, y, width, height }, share = 0.5) {
  await page.mouse.click(x + share * width, y + height / 2);
}
const farthest = (a, b) => Math.max(...a.map((value, i) => Math.abs(value - b[i])));

// What the scripting door makes of codes, row by row.
const decoded = (page, rows) =>
  page.evaluate((codes) => {
    const images = xenoglyph.decode(Float32Array.from(codes.flat()));
    return codes.map((_, i) => [...images.subarray(784 * i, 784 * (i + 1))]);
  }, rows);

async function assertDecodes(page, code, image) {
  assert.equal(image.length, 784);
  assert.ok(farthest((await decoded(page, [code]))[0], image) < 1e-3);
}

visit(
  'samples a component; others on demand; all of it in the address',
  { hash: `${small}&component=2`, ...size },
  async (visitor, page) => {
    const first = await ready(visitor);
    const { dream } = first;
    assert.equal(dream.component, 2);
    assert.equal(dream.count, dream.sheet.columns * dream.sheet.rows);
    assert.equal(dream.codes.length, dream.count);
    assert.equal(dream.tiles.length, dream.count);
    assert.ok(dream.count >= 30, `${dream.count} samples`);
    const { sheet } = dream;
    for (const { x, y, width, height } of dream.tiles) {
      assert.ok(
        x >= sheet.x &&
          y >= sheet.y &&
          x + width <= sheet.x + sheet.width + 1 &&
          y + height <= sheet.y + sheet.height + 1,
      );
      assert.ok(width >= 44 && width <= 70 && width === height, `${width} x ${height}`);
    }
    // What is on the sheet is what these codes decode to.
    for (const [i, image] of (await decoded(page, dream.codes)).entries()) {
      assert.ok(Math.abs(image.reduce((sum, value) => sum + value, 0) / 784 - dream.ink[i]) < 1e-3, `sample ${i}`);
    }
    // The sliders stand at the mean.
    assert.ok(dream.code.follows_mean);
    await assertDecodes(page, dream.code.values, dream.code.image);

    await page.keyboard.press('n');
    await visitor.until('another seed', ({ address }) => /dreamSeed=2\b/.test(address));
    const second = await ready(visitor);
    assert.ok(
      second.dream.codes.every((code, i) => farthest(code, dream.codes[i]) > 1e-6),
      'a sample stayed',
    );
    await click(page, named(second, 'new-samples'));
    const third = await visitor.until(
      'a third seed',
      ({ address, dream: { seed, complete } }) => /dreamSeed=3\b/.test(address) && seed === 3 && complete,
    );

    // The address brings them back, on a page of its own too.
    await visitor.go(second.address);
    assert.deepEqual((await ready(visitor)).dream.codes, second.dream.codes);
    await visitor.go(third.address);
    await visitor.reload();
    assert.deepEqual((await ready(visitor)).dream.codes, third.dream.codes);
  },
);

visit(
  'temperature 0 is the mean, over and over',
  { hash: `${small}&component=1&temperature=0`, ...size },
  async (visitor, page) => {
    const { dream } = await ready(visitor);
    const {
      dream: { tiles },
    } = await visitor.settled();
    for (const code of dream.codes) assert.deepEqual(code, dream.codes[0]);
    assert.ok(farthest(dream.codes[0], dream.code.values) < 1e-3);
    await page.mouse.move(5, 5);
    const screen = await (await visitor.settled(), visitor.screenshot());
    const offsets = [];
    for (let y = 3.5; y < tiles[0].height - 3; y += 4)
      for (let x = 3.5; x < tiles[0].width - 3; x += 4) offsets.push([x, y]);
    const pixels = ({ x, y }) => offsets.map(([dx, dy]) => screen.at({ x: x + dx, y: y + dy }));
    const one = pixels(tiles[0]);
    assert.ok(new Set(one.map(String)).size > 10, 'the first tile is empty');
    for (const tile of tiles) assert.deepEqual(pixels(tile), one);

    // Warmer, they part; more so the warmer.
    const spread = async (temperature) => {
      await visitor.go(`${small}&component=1&temperature=${temperature}`);
      const {
        dream: { codes },
      } = await ready(visitor);
      return codes.reduce((sum, code) => sum + farthest(code, dream.codes[0]) ** 2, 0);
    };
    const [warm, hot] = [await spread(1), await spread(4)];
    assert.ok(warm > 1);
    assert.ok(Math.abs(hot / warm - 4) < 1e-3, `${hot / warm}`);
  },
);

visit(
  'sliders change the digit; a sample gives them its code; back to the mean',
  { hash: `${small}&component=3`, ...size },
  async (visitor, page) => {
    const before = await ready(visitor);
    await click(page, named(before, 'code-4'), 0.9);
    const moved = await visitor.until('a code of its own', ({ dream }) => !dream.code.follows_mean);
    assert.match(moved.address, /code=/);
    const { values, image } = moved.dream.code;
    for (const i of [0, 1, 2, 4, 5]) assert.ok(Math.abs(values[i] - before.dream.code.values[i]) < 1e-3);
    assert.ok(values[3] > before.dream.code.values[3] + 0.5);
    assert.ok(farthest(image, before.dream.code.image) > 0.2, 'the digit stayed');
    await assertDecodes(page, values, image);

    await click(page, moved.dream.tiles[7]);
    const taken = await visitor.until(
      "the sample's code",
      ({ dream }) => farthest(dream.code.values, dream.codes[7]) < 1e-3,
    );
    await assertDecodes(page, taken.dream.codes[7], taken.dream.code.image);
    await visitor.go(taken.address);
    assert.deepEqual((await ready(visitor)).dream.code, taken.dream.code);

    await click(page, named(taken, 'back-to-mean'));
    const back = await visitor.until('the mean', ({ dream }) => dream.code.follows_mean);
    assert.deepEqual(back.dream.code, before.dream.code);
    await click(page, named(back, 'dream-component-1'));
    const other = await visitor.until('component 1', ({ dream }) => dream.component === 1 && dream.complete);
    assert.match(other.address, /component=1\b/);
    assert.ok(farthest(other.dream.code.values, before.dream.code.values) > 0.5);
  },
);

visit('a walk plays, stops, and is scrubbed', { hash: `${small}&walk=1,3`, ...size }, async (visitor, page) => {
  const start = await ready(visitor);
  const { walk } = start.dream;
  assert.ok(walk.possible && !walk.playing && walk.at === 0);
  assert.equal(walk.stages.length, 9);
  assert.ok(farthest(walk.code, walk.stages[0]) < 1e-5);
  for (const [i, stage] of walk.stages.entries()) {
    for (let j = 0; j < 6; ++j) {
      assert.ok(Math.abs(stage[j] - walk.stages[0][j] - (i / 8) * (walk.stages[8][j] - walk.stages[0][j])) < 1e-4);
    }
  }
  await assertDecodes(page, walk.code, walk.image);

  await click(page, named(start, 'walk-play'));
  const passed = [];
  await visitor.until('it has gone to the end and turned', ({ dream }) => {
    passed.push(dream.walk.at);
    return Math.max(...passed) > 0.97 && dream.walk.at < 0.9;
  });
  await page.keyboard.press('Escape');
  await click(page, named(await visitor.state(), 'walk-play'));
  const stopped = await visitor.until(
    'it stands',
    ({ dream, address }) => !dream.walk.playing && !/walkPlay/.test(address) && /walkAt/.test(address),
  );
  assert.ok(Math.abs(stopped.dream.walk.at - Number(/walkAt=([\d.]+)/.exec(stopped.address)[1])) < 2e-3);

  await click(page, named(stopped, 'walk-at'), 0.5);
  const middle = await visitor.until('the middle', ({ dream }) => Math.abs(dream.walk.at - 0.5) < 0.02);
  await assertDecodes(page, middle.dream.walk.code, middle.dream.walk.image);
  const film = named(middle, 'walk-film');
  await page.mouse.click(film.x + film.width - 5, film.y + film.height / 2);
  const end = await visitor.until('the end', ({ dream }) => dream.walk.at === 1);
  assert.ok(farthest(end.dream.walk.code, end.dream.walk.stages[8]) < 1e-4);

  // Between pins: not without two of them.
  await visitor.go(`${small}&walkBetween=pins&pinned=12`);
  const none = await ready(visitor);
  assert.ok(!none.dream.walk.possible);
  for (const id of ['walk-play', 'walk-at', 'walk-film']) assert.equal(named(none, id).enabled, false);
  await visitor.go(`${small}&walkBetween=pins&pinned=12,4711`);
  assert.ok((await ready(visitor)).dream.walk.possible);
});

visit(
  'with little motion a walk steps from stage to stage',
  {
    hash: `${small}&walk=1,3&walkPlay=1`,
    ...size,
    before: (page) => page.emulateMedia({ reducedMotion: 'reduce' }),
  },
  async (visitor) => {
    await ready(visitor);
    const seen = new Set();
    await visitor.until('three stages', ({ dream }) => seen.add(dream.walk.at).size >= 3);
    for (const at of seen) assert.equal(at * 8, Math.round(at * 8));
  },
);

visit(
  'the sheet as a PNG, the codes as CSV',
  { hash: `${small}&component=2&temperature=0.5&dreamSeed=7`, ...size },
  async (visitor, page) => {
    const state = await ready(visitor);
    const { codes, sheet } = state.dream;
    const save = async (id) => {
      const waiting = page.waitForEvent('download');
      let control = named(await visitor.settled(), id);
      for (let i = 0; !control.visible && i < 20; ++i) {
        await page.mouse.move(control.x, 400);
        await page.mouse.wheel(0, 150);
        control = named(await visitor.settled(), id);
      }
      await click(page, control);
      const download = await waiting;
      return [download.suggestedFilename(), readFileSync(await download.path())];
    };
    const [name, png] = await save('save-sheet');
    assert.equal(name, 'xenoglyph-component-2-temperature-0.5-seed-7.png');
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    // The browser reads it: three pixels each, gaps of two between 28.
    const picture = await page.evaluate(async (text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      return { width: bitmap.width, height: bitmap.height, grey: [...data.filter((_, i) => i % 4 === 0)] };
    }, png.toString('base64'));
    assert.equal(picture.width, 3 * (30 * sheet.columns + 2));
    assert.equal(picture.height, 3 * (30 * sheet.rows + 2));
    const index = sheet.columns + 3;
    const [image] = await decoded(page, [codes[index]]);
    for (let i = 0; i < 784; ++i) {
      const x = 3 * (30 * (index % sheet.columns) + 2 + (i % 28)) + 1;
      const y = 3 * (30 * Math.floor(index / sheet.columns) + 2 + Math.floor(i / 28)) + 1;
      assert.ok(Math.abs(picture.grey[y * picture.width + x] / 255 - image[i]) < 0.5 / 255 + 1e-3, `pixel ${i}`);
    }

    const [table, csv] = await save('save-codes');
    assert.equal(table, 'xenoglyph-component-2-temperature-0.5-seed-7.csv');
    const rows = csv.toString().trim().split('\n');
    assert.equal(rows[0], 'code_0,code_1,code_2,code_3,code_4,code_5');
    assert.deepEqual(
      rows.slice(1).map((row) => row.split(',').map(Number)),
      codes,
    );
  },
);

visit(
  'a component that is not there, and a fit that waits',
  { hash: `${small}&component=55`, ...size },
  async (visitor, page) => {
    const state = await ready(visitor);
    assert.equal(state.dream.component, 0);
    assert.match(state.address, /component=55\b/);
    await visitor.go(`${small}&codesPlay=0&codesStep=40&component=2`);
    const paused = await visitor.until(
      'paused',
      ({ dream, codes_fit: fit }) => dream?.complete && fit.status === 'paused' && fit.step === 40,
    );
    assert.equal(paused.dream.component, 2);
    assert.equal(paused.dream.count, state.dream.count);
    await click(page, named(paused, 'finish-fit'));
    const done = await ready(visitor);
    assert.ok(!named(await visitor.settled(), 'finish-fit'));
    assert.ok(!/codesPlay/.test(done.address));
  },
);

visit(
  'a narrow window has it all, one below the other',
  { hash: `${small}&component=2`, width: 400, height: 800, hasTouch: true },
  async (visitor) => {
    const state = await ready(visitor);
    const { sheet } = state.dream;
    assert.ok(sheet.x >= 8 && sheet.x + sheet.width <= 392);
    for (const id of [
      'new-samples',
      'sheet',
      'temperature',
      'dream-component-1',
      'code-6',
      'walk-film',
      'save-sheet',
    ]) {
      const { x, width } = named(state, id);
      assert.ok(x >= 0 && x + width <= 400, id);
    }
  },
);
