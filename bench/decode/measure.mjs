#!/usr/bin/env node
// Times the page's decoder beside TensorFlow.js's WASM backend, both in one load of the built site in headless
// Chromium, and prints a table.
//
//   bench/decode/measure.mjs [SITE [BLOCKS]]     (build/web/site, 101)
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumOptions } from '../../tools/chromium.mjs';
import { serve } from '../../tools/serve.mjs';
import { readDecoder } from './decoder_weights.mjs';
import { compare } from './in_page.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const repository = path.resolve(here, '../..');
const site = path.resolve(process.argv[2] ?? path.join(repository, 'build/web/site'));
const blocks = Number(process.argv[3] ?? 101);
const batches = [1, 64, 256];

// The published files of TensorFlow.js, as the page fetches them.
const peers = '/peers/';
const folders = {
  'tf.min.js': '@tensorflow/tfjs/dist',
  'tf-backend-wasm.min.js': '@tensorflow/tfjs-backend-wasm/dist',
  'tfjs-backend-wasm.wasm': '@tensorflow/tfjs-backend-wasm/dist',
  'tfjs-backend-wasm-simd.wasm': '@tensorflow/tfjs-backend-wasm/dist',
  'tfjs-backend-wasm-threaded-simd.wasm': '@tensorflow/tfjs-backend-wasm/dist',
};

function answerWithPeer(route) {
  const name = path.basename(new URL(route.request().url()).pathname);
  return name in folders
    ? route.fulfill({ path: path.join(here, 'node_modules', folders[name], name) })
    : route.abort();
}

const milliseconds = (time) => `${time.toFixed(3)} ms`;

function table(rows) {
  console.log('| digits | ours | its operations | ratio | its model of layers | ratio |\n|--:|--:|--:|--:|--:|--:|');
  for (const { batch, ours, operations, predict } of rows) {
    const ratio = (time) => (time / ours).toFixed(2);
    console.log(
      `| ${batch} | ${milliseconds(ours)} | ${milliseconds(operations)} | ${ratio(operations)} | ` +
        `${milliseconds(predict)} | ${ratio(predict)} |`,
    );
  }
}

const { server, address } = await serve(site);
const browser = await chromium.launch(chromiumOptions);
try {
  // The site lets no strange script in, and its service worker would answer in the peer's place.
  const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.route(`**${peers}*`, answerWithPeer);
  // A fit that stands still: nothing but what is measured runs.
  await page.goto(`${address}#play=0`);
  await page.evaluate(() => xenoglyph.ready);
  for (const script of ['tf.min.js', 'tf-backend-wasm.min.js']) {
    await page.addScriptTag({ url: peers + script });
  }
  const decoder = readDecoder(readFileSync(path.join(repository, 'assets/autoencoder.safetensors')));
  const { backend, largestDifference, rows } = await page.evaluate(compare, { decoder, batches, blocks, peers });
  console.log(
    `Chromium ${browser.version()}, ${backend}; largest difference of a pixel ${largestDifference.toFixed(6)}\n`,
  );
  table(rows);
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
