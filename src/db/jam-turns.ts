// Whose turn it is in a relay. The table itself lets one person at a time have the camera, and nobody stand in line twice.
import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { JamId, UserId } from '../domain/ids.ts';
import { type Turn, TurnState } from '../domain/jam.ts';
import type { JamTurnRecords } from '../domain/jam-records.ts';
import { Instant } from '../domain/time.ts';
import { checked, jsonOf } from './checked.ts';
import type { JamTurnsTable } from './jam-tables.ts';
import type { Tables } from './tables.ts';

const StoredTurn = z.object({
  jam: JamId,
  number: z.number().int().min(1),
  member: UserId,
  at: Instant,
  state: TurnState,
}) satisfies z.ZodType<Turn>;

export function createJamTurnRecords(db: Kysely<Tables>): JamTurnRecords {
  return {
    async join(jam, member, at) {
      const result = await db
        .insertInto('jam_turns')
        .values({
          jam,
          number: sql<number>`(SELECT COALESCE(MAX(number), 0) + 1 FROM jam_turns WHERE jam = ${jam})`,
          member,
          at,
          state: 'waiting',
          payload: '{}',
        })
        .onConflict((conflict) =>
          conflict
            .columns(['jam', 'member'])
            .where('state', 'in', [sql.lit('waiting'), sql.lit('called'), sql.lit('working')])
            .doNothing(),
        )
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async ofJam(jam) {
      const rows = await db.selectFrom('jam_turns').selectAll().where('jam', '=', jam).orderBy('number').execute();
      return rows.map(turnOf);
    },

    async move(jam, number, from, to) {
      const { at, ...payload } = checked('jam_turns', jam, TurnState, to);
      const one = db.updateTable('jam_turns').where('jam', '=', jam).where('number', '=', number);
      const set = { state: at, payload: JSON.stringify(payload) };
      return (await one.where('state', '=', from).set(set).executeTakeFirst()).numUpdatedRows === 1n;
    },
  };
}

function turnOf(row: Selectable<JamTurnsTable>): Turn {
  const payload = z.record(z.string(), z.unknown()).safeParse(jsonOf(row.payload));
  const state = payload.success ? { ...payload.data, at: row.state } : undefined;
  return checked('jam_turns', row.jam, StoredTurn, { ...row, state });
}
