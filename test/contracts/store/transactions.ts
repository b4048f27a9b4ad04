// All or nothing, one after the other: what makes "never spend past a limit" true when fifty members press at once.
import { expect, it } from 'vitest';
import { Fault } from '../../../src/domain/fault.ts';
import { sum, usd } from '../../../src/domain/money.ts';
import type { Store } from '../../../src/domain/records.ts';
import { type Cap, judge } from '../../../src/domain/spending.ts';
import { DAY, later } from '../../../src/domain/time.ts';
import { ANNA, draftOf, GUILD, holdOf, jobId, jobOf, statesOf, T0 } from './samples.ts';

export function transactionPromises(store: () => Store): void {
  it('grants exactly as many of 50 concurrent holds as there is room for', async () => {
    const price = usd(0.4);
    const today = { start: T0, end: later(T0, DAY) };
    const press = (n: number) =>
      store().transaction(async (records) => {
        const { held, spent } = await records.ledger.used({ of: 'member', guild: GUILD, member: ANNA }, today);
        const cap: Cap = { limit: 'memberDay', cap: usd(2), used: sum(held, spent), resetsAt: today.end, of: null };
        if (!judge({ purse: 'own', caps: [cap], running: [], coolUntil: null }, price, T0).ok) return false;
        await records.jobs.add(jobOf(n, { price }));
        await records.ledger.enter(holdOf(n, { amount: price }));
        return true;
      });
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => press(n)));
    expect(answers.filter(Boolean)).toHaveLength(5);
    expect(await store().read.ledger.totals()).toEqual({ held: usd(2), spent: 0, pots: 0, borne: 0, given: usd(2) });
    expect(await store().read.jobs.inState(['queued'])).toHaveLength(5);
  });

  it('leaves nothing of a transaction that failed, and loses nothing of a bystander', async () => {
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const failing = store().transaction(async (records) => {
      await records.jobs.add(jobOf(1));
      await records.ledger.enter(holdOf(1));
      begun.resolve();
      await goOn.promise;
      throw new RangeError('changed its mind');
    });
    await begun.promise;
    const bystander = store().read.drafts.add(draftOf(2));
    const second = store().transaction((records) => records.jobs.add(jobOf(2)));
    goOn.resolve();
    await expect(failing).rejects.toThrow(new RangeError('changed its mind'));
    await Promise.all([bystander, second]);
    expect(await store().read.jobs.get(jobId(1))).toBeUndefined();
    expect(await store().read.ledger.ofJob(jobId(1))).toEqual([]);
    expect(await store().read.drafts.get(draftOf(2).id)).toEqual(draftOf(2));
    expect(await store().read.jobs.get(jobId(2))).toEqual(jobOf(2));
  });

  it('undoes a move whose settlement is refused', async () => {
    await store().read.jobs.add(jobOf(1));
    const work = store().transaction(async (records) => {
      expect(await records.jobs.advance(jobId(1), 'queued', statesOf(1).failed, T0)).toBe(true);
      await records.ledger.enter(holdOf(1, { kind: 'return' }));
    });
    await expect(work).rejects.toThrow(Fault);
    expect(await store().read.jobs.get(jobId(1))).toEqual(jobOf(1));
  });

  it('reads its own writes, and gives back what its work gives back', async () => {
    const seen = await store().transaction(async (records) => {
      await records.jobs.add(jobOf(1));
      return records.jobs.get(jobId(1));
    });
    expect(seen).toEqual(jobOf(1));
  });
}
