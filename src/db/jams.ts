// Jams in the database. As with jobs, a move is a compare-and-set on the state.
import type { Insertable, Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { Fault } from '../domain/fault.ts';
import { ChannelId, GuildId, JamId, MessageId, UserId } from '../domain/ids.ts';
import { JAM_MOVES, type Jam, JamPlan, JamResult, JamState, type JamStateName } from '../domain/jam.ts';
import type { JamRecords } from '../domain/jam-records.ts';
import { Language } from '../domain/language.ts';
import { Instant } from '../domain/time.ts';
import { checked, jsonOf } from './checked.ts';
import type { JamsTable } from './jam-tables.ts';
import type { Tables } from './tables.ts';

const StoredJam = z.object({
  id: JamId,
  guild: GuildId,
  host: UserId,
  language: Language,
  plan: JamPlan,
  place: ChannelId,
  thread: ChannelId.nullable(),
  card: MessageId.nullable(),
  state: JamState,
  dueAt: Instant.nullable(),
  fundedAt: Instant.nullable(),
  createdAt: Instant,
  schedule: JamId.nullable(),
  result: JamResult.nullable(),
}) satisfies z.ZodType<Jam>;

export function createJamRecords(db: Kysely<Tables>): JamRecords {
  const jams = db.selectFrom('jams').selectAll();
  const columns = (id: JamId, state: JamState) => {
    const { at, ...payload } = checked('jams', id, JamState, state);
    return { state: at, payload: JSON.stringify(payload) };
  };
  return {
    async add(jam) {
      await db.insertInto('jams').values(rowOf(jam)).execute();
    },

    async get(id) {
      const row = await jams.where('id', '=', id).executeTakeFirst();
      return row && jamOf(row);
    },

    async ofThread(thread) {
      const row = await jams.where('thread', '=', thread).executeTakeFirst();
      return row && jamOf(row);
    },

    async ofGuild(guild, states, limit) {
      const found = jams.where('guild', '=', guild).where('state', 'in', states);
      const rows = await found.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(jamOf);
    },

    async inState(states) {
      return (await jams.where('state', 'in', states).orderBy('created_at').orderBy('id').execute()).map(jamOf);
    },

    async due(now, limit) {
      const rows = await jams.where('due_at', '<=', now).orderBy('due_at').orderBy('id').limit(limit).execute();
      return rows.map(jamOf);
    },

    async nextDue() {
      const waiting = db.selectFrom('jams').select('due_at').where('due_at', 'is not', null);
      const row = await waiting.orderBy('due_at').limit(1).executeTakeFirst();
      return row && Instant.parse(row.due_at);
    },

    async advance(id, from, to, dueAt) {
      const moves: readonly JamStateName[] = JAM_MOVES[from];
      const next = checked('jams', id, JamState, to);
      if (!moves.includes(next.at)) throw new Fault(`jams ${id}: no move leads from ${from} to ${next.at}`);
      const one = db.updateTable('jams').where('id', '=', id).where('state', '=', from);
      const result = await one.set({ ...columns(id, next), due_at: dueAt }).executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    async amend(id, state, dueAt) {
      const one = db.updateTable('jams').where('id', '=', id).where('state', '=', state.at);
      const result = await one.set({ ...columns(id, state), due_at: dueAt }).executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    async annotate(id, change) {
      const good = checked('jams', id, StoredJam.partial(), change);
      const set = {
        ...(good.thread === undefined ? {} : { thread: good.thread }),
        ...(good.card === undefined ? {} : { card: good.card }),
        ...(good.plan === undefined ? {} : { plan: JSON.stringify(good.plan) }),
        ...(good.fundedAt === undefined ? {} : { funded_at: good.fundedAt }),
        ...(good.result === undefined ? {} : { result: JSON.stringify(good.result) }),
        ...(good.dueAt === undefined ? {} : { due_at: good.dueAt }),
      };
      if (Object.keys(set).length === 0) return;
      await db.updateTable('jams').set(set).where('id', '=', id).execute();
    },
  };
}

function rowOf(jam: Jam): Insertable<JamsTable> {
  const { state, plan, dueAt, fundedAt, createdAt, result, ...rest } = checked('jams', jam.id, StoredJam, jam);
  const { at, ...payload } = state;
  return {
    ...rest,
    plan: JSON.stringify(plan),
    state: at,
    payload: JSON.stringify(payload),
    due_at: dueAt,
    funded_at: fundedAt,
    created_at: createdAt,
    result: result === null ? null : JSON.stringify(result),
  };
}

function jamOf(row: Selectable<JamsTable>): Jam {
  const payload = z.record(z.string(), z.unknown()).safeParse(jsonOf(row.payload));
  return checked('jams', row.id, StoredJam, {
    ...row,
    plan: jsonOf(row.plan),
    state: payload.success ? { ...payload.data, at: row.state } : undefined,
    dueAt: row.due_at,
    fundedAt: row.funded_at,
    createdAt: row.created_at,
    result: jsonOf(row.result),
  });
}
