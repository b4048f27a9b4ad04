// Reads from a TrueType file which letters it has and how wide each is: what is measured so can be promised to fit.
import { Fault } from '../../domain/fault.ts';

/** One weight of a font. Widths are in ems: times the size they are pixels. */
export interface Face {
  readonly has: (codePoint: number) => boolean;
  /** Zero for a letter that the font lacks. */
  readonly advance: (codePoint: number) => number;
}

/** Throws a Fault when the file is not a TrueType font with a Unicode table. OpenType 1.9: every number is big-endian. */
export function readFace(file: Uint8Array): Face {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  try {
    const tables = tableOffsets(view);
    const glyphs = unicodeGlyphs(view, offsetOf(tables, 'cmap'));
    const widths = advances(view, tables);
    return {
      has: (codePoint) => glyphs.has(codePoint),
      advance: (codePoint) => {
        const glyph = glyphs.get(codePoint);
        return glyph === undefined ? 0 : widths(glyph);
      },
    };
  } catch (error) {
    throw new Fault('a font file cannot be read', { cause: error });
  }
}

type Tables = ReadonlyMap<string, number>;

function tableOffsets(view: DataView): Tables {
  const count = view.getUint16(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const record = 12 + index * 16;
      const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
      return [tag, view.getUint32(record + 8)];
    }),
  );
}

function offsetOf(tables: Tables, tag: string): number {
  const offset = tables.get(tag);
  if (offset === undefined) throw new RangeError(`the font has no table ${tag}`);
  return offset;
}

/** `hmtx`: one width for each glyph; those after the last all have the last one's. */
function advances(view: DataView, tables: Tables): (glyph: number) => number {
  const perEm = view.getUint16(offsetOf(tables, 'head') + 18);
  const count = view.getUint16(offsetOf(tables, 'hhea') + 34);
  const start = offsetOf(tables, 'hmtx');
  return (glyph) => view.getUint16(start + Math.min(glyph, count - 1) * 4) / perEm;
}

/** `cmap`: platform 3, encoding 10 in format 12 holds all of Unicode. */
function unicodeGlyphs(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const record = cmap + 4 + index * 8;
    const table = cmap + view.getUint32(record + 4);
    if (view.getUint16(record) === 3 && view.getUint16(record + 2) === 10 && view.getUint16(table) === 12)
      return groups(view, table);
  }
  throw new RangeError('the font has no table for all of Unicode');
}

function groups(view: DataView, table: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  const count = view.getUint32(table + 12);
  for (let index = 0; index < count; index += 1) {
    const group = table + 16 + index * 12;
    const [first, last, glyph] = [view.getUint32(group), view.getUint32(group + 4), view.getUint32(group + 8)];
    for (let point = first; point <= last; point += 1) glyphs.set(point, glyph + point - first);
  }
  return glyphs;
}
