// What every browser test stands on: the built site served from a sub-path, Chromium, and a page that is watched
// for errors and for requests that leave the site.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../../tools/chromium.mjs';
import { serve } from '../../tools/serve.mjs';
import { Screenshot } from './pixels.mjs';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const siteFolder = path.resolve(process.env.XENOGLYPH_SITE ?? path.join(repository, 'build/web/site'));
const failuresFolder = path.join(repository, 'build/browser-failures');

if (!existsSync(path.join(siteFolder, 'index.html'))) {
  throw new Error(`There is no built page in ${siteFolder}: run tools/test browser, or cmake --workflow --preset web`);
}

const { server, address } = await serve(siteFolder, { prefix: '/lessons/xenoglyph/' });
export const siteAddress = address;

let browser = null;
async function startBrowser() {
  browser ??= chromium.launch(chromiumOptions);
  return browser;
}

after(async () => {
  await (await browser)?.close();
  server.close();
  server.closeAllConnections();
});

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Nothing here waits for so many milliseconds to pass and hopes: on a busy machine none are enough. What is waited for
// is frames (of the program), refreshes (of the screen), requests that have ended, states. These limits only end a
// test that fails.
const patience = 300; // seconds

// Hashes of a fit that is over, as fast as it can be computed, and of one that stands still on its way.
export const finished = 'play=0&step=10000000';
export const standing = 'play=0&step=60&showDensity=0';

// A page with the site open, as tests see it.
class Visit {
  constructor(page, problems, requests) {
    this.page = page;
    this.problems = problems;
    this.requests = requests;
  }

  state() {
    return this.page.evaluate(() => xenoglyph.state());
  }

  // Waits until the state meets a condition; says what the state was when it does not. Looks again when a frame was
  // drawn, and now and then without.
  async until(what, condition, seconds = patience) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const count = await this.frames();
      const state = await this.state();
      if (condition(state)) return state;
      if (Date.now() > end) {
        const { fit, address: hash, last_error: error } = state;
        assert.fail(`not within ${seconds} s: ${what}; ${JSON.stringify({ hash, fit, error })}`);
      }
      await this.drawn(2, count, 0.5);
    }
  }

  // How many frames the program has drawn.
  frames() {
    return this.page.evaluate(() => xenoglyphTests.frames());
  }

  // Waits until so many frames were drawn after the frame number `since`; whether that was within the limit.
  async drawn(count = 1, since = null, seconds = patience) {
    return this.page.evaluate(
      ([more, first, most]) =>
        new Promise((resolve) => {
          const wanted = (first ?? xenoglyphTests.frames()) + more;
          const started = performance.now();
          const look = () => {
            if (xenoglyphTests.frames() >= wanted) resolve(true);
            else if (performance.now() - started > most) resolve(false);
            else setTimeout(look, 10);
          };
          look();
        }),
      [count, since, seconds * 1000],
    );
  }

  // Does something to the page, and waits until the program has drawn what came of it: the frame that takes an
  // event in, and the one after, for what follows from it.
  async showing(work, frames = 2) {
    const count = await this.frames();
    await work();
    assert.ok(await this.drawn(frames, count), 'nothing was drawn after an event');
  }

  // Waits for so many refreshes of the screen, in each of which the program could draw.
  async refreshes(count) {
    await this.page.evaluate(
      (many) =>
        new Promise((resolve) => {
          let left = many;
          const look = () => (left-- > 0 ? requestAnimationFrame(look) : resolve());
          look();
        }),
      count,
    );
  }

  // Waits until the page is at rest: what it had asked for has come, animations have ended, nothing plays.
  async settled(seconds = patience) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const settled = await this.page.evaluate(
        (most) =>
          new Promise((resolve) => {
            const started = performance.now();
            let [count, quiet] = [-1, 0];
            const look = () => {
              const now = xenoglyphTests.frames();
              [count, quiet] = now === count ? [count, quiet + 1] : [now, 0];
              if (quiet >= 5) resolve(true);
              else if (performance.now() - started > most) resolve(false);
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          }),
        seconds * 1000,
      );
      assert.ok(settled, `still drawing frames after ${seconds} s`);
      const state = await this.state();
      // While network and codes are on their way nothing moves, and yet more is to come.
      if (state.digits.status !== 'arriving') return state;
      assert.ok(Date.now() < end, `the digits have not arrived after ${seconds} s`);
      await this.until('the digits have arrived', ({ digits }) => digits.status !== 'arriving', seconds);
    }
  }

  async go(hash) {
    await this.page.evaluate((text) => xenoglyph.go(text), hash);
    return this.settled();
  }

  // Leaves the document, once it has all that it asked for. What the browser still wants of it then (an icon, say)
  // and drops as it goes is no problem of the page's.
  async leaving(work) {
    await this.requests.ended();
    this.requests.leaving = true;
    try {
      await work();
    } finally {
      this.requests.leaving = false;
    }
    await this.page.evaluate(() => globalThis.xenoglyph?.ready);
  }

  reload() {
    return this.leaving(() => this.page.reload());
  }

  // The site at an address, in a document of its own.
  openAfresh(hash) {
    return this.leaving(async () => {
      await this.page.goto('about:blank');
      await this.page.goto(`${siteAddress}#${hash}`);
    });
  }

  async screenshot() {
    const ratio = await this.page.evaluate(() => devicePixelRatio);
    return new Screenshot(await this.page.screenshot({ scale: 'device' }), ratio);
  }

  // Drops a file on the page, as a visitor would from a folder.
  async drop(name, content) {
    await this.page.evaluate(
      ([fileName, text]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], fileName, { type: 'text/csv' }));
        const canvas = document.querySelector('canvas');
        for (const kind of ['dragenter', 'dragover', 'drop']) {
          canvas.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }
      },
      [name, content],
    );
  }
}

// Where a point of the data lies on the page, in CSS pixels.
export function onPage({ picture, view }, [x, y]) {
  return {
    x: picture.x + ((x - view.left) / (view.right - view.left)) * picture.width,
    y: picture.y + ((view.top - y) / (view.top - view.bottom)) * picture.height,
  };
}

// Chromium's own remarks on the speed of software rendering say nothing about the page.
const remarks = [/GPU stall due to ReadPixels/];

// What a page has asked for and not got yet.
class Requests {
  constructor(page) {
    this.leaving = false;
    this.open = new Set();
    page.on('request', (request) => this.open.add(request));
    for (const event of ['requestfinished', 'requestfailed']) page.on(event, (request) => this.open.delete(request));
  }

  // Waits until all have ended; not for ever, since the browser itself may put some off.
  async ended(seconds = 20) {
    const end = Date.now() + seconds * 1000;
    while (this.open.size > 0 && Date.now() < end) await sleep(20);
  }
}

// Watches a page for problems, and for what it asks for.
function watch(page, problems) {
  const requests = new Requests(page);
  page.on('console', (message) => {
    if (!['error', 'warning', 'assert'].includes(message.type())) return;
    if (remarks.some((remark) => remark.test(message.text()))) return;
    problems.push(`console ${message.type()}: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(siteAddress) && !/^(blob|data):/.test(url)) problems.push(`request left the site: ${url}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    if (requests.leaving && reason === 'net::ERR_ABORTED') return;
    problems.push(`request failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  return requests;
}

// In every page: how to count frames without asking for all that the state tells.
const countFrames = () => {
  globalThis.xenoglyphTests = {
    frames: () => (xenoglyph.frames ? xenoglyph.frames() : xenoglyph.state().frames).count,
  };
};

// A test on an opened page. Options: hash, width, height, pixelRatio, colorScheme, `before(page, context)` to
// prepare the page before it opens, `ready: false` to not wait for the program, `expectsProblems` when
// errors are the point.
export function visit(name, options, body) {
  test(name, { timeout: options.timeout ?? 900_000, skip: options.skip ?? false }, async () => {
    const context = await (
      await startBrowser()
    ).newContext({
      viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
      deviceScaleFactor: options.pixelRatio ?? 1,
      colorScheme: options.colorScheme ?? 'light',
      hasTouch: options.hasTouch ?? false,
    });
    context.setDefaultTimeout(1000 * patience);
    await context.addInitScript(countFrames);
    const problems = [];
    const page = await context.newPage();
    const requests = watch(page, problems);
    try {
      await options.before?.(page, context);
      await page.goto(siteAddress + (options.hash ? `#${options.hash}` : ''));
      if (options.ready !== false) await page.evaluate(() => xenoglyph.ready);
      await body(new Visit(page, problems, requests), page);
      if (!options.expectsProblems) assert.deepEqual(problems, []);
    } catch (error) {
      mkdirSync(failuresFolder, { recursive: true });
      const picture = path.join(failuresFolder, `${name.replaceAll(/[^\w]+/g, '-')}.png`);
      await page.screenshot({ path: picture, timeout: 5000 }).catch(() => {});
      error.message += `\n(screenshot: ${path.relative(repository, picture)}; problems: ${JSON.stringify(problems)})`;
      throw error;
    } finally {
      await context.close();
    }
  });
}
