// What the tests of pictures share: fonts, charts and trees to draw, and the two promises that every scene keeps: all
// of it lies on the canvas, and no words lie on others.
import fc from 'fast-check';
import { type Usd, usd } from '../../src/domain/money.ts';
import type { LineageClip, LineageTree, SpendChart, Written } from '../../src/domain/pictures.ts';
import { type Fonts, readFonts } from '../../src/services/pictures/fonts.ts';
import { type Area, areaOf, type Label, type Scene } from '../../src/services/pictures/scene.ts';

export const fonts: Fonts = await readFonts();

export const written = (text: string, otherwise = 'member'): Written => ({ text, otherwise });

export const chartOf = (parts: Partial<SpendChart> = {}): SpendChart => ({
  title: 'Spending in October',
  subtitle: 'Velvet Cinema',
  perDay: 'Spent per day, by model',
  nothing: 'Nothing was spent.',
  soFar: 'Spent so far: $3.30',
  days: [
    { label: '1', segments: [{ series: 0, amount: usd(1.2) }] },
    {
      label: '2',
      segments: [
        { series: 1, amount: usd(0.6) },
        { series: 0, amount: usd(1.5) },
      ],
    },
  ],
  series: [{ name: written('Wan 2.6') }, { name: written('Other models') }],
  budget: null,
  forecast: null,
  theme: 'dark',
  ...parts,
});

export const clipOf = (parts: Partial<LineageClip> & Pick<LineageClip, 'id'>): LineageClip => ({
  parent: null,
  title: written(`Clip ${parts.id}`),
  author: written('Ada'),
  votes: null,
  kind: parts.parent === undefined || parts.parent === null ? 'root' : 'remix',
  removed: false,
  highlighted: false,
  ...parts,
});

export const treeOf = (clips: readonly LineageClip[], parts: Partial<LineageTree> = {}): LineageTree => ({
  title: 'Where it led',
  clips,
  words: {
    kinds: { root: 'First clip', remix: 'Remix', again: 'Made again', relay: 'Goes on from the last frame' },
    removed: 'Removed clip',
    more: (count) => `${count} more are not shown.`,
  },
  theme: 'dark',
  ...parts,
});

/** Words as strangers write them: markup, other scripts, emoji, marks of direction, heaps of accents, great length. */
export const anyWords: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    '   ',
    '<b>&"x"</b>',
    'שלום עולם',
    'مرحبا بالعالم',
    '東京の夜',
    '🔥🔥',
    '👩‍🚀 Ada',
    '\u202etxt.exe',
    '\ud800',
  ),
  fc.constantFrom('x', 'wide WORDS ', 'Z\u0351\u0352\u0353\u0354').map((part) => part.repeat(100)),
);

export const anyWritten: fc.Arbitrary<Written> = fc.record({ text: anyWords, otherwise: anyWords });

export const anyAmount: fc.Arbitrary<Usd> = fc
  .oneof(fc.constantFrom(0, 0.01, 1, 1_000_000), fc.double({ min: 0, max: 500, noNaN: true }))
  .map(usd);

export const labelsOf = (scene: Scene): Label[] => scene.shapes.filter((shape) => shape.is === 'label');
export const textsOf = (scene: Scene): string[] => labelsOf(scene).map(({ text }) => text);

/** A hundredth of a pixel, for sums of fractions. */
const SLACK = 0.01;

/** What breaks either promise; nothing, if all is well. */
export function flawsOf(scene: Scene): (Area | readonly [Area, Area])[] {
  const areas = labelsOf(scene).map((label) => areaOf(label, fonts));
  const outside = [...areas, ...drawnAreas(scene)].filter((area) => !isInside(area, scene));
  return [...outside, ...overlapping(areas.filter(({ width }) => width > 0))];
}

function drawnAreas(scene: Scene): Area[] {
  return scene.shapes.flatMap((shape): Area[] => {
    if (shape.is === 'box') return [shape];
    return shape.is === 'line' ? shape.points.map((point) => ({ ...point, width: 0, height: 0 })) : [];
  });
}

const isInside = ({ x, y, width, height }: Area, scene: Scene): boolean =>
  x >= -SLACK &&
  y >= -SLACK &&
  width >= 0 &&
  height >= 0 &&
  x + width <= scene.width + SLACK &&
  y + height <= scene.height + SLACK;

export function overlapping(areas: readonly Area[]): [Area, Area][] {
  return areas.flatMap((one, index) =>
    areas.slice(index + 1).flatMap((other): [Area, Area][] => (touches(one, other) ? [[one, other]] : [])),
  );
}

const touches = (one: Area, other: Area): boolean =>
  one.x < other.x + other.width - SLACK &&
  other.x < one.x + one.width - SLACK &&
  one.y < other.y + other.height - SLACK &&
  other.y < one.y + one.height - SLACK;
