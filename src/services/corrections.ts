// Corrections: what an admin gives a member on top of their limits, and charges that are taken back. Each is an entry of
// the ledger, audited and told to the member in the same transaction; a job is corrected once, whoever presses how often.
import type { GuildId, UserId } from '../domain/ids.ts';
import { JobId } from '../domain/ids.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { Member } from '../domain/member.ts';
import type { Usd } from '../domain/money.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Clock, Log } from '../domain/ports.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { DAY, type Instant, later } from '../domain/time.ts';
import { note } from './audit.ts';
import { type Grant, grant } from './grants.ts';
import type { Rights } from './rights.ts';
import { correct } from './settlement.ts';

/** `refund`: Venice gave it back, or never took it. `write-off`: Venice keeps it, and the server bears it. */
export type Correction = 'refund' | 'write-off';

export interface Corrections {
  /** Raises the member's limits in the day, week and month of now. `amount` is more than zero. */
  grant(
    by: Member,
    what: Pick<Grant, 'member' | 'amount' | 'channel' | 'reason'>,
  ): Promise<Outcome<{ readonly member: UserId; readonly amount: Usd }, Refusal>>;
  /** The entry that took the charge back. */
  correct(
    by: Member,
    what: { readonly asked: string; readonly how: Correction; readonly reason: string },
  ): Promise<Outcome<LedgerEntry, Refusal>>;
  /** What was charged in the last thirty days and not taken back, newest first. */
  correctable(guild: GuildId, limit: number): Promise<readonly LedgerEntry[]>;
}

const SHOWN_FOR = 30 * DAY;

export function createCorrections(deps: {
  readonly store: Store;
  readonly rights: Pick<Rights, 'may'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly nudge: () => void;
}): Corrections {
  const { store, rights, clock, log, nudge } = deps;
  return {
    async grant(by, { member, amount, channel, reason }) {
      const may = await rights.may(by, 'grant');
      if (!may.ok) return may;
      const { guild } = by;
      const words = withoutIds(reason);
      await store.transaction((records) =>
        grant(records, { guild, member, amount, by: by.user, channel, reason: words }, { told: false }, clock.now()),
      );
      log.info('member.granted', { guild, amount });
      nudge();
      return granted({ member, amount });
    },

    async correct(by, { asked, how, reason }) {
      const may = await rights.may(by, 'correct');
      if (!may.ok) return may;
      const id = JobId.safeParse(asked);
      if (!id.success) return refused({ is: 'unknown-job', asked });
      const act = { job: id.data, how, reason: withoutIds(reason) };
      const corrected = await store.transaction((records) => takeBack(records, by, act, clock.now()));
      if (!corrected.ok) return corrected;
      log.info('job.corrected', { job: id.data, how });
      nudge();
      return corrected;
    },

    async correctable(guild, limit) {
      const now = clock.now();
      const period = { start: later(now, -SHOWN_FOR), end: later(now, 1) };
      const entries = await store.read.ledger.entered(guild, ['spend', 'refund', 'write-off'], period);
      const done = new Set(entries.filter(({ kind }) => kind !== 'spend').map(({ job }) => job));
      return entries
        .filter(({ job }) => !done.has(job))
        .toReversed()
        .slice(0, limit);
    },
  };
}

async function takeBack(
  records: Records,
  by: Member,
  { job: id, how, reason }: { readonly job: JobId; readonly how: Correction; readonly reason: string },
  now: Instant,
): Promise<Outcome<LedgerEntry, Refusal>> {
  const { guild } = by;
  const entries = (await records.ledger.ofJob(id)).filter((entry) => entry.guild === guild);
  if (entries.length === 0) return refused({ is: 'unknown-job', asked: id });
  const spend = entries.find(({ kind }) => kind === 'spend');
  if (spend === undefined) return refused({ is: 'nothing-to-correct', job: id, why: 'not-charged' });
  if (entries.at(-1) !== spend) return refused({ is: 'nothing-to-correct', job: id, why: 'corrected' });
  await correct(records, spend, how, reason, now);
  const after = JSON.stringify({ amount: spend.amount, reason });
  await note(records, { at: now, guild, actor: by.user, action: how, subject: id, before: 'spent', after });
  if ((await records.jobs.get(id)) !== undefined) await records.outbox.add(id, 'corrected-status', now);
  await records.memos.add(guild, `corrected:${id}`, { is: 'corrected', job: id, kind: how, reason }, now);
  return granted({ ...spend, kind: how, why: reason, at: now });
}

/** The audit log can never be changed, so that no member's id may stand in its values. */
export const withoutIds = (words: string): string => words.replaceAll(/<@[!&]?\d+>|\d{15,21}/g, '…');
