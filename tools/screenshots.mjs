#!/usr/bin/env node
// Takes the pictures of docs/screenshots from build/web/site, in Chromium without a screen: each chapter, light and dark.
// Needs a built page and the browser tests' packages (tools/test browser leaves both), and pngquant to make the files small.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '../tests/browser/node_modules/playwright-core/index.mjs';
import { chromiumOptions } from './chromium.mjs';
import { serve } from './serve.mjs';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.join(repository, 'docs/screenshots');

const codesFitted = ({ codes_fit: fit }) => fit.status === 'done';
// What each shows, and when it has come to rest.
const pictures = {
  fit: ['dataset=three-gaussians&speed=20', ({ fit }) => fit.status === 'done'],
  // The drawing is a 3 of two arcs.
  compress: [
    'chapter=compress&pinned=5,11&drawing=VGPlWvOMYrNIazMcdDMKfVMThgM3jhNzlQPGmqQrnqSeoNUboSWbn5YanCaRlxb7kIdUiNeYgEfEd0fWdcfXgGfmipgTk9hcm8i9ohkzpnm4qKpGqKrXpntmohvrm8xhk9zCip0LgG04dc1Hax04YP0LV6zCT7xh',
    ({ compress }) => compress !== undefined,
  ],
  discover: ['chapter=discover&codesSpeed=20&component=4', codesFitted],
  dream: ['chapter=dream&component=4&walkAt=0.5', (state) => codesFitted(state) && state.dream.complete],
  judge: [
    'chapter=judge&emSweep=1&kmeansSweep=1&kmeansK=10',
    (state) => codesFitted(state) && state.judge.em.status === 'done' && state.judge.kmeans.status === 'done',
  ],
};

async function take(page, name, scheme, address) {
  const [hash, ready] = pictures[name];
  await page.goto(`${address}#${hash}`);
  await page.evaluate(() => xenoglyph.ready);
  const end = Date.now() + 600_000;
  while (!ready(await page.evaluate(() => xenoglyph.state()))) {
    if (Date.now() > end) throw new Error(`${name}: not at rest within ten minutes`);
    await page.waitForTimeout(200);
  }
  await page.waitForTimeout(1500);
  const file = path.join(folder, `${name}-${scheme}.png`);
  await page.screenshot({ path: file });
  execFileSync('pngquant', ['--force', '--skip-if-larger', '--ext', '.png', '128', file], { stdio: 'inherit' });
  console.log(path.relative(repository, file));
}

const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (!pictures[name]) throw new Error(`There is no picture ${name}; there are ${Object.keys(pictures).join(', ')}`);
}
const { server, address } = await serve(path.join(repository, 'build/web/site'));
const browser = await chromium.launch(chromiumOptions);
try {
  for (const name of wanted.length > 0 ? wanted : Object.keys(pictures)) {
    for (const scheme of ['light', 'dark']) {
      const page = await browser.newPage({
        viewport: { width: 1280, height: 800 },
        deviceScaleFactor: 2,
        colorScheme: scheme,
      });
      await take(page, name, scheme, address);
      await page.close();
    }
  }
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
