// Any window, any pixel ratio.
import assert from 'node:assert/strict';
import { standing, visit } from './site.mjs';

function assertInside(state, width, height) {
  const { picture } = state;
  assert.ok(picture.x >= 0 && picture.y >= 0, JSON.stringify(picture));
  assert.ok(picture.x + picture.width <= width && picture.y + picture.height <= height, JSON.stringify(picture));
}

async function canvasSize(page) {
  return page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const box = canvas.getBoundingClientRect();
    return { width: canvas.width, height: canvas.height, cssWidth: box.width, cssHeight: box.height };
  });
}

for (const pixelRatio of [1, 1.5, 2]) {
  visit(`is drawn in device pixels at ratio ${pixelRatio}`, { pixelRatio, hash: standing }, async (visitor, page) => {
    const state = await visitor.settled();
    assertInside(state, 1280, 800);
    assert.ok(state.picture.width > 600 && state.picture.height > 300, JSON.stringify(state.picture));
    const size = await canvasSize(page);
    assert.deepEqual(size, { width: 1280 * pixelRatio, height: 800 * pixelRatio, cssWidth: 1280, cssHeight: 800 });

    // A click lands where it is aimed at, whatever the ratio.
    const play = state.controls.find((control) => control.id === 'play');
    await page.mouse.click(play.x + play.width / 2, play.y + play.height / 2);
    await visitor.until('the play button was hit', ({ fit }) => fit.status !== 'paused');
  });
}

visit(
  'fits a narrow window of 400 x 800: the picture first, the controls under it',
  { width: 400, height: 800, hash: standing },
  async (visitor, page) => {
    const state = await visitor.settled();
    assertInside(state, 400, 800);
    assert.ok(state.picture.width > 300, JSON.stringify(state.picture));
    assert.ok(state.picture.height > 200, JSON.stringify(state.picture));
    for (const control of state.controls.filter(({ visible }) => visible)) {
      assert.ok(control.x >= -0.5 && control.x + control.width <= 400.5, `cut at the side: ${JSON.stringify(control)}`);
    }
    const rail = state.controls.find(({ id }) => id === 'k-max');
    assert.ok(rail.y >= state.picture.y + state.picture.height, 'the controls are under the picture');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 400);
  },
);

visit('follows the window as it is resized', { hash: standing }, async (visitor, page) => {
  const wide = await visitor.settled();
  await page.setViewportSize({ width: 1000, height: 700 });
  const smaller = await visitor.until('the picture follows', (state) => state.picture.width < wide.picture.width - 200);
  assertInside(smaller, 1000, 700);
  assert.deepEqual(await canvasSize(page), { width: 1000, height: 700, cssWidth: 1000, cssHeight: 700 });
  await page.setViewportSize({ width: 1280, height: 800 });
  await visitor.until('the picture is back', (state) => Math.abs(state.picture.width - wide.picture.width) < 1);
});

for (const [width, height] of [
  [320, 480],
  [800, 400],
  [2560, 1440],
]) {
  visit(
    `keeps its picture inside a window of ${width} x ${height}`,
    { width, height, hash: standing },
    async (visitor) => {
      const state = await visitor.settled();
      assertInside(state, width, height);
      assert.ok(state.picture.width > 100 && state.picture.height > 80, JSON.stringify(state.picture));
    },
  );
}
