// Reconciliation: our books held against Venice's, once a day and on demand. It changes nothing: what is found is kept, an
// unconfirmed job is settled by a person, and moderators hear of it only when something needs one.
import { type BookedJob, LATE, SKEW } from '../domain/bills.ts';
import type { Billing } from '../domain/charges.ts';
import { Comparison, type Difference, needsAPerson, ofGuild, type Suggestion } from '../domain/comparison.ts';
import type { GuildId, JobId } from '../domain/ids.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { Member } from '../domain/member.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Clock, Log } from '../domain/ports.ts';
import {
  differenceOf,
  type Finding,
  type Proposal,
  reconcile,
  type Reconciliation as Verdict,
} from '../domain/reconciliation.ts';
import type { Store, SubmittedJob } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { DAY, HOUR, type Instant, later } from '../domain/time.ts';
import { note } from './audit.ts';
import type { Rights } from './rights.ts';
import { idleUntil, type Step, WORKED, type Worker } from './worker.ts';

/** Days that a daily comparison looks back: what was late yesterday is looked at again. */
const LOOK_BACK_DAYS = 3;
const MOST_JOBS = 20_000;
/** When Venice's books could not be read, they are tried again after this. */
const AGAIN = HOUR;

export interface Reconciliation {
  /**
   * Compares now. A moderator sees what concerns their server; whoever runs the bot also what belongs to none.
   * @param days 1 to 90
   */
  compare(by: Member, days: number): Promise<Outcome<Comparison, Refusal>>;
  /** What the last comparison suggests about a job, where it was able to. */
  suggestion(guild: GuildId, job: JobId): Promise<Suggestion | null>;
}

export function createReconciliation(deps: {
  readonly store: Store;
  /** Null: this bot has nothing that opens Venice's books. */
  readonly billing: Billing | null;
  readonly rights: Pick<Rights, 'may' | 'rank'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly nudge: () => void;
}): { readonly service: Reconciliation; readonly worker: Worker } {
  const { store, billing, rights, clock, log, nudge } = deps;
  let triedAt: Instant | null = null;
  const running = new Map<number, Promise<Outcome<Comparison, Refusal>>>();

  async function run(days: number): Promise<Outcome<Comparison, Refusal>> {
    if (billing === null) return refused({ is: 'no-venice-books', why: 'none' });
    const now = clock.now();
    const since = later(now, -days * DAY);
    // A margin on both sides, so that the rows of the first and the last jobs are among what is read.
    const window = { since: later(since, -LATE - SKEW), until: later(now, SKEW) };
    const read = await billing.statement(window.since, window.until);
    if (!read.ok) {
      log.warn('reconciliation.unread', { why: read.refusal.why });
      return refused({ is: 'no-venice-books', why: read.refusal.why });
    }
    const { charges, unread } = read.value;
    const ours = await bookedJobs(store, { start: window.since, end: window.until });
    const guilds = new Map(ours.map(({ booked, guild }) => [booked.id, guild]));
    const found = reconcile(
      ours.map(({ booked }) => booked),
      charges,
      { ...window, readAt: now, unread },
    );
    const comparison = comparisonOf(found, guilds, now, since);
    await keep(store, comparison, now);
    log.info('reconciliation.done', { differences: comparison.differences.length, extra: comparison.extra.length });
    nudge();
    return granted(comparison);
  }

  /** Presses while one comparison runs are shown what it finds. */
  async function once(days: number): Promise<Outcome<Comparison, Refusal>> {
    const under = running.get(days) ?? run(days).finally(() => running.delete(days));
    running.set(days, under);
    return under;
  }

  async function next(): Promise<Step> {
    if (billing === null) return idleUntil(null);
    const now = clock.now();
    const latest = await store.read.comparisons.latest();
    const due = Math.max(latest === undefined ? 0 : latest.at + DAY, triedAt === null ? 0 : triedAt + AGAIN);
    if (due > now) return idleUntil(later(now, due - now));
    triedAt = now;
    await once(LOOK_BACK_DAYS);
    return WORKED;
  }

  return {
    worker: { name: 'reconciler', lanes: 1, next },
    service: {
      async compare(by, days) {
        const may = await rights.may(by, 'reconcile');
        if (!may.ok) return may;
        const found = await once(days);
        if (!found.ok) return found;
        await store.transaction((records) =>
          note(records, {
            at: clock.now(),
            guild: by.guild,
            actor: by.user,
            action: 'reconcile',
            subject: 'server',
            before: null,
            after: JSON.stringify({ days }),
          }),
        );
        const whole = may.value === 'operator';
        return granted(whole ? found.value : ofGuild(found.value, by.guild));
      },

      async suggestion(guild, job) {
        const latest = await store.read.comparisons.latest();
        return latest?.suggestions.find((one) => one.job === job && one.guild === guild) ?? null;
      },
    },
  };
}

/** What was found is kept, and every server in which a person is needed hears of it once for each new finding. */
async function keep(store: Store, comparison: Comparison, now: Instant): Promise<void> {
  await store.transaction(async (records) => {
    const before = await records.comparisons.latest();
    await records.comparisons.add(comparison);
    const guilds = new Set([...comparison.differences, ...comparison.suggestions].map(({ guild }) => guild));
    for (const guild of guilds) {
      const mine = ofGuild(comparison, guild);
      if (!needsAPerson(mine)) continue;
      if (before !== undefined && gist(ofGuild(before, guild)) === gist(mine)) continue;
      await records.memos.add(guild, `reconciled:${now}`, { is: 'reconciled', at: now }, now);
    }
  });
}

const gist = ({ differences, suggestions }: Comparison): string =>
  JSON.stringify([...differences, ...suggestions].map(({ job, is }) => `${job} ${is}`).toSorted());

interface Ours {
  readonly booked: BookedJob;
  readonly guild: GuildId;
}

/** Jobs that left for Venice; one that came back to the line unpaid has not. Transcripts are paid in the one call that makes them. */
async function bookedJobs(
  store: Store,
  period: { readonly start: Instant; readonly end: Instant },
): Promise<readonly Ours[]> {
  const submitted = await store.read.jobs.submitted(period, MOST_JOBS);
  const ours: Ours[] = [];
  for (const one of submitted) {
    if (!LEFT.has(one.job.state.at)) continue;
    ours.push({ booked: booked(one, await store.read.ledger.ofJob(one.job.id)), guild: one.job.guild });
  }
  return ours;
}

const LEFT: ReadonlySet<SubmittedJob['job']['state']['at']> = new Set([
  'submitting',
  'unconfirmed',
  'rendering',
  'rendered',
  'withheld',
  'delivered',
  'kept',
  'failed',
] as const);

function booked({ job, at, queueId, model }: SubmittedJob, entries: readonly LedgerEntry[]): BookedJob {
  const { id, request, price, state } = job;
  const charged = chargedOf(entries);
  return {
    id,
    model: model ?? request.model,
    price,
    submittedAt: at,
    state: state.at,
    requestId: null,
    queueId,
    charged,
  };
}

/** What was written off was spent all the same: Venice keeps it. */
function chargedOf(entries: readonly LedgerEntry[]): BookedJob['charged'] {
  const last = entries.at(-1)?.kind;
  if (last === 'return' || last === 'refund') return 'returned';
  return last === 'spend' || last === 'write-off' ? 'spent' : 'held';
}

function comparisonOf(found: Verdict, guilds: ReadonlyMap<JobId, GuildId>, at: Instant, since: Instant): Comparison {
  const matched: Record<string, number> = {};
  for (const { job } of found.matched) {
    const guild = guilds.get(job.id);
    if (guild !== undefined) matched[guild] = (matched[guild] ?? 0) + 1;
  }
  const differences = (is: Difference['is'], findings: readonly Finding[]) =>
    findings.flatMap((finding) => differenceIn(is, finding, guilds.get(finding.job.id)));
  return Comparison.parse({
    at,
    since,
    matched,
    differences: [
      ...differences('missing', found.missing),
      ...differences('price-differs', found.priceDiffers),
      ...differences('refunded-there', found.refundedThere),
      ...differences('kept-there', found.keptThere),
    ],
    suggestions: found.proposals.flatMap((one) => suggestionIn(one, guilds.get(one.job.id))),
    extra: found.extra.map(({ at: booked, net, rows }) => ({ at: booked, net, product: rows[0]?.product ?? null })),
    unread: found.unread,
    tooEarly: found.tooEarly.findings.length + found.open.filter(({ job }) => job.state !== 'unconfirmed').length,
  });
}

function differenceIn(is: Difference['is'], finding: Finding, guild: GuildId | undefined): readonly Difference[] {
  if (guild === undefined) return [];
  const theirs = finding.bill?.net ?? 0;
  const { id: job, submittedAt } = finding.job;
  return [{ is, job, guild, submittedAt, ours: differenceOf(finding) + theirs, theirs }];
}

function suggestionIn({ job, proposal, because }: Proposal, guild: GuildId | undefined): readonly Suggestion[] {
  if (guild === undefined) return [];
  return [{ job: job.id, guild, price: job.price, submittedAt: job.submittedAt, is: proposal, because }];
}
