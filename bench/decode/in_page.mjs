// What is measured, inside the page. Every way goes from a Float32Array of codes to a Float32Array of pixels.

export async function compare({ decoder, batches, blocks, peers }) {
  // Outlasts the steps of the clock, a tenth of a millisecond each, many times.
  const blockMilliseconds = 10;
  tf.wasm.setWasmPaths(peers);
  await tf.setBackend('wasm');
  await tf.ready();
  const layers = decoder.map(({ kernel, bias }) => ({
    kernel: tf.tensor(kernel.values, kernel.shape),
    bias: tf.tensor(bias.values, bias.shape),
  }));
  const sizes = (codes) => [codes.length / 6, 6];
  // The result leaves tf.tidy as a tensor: an array would be searched, number by number, for tensors to keep.
  const pixels = (tensor) => {
    const values = tensor.dataSync();
    tensor.dispose();
    return values;
  };
  // Its operations one by one, fused where it can: the bias everywhere, the sigmoid of the last layer.
  const operations = (codes) =>
    pixels(
      tf.tidy(() =>
        layers.reduce(
          (values, { kernel, bias }, i) => {
            const last = i === layers.length - 1;
            const sums = tf.fused.matMul({ a: values, b: kernel, bias, activation: last ? 'sigmoid' : 'linear' });
            return last ? sums : tf.selu(sums);
          },
          tf.tensor2d(codes, sizes(codes)),
        ),
      ),
    );
  // The way that its users take: a model of layers.
  const model = tf.sequential({
    layers: decoder.map(({ kernel }, i) =>
      tf.layers.dense({
        units: kernel.shape[1],
        activation: i === decoder.length - 1 ? 'sigmoid' : 'selu',
        inputShape: [kernel.shape[0]],
      }),
    ),
  });
  model.setWeights(layers.flatMap(({ kernel, bias }) => [kernel, bias]));
  const predict = (codes) =>
    pixels(tf.tidy(() => model.predict(tf.tensor2d(codes, sizes(codes)), { batchSize: codes.length / 6 })));
  const ours = (codes) => xenoglyph.decode(codes);

  const randomCodes = (batch) => Float32Array.from({ length: 6 * batch }, () => 4 * Math.random() - 2);

  // The door opens when the weights have arrived.
  for (let attempt = 0; ; ++attempt) {
    try {
      ours(randomCodes(1));
      break;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  const ways = { ours, operations, predict };
  const differ = (codes) => {
    const mine = ours(codes);
    return Object.values(ways).map((decode) => {
      const others = decode(codes);
      if (mine.length !== others.length) throw new Error(`${mine.length} pixels beside ${others.length}`);
      return mine.reduce((most, pixel, i) => Math.max(most, Math.abs(pixel - others[i])), 0);
    });
  };
  const largestDifference = Math.max(...batches.flatMap((batch) => differ(randomCodes(batch))));
  if (!(largestDifference < 1e-3)) throw new Error(`they decode differently: by ${largestDifference}`);

  // Milliseconds a call.
  const time = (decode, codes, calls) => {
    const start = performance.now();
    for (let call = 0; call < calls; ++call) decode(codes);
    return (performance.now() - start) / calls;
  };
  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

  const rows = [];
  for (const batch of batches) {
    const codes = randomCodes(batch);
    const trials = Object.entries(ways).map(([name, decode]) => {
      time(decode, codes, 100);
      const calls = Math.max(1, Math.ceil(blockMilliseconds / time(decode, codes, 50)));
      return { name, decode, calls, times: [] };
    });
    // By turns, so that other work on the machine meets all alike.
    for (let block = 0; block < blocks; ++block) {
      for (const { decode, calls, times } of trials) times.push(time(decode, codes, calls));
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    rows.push({ batch, ...Object.fromEntries(trials.map(({ name, times }) => [name, median(times)])) });
  }
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const threads = (await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT')) ? 'threads' : 'one thread';
  const backend = `TensorFlow.js ${tf.version.tfjs}, ${tf.getBackend()} ${simd ? 'with' : 'without'} SIMD, ${threads}`;
  return { backend, largestDifference, rows };
}
