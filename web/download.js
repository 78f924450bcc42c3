// Fetches the page's large files, the program and what it works on, telling how much of each has arrived.

/** A file of the page that did not arrive, or not as it was sent. `failure` is what to show. */
export class DownloadError extends Error {
  constructor(failure) {
    super(failure.message);
    this.failure = failure;
  }
}

const fileName = (url) => new URL(url).pathname.split('/').pop();

export function missingFile(url, reason) {
  return new DownloadError({
    title: 'A part of the page is missing',
    message: `The file ${fileName(url)} could not be loaded: ${reason}.`,
    advice: 'Check the connection, then reload the page.',
  });
}

function damagedFile(url, detail) {
  return new DownloadError({
    title: 'A part of the page is damaged',
    message: `The file ${fileName(url)} arrived, but it is not the program that was sent.`,
    advice: 'Reload the page. If that doesn’t help, empty the browser’s cache for this site, or tell whoever runs it.',
    detail,
  });
}

// Content-Length counts the bytes on the wire, so it is no use when they are compressed there; then the size known
// when the page was built serves.
function expectedBytes(response, builtBytes) {
  const length = Number(response.headers.get('Content-Length'));
  return response.headers.get('Content-Encoding') || !(length > 0) ? builtBytes : length;
}

// The response at `url`, its bytes counted as they pass. `broken()` tells whether the connection broke off.
async function counted(url, builtBytes, report, cache, type) {
  const response = await fetch(url, { cache }).catch(() => {
    throw missingFile(url, navigator.onLine === false ? 'there is no connection' : 'the server did not answer');
  });
  if (!response.ok) throw missingFile(url, `the server answered ${response.status}`);
  const total = expectedBytes(response, builtBytes);
  let received = 0;
  let broken = false;
  const reader = response.body.getReader();
  const stream = new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read().catch((error) => {
        broken = true;
        throw error;
      });
      if (done) {
        controller.close();
        return;
      }
      received += value.length;
      report(Math.min(received, total), total);
      controller.enqueue(value);
    },
  });
  return { response: new Response(stream, { headers: { 'Content-Type': type } }), broken: () => broken };
}

async function compile(url, builtBytes, report, cache) {
  const { response, broken } = await counted(url, builtBytes, report, cache, 'application/wasm');
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    if (broken()) throw missingFile(url, 'the connection broke off');
    throw damagedFile(url, error.message);
  }
}

/** The bytes of the file at `url`, otherwise as downloadProgram(). */
export async function downloadFile(url, builtBytes, report) {
  const { response } = await counted(url, builtBytes, report, 'default', 'application/octet-stream');
  return new Uint8Array(
    await response.arrayBuffer().catch(() => {
      throw missingFile(url, 'the connection broke off');
    }),
  );
}

/**
 * The compiled module at `url`. `builtBytes`: its size, uncompressed. `report(received, total)` is called as bytes
 * arrive. Throws DownloadError.
 */
export async function downloadProgram(url, builtBytes, report) {
  try {
    return await compile(url, builtBytes, report, 'default');
  } catch (error) {
    // A damaged file may sit in the browser's cache only: once more, past it.
    if (!error.failure?.title.endsWith('damaged')) throw error;
    return compile(url, builtBytes, report, 'reload');
  }
}
