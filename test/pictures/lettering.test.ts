// Words in pictures: only letters that the fonts have, no wider than measured, none lost that could be drawn.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import { readFace } from '../../src/services/pictures/font-table.ts';
import { FONT_FILES, type Weight } from '../../src/services/pictures/fonts.ts';
import {
  ASCENT,
  DESCENT,
  legible,
  lettersOf,
  shorten,
  widthOf,
  wrap,
  wrapInto,
} from '../../src/services/pictures/lettering.ts';
import { toSvg } from '../../src/services/pictures/svg.ts';
import { anyWords, anyWritten, fonts, written } from './scenes.ts';

const face = fonts.regular;
const inFace = (text: string) => Array.from(text).every((character) => face.has(character.codePointAt(0) ?? 0));

describe('letters', () => {
  it.each([
    ['A gondola', 'A gondola'],
    ['  two\n\twords ', 'two words'],
    ['Café 東京', 'Café …'],
    ['🔥 Fire 🔥', 'Fire'],
    ['Ada\u202e gnp.exe', 'Ada gnp.exe'],
    ['𝓕𝓪𝓷𝓬𝔂', 'Fancy'],
    ['שלום', 'שלום'],
    ['<b>&', '<b>&'],
    ['half \ud83d', 'half'],
    ['???', '???'],
  ])('%j is drawn as %j', (text, drawn) => {
    expect(lettersOf(written(text), face)).toBe(drawn);
  });

  it.each(['東京の夜', '🔥', '', '   ', '東京の NY', '\u200b'])(
    'of %j too little could be drawn, so the stand-in is',
    (text) => {
      expect(lettersOf(written(text, 'tokyo_fan'), face)).toBe('tokyo_fan');
    },
  );

  it('says that something is there when not even the stand-in can be drawn', () => {
    expect(lettersOf(written('東京', '夜'), face)).toBe('…');
    expect(legible('夜', face)).toBe('…');
    expect(legible('', face)).toBe('');
  });

  it('heaps no more than two marks on a letter', () => {
    expect(Array.from(legible(`Z${'\u0301'.repeat(40)}`, face)).length).toBeLessThanOrEqual(3);
  });

  it('are never such that the font lacks them', () => {
    fc.assert(
      fc.property(anyWritten, (words) => {
        expect(inFace(lettersOf(words, face))).toBe(true);
        expect(inFace(legible(words.text, face))).toBe(true);
      }),
    );
  });
});

describe('room', () => {
  const size = 30;
  const room = fc.integer({ min: 60, max: 900 });

  it('is kept by words that are cut, and words that fit are left alone', () => {
    fc.assert(
      fc.property(anyWords, room, (words, pixels) => {
        const text = legible(words, face);
        const cut = shorten(text, face, size, pixels);
        expect(widthOf(cut, face, size)).toBeLessThanOrEqual(pixels + 0.001);
        expect(cut === text || cut.endsWith('…')).toBe(true);
        expect(cut === text).toBe(widthOf(text, face, size) <= pixels);
      }),
    );
  });

  it('is kept by every line, and no letter is lost between lines', () => {
    fc.assert(
      fc.property(anyWords, room, (words, pixels) => {
        const text = legible(words, face);
        const lines = wrap(text, face, size, pixels);
        for (const line of lines) expect(widthOf(line, face, size)).toBeLessThanOrEqual(pixels + 0.001);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('is kept by as many lines as there may be', () => {
    const lines = wrapInto('one two three four five six', face, size, 120, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]?.endsWith('…')).toBe(true);
    expect(wrapInto('one two', face, size, 400, 2)).toEqual(['one two']);
  });
});

describe('the renderer', () => {
  beforeAll(async () => {
    await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  });

  const SAMPLES = [
    'Gondolier AVATAR To.',
    'fi ffl WAVES',
    'Ελληνικά',
    'Привет',
    'שלום עולם',
    'مرحبا بالعالم',
    '◆ ✎ ↻ ➜ ▲ 12',
    '$1,234.56',
    'Ȃ́',
  ];
  const drawings = SAMPLES.flatMap((text) => (['regular', 'bold'] as const).map((weight) => [text, weight] as const));

  it.each(drawings)('draws %j in %s no wider and no higher than it was measured', async (text, weight) => {
    const drawn = await boxOf(text, weight);
    const size = 40;
    expect(drawn.width).toBeGreaterThan(0);
    expect(drawn.width).toBeLessThanOrEqual(widthOf(text, fonts[weight], size) * 1.02 + 2);
    expect(drawn.y).toBeGreaterThanOrEqual(100 - ASCENT * size - 1);
    expect(drawn.y + drawn.height).toBeLessThanOrEqual(100 + DESCENT * size + 1);
  });

  async function boxOf(text: string, weight: Weight) {
    const label = {
      is: 'label',
      text,
      x: 40,
      baseline: 100,
      anchor: 'start',
      size: 40,
      weight,
      colour: '#000',
    } as const;
    const svg = toSvg({ width: 1_000, height: 200, ground: '#fff', shapes: [label] }).replace(/<rect[^>]*>/, '');
    const fontBuffers = [await readFile(FONT_FILES.regular), await readFile(FONT_FILES.bold)];
    const box = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'DejaVu Sans' } }).getBBox();
    if (box === undefined) throw new Error('nothing was drawn');
    return box;
  }
});

describe('a font file', () => {
  it('knows its widths', () => {
    expect(face.advance(0x20)).toBeCloseTo(0.318, 3);
    expect(face.advance(0x4d)).toBeCloseTo(0.863, 3);
    expect(face.has(0x6771)).toBe(false);
    expect(face.advance(0x6771)).toBe(0);
  });

  it('that is none is a Fault', () => {
    expect(() => readFace(Buffer.from('not a font'))).toThrow(Fault);
    expect(() => readFace(Buffer.alloc(4_000))).toThrow(Fault);
  });
});
