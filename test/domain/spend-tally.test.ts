// The figures of a chart are the sums of the ledger: nothing is lost between days and groups, and refunds are taken off.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LedgerEntry } from '../../src/domain/ledger.ts';
import { usd } from '../../src/domain/money.ts';
import { groupsOf, tally, totalOf } from '../../src/domain/spend-tally.ts';
import { DAY, HOUR, later, periodAround, TimeZone } from '../../src/domain/time.ts';
import { ANNA, BEN, holdOf, jobId, T0 } from '../contracts/store/samples.ts';

const ROME = TimeZone.parse('Europe/Rome');
const MONTH = periodAround(T0, 'month', ROME);

const job = (n: number) =>
  fc
    .record({
      at: fc.integer({ min: MONTH.start - 2 * DAY, max: MONTH.end + 2 * DAY }),
      micro: fc.nat(9_000_000),
      end: fc.constantFrom('spent', 'refunded', 'written-off'),
      member: fc.constantFrom(ANNA, BEN),
    })
    .map(({ at, micro, end, member }): readonly LedgerEntry[] => {
      const spend = {
        ...holdOf(n, { at: later(T0, at - T0), amount: usd(micro / 1_000_000), member }),
        job: jobId(n),
        kind: 'spend',
      } as const;
      const late = later(spend.at, 40 * DAY);
      if (end === 'spent') return [spend];
      return [spend, { ...spend, kind: end === 'refunded' ? 'refund' : 'write-off', at: late }];
    });

it('adds up, by day and by group, to what the ledger says of the period', () => {
  const jobs = fc
    .integer({ min: 0, max: 25 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => job(n))));
  fc.assert(
    fc.property(jobs, (all) => {
      const days = tally(all.flat(), MONTH, ROME, ({ member }) => member);
      expect(days.length).toBe(30);
      expect(days.at(0)?.period.start).toBe(MONTH.start);
      expect(days.at(-1)?.period.end).toBe(MONTH.end);
      const counted = all.filter(
        ([spend, then]) =>
          spend !== undefined && then?.kind !== 'refund' && spend.heldAt >= MONTH.start && spend.heldAt < MONTH.end,
      );
      const expected = counted.reduce((total, [spend]) => total + (spend?.amount ?? 0), 0);
      expect(totalOf(days)).toBe(expected);
      const groups = groupsOf(days);
      expect(groups.reduce((total, { amount }) => total + amount, 0)).toBe(expected);
      expect(groups.reduce((total, { clips }) => total + clips, 0)).toBe(counted.length);
    }),
  );
});

it('takes a day where the server lives, also the one with 25 hours', () => {
  const change = periodAround(later(T0, Date.UTC(2026, 9, 25, 12) - T0), 'week', ROME);
  const days = tally([], change, ROME, () => '');
  expect(days.map(({ period }) => (period.end - period.start) / HOUR)).toEqual([24, 24, 24, 24, 24, 24, 25]);
});
