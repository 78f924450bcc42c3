// Loads the program, shows how far that is, and says what is wrong when it can't.
import { makeDoor } from './bridge.js?v=@XENOGLYPH_BUILD@';
import { DownloadError, downloadFile, downloadProgram, missingFile } from './download.js?v=@XENOGLYPH_BUILD@';
import { missingFeature } from './features.js?v=@XENOGLYPH_BUILD@';

const programUrl = new URL('./xenoglyph.wasm?v=@XENOGLYPH_BUILD@', import.meta.url).href;
const scriptUrl = new URL('./xenoglyph.js?v=@XENOGLYPH_BUILD@', import.meta.url).href;
const programBytes = Number('@XENOGLYPH_WASM_BYTES@');
const assetBytes = JSON.parse('@XENOGLYPH_ASSET_BYTES@');

const element = (id) => document.getElementById(id);
const { door, open, announceReady, close } = makeDoor();
window.xenoglyph = door;

function fail(failure) {
  close(failure.message ?? failure);
  window.xenoglyphFailure(failure);
}

function showProgress(received, total) {
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  element('progress').value = received / total;
  element('progress-text').textContent = `${megabytes(received)} of ${megabytes(total)} MB`;
}

// Said to those who hear the page rather than see it.
window.xenoglyphAnnounce = (text) => {
  element('status').textContent = text;
};

// Files that were asked for before there was a service worker to keep them.
const unseen = new Set();

// What the program tells its page (see src/platform/browser.js).
const page = {
  failure: fail,
  // What the program works on arrives behind it.
  fetchAsset(name, report) {
    const url = new URL(`./assets/${name}?v=@XENOGLYPH_BUILD@`, import.meta.url).href;
    if (!navigator.serviceWorker?.controller) unseen.add(url);
    return downloadFile(url, assetBytes[name] ?? 0, report);
  },
  announce: (text) => window.xenoglyphAnnounce(text),
  graphicsLost(lost) {
    element('graphics-lost').hidden = !lost;
    if (!lost) element('canvas').focus({ preventScroll: true });
  },
  ready() {
    element('loading').hidden = true;
    announceReady();
    keepForOffline();
  },
};

// After a first visit the page opens without a connection.
function keepForOffline() {
  if (!window.isSecureContext || !location.protocol.startsWith('http') || !navigator.serviceWorker) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    for (const url of unseen) fetch(url, { cache: 'force-cache' }).catch(() => {});
    unseen.clear();
  });
  // It is no failure of the page when the browser keeps nothing (private windows, full disks).
  navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' }).catch(() => {});
}

async function load() {
  const failure = missingFeature();
  if (failure) {
    fail(failure);
    return;
  }
  const [module, { default: createXenoglyph }] = await Promise.all([
    downloadProgram(programUrl, programBytes, showProgress),
    import(scriptUrl).catch((error) => {
      throw error instanceof SyntaxError ? error : missingFile(scriptUrl, 'the server did not deliver it');
    }),
  ]);
  element('progress').value = 1;
  element('progress-text').textContent = 'Starting';
  open(
    await createXenoglyph({
      canvas: element('canvas'),
      textInput: element('text-input'),
      page,
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(module, imports).then(
          (instance) => receive(instance, module),
          (error) => fail(error.message),
        );
        return {};
      },
      onAbort: (reason) => fail(String(reason || 'aborted')),
    }),
  );
}

load().catch((error) => fail(error instanceof DownloadError ? error.failure : error.message));
