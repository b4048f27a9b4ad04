import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum, Usd, usd } from '../../src/domain/money.ts';
import { judge, type SpendLimits, type Usage } from '../../src/domain/spending.ts';

const none = { held: usd(0), spent: usd(0) };
const unused: Usage = { memberDay: none, memberMonth: none, guildDay: none, guildMonth: none };
const limits: SpendLimits = {
  clip: usd(1),
  memberDay: usd(2),
  memberMonth: usd(10),
  guildDay: usd(5),
  guildMonth: usd(25),
};

describe('judge', () => {
  it('grants what fits, to the last micro-dollar', () => {
    expect(judge(limits, { ...unused, memberDay: { held: usd(0.5), spent: usd(0.5) } }, usd(1)).ok).toBe(true);
    expect(judge(limits, { ...unused, memberDay: { held: usd(0.5), spent: usd(0.500001) } }, usd(1)).ok).toBe(false);
  });

  it.each([
    ['clip', unused, usd(1.01)],
    ['memberDay', { ...unused, memberDay: { held: usd(1.5), spent: usd(0) } }, usd(0.6)],
    ['memberMonth', { ...unused, memberMonth: { held: usd(0), spent: usd(9.9) } }, usd(0.6)],
    ['guildDay', { ...unused, guildDay: { held: usd(2), spent: usd(2.9) } }, usd(0.6)],
    ['guildMonth', { ...unused, guildMonth: { held: usd(0), spent: usd(25) } }, usd(0.000001)],
  ] as const)('names the limit that breaks: %s', (name, usage, price) => {
    const verdict = judge(limits, usage, price);
    expect(verdict.ok ? null : verdict.refusal.broken.limit).toBe(name);
  });

  it('names the first when several break', () => {
    const full = { held: usd(100), spent: usd(0) };
    const verdict = judge(limits, { memberDay: full, memberMonth: full, guildDay: full, guildMonth: full }, usd(0.1));
    expect(verdict.ok ? null : verdict.refusal.broken).toMatchObject({ limit: 'memberDay', left: 0, leftAfter: 0 });
  });

  it('knows no limit where none is set', () => {
    const open: SpendLimits = { clip: null, memberDay: null, memberMonth: null, guildDay: null, guildMonth: null };
    const verdict = judge(open, unused, usd(1_000));
    expect(verdict.ok && verdict.value).toEqual([]);
  });

  it('for any limits and usage: granted exactly when no limit would be passed', () => {
    const amount = fc.integer({ min: 0, max: 20_000_000 }).map((micro) => Usd.parse(micro));
    const limit = fc.option(amount, { nil: null });
    const used = fc.record({ held: amount, spent: amount });
    fc.assert(
      fc.property(
        fc.record({ clip: limit, memberDay: limit, memberMonth: limit, guildDay: limit, guildMonth: limit }),
        fc.record({ memberDay: used, memberMonth: used, guildDay: used, guildMonth: used }),
        amount,
        (some, usage, price) => {
          const passed = (['memberDay', 'memberMonth', 'guildDay', 'guildMonth'] as const).some((name) => {
            const cap = some[name];
            return cap !== null && sum(usage[name].held, usage[name].spent, price) > cap;
          });
          expect(judge(some, usage, price).ok).toBe(!passed && (some.clip === null || price <= some.clip));
        },
      ),
    );
  });
});
