// Growing the tree from any list: every clip once, never too many, and what is left out is counted where it would hang.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Branch, familyOf, MOST_CLIPS } from '../../src/services/pictures/family.ts';
import { clipOf } from './scenes.ts';

const everyone = (branches: readonly Branch[]): Branch[] =>
  branches.flatMap((branch) => [branch, ...everyone(branch.children)]);
const shape = (branches: readonly Branch[]): string =>
  branches.map(({ id, children }) => (children.length === 0 ? id : `${id}(${shape(children)})`)).join(' ');
const chain = (length: number) =>
  Array.from({ length }, (_, index) => clipOf({ id: `c${index}`, parent: index === 0 ? null : `c${index - 1}` }));
const star = (leaves: number) => [
  clipOf({ id: 'root' }),
  ...Array.from({ length: leaves }, (_, index) => clipOf({ id: `leaf${index}`, parent: 'root' })),
];

describe('a family', () => {
  it('grows from a list in any order', () => {
    const clips = [
      clipOf({ id: 'c', parent: 'b' }),
      clipOf({ id: 'b', parent: 'a' }),
      clipOf({ id: 'd', parent: 'a' }),
      clipOf({ id: 'a' }),
    ];
    expect(shape(familyOf(clips).roots)).toBe('a(b(c) d)');
  });

  it('has one place for a parent that is gone, with all of its children', () => {
    const { roots, hidden } = familyOf([clipOf({ id: 'a', parent: 'gone' }), clipOf({ id: 'b', parent: 'gone' })]);
    expect(shape(roots)).toBe('gone(a b)');
    expect(roots[0]?.clip).toBeNull();
    expect(hidden).toBe(0);
  });

  it('opens circles and takes the first of two with one id', () => {
    expect(shape(familyOf([clipOf({ id: 'a', parent: 'b' }), clipOf({ id: 'b', parent: 'a' })]).roots)).toBe('a(b)');
    expect(shape(familyOf([clipOf({ id: 'a', parent: 'a' })]).roots)).toBe('a');
    expect(shape(familyOf([clipOf({ id: 'a' }), clipOf({ id: 'b', parent: 'a' }), clipOf({ id: 'b' })]).roots)).toBe(
      'a(b)',
    );
  });

  it('of nobody is empty', () => {
    expect(familyOf([])).toEqual({ roots: [], hidden: 0 });
  });
});

describe('a large family', () => {
  it('is cut where it is furthest from its roots, and says so there', () => {
    const { roots, hidden } = familyOf(chain(100));
    const last = everyone(roots).at(-1);
    expect(last).toMatchObject({ id: 'c59', hidden: 40 });
    expect(hidden).toBe(40);
    expect(familyOf(star(99)).roots[0]).toMatchObject({ id: 'root', hidden: 40 });
  });

  it('keeps a highlighted clip with what it came from, however deep', () => {
    const clips = [...chain(200).slice(0, -1), clipOf({ id: 'c199', parent: 'c198', highlighted: true })];
    const drawn = everyone(familyOf(clips).roots);
    expect(drawn.map(({ id }) => id)).toEqual([
      ...Array.from({ length: 29 }, (_, index) => `c${index}`),
      ...Array.from({ length: 31 }, (_, index) => `c${169 + index}`),
    ]);
    expect(drawn.filter(({ cut }) => cut).map(({ id }) => id)).toEqual(['c169']);
    expect(drawn.find(({ hidden }) => hidden > 0)).toMatchObject({ id: 'c28', hidden: 140 });
  });

  it('of ten thousand in one line is done at once', () => {
    const { roots, hidden } = familyOf(chain(10_000));
    expect(everyone(roots)).toHaveLength(MOST_CLIPS);
    expect(hidden).toBe(10_000 - MOST_CLIPS);
  });

  it('draws each clip once and counts all others, whatever the list says', () => {
    const id = fc.nat(120).map(String);
    const clips = fc.array(
      fc.record({ id, parent: fc.option(id), highlighted: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0) }),
      { maxLength: 150 },
    );
    fc.assert(
      fc.property(clips, (parts) => {
        const one = [...new Map(parts.toReversed().map((part) => [part.id, part])).values()];
        const { roots, hidden } = familyOf(parts.map(clipOf));
        const drawn = everyone(roots);
        const ids = new Set(one.flatMap((part) => (part.parent === null ? [part.id] : [part.id, part.parent])));
        expect(new Set(drawn.map((branch) => branch.id)).size).toBe(drawn.length);
        expect(drawn.length).toBeLessThanOrEqual(MOST_CLIPS);
        expect(drawn.length + hidden).toBe(ids.size);
        expect(drawn.reduce((sum, branch) => sum + branch.hidden, 0)).toBeLessThanOrEqual(hidden);
      }),
    );
  });
});
