// The host's private card: a jam that is still being drafted. Nothing on it costs anything, and nobody else sees it.

import type { JamId } from '../../domain/ids.ts';
import type { Jam, JamPlan, JamStateOf } from '../../domain/jam.ts';
import { DEFAULT_LENGTH, defaultPlan, soundPlan, whyNotHost } from '../../domain/jam-rules.ts';
import { parseLength, parseMoment } from '../../domain/jam-times.ts';
import type { Member } from '../../domain/member.ts';
import { FREE, left, sum, type Usd, usd } from '../../domain/money.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Chance, Clock, Messenger } from '../../domain/ports.ts';
import type { Records, Store } from '../../domain/records.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { DAY, type Instant, later, type TimeZone } from '../../domain/time.ts';
import type { Allowances } from '../allowances.ts';
import type { Models } from '../models.ts';
import type { Rights } from '../rights.ts';
import type { JamDraft, JamHosting } from './jams.ts';
import { callOff } from './moves.ts';
import { capsOf, whyNotPot } from './pot.ts';

/** A card that its host leaves lying is forgotten after this. */
const FORGOTTEN = DAY;
const USUAL_POT = usd(2);

type Change = Parameters<JamHosting['revise']>[3];
export type JamCards = Pick<JamHosting, 'begin' | 'draft' | 'revise' | 'discard'>;

export interface CardDeps {
  readonly store: Store;
  readonly allowances: Allowances;
  readonly models: Pick<Models, 'find'>;
  readonly messenger: Pick<Messenger, 'parentOf' | 'survey'>;
  readonly rights: Pick<Rights, 'rank' | 'may'>;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'jamId'>;
}

export function createJamCards(deps: CardDeps): JamCards {
  const { store, allowances, models, messenger, rights, clock, chance } = deps;

  async function render(records: Records, jam: Jam, now: Instant): Promise<JamDraft> {
    const caps = await capsOf(records, allowances, jam, now);
    return { jam, caps, broken: caps.find(({ used, cap }) => sum(used, jam.plan.pot) > cap) ?? null };
  }

  /** As much as is usual, or what the server has left. */
  async function potFor(guild: Jam['guild'], now: Instant): Promise<Usd> {
    const { jams } = await store.read.settings.get(guild);
    const caps = await allowances.pot(store.read, guild, null, now);
    const least = [
      USUAL_POT,
      ...(jams.mostPot === null ? [] : [jams.mostPot]),
      ...caps.map((one) => left(one.cap, one.used)),
    ].toSorted((a, b) => a - b)[0];
    return least === undefined || least === FREE ? USUAL_POT : least;
  }

  async function modelThere(change: Change): Promise<Refusal | null> {
    if (change.model === undefined || change.model === null) return null;
    const found = await models.find(change.model);
    return found.ok ? null : found.refusal;
  }

  return {
    async begin(host, place) {
      const { jams } = await store.read.settings.get(host.guild);
      const no = whyNotHost(jams, await rights.rank(host), host);
      if (no !== null) return refused(no);
      const now = clock.now();
      const jam: Jam = {
        id: await freshId(store.read, chance),
        guild: host.guild,
        host: host.user,
        language: host.language,
        plan: defaultPlan(await potFor(host.guild, now)),
        place: (await messenger.parentOf(place)) ?? place,
        thread: null,
        card: null,
        state: { at: 'drafting', version: 1, startsAt: null, endsAt: null, lengthMs: DEFAULT_LENGTH },
        dueAt: later(now, FORGOTTEN),
        fundedAt: null,
        createdAt: now,
        schedule: null,
        result: null,
      };
      await store.read.jams.add(jam);
      return granted(await render(store.read, jam, now));
    },

    async draft(id, host) {
      const jam = await draftOf(store.read, id, host);
      return jam.ok ? granted(await render(store.read, jam.value, clock.now())) : jam;
    },

    async revise(id, version, host, change) {
      const unknown = await modelThere(change);
      if (unknown !== null) return refused(unknown);
      return store.transaction(async (records) => {
        const now = clock.now();
        const found = await draftOf(records, id, host, version);
        if (!found.ok) return found;
        const jam = found.value;
        const { zone } = await records.settings.get(jam.guild);
        const state = timed(jam.state, change, now, zone);
        if (!state.ok) return state;
        const { starts: _starts, ends: _ends, ...planned } = change;
        const plan = soundPlan({ ...jam.plan, ...planned });
        const money = change.pot !== undefined || change.sponsor !== undefined;
        const wrong = money ? await whyNotPot(records, jam.guild, plan) : null;
        if (wrong !== null) return refused(wrong);
        await records.jams.amend(id, state.value, later(now, FORGOTTEN));
        await records.jams.annotate(id, { plan });
        return granted(await render(records, { ...jam, plan, state: state.value }, now));
      });
    },

    async discard(id, host) {
      return store.transaction(async (records) => {
        const jam = await draftOf(records, id, host);
        if (!jam.ok) return jam;
        await callOff(records, jam.value, 'host', host.user, clock.now());
        return granted(null);
      });
    },
  };
}

export type Drafted = Jam & { readonly state: JamStateOf<'drafting'> };

/** The host's own card while it is still one; with `version`, only when nothing changed since. */
export async function draftOf(
  records: Records,
  id: JamId,
  host: Pick<Member, 'user' | 'guild'>,
  version?: number,
): Promise<Outcome<Drafted, Refusal>> {
  const jam = await records.jams.get(id);
  if (jam === undefined || jam.guild !== host.guild) return refused({ is: 'unknown-jam', asked: id });
  if (jam.host !== host.user) return refused({ is: 'jam-not-yours', host: jam.host });
  const { state } = jam;
  if (state.at !== 'drafting') return refused({ is: 'jam-stale' });
  return version === undefined || state.version === version ? granted({ ...jam, state }) : refused({ is: 'jam-stale' });
}

export async function freshId(records: Records, chance: Pick<Chance, 'jamId'>): Promise<JamId> {
  let id = chance.jamId();
  while ((await records.jams.get(id)) !== undefined || (await records.jamSchedules.get(id)) !== undefined) {
    id = chance.jamId();
  }
  return id;
}

/** `none`, and the German words for it: until the pot is empty, or at once. */
const NONE = /^(?:none|never|now|-|nie|keins?|jetzt|sofort)$/i;

type Times = Pick<JamStateOf<'drafting'>, 'startsAt' | 'endsAt' | 'lengthMs'>;

/** The next version of the card, with the moments that were typed. */
function timed(
  state: JamStateOf<'drafting'>,
  { starts, ends }: Pick<Change, 'starts' | 'ends'>,
  now: Instant,
  zone: TimeZone,
): Outcome<JamStateOf<'drafting'>, Refusal> {
  const startsAt = starts === undefined ? state.startsAt : startOf(starts, now, zone);
  if (startsAt === undefined) return refused({ is: 'bad-time', asked: starts ?? '', kind: 'start' });
  const end = ends === undefined ? state : endOf(ends, now, zone);
  if (end === undefined) return refused({ is: 'bad-time', asked: ends ?? '', kind: 'end' });
  const { endsAt, lengthMs } = end;
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) return refused({ is: 'ends-before-start' });
  return granted({ at: 'drafting', version: state.version + 1, startsAt, endsAt, lengthMs });
}

function startOf(typed: string, now: Instant, zone: TimeZone): Instant | null | undefined {
  return typed.trim() === '' || NONE.test(typed.trim()) ? null : parseMoment(typed, now, zone);
}

function endOf(typed: string, now: Instant, zone: TimeZone): Pick<Times, 'endsAt' | 'lengthMs'> | undefined {
  if (typed.trim() === '' || NONE.test(typed.trim())) return { endsAt: null, lengthMs: null };
  const lengthMs = parseLength(typed);
  if (lengthMs !== undefined) return { endsAt: null, lengthMs };
  const endsAt = parseMoment(typed, now, zone);
  return endsAt === undefined ? undefined : { endsAt, lengthMs: null };
}

/** A plan as it may be started. */
export async function whyNotStart(records: Records, guild: Jam['guild'], plan: JamPlan): Promise<Refusal | null> {
  if (plan.theme === '') return { is: 'no-theme' };
  return whyNotPot(records, guild, plan);
}
