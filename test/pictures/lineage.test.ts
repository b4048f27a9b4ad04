// The picture of a lineage: cards never overlap, lines lead from each parent to each child, and nothing untrue is said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineageClip } from '../../src/domain/pictures.ts';
import { type Branch, familyOf } from '../../src/services/pictures/family.ts';
import { fitsLayers, layered } from '../../src/services/pictures/layers.ts';
import { lineageScene } from '../../src/services/pictures/lineage.ts';
import { type Card, middle, type Placing } from '../../src/services/pictures/placing.ts';
import { inRows } from '../../src/services/pictures/rows.ts';
import { anyWords, anyWritten, clipOf, flawsOf, fonts, overlapping, textsOf, treeOf, written } from './scenes.ts';

/** Trees of every shape: each clip comes from any clip before it. */
const anyTree = (most: number): fc.Arbitrary<LineageClip[]> =>
  fc
    .array(fc.tuple(fc.nat(), fc.constantFrom<'remix' | 'again' | 'relay'>('remix', 'again', 'relay')), {
      maxLength: most - 1,
    })
    .map((parts) => [
      clipOf({ id: 'c0' }),
      ...parts.map(([pick, kind], index) => clipOf({ id: `c${index + 1}`, parent: `c${pick % (index + 1)}`, kind })),
    ]);

const chain = (length: number): LineageClip[] =>
  Array.from({ length }, (_, index) =>
    clipOf({ id: `c${index}`, parent: index === 0 ? null : `c${index - 1}`, kind: 'relay' }),
  );

const rootsOf = (clips: readonly LineageClip[]) => familyOf(clips).roots;

function pairs(branches: readonly Branch[]): (readonly [string, string])[] {
  return branches.flatMap(({ id, children }) => [
    ...children.map((child) => [id, child.id] as const),
    ...pairs(children),
  ]);
}

/** Every child's card is where a line ends. */
function expectLinked(placing: Placing, roots: readonly Branch[]): void {
  const cards = new Map(placing.cards.map((card) => [card.branch.id, card]));
  for (const [, child] of pairs(roots)) {
    const card = cards.get(child);
    expect(placing.links.some((points) => card !== undefined && reaches(points.at(-1), card))).toBe(true);
  }
}

const reaches = (end: { x: number; y: number } | undefined, card: Card): boolean =>
  end !== undefined &&
  ((end.x === card.x && end.y === middle(card)) || (end.y === card.y && end.x > card.x && end.x < card.x + card.width));

/** No line of a row runs through a card. */
function crossings(placing: Placing): number {
  const upright = placing.links.flatMap((points) =>
    points.slice(1).flatMap((to, index) => {
      const from = points[index];
      return from !== undefined && from.x === to.x ? [{ x: to.x, y: from.y, width: 0, height: to.y - from.y }] : [];
    }),
  );
  return upright.filter((rail) =>
    placing.cards.some(
      (card) =>
        rail.x > card.x &&
        rail.x < card.x + card.width &&
        rail.y < card.y + card.height &&
        rail.y + rail.height > card.y,
    ),
  ).length;
}

describe('layers', () => {
  it('set each generation to the right of the one before, and a parent at the middle of its children', () => {
    const { cards } = layered(
      rootsOf([
        clipOf({ id: 'a' }),
        clipOf({ id: 'b', parent: 'a' }),
        clipOf({ id: 'c', parent: 'a' }),
        clipOf({ id: 'd', parent: 'c' }),
      ]),
    );
    const at = new Map(cards.map((card) => [card.branch.id, card]));
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => at.get(id));
    expect([a?.x, b?.x, c?.x, d?.x]).toEqual([0, 492, 492, 984]);
    expect(a?.y).toBe(((b?.y ?? 0) + (c?.y ?? 0)) / 2);
    expect(d?.y).toBe(c?.y);
  });

  it('hold trees that a screen can show', () => {
    expect(fitsLayers(rootsOf(chain(4)))).toBe(true);
    expect(fitsLayers(rootsOf(chain(5)))).toBe(false);
    const star = (leaves: number) => [
      ...chain(1),
      ...Array.from({ length: leaves }, (_, index) => clipOf({ id: `l${index}`, parent: 'c0' })),
    ];
    expect(fitsLayers(rootsOf(star(16)))).toBe(true);
    expect(fitsLayers(rootsOf(star(17)))).toBe(false);
  });
});

describe.each([
  ['layers', layered],
  ['rows', inRows],
] as const)('%s', (_, place) => {
  it('keep cards apart, on the canvas, and joined by lines that run through none', () => {
    fc.assert(
      fc.property(anyTree(60), (clips) => {
        const roots = rootsOf(clips);
        const placing = place(roots);
        expect(placing.cards).toHaveLength(clips.length);
        expect(overlapping(placing.cards)).toEqual([]);
        expect(
          placing.cards.filter(
            ({ x, y, width, height }) => x < 0 || y < 0 || x + width > placing.width || y + height > placing.height,
          ),
        ).toEqual([]);
        expectLinked(placing, roots);
        expect(crossings(placing)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('rows', () => {
  it('set a chain in one line that flows through columns', () => {
    const { cards, width, height } = inRows(rootsOf(chain(40)));
    const columns = new Set(cards.map(({ x }) => x));
    expect(columns.size).toBeGreaterThan(1);
    expect(width / height).toBeGreaterThan(0.9);
    expect(width / height).toBeLessThan(2);
  });
});

describe('the picture', () => {
  it('is sound for any tree and any words', () => {
    const parts = fc.record({
      title: anyWritten,
      author: anyWritten,
      votes: fc.option(fc.nat()),
      removed: fc.boolean(),
      highlighted: fc.boolean(),
    });
    const words = fc.record({ title: anyWords, removed: anyWords, kind: anyWords, more: anyWords });
    fc.assert(
      fc.property(anyTree(90), fc.array(parts, { minLength: 90, maxLength: 90 }), words, (clips, looks, said) => {
        const kinds = { root: said.kind, remix: said.kind, again: said.kind, relay: said.kind };
        const dressed = clips.map((clip, index) => ({ ...clip, ...looks[index] }));
        const tree = treeOf(dressed, {
          title: said.title,
          words: { kinds, removed: said.removed, more: () => said.more },
        });
        expect(flawsOf(lineageScene(tree, fonts))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('is sound of nobody and of one', () => {
    expect(flawsOf(lineageScene(treeOf([]), fonts))).toEqual([]);
    expect(flawsOf(lineageScene(treeOf([clipOf({ id: 'a' })]), fonts))).toEqual([]);
  });

  it('says title, author and votes, and explains only the signs that occur', () => {
    const clips = [
      clipOf({ id: 'a', votes: 4 }),
      clipOf({ id: 'b', parent: 'a', author: written('東京', 'tokyo_fan') }),
    ];
    const texts = textsOf(lineageScene(treeOf(clips), fonts));
    expect(texts).toEqual(
      expect.arrayContaining(['Clip a', 'Clip b', 'Ada', 'tokyo_fan', '▲ 4', 'First clip', 'Remix']),
    );
    expect(texts).not.toContain('Made again');
  });

  it('says nothing of a removed clip but that it was removed', () => {
    const clips = [clipOf({ id: 'a', removed: true, votes: 9 }), clipOf({ id: 'b', parent: 'lost' })];
    const texts = textsOf(lineageScene(treeOf(clips), fonts));
    expect(texts.filter((text) => text === 'Removed clip')).toHaveLength(2);
    expect(texts).not.toContain('Clip a');
    expect(texts).not.toContain('▲ 9');
  });

  it('says how many were left out, in all and at each clip', () => {
    const texts = textsOf(lineageScene(treeOf(chain(72)), fonts));
    expect(texts).toContain('12 more are not shown.');
    expect(texts).toContain('+12 …');
    expect(textsOf(lineageScene(treeOf(chain(60)), fonts)).some((text) => text.includes('more'))).toBe(false);
  });

  it('frames the highlighted clip as no other', () => {
    const clips = [clipOf({ id: 'a' }), clipOf({ id: 'b', parent: 'a', highlighted: true })];
    const borders = lineageScene(treeOf(clips), fonts).shapes.flatMap((shape) =>
      shape.is === 'box' ? [shape.border?.width] : [],
    );
    expect(borders.toSorted((a = 0, b = 0) => a - b)).toEqual([2, 6]);
  });
});
