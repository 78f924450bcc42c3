// What the program can't do without, and how to find out whether the browser has it.

const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const oneFunction = [0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x02, 0x01, 0x00];

// The smallest module with one function of these instructions: is it valid here?
function runs(...instructions) {
  const body = [0x00, ...instructions, 0x0b];
  const code = [0x0a, body.length + 2, 0x01, body.length, ...body];
  return WebAssembly.validate(Uint8Array.from([...header, ...oneFunction, ...code]));
}

const hasWebAssembly = () => typeof WebAssembly === 'object' && typeof WebAssembly.validate === 'function';
// i32.const 0, i8x16.splat, drop
const hasSimd = () => runs(0x41, 0x00, 0xfd, 0x0f, 0x1a);
// try, catch_all, end
const hasExceptions = () => runs(0x06, 0x40, 0x19, 0x0b);

function hasWebGl2() {
  const context = document.createElement('canvas').getContext('webgl2');
  // Browsers keep few contexts: this one is given back at once.
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

const newerBrowser =
  'Update the browser, or open the page in a current one: Firefox 100, Chrome or Edge 95, Safari 16.4, or later.';

// The first need that this browser does not meet, as a failure to show; null when all are met.
export function missingFeature() {
  if (!hasWebAssembly()) {
    return {
      title: 'WebAssembly is missing',
      message: 'Xenoglyph is a WebAssembly program, and this browser can’t run it or has it switched off.',
      advice: newerBrowser,
    };
  }
  if (!hasSimd()) {
    return {
      title: 'WebAssembly SIMD is missing',
      message:
        'Xenoglyph computes with WebAssembly’s SIMD instructions, which this browser or this processor doesn’t have.',
      advice: newerBrowser,
    };
  }
  if (!hasExceptions()) {
    return {
      title: 'WebAssembly exceptions are missing',
      message: 'Xenoglyph uses WebAssembly’s exception handling, which this browser doesn’t have.',
      advice: newerBrowser,
    };
  }
  if (!hasWebGl2()) {
    return {
      title: 'WebGL 2 is missing',
      message: 'Xenoglyph draws with WebGL 2, which this browser doesn’t offer or has switched off.',
      advice:
        'Switch on graphics (hardware) acceleration in the browser’s settings and restart it, or open the page in a current Firefox, Chrome, Edge or Safari.',
    };
  }
  return null;
}
