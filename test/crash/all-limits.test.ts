// Limits of every kind at once, under everything that moves money: presses from several processes at the same moment,
// cancellations, grants, refunds, write-offs, pauses, losses, failures, passing nights, weeks, months and changes of the
// clock. Whatever happens, at no moment is any limit passed; nobody is turned away without a reason; and the books hold
// every micro-dollar once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChannelId, GuildId, JobId } from '../../src/domain/ids.ts';
import { type Job, RUNNING, type StateName } from '../../src/domain/job.ts';
import { EntryKind, type LedgerEntry } from '../../src/domain/ledger.ts';
import { type Usd, usd } from '../../src/domain/money.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { LIMIT_NAMES } from '../../src/domain/spending.ts';
import { DAY, HOUR, Instant, later, MINUTE, SECOND } from '../../src/domain/time.ts';
import { grant } from '../../src/services/grants.ts';
import { correct } from '../../src/services/settlement.ts';
import type { ScriptedProvider } from '../support/scripted-provider.ts';
import { asMember, GUILD, OWNER, openWorkshop, type Workshop } from '../support/workshop.ts';
import {
  ceilingsOf,
  coolDownOf,
  ELSEWHERE,
  LOUNGE,
  MOST_RUNNING,
  operatorOf,
  PEOPLE,
  type Person,
  policyOf,
  SHAPES,
  type Shape,
  STUDIO,
  sumsAt,
} from './all-limits-world.ts';

const GUILDS = [GUILD, ELSEWHERE];
const ALL_TIME = { start: Instant.parse(0), end: Instant.parse(Number.MAX_SAFE_INTEGER) };

const STARTS = [
  /** Ten minutes before midnight in Berlin, the night in which its clocks go forward; and back. */
  Date.UTC(2026, 2, 28, 22, 50),
  Date.UTC(2026, 9, 24, 21, 50),
  /** The same in New York, where it is also the end of a month. */
  Date.UTC(2026, 10, 1, 3, 50),
  /** The end of a day, of a week and of a month at once. */
  Date.UTC(2026, 4, 31, 21, 50),
  Date.UTC(2026, 10, 18, 12),
];

const FORTUNES: Readonly<Record<string, (venice: ScriptedProvider) => unknown>> = {
  declines: (venice) => venice.declines(),
  busy: (venice) => venice.isBusy(30 * SECOND),
  lost: (venice) => venice.losesTheAnswer({ charged: true }),
  'fails, refunded': (venice) => venice.failsToRender(),
  'fails, kept': (venice) => venice.failsToRender({ charged: 'yes' }),
};

type Event =
  | {
      readonly is: 'confirm';
      readonly who: readonly number[];
      readonly guild: GuildId;
      readonly place: 'studio' | 'thread' | 'lounge';
      readonly price: Usd;
    }
  | { readonly is: 'cancel' | 'settle'; readonly which: number }
  | { readonly is: 'correct'; readonly which: number; readonly how: 'refund' | 'write-off' }
  | { readonly is: 'grant'; readonly who: number; readonly guild: GuildId; readonly amount: Usd }
  | { readonly is: 'pause'; readonly guild: GuildId; readonly on: boolean }
  | { readonly is: 'fortune'; readonly name: string }
  | { readonly is: 'pass'; readonly ms: number }
  /** The machine sleeps: nothing works, and when it wakes it is another hour, day or week. */
  | { readonly is: 'sleep'; readonly ms: number };

const price = fc.constantFrom(0.1, 0.25, 0.37, 0.45, 0.55, 0.62).map(usd);
const guild = fc.constantFrom(GUILD, GUILD, GUILD, ELSEWHERE);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      is: fc.constant('confirm'),
      who: fc.array(fc.nat(PEOPLE.length - 1), { minLength: 1, maxLength: 5 }),
      guild,
      place: fc.constantFrom('studio', 'thread', 'lounge', 'lounge'),
      price,
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constantFrom('cancel', 'settle'), which: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('correct'),
      which: fc.nat(9),
      how: fc.constantFrom('refund', 'write-off'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('grant'), who: fc.nat(PEOPLE.length - 1), guild, amount: price }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('pause'), guild, on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('fortune'), name: fc.constantFrom(...Object.keys(FORTUNES)) }) },
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('pass'), ms: fc.constantFrom(10 * SECOND, 75 * SECOND) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('sleep'),
      ms: fc.constantFrom(10 * MINUTE, HOUR, 23 * HOUR, DAY, 6 * DAY),
    }),
  },
);

interface World {
  readonly shape: Shape;
  readonly workshop: Workshop;
  readonly places: Readonly<Record<'studio' | 'thread' | 'lounge', ChannelId>>;
  /** Every limit that ever turned somebody away. */
  readonly broken: Set<string>;
}

async function happen(world: World, now: Event): Promise<void> {
  const { workshop } = world;
  const { services } = workshop.app;
  switch (now.is) {
    case 'confirm':
      return press(world, now);
    case 'cancel': {
      const job = (await workshop.jobs()).at(-1 - now.which);
      if (job === undefined) return;
      await services.library.cancel(job.id, { member: OWNER, guild: job.guild, moderator: true });
      return;
    }
    case 'settle': {
      const job = (await workshop.jobs()).filter(({ state }) => state.at === 'unconfirmed').at(now.which);
      if (job === undefined) return;
      const word = { job: job.id, guild: job.guild, moderator: OWNER, reason: 'seen on the usage page' };
      await services.bookkeeper.settle({ ...word, charged: true });
      return;
    }
    case 'correct':
      return takeBack(workshop, now.which, now.how);
    case 'grant': {
      const given = { guild: now.guild, member: personOf(now.who).user, amount: now.amount, by: OWNER };
      const act = { ...given, channel: STUDIO, reason: 'for the festival' };
      return workshop.store.transaction((records) => grant(records, act, { told: true }, workshop.clock.now()));
    }
    case 'pause': {
      const since = workshop.clock.now();
      const pause = now.on ? { since, by: OWNER, why: 'by-hand' as const, note: null } : null;
      await services.settings.change(now.guild, OWNER, { pause });
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
  }
}

const personOf = (n: number): Person => {
  const person = PEOPLE[n];
  if (person === undefined) throw new Error('nobody is there');
  return person;
};

/** Each card is pressed in two processes at the same moment; whoever is turned away is turned away for a reason. */
async function press(
  { workshop, shape, places, broken }: World,
  { who, guild, place, price }: Event & { is: 'confirm' },
) {
  workshop.provider.setPrice(price);
  const processes = [workshop.app, workshop.another(), workshop.another()];
  const cards = await Promise.all(
    who.map(async (n) => {
      const by = asMember(personOf(n).user, { guild, roles: personOf(n).roles });
      return { n, by, draft: await workshop.draft(by, places[place]) };
    }),
  );
  const presses = await Promise.all(
    cards.flatMap(({ n, by, draft }, at) =>
      [at, at + 1].map(async (one) => {
        const outcome = await processes[one % processes.length]?.services.checkout.confirm(draft, 1, by);
        return outcome === undefined || outcome.ok ? null : { n, refusal: outcome.refusal };
      }),
    ),
  );
  const entries = await entriesOf(workshop);
  const jobs = await workshop.jobs();
  const channel = place === 'lounge' ? LOUNGE : STUDIO;
  for (const { n, refusal } of presses.filter((one) => one !== null)) {
    if (refusal.is === 'draft-spent') continue;
    broken.add(refusal.is === 'over-limit' ? refusal.broken.limit : refusal.is);
    expect(
      reasonFor(refusal, {
        shape,
        entries,
        jobs,
        guild,
        channel,
        price,
        person: personOf(n),
        at: workshop.clock.now(),
      }),
    ).toBe(true);
  }
}

interface Turned {
  readonly shape: Shape;
  readonly entries: readonly LedgerEntry[];
  readonly jobs: readonly Job[];
  readonly guild: GuildId;
  readonly channel: ChannelId;
  readonly price: Usd;
  readonly person: Person;
  readonly at: Instant;
}

/** Whether what was said is so: nothing has come back since, so what was full then is full now. */
function reasonFor(refusal: Refusal, { shape, entries, jobs, guild, channel, price, person, at }: Turned): boolean {
  const mine = jobs.filter((job) => job.guild === guild && job.author === person.user);
  if (refusal.is === 'cooling-down') return mine.some((job) => later(job.createdAt, coolDownOf(guild)) > at);
  if (refusal.is === 'too-many-running') {
    return refusal.running.whose === 'guild'
      ? running(jobs, guild).length >= MOST_RUNNING.guild
      : running(mine, guild).length >= MOST_RUNNING.member;
  }
  if (refusal.is !== 'over-limit') return false;
  const { limit } = refusal.broken;
  if (limit === 'clip') return price > person.clip;
  const ceiling = ceilingsOf(shape, guild, person, channel).find((one) => one.limit === limit);
  if (ceiling === undefined) return false;
  const { used, most } = sumsAt(entries, ceiling, at);
  return used + price > most;
}

/** Two moderators take back the same charge at the same moment: one of them does. */
async function takeBack(workshop: Workshop, which: number, how: 'refund' | 'write-off'): Promise<void> {
  const spent = (await entriesOf(workshop)).filter(({ kind }) => kind === 'spend').at(which);
  if (spent === undefined) return;
  const before = await workshop.store.read.ledger.ofJob(jobIn(spent));
  const acts = [how, 'refund' as const].map((act) =>
    workshop.store.transaction((records) => correct(records, spent, act, 'looked', workshop.clock.now())),
  );
  const done = (await Promise.allSettled(acts)).filter(({ status }) => status === 'fulfilled').length;
  expect(done).toBe(before.length === 2 ? 1 : 0);
}

function jobIn({ job }: LedgerEntry): JobId {
  if (job === null) throw new Error('this line is about no clip');
  return job;
}

const RUNS: readonly StateName[] = RUNNING;
const running = (jobs: readonly Job[], guild: GuildId) =>
  jobs.filter((job) => job.guild === guild && RUNS.includes(job.state.at));

/** Every line of both servers' books. */
async function entriesOf({ store }: Workshop): Promise<readonly LedgerEntry[]> {
  const books = await Promise.all(GUILDS.map((one) => store.read.ledger.entered(one, EntryKind.options, ALL_TIME)));
  return books.flat();
}

/** What holds at every moment. */
async function expectSound({ workshop, shape }: World): Promise<void> {
  const entries = await entriesOf(workshop);
  const jobs = await workshop.jobs();
  const holds = entries.filter(({ kind }) => kind === 'hold');
  const moments = new Map(holds.map((one) => [`${one.guild} ${one.member} ${one.channel} ${one.heldAt}`, one]));
  const passed = [...moments.values()].flatMap(({ guild, member, channel, heldAt }) => {
    const person = PEOPLE.find(({ user }) => user === member);
    if (person === undefined) return ['a stranger'];
    const over = ceilingsOf(shape, guild, person, channel).filter((ceiling) => {
      const { used, most } = sumsAt(entries, ceiling, heldAt);
      return used > most;
    });
    return over.map(({ limit }) => limit);
  });
  const tooLarge = holds.filter(
    ({ member, amount }) => amount > (PEOPLE.find(({ user }) => user === member)?.clip ?? 0),
  );
  expect([...passed, ...tooLarge]).toEqual([]);
  expectPace(jobs);
  const sum = (...kinds: readonly LedgerEntry['kind'][]) =>
    entries.filter(({ kind }) => kinds.includes(kind)).reduce((total, { amount }) => total + amount, 0);
  const held = sum('hold') - sum('spend', 'return');
  const spent = sum('spend') - sum('refund', 'write-off');
  const borne = sum('write-off');
  const totals = { held, spent, borne, pots: 0, given: held + spent + borne };
  expect(await workshop.store.read.ledger.totals()).toEqual(totals);
  expectSettledOnce(jobs, entries);
}

function expectPace(jobs: readonly Job[]): void {
  for (const one of GUILDS) {
    const now = running(jobs, one);
    expect(now.length).toBeLessThanOrEqual(MOST_RUNNING.guild);
    for (const { user } of PEOPLE) {
      expect(now.filter(({ author }) => author === user).length).toBeLessThanOrEqual(MOST_RUNNING.member);
      const made = jobs.filter((job) => job.guild === one && job.author === user).map(({ createdAt }) => createdAt);
      const gaps = made.toSorted((a, b) => a - b).flatMap((at, n, all) => (n === 0 ? [] : [at - (all[n - 1] ?? 0)]));
      expect(gaps.filter((gap) => gap < coolDownOf(one))).toEqual([]);
    }
  }
}

/** One hold for each clip, one settlement when its fate is known, at most one correction, and all of the same amount. */
function expectSettledOnce(jobs: readonly Job[], entries: readonly LedgerEntry[]): void {
  expect(new Set(entries.map(({ job }) => job).filter((job) => job !== null))).toEqual(
    new Set(jobs.map(({ id }) => id)),
  );
  for (const { id, state, price } of jobs) {
    const mine = entries.filter(({ job }) => job === id);
    expect(mine.map(({ kind }) => kind).join(' ')).toMatch(
      RUNS.includes(state.at) ? /^hold$/ : /^hold (return|spend|spend refund|spend write-off)$/,
    );
    expect(new Set(mine.map(({ amount }) => amount))).toEqual(new Set([price]));
  }
}

async function open(start: number, shape: Shape): Promise<World> {
  const workshop = await openWorkshop({ start: Instant.parse(start), operator: operatorOf(shape) });
  workshop.discord.setOwner(ELSEWHERE, OWNER);
  for (const one of GUILDS) await workshop.app.services.settings.change(one, OWNER, policyOf(one, shape));
  const places = { studio: STUDIO, lounge: LOUNGE, thread: workshop.discord.addThread(STUDIO) };
  return { workshop, shape, places, broken: new Set() };
}

describe('limits of every kind at once', () => {
  it('are never passed, at any moment, by anything', async () => {
    const broken = new Set<string>();
    const kinds = new Set<string>();
    const history = fc.record({
      start: fc.constantFrom(...STARTS),
      events: fc.array(event, { minLength: 14, maxLength: 30 }),
    });
    for (const shape of Object.values(SHAPES)) {
      await fc.assert(
        fc.asyncProperty(history, async ({ start, events }) => {
          const world = await open(start, shape);
          await using workshop = world.workshop;
          for (const one of events) {
            await happen(world, one);
            await expectSound(world);
          }
          for (const one of world.broken) broken.add(one);
          for (const { kind } of await entriesOf(workshop)) kinds.add(kind);
        }),
        { seed: 4, numRuns: 4 },
      );
    }
    const onSums = LIMIT_NAMES.filter((name) => !name.startsWith('jam'));
    expect(broken).toEqual(new Set([...onSums, 'too-many-running', 'cooling-down']));
    expect(kinds).toEqual(new Set(['hold', 'spend', 'return', 'refund', 'write-off', 'grant']));
  }, 120_000);
});
