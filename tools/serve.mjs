#!/usr/bin/env node
// Serves a folder of static files to this machine alone, with the MIME types that the page needs.
import { createReadStream, realpathSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const mimeTypes = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

// The file that a request path means, or null when it lies outside the folder or the prefix.
function locate(folder, prefix, requestPath) {
  let decoded;
  try {
    decoded = decodeURIComponent(requestPath.replace(/[?#].*/s, ''));
  } catch {
    return null;
  }
  if (!decoded.startsWith(prefix) || decoded.includes('\0')) return null;
  const file = path.join(folder, decoded.slice(prefix.length));
  return file === folder || file.startsWith(folder + path.sep) ? file : null;
}

async function answer(folder, prefix, request, response) {
  const refuse = (status, text, headers = {}) => {
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
    response.end(request.method === 'HEAD' ? undefined : `${text}\n`);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(405, 'Only GET and HEAD', { Allow: 'GET, HEAD' });
  }
  let file = locate(folder, prefix, request.url);
  let found = file && (await stat(file).catch(() => null));
  if (found?.isDirectory()) {
    const { pathname, search } = new URL(request.url, 'http://localhost');
    if (!pathname.endsWith('/')) return refuse(301, 'Moved', { Location: `${pathname}/${search}` });
    file = path.join(file, 'index.html');
    found = await stat(file).catch(() => null);
  }
  if (!found?.isFile()) return refuse(404, 'Not found');
  response.writeHead(200, {
    'Content-Type': mimeTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'Last-Modified': found.mtime.toUTCString(),
    // A page that was built again must not be answered from the browser's cache.
    'Cache-Control': 'no-cache',
  });
  if (request.method === 'HEAD') return response.end();
  await pipeline(createReadStream(file), response).catch(() => response.destroy());
}

// Resolves to the listening server and its address; port 0 takes any free one. `prefix` is the path under
// which the folder appears.
export async function serve(folder, { port = 0, prefix = '/' } = {}) {
  const root = realpathSync(folder);
  const server = createServer((request, response) => answer(root, prefix, request, response));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, address: `http://127.0.0.1:${server.address().port}${prefix}` };
}

const usage = 'Usage: tools/serve.mjs FOLDER [--port 8000]';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { port: { type: 'string', default: '8000' }, help: { type: 'boolean', short: 'h' } },
    });
    const port = Number(values.port);
    if (values.help) return { help: true };
    if (positionals.length !== 1) throw new Error('name one folder');
    if (!/^\d+$/.test(values.port) || port > 65535) {
      throw new Error(`--port ${values.port} is not a port (0 to 65535)`);
    }
    return { folder: positionals[0], port };
  } catch (error) {
    console.error(`serve: ${error.message}\n${usage}`);
    process.exit(2);
  }
}

async function main() {
  const { help, folder, port } = readArguments();
  if (help) return console.log(usage);
  try {
    const { server, address } = await serve(folder, { port });
    console.log(`Serving on ${address}  (Ctrl-C stops)`);
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.once(signal, () => {
        server.close();
        server.closeAllConnections();
      });
    }
  } catch (error) {
    const reasons = {
      EADDRINUSE: `port ${port} is taken by another program; choose another with --port`,
      EACCES: `port ${port} may not be opened by this user; choose one above 1023 with --port`,
      ENOENT: `there is no folder ${folder}`,
    };
    console.error(`serve: ${reasons[error.code] ?? error.message}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main();
}
