// Jams that come again every week: set by a host, planned and announced round by round.
import { Fault } from '../../domain/fault.ts';
import type { JamId } from '../../domain/ids.ts';
import type { Jam, JamSchedule } from '../../domain/jam.ts';
import { whyNotHost } from '../../domain/jam-rules.ts';
import { nextWeekly } from '../../domain/jam-times.ts';
import type { Member } from '../../domain/member.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Chance, Clock, Log } from '../../domain/ports.ts';
import type { Records, Store } from '../../domain/records.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Instant, later, MINUTE } from '../../domain/time.ts';
import type { Rights } from '../rights.ts';
import { idleUntil, type Step, WORKED, type Worker } from '../worker.ts';
import { freshId } from './cards.ts';
import type { JamRepeating } from './jams.ts';
import { callOff } from './moves.ts';
import { record, say } from './saying.ts';

const MOST_ROUNDS = 100;

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'jamId'>;
  readonly log: Log;
  readonly nudge: () => void;
}

export function createRepeating(deps: Deps & { readonly rights: Pick<Rights, 'rank' | 'may'> }): JamRepeating {
  const { store, rights, clock, chance, log, nudge } = deps;

  async function mayHost(member: Member): Promise<Refusal | null> {
    const { jams } = await store.read.settings.get(member.guild);
    return whyNotHost(jams, await rights.rank(member), member);
  }

  return {
    async repeat(host, from, when) {
      const no = await mayHost(host);
      if (no !== null) return refused(no);
      const set = await store.transaction(async (records): Promise<Outcome<JamSchedule, Refusal>> => {
        const jam = await records.jams.get(from);
        if (jam === undefined || jam.guild !== host.guild) return refused({ is: 'unknown-jam', asked: from });
        if (jam.plan.theme === '') return refused({ is: 'no-theme' });
        const now = clock.now();
        const { zone } = await records.settings.get(host.guild);
        const { guild, user: by, language } = host;
        const { plan, place } = jam;
        const schedule: JamSchedule = {
          id: await freshId(records, chance),
          guild,
          by,
          language,
          plan,
          place,
          ...when,
          nextAt: nextWeekly(when.weekly, now, zone),
          endedAt: null,
        };
        await records.jamSchedules.add(schedule);
        await record(records, asHosted(schedule), 'jam-change', { after: { every: when.weekly }, now });
        return granted(schedule);
      });
      nudge();
      return set;
    },

    schedules: (member) => store.read.jamSchedules.ofGuild(member.guild),

    async stop(id, by) {
      const schedule = await store.read.jamSchedules.get(id);
      if (schedule === undefined || schedule.guild !== by.guild) return refused({ is: 'unknown-jam', asked: id });
      const own = schedule.by === by.user;
      const may = own || (await rights.may(by, 'moderate-jam')).ok;
      if (!may) return refused({ is: 'jam-not-yours', host: schedule.by });
      await store.transaction(async (records) => {
        const now = clock.now();
        if (!(await records.jamSchedules.end(id, now))) return;
        await record(records, asHosted(schedule), 'jam-change', { actor: by.user, after: 'stopped', now });
        for (const jam of await records.jams.ofGuild(schedule.guild, ['planned'], MOST_ROUNDS)) {
          if (jam.schedule === id) await callOff(records, jam, own ? 'host' : 'moderator', by.user, now);
        }
      });
      log.info('jam.schedule-stopped', { schedule: id });
      nudge();
      return granted(null);
    },
  };
}

const asHosted = ({ id, guild, by }: JamSchedule) => ({ id, guild, host: by });

/** Plans each round when its announcement is due, in one transaction with the announcement and the step to the week after. */
export function createRounds({ store, clock, chance, log, nudge }: Deps): Worker {
  async function next(): Promise<Step> {
    const now = clock.now();
    const [due] = await store.read.jamSchedules.due(now, 1);
    if (due === undefined) return idleUntil(await store.read.jamSchedules.nextDue());
    const round = await store.transaction((records) => planRound(records, due.id, now));
    log.info('jam.round', { schedule: due.id, round });
    nudge();
    return WORKED;
  }

  async function planRound(records: Records, id: JamId, now: Instant): Promise<JamId | null> {
    const schedule = await records.jamSchedules.get(id);
    if (schedule === undefined) throw new Fault(`schedule ${id} is gone`);
    if (schedule.endedAt !== null) return null;
    const { nextAt, lengthMinutes, guild } = schedule;
    const endsAt = later(nextAt, lengthMinutes * MINUTE);
    const { zone } = await records.settings.get(guild);
    const following = nextWeekly(schedule.weekly, nextAt, zone);
    const after = following > now ? following : nextWeekly(schedule.weekly, now, zone);
    if (!(await records.jamSchedules.advance(id, nextAt, endsAt <= now ? after : following))) return null;
    if (endsAt <= now) {
      await say(records, schedule, 'skipped', { member: schedule.by, at: nextAt, nth: nextAt, now });
      return null;
    }
    const round = roundOf(schedule, await freshId(records, chance), endsAt, now);
    await records.jams.add(round);
    if (nextAt > now) await say(records, round, 'announced', { at: nextAt, now });
    return round.id;
  }

  return { name: 'jam-rounds', lanes: 1, next };
}

function roundOf({ id: schedule, nextAt, ...rest }: JamSchedule, id: JamId, endsAt: Instant, now: Instant): Jam {
  const { guild, by, language, plan, place } = rest;
  return {
    id,
    guild,
    host: by,
    language,
    plan,
    place,
    thread: null,
    card: null,
    state: { at: 'planned', startsAt: nextAt, endsAt },
    dueAt: nextAt,
    fundedAt: null,
    createdAt: now,
    schedule,
    result: null,
  };
}
