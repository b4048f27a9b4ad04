// Files built by hand, for what no encoder at hand makes.

/** An ISO 14496-12 box. */
export function box(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([u32(8 + content.byteLength), Buffer.from(type, 'latin1'), content]);
}

/** The same with a 64-bit size. */
export function longBox(type: string, content: Uint8Array): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(16 + content.byteLength));
  return Buffer.concat([u32(1), Buffer.from(type, 'latin1'), size, content]);
}

export function u32(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) buffer.writeUInt32BE(value, 4 * index);
  return buffer;
}

const VERSION = u32(0);

/** A picture as a phone writes it: a whole of the given size, its tiles and a thumbnail; `turns` of 90° to the left. */
export function heic(width: number, height: number, { brand = 'heic', turns = 0 } = {}): Buffer {
  const sizes = [
    [512, 512],
    [width, height],
    [320, 240],
  ].map(([w = 0, h = 0]) => box('ispe', VERSION, u32(w, h)));
  const properties = box('ipco', ...sizes, box('irot', Buffer.from([turns])), box('hvcC', Buffer.alloc(23)));
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0mif1heic`, 'latin1')),
    box('meta', VERSION, box('hdlr', Buffer.alloc(25)), box('iprp', properties, box('ipma', Buffer.alloc(8)))),
    box('mdat', Buffer.alloc(200, 7)),
  ]);
}

/** EXIF data with an orientation, put into a JPEG where cameras put it. */
export function withOrientation(jpeg: Buffer, orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const tiff = order === 'MM' ? [0, 42, 0, 0, 0, 8, 0, 1] : [42, 0, 8, 0, 0, 0, 1, 0];
  const entry =
    order === 'MM'
      ? [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
      : [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
  const exif = Buffer.concat([Buffer.from(`Exif\0\0${order}`, 'latin1'), Buffer.from([...tiff, ...entry, 0, 0, 0, 0])]);
  const head = Buffer.from([0xff, 0xe1, 0, exif.byteLength + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

/** A chunk of a PNG; nobody looks at its checksum here. */
export function chunk(type: string, content: Uint8Array): Buffer {
  return Buffer.concat([u32(content.byteLength), Buffer.from(type, 'latin1'), content, u32(0)]);
}
