// The books: one hold and one settlement per job, sums that are always right, and nothing lost on the way.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fault } from '../../../src/domain/fault.ts';
import { EntryKind } from '../../../src/domain/ledger.ts';
import { FREE, Usd, usd } from '../../../src/domain/money.ts';
import type { Store } from '../../../src/domain/records.ts';
import { DAY, later, MINUTE } from '../../../src/domain/time.ts';
import { type Act, play } from './ledger-model.ts';
import { ANNA, BEN, channelId, GUILD, guildId, holdOf, jobId, jobOf, roleId, T0 } from './samples.ts';

export function ledgerPromises(store: () => Store): void {
  const ledger = () => store().read.ledger;
  const today = { start: T0, end: later(T0, DAY) };
  const ANNAS = { of: 'member', guild: GUILD, member: ANNA } as const;
  const soon = later(T0, MINUTE);

  it('moves money from hold to spent, and from hold back', async () => {
    await ledger().enter(holdOf(1));
    await ledger().enter(holdOf(2, { amount: usd(1) }));
    expect(await ledger().used(ANNAS, today)).toEqual({ held: usd(1.42), spent: FREE });
    await ledger().enter({ ...holdOf(1), kind: 'spend', at: soon, why: 'rendered' });
    await ledger().enter({ ...holdOf(2, { amount: usd(1) }), kind: 'return', at: soon });
    expect(await ledger().used(ANNAS, today)).toEqual({ held: FREE, spent: usd(0.42) });
    expect(await ledger().totals()).toMatchObject({ held: FREE, spent: usd(0.42) });
    expect(await ledger().ofJob(jobId(1))).toEqual([
      holdOf(1),
      { ...holdOf(1), kind: 'spend', at: soon, why: 'rendered' },
    ]);
    expect(await ledger().ofJob(jobId(9))).toEqual([]);
  });

  it('finds the holds that nothing will settle: no settlement, and no job in the books', async () => {
    await store().read.jobs.add(jobOf(1));
    for (const n of [1, 2, 3, 4]) await ledger().enter(holdOf(n));
    await ledger().enter({ ...holdOf(2), kind: 'spend', at: soon });
    await ledger().enter({ ...holdOf(3), kind: 'return', at: soon });
    expect(await ledger().orphans()).toEqual([holdOf(4)]);
    await ledger().enter({ ...holdOf(4), kind: 'spend', at: soon });
    expect(await ledger().orphans()).toEqual([]);
  });

  it('refuses a second hold and a second settlement', async () => {
    await ledger().enter(holdOf(1));
    await expect(ledger().enter(holdOf(1, { at: soon }))).rejects.toThrow(Fault);
    await ledger().enter({ ...holdOf(1), kind: 'spend' });
    await expect(ledger().enter({ ...holdOf(1), kind: 'spend' })).rejects.toThrow(Fault);
    await expect(ledger().enter({ ...holdOf(1), kind: 'return' })).rejects.toThrow(Fault);
    expect(await ledger().ofJob(jobId(1))).toHaveLength(2);
  });

  it.each([
    ['without a hold', holdOf(2)],
    ['of another amount', holdOf(1, { amount: usd(0.43) })],
    ['of another server', holdOf(1, { guild: guildId(2) })],
    ['of another member', holdOf(1, { member: BEN })],
    ['of another channel', holdOf(1, { channel: channelId(2) })],
    ['in another window', holdOf(1, { heldAt: soon })],
  ])('refuses a settlement %s', async (_what, like) => {
    await ledger().enter(holdOf(1));
    await expect(ledger().enter({ ...like, kind: 'spend', at: soon })).rejects.toThrow(Fault);
    await expect(ledger().enter({ ...like, kind: 'return', at: soon })).rejects.toThrow(Fault);
    expect(await ledger().totals()).toMatchObject({ held: usd(0.42), spent: FREE });
  });

  it('counts money in the window of its hold, per member and for the whole server', async () => {
    const before = holdOf(1, { at: later(T0, -1) });
    const last = holdOf(2, { at: later(T0, DAY - 1), member: BEN });
    const next = holdOf(3, { at: later(T0, DAY) });
    for (const hold of [before, last, next, holdOf(4, { guild: guildId(2) })]) await ledger().enter(hold);
    await ledger().enter({ ...before, kind: 'spend', at: soon });
    await ledger().enter({ ...last, kind: 'spend', at: later(T0, DAY + 1) });
    expect(await ledger().used({ of: 'guild', guild: GUILD }, today)).toEqual({ held: FREE, spent: usd(0.42) });
    expect(await ledger().used({ ...ANNAS, member: BEN }, today)).toEqual({ held: FREE, spent: usd(0.42) });
    expect(await ledger().used(ANNAS, today)).toEqual({ held: FREE, spent: FREE });
    expect(await ledger().totals()).toMatchObject({ held: usd(0.84), spent: usd(0.84) });
  });

  it('shows the latest entries of a member first', async () => {
    const settled = { ...holdOf(1), kind: 'spend', at: soon } as const;
    for (const entry of [holdOf(1), settled, holdOf(2, { at: later(T0, 2 * MINUTE) }), holdOf(3, { member: BEN })]) {
      await ledger().enter(entry);
    }
    const latest = await ledger().latest(GUILD, ANNA, 2);
    expect(latest).toEqual([holdOf(2, { at: later(T0, 2 * MINUTE) }), settled]);
  });

  it('adds up exactly where floating point would not, and up to very large sums', async () => {
    const amounts = [usd(0.1), usd(0.2), Usd.parse(1), Usd.parse(4_000_000_000_000_000)];
    for (const [n, amount] of amounts.entries()) await ledger().enter(holdOf(n, { amount }));
    expect(await ledger().totals()).toMatchObject({ held: 4_000_000_000_300_001, spent: 0 });
  });

  it('conserves money over any history', async () => {
    const act: fc.Arbitrary<Act> = fc.record({
      kind: fc.constantFrom(...EntryKind.options),
      job: fc.nat(7),
      jam: fc.nat(2),
      pot: fc.boolean(),
      member: fc.constantFrom(ANNA, BEN),
      role: fc.constantFrom(null, roleId(1), roleId(2)),
      channel: fc.constantFrom(channelId(1), channelId(2)),
      amount: fc.oneof({ weight: 4, arbitrary: fc.constant(420_000) }, fc.nat(900_000)).map((n) => Usd.parse(n)),
      at: fc.nat(3 * DAY).map((ms) => later(T0, ms)),
    });
    const life = fc
      .tuple(
        act,
        fc.constantFrom<EntryKind>('spend', 'spend', 'return'),
        fc.constantFrom<EntryKind>('refund', 'write-off'),
      )
      .map(([one, end, correction]) => (['fund', 'hold', end, correction] as const).map((kind) => ({ ...one, kind })));
    const story = fc
      .array(
        fc.oneof(
          act.map((one) => [one]),
          life,
        ),
        { maxLength: 14 },
      )
      .map((parts) => parts.flat());
    let run = 0;
    const taken = new Set<string>();
    await fc.assert(
      fc.asyncProperty(story, async (history) => {
        run += 1;
        for (const { kind, purse } of await play(store(), guildId(run), run, history)) taken.add(`${purse} ${kind}`);
      }),
      { numRuns: 60, seed: 20_261_121 },
    );
    const own = ['hold', 'spend', 'return', 'refund', 'write-off', 'grant'].map((kind) => `own ${kind}`);
    const pot = ['hold', 'spend', 'return', 'refund', 'write-off', 'fund', 'release'].map((kind) => `pot ${kind}`);
    expect(taken).toEqual(new Set([...own, ...pot]));
  });
}
