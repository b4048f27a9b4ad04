// The small rules of the audit log: cells that run nothing, times as people write them, what changed, who is nobody.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNobody, pseudonym, standIn } from '../../src/domain/audit.ts';
import { changesOf } from '../../src/domain/audit-changes.ts';
import { parseSince } from '../../src/domain/audit-since.ts';
import { cell } from '../../src/domain/audit-table.ts';
import { Instant, TimeZone, UTC } from '../../src/domain/time.ts';

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '\u00a0=1', '＝1', '|calc', '\n1'])(
    '%j is text to every spreadsheet',
    (value) => {
      expect(cell(value).replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [null, ''],
    [-5, '-5'],
    ['200000000000000011', '200000000000000011'],
  ])('%j is written as %j', (value, written) => {
    expect(cell(value)).toBe(written);
  });

  it('reads back as what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const written = cell(value);
        const inner = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
        expect([value, `'${value}`]).toContain(inner);
      }),
    );
  });
});

it('a time is so long ago, or the beginning of a day where the server lives', () => {
  const now = Instant.parse(Date.UTC(2026, 10, 18, 12));
  const tokyo = TimeZone.parse('Asia/Tokyo');
  expect(parseSince(' 3D ', now, UTC)).toBe(Date.UTC(2026, 10, 15, 12));
  expect(parseSince('2 w', now, UTC)).toBe(Date.UTC(2026, 10, 4, 12));
  expect(parseSince('90m', now, UTC)).toBe(Date.UTC(2026, 10, 18, 10, 30));
  expect(parseSince('2026-11-01', now, tokyo)).toBe(Date.UTC(2026, 9, 31, 15));
  for (const wrong of ['', 'yesterday', '2026-02-30', '2026-13-01', '-3d', '3y', '1e9d'])
    expect(parseSince(wrong, now, UTC)).toBeUndefined();
});

it('what changed is told field by field, and what stayed is not', () => {
  const before = JSON.stringify({ a: 1, b: { c: [1], d: 'x' }, e: 1 });
  const after = JSON.stringify({ a: 1, b: { c: [1, 2], d: 'x' }, f: null });
  expect(changesOf(before, after)).toEqual([
    { field: 'b.c', before: '[1]', after: '[1,2]' },
    { field: 'f', before: null, after: 'null' },
    { field: 'e', before: '1', after: null },
  ]);
  expect(changesOf('queued', 'cancelled')).toEqual([{ field: '', before: '"queued"', after: '"cancelled"' }]);
  expect(changesOf(null, null)).toEqual([]);
});

it('a stand-in is nobody, and two of them are never the same', () => {
  expect(isNobody(standIn(1))).toBe(true);
  expect(standIn(1)).not.toBe(standIn(2));
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (key) => {
      const id = pseudonym(key);
      expect(isNobody(id)).toBe(true);
      expect(Number(id)).toBeGreaterThanOrEqual(2e14);
    }),
  );
  // Discord: an id of 17 digits was given at the end of January 2015 at the earliest.
  expect(isNobody('20000000000000000')).toBe(false);
});
