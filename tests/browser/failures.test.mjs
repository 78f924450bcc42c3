// When the page can't run, it says so in words.
import assert from 'node:assert/strict';
import { visit } from './site.mjs';

// Waits for the page's explanation, and checks that it has taken the loading screen's place.
async function assertExplained(page, words) {
  const alert = page.getByRole('alert');
  await alert.waitFor({ state: 'visible' });
  const seen = (await alert.innerText()).trim();
  assert.match(seen, words);
  assert.ok(seen.length > 60, `too short to help: ${seen}`);
  assert.doesNotMatch(seen, /undefined|\[object|at \w+ \(|Aborted\(/);
  assert.equal(await page.getByRole('progressbar').isVisible(), false);
}

const broken = { ready: false, expectsProblems: true };

visit(
  'without WebGL2',
  {
    ...broken,
    before: (page) =>
      page.addInitScript(() => {
        for (const Canvas of [HTMLCanvasElement, globalThis.OffscreenCanvas].filter(Boolean)) {
          const getContext = Canvas.prototype.getContext;
          Canvas.prototype.getContext = function (kind, ...rest) {
            return /webgl/.test(kind) ? null : getContext.call(this, kind, ...rest);
          };
        }
      }),
  },
  (visitor, page) => assertExplained(page, /WebGL ?2/),
);

visit(
  'without WebAssembly',
  {
    ...broken,
    before: (page) => page.addInitScript(() => delete globalThis.WebAssembly),
  },
  (visitor, page) => assertExplained(page, /WebAssembly/),
);

visit(
  'without WebAssembly SIMD',
  {
    ...broken,
    before: (page) =>
      page.addInitScript(() => {
        // What an engine without the proposal does with a module that uses it.
        const refuse = () => {
          throw new WebAssembly.CompileError('Invalid opcode 0xfd');
        };
        WebAssembly.validate = () => false;
        WebAssembly.compile = async () => refuse();
        WebAssembly.instantiate = async () => refuse();
        WebAssembly.compileStreaming = async () => refuse();
        WebAssembly.instantiateStreaming = async () => refuse();
      }),
  },
  (visitor, page) => assertExplained(page, /SIMD/),
);

visit(
  'when the program is not found',
  {
    ...broken,
    before: (page) => page.route(/\.wasm(\?|$)/, (route) => route.fulfill({ status: 404, body: 'Not found' })),
  },
  (visitor, page) => assertExplained(page, /xenoglyph\.wasm could not be loaded.*404/s),
);

visit(
  'when the connection breaks',
  {
    ...broken,
    before: (page) => page.route(/\.wasm(\?|$)/, (route) => route.abort('connectionreset')),
  },
  (visitor, page) => assertExplained(page, /xenoglyph\.wasm could not be loaded/),
);

visit(
  'when the program is damaged',
  {
    ...broken,
    before: (page) =>
      page.route(/\.wasm(\?|$)/, (route) =>
        route.fulfill({ status: 200, contentType: 'application/wasm', body: 'not a program' }),
      ),
  },
  (visitor, page) => assertExplained(page, /damaged/),
);

for (const script of ['loader', 'download', 'xenoglyph']) {
  visit(
    `when ${script}.js is not found`,
    {
      ...broken,
      before: (page) =>
        page.route(new RegExp(`/${script}\\.js`), (route) => route.fulfill({ status: 404, body: 'Not found' })),
    },
    (visitor, page) => assertExplained(page, /could not be loaded/),
  );
}

visit(
  'when no script arrives, the page at least says that it takes too long',
  {
    ...broken,
    before: (page) => page.route(/\.js(\?|$)/, (route) => route.abort()),
  },
  (visitor, page) => page.getByText(/Check the connection/).waitFor({ state: 'visible' }),
);

visit(
  'the loading bar moves with the download',
  {
    ready: false,
    before: async (page) => {
      // The program is held back until it is asked for.
      const wanted = new Promise((resolve) => {
        page.arrive = resolve;
      });
      await page.route(/\.wasm(\?|$)/, async (route) => {
        await wanted;
        await route.continue();
      });
    },
  },
  async (visitor, page) => {
    const bar = page.getByRole('progressbar').first();
    await bar.waitFor({ state: 'visible' });
    page.arrive();
    await page.evaluate(() => xenoglyph.ready);
    await bar.waitFor({ state: 'hidden' });
  },
);
