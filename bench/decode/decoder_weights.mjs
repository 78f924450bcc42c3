// The decoder's half of a weights file, as plain arrays that travel into the page.

function halfToNumber(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

// The layers after the code, from a file of half-precision numbers that xenoglyph train wrote.
export function readDecoder(file) {
  const headerLength = Number(file.readBigUInt64LE(0));
  const header = JSON.parse(file.toString('utf8', 8, 8 + headerLength));
  const tensor = (name) => {
    const {
      dtype,
      shape,
      data_offsets: [begin, end],
    } = header[name];
    if (dtype !== 'F16') throw new Error(`${name} is ${dtype}; this benchmark reads F16`);
    const values = [];
    for (let at = begin; at < end; at += 2) values.push(halfToNumber(file.readUInt16LE(8 + headerLength + at)));
    return { shape, values };
  };
  const layers = [];
  for (let i = Number(header.__metadata__.code_layer) + 1; `layers.${i}.kernel` in header; ++i) {
    layers.push({ kernel: tensor(`layers.${i}.kernel`), bias: tensor(`layers.${i}.bias`) });
  }
  return layers;
}
