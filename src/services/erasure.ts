// Erasing a member's data on one server. In the books it is one transaction; what lies on disk and in Discord is written
// down in the same transaction and done by the eraser afterwards, whatever happens in between.
//
// Clips that still wait on our side are called off, with the money back. While one is at Venice, or a moderator has
// still to look at one, nothing is erased: its money is not settled, and its end would bring the member back.
// Amounts stay, under a pseudonym: every sum of the books is the same afterwards. What was spent in windows that are not
// over yet changes its name when they are, since otherwise erasing would hand out a fresh limit.
import { pseudonym } from '../domain/audit.ts';
import type { Chore } from '../domain/erasure.ts';
import type { JobId, UserId } from '../domain/ids.ts';
import type { Job, StateName } from '../domain/job.ts';
import type { Member } from '../domain/member.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Records } from '../domain/records.ts';
import { mediaOf, type VideoRequest } from '../domain/request.ts';
import { DAY, Instant, later, MINUTE, periodAround, SECOND } from '../domain/time.ts';
import { note } from './audit.ts';
import { withdrawReview } from './cases.ts';
import { settle } from './settlement.ts';

/** Why nothing was erased. */
export type EraseRefusal =
  /** These are at Venice, or wait for a moderator, or for a person who says whether they were charged. */
  | { readonly is: 'under-way'; readonly jobs: readonly JobId[] }
  /** Their votes, turns and clips still count in it. */
  | { readonly is: 'in-jam' }
  /** Erasing would end the pause between two clips. */
  | { readonly is: 'cooling-down'; readonly until: Instant };

/** What there is. */
export interface Holdings {
  readonly clips: number;
  /** Of these, still waiting on our side. */
  readonly waiting: number;
  readonly cards: number;
  readonly cases: number;
}

export interface Erased extends Holdings {
  /** Until then what was spent lately stays under the member's own name. */
  readonly moneyUntil: Instant;
}

type Person = Pick<Member, 'guild' | 'user'>;

/** More than anybody makes; a bound for the query. */
const ALL = 100_000;
/** Posts that are on their way when a member presses have arrived by then. */
const SETTLED_AFTER = MINUTE;
/** What is said about a clip after its end is said within this time. */
const SAID_WITHIN = DAY;
const UNDER_WAY: readonly StateName[] = ['submitting', 'unconfirmed', 'rendering', 'rendered', 'withheld'];
const WAITING: readonly StateName[] = ['queued', 'awaiting'];

/** Whether the member's data can be erased now, and how much there is of it. */
export async function erasable(
  records: Records,
  { guild, user }: Person,
  now: Instant,
): Promise<Outcome<Holdings, EraseRefusal>> {
  const jobs = await records.jobs.ofMember(guild, user, ALL);
  const busy = jobs.filter(({ state }) => UNDER_WAY.includes(state.at));
  if (busy.length > 0) return refused({ is: 'under-way', jobs: busy.map(({ id }) => id) });
  if ((await records.privacy.runningJams(guild, user)) > 0) return refused({ is: 'in-jam' });
  const { tempo } = await records.settings.get(guild);
  const last = await records.jobs.lastOf(guild, user);
  const until = later(last ?? Instant.parse(0), (tempo.coolDown ?? 0) * SECOND);
  if (last !== undefined && until > now) return refused({ is: 'cooling-down', until });
  return granted({
    clips: jobs.length,
    waiting: jobs.filter(({ state }) => WAITING.includes(state.at)).length,
    cards: (await records.privacy.draftsOf(guild, user, ALL)).filter(({ end }) => end.is !== 'spent').length,
    cases: (await records.cases.ofMember(guild, user, ALL)).length,
  });
}

/** Call it in a transaction. `key`: hex digits that nobody can guess. */
export async function erase(
  records: Records,
  person: Person,
  key: string,
  now: Instant,
): Promise<Outcome<Erased, EraseRefusal>> {
  const may = await erasable(records, person, now);
  if (!may.ok) return may;
  const { guild, user } = person;
  const nobody = pseudonym(key);
  const soon = later(now, SETTLED_AFTER);
  const add = (chore: Chore) => records.chores.add(chore, soon);
  for (const job of await records.jobs.ofMember(guild, user, ALL)) await eraseJob(records, job, add, now);
  for (const { request } of await records.privacy.draftsOf(guild, user, ALL)) {
    for (const { file } of mediaOf(request)) await add({ is: 'media', file });
  }
  await eraseCases(records, person, nobody, add, now);
  await records.privacy.rename(guild, user, nobody);
  const moneyUntil = await eraseMoney(records, person, nobody, now);
  // Under the stand-in that is forgotten with the next line, so that the log names nobody.
  await note(records, {
    at: now,
    guild,
    actor: user,
    action: 'erase',
    subject: 'server',
    before: null,
    after: JSON.stringify(may.value),
  });
  await records.audit.forget(guild, user);
  return granted({ ...may.value, moneyUntil });
}

async function eraseJob(records: Records, job: Job, add: (chore: Chore) => Promise<void>, now: Instant): Promise<void> {
  const { id, place, thread, state, request, createdAt } = job;
  if (WAITING.includes(state.at)) await callOff(records, job, now);
  for (const chore of [...spokenOf(job, now), ...filesOf(request)]) await add(chore);
  for (const { channel, message, removedAt } of await records.posts.ofJob(id)) {
    if (removedAt === null) await add({ is: 'message', channel, message });
  }
  if ('clip' in state) await add({ is: 'clip', file: state.clip.file });
  if (state.at === 'delivered') {
    const { channel, message } = state;
    await add({ is: 'message', channel, message });
    if (channel !== thread && channel !== place) {
      await add({ is: 'traces', channel, job: id, start: createdAt, end: later(now, MINUTE) });
    }
  }
  for (const one of await records.cases.ofJob(id)) {
    if (one.post !== null) await add({ is: 'message', ...one.post });
    // Somebody reported it, and it is gone: there is nothing left to decide.
    if (one.state.is === 'open') await records.cases.end(one.id, withdrawn(now));
  }
  await records.jobs.clipRemoved(id);
  await records.privacy.blank(id);
}

/** The thread that was opened for a clip is all about it; elsewhere the bot's words stand among other people's. */
function spokenOf({ id, place, thread, createdAt, dueAt }: Job, now: Instant): readonly Chore[] {
  if (thread !== null && thread !== place) {
    return [
      { is: 'title', thread, job: id },
      { is: 'traces', channel: thread, job: id, start: createdAt, end: later(now, SETTLED_AFTER) },
      { is: 'starter', channel: place, thread },
    ];
  }
  const end = Instant.parse(Math.min(later(dueAt, SAID_WITHIN), later(now, SETTLED_AFTER)));
  return [{ is: 'traces', channel: place, job: id, start: createdAt, end }];
}

const filesOf = (request: VideoRequest): readonly Chore[] =>
  mediaOf(request).map(({ file }) => ({ is: 'media', file }) as const);

async function callOff(records: Records, job: Job, now: Instant): Promise<void> {
  const from = job.state.at === 'awaiting' ? 'awaiting' : 'queued';
  await records.jobs.advance(job.id, from, { at: 'cancelled', by: job.author }, now);
  if (from === 'awaiting') await withdrawReview(records, job, now);
  await settle(records, job, 'return', 'called off: its author had their data erased', now);
}

const withdrawn = (at: Instant) => ({ is: 'decided', verdict: 'refused', by: null, reason: null, at }) as const;

async function eraseCases(
  records: Records,
  { guild, user }: Person,
  nobody: UserId,
  add: (chore: Chore) => Promise<void>,
  now: Instant,
): Promise<void> {
  for (const one of await records.cases.ofMember(guild, user, ALL)) {
    if (one.post !== null) await add({ is: 'message', ...one.post });
    if (one.state.is === 'open') await records.cases.end(one.id, withdrawn(now));
    await records.privacy.dropMemos(guild, one.id);
  }
  await records.cases.erase(guild, user, nobody);
}

/** What counts in no window of today changes its name now, the rest when its windows are over. */
async function eraseMoney(records: Records, { guild, user }: Person, nobody: UserId, now: Instant): Promise<Instant> {
  const { zone } = await records.settings.get(guild);
  const [week, month] = [periodAround(now, 'week', zone), periodAround(now, 'month', zone)];
  await records.ledger.rename(guild, user, nobody, Instant.parse(Math.min(week.start, month.start)));
  const over = Instant.parse(Math.max(week.end, month.end));
  const before = later(now, 1);
  await records.chores.add({ is: 'money', guild, member: user, pseudonym: nobody, before }, over);
  return over;
}
