// The Compress chapter: the pair plot answers the pointer and the keyboard, drawings become codes and come back.
import assert from 'node:assert/strict';
import { visit } from './site.mjs';

const open = 'chapter=compress';
const ready = ({ digits, compress }) => digits.status === 'ready' && compress?.cells?.length === 36;
const farthest = (a, b) => Math.max(...a.map((value, i) => Math.abs(value - b[i])));
const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
const control = (state, id) => state.controls.find((each) => each.id === id);
const decode = (page, code) => page.evaluate((numbers) => [...xenoglyph.decode(new Float32Array(numbers))], code);
const encode = (page, image) => page.evaluate((numbers) => [...xenoglyph.encode(new Float32Array(numbers))], image);

async function arrived(visitor) {
  await visitor.until('the pair plot', ready);
  return visitor.settled();
}

const cell = (state, row, column) => state.compress.cells.find((each) => each.row === row && each.column === column);

// Draws a line through points of the drawing area, 0 to 1.
async function stroke(visitor, page, { x, y, width, height }, points) {
  const at = ([across, down]) => [x + across * width, y + down * height];
  await visitor.showing(() => page.mouse.move(...at(points[0])));
  await visitor.showing(() => page.mouse.down());
  for (const point of between(points)) await visitor.showing(() => page.mouse.move(...at(point)), 1);
  await visitor.showing(() => page.mouse.up());
}

// The way from point to point, each in four steps.
function between(points) {
  return points
    .slice(1)
    .flatMap((to, i) =>
      [0.25, 0.5, 0.75, 1].map((share) => [0, 1].map((axis) => points[i][axis] + share * (to[axis] - points[i][axis]))),
    );
}

const seven = [
  [0.3, 0.26],
  [0.7, 0.24],
  [0.58, 0.5],
  [0.48, 0.82],
];

visit('all codes are there, and every cell shows points', { hash: open }, async (visitor, page) => {
  const state = await arrived(visitor);
  assert.equal(state.digits.count, 10_000);
  assert.deepEqual(state.compress.network, [784, 256, 128, 6, 128, 256, 784]);
  assert.deepEqual(
    state.compress.legend.map(({ number }) => number),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  assert.ok(Math.abs(state.compress.legend.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-9);
  const before = await visitor.screenshot();
  for (const entry of state.compress.legend.slice(0, 9)) {
    assert.equal(entry.hidden, false);
  }
  // Without any digit the plot is empty: so each cell's points and bars are what is seen.
  const empty = await visitor.go(`${open}&hidden=0,1,2,3,4,5,6,7,8,9`);
  assert.ok(empty.compress.legend.every(({ hidden }) => hidden));
  const blank = await visitor.screenshot();
  for (const each of state.compress.cells) {
    assert.ok(before.shareDifferent(blank, each) > 0.08, `cell ${each.row}, ${each.column}`);
    assert.ok(each.width === each.height && each.width > 60);
  }
  // A page at rest draws nothing, and what moves without the plot does not draw its points again.
  const { frames, compress } = await visitor.settled();
  await visitor.refreshes(30);
  const later = await visitor.state();
  assert.equal(later.frames.count, frames.count);
  await page.mouse.move(200, 130);
  await visitor.settled();
  assert.equal((await visitor.state()).compress.plot_drawings, compress.plot_drawings);
});

visit(
  'the dot under the pointer is decoded, a click pins it and another lets go of it',
  { hash: `${open}&pinned=8` },
  async (visitor, page) => {
    const state = await arrived(visitor);
    const [first] = state.compress.pinned;
    assert.equal(first.index, 7);
    assert.ok(farthest(first.image, await decode(page, first.code)) < 1e-3);
    assert.equal(state.compress.hovered, null);

    const before = await visitor.screenshot();
    await page.mouse.move(first.x, first.y);
    const pointed = await visitor.until('a dot', ({ compress }) => compress.hovered !== null);
    const { hovered } = pointed.compress;
    // The pinned dot lies there; another may lie on the very same spot.
    assert.ok(Math.hypot(hovered.x - first.x, hovered.y - first.y) < 1, 'it is the nearest');
    assert.ok(farthest(hovered.image, await decode(page, hovered.code)) < 1e-3);
    assert.ok(hovered.digit >= 0 && hovered.digit <= 9);
    await visitor.settled();
    const marked = await visitor.screenshot();
    for (const each of pointed.compress.cells) {
      assert.ok(marked.shareDifferent(before, each) > 0.001, `marked in cell ${each.row}, ${each.column}`);
    }

    // Another dot: pinned beside the first by a click, let go by a second one.
    const { x, y, width, height } = cell(state, 4, 2);
    for (let i = 0; i < 9; ++i) {
      await page.mouse.move(x + width * (0.3 + 0.05 * i), y + height * 0.7);
      if ((await visitor.settled()).compress.hovered) break;
    }
    const other = (await visitor.settled()).compress.hovered;
    assert.ok(other && other.index !== first.index);
    await page.mouse.down();
    await page.mouse.up();
    const pinned = await visitor.until('it is pinned', ({ compress }) => compress.pinned.length === 2);
    assert.deepEqual(
      pinned.compress.pinned.map(({ index }) => index),
      [7, other.index],
    );
    assert.match(pinned.address, new RegExp(`pinned=8,${other.index + 1}\\b`));
    await page.mouse.down();
    await page.mouse.up();
    const loose = await visitor.until('it is loose', ({ compress }) => compress.pinned.length === 1);
    assert.equal(loose.compress.pinned[0].index, 7);
  },
);

visit('the keyboard steps from dot to dot and pins', { hash: open }, async (visitor, page) => {
  await arrived(visitor);
  for (let i = 0; i < 60; ++i) {
    await visitor.showing(() => page.keyboard.press('Tab'));
    if (control(await visitor.state(), 'pair-plot').focused) break;
  }
  await page.keyboard.press('ArrowRight');
  const first = await visitor.until('a dot', ({ compress }) => compress.hovered !== null);
  await page.keyboard.press('ArrowRight');
  const second = await visitor.until(
    'another',
    ({ compress }) => compress.hovered.index !== first.compress.hovered.index,
  );
  assert.ok(second.compress.hovered.x > first.compress.hovered.x, 'to the right');
  await page.keyboard.press('ArrowUp');
  const third = await visitor.until(
    'a third',
    ({ compress }) => compress.hovered.index !== second.compress.hovered.index,
  );
  assert.ok(third.compress.hovered.y < second.compress.hovered.y, 'upwards');
  await page.keyboard.press('Space');
  const pinned = await visitor.until('it is pinned', ({ compress }) => compress.pinned.length === 1);
  assert.equal(pinned.compress.pinned[0].index, third.compress.hovered.index);
});

visit('the legend lights a digit up, and leaves it out', { hash: open }, async (visitor, page) => {
  const state = await arrived(visitor);
  const before = await visitor.screenshot();
  const entry = control(state, 'legend-digit-0');
  await page.mouse.move(...middle(entry));
  const lit = await visitor.until('it is lit', ({ compress }) => compress.legend[0].highlighted);
  assert.equal(lit.compress.legend.filter(({ highlighted }) => highlighted).length, 1);
  await visitor.settled();
  const plot = state.compress.plot;
  assert.ok((await visitor.screenshot()).shareDifferent(before, plot) > 0.1, 'the others fade');
  await page.mouse.click(...middle(entry));
  const hidden = await visitor.until('it is left out', ({ compress }) => compress.legend[0].hidden);
  assert.match(hidden.address, /hidden=0\b/);
  await page.mouse.move(5, 5);
  await visitor.settled();
  const without = await visitor.screenshot();
  assert.ok(without.shareDifferent(before, plot) > 0.01, 'its dots are gone');
  await page.mouse.click(...middle(entry));
  await visitor.until('it is back', ({ compress }) => !compress.legend[0].hidden);
  await page.mouse.move(5, 5);
  await visitor.settled();
  assert.ok((await visitor.screenshot()).shareDifferent(before, plot) < 0.001, 'as before');
});

visit(
  'a drawn digit becomes 28 x 28 pixels, six numbers, and comes back; its address draws it again',
  { hash: open },
  async (visitor, page) => {
    const state = await arrived(visitor);
    assert.equal(state.compress.drawing, null);
    await stroke(visitor, page, state.compress.drawing_area, seven);
    const drawn = await visitor.settled();
    const { drawing } = drawn.compress;
    assert.equal(drawing.strokes, 1);
    assert.equal(drawing.image.length, 784);
    assert.equal(drawing.code.length, 6);
    const ink = drawing.image.reduce((sum, value) => sum + value, 0);
    const mass = (axis) =>
      drawing.image.reduce((sum, value, i) => sum + value * ((axis === 'x' ? i % 28 : Math.floor(i / 28)) + 0.5), 0) /
      ink;
    assert.ok(Math.abs(mass('x') - 14.5) < 0.05 && Math.abs(mass('y') - 14.5) < 0.05, 'centred by its ink');
    assert.ok(farthest(drawing.code, await encode(page, drawing.image)) < 1e-3);
    assert.ok(farthest(drawing.reconstruction, await decode(page, drawing.code)) < 1e-3);
    // Smaller and elsewhere: nearly the same code.
    await page.mouse.click(...middle(control(drawn, 'clear-drawing')));
    await visitor.until('cleared', ({ compress }) => compress.drawing === null);
    await stroke(
      visitor,
      page,
      state.compress.drawing_area,
      seven.map(([x, y]) => [0.12 + 0.7 * x, 0.25 + 0.7 * y]),
    );
    const again = (await visitor.settled()).compress.drawing;
    assert.ok(farthest(again.code, drawing.code) < 0.8, `codes ${again.code} and ${drawing.code}`);

    await page.keyboard.press('Escape');
    const { address } = await visitor.settled();
    assert.match(address, /drawing=/);
    await visitor.go('play=0&step=60&showDensity=0');
    const restored = await visitor.go(address);
    assert.ok(farthest(restored.compress.drawing.image, again.image) < 0.02);
    assert.ok(farthest(restored.compress.drawing.code, again.code) < 0.05);
    // A second stroke and its undoing.
    await stroke(visitor, page, state.compress.drawing_area, [
      [0.3, 0.55],
      [0.6, 0.55],
    ]);
    const two = await visitor.until('two strokes', ({ compress }) => compress.drawing.strokes === 2);
    await page.mouse.click(...middle(control(two, 'undo-stroke')));
    await visitor.until('one stroke', ({ compress }) => compress.drawing.strokes === 1);
  },
);

visit(
  'coloured by component, points and drawing know their components',
  { hash: `${open}&codesKMax=12&pinned=1,2` },
  async (visitor, page) => {
    const before = await arrived(visitor);
    assert.equal(before.compress.pinned[0].component, null);
    await page.mouse.click(...middle(control(before, 'colour-by:component')));
    await visitor.until('fitted', ({ compress }) => compress.fitted);
    const state = await visitor.settled();
    const count = state.codes_fit.n_components;
    assert.ok(state.compress.legend.length >= 2 && state.compress.legend.length <= 12);
    const shares = state.compress.legend.map(({ share }) => share);
    assert.ok(
      shares.every((share, i) => i === 0 || share <= shares[i - 1]),
      'by falling weight',
    );
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-6, `${count}`);
    for (const point of state.compress.pinned) {
      assert.ok(point.component >= 1 && point.component <= state.compress.legend.length);
      assert.ok(point.responsibility > 1 / state.compress.legend.length && point.responsibility <= 1);
    }
    await stroke(visitor, page, state.compress.drawing_area, seven);
    const { drawing } = (await visitor.settled()).compress;
    assert.equal(drawing.responsibilities.length, state.compress.legend.length);
    assert.equal(drawing.responsibilities[0].component, drawing.component);
    const sum = drawing.responsibilities.reduce((total, { responsibility }) => total + responsibility, 0);
    assert.ok(Math.abs(sum - 1) < 1e-6);
  },
);

visit(
  'on a narrow touch screen a tap pins and a finger draws',
  { hash: open, width: 400, height: 800, hasTouch: true },
  async (visitor, page) => {
    const state = await arrived(visitor);
    const { x, y, width, height } = cell(state, 1, 0);
    await page.touchscreen.tap(x + width * 0.5, y + height * 0.5);
    const pinned = await visitor.until('a pinned dot', ({ compress }) => compress.pinned.length === 1);
    assert.ok(control(pinned, 'pair-plot').visible);
    // The drawing area lies further down.
    await page.mouse.move(200, 400);
    for (let i = 0; i < 30 && !control(await visitor.settled(), 'drawing').visible; ++i) {
      await visitor.showing(() => page.mouse.wheel(0, 200));
    }
    const { drawing_area: area } = (await visitor.settled()).compress;
    const session = await page.context().newCDPSession(page);
    const at = ([across, down]) => [{ x: area.x + across * area.width, y: area.y + down * area.height }];
    const touch = (type, touchPoints) =>
      visitor.showing(() => session.send('Input.dispatchTouchEvent', { type, touchPoints }), 1);
    await touch('touchStart', at(seven[0]));
    for (const point of between(seven)) await touch('touchMove', at(point));
    await touch('touchEnd', []);
    const after = await visitor.settled();
    assert.equal(after.compress.drawing?.strokes, 1);
    assert.ok(after.compress.drawing.image.reduce((sum, value) => sum + value, 0) > 40, 'more than a dot');
    assert.ok(Math.abs(after.compress.drawing_area.y - area.y) < 1, 'the page did not scroll');
  },
);
