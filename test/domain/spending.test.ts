// The judgement over every limit at once: the nearest to the member that breaks is named, and what is left is right.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChannelId } from '../../src/domain/ids.ts';
import { left, sum, Usd, usd } from '../../src/domain/money.ts';
import {
  type Allowance,
  type Cap,
  clipCap,
  judge,
  LIMIT_NAMES,
  type LimitName,
  type Running,
  standings,
} from '../../src/domain/spending.ts';
import { Instant } from '../../src/domain/time.ts';

const NOW = Instant.parse(Date.UTC(2026, 10, 18, 12));
const FREE: Allowance = { purse: 'own', caps: [], running: [], coolUntil: null };

const cap = (limit: LimitName, most: number, used = 0): Cap => ({
  limit,
  cap: usd(most),
  used: usd(used),
  resetsAt: limit === 'clip' ? null : NOW,
  of: null,
});
const under = (...caps: readonly Cap[]): Allowance => ({ ...FREE, caps });

/** What is in the way, in a word. */
function broken(allowance: Allowance, price: Usd): string | null {
  const verdict = judge(allowance, price, NOW);
  if (verdict.ok) return null;
  switch (verdict.refusal.is) {
    case 'over-limit':
      return verdict.refusal.broken.limit;
    case 'too-many-running':
      return verdict.refusal.running.whose;
    case 'cooling-down':
      return 'cooling-down';
  }
}

describe('judge', () => {
  it('grants what fits, to the last micro-dollar', () => {
    expect(broken(under(cap('memberDay', 2, 1)), usd(1))).toBeNull();
    expect(broken(under(cap('memberDay', 2, 1.000001)), usd(1))).toBe('memberDay');
    expect(broken(under(clipCap(usd(1))), usd(1))).toBeNull();
    expect(broken(under(clipCap(usd(1))), usd(1.000001))).toBe('clip');
  });

  it.each(LIMIT_NAMES)('names the limit that breaks: %s', (name) => {
    const roomy = LIMIT_NAMES.filter((other) => other !== name).map((other) => cap(other, 100));
    expect(broken(under(...roomy, cap(name, 1, 0.5)), usd(0.6))).toBe(name);
  });

  it('names the nearest to the member when several break, whatever the order they come in', () => {
    for (const [at, name] of LIMIT_NAMES.entries()) {
      const rest = LIMIT_NAMES.slice(at).map((limit) => cap(limit, 1, 1));
      expect(broken(under(...rest), usd(0.1))).toBe(name);
      expect(broken(under(...rest.toReversed()), usd(0.1))).toBe(name);
    }
  });

  it('says how much is left of each, before and after, the broken ones too', () => {
    const verdict = judge(under(cap('guildDay', 5, 4.8), cap('memberDay', 2, 1.5)), usd(0.4), NOW);
    expect(verdict).toMatchObject({
      ok: false,
      refusal: {
        is: 'over-limit',
        price: usd(0.4),
        broken: { limit: 'guildDay', left: usd(0.2), leftAfter: 0, resetsAt: NOW },
        standings: [
          { limit: 'memberDay', left: usd(0.5), leftAfter: usd(0.1) },
          { limit: 'guildDay', left: usd(0.2), leftAfter: 0 },
        ],
      },
    });
  });

  it('knows no limit where none is set: a thousand dollars pass', () => {
    expect(judge(FREE, usd(1_000), NOW)).toEqual({ ok: true, value: [] });
  });

  it('looks at money first, then at clips under way, then at the cool-down', () => {
    const crowd: Running = { whose: 'guild', now: 3, most: 3 };
    const later = Instant.parse(NOW + 1);
    const everything: Allowance = { ...under(cap('operatorMonth', 1, 1)), running: [crowd], coolUntil: later };
    expect(broken(everything, usd(0.1))).toBe('operatorMonth');
    expect(broken({ ...everything, caps: [] }, usd(0.1))).toBe('guild');
    expect(broken({ ...everything, caps: [], running: [] }, usd(0.1))).toBe('cooling-down');
    expect(broken({ ...FREE, coolUntil: NOW }, usd(0.1))).toBeNull();
    expect(broken({ ...FREE, running: [{ ...crowd, now: 2 }] }, usd(0.1))).toBeNull();
  });

  it('stops a clip that costs nothing only where a limit is passed already', () => {
    expect(broken(under(cap('memberDay', 1, 1)), usd(0))).toBeNull();
    expect(broken(under(cap('memberDay', 1, 1.1)), usd(0))).toBe('memberDay');
  });
});

const amount = fc.integer({ min: 0, max: 20_000_000 }).map((micro) => Usd.parse(micro));
const caps: fc.Arbitrary<readonly Cap[]> = fc.array(
  fc.record({
    limit: fc.constantFrom(...LIMIT_NAMES),
    cap: amount,
    used: amount,
    resetsAt: fc.constantFrom(null, NOW),
    of: fc.constantFrom(null, ChannelId.parse('300000000000000001')),
  }),
  { maxLength: 14 },
);
const running: fc.Arbitrary<readonly Running[]> = fc.array(
  fc.record({
    whose: fc.constantFrom('member', 'guild', 'jam-member'),
    now: fc.nat(5),
    most: fc.integer({ min: 1, max: 5 }),
  }),
  { maxLength: 3 },
);
const cooling = fc.constantFrom(null, Instant.parse(NOW - 1), NOW, Instant.parse(NOW + 1));
const allowances: fc.Arbitrary<Allowance> = fc.record({
  purse: fc.constantFrom('own', 'pot'),
  caps,
  running,
  coolUntil: cooling,
});

describe('for any limits and whatever is used of them', () => {
  it('is granted exactly when nothing at all is passed', () => {
    fc.assert(
      fc.property(allowances, amount, (allowance, price) => {
        const over = allowance.caps.some((one) => sum(one.used, price) > one.cap);
        const crowded = allowance.running.some((one) => one.now >= one.most);
        const cold = allowance.coolUntil !== null && allowance.coolUntil > NOW;
        expect(judge(allowance, price, NOW).ok).toBe(!over && !crowded && !cold);
      }),
    );
  });

  it('the one named is broken, and none before it in the order is', () => {
    fc.assert(
      fc.property(allowances, amount, (allowance, price) => {
        const name = broken(allowance, price);
        const at = LIMIT_NAMES.findIndex((limit) => name === `${limit}`);
        if (at === -1) return;
        const passed = allowance.caps.filter((one) => sum(one.used, price) > one.cap);
        expect(passed.some(({ limit }) => limit === name)).toBe(true);
        expect(passed.every(({ limit }) => LIMIT_NAMES.indexOf(limit) >= at)).toBe(true);
      }),
    );
  });

  it('standings tell of each once, in the order, with what is left before and after', () => {
    fc.assert(
      fc.property(allowances, amount, (allowance, price) => {
        const all = standings(allowance, price);
        expect(all).toHaveLength(allowance.caps.length);
        const order = all.map(({ limit }) => LIMIT_NAMES.indexOf(limit));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        for (const { left: before, leftAfter, ...rest } of all) {
          expect(allowance.caps).toContainEqual(rest);
          expect([before, leftAfter]).toEqual([left(rest.cap, rest.used), left(rest.cap, sum(rest.used, price))]);
          expect(before).toBeGreaterThanOrEqual(leftAfter);
        }
      }),
    );
  });

  it('a higher price, a smaller limit or more use never turns a no into a yes', () => {
    fc.assert(
      fc.property(allowances, amount, amount, (allowance, price, more) => {
        fc.pre(!judge(allowance, price, NOW).ok);
        expect(judge(allowance, sum(price, more), NOW).ok).toBe(false);
        const tighter = allowance.caps.map((one) => ({ ...one, cap: left(one.cap, more) }));
        expect(judge({ ...allowance, caps: tighter }, price, NOW).ok).toBe(false);
        const fuller = allowance.caps.map((one) => ({ ...one, used: sum(one.used, more) }));
        expect(judge({ ...allowance, caps: fuller }, price, NOW).ok).toBe(false);
      }),
    );
  });
});
