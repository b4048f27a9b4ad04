// What the film of a jam is made of, which clip came from which, and when a season begins.
import { describe, expect, it } from 'vitest';
import { JamId, JobId, UserId } from '../../src/domain/ids.ts';
import type { Jam } from '../../src/domain/jam.ts';
import { podiumOf, ranked, reelEntries, shorterReel } from '../../src/domain/jam-finale.ts';
import { defaultPlan } from '../../src/domain/jam-rules.ts';
import { quarterStart, seasonStart } from '../../src/domain/jam-season.ts';
import type { Shown } from '../../src/domain/jam-sight.ts';
import { isGone, kindOf } from '../../src/domain/lineage.ts';
import { usd } from '../../src/domain/money.ts';
import type { VideoRequest } from '../../src/domain/request.ts';
import { Instant, TimeZone, UTC } from '../../src/domain/time.ts';
import { jobId, jobOf, REQUEST, T0, userId } from '../contracts/store/samples.ts';

const JAM = JamId.parse('0000001');
const plan = defaultPlan(usd(2));
const voted: Pick<Jam, 'plan'> = { plan };
const relay: Pick<Jam, 'plan'> = { plan: { ...plan, kind: 'relay' } };
const unjudged: Pick<Jam, 'plan'> = { plan: { ...plan, judging: { is: 'none' } } };

/** Entries by the places they came to. */
const shownAt = (...places: readonly number[]): readonly Shown[] =>
  places.map((place, index) => {
    const number = index + 1;
    const author = UserId.parse(userId(number));
    const job = JobId.parse(jobId(number));
    return {
      entry: { jam: JAM, job, author, number, at: T0, removed: null },
      job: jobOf(number),
      placing: { job, author, place, points: 10 - place },
    };
  });
const numbers = (shown: readonly Shown[]) => shown.map(({ entry }) => entry.number);

describe('the film', () => {
  it('ends with the winner, and of equals the later number comes first', () => {
    expect(numbers(reelEntries(voted, shownAt(2, 1, 2)))).toEqual([3, 1, 2]);
  });

  it('has ten clips at most where clips were judged, and then the best', () => {
    const shown = shownAt(...Array.from({ length: 14 }, (_, index) => 14 - index));
    expect(numbers(reelEntries(voted, shown))).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  it('is the whole of a relay in order, and of a jam that nobody judges', () => {
    const shown = shownAt(...Array.from({ length: 14 }, () => 1)).toReversed();
    const all = Array.from({ length: 14 }, (_, index) => index + 1);
    expect(numbers(reelEntries(relay, shown))).toEqual(all);
    expect(numbers(reelEntries(unjudged, shown))).toEqual(all);
  });

  it('becomes shorter at its end, or without whoever is placed lowest, until nothing is left', () => {
    const shown = shownAt(3, 1, 2);
    expect(numbers(shorterReel(relay, reelEntries(relay, shown)))).toEqual([1, 2]);
    expect(numbers(shorterReel(voted, reelEntries(voted, shown)))).toEqual([3, 2]);
    for (const jam of [relay, voted]) {
      let entries = reelEntries(jam, shownAt(...Array.from({ length: 40 }, (_, index) => index + 1)));
      let rounds = 0;
      for (; entries.length > 0; rounds += 1) entries = shorterReel(jam, entries);
      expect(rounds).toBeLessThan(30);
    }
  });
});

describe('the podium', () => {
  it('has three places, however many stand on them, up to five people', () => {
    expect(numbers(podiumOf(voted, shownAt(1, 4, 2, 2, 5)))).toEqual([1, 3, 4]);
    expect(numbers(podiumOf(voted, shownAt(1, 1, 1, 1, 1, 1)))).toEqual([1, 2, 3, 4, 5]);
    expect(podiumOf(unjudged, shownAt(1, 1))).toEqual([]);
    expect(numbers(ranked(shownAt(3, 1, 1)))).toEqual([2, 3, 1]);
  });
});

describe('the family of a clip', () => {
  const saying = (prompt: string): VideoRequest => (REQUEST.kind === 'text' ? { ...REQUEST, prompt } : REQUEST);

  it('knows how a clip came from another', () => {
    const root = jobOf(1, { parent: null, request: saying('a boat') });
    const from = (prompt: string) => jobOf(2, { parent: root.id, request: saying(prompt) });
    expect(kindOf(root, undefined)).toBe('root');
    expect(kindOf(from('a boat'), root)).toBe('again');
    expect(kindOf(from('a boat in the rain'), root)).toBe('remix');
    expect(kindOf(from('a boat'), undefined)).toBe('remix');
  });

  it('shows nothing of what was deleted, blanked or taken down', () => {
    const job = jobOf(1, { request: saying('a boat') });
    expect(isGone(job, false)).toBe(false);
    expect(isGone(job, true)).toBe(true);
    expect(isGone({ ...job, request: saying('') }, false)).toBe(true);
    const clip = { file: 'a.mp4', bytes: 1, width: 2, height: 2, durationMs: 1, sound: false };
    expect(isGone({ ...job, state: { at: 'kept', clip, why: 'taken-down', ticket: null } }, false)).toBe(true);
  });
});

describe('a season', () => {
  const at = (iso: string) => Instant.parse(Date.parse(iso));
  const NEW_YORK = TimeZone.parse('America/New_York');

  it.each([
    ['2026-11-21T05:00:00Z', UTC, '2026-10-01T00:00:00Z'],
    ['2026-01-01T00:00:00Z', UTC, '2026-01-01T00:00:00Z'],
    ['2026-06-30T23:59:59Z', UTC, '2026-04-01T00:00:00Z'],
    // In New York the third quarter has not ended yet, and its summer time was in force when it began.
    ['2026-10-01T03:00:00Z', NEW_YORK, '2026-07-01T04:00:00Z'],
    // January begins in winter time.
    ['2026-03-15T12:00:00Z', NEW_YORK, '2026-01-01T05:00:00Z'],
  ])('at %s in %s began %s', (now, zone, start) => {
    expect(quarterStart(at(now), zone)).toBe(at(start));
  });

  it('begins where somebody says', () => {
    const now = at('2026-11-21T05:00:00Z');
    expect(seasonStart('2026-01-01', now, UTC)).toBe(at('2026-01-01T00:00:00Z'));
    expect(seasonStart('30d', now, UTC)).toBe(at('2026-10-22T05:00:00Z'));
    expect(seasonStart('soon', now, UTC)).toBeUndefined();
  });
});
