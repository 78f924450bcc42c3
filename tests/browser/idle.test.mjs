// Frames are drawn only when something changed.
import assert from 'node:assert/strict';
import { finished, standing, visit } from './site.mjs';

visit('an idle page draws nothing, and wakes at a mouse move', { hash: finished }, async (visitor, page) => {
  await visitor.until('the fit is done', (state) => state.fit.status === 'done');
  await visitor.settled();
  const before = (await visitor.state()).frames.count;
  await visitor.refreshes(60);
  const idle = (await visitor.state()).frames.count;
  assert.equal(idle, before, `${idle - before} frames were drawn in 60 idle refreshes`);

  await page.mouse.move(640, 400);
  await visitor.until('a frame after the mouse moved', (state) => state.frames.count > idle);
  await visitor.settled();
  const moved = (await visitor.state()).frames.count;
  await visitor.refreshes(60);
  assert.equal((await visitor.state()).frames.count, moved, 'goes on drawing after the mouse stands still');
});

visit('a paused fit draws nothing', { hash: standing }, async (visitor) => {
  const paused = await visitor.settled();
  assert.equal(paused.fit.status, 'paused');
  await visitor.refreshes(60);
  assert.equal((await visitor.state()).frames.count, paused.frames.count);
});

visit('a playing fit does draw', { hash: 'showDensity=0' }, async (visitor) => {
  assert.ok(await visitor.drawn(2), 'no frame');
});

for (const [name, hash, ready] of [
  ['compress', 'chapter=compress&pinned=5,11&drawing=AAAA____.AgAgAgAh', (state) => state.digits.status === 'ready'],
  ['discover', 'chapter=discover&codesPlay=0&codesStep=60', (state) => state.codes_fit.step === 60],
  ['dream', 'chapter=dream&codesKMax=10', (state) => state.codes_fit.status === 'done' && state.dream.complete],
  [
    'judge',
    'chapter=judge&codesKMax=10&sweepKMax=8&kmeansSweep=1&judged=kmeans&kmeansK=8',
    (state) => state.judge?.kmeans.status === 'done' && state.codes_fit.status === 'done',
  ],
]) {
  visit(`${name} at rest draws nothing, and has drawn all`, { hash }, async (visitor, page) => {
    await visitor.until('it is there', ready);
    const { frames } = await visitor.settled();
    await visitor.refreshes(60);
    assert.equal((await visitor.state()).frames.count, frames.count);
    // One more frame, with the mouse where nothing is, shows the same.
    const before = await visitor.screenshot();
    await page.mouse.move(5, 5);
    await visitor.settled();
    const after = await visitor.screenshot();
    const { innerWidth: width, innerHeight: height } = await page.evaluate(() => ({ innerWidth, innerHeight }));
    assert.equal(after.shareDifferent(before, { x: 0, y: 0, width, height }), 0);
  });
}
