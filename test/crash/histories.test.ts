// Random histories of confirmations, cancellations, answers, losses, renders, settlements, crashes and passing days, on
// the real services and a real database. Whatever happens: no limit is passed, no money is lost or made, every ended job
// is settled once, and states move only where the machine has a way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Job, MOVES, type StateName } from '../../src/domain/job.ts';
import type { LedgerEntry } from '../../src/domain/ledger.ts';
import type { SpendLimits } from '../../src/domain/limits.ts';
import { usd } from '../../src/domain/money.ts';
import { DAY, HOUR, Instant, MINUTE, periodAround, SECOND, UTC } from '../../src/domain/time.ts';
import type { ScriptedProvider } from '../support/scripted-provider.ts';
import { GUILD, member, OWNER, openWorkshop, type Workshop } from '../support/workshop.ts';

const LIMITS: SpendLimits = {
  clip: usd(1),
  memberDay: usd(1.2),
  memberWeek: usd(2.5),
  memberMonth: usd(3),
  guildDay: usd(2),
  guildMonth: usd(5),
};
/** A minute before midnight, in the middle and at the end of a month, and noon. */
const STARTS = [Date.UTC(2026, 10, 18, 23, 59), Date.UTC(2026, 10, 30, 23, 59), Date.UTC(2026, 10, 18, 12)];

/** What Venice does with the next request, and with the next clip. */
const FORTUNES: Readonly<Record<string, (venice: ScriptedProvider) => unknown>> = {
  declines: (venice) => venice.declines(),
  busy: (venice) => venice.isBusy(30 * SECOND),
  blocked: (venice) => venice.isBlocked('funds'),
  unsent: (venice) => venice.sendsNothing(),
  'lost, charged': (venice) => venice.losesTheAnswer({ charged: true }),
  'lost, not charged': (venice) => venice.losesTheAnswer({ charged: false }),
  'fails, refunded': (venice) => venice.failsToRender(),
  'fails, kept': (venice) => venice.failsToRender({ charged: 'yes' }),
  'renders at once': (venice) => venice.renders({ afterMs: 0 }),
  'never finishes': (venice) => venice.neverFinishes(),
  'breaks off half-way': (venice) => venice.meets({ is: 'half' }),
};

type Event =
  | { readonly is: 'confirm'; readonly who: number; readonly times: number }
  | { readonly is: 'cancel'; readonly which: number }
  | { readonly is: 'settle'; readonly which: number }
  | { readonly is: 'fortune'; readonly name: string }
  | { readonly is: 'pass'; readonly ms: number }
  /** The machine sleeps: nothing works, and when it wakes it is another day. */
  | { readonly is: 'sleep'; readonly ms: number }
  | { readonly is: 'crash'; readonly after: number; readonly outage: number };

const which = fc.nat(5);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('confirm'), who: fc.nat(2), times: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('cancel'), which }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('settle'), which }) },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('fortune'), name: fc.constantFrom(...Object.keys(FORTUNES)) }) },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('pass'), ms: fc.constantFrom(0, 1, 30 * SECOND, 2 * MINUTE) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('sleep'), ms: fc.constantFrom(2 * HOUR, DAY, 13 * DAY) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('crash'),
      after: fc.nat(40),
      outage: fc.constantFrom(SECOND, MINUTE, 10 * MINUTE),
    }),
  },
);

async function happen(workshop: Workshop, now: Event): Promise<void> {
  const { services } = workshop.app;
  switch (now.is) {
    case 'confirm': {
      const drafts = await Promise.all(Array.from({ length: now.times }, () => workshop.draft(member(now.who))));
      await Promise.all(drafts.flatMap((draft) => [0, 1].map(() => workshop.confirm(draft, member(now.who)))));
      return;
    }
    case 'cancel': {
      const job = (await workshop.jobs()).at(-1 - now.which);
      if (job !== undefined) await services.library.cancel(job.id, { member: OWNER, guild: GUILD, moderator: true });
      return;
    }
    case 'settle': {
      const job = (await services.bookkeeper.unconfirmed(GUILD)).at(now.which);
      if (job !== undefined) await settle(workshop, job);
      return;
    }
    case 'fortune':
      FORTUNES[now.name]?.(workshop.provider);
      return;
    case 'pass':
      return workshop.pass(now.ms);
    case 'sleep':
      workshop.clock.advance(now.ms);
      return workshop.pass(MINUTE);
    case 'crash':
      workshop.life.end(now.after);
      await workshop.pass(2 * MINUTE);
      workshop.clock.advance(now.outage);
      return workshop.reboot();
  }
}

/** A moderator looks at Venice's usage page and says what stands there. */
async function settle(workshop: Workshop, job: Job): Promise<void> {
  const word = { job: job.id, guild: GUILD, moderator: OWNER, reason: 'seen on the usage page' };
  await workshop.app.services.bookkeeper.settle({ ...word, charged: workshop.paidFor(job).kept > 0 });
}

/** Every state that a job may be in after some moves, the present one included. */
function reachable(from: StateName): ReadonlySet<StateName> {
  const all = new Set<StateName>([from]);
  for (const state of all) for (const next of MOVES[state]) all.add(next);
  return all;
}

type Seen = ReadonlyMap<string, StateName>;

/** What holds at every moment. Returns the states, to be compared with those of the next moment. */
async function expectSound(workshop: Workshop, before: Seen): Promise<Seen> {
  const jobs = await workshop.jobs();
  const entries = (await Promise.all(jobs.map(({ id }) => workshop.store.read.ledger.ofJob(id)))).flat();
  for (const job of jobs) {
    const { at } = job.state;
    expect(reachable(before.get(job.id) ?? 'queued')).toContain(at);
    const kinds = entries.filter((entry) => entry.job === job.id).map(({ kind }) => kind);
    expect(kinds).toEqual(kindsFor(job));
    expectPaid(workshop, job);
  }
  const sum = (kind: LedgerEntry['kind']) =>
    entries.filter((entry) => entry.kind === kind).reduce((total, { amount }) => total + amount, 0);
  const totals = await workshop.store.read.ledger.totals();
  const held = sum('hold') - sum('spend') - sum('return');
  expect(totals).toEqual({ held, spent: sum('spend'), pots: 0, borne: 0, given: held + sum('spend') });
  expectWithinLimits(entries);
  return new Map(jobs.map(({ id, state }) => [id, state.at]));
}

/** One hold each; one settlement when the money's fate is decided, none before. */
function kindsFor({ state }: Job): readonly LedgerEntry['kind'][] {
  switch (state.at) {
    case 'awaiting':
    case 'queued':
    case 'submitting':
    case 'unconfirmed':
    case 'rendering':
      return ['hold'];
    case 'rendered':
    case 'withheld':
    case 'delivered':
    case 'kept':
      return ['hold', 'spend'];
    case 'cancelled':
      return ['hold', 'return'];
    case 'failed':
      return ['hold', state.failure.charged === 'no' ? 'return' : 'spend'];
  }
}

/** What our books say of a job is what Venice's say, or, where nobody can know, never less. */
function expectPaid(workshop: Workshop, job: Job): void {
  const { kept, charges } = workshop.paidFor(job);
  expect(charges).toBeLessThanOrEqual(1);
  const { least, most } = paidBounds(job);
  expect(kept).toBeGreaterThanOrEqual(least);
  expect(kept).toBeLessThanOrEqual(most);
}

function paidBounds({ state, price }: Job): { readonly least: number; readonly most: number } {
  switch (state.at) {
    case 'awaiting':
    case 'queued':
    case 'cancelled':
      return { least: 0, most: 0 };
    case 'rendered':
    case 'withheld':
    case 'delivered':
    case 'kept':
      return { least: price, most: price };
    case 'submitting':
    case 'unconfirmed':
    case 'rendering':
      return { least: 0, most: price };
    case 'failed':
      return { least: state.failure.charged === 'yes' ? price : 0, most: state.failure.charged === 'no' ? 0 : price };
  }
}

function expectWithinLimits(entries: readonly LedgerEntry[]): void {
  const returned = new Set(entries.filter(({ kind }) => kind === 'return').map(({ job }) => job));
  const counted = entries.filter(({ kind, job }) => kind === 'hold' && !returned.has(job));
  const used = new Map<string, { total: number; readonly limit: number | null }>();
  for (const { member: who, heldAt, amount } of counted) {
    const day = periodAround(heldAt, 'day', UTC).start;
    const week = periodAround(heldAt, 'week', UTC).start;
    const month = periodAround(heldAt, 'month', UTC).start;
    for (const [key, limit] of [
      [`${who} day ${day}`, LIMITS.memberDay],
      [`${who} week ${week}`, LIMITS.memberWeek],
      [`${who} month ${month}`, LIMITS.memberMonth],
      [`day ${day}`, LIMITS.guildDay],
      [`month ${month}`, LIMITS.guildMonth],
    ] as const) {
      used.set(key, { total: (used.get(key)?.total ?? 0) + amount, limit });
    }
  }
  for (const [key, { total, limit }] of used) expect({ key, over: total > (limit ?? 0) }).toEqual({ key, over: false });
}

describe('whatever happens', () => {
  it('limits hold, money is conserved, and every job ends once', async () => {
    const ends = new Set<string>();
    const history = fc.record({
      start: fc.constantFrom(...STARTS),
      events: fc.array(event, { minLength: 4, maxLength: 18 }),
    });
    await fc.assert(
      fc.asyncProperty(history, async ({ start, events }) => {
        await using workshop = await openWorkshop({ start: Instant.parse(start), limits: LIMITS });
        let seen: Seen = new Map();
        for (const one of events) {
          await happen(workshop, one);
          seen = await expectSound(workshop, seen);
        }
        workshop.clock.advance(DAY);
        await workshop.finish();
        for (const job of await workshop.app.services.bookkeeper.unconfirmed(GUILD)) await settle(workshop, job);
        await workshop.finish();
        seen = await expectSound(workshop, seen);
        for (const at of seen.values()) ends.add(at);
        expect((await workshop.store.read.ledger.totals()).held).toBe(0);
      }),
      { seed: 20_261_120, numRuns: 15 },
    );
    expect(ends).toEqual(new Set(['delivered', 'failed', 'cancelled']));
  }, 60_000);
});
