// The review of prompts and clips against a model of it: members ask and call off, moderators decide, alone or two at
// once, time passes, prices change, the process dies and comes back. Whatever the order: the state of each clip, the money
// in the books, one card a case, at most one word and at most one post a clip, and nothing public before a yes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/domain/cases.ts';
import { ChannelId, type JobId } from '../../src/domain/ids.ts';
import type { Member } from '../../src/domain/member.ts';
import { usd } from '../../src/domain/money.ts';
import type { Notice } from '../../src/domain/notice.ts';
import { NO_REVIEW } from '../../src/domain/review.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { Dead } from '../support/mortal.ts';
import { asMember, GUILD, member, openWorkshop, type Workshop } from '../support/workshop.ts';

const OFFICE = ChannelId.parse('300000000000000077');
const AGREED = 0.42;
/** A clip is made within the one; reviews keep a day, and the other is well beyond. */
const SOON = 10 * MINUTE;
const BEYOND = 26 * HOUR;

type Phase =
  | 'awaiting'
  /** Approved: in line, at Venice, or on its way to the second look. */
  | 'going'
  | 'withheld'
  | 'posted'
  | 'kept'
  | 'unlooked'
  | 'refused'
  | 'lapsed'
  | 'dearer'
  | 'cancelled'
  /** The process died while Venice was asked: perhaps charged, for a person to settle. */
  | 'unconfirmed';

interface Entry {
  readonly id: JobId;
  phase: Phase;
}

interface Model {
  readonly jobs: Entry[];
  dear: boolean;
  /** Every phase that a clip of any history came to. */
  readonly seen: Set<Phase>;
}

const HELD: readonly Phase[] = ['awaiting', 'going', 'unconfirmed'];
const SPENT: readonly Phase[] = ['withheld', 'posted', 'kept', 'unlooked'];

/** Where a clip of each phase may be, when the workers have done what they can at this moment. */
const STATES: Readonly<Record<Phase, readonly string[]>> = {
  awaiting: ['awaiting'],
  going: ['queued', 'submitting', 'rendering'],
  withheld: ['withheld'],
  posted: ['delivered'],
  kept: ['kept refused-by-moderator'],
  unlooked: ['kept not-reviewed'],
  refused: ['failed refused-by-moderator'],
  lapsed: ['failed not-reviewed'],
  dearer: ['failed price-rose'],
  cancelled: ['cancelled'],
  unconfirmed: ['unconfirmed'],
};

const moderator = (n: number): Member => ({ ...asMember(member(5 + n)), moderator: true });

type Verdict = 'accepted' | 'refused';
type Command = fc.AsyncCommand<Model, Workshop>;

/** The clip that a command is about, more often than not one that waits for a decision; undefined while there is none. */
function pick({ jobs }: Model, which: number): Entry | undefined {
  const open = jobs.filter(isOpen);
  const from = which < 4 && open.length > 0 ? open : jobs;
  return from[which % Math.max(1, from.length)];
}

function decided({ dear }: Model, job: Entry, verdict: Verdict): void {
  if (job.phase === 'awaiting') job.phase = verdict === 'refused' ? 'refused' : dear ? 'dearer' : 'going';
  else if (job.phase === 'withheld') job.phase = verdict === 'refused' ? 'kept' : 'posted';
}

const isOpen = ({ phase }: Entry) => phase === 'awaiting' || phase === 'withheld';

async function caseOf({ store }: Workshop, { id }: Entry): Promise<Case | undefined> {
  return (await store.read.cases.ofJob(id)).at(-1);
}

const decideAs = ({ app }: Workshop, who: Member, id: string, verdict: Verdict) =>
  app.services.moderation.decide(id, who, { verdict, reason: verdict === 'refused' ? 'no' : null });

const ask = (who: number): Command => ({
  check: ({ jobs }) => jobs.length < 6,
  async run(model, real) {
    // A card shows the price of its moment.
    if (model.dear) return;
    const placed = await real.confirm(await real.draft(member(who)), member(who));
    if (!placed.ok) throw new Error(placed.refusal.is);
    model.jobs.push({ id: placed.value.job.id, phase: 'awaiting' });
    await settle(model, real);
  },
  toString: () => `ask(${who})`,
});

const decide = (which: number, verdict: Verdict): Command => ({
  check: ({ jobs }) => jobs.length > 0,
  async run(model, real) {
    const job = pick(model, which);
    const one = job && (await caseOf(real, job));
    if (job === undefined || one === undefined) return;
    const answer = await decideAs(real, moderator(0), one.id, verdict);
    expect(answer.ok).toBe(isOpen(job));
    decided(model, job, verdict);
    await settle(model, real);
  },
  toString: () => `${verdict}(${which})`,
});

const twoAtOnce = (which: number, verdicts: readonly [Verdict, Verdict]): Command => ({
  check: ({ jobs }) => jobs.some(isOpen),
  async run(model, real) {
    const job = pick(model, which);
    const one = job && (await caseOf(real, job));
    if (job === undefined || one === undefined || !isOpen(job)) return;
    const answers = await Promise.all(verdicts.map((verdict, n) => decideAs(real, moderator(n), one.id, verdict)));
    const first = answers.findIndex(({ ok }) => ok);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const second = answers[1 - first];
    expect(second?.ok === false && second.refusal).toMatchObject({ is: 'case-closed', by: moderator(first).user });
    decided(model, job, verdicts[first] ?? 'accepted');
    await settle(model, real);
  },
  toString: () => `twoAtOnce(${which}, ${verdicts.join(', ')})`,
});

const stranger = (which: number): Command => ({
  check: ({ jobs }) => jobs.length > 0,
  async run(model, real) {
    const job = pick(model, which);
    const one = job && (await caseOf(real, job));
    if (one === undefined) return;
    expect(await decideAs(real, asMember(one.opener), one.id, 'accepted')).toMatchObject({
      ok: false,
      refusal: { is: 'moderators-only' },
    });
    await settle(model, real);
  },
  toString: () => `stranger(${which})`,
});

const cancel = (which: number): Command => ({
  check: ({ jobs }) => jobs.length > 0,
  async run(model, real) {
    const job = pick(model, which);
    const stored = job && (await real.store.read.jobs.get(job.id));
    if (job === undefined || stored === undefined) return;
    const viewer = { member: stored.author, guild: GUILD, moderator: false };
    const answer = await real.app.services.library.cancel(job.id, viewer);
    expect(answer.ok).toBe(job.phase === 'awaiting');
    if (answer.ok) job.phase = 'cancelled';
    await settle(model, real);
  },
  toString: () => `cancel(${which})`,
});

const postAfterAll = (which: number): Command => ({
  check: ({ jobs }) => jobs.length > 0,
  async run(model, real) {
    const job = pick(model, which);
    const one = job && (await caseOf(real, job));
    if (job === undefined || one === undefined) return;
    const answer = await real.app.services.moderation.postAfterAll(one.id, moderator(0));
    expect(answer.ok).toBe(job.phase === 'unlooked');
    if (answer.ok) job.phase = 'posted';
    await settle(model, real);
  },
  toString: () => `postAfterAll(${which})`,
});

const pass = (ms: number): Command => ({
  check: () => true,
  async run(model, real) {
    await real.pass(SOON);
    if (ms === BEYOND) {
      // The machine slept: nothing worked, and when it wakes it is another day.
      real.clock.advance(BEYOND);
      await real.pass(MINUTE);
    }
    for (const job of model.jobs) {
      if (job.phase === 'going') job.phase = 'withheld';
      if (ms === BEYOND && job.phase === 'awaiting') job.phase = 'lapsed';
      if (ms === BEYOND && job.phase === 'withheld') job.phase = 'unlooked';
    }
    await settle(model, real);
  },
  toString: () => `pass(${ms / HOUR} h)`,
});

const price = (dear: boolean): Command => ({
  check: (model) => model.dear !== dear,
  async run(model, real) {
    real.provider.setPrice(usd(dear ? 2 * AGREED : AGREED));
    model.dear = dear;
  },
  toString: () => (dear ? 'dearer' : 'as before'),
});

/** The process dies some steps into the next decision and what follows from it. The decision happened whole, or not at all. */
const crash = (which: number, verdict: Verdict, steps: number): Command => ({
  check: () => true,
  async run(model, real) {
    const job = pick(model, which);
    const one = job && (await caseOf(real, job));
    real.life.end(steps);
    if (one !== undefined) await untilDeath(decideAs(real, moderator(0), one.id, verdict));
    await real.pass(0);
    real.clock.advance(MINUTE);
    await real.reboot();
    const after = one && (await real.store.read.cases.get(one.id));
    if (job !== undefined && isOpen(job) && after?.state.is === 'decided') decided(model, job, verdict);
    await real.pass(SOON);
    for (const each of model.jobs) {
      const stored = await real.store.read.jobs.get(each.id);
      if (each.phase === 'going') each.phase = stored?.state.at === 'unconfirmed' ? 'unconfirmed' : 'withheld';
    }
    await settle(model, real);
  },
  toString: () => `crash(${which}, ${verdict}, after ${steps})`,
});

async function untilDeath(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Dead)) throw error;
  }
}

const about = (notice: Notice, id: JobId) =>
  notice.is === 'memo' ? notice.bulletin.is === 'verdict' && notice.bulletin.file.job?.id === id : notice.job.id === id;

/** Lets the workers do what they can, and holds everything to the model. */
async function settle(model: Model, real: Workshop): Promise<void> {
  await real.pass(0);
  const all = real.discord.all.filter(({ removed }) => !removed);
  for (const { id, phase } of model.jobs) {
    model.seen.add(phase);
    const { state } = (await real.store.read.jobs.get(id)) ?? {};
    if (state === undefined) throw new Error('a job is gone');
    const why = state.at === 'kept' ? ` ${state.why}` : state.at === 'failed' ? ` ${state.failure.reason}` : '';
    expect(STATES[phase]).toContain(`${state.at}${why}`);
    const posts = all.filter(({ notice }) => notice.is === 'clip' && notice.job.id === id);
    expect(posts).toHaveLength(phase === 'posted' ? 1 : 0);
    const cases = await real.store.read.cases.ofJob(id);
    for (const one of cases) {
      const cards = all.filter(({ notice }) => isMemo(notice, 'case', one));
      expect(cards.length).toBeLessThanOrEqual(1);
      if (one.state.is === 'open') expect(cards).toMatchObject([{ channel: OFFICE }]);
      const words = all.filter(({ notice }) => isMemo(notice, 'verdict', one));
      expect(words).toHaveLength(hearsOf(one) ? 1 : 0);
    }
    const quiet = phase === 'awaiting' || phase === 'refused' || phase === 'lapsed' || phase === 'dearer';
    if (quiet)
      expect(
        all.filter(({ notice, channel }) => channel !== OFFICE && notice.is !== 'memo' && about(notice, id)),
      ).toEqual([]);
  }
  const { held, spent } = await real.store.read.ledger.totals();
  const count = (phases: readonly Phase[]) => model.jobs.filter(({ phase }) => phases.includes(phase)).length;
  expect(Number(held)).toBe(Math.round(count(HELD) * AGREED * 1e6));
  expect(Number(spent)).toBe(Math.round(count(SPENT) * AGREED * 1e6));
}

const isMemo = (notice: Notice, is: 'case' | 'verdict', one: Case) =>
  notice.is === 'memo' && notice.bulletin.is === is && notice.bulletin.file.case.id === one.id;

/** Whoever took it back knows; an approved clip speaks for itself. */
function hearsOf({ kind, state }: Case): boolean {
  if (state.is === 'open') return false;
  if (state.is === 'lapsed') return true;
  return state.by !== null && !(kind === 'result' && state.verdict === 'accepted');
}

const which = fc.nat(5);
const verdict = fc.constantFrom<Verdict>('accepted', 'refused');

/** One history for each way that a review can end, so that none is left to luck. */
const EXAMPLES: readonly (readonly Command[])[] = [
  [ask(0), decide(0, 'accepted'), pass(SOON), decide(0, 'refused'), postAfterAll(0)],
  [ask(0), decide(0, 'accepted'), pass(SOON), decide(0, 'accepted'), decide(0, 'refused')],
  [ask(0), ask(1), price(true), decide(0, 'accepted'), decide(0, 'refused')],
  [ask(0), decide(0, 'accepted'), pass(BEYOND), postAfterAll(0), postAfterAll(0)],
  [ask(0), ask(0), cancel(0), pass(BEYOND), cancel(1)],
];

describe('reviews', () => {
  it('are as their model has it, in any order of events', async () => {
    const command = fc.oneof(
      { weight: 3, arbitrary: fc.nat(2).map(ask) },
      { weight: 5, arbitrary: fc.tuple(which, verdict).map((some) => decide(...some)) },
      { weight: 2, arbitrary: fc.tuple(which, fc.tuple(verdict, verdict)).map((some) => twoAtOnce(...some)) },
      { weight: 1, arbitrary: which.map(stranger) },
      { weight: 1, arbitrary: which.map(cancel) },
      { weight: 1, arbitrary: which.map(postAfterAll) },
      { weight: 3, arbitrary: fc.constantFrom(SOON, SOON, SOON, BEYOND).map(pass) },
      { weight: 1, arbitrary: fc.boolean().map(price) },
      { weight: 1, arbitrary: fc.tuple(which, verdict, fc.nat(30)).map((some) => crash(...some)) },
    );
    const commands = fc.array(command, { minLength: 8, maxLength: 18, size: 'max' });
    const seen = new Set<Phase>();
    await fc.assert(
      fc.asyncProperty(commands, async (some) => {
        const everyone = { ...NO_REVIEW, everyone: true };
        await using workshop = await openWorkshop({
          settings: { moderatorChannel: OFFICE, review: { prompt: everyone, result: everyone, hours: 24 } },
        });
        workshop.provider.setPrice(usd(AGREED));
        const model: Model = { jobs: [], dear: false, seen };
        await fc.asyncModelRun(() => ({ model, real: workshop }), some);
      }),
      { numRuns: 36, seed: 20_261_121, examples: EXAMPLES.map((one): [Command[]] => [[...one]]) },
    );
    // A history in which nothing happens would prove nothing.
    expect(Object.keys(STATES).filter((phase) => ![...seen, 'unconfirmed'].includes(phase))).toEqual([]);
  }, 120_000);
});
