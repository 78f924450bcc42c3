// When the page can't run, it says so in words.
import assert from 'node:assert/strict';
import { visit } from './site.mjs';

// Waits for words that a visitor can see, and checks that the loading screen does not just stay.
async function assertExplained(page, words) {
  const text = page.getByText(words).first();
  await text.waitFor({ state: 'visible', timeout: 15_000 });
  const seen = await page.evaluate(() => document.body.innerText);
  assert.match(seen, words);
  assert.ok(seen.trim().length > 60, `too short to help: ${seen}`);
  assert.doesNotMatch(seen, /undefined|\[object|at \w+ \(|Aborted\(/);
}

const broken = { ready: false, expectsProblems: true };

visit('without WebGL2', {
  ...broken,
  before: (page) => page.addInitScript(() => {
    for (const Canvas of [HTMLCanvasElement, globalThis.OffscreenCanvas].filter(Boolean)) {
      const getContext = Canvas.prototype.getContext;
      Canvas.prototype.getContext = function (kind, ...rest) {
        return /webgl/.test(kind) ? null : getContext.call(this, kind, ...rest);
      };
    }
  }),
}, (visitor, page) => assertExplained(page, /WebGL ?2/));

visit('without WebAssembly', {
  ...broken,
  before: (page) => page.addInitScript(() => delete globalThis.WebAssembly),
}, (visitor, page) => assertExplained(page, /WebAssembly/));

visit('without WebAssembly SIMD', {
  ...broken,
  before: (page) => page.addInitScript(() => {
    // What an engine without the proposal does with a module that uses it.
    const refuse = () => { throw new WebAssembly.CompileError('Invalid opcode 0xfd'); };
    WebAssembly.validate = () => false;
    WebAssembly.compile = async () => refuse();
    WebAssembly.instantiate = async () => refuse();
    WebAssembly.compileStreaming = async () => refuse();
    WebAssembly.instantiateStreaming = async () => refuse();
  }),
}, (visitor, page) => assertExplained(page, /SIMD/));

visit('when the program is not found', {
  ...broken,
  before: (page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: 'Not found' })),
}, (visitor, page) => assertExplained(page, /load|found|404/i));

visit('when the connection breaks', {
  ...broken,
  before: (page) => page.route('**/*.wasm', (route) => route.abort('connectionreset')),
}, (visitor, page) => assertExplained(page, /load|connection/i));

visit('when the program is damaged', {
  ...broken,
  before: (page) => page.route('**/*.wasm', (route) =>
    route.fulfill({ status: 200, contentType: 'application/wasm', body: 'not a program' })),
}, (visitor, page) => assertExplained(page, /load|damaged|program/i));

visit('without JavaScript', {
  ...broken,
  before: (page) => page.route('**/*.js', (route) => route.abort()),
}, (visitor, page) => assertExplained(page, /load|script/i));

visit('the loading bar moves with the download', {
  ready: false,
  before: async (page) => {
    // The program arrives in two halves.
    let arrive;
    page.secondHalf = new Promise((resolve) => { arrive = resolve; });
    page.arrive = arrive;
    await page.route('**/*.wasm', async (route) => {
      await page.secondHalf;
      await route.continue();
    });
  },
}, async (visitor, page) => {
  const bar = page.getByRole('progressbar').first();
  await bar.waitFor({ state: 'visible', timeout: 5000 });
  page.arrive();
  await page.evaluate(() => xenoglyph.ready);
  await bar.waitFor({ state: 'hidden', timeout: 5000 });
});
