// How long something shall last, as people write it.
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, Instant, MINUTE, TimeZone, UTC } from '../../src/domain/time.ts';
import { parseUntil } from '../../src/domain/until.ts';

const NOW = Instant.parse(Date.UTC(2026, 10, 18, 12));
const ROME = TimeZone.parse('Europe/Rome');

describe('parseUntil', () => {
  it.each([
    ['30m', NOW + 30 * MINUTE],
    [' 12 H ', NOW + 12 * HOUR],
    ['3d', NOW + 3 * DAY],
    ['2w', NOW + 14 * DAY],
    ['for good', null],
    ['Für immer', null],
    ['Forever', null],
    ['none', null],
  ])('%j', (asked, end) => expect(parseUntil(asked, NOW, UTC)).toBe(end));

  it('takes a day to begin where the server lives', () => {
    expect(parseUntil('2026-12-24', NOW, ROME)).toBe(Date.UTC(2026, 11, 23, 23));
    expect(parseUntil('2027-06-01', NOW, ROME)).toBe(Date.UTC(2027, 4, 31, 22));
  });

  it.each(['', '3', 'd', '-3d', '0d', '3y', '2026-11-18', '2026-02-30', '2026-13-01', '0000-00-00', '99999w', '3d 2h'])(
    'does not take %j',
    (asked) => expect(parseUntil(asked, NOW, ROME)).toBeUndefined(),
  );
});
