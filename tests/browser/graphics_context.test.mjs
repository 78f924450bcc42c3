// The WebGL context may be taken away, and comes back.
import assert from 'node:assert/strict';
import { visit } from './site.mjs';

const grab = () => {
  const canvas = document.querySelector('canvas');
  window.context ??= canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
};

visit(
  'a lost context is explained, and the picture comes back as it was',
  { hash: 'play=0&step=300' },
  async (visitor, page) => {
    const state = await visitor.settled();
    const before = await visitor.screenshot();
    for (let round = 0; round < 2; ++round) {
      await page.evaluate(grab);
      await page.evaluate(() => window.context.loseContext());
      await page.getByText(/graphics card/).waitFor({ state: 'visible' });
      await page.evaluate(() => window.context.restoreContext());
      await page.getByText(/graphics card/).waitFor({ state: 'hidden' });
      const after = await visitor.settled();
      assert.equal(after.address, state.address);
      const restored = await visitor.screenshot();
      assert.equal(restored.shareDifferent(before, { x: 0, y: 0, width: 1280, height: 800 }), 0);
    }
  },
);

visit('a fit that plays goes on after its context was lost', { hash: 'speed=20' }, async (visitor, page) => {
  await page.evaluate(grab);
  await page.evaluate(() => window.context.loseContext());
  await page.getByText(/graphics card/).waitFor({ state: 'visible' });
  await page.evaluate(() => window.context.restoreContext());
  const done = await visitor.until('the fit is done', (state) => state.fit.status === 'done');
  assert.equal(done.fit.best_n_components, 3);
});
