// window.xenoglyph: the scripting door for lessons and tests, over the functions that the program exports.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function allocate(program, size) {
  const pointer = program._malloc(Math.max(size, 1));
  if (!pointer) throw new Error('The program’s memory is exhausted.');
  return pointer;
}

// Texts and numbers in the program's memory for as long as `receive` runs.
function withMemory(program, arrays, receive) {
  const pointers = [];
  try {
    for (const array of arrays) {
      const pointer = allocate(program, array.byteLength);
      pointers.push(pointer);
      program.HEAPU8.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), pointer);
    }
    return receive(...pointers);
  } finally {
    for (const pointer of pointers) program._free(pointer);
  }
}

const zeroEnded = (text) => encoder.encode(`${text}\0`);

function answer(program, pointer) {
  const memory = program.HEAPU8;
  return JSON.parse(decoder.decode(memory.subarray(pointer, memory.indexOf(0, pointer))));
}

function answerOrThrow(program, pointer) {
  const value = answer(program, pointer);
  if (value.error) throw new Error(value.error);
  return value;
}

/**
 * The door, and what the loader opens it with.
 *
 * `door.ready` resolves when the first frame is drawn, and rejects when the program can't run. The other
 * functions throw until the program has been loaded, and after it has stopped.
 */
export function makeDoor() {
  let program = null;
  let closed = 'Xenoglyph is still loading: await xenoglyph.ready first.';
  let settle;
  const ready = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Nobody has to wait for it.
  ready.catch(() => {});

  const running = () => {
    if (!program) throw new Error(closed);
    return program;
  };

  // Images to codes, or codes to images, through the open corpus's network, a row each.
  const transformed = (call, numbers, from, to) => {
    const [inputs, outputs] = [from, to].map((what) => running()._xenoglyph_row_length(what === 'images'));
    // Without a network the call itself says what is missing.
    if (inputs === 0) answerOrThrow(program, program[call](0, 0, 0));
    const floats = numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
    if (floats.length % inputs !== 0) throw new TypeError(`${floats.length} numbers are no ${from} of ${inputs}`);
    const rows = floats.length / inputs;
    const size = Float32Array.BYTES_PER_ELEMENT * rows * outputs;
    const target = allocate(program, size);
    try {
      return withMemory(program, [floats], (pointer) => {
        answerOrThrow(program, program[call](pointer, rows, target));
        return new Float32Array(program.HEAPU8.slice(target, target + size).buffer);
      });
    } finally {
      program._free(target);
    }
  };

  const door = {
    ready,
    state() {
      return answer(running(), running()._xenoglyph_state());
    },
    frames() {
      return answer(running(), running()._xenoglyph_frames());
    },
    go(hash) {
      const text = zeroEnded(String(hash).replace(/^#/, ''));
      withMemory(running(), [text], (pointer) => answerOrThrow(program, program._xenoglyph_go(pointer)));
    },
    fit(points, nFeatures, options = {}) {
      running();
      const numbers = Float64Array.from(points);
      if (!Number.isInteger(nFeatures) || nFeatures < 1 || numbers.length % nFeatures !== 0) {
        throw new TypeError(`${numbers.length} numbers are no rows of ${nFeatures} features`);
      }
      return withMemory(program, [numbers, zeroEnded(JSON.stringify(options))], (pointer, json) =>
        answerOrThrow(program, program._xenoglyph_fit(pointer, numbers.length / nFeatures, nFeatures, json)),
      );
    },
    encode(images) {
      return transformed('_xenoglyph_encode', images, 'images', 'codes');
    },
    decode(codes) {
      return transformed('_xenoglyph_decode', codes, 'codes', 'images');
    },
  };
  return {
    door: Object.freeze(door),
    open(loaded) {
      program = loaded;
    },
    announceReady() {
      settle.resolve();
    },
    close(reason) {
      program = null;
      closed = `Xenoglyph has stopped: ${reason}`;
      settle.reject(new Error(closed));
    },
  };
}
