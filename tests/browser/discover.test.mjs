// The mixture finds the symbols among the codes of the digits.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository, visit } from './site.mjs';

const quick = 'chapter=discover&codesKMax=25&codesSpeed=20';
const done = ({ codes_fit: fit }) => fit.status === 'done';
const card = (state, number) => state.discover.cards.find(({ component }) => component === number);
const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];

visit(
  'the first chapter can be used before network and codes have arrived',
  {
    hash: 'play=0&step=60&showDensity=0',
    before: async (page) => {
      // Network and codes are held back until they are asked for.
      const wanted = new Promise((resolve) => {
        page.arrive = resolve;
      });
      await page.route('**/assets/*.safetensors*', async (route) => {
        await wanted;
        await route.continue();
      });
    },
  },
  async (visitor, page) => {
    const state = await visitor.state();
    assert.equal(state.digits.status, 'arriving');
    await visitor.until('the fit stands at its step', ({ fit }) => fit.step === 60);
    assert.equal((await visitor.state()).digits.status, 'arriving');
    page.arrive();
    const later = await visitor.until('the digits', ({ digits }) => digits.status === 'ready');
    assert.equal(later.digits.count, 10000);
    assert.equal(later.fit.step, 60);
  },
);

visit('the codes are fitted as the command fits them', { hash: quick, timeout: 900_000 }, async (visitor, page) => {
  const state = await visitor.until('the fit is done', done);
  const found = state.codes_fit.best_n_components;
  assert.equal(state.discover.found, found);
  assert.equal(state.discover.cards.length, found);
  assert.ok(found >= 10 && found <= 25, `${found} components`);
  const claimed = state.discover.cards.reduce((sum, { claimed: count }) => sum + count, 0);
  assert.equal(claimed, 10000);
  const weights = state.discover.cards.map(({ weight }) => weight);
  assert.ok(Math.abs(weights.reduce((a, b) => a + b) - 1) < 1e-9);

  // A decoded mean, by the scripting door and natively by the command, pixel by pixel.
  const [first] = state.discover.cards;
  const decoded = await page.evaluate((mean) => Array.from(xenoglyph.decode(mean)), first.mean);
  assert.equal(decoded.length, 784);
  assert.ok(decoded.every((value) => value >= 0 && value <= 1));
  const again = await page.evaluate((image) => Array.from(xenoglyph.encode(image)), decoded);
  assert.equal(again.length, 6);

  const command = path.join(repository, 'build/native/bin/xenoglyph');
  if (existsSync(command)) {
    const folder = mkdtempSync(path.join(tmpdir(), 'xenoglyph-'));
    try {
      const model = path.join(folder, 'model.json');
      execFileSync(command, [
        'fit',
        '--input',
        path.join(repository, 'assets/codes.safetensors'),
        '--k-max',
        '25',
        '--seed',
        '1',
        '--output',
        model,
      ]);
      const native = JSON.parse(readFileSync(model, 'utf8'));
      assert.equal(native.n_components, found);
      const length = state.codes_fit.best_message_length;
      assert.ok(
        Math.abs(native.message_length - length) <= 1e-6 * Math.abs(length),
        `${native.message_length} natively, ${length} here`,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
});

visit(
  'a card opens its component, stays open by address, and closes again',
  { hash: 'chapter=discover&codesPlay=0&codesStep=60&codesKMax=25' },
  async (visitor, page) => {
    const state = await visitor.settled();
    const before = await visitor.screenshot();
    await page.mouse.click(...middle(card(state, 3)));
    const open = await visitor.until('component 3 is open', ({ discover }) => discover.component === 3);
    assert.match(open.address, /component=3/);
    await page.mouse.move(5, 5);
    await visitor.settled();
    const shown = await visitor.screenshot();
    assert.ok(shown.shareDifferent(before, card(open, 3)) > 0.02, 'its card is marked');
    await visitor.go('chapter=fit&play=0&step=60&showDensity=0');
    const back = await visitor.go(open.address);
    assert.equal(back.discover.component, 3);
    assert.deepEqual(card(back, 3).mean, card(open, 3).mean);
    await page.mouse.click(...middle(card(back, 3)));
    await visitor.until('it is closed', ({ discover }) => discover.component === 0);
  },
);

visit(
  'cards sort themselves by weight or by digit once the fit stands',
  { hash: 'chapter=discover&codesPlay=0&codesStep=60&codesKMax=25' },
  async (visitor) => {
    const inReadingOrder = ({ discover }) => [...discover.cards].sort((a, b) => a.y - b.y || a.x - b.x);
    const rising = (numbers) => numbers.every((value, i) => i === 0 || value >= numbers[i - 1]);
    const byWeight = inReadingOrder(await visitor.settled());
    assert.ok(rising(byWeight.map(({ component }) => component)), 'heaviest first');
    const byDigit = inReadingOrder(
      await visitor.go('chapter=discover&codesPlay=0&codesStep=60&codesKMax=25&order=digit'),
    );
    assert.ok(rising(byDigit.map(({ majority }) => majority)), 'by digit');
  },
);

for (const [what, answer] of [
  ['is missing', { status: 404, body: 'not here' }],
  ['is damaged', { status: 200, body: 'no safetensors' }],
]) {
  visit(
    `a file of the network that ${what} is a sentence, and the first chapter works`,
    {
      hash: 'chapter=discover',
      expectsProblems: true,
      before: (page) => page.route('**/assets/autoencoder.safetensors*', (route) => route.fulfill(answer)),
    },
    async (visitor, page) => {
      const state = await visitor.until('it says so', ({ digits }) => digits.status === 'failed');
      assert.match(state.digits.problem, /autoencoder\.safetensors/);
      await visitor.settled();
      const retry = (await visitor.state()).controls.find(({ id }) => id === 'retry');
      assert.ok(retry?.visible, 'it can be tried again');
      await page.unroute('**/assets/autoencoder.safetensors*');
      await page.mouse.click(...middle(retry));
      await visitor.until('the digits', ({ digits }) => digits.status === 'ready');
      const fit = await visitor.go('play=0&step=60&showDensity=0');
      assert.equal(fit.fit.step, 60);
      assert.equal(fit.last_error, null);
    },
  );
}
