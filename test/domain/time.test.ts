import { describe, expect, it } from 'vitest';
import { HOUR, Instant, later, periodAround, TimeZone } from '../../src/domain/time.ts';

const at = (text: string) => Instant.parse(Date.parse(text));
const rome = TimeZone.parse('Europe/Rome');

describe('periodAround', () => {
  it('gives the calendar day of the zone, not of UTC', () => {
    expect(periodAround(at('2026-11-18T23:30:00Z'), 'day', rome)).toEqual({
      start: at('2026-11-18T23:00:00Z'),
      end: at('2026-11-19T23:00:00Z'),
    });
  });

  it('knows days of 23 and 25 hours', () => {
    const spring = periodAround(at('2026-03-29T10:00:00Z'), 'day', rome);
    const autumn = periodAround(at('2026-10-25T10:00:00Z'), 'day', rome);
    expect([spring.end - spring.start, autumn.end - autumn.start]).toEqual([23 * HOUR, 25 * HOUR]);
  });

  it('gives the calendar month', () => {
    expect(periodAround(at('2026-12-31T23:30:00Z'), 'month', rome)).toEqual({
      start: at('2026-12-31T23:00:00Z'),
      end: at('2027-01-31T23:00:00Z'),
    });
  });

  it('holds its own start and not its end', () => {
    const day = periodAround(at('2026-11-18T12:00:00Z'), 'day', rome);
    expect(periodAround(day.start, 'day', rome)).toEqual(day);
    expect(periodAround(day.end, 'day', rome).start).toBe(day.end);
  });
});

describe('TimeZone', () => {
  it('knows real zones only', () => {
    expect(TimeZone.safeParse('Europe/Rome').success).toBe(true);
    expect(TimeZone.safeParse('Middle/Earth').success).toBe(false);
  });
});

describe('later', () => {
  it('goes forward and back, never before 1970', () => {
    expect(later(Instant.parse(5), 10)).toBe(15);
    expect(later(Instant.parse(5), -10)).toBe(0);
  });
});
