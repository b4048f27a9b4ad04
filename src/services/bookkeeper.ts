// The bookkeeper: what a member has used and has left, and a moderator's word on a job whose charge is unknown.
import type { ChannelId, GuildId, JobId, RoleId, UserId } from '../domain/ids.ts';
import { termsOf } from '../domain/jam-terms.ts';
import type { Failure, Job } from '../domain/job.ts';
import type { LedgerEntry, Used } from '../domain/ledger.ts';
import { limitsFor } from '../domain/limits.ts';
import type { Member } from '../domain/member.ts';
import { usd } from '../domain/money.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Clock, Log, Messenger } from '../domain/ports.ts';
import { type Receipt, receiptOf } from '../domain/receipt.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { type Running, type Standing, standings } from '../domain/spending.ts';
import type { Instant, Period } from '../domain/time.ts';
import { type Allowances, periodsAround } from './allowances.ts';
import { note } from './audit.ts';
import { spotOf } from './choosing.ts';
import { settle } from './settlement.ts';
import { TRANSCRIPT_LOST } from './transcripts.ts';

export interface Statement {
  /** Every limit of the member's own purse, the one for a clip among them. */
  readonly standings: readonly Standing[];
  readonly running: readonly Running[];
  /** The pause between two clips ends then; null when there is none now. */
  readonly coolUntil: Instant | null;
  /** The role whose rule decided; null when it is the server's own or the guests'. */
  readonly decidedBy: RoleId | null;
  readonly guest: boolean;
  /** What the pot of the jam in this thread leaves the member; null outside of one. */
  readonly jam: readonly Standing[] | null;
  readonly today: Used;
  readonly thisMonth: Used;
  readonly day: Period;
  readonly month: Period;
  readonly receipts: readonly Receipt[];
  /** What moderators gave the member this month, newest first. */
  readonly grants: readonly LedgerEntry[];
}

export interface Bookkeeper {
  statement(member: Member, place: ChannelId): Promise<Statement>;
  /** Null for what was never held. */
  receipt(job: JobId): Promise<Receipt | null>;
  /** Jobs of a guild whose charge nobody knows, newest first. */
  unconfirmed(guild: GuildId): Promise<readonly Job[]>;
  /** Ends an unconfirmed job by a moderator's word; the reason is kept in the audit log. */
  settle(word: {
    job: JobId;
    guild: GuildId;
    moderator: UserId;
    charged: boolean;
    reason: string;
  }): Promise<Outcome<Job, Refusal>>;
}

export function createBookkeeper(deps: {
  readonly store: Store;
  readonly allowances: Allowances;
  readonly messenger: Pick<Messenger, 'survey'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly nudge: () => void;
}): Bookkeeper {
  const { store, allowances, messenger, clock, log, nudge } = deps;

  async function potStandings(
    member: Member,
    place: ChannelId,
    channel: ChannelId,
    now: Instant,
  ): Promise<readonly Standing[] | null> {
    const jam = await store.read.jams.ofThread(place);
    const terms = jam === undefined ? null : termsOf(jam);
    if (terms === null) return null;
    const free = usd(0);
    const { allowance } = await allowances.for(
      store.read,
      { member, channel, jam: { ...terms, ownToo: false } },
      free,
      now,
    );
    return standings(allowance, free).filter(({ limit }) => limit === 'jamPot' || limit === 'jamMember');
  }

  return {
    async statement(member, place) {
      const now = clock.now();
      const { channel } = await spotOf(messenger, place);
      const { allowance, settings } = await allowances.own(store.read, { member, channel }, now);
      const { rule, guest } = limitsFor(settings, member.roles);
      const { day, month } = periodsAround(now, settings.zone);
      const counted = { of: 'member', guild: member.guild, member: member.user } as const;
      const receipts: Receipt[] = [];
      for (const entry of await store.read.ledger.latest(member.guild, member.user, 20)) {
        const { job: id } = entry;
        if (id === null || receipts.some((one) => one.job === id)) continue;
        const receipt = await receiptFor(store.read, id);
        if (receipt !== null) receipts.push(receipt);
      }
      return {
        standings: standings(allowance, usd(0)),
        running: allowance.running,
        coolUntil: allowance.coolUntil,
        decidedBy: rule?.role ?? null,
        guest,
        jam: await potStandings(member, place, channel, now),
        today: await store.read.ledger.used(counted, day),
        thisMonth: await store.read.ledger.used(counted, month),
        day,
        month,
        receipts: receipts.slice(0, 8),
        grants: (await store.read.ledger.entered(member.guild, ['grant'], month))
          .filter((entry) => entry.member === member.user)
          .toReversed(),
      };
    },

    receipt: (job) => receiptFor(store.read, job),

    unconfirmed: (guild) => store.read.jobs.ofGuild(guild, ['unconfirmed'], 25),

    async settle({ job: id, guild, moderator, charged, reason }) {
      const job = await store.read.jobs.get(id);
      if (job === undefined || job.guild !== guild) return refused({ is: 'unknown-job', asked: id });
      if (job.state.at !== 'unconfirmed') return refused({ is: 'nothing-to-settle', job: id, state: job.state.at });
      const failure: Failure = {
        reason: 'settled-by-moderator',
        charged: charged ? 'yes' : 'no',
        detail: null,
        suggestedModel: null,
      };
      const now: Instant = clock.now();
      const moved = await store.transaction(async (records) => {
        if (!(await records.jobs.advance(id, 'unconfirmed', { at: 'failed', failure }, now))) return false;
        await settle(records, job, charged ? 'spend' : 'return', `settled by a moderator: ${reason}`, now);
        await note(records, {
          at: now,
          guild,
          actor: moderator,
          action: 'settle',
          subject: id,
          before: 'unconfirmed',
          after: JSON.stringify({ charged, reason }),
        });
        await records.outbox.add(id, 'settled', now);
        await records.outbox.add(id, 'closing-status', now);
        return true;
      });
      if (!moved) return refused({ is: 'nothing-to-settle', job: id, state: 'failed' });
      log.info('job.settled', { job: id, charged });
      nudge();
      const after = await store.read.jobs.get(id);
      return after === undefined ? refused({ is: 'unknown-job', asked: id }) : granted(after);
    },
  };
}

async function receiptFor(records: Records, id: JobId): Promise<Receipt | null> {
  const [entries, job] = [await records.ledger.ofJob(id), await records.jobs.get(id)];
  const lost = job === undefined && entries.some(({ why }) => why === TRANSCRIPT_LOST);
  return receiptOf(entries, job?.state ?? null, lost);
}
