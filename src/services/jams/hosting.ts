// Hosting: from the host's card to an open jam, its end by hand, and more time or money for it.
import type { Model } from '../../domain/catalogue.ts';
import { type ChannelId, JamId } from '../../domain/ids.ts';
import type { Jam, JamPlan, JamStateName } from '../../domain/jam.ts';
import { whyNotHost } from '../../domain/jam-rules.ts';
import { parseMoment } from '../../domain/jam-times.ts';
import type { Member } from '../../domain/member.ts';
import { sum } from '../../domain/money.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Log } from '../../domain/ports.ts';
import type { Records } from '../../domain/records.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Instant, later } from '../../domain/time.ts';
import { type CardDeps, createJamCards, type Drafted, draftOf, whyNotStart } from './cards.ts';
import type { JamHosting } from './jams.ts';
import { callOff, closeJam, openJam } from './moves.ts';
import { fundPot, whyNotPot } from './pot.ts';
import { record, say } from './saying.ts';
import { sightOf } from './sight.ts';

const LISTED: readonly JamStateName[] = ['planned', 'open', 'closing', 'judging', 'finale', 'over'];
const MOST_LISTED = 25;

export interface HostingDeps extends CardDeps {
  readonly log: Log;
  readonly nudge: () => void;
}

export function createHosting(deps: HostingDeps): JamHosting {
  const { store, allowances, models, messenger, rights, clock, log, nudge } = deps;

  /** Can the bot post there at all? Looked at before money moves. */
  async function placeIsFit(place: ChannelId): Promise<Refusal | null> {
    const report = await messenger.survey(place);
    switch (report.is) {
      case 'usable':
        return report.as === 'thread' ? { is: 'jam-place', why: 'in-a-thread' } : null;
      case 'missing-permissions':
        return { is: 'missing-permissions', missing: report.missing };
      case 'unusable':
        // A forum takes no messages of its own: the jam becomes a post in it.
        return report.why === 'not-a-text-place' || report.why === 'needs-tag'
          ? null
          : { is: 'bad-place', why: report.why };
    }
  }

  /** A film is made of clips that begin with a picture. */
  async function modelFits(plan: JamPlan): Promise<Refusal | null> {
    if (plan.model === null) return null;
    const found = await models.find(plan.model);
    if (!found.ok) return found.refusal;
    return plan.kind === 'relay' && !continues(found.value) ? { is: 'wrong-kind', model: found.value } : null;
  }

  async function mayHost(member: Member): Promise<Refusal | null> {
    const { jams } = await store.read.settings.get(member.guild);
    return whyNotHost(jams, await rights.rank(member), member);
  }

  /** A jam that this member may end or extend: their own, or any for a moderator. */
  async function steered(id: JamId, by: Member): Promise<Outcome<{ jam: Jam; moderator: boolean }, Refusal>> {
    const jam = await store.read.jams.get(id);
    if (jam === undefined || jam.guild !== by.guild) return refused({ is: 'unknown-jam', asked: id });
    if (jam.host === by.user) return granted({ jam, moderator: false });
    const may = await rights.may(by, 'moderate-jam');
    return may.ok ? granted({ jam, moderator: true }) : refused({ is: 'jam-not-yours', host: jam.host });
  }

  async function begun(records: Records, jam: Drafted, now: Instant): Promise<Outcome<Jam, Refusal>> {
    const { startsAt, endsAt, lengthMs } = jam.state;
    const start = startsAt !== null && startsAt > now ? startsAt : now;
    const end = lengthMs === null ? endsAt : later(start, lengthMs);
    if (end !== null && end <= now) return refused({ is: 'ends-in-the-past' });
    if (end !== null && end <= start) return refused({ is: 'ends-before-start' });
    if (start === now) return openJam(records, allowances, jam, end, now);
    const state = { at: 'planned', startsAt: start, endsAt: end } as const;
    await records.jams.advance(jam.id, 'drafting', state, start);
    await record(records, jam, 'jam-change', { before: 'drafting', after: { at: 'planned', startsAt: start }, now });
    return granted({ ...jam, state, dueAt: start });
  }

  return {
    ...createJamCards(deps),

    async start(id, version, host) {
      const no = await mayHost(host);
      if (no !== null) return refused(no);
      const seen = await draftOf(store.read, id, host, version);
      if (!seen.ok) return seen;
      const unfit = (await modelFits(seen.value.plan)) ?? (await placeIsFit(seen.value.place));
      if (unfit !== null) return refused(unfit);
      const started = await store.transaction(async (records): Promise<Outcome<Jam, Refusal>> => {
        const jam = await draftOf(records, id, host, version);
        if (!jam.ok) return jam;
        const wrong = await whyNotStart(records, jam.value.guild, jam.value.plan);
        return wrong === null ? begun(records, jam.value, clock.now()) : refused(wrong);
      });
      if (started.ok) log.info('jam.started', { jam: id, state: started.value.state.at });
      nudge();
      return started;
    },

    async end(id, by, reason) {
      const found = await steered(id, by);
      if (!found.ok) return found;
      const why = found.value.moderator ? 'moderator' : 'host';
      const ended = await store.transaction(async (records): Promise<Outcome<Jam, Refusal>> => {
        const now = clock.now();
        const jam = await records.jams.get(id);
        if (jam === undefined) return refused({ is: 'unknown-jam', asked: id });
        if (jam.state.at === 'planned' || jam.state.at === 'drafting') await callOff(records, jam, why, by.user, now);
        else if ((await closeJam(records, jam, why, by.user, now)) === null) return notOpen(jam);
        if (reason !== null) await record(records, jam, 'jam-change', { actor: by.user, after: { reason }, now });
        return granted((await records.jams.get(id)) ?? jam);
      });
      if (ended.ok) log.info('jam.ended', { jam: id, why });
      nudge();
      return ended;
    },

    async extend(id, by, { ends, pot }) {
      const found = await steered(id, by);
      if (!found.ok) return found;
      const extended = await store.transaction(async (records): Promise<Outcome<Jam, Refusal>> => {
        const now = clock.now();
        const jam = await records.jams.get(id);
        if (jam === undefined) return refused({ is: 'unknown-jam', asked: id });
        const { state } = jam;
        if (state.at !== 'open' && state.at !== 'planned') return notOpen(jam);
        const { zone } = await records.settings.get(jam.guild);
        const endsAt = ends === null ? state.endsAt : parseMoment(ends, now, zone);
        if (endsAt === undefined) return refused({ is: 'bad-time', asked: ends ?? '', kind: 'end' });
        if (ends !== null && endsAt !== null && state.endsAt !== null && endsAt <= state.endsAt) {
          return refused({ is: 'not-later', endsAt: state.endsAt });
        }
        const plan = pot === null ? jam.plan : { ...jam.plan, pot: sum(jam.plan.pot, pot) };
        const wrong = pot === null ? null : await whyNotPot(records, jam.guild, plan);
        if (wrong !== null) return refused(wrong);
        if (pot !== null && jam.fundedAt !== null) {
          const how = { amount: pot, countsAt: jam.fundedAt, actor: by.user, now };
          const funded = await fundPot(records, allowances, jam, how);
          if (!funded.ok) return funded;
        }
        await records.jams.annotate(id, { plan });
        const after = { ...state, endsAt };
        const dueAt = after.at === 'open' ? endsAt : after.startsAt;
        await records.jams.amend(id, after, dueAt);
        await record(records, jam, 'jam-change', {
          actor: by.user,
          before: { endsAt: state.endsAt, pot: jam.plan.pot },
          after: { endsAt, pot: plan.pot },
          now,
        });
        if (state.at === 'open') await say(records, jam, 'extended', { member: by.user, nth: now, now });
        return granted({ ...jam, plan, state: after, dueAt });
      });
      nudge();
      return extended;
    },

    async list(member) {
      const jams = await store.read.jams.ofGuild(member.guild, LISTED, MOST_LISTED);
      return Promise.all(jams.map((jam) => sightOf(store.read, jam)));
    },

    async show(asked, member) {
      const id = JamId.safeParse(asked);
      const jam = id.success ? await store.read.jams.get(id.data) : undefined;
      const hidden = jam?.state.at === 'drafting' && jam.host !== member.user;
      if (jam === undefined || jam.guild !== member.guild || hidden) return refused({ is: 'unknown-jam', asked });
      return granted(await sightOf(store.read, jam));
    },

    here: (thread) => store.read.jams.ofThread(thread),
  };
}

/** Whether clips of this model can begin with the last picture of the one before. */
const continues = ({ kind }: Model) => kind === 'image' || kind === 'first-last';

const notOpen = ({ state }: Jam) => refused({ is: 'jam-not-open', state: state.at, startsAt: null } as const);
