// A second set of books, kept in plain objects, that a store's ledger is held against act by act.
import { expect } from 'vitest';
import { Fault } from '../../../src/domain/fault.ts';
import type { GuildId, JobId, UserId } from '../../../src/domain/ids.ts';
import type { Counted, LedgerEntry, Used } from '../../../src/domain/ledger.ts';
import { sum, Usd } from '../../../src/domain/money.ts';
import type { Store } from '../../../src/domain/records.ts';
import { DAY, type Instant, later, type Period } from '../../../src/domain/time.ts';
import { ANNA, BEN, holdOf, jobId, T0 } from './samples.ts';

export interface Act {
  readonly kind: 'hold' | 'spend' | 'return';
  /** Small, so that acts meet on the same job. */
  readonly job: number;
  readonly member: UserId;
  readonly amount: Usd;
  readonly at: Instant;
}

interface Held {
  readonly hold: LedgerEntry;
  settled: 'spend' | 'return' | null;
}

/** Plays a history in a guild of its own; after it, every sum of the store equals the sum of the model. */
export async function play(store: Store, guild: GuildId, firstJob: number, history: readonly Act[]): Promise<void> {
  const { ledger } = store.read;
  const elsewhere = await ledger.totals();
  const books = new Map<JobId | null, Held>();
  for (const act of history) {
    const entry = entryOf(act, guild, firstJob, books);
    if (allowed(entry, books)) {
      await ledger.enter(entry);
      note(entry, books);
    } else {
      await expect(ledger.enter(entry)).rejects.toThrow(Fault);
    }
  }
  const all = [...books.values()];
  for (const member of [null, ANNA, BEN]) {
    const theirs = all.filter(({ hold }) => member === null || hold.member === member);
    for (const period of days()) {
      const inside = theirs.filter(({ hold }) => hold.at >= period.start && hold.at < period.end);
      const counted: Counted = member === null ? { of: 'guild', guild } : { of: 'member', guild, member };
      expect(await ledger.used(counted, period)).toEqual(usedOf(inside));
    }
  }
  const totals = await ledger.totals();
  const here = usedOf(all);
  const held = sum(elsewhere.held, here.held);
  const spent = sum(elsewhere.spent, here.spent);
  expect(totals).toEqual({ held, spent, pots: 0, borne: 0, given: sum(held, spent) });
  const returned = amounts(all.filter((one) => one.settled === 'return'));
  expect(sum(here.held, here.spent, returned)).toBe(amounts(all));
}

/** A settlement speaks of the hold that it finds, except for the amount, which may be wrong. */
function entryOf(act: Act, guild: GuildId, firstJob: number, books: ReadonlyMap<JobId | null, Held>): LedgerEntry {
  const job = jobId(firstJob + act.job);
  const known = books.get(job);
  if (act.kind === 'hold' || known === undefined) {
    return holdOf(0, { job, kind: act.kind, guild, member: act.member, amount: act.amount, at: act.at });
  }
  return { ...known.hold, kind: act.kind, amount: act.amount, at: act.at };
}

function allowed(entry: LedgerEntry, books: ReadonlyMap<JobId | null, Held>): boolean {
  const known = books.get(entry.job);
  if (entry.kind === 'hold') return known === undefined;
  return known !== undefined && known.settled === null && known.hold.amount === entry.amount;
}

function note(entry: LedgerEntry, books: Map<JobId | null, Held>): void {
  const known = books.get(entry.job);
  if (entry.kind === 'hold') books.set(entry.job, { hold: entry, settled: null });
  else if (known !== undefined) known.settled = entry.kind === 'spend' ? 'spend' : 'return';
}

function usedOf(all: readonly Held[]): Used {
  return {
    held: amounts(all.filter((one) => one.settled === null)),
    spent: amounts(all.filter((one) => one.settled === 'spend')),
  };
}

const amounts = (all: readonly Held[]): Usd => Usd.parse(all.reduce((total, { hold }) => total + hold.amount, 0));

const days = (): readonly Period[] =>
  [0, 1, 2, 3].map((day) => ({ start: later(T0, day * DAY), end: later(T0, (day + 1) * DAY) }));
