// Jams that come again, each with the moment of its next round.
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { ChannelId, GuildId, JamId, RoleId, UserId } from '../domain/ids.ts';
import { JamPlan, type JamSchedule, Weekly } from '../domain/jam.ts';
import type { JamScheduleRecords } from '../domain/jam-records.ts';
import { Language } from '../domain/language.ts';
import { Instant, later, MINUTE } from '../domain/time.ts';
import { checked, jsonOf } from './checked.ts';
import type { JamSchedulesTable } from './jam-tables.ts';
import type { Tables } from './tables.ts';

const StoredSchedule = z.object({
  id: JamId,
  guild: GuildId,
  by: UserId,
  language: Language,
  plan: JamPlan,
  place: ChannelId,
  weekly: Weekly,
  lengthMinutes: z.number().int().min(1),
  mention: RoleId.nullable(),
  announceMinutes: z.number().int().nonnegative(),
  nextAt: Instant,
  endedAt: Instant.nullable(),
}) satisfies z.ZodType<JamSchedule>;

export function createJamScheduleRecords(db: Kysely<Tables>): JamScheduleRecords {
  const schedules = db.selectFrom('jam_schedules').selectAll();
  const running = schedules.where('ended_at', 'is', null);
  return {
    async add(schedule) {
      const good = checked('jam_schedules', schedule.id, StoredSchedule, schedule);
      const { by, plan, weekly, lengthMinutes, announceMinutes, nextAt, endedAt, ...rest } = good;
      await db
        .insertInto('jam_schedules')
        .values({
          ...rest,
          by_member: by,
          plan: JSON.stringify(plan),
          weekly: JSON.stringify(weekly),
          length_minutes: lengthMinutes,
          announce_minutes: announceMinutes,
          next_at: nextAt,
          announce_at: later(nextAt, -announceMinutes * MINUTE),
          ended_at: endedAt,
        })
        .execute();
    },

    async get(id) {
      const row = await schedules.where('id', '=', id).executeTakeFirst();
      return row && scheduleOf(row);
    },

    async ofGuild(guild) {
      return (await running.where('guild', '=', guild).orderBy('next_at').orderBy('id').execute()).map(scheduleOf);
    },

    async due(now, limit) {
      const found = running.where('announce_at', '<=', now);
      return (await found.orderBy('announce_at').orderBy('id').limit(limit).execute()).map(scheduleOf);
    },

    async nextDue() {
      const row = await running.orderBy('announce_at').limit(1).executeTakeFirst();
      return row && Instant.parse(row.announce_at);
    },

    async advance(id, from, to) {
      const row = await schedules.where('id', '=', id).executeTakeFirst();
      if (row === undefined) return false;
      const announceAt = later(to, -row.announce_minutes * MINUTE);
      const one = db.updateTable('jam_schedules').where('id', '=', id).where('next_at', '=', from);
      return (await one.set({ next_at: to, announce_at: announceAt }).executeTakeFirst()).numUpdatedRows === 1n;
    },

    async end(id, at) {
      const one = db.updateTable('jam_schedules').where('id', '=', id).where('ended_at', 'is', null);
      return (await one.set({ ended_at: at }).executeTakeFirst()).numUpdatedRows === 1n;
    },
  };
}

function scheduleOf(row: Selectable<JamSchedulesTable>): JamSchedule {
  return checked('jam_schedules', row.id, StoredSchedule, {
    ...row,
    by: row.by_member,
    plan: jsonOf(row.plan),
    weekly: jsonOf(row.weekly),
    lengthMinutes: row.length_minutes,
    announceMinutes: row.announce_minutes,
    nextAt: row.next_at,
    endedAt: row.ended_at,
  });
}
