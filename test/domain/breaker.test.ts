// The breaker over any history: it opens after a few troubles of different jobs and no sooner, lets one job at a time find
// out, and closes on a success; so that answers which may have been charged cannot pile up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Breaker,
  CLOSED,
  gateOf,
  type Heard,
  heed,
  RENDER_STRIKES,
  SUBMIT_STRIKES,
  tryAgain,
} from '../../src/domain/breaker.ts';
import { HOUR, later, MINUTE } from '../../src/domain/time.ts';
import { jobId, T0 } from '../contracts/store/samples.ts';

const lost = (n: number): Heard => ({ is: 'unanswered', job: jobId(n) });
const unrendered = (n: number, model = `m${n % 2}`): Heard => ({ is: 'unrendered', job: jobId(n), model, fault: true });
const hearing = (...heard: readonly Heard[]) => heard.reduce((one, what) => heed(one, what, T0), CLOSED);

describe('the breaker', () => {
  it('opens after answers of different jobs were lost in a row, and tells why', () => {
    expect(gateOf(hearing(lost(1), lost(2)))).toBe('all');
    expect(hearing(lost(1), lost(2), lost(3))).toMatchObject({
      is: 'open',
      why: 'outage',
      until: later(T0, 5 * MINUTE),
    });
    expect(gateOf(hearing(lost(1), lost(1), lost(1), lost(1)))).toBe('all');
    expect(gateOf(hearing(lost(1), lost(2), { is: 'accepted', job: jobId(9) }, lost(3)))).toBe('all');
    expect(gateOf(hearing(lost(1), lost(2), { is: 'declined' }, lost(3), lost(4)))).toBe('all');
  });

  it('opens at once for the key and the balance', () => {
    for (const why of ['key', 'funds'] as const)
      expect(hearing({ is: 'stopped', why })).toMatchObject({ is: 'open', why });
  });

  it('opens when renderings fail in a row, of two models or more', () => {
    const five = [1, 2, 3, 4, 5];
    expect(hearing(...five.map((n) => unrendered(n)))).toMatchObject({ is: 'open', of: 'render' });
    expect(gateOf(hearing(...five.map((n) => unrendered(n, 'one'))))).toBe('all');
    const refusals = five.map((n) => ({ ...unrendered(n), fault: false }) as Heard);
    expect(hearing(...refusals)).toEqual(CLOSED);
  });

  it('lets one job find out, waits longer each time in vain, and closes on success', () => {
    let breaker = hearing(lost(1), lost(2), lost(3));
    let now = T0;
    for (const minutes of [5, 10, 20, 40, 60, 60]) {
      expect(breaker).toMatchObject({ is: 'open', until: later(now, minutes * MINUTE) });
      expect(tryAgain(breaker, true, later(now, minutes * MINUTE - 1))).toEqual(breaker);
      now = later(now, minutes * MINUTE);
      breaker = tryAgain(breaker, true, now);
      expect(gateOf(breaker)).toBe('one');
      breaker = heed(breaker, lost(4), now);
    }
    expect(breaker).toMatchObject({ since: T0 });
    breaker = tryAgain(breaker, true, later(now, HOUR));
    expect(heed(breaker, { is: 'accepted', job: jobId(5) }, now)).toEqual(CLOSED);
  });

  it('spends nothing on finding out while Venice is out of reach', () => {
    const open = hearing(lost(1), lost(2), lost(3));
    expect(tryAgain(open, false, later(T0, 5 * MINUTE))).toMatchObject({ is: 'open', tries: 1 });
  });

  it('waits for the clip itself when renderings had failed', () => {
    const open = hearing(...[1, 2, 3, 4, 5].map((n) => unrendered(n)));
    const half = heed(tryAgain(open, true, later(T0, HOUR)), { is: 'accepted', job: jobId(6) }, T0);
    expect(half).toMatchObject({ is: 'half-open', sent: jobId(6) });
    expect(gateOf(half)).toBe('none');
    expect(heed(half, unrendered(5), T0)).toEqual(half);
    expect(heed(half, unrendered(6), T0)).toMatchObject({ is: 'open', tries: 1 });
    expect(heed(half, { is: 'rendered', job: jobId(6) }, T0)).toEqual(CLOSED);
  });
});

const job = fc.integer({ min: 0, max: 5 }).map(jobId);
const heard: fc.Arbitrary<Heard> = fc.oneof(
  fc.record({ is: fc.constant('accepted' as const), job }),
  fc.record({ is: fc.constant('declined' as const) }),
  fc.record({ is: fc.constant('unanswered' as const), job }),
  fc.record({ is: fc.constant('stopped' as const), why: fc.constantFrom('key' as const, 'funds' as const) }),
  fc.record({ is: fc.constant('rendered' as const), job }),
  fc.record({
    is: fc.constant('unrendered' as const),
    job,
    model: fc.constantFrom('a', 'b'),
    fault: fc.boolean(),
  }),
);

describe('over any history', () => {
  it('is always storable, never keeps more than it needs, and always has a way out', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(heard, fc.integer({ min: 0, max: HOUR }), fc.boolean())), (events) => {
        let now = T0;
        let breaker: Breaker = CLOSED;
        for (const [what, ms, reachable] of events) {
          now = later(now, ms);
          breaker = heed(tryAgain(breaker, reachable, now), what, now);
          expect(Breaker.parse(JSON.parse(JSON.stringify(breaker)))).toEqual(breaker);
          if (breaker.is !== 'closed') continue;
          expect(breaker.unanswered.length).toBeLessThan(SUBMIT_STRIKES);
          expect(breaker.unrendered.length).toBeLessThanOrEqual(RENDER_STRIKES);
        }
        const soon = later(now, 2 * HOUR);
        const sent = heed(tryAgain(breaker, true, soon), { is: 'accepted', job: jobId(9) }, soon);
        const by = sent.is === 'half-open' && sent.sent !== null ? sent.sent : jobId(9);
        expect(heed(sent, { is: 'rendered', job: by }, soon).is).toBe('closed');
      }),
    );
  });

  it('lets at most the strikes and one more for each try be lost in an outage without an end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: HOUR }), { maxLength: 60 }), (waits) => {
        let now = T0;
        let breaker: Breaker = CLOSED;
        let [losses, tries] = [0, 0];
        for (const wait of waits) {
          now = later(now, wait);
          const next = tryAgain(breaker, true, now);
          if (next !== breaker) tries += 1;
          breaker = next;
          if (gateOf(breaker) === 'none') continue;
          losses += 1;
          breaker = heed(breaker, lost(losses), now);
        }
        expect(losses).toBeLessThanOrEqual(SUBMIT_STRIKES + tries);
      }),
    );
  });
});
