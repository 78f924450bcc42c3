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

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Hashes of a fit that is over, as fast as it can be computed, and of one that stands still on its way.
export const finished = 'play=0&step=10000000';
export const standing = 'play=0&step=60&showDensity=0';

// A page with the site open, as tests see it.
class Visit {
  constructor(page, problems) {
    this.page = page;
    this.problems = problems;
  }

  state() {
    return this.page.evaluate(() => xenoglyph.state());
  }

  // Waits until the state meets a condition; says what the state was when it does not.
  async until(what, condition, seconds = 60) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      const state = await this.state();
      if (condition(state)) return state;
      if (Date.now() > end) {
        const { fit, address, last_error: error } = state;
        assert.fail(`not within ${seconds} s: ${what}; ${JSON.stringify({ address, fit, error })}`);
      }
      await sleep(40);
    }
  }

  // Waits until no more frames are drawn: animations have ended, nothing plays. Counts the screen's refreshes as
  // well as the time, because drawing in software can take longer than any pause that is worth waiting for.
  async settled(seconds = 60) {
    const settled = await this.page.evaluate((most) => new Promise((resolve) => {
      const started = performance.now();
      let [count, quietRefreshes, quietSince] = [-1, 0, started];
      const look = () => {
        const now = performance.now();
        const { frames } = xenoglyph.state();
        quietRefreshes += 1;
        if (frames.count !== count) [count, quietRefreshes, quietSince] = [frames.count, 0, now];
        if (quietRefreshes >= 5 && now - quietSince >= 120) resolve(true);
        else if (now - started > most) resolve(false);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }), seconds * 1000);
    assert.ok(settled, `still drawing frames after ${seconds} s`);
    return this.state();
  }

  async go(hash) {
    await this.page.evaluate((text) => xenoglyph.go(text), hash);
    await sleep(50);
    return this.settled();
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
          canvas.dispatchEvent(
            new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
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

function watch(page, problems) {
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
  page.on('requestfailed', (request) =>
    problems.push(`request failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
}

// A test on an opened page. Options: hash, width, height, pixelRatio, colorScheme, `before(page, context)` to
// prepare the page before it opens, `ready: false` to not wait for the program, `expectsProblems` when
// errors are the point.
export function visit(name, options, body) {
  test(name, { timeout: options.timeout ?? 300_000, skip: options.skip ?? false }, async () => {
    const context = await (await startBrowser()).newContext({
      viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
      deviceScaleFactor: options.pixelRatio ?? 1,
      colorScheme: options.colorScheme ?? 'light',
      hasTouch: options.hasTouch ?? false,
    });
    const problems = [];
    const page = await context.newPage();
    watch(page, problems);
    try {
      await options.before?.(page, context);
      await page.goto(siteAddress + (options.hash ? `#${options.hash}` : ''));
      if (options.ready !== false) await page.evaluate(() => xenoglyph.ready);
      await body(new Visit(page, problems), page);
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
