// Frames are drawn only when something changed.
import assert from 'node:assert/strict';
import { finished, sleep, standing, visit } from './site.mjs';

visit('an idle page draws nothing, and wakes at a mouse move', { hash: finished }, async (visitor, page) => {
  await visitor.until('the fit is done', (state) => state.fit.status === 'done');
  await visitor.settled();
  const before = (await visitor.state()).frames.count;
  await sleep(2000);
  const idle = (await visitor.state()).frames.count;
  assert.equal(idle, before, `${idle - before} frames were drawn in two idle seconds`);

  await page.mouse.move(640, 400);
  await visitor.until('a frame after the mouse moved', (state) => state.frames.count > idle);
  await visitor.settled();
  const moved = (await visitor.state()).frames.count;
  await sleep(1000);
  assert.equal((await visitor.state()).frames.count, moved, 'goes on drawing after the mouse stands still');
});

visit('a paused fit draws nothing', { hash: standing }, async (visitor) => {
  const paused = await visitor.settled();
  assert.equal(paused.fit.status, 'paused');
  await sleep(2000);
  assert.equal((await visitor.state()).frames.count, paused.frames.count);
});

visit('a playing fit does draw', { hash: 'showDensity=0' }, async (visitor) => {
  const before = (await visitor.state()).frames.count;
  await sleep(1000);
  const drawn = (await visitor.state()).frames.count - before;
  assert.ok(drawn > 0, 'no frame in a second');
});
