// Reads screenshots: PNG of eight bits a channel, as the browser writes them.
import { inflateSync } from 'node:zlib';

function paeth(left, up, upLeft) {
  const estimate = left + up - upLeft;
  const [a, b, c] = [left, up, upLeft].map((value) => Math.abs(estimate - value));
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}

// The prediction of each PNG filter from the byte to the left, above, and above to the left.
const filters = [() => 0, (left) => left, (left, up) => up, (left, up) => (left + up) >> 1, paeth];

function decode(png) {
  const compressed = [];
  let width = 0;
  let height = 0;
  let channels = 0;
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      width = body.readUInt32BE(0);
      height = body.readUInt32BE(4);
      channels = { 2: 3, 6: 4 }[body[9]];
      if (body[8] !== 8 || !channels || body[12] !== 0) throw new Error('a PNG of another form');
    } else if (kind === 'IDAT') {
      compressed.push(body);
    }
    at += length + 12;
  }
  const packed = inflateSync(Buffer.concat(compressed));
  const stride = width * channels;
  const bytes = Buffer.alloc(stride * height);
  for (let y = 0; y < height; ++y) {
    const predict = filters[packed[y * (stride + 1)]];
    for (let i = 0; i < stride; ++i) {
      const left = i >= channels ? bytes[y * stride + i - channels] : 0;
      const up = y > 0 ? bytes[(y - 1) * stride + i] : 0;
      const upLeft = y > 0 && i >= channels ? bytes[(y - 1) * stride + i - channels] : 0;
      bytes[y * stride + i] = packed[y * (stride + 1) + 1 + i] + predict(left, up, upLeft);
    }
  }
  return { width, height, channels, bytes };
}

// Largest difference of a channel between two colours, 0 to 255.
export function difference(a, b) {
  return Math.max(...a.map((value, i) => Math.abs(value - b[i])));
}

// A picture of the page in device pixels, asked for by CSS pixels.
export class Screenshot {
  constructor(png, pixelRatio) {
    Object.assign(this, decode(png), { pixelRatio });
  }

  // Red, green and blue at a CSS position.
  at({ x, y }) {
    const column = Math.min(this.width - 1, Math.max(0, Math.floor(x * this.pixelRatio)));
    const row = Math.min(this.height - 1, Math.max(0, Math.floor(y * this.pixelRatio)));
    const start = (row * this.width + column) * this.channels;
    return [...this.bytes.subarray(start, start + 3)];
  }

  // Largest difference from another screenshot within `radius` CSS pixels of a position.
  differenceNear(other, { x, y }, radius) {
    let largest = 0;
    const step = 1 / this.pixelRatio;
    for (let dy = -radius; dy <= radius; dy += step) {
      for (let dx = -radius; dx <= radius; dx += step) {
        const position = { x: x + dx, y: y + dy };
        largest = Math.max(largest, difference(this.at(position), other.at(position)));
      }
    }
    return largest;
  }

  // Share of the pixels in a rectangle (CSS pixels) that differ by more than `tolerance`.
  shareDifferent(other, { x, y, width, height }, tolerance = 0) {
    let different = 0;
    let all = 0;
    const step = 1 / this.pixelRatio;
    for (let row = y + step / 2; row < y + height; row += step) {
      for (let column = x + step / 2; column < x + width; column += step) {
        const position = { x: column, y: row };
        all += 1;
        if (difference(this.at(position), other.at(position)) > tolerance) different += 1;
      }
    }
    return different / all;
  }
}
