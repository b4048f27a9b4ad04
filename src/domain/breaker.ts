// The circuit breaker between this bot and Venice, for all servers together. Pure. Promises that a job leaves only while
// Venice seems well, or alone, to find out; so that lost answers, each of which may have been charged, never pile up.
//   closed     jobs leave in their order
//   open       nothing leaves before `until`
//   half-open  one job leaves; what becomes of it decides
import { z } from 'zod';
import { GuildId, JobId } from './ids.ts';
import { Instant, later, MINUTE } from './time.ts';

/** Different jobs in a row whose submission was not answered in good order. */
export const SUBMIT_STRIKES = 3;
/** Different jobs in a row, of two models or more, whose rendering Venice could not do. */
export const RENDER_STRIKES = 5;
/** How long nothing leaves: longer with every try that was in vain. */
const WAITS = [5, 10, 20, 40, 60];

export const Trouble = z.enum(['key', 'funds', 'outage']);
export type Trouble = z.infer<typeof Trouble>;

const tripped = {
  why: Trouble,
  /** What did not work: handing jobs over, or having them rendered. */
  of: z.enum(['submit', 'render']),
  since: Instant,
  until: Instant,
  /** Tries that were in vain. */
  tries: z.number().int().nonnegative(),
  /** Servers whose moderators know of it, and are told when it is over. */
  told: z.array(GuildId),
};

export const Breaker = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('closed'),
    /** Jobs since the last good answer, each once. */
    unanswered: z.array(JobId),
    unrendered: z.array(z.object({ job: JobId, model: z.string() })),
  }),
  z.object({ is: z.literal('open'), ...tripped }),
  z.object({
    is: z.literal('half-open'),
    ...tripped,
    /** The job that is out to find out, once Venice has taken it. */
    sent: JobId.nullable(),
  }),
]);
export type Breaker = z.infer<typeof Breaker>;
export type Tripped = Exclude<Breaker, { is: 'closed' }>;

export const CLOSED: Breaker = { is: 'closed', unanswered: [], unrendered: [] };

/** What was heard of Venice. */
export type Heard =
  | { readonly is: 'accepted'; readonly job: JobId }
  /** Venice said no in good order. */
  | { readonly is: 'declined' }
  /** The request never left, or its answer was lost. */
  | { readonly is: 'unanswered'; readonly job: JobId }
  | { readonly is: 'stopped'; readonly why: 'key' | 'funds' }
  | { readonly is: 'rendered'; readonly job: JobId }
  /** `fault`: Venice or its provider could not do it; otherwise the clip itself was refused. */
  | { readonly is: 'unrendered'; readonly job: JobId; readonly model: string; readonly fault: boolean };

export function heed(breaker: Breaker, heard: Heard, now: Instant): Breaker {
  switch (heard.is) {
    case 'accepted':
      return accepted(breaker, heard.job);
    case 'declined':
      return breaker.is === 'closed' ? { ...breaker, unanswered: [] } : breaker.of === 'submit' ? CLOSED : breaker;
    case 'stopped':
      return trip(breaker, heard.why, 'submit', now);
    case 'unanswered':
      if (breaker.is === 'open') return breaker;
      if (breaker.is === 'half-open') return trip(breaker, 'outage', 'submit', now);
      return strike(breaker, heard.job, now);
    case 'rendered':
      if (breaker.is === 'closed') return { ...breaker, unrendered: [] };
      return breaker.of === 'render' ? CLOSED : breaker;
    case 'unrendered':
      return unrendered(breaker, heard, now);
  }
}

/** The time of waiting is over. `reachable`: Venice answered a question that costs nothing. */
export function tryAgain(breaker: Breaker, reachable: boolean, now: Instant): Breaker {
  if (breaker.is !== 'open' || breaker.until > now) return breaker;
  return reachable ? { ...breaker, is: 'half-open', sent: null } : trip(breaker, breaker.why, breaker.of, now);
}

/** What may leave: everything, one job as long as none is out, or nothing. */
export function gateOf(breaker: Breaker): 'all' | 'one' | 'none' {
  switch (breaker.is) {
    case 'closed':
      return 'all';
    case 'open':
      return 'none';
    case 'half-open':
      return breaker.sent === null ? 'one' : 'none';
  }
}

function accepted(breaker: Breaker, job: JobId): Breaker {
  switch (breaker.is) {
    case 'closed':
      return { ...breaker, unanswered: [] };
    case 'open':
      return breaker.of === 'submit' ? CLOSED : breaker;
    case 'half-open':
      return breaker.of === 'submit' ? CLOSED : { ...breaker, sent: breaker.sent ?? job };
  }
}

function strike(breaker: Extract<Breaker, { is: 'closed' }>, job: JobId, now: Instant): Breaker {
  const unanswered = [...new Set([...breaker.unanswered, job])];
  return unanswered.length < SUBMIT_STRIKES ? { ...breaker, unanswered } : trip(breaker, 'outage', 'submit', now);
}

function unrendered(breaker: Breaker, heard: Extract<Heard, { is: 'unrendered' }>, now: Instant): Breaker {
  const { job, model, fault } = heard;
  switch (breaker.is) {
    case 'open':
      return breaker;
    case 'half-open':
      if (breaker.sent !== job) return breaker;
      return fault ? trip(breaker, 'outage', 'render', now) : CLOSED;
    case 'closed': {
      if (!fault) return breaker;
      const all = [...breaker.unrendered.filter((one) => one.job !== job), { job, model }].slice(-RENDER_STRIKES);
      const models = new Set(all.map((one) => one.model));
      const over = all.length >= RENDER_STRIKES && models.size > 1;
      return over ? trip(breaker, 'outage', 'render', now) : { ...breaker, unrendered: all };
    }
  }
}

/** Opens, or opens again. Another trouble than before is news. */
function trip(breaker: Breaker, why: Trouble, of: Tripped['of'], now: Instant): Breaker {
  const before = breaker.is !== 'closed' && breaker.why === why ? breaker : null;
  const tries = before === null ? 0 : before.tries + 1;
  // The key and the balance are tried for nothing: Venice says no before it charges.
  const minutes = why === 'outage' ? (WAITS[Math.min(tries, WAITS.length - 1)] ?? 60) : 5;
  const since = before?.since ?? now;
  return { is: 'open', why, of, since, until: later(now, minutes * MINUTE), tries, told: before?.told ?? [] };
}
