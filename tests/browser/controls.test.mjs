// Controls answer a real mouse and a real keyboard: one of each kind. What each of them does, in every chapter, is
// tested without a browser (tests/unit/app/controls_test.cpp).
import assert from 'node:assert/strict';
import { finished, standing, visit } from './site.mjs';

const named = (state, id) => state.controls.find((control) => control.id === id);
const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
// A key of the address, or undefined while it has its default.
const setting = (key) => (state) => new RegExp(`(?:^|[&#])${key}=([^&]*)`).exec(state.address)?.[1];

// Counts what leaves the page for the visitor: downloads, file choosers, the clipboard.
async function listen(page) {
  const seen = { downloads: 0, choosers: 0, copies: 0 };
  page.on('download', () => {
    seen.downloads += 1;
  });
  page.on('filechooser', () => {
    seen.choosers += 1;
  });
  await page.exposeFunction('recordCopy', () => {
    seen.copies += 1;
  });
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: async (text) => {
          await recordCopy(text);
        },
        readText: async () => '',
      },
    });
  });
  page.seen = seen;
}

async function type(page, text) {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text, { delay: 40 });
  await page.keyboard.press('Enter');
}

// Of each: what must change, and how it is worked where a click or Space is not how.
const kinds = {
  play: { effect: ({ fit }) => fit.status !== 'paused' },
  'show-points': { effect: setting('showPoints') },
  'k-max': {
    effect: setting('kMax'),
    mouse: (visitor, page, { x, y, width, height }) => page.mouse.click(x + 0.4 * width, y + height / 2),
    keyboard: (visitor, page) => page.keyboard.press('ArrowRight'),
  },
  'k-max-value': {
    effect: setting('kMax'),
    mouse: async (visitor, page, control) => {
      await visitor.showing(() => page.mouse.click(...middle(control)), 4);
      await type(page, '13');
    },
    keyboard: (visitor, page) => type(page, '13'),
  },
  covariance: {
    effect: setting('covariance'),
    mouse: (visitor, page, { x, y, width, height }) => page.mouse.click(x + 0.95 * width, y + height / 2),
    keyboard: (visitor, page) => page.keyboard.press('ArrowRight'),
  },
  dataset: {
    effect: setting('dataset'),
    mouse: async (visitor, page, control) => {
      await page.mouse.click(...middle(control));
      await visitor.until('the list is open', (state) => named(state, 'dataset:moons'));
      // Where it finds no room below, it has moved.
      await page.mouse.click(...middle(named(await visitor.settled(), 'dataset:moons')));
    },
    keyboard: async (visitor, page) => {
      await page.keyboard.press('Space');
      await visitor.until('the list is open', (state) => named(state, 'dataset:moons'));
      await visitor.settled();
      await page.keyboard.press('ArrowDown');
      await visitor.settled();
      await page.keyboard.press('Enter');
    },
  },
  'open-file': { effect: (state, seen) => seen.choosers },
  'save-points': { effect: (state, seen) => seen.downloads },
  'copy-link': { effect: (state, seen) => seen.copies },
};

// Scrolls the controls with the wheel until one is in sight.
async function reveal(visitor, page, id) {
  for (let i = 0; i < 60; ++i) {
    const control = named(await visitor.settled(), id);
    assert.ok(control, `there is no control ${id}`);
    if (control.visible) return control;
    await page.mouse.move(control.x + control.width / 2, 400);
    await visitor.showing(() => page.mouse.wheel(0, control.y > 400 ? 150 : -150));
  }
  return assert.fail(`${id} can't be scrolled into sight`);
}

async function assertEffect(visitor, page, id, work) {
  const { effect } = kinds[id];
  const before = effect(await visitor.state(), page.seen);
  await work();
  await visitor.until(`${id} has its effect`, (state) => effect(state, page.seen) !== before);
}

// Presses Tab and waits until the keyboard has reached another control.
async function tab(visitor, page) {
  const focused = (state) => state.controls.find((control) => control.focused);
  const before = focused(await visitor.state())?.id;
  await page.keyboard.press('Tab');
  return focused(await visitor.until('Tab moves on', (state) => focused(state) && focused(state).id !== before));
}

visit('a control of each kind is worked by mouse', { hash: standing, before: listen }, async (visitor, page) => {
  for (const [id, { mouse }] of Object.entries(kinds)) {
    await visitor.go(standing);
    const control = await reveal(visitor, page, id);
    await assertEffect(visitor, page, id, () =>
      mouse ? mouse(visitor, page, control) : page.mouse.click(...middle(control)),
    );
  }
});

visit(
  'Tab reaches a control of each kind, in sight, and the keyboard works it',
  { hash: standing, before: listen },
  async (visitor, page) => {
    const left = new Set(Object.keys(kinds));
    for (let presses = 0; presses < 150 && left.size > 0; ++presses) {
      const { id, visible } = await tab(visitor, page);
      if (!left.delete(id)) continue;
      assert.ok(visible, `${id} is out of sight while it has the focus`);
      const { keyboard } = kinds[id];
      await assertEffect(visitor, page, id, () => (keyboard ? keyboard(visitor, page) : page.keyboard.press('Space')));
      await visitor.go(standing);
    }
    assert.deepEqual([...left], []);
  },
);

visit('keys work without a focus: space, arrow, R, N, full stop', { hash: standing }, async (visitor, page) => {
  const after = async (key, what, condition) => {
    await visitor.go(standing);
    await page.keyboard.press(key);
    await visitor.until(what, condition);
  };
  const { fit } = await visitor.settled();
  await after('Space', 'it plays', (state) => state.fit.status !== 'paused');
  await after('ArrowRight', 'one step', ({ address }) => /step=61\b/.test(address));
  await after('Shift+ArrowRight', 'one sweep', (state) => state.fit.sweep === fit.sweep + 1);
  await after('Period', 'one component less', (state) => state.fit.n_components === fit.n_components - 1);
  await after('n', 'another seed', (state) => state.seed === 2);
  await after('r', 'it starts again', (state) => state.fit.status === 'playing');
});

visit(
  'pointing at a component lights it up, in the table and in the picture',
  { hash: finished },
  async (visitor, page) => {
    await visitor.until('done', (state) => state.fit.status === 'done');
    const state = await visitor.settled();
    const row = named(state, 'component-1');
    assert.ok(row?.visible, 'the table of components is in sight');
    const before = await visitor.screenshot();
    await page.mouse.move(row.x + row.width / 2, row.y + row.height / 2);
    await visitor.settled();
    const lit = await visitor.screenshot();
    assert.ok(lit.shareDifferent(before, row) > 0.3, 'the row is lit');
    assert.ok(lit.shareDifferent(before, state.picture) > 0.001, 'the component is lit in the picture');
  },
);
