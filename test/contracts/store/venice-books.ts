// What is kept of Venice: the breaker, what comparisons found, and what it takes to find a job in its books again.
import { expect, it } from 'vitest';
import { CLOSED, heed } from '../../../src/domain/breaker.ts';
import type { Comparison } from '../../../src/domain/comparison.ts';
import { usd } from '../../../src/domain/money.ts';
import type { Store } from '../../../src/domain/records.ts';
import { DAY, later, MINUTE } from '../../../src/domain/time.ts';
import { GUILD, guildId, holdOf, jobId, jobOf, statesOf, T0 } from './samples.ts';

export function veniceBookPromises(store: () => Store): void {
  const period = { start: T0, end: later(T0, DAY) };

  it('keeps the breaker, closed at first', async () => {
    const { breaker } = store().read;
    expect(await breaker.get()).toEqual(CLOSED);
    const open = heed(CLOSED, { is: 'stopped', why: 'funds' }, T0);
    await breaker.put(open);
    await breaker.put(open);
    expect(await breaker.get()).toEqual(open);
  });

  it('keeps the latest comparison, and not more than a season of them', async () => {
    const { comparisons } = store().read;
    expect(await comparisons.latest()).toBeUndefined();
    const found = (n: number): Comparison => ({
      at: later(T0, n),
      since: T0,
      matched: { [GUILD]: n },
      differences: [],
      suggestions: [],
      extra: [],
      unread: 0,
      tooEarly: 0,
    });
    for (let n = 0; n < 105; n += 1) await comparisons.add(found(n));
    expect(await comparisons.latest()).toEqual(found(104));
  });

  it('knows when a job left and what Venice calls it, also when its ticket is gone', async () => {
    const { jobs } = store().read;
    const since = later(T0, MINUTE);
    const { rendering } = statesOf(1);
    await jobs.add(jobOf(1, { state: { at: 'queued' } }));
    await jobs.add(jobOf(2, { state: { at: 'queued' } }));
    expect(await jobs.submitted(period, 9)).toEqual([]);
    await jobs.advance(jobId(1), 'queued', { at: 'submitting', since }, since);
    expect(await jobs.submitted(period, 9)).toMatchObject([{ at: since, queueId: null, model: null }]);
    await jobs.advance(jobId(1), 'submitting', rendering, later(T0, 2 * MINUTE));
    const failure = { reason: 'provider', charged: 'no', detail: null, suggestedModel: null } as const;
    await jobs.advance(jobId(1), 'rendering', { at: 'failed', failure }, later(T0, 3 * MINUTE));
    const { queueId, model } = rendering.ticket;
    expect(await jobs.submitted(period, 9)).toMatchObject([{ job: { id: jobId(1) }, at: since, queueId, model }]);
    expect(await jobs.submitted({ start: later(since, 1), end: period.end }, 9)).toEqual([]);
  });

  it('finds the entries that count in a period, whenever they were made', async () => {
    const { ledger } = store().read;
    const hold = holdOf(1, { amount: usd(1) });
    const late = { ...hold, kind: 'spend', at: later(T0, 3 * DAY) } as const;
    const before = holdOf(3, { at: later(T0, -1) });
    for (const entry of [hold, late, holdOf(2, { guild: guildId(2) }), before]) await ledger.enter(entry);
    expect(await ledger.counting(GUILD, ['spend', 'refund'], period)).toEqual([late]);
    expect(await ledger.counting(GUILD, ['hold'], period)).toEqual([hold]);
  });
}
