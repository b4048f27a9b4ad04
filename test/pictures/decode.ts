// Reads back the pixels of a PNG as the renderer writes them: eight bits each of red, green, blue and opacity.
import { inflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** `#rrggbb`; throws where the picture is not opaque. */
  readonly at: (x: number, y: number) => string;
}

export function decode(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png);
  if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error('not a PNG');
  const [width, height, format] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes.toString('hex', 24, 29)];
  if (format !== '0806000000') throw new Error(`not eight bits of RGBA: ${format}`);
  const lines = unfiltered(inflateSync(Buffer.concat(dataOf(bytes))), width * 4);
  const at = (x: number, y: number) => {
    const start = (Math.round(y) * width + Math.round(x)) * 4;
    if (lines[start + 3] !== 255) throw new Error('a pixel that is not opaque');
    return `#${lines.toString('hex', start, start + 3)}`;
  };
  return { width, height, at };
}

function dataOf(bytes: Buffer): Buffer[] {
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length));
  }
  return data;
}

/** PNG, 9: each row begins with how it was written down as differences from its neighbours. */
function unfiltered(raw: Buffer, stride: number): Buffer {
  const rows = raw.length / (stride + 1);
  const lines = Buffer.alloc(rows * stride);
  for (let row = 0; row < rows; row += 1) {
    const filter = raw[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column;
      const left = column < 4 ? 0 : (lines[at - 4] ?? 0);
      const above = row === 0 ? 0 : (lines[at - stride] ?? 0);
      const corner = column < 4 || row === 0 ? 0 : (lines[at - stride - 4] ?? 0);
      lines[at] = (raw[row * (stride + 1) + 1 + column] ?? 0) + guess(filter, left, above, corner);
    }
  }
  return lines;
}

function guess(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  return filter === 4 ? nearest(left, above, corner) : 0;
}

function nearest(left: number, above: number, corner: number): number {
  const [byLeft, byAbove, byCorner] = [left, above, corner].map((each) => Math.abs(left + above - corner - each));
  if (byLeft === undefined || byAbove === undefined || byCorner === undefined) return 0;
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}
