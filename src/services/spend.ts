// What a server spends: the figures behind the picture, its words and its table. All of it is a sum over the ledger.

import { type Outlook, outlook } from '../domain/forecast.ts';
import type { GuildId, JobId } from '../domain/ids.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { Member } from '../domain/member.ts';
import { sum, type Usd } from '../domain/money.ts';
import { granted, type Outcome } from '../domain/outcome.ts';
import type { Clock } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { type TalliedDay, TRANSCRIPTS, tally, totalOf } from '../domain/spend-tally.ts';
import { DAY, type Instant, later, type Period, periodAround, type TimeZone } from '../domain/time.ts';
import type { Rights } from './rights.ts';

export type SpendSpan = 'week' | 'month' | 'last-month';
export type SpendBy = 'model' | 'member';

export interface SpendReport {
  readonly span: SpendSpan;
  readonly by: SpendBy;
  readonly zone: TimeZone;
  /** Until today, or to the end of a span that is over. */
  readonly days: readonly TalliedDay[];
  readonly total: Usd;
  /** Set aside for clips under way, and in pots: counts against the limits, and is not spent. */
  readonly held: Usd;
  /** What the server may spend this month; null: no limit, or another span. */
  readonly budget: Usd | null;
  /** Null where there is no budget, or too little to go by. */
  readonly outlook: Outlook | null;
  /** The days of the outlook. */
  readonly ahead: readonly Period[];
}

/** Whole days before today that a forecast looks at, besides those of the month. */
const LOOK_BACK = 8 * DAY;

export interface Spend {
  report(by: Member, span: SpendSpan, group: SpendBy): Promise<Outcome<SpendReport, Refusal>>;
}

export function createSpend(deps: {
  readonly store: Store;
  readonly rights: Pick<Rights, 'may'>;
  readonly clock: Pick<Clock, 'now'>;
}): Spend {
  const { store, rights, clock } = deps;

  const entriesIn = (guild: GuildId, period: Period) => store.read.ledger.counting(guild, ['spend', 'refund'], period);

  async function modelsOf(entries: readonly LedgerEntry[]): Promise<ReadonlyMap<JobId, string>> {
    const models = new Map<JobId, string>();
    for (const { job } of entries) {
      if (job === null || models.has(job)) continue;
      models.set(job, (await store.read.jobs.get(job))?.request.model ?? TRANSCRIPTS);
    }
    return models;
  }

  async function outlookOf(guild: GuildId, zone: TimeZone, month: Period, now: Instant, budget: Usd, soFar: Usd) {
    const today = periodAround(now, 'day', zone);
    const back = later(today.start, -LOOK_BACK);
    const start = month.start < back ? month.start : periodAround(back, 'day', zone).start;
    const whole = { start, end: today.start };
    const days = tally(await entriesIn(guild, whole), whole, zone, () => '');
    const ofMonth = days.filter(({ period }) => period.start >= month.start).length;
    const ahead = tally([], { start: today.end, end: month.end }, zone, () => '').map(({ period }) => period);
    const totals = days.map(({ total }) => total);
    return { ahead, outlook: outlook(totals, ofMonth, soFar, budget, ahead.length) };
  }

  return {
    async report(asking, span, by) {
      const may = await rights.may(asking, 'see-spend');
      if (!may.ok) return may;
      const { guild } = asking;
      const now = clock.now();
      const { zone, limits } = await store.read.settings.get(guild);
      const whole = spanAround(span, now, zone);
      const today = periodAround(now, 'day', zone);
      const period = { start: whole.start, end: today.end < whole.end ? today.end : whole.end };
      const entries = await entriesIn(guild, period);
      const models = by === 'model' ? await modelsOf(entries) : new Map<JobId, string>();
      const days = tally(entries, period, zone, ({ job, member }) =>
        by === 'member' || job === null ? member : (models.get(job) ?? TRANSCRIPTS),
      );
      const { held, spent } = await store.read.ledger.used({ of: 'guild', guild }, whole);
      const budget = span === 'month' ? limits.guildMonth : null;
      const ahead = budget === null ? NO_OUTLOOK : await outlookOf(guild, zone, whole, now, budget, sum(held, spent));
      return granted({ span, by, zone, days, total: totalOf(days), held, budget, ...ahead });
    },
  };
}

const NO_OUTLOOK = { outlook: null, ahead: [] } as const;

function spanAround(span: SpendSpan, now: Instant, zone: TimeZone): Period {
  switch (span) {
    case 'week':
      return periodAround(now, 'week', zone);
    case 'month':
      return periodAround(now, 'month', zone);
    case 'last-month':
      return periodAround(later(periodAround(now, 'month', zone).start, -1), 'month', zone);
  }
}
