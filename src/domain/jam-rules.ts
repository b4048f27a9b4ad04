// The rules of jams, pure: who may host, who may add a clip, which clips count, when a pot is empty, whose turn it is.
import type { UserId } from './ids.ts';
import type { Jam, JamEntry, JamPlan, Turn } from './jam.ts';
import type { JamRefusal } from './jam-refusal.ts';
import type { Job, StateName } from './job.ts';
import type { Member } from './member.ts';
import { FREE, type Usd } from './money.ts';
import type { VideoRequest } from './request.ts';
import { mayDo, type Rank } from './rights.ts';
import type { Settings } from './settings.ts';
import { type Instant, MINUTE } from './time.ts';

/** An entry and its clip. */
export interface Taking {
  readonly entry: JamEntry;
  readonly job: Job;
}

export const DEFAULT_LENGTH = 45 * MINUTE;
const JUDGING_MINUTES = 10;

/** What a fresh card shows. */
export const defaultPlan = (pot: Usd): JamPlan => ({
  theme: '',
  kind: 'open',
  model: null,
  fixed: { duration: null, aspectRatio: null, resolution: null },
  pot,
  sponsor: null,
  memberUsd: null,
  memberClips: 3,
  ownToo: false,
  reveal: 'at-once',
  judging: { is: 'vote', votes: 1 },
  roles: null,
  turnMinutes: 10,
  judgingMinutes: JUDGING_MINUTES,
  graceMinutes: 30,
});

/** Sealed clips and judges' points need time after the close; a vote on clips that all could see may end with the jam. */
export function soundPlan(plan: JamPlan): JamPlan {
  const needsTime = plan.judging.is === 'judges' || (plan.judging.is === 'vote' && plan.reveal === 'at-end');
  return needsTime && plan.judgingMinutes === 0 ? { ...plan, judgingMinutes: JUDGING_MINUTES } : plan;
}

/** Moderators always; others as the server has set it. */
export function whyNotHost({ hosts, roles }: Settings['jams'], rank: Rank, member: Pick<Member, 'roles'>) {
  const may = hosts === 'everybody' || mayDo(rank, 'moderate-jam') || member.roles.some((role) => roles.includes(role));
  return may ? null : ({ is: 'jam-host-needed', roles } as const satisfies JamRefusal);
}

/** Its clip is there for people to see and judge. */
export function competes({ entry, job }: Taking): boolean {
  if (entry.removed !== null) return false;
  const { state } = job;
  switch (state.at) {
    case 'rendered':
    case 'delivered':
      return true;
    case 'kept':
      return state.why === 'too-large' || state.why === 'nowhere-to-post';
    case 'awaiting':
    case 'queued':
    case 'submitting':
    case 'unconfirmed':
    case 'rendering':
    case 'withheld':
    case 'failed':
    case 'cancelled':
      return false;
  }
}

/** States of a clip that a jam waits for at its end. One whose charge is unknown may wait for a person for days. */
const WAITED_FOR: readonly StateName[] = ['awaiting', 'queued', 'submitting', 'rendering', 'rendered', 'withheld'];
export const underWay = ({ state }: Pick<Job, 'state'>): boolean => WAITED_FOR.includes(state.at);

/** The end of the film so far: the latest clip that counts. */
export const filmEnd = (takings: readonly Taking[]): Taking | null =>
  takings.filter(competes).toSorted((a, b) => b.entry.number - a.entry.number)[0] ?? null;

export const nowTurn = (turns: readonly Turn[]): Turn | null =>
  turns.find(({ state }) => state.at === 'called' || state.at === 'working') ?? null;

export const waitingTurns = (turns: readonly Turn[]): readonly Turn[] =>
  turns.filter(({ state }) => state.at === 'waiting');

/** 1 is next, 0 has the camera; null: not in line. */
export function placeInLine(turns: readonly Turn[], member: UserId): number | null {
  if (nowTurn(turns)?.member === member) return 0;
  const place = waitingTurns(turns).findIndex((turn) => turn.member === member);
  return place === -1 ? null : place + 1;
}

export interface EntryFacts {
  readonly jam: Jam;
  readonly takings: readonly Taking[];
  readonly turns: readonly Turn[];
  /** What the pot holds. */
  readonly left: Usd;
  readonly now: Instant;
}

/** Open, and not past its end: the keeper may not have come round to closing it. */
export function whyNotOpen({ state }: Jam, now: Instant): JamRefusal | null {
  if (state.at !== 'open') {
    return { is: 'jam-not-open', state: state.at, startsAt: state.at === 'planned' ? state.startsAt : null };
  }
  return state.endsAt !== null && state.endsAt <= now ? { is: 'jam-not-open', state: 'closing', startsAt: null } : null;
}

export function whyNotOne({ plan }: Jam, member: Pick<Member, 'roles'>): JamRefusal | null {
  const { roles } = plan;
  if (roles === null || roles.some((role) => member.roles.includes(role))) return null;
  return { is: 'jam-role-needed', roles };
}

/** Why this member cannot add a clip now; null: they can. What it may cost is for the allowances to say. */
export function whyNotEnter(facts: EntryFacts, member: Pick<Member, 'user' | 'roles'>, parent: Job['id'] | null) {
  const { jam, takings, left, now } = facts;
  const no = whyNotOpen(jam, now) ?? whyNotOne(jam, member);
  if (no !== null) return no;
  if (left === FREE && !jam.plan.ownToo) return { is: 'pot-empty', jam: jam.id } as const;
  switch (jam.plan.kind) {
    case 'open':
      return null;
    case 'remix':
      return whyNotBuild(takings, parent);
    case 'relay':
      return whyNotTurn(facts, member.user);
  }
}

function whyNotBuild(takings: readonly Taking[], parent: Job['id'] | null): JamRefusal | null {
  const there = takings.filter(competes);
  if (parent === null) return there.length === 0 ? null : { is: 'needs-a-parent' };
  return there.some(({ job }) => job.id === parent) ? null : { is: 'no-such-entry', job: parent };
}

function whyNotTurn({ turns, now }: EntryFacts, member: UserId): JamRefusal | null {
  const current = nowTurn(turns);
  if (current === null || current.member !== member) {
    return { is: 'not-your-turn', whose: current?.member ?? null, place: placeInLine(turns, member) };
  }
  if (current.state.at === 'working') return { is: 'not-your-turn', whose: member, place: 0 };
  return current.state.at === 'called' && current.state.until > now ? null : { is: 'turn-over' };
}

const SETTINGS = ['duration', 'aspectRatio', 'resolution'] as const;
type Chosen = { readonly [S in (typeof SETTINGS)[number]]: string | null };

/** `5`, `5s` and `5 S` are one length. */
const plain = (value: string) =>
  value
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/(\d)s$/, '$1');

/** The first value that differs from what the host has fixed; what is not chosen, or not to be chosen, differs from nothing. */
export function whyNotSettings({ fixed }: JamPlan, chosen: Partial<Chosen>): JamRefusal | null {
  for (const what of SETTINGS) {
    const value = fixed[what];
    const mine = chosen[what] ?? null;
    if (value !== null && mine !== null && plain(mine) !== plain(value)) return { is: 'fixed-by-host', what, value };
  }
  return null;
}

/** Relay: nothing is there yet to go on from, so the first clip may come from any model. */
export const opensFilm = ({ jam, takings }: Pick<EntryFacts, 'jam' | 'takings'>): boolean =>
  jam.plan.kind === 'relay' && filmEnd(takings) === null;

/** `model`: as it was typed, or null where the choice was left to the bot. */
export function whyNotModel(facts: Pick<EntryFacts, 'jam' | 'takings'>, model: string | null): JamRefusal | null {
  const fixed = facts.jam.plan.model;
  if (fixed === null || model === null || opensFilm(facts)) return null;
  const same = fixed.toLowerCase() === model.trim().toLowerCase();
  return same ? null : { is: 'fixed-by-host', what: 'model', value: fixed };
}

/** Relay: the clip begins with the last picture of the film as it is now. */
export function whyNotContinue(
  { jam, takings }: EntryFacts,
  parent: Job['id'] | null,
  request: VideoRequest,
): JamRefusal | null {
  if (jam.plan.kind !== 'relay') return null;
  const end = filmEnd(takings)?.job.id ?? null;
  if (parent !== end) return { is: 'film-changed' };
  const start = 'start' in request ? request.start : null;
  const goesOn = end === null || (start !== null && start.origin.from === 'clip' && start.origin.job === end);
  return goesOn ? null : { is: 'fixed-by-host', what: 'start', value: end };
}

/**
 * Nothing is held, and what is left cannot pay the cheapest clip that was made or is on somebody's card. While nobody has
 * made one, the pot is not empty: a cheaper model may be chosen yet. Where own limits pay too, an end that was set counts.
 */
export function potIsEmpty(facts: {
  readonly jam: Jam;
  readonly left: Usd;
  readonly held: Usd;
  readonly made: readonly Usd[];
  readonly quoted: readonly Usd[];
}): boolean {
  const { jam, left, held, made, quoted } = facts;
  if (jam.plan.ownToo && jam.state.at === 'open' && jam.state.endsAt !== null) return false;
  if (held > FREE) return false;
  if (left === FREE) return true;
  return made.length > 0 && [...made, ...quoted].every((price) => price > left);
}
