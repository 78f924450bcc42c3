// Networks to choose from: none is fetched before it is asked for, and a lost connection is no dead end.
import assert from 'node:assert/strict';
import { visit } from './site.mjs';

const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
const control = (state, id) => state.controls.find((listed) => listed.id === id);
const isReady = ({ digits }) => digits.status === 'ready';

// What a service worker fetches passes the page by.
const withoutWorker = (page) =>
  page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));

// Opens the list by mouse; the state with its items, or null where there is only one network.
async function opened(visitor, page) {
  const state = await visitor.until('the first network', isReady);
  await visitor.settled();
  const row = control(await visitor.state(), 'corpus');
  if (!row) return null;
  await page.mouse.click(...middle(row));
  return visitor.until('the list', (now) => control(now, `corpus:${state.corpus}`));
}

const others = (state) =>
  state.controls.filter(({ id, value }) => id.startsWith('corpus:') && value !== 'chosen').map(({ id }) => id);

visit(
  'a network is fetched when it is chosen, not before, and opens in each chapter',
  { hash: 'chapter=compress', timeout: 900_000, before: withoutWorker },
  async (visitor, page) => {
    await visitor.until('the first network', isReady);
    const asked = [];
    page.on('request', (request) => {
      if (request.url().includes('/assets/')) asked.push(request.url());
    });
    const state = await opened(visitor, page);
    if (!state) return;
    assert.deepEqual(asked, []);
    const first = state.corpus;
    for (const id of others(state)) {
      const before = asked.length;
      const list = before === 0 ? state : await opened(visitor, page);
      await page.mouse.click(...middle(control(list, id)));
      await visitor.until(id, (now) => isReady(now) && `corpus:${now.corpus}` === id);
      assert.equal(asked.length, before + 2, id);
      const compress = await visitor.settled();
      assert.match(compress.address, new RegExp(`corpus=${compress.corpus}`));
      assert.ok(compress.compress.network, 'it is drawn');
    }
    // Going back to what was open takes no file.
    const fetched = asked.length;
    await visitor.go(`chapter=compress&corpus=${first}`);
    await visitor.until('the first one', isReady);
    assert.equal(asked.length, fetched);
  },
);

visit(
  'a connection that is lost while a network loads can be tried again, or one goes back',
  { hash: 'chapter=compress', expectsProblems: true, before: withoutWorker },
  async (visitor, page) => {
    const state = await opened(visitor, page);
    if (!state) return;
    await page.route('**/assets/*', (route) => route.abort());
    const [id] = others(state);
    await page.mouse.click(...middle(control(state, id)));
    const failed = await visitor.until('it says so', ({ digits }) => digits.status === 'failed');
    assert.match(failed.digits.problem, /could not be loaded/);
    await visitor.settled();
    await page.mouse.click(...middle(control(await visitor.state(), 'previous-corpus')));
    await visitor.until('what was open', (now) => isReady(now) && now.corpus === state.corpus);
    await visitor.go(`chapter=compress&corpus=${id.slice('corpus:'.length)}`);
    await visitor.until('it fails again', ({ digits }) => digits.status === 'failed');
    await visitor.settled();
    await page.unroute('**/assets/*');
    await page.mouse.click(...middle(control(await visitor.state(), 'retry')));
    await visitor.until('it is there', (now) => isReady(now) && `corpus:${now.corpus}` === id);
  },
);
