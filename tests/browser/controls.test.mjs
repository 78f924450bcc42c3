// Every control of every chapter, by mouse and by keyboard, against its table of expectations: one without an expectation
// fails.
import assert from 'node:assert/strict';
import { chapters } from './expectations/chapters.mjs';
import { finished, standing, visit } from './site.mjs';

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

const named = (state, id) => state.controls.find((control) => control.id === id);

// Opens what is folded away: `folds` names each fold and something in it.
async function unfold(visitor, page, folds) {
  for (const [fold, inside] of folds) {
    const state = await visitor.settled();
    if (!named(state, fold) || named(state, inside)) continue;
    const control = await reveal(visitor, page, fold);
    await page.mouse.click(control.x + control.width / 2, control.y + control.height / 2);
    await visitor.until(`${fold} is open`, (after) => named(after, inside));
  }
}

// Scrolls the controls with the wheel until one is in sight.
async function reveal(visitor, page, id) {
  for (let i = 0; i < 60; ++i) {
    const state = await visitor.settled();
    const control = named(state, id);
    assert.ok(control, `there is no control ${id}`);
    if (control.visible) return control;
    await page.mouse.move(control.x + control.width / 2, 400);
    await visitor.showing(() => page.mouse.wheel(0, control.y > 400 ? 150 : -150));
  }
  assert.fail(`${id} can't be scrolled into sight`);
}

// A state to start from: an address, nothing in front, nothing folded away unless the fold itself is meant.
async function begin(visitor, page, id, { base, folds }, { base: other, prepare }) {
  await visitor.go(other ?? base);
  await unfold(visitor, page, folds.filter(([fold]) => fold !== id));
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
    await visitor.until(`${id} has its effect`, met, 60);
  } catch (error) {
    error.message = `${id}: it was ${before} and is ${after}. ${error.message}`;
    throw error;
  }
}

// Presses Tab until the keyboard has reached a control; each press moves on.
async function tab(visitor, page) {
  const focus = async () => (await visitor.state()).controls.find(({ focused }) => focused);
  const before = (await focus())?.id;
  await visitor.showing(() => page.keyboard.press('Tab'));
  // The focus may take frames to arrive, when what it goes to has to be scrolled into sight.
  for (let frame = 0; frame < 30; ++frame) {
    const focused = await focus();
    if (focused && focused.id !== before) return focused;
    const count = await visitor.frames();
    await visitor.refreshes(5);
    if ((await visitor.frames()) === count) break;
  }
  return null;
}

for (const [name, chapter] of Object.entries(chapters)) {
  const { expectations } = chapter;
  const bases = [...new Set(Object.values(expectations).map(({ base }) => base ?? chapter.base))];
  // Rows of a table and the like: as many as there are components.
  const patterns = chapter.patterns ?? [];

  visit(`${name}: every control has an expectation`, { hash: chapter.base }, async (visitor, page) => {
    await unfold(visitor, page, chapter.folds);
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
    assert.deepEqual([...found].filter((id) => !expected.includes(id) && !patterns.some((pattern) => pattern.test(id))), [], 'controls without an expectation');
    assert.deepEqual(expected.filter((id) => !found.has(id)), [], 'expectations without a control');
  });

  visit(`${name}: every control does its work by mouse`, { hash: chapter.base, before: listen, timeout: 1_800_000 }, async (visitor, page) => {
    await unfold(visitor, page, chapter.folds);
    const failures = [];
    for (const [id, expectation] of Object.entries(expectations)) {
      try {
        await begin(visitor, page, id, chapter, expectation);
        const control = await reveal(visitor, page, id);
        const work = expectation.mouse ?? ((_, __, { x, y, width, height }) => page.mouse.click(x + width / 2, y + height / 2));
        await assertEffect(visitor, page, id, expectation, () => work(visitor, page, control));
      } catch (error) {
        failures.push(`${id}: ${error.message}`);
      }
    }
    assert.deepEqual(failures, []);
  });

  visit(`${name}: every control does its work by keyboard`, { hash: chapter.base, before: listen, timeout: 1_800_000 }, async (visitor, page) => {
    await unfold(visitor, page, chapter.folds);
    const failures = [];
    const done = new Set();
    for (const base of bases) {
      await begin(visitor, page, '', chapter, { base });
      const wanted = Object.entries(expectations)
        .filter(([, expectation]) => (expectation.base ?? chapter.base) === base && expectation.byKeyboard !== false && !expectation.prepare)
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
        if (chapter.folds.some(([fold]) => fold === focused.id)) await unfold(visitor, page, chapter.folds);
      }
      for (const id of wanted) if (!done.has(id)) failures.push(`${id}: Tab does not reach it`);
    }
    assert.deepEqual(failures, []);
  });

  visit(`${name}: every option of a row is reached by the arrow keys`, { hash: chapter.base, timeout: 1_800_000 }, async (visitor, page) => {
    await unfold(visitor, page, chapter.folds);
    const rows = (await visitor.state()).controls.filter(({ kind }) => kind === 'segmented').map(({ id }) => id);
    const left = new Set(rows);
    for (let i = 0; i < 150 && left.size > 0; ++i) {
      const focused = await tab(visitor, page);
      if (!focused || !left.delete(focused.id)) continue;
      const options = (await visitor.state()).controls.filter(({ id }) => id.startsWith(`${focused.id}:`));
      const reached = new Set();
      for (const key of [...options.map(() => 'ArrowLeft'), ...options.map(() => 'ArrowRight')]) {
        await visitor.showing(() => page.keyboard.press(key));
        reached.add(named(await visitor.state(), focused.id).value);
      }
      assert.deepEqual([...reached].sort(), options.map(({ id }) => id.split(':')[1]).sort());
      await visitor.go(chapter.base);
    }
    assert.deepEqual([...left], []);
  });
}

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
