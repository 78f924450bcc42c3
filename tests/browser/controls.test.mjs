// Every control, by mouse and by keyboard, against the table of expectations: one without an expectation fails.
import assert from 'node:assert/strict';
import { expectations } from './expectations.mjs';
import { finished, sleep, standing, visit } from './site.mjs';

// Counts what leaves the page for the visitor: downloads, file choosers, the clipboard.
async function listen(page) {
  const seen = { downloads: [], choosers: [], copies: [], links: [] };
  page.on('download', (download) => seen.downloads.push(download));
  page.on('filechooser', (chooser) => seen.choosers.push(chooser));
  page.context().on('page', (opened) => seen.links.push(opened.url()));
  await page.exposeFunction('recordCopy', (text) => seen.copies.push(text));
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text) => { await recordCopy(text); }, readText: async () => '' },
    });
  });
  page.seen = seen;
}

const bases = [...new Set(Object.values(expectations).map(({ base }) => base ?? standing))];

const named = (state, id) => state.controls.find((control) => control.id === id);

// Opens what is folded away, in the chapter that has it.
async function unfold(visitor, page) {
  const state = await visitor.settled();
  if (named(state, 'more') && !named(state, 'k-min')) {
    const more = await reveal(visitor, page, 'more');
    await page.mouse.click(more.x + more.width / 2, more.y + more.height / 2);
    await visitor.until('more options', (after) => named(after, 'k-min'));
  }
}

// Scrolls the controls with the wheel until one is in sight.
async function reveal(visitor, page, id) {
  for (let i = 0; i < 60; ++i) {
    const state = await visitor.settled();
    const control = named(state, id);
    assert.ok(control, `there is no control ${id}`);
    if (control.visible) return control;
    const rail = named(state, 'dataset');
    await page.mouse.move(rail.x + rail.width / 2, 400);
    await page.mouse.wheel(0, control.y > 400 ? 150 : -150);
    await sleep(60);
  }
  assert.fail(`${id} can't be scrolled into sight`);
}

// A state to start from: an address, nothing in front, nothing folded away unless the fold itself is meant.
async function begin(visitor, page, id, { base, prepare }) {
  await visitor.go(base ?? standing);
  if (id !== 'more') await unfold(visitor, page);
  if (prepare) await prepare(visitor, page);
}

async function assertEffect(visitor, page, id, expectation, work) {
  const before = expectation.effect(await visitor.state(), page.seen);
  await work();
  let after;
  const met = (state) => {
    after = expectation.effect(state, page.seen);
    return expectation.expected ? expectation.expected(before, after) : after !== before;
  };
  try {
    await visitor.until(`${id} has its effect`, met, 15);
  } catch (error) {
    error.message = `${id}: it was ${before} and is ${after}. ${error.message}`;
    throw error;
  }
}

visit('every control has an expectation', { hash: standing }, async (visitor, page) => {
  await unfold(visitor, page);
  const found = new Set();
  const states = [];
  for (const base of bases) states.push(await visitor.go(base));
  for (const { prepare } of Object.values(expectations)) {
    if (!prepare) continue;
    await prepare(visitor, page);
    states.push(await visitor.settled());
  }
  for (const { controls } of states) {
    for (const { id, enabled, label, width, height } of controls) {
      found.add(id);
      assert.ok(label.length > 0, `${id} has no label`);
      assert.ok(width > 0 && height > 0, `${id} has no size`);
      assert.equal(typeof enabled, 'boolean');
    }
  }
  const expected = Object.keys(expectations);
  assert.deepEqual([...found].filter((id) => !expected.includes(id) && !/^component-\d+$/.test(id)), [], 'controls without an expectation');
  assert.deepEqual(expected.filter((id) => !found.has(id)), [], 'expectations without a control');
});

visit('every control does its work by mouse', { hash: standing, before: listen, timeout: 900_000 }, async (visitor, page) => {
  await unfold(visitor, page);
  const failures = [];
  for (const [id, expectation] of Object.entries(expectations)) {
    try {
      await begin(visitor, page, id, expectation);
      const control = await reveal(visitor, page, id);
      const work = expectation.mouse ?? ((_, __, { x, y, width, height }) => page.mouse.click(x + width / 2, y + height / 2));
      await assertEffect(visitor, page, id, expectation, () => work(visitor, page, control));
    } catch (error) {
      failures.push(`${id}: ${error.message}`);
    }
  }
  assert.deepEqual(failures, []);
});

// Presses Tab until the keyboard has reached a control; each press moves on.
async function tab(visitor, page) {
  const before = (await visitor.state()).controls.find(({ focused }) => focused)?.id;
  await page.keyboard.press('Tab');
  const end = Date.now() + 5000;
  while (Date.now() < end) {
    await sleep(20);
    const focused = (await visitor.state()).controls.find((control) => control.focused);
    if (focused && focused.id !== before) return focused;
  }
  return null;
}

visit('every control does its work by keyboard', { hash: standing, before: listen, timeout: 900_000 }, async (visitor, page) => {
  await unfold(visitor, page);
  const failures = [];
  const done = new Set();
  for (const base of bases) {
    await begin(visitor, page, '', { base });
    const wanted = Object.entries(expectations)
      .filter(([, expectation]) => (expectation.base ?? standing) === base && expectation.byKeyboard !== false && !expectation.prepare)
      .map(([id]) => id);
    const seen = new Set();
    let misses = 0;
    while (wanted.some((id) => !done.has(id)) && misses < 3 && seen.size < 150) {
      const focused = await tab(visitor, page);
      if (!focused) {
        misses += 1;
        continue;
      }
      misses = seen.has(focused.id) ? misses + 0.05 : 0;
      seen.add(focused.id);
      if (!wanted.includes(focused.id) || done.has(focused.id)) continue;
      done.add(focused.id);
      const expectation = expectations[focused.id];
      try {
        // A field that is typed into blinks, and so never comes to rest.
        if (focused.kind !== 'number') await visitor.settled();
        const control = named(await visitor.state(), focused.id);
        assert.ok(control.visible, 'it is out of sight while it has the focus');
        const work = expectation.keyboard ?? (() => page.keyboard.press('Space'));
        await assertEffect(visitor, page, focused.id, expectation, () => work(visitor, page, control));
      } catch (error) {
        failures.push(`${focused.id}: ${error.message}`);
      }
      await visitor.go(base);
      if (focused.id === 'more') await unfold(visitor, page);
    }
    for (const id of wanted) if (!done.has(id)) failures.push(`${id}: Tab does not reach it`);
  }
  assert.deepEqual(failures, []);
});

visit('every option of a row is reached by the arrow keys', { hash: standing, timeout: 600_000 }, async (visitor, page) => {
  await unfold(visitor, page);
  const rows = (await visitor.state()).controls.filter(({ kind }) => kind === 'segmented').map(({ id }) => id);
  assert.ok(rows.length >= 3);
  const left = new Set(rows);
  for (let i = 0; i < 150 && left.size > 0; ++i) {
    const focused = await tab(visitor, page);
    if (!focused || !left.delete(focused.id)) continue;
    const options = (await visitor.state()).controls.filter(({ id }) => id.startsWith(`${focused.id}:`));
    const reached = new Set();
    for (const key of [...options.map(() => 'ArrowLeft'), ...options.map(() => 'ArrowRight')]) {
      await page.keyboard.press(key);
      await sleep(80);
      reached.add(named(await visitor.state(), focused.id).value);
    }
    assert.deepEqual([...reached].sort(), options.map(({ id }) => id.split(':')[1]).sort());
    await visitor.go(standing);
  }
  assert.deepEqual([...left], []);
});

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

visit('pointing at a component lights it up, in the table and in the picture', { hash: finished }, async (visitor, page) => {
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
});
