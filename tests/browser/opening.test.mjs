// The page opens by itself, from any path, without complaint, and the first fit plays.
import assert from 'node:assert/strict';
import { visit } from './site.mjs';

visit('opens from a sub-path and plays to three components by itself', {}, async (visitor) => {
  const first = await visitor.until('25 components at the start', (state) => state.fit.n_components > 3);
  assert.equal(first.chapter, 'fit');
  assert.equal(first.dataset, 'three-gaussians');
  assert.equal(first.fit.n_points, 900);
  assert.equal(first.fit.status, 'playing');
  assert.equal(first.fit.true_components, 3);

  const done = await visitor.until('the fit is done', (state) => state.fit.status === 'done');
  assert.equal(done.fit.best_n_components, 3);
  assert.equal(done.model.n_components, 3);
  assert.equal(done.model.means.length, 3);
  assert.equal(done.model.message_length, done.fit.best_message_length);
  assert.equal(done.last_error, null);
});

visit(
  'thins out before the eyes: the number of components only falls',
  { hash: 'play=0&showDensity=0' },
  async (visitor, page) => {
    await visitor.settled();
    // From within the page, which sees every frame, however long each takes.
    const seen = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const counts = [];
          const look = () => {
            const { fit } = xenoglyph.state();
            if (fit.n_components !== counts.at(-1)) counts.push(fit.n_components);
            if (fit.status === 'done') resolve(counts);
            else requestAnimationFrame(look);
          };
          xenoglyph.go('showDensity=0');
          requestAnimationFrame(look);
        }),
    );
    assert.ok(seen[0] >= 20, `the first count seen was ${seen[0]}`);
    assert.ok(seen.length >= 8, `only ${seen.length} counts were seen: ${seen}`);
  },
);

visit(
  'a fitting step never holds a frame for long',
  { hash: 'play=0&showDensity=0', timeout: 900_000 },
  async (visitor) => {
    // A slice that the machine itself interrupted says nothing, so one undisturbed fit out of twenty is enough.
    const longest = [];
    for (let seed = 1; seed <= 20 && !(longest.at(-1) <= 12); seed += 1) {
      await visitor.page.evaluate((hash) => xenoglyph.go(hash), `speed=20&showDensity=0&seed=${seed}`);
      const done = await visitor.until(
        'the fit is done',
        (state) => state.seed === seed && state.fit.status === 'done',
      );
      longest.push(done.frames.longest_slice_ms);
      assert.ok(longest.at(-1) > 0, 'no slice was measured');
    }
    assert.ok(longest.at(-1) <= 12, `the longest slices of fitting took ${longest} ms`);
  },
);

visit('opens in the dark theme when the system asks for it', { colorScheme: 'dark' }, async (visitor) => {
  assert.equal((await visitor.state()).dark, true);
  await visitor.go('theme=light&play=0');
  assert.equal((await visitor.state()).dark, false);
  const light = (await visitor.screenshot()).at({ x: 5, y: 795 });
  await visitor.go('theme=dark&play=0');
  const dark = (await visitor.screenshot()).at({ x: 5, y: 795 });
  assert.ok(Math.min(...light) > 200, `light theme's ground is ${light}`);
  assert.ok(Math.max(...dark) < 80, `dark theme's ground is ${dark}`);
});

visit('follows the system when it turns dark', {}, async (visitor, page) => {
  assert.equal((await visitor.state()).dark, false);
  await page.emulateMedia({ colorScheme: 'dark' });
  await visitor.until('the theme is dark', (state) => state.dark);
});

visit('opens again without a connection', { hash: 'play=0', expectsProblems: true }, async (visitor, page) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  await visitor.reload();
  assert.equal((await visitor.settled()).fit.n_points, 900);
});

visit(
  'what was not kept from the first visit on is kept once it was asked for',
  { hash: 'play=0', expectsProblems: true },
  async (visitor, page) => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    // Any file that carries the build in its address and that the page itself does not ask for.
    const isKept = () =>
      page.evaluate(async () =>
        Boolean(await window.caches.match(new URL('LICENSE.txt', location.href), { ignoreSearch: true })),
      );
    const text = () =>
      page.evaluate(async () => {
        const build = new URL(document.querySelector('script[src*="?v="]').src).search;
        return (await fetch(`LICENSE.txt${build}`)).text();
      });
    assert.equal(await isKept(), false);
    const first = await text();
    assert.match(first, /MIT/);
    for (let i = 0; i < 100 && !(await isKept()); ++i) await page.waitForTimeout(100);
    await page.context().setOffline(true);
    assert.equal(await text(), first);
  },
);
