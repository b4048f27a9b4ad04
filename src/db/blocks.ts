// Blocked members: one block per member and server, the newest. Who blocked whom and when is in the audit log for good.
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Block } from '../domain/block.ts';
import { GuildId, UserId } from '../domain/ids.ts';
import type { BlockRecords } from '../domain/moderation-records.ts';
import { Instant } from '../domain/time.ts';
import { checked } from './checked.ts';
import type { BlocksTable, Tables } from './tables.ts';

const StoredBlock = z.object({
  guild: GuildId,
  member: UserId,
  by: UserId,
  at: Instant,
  until: Instant.nullable(),
  reason: z.string(),
}) satisfies z.ZodType<Block>;

export function createBlockRecords(db: Kysely<Tables>): BlockRecords {
  const inForce = (guild: GuildId, now: Instant) =>
    db
      .selectFrom('blocks')
      .selectAll()
      .where('guild', '=', guild)
      .where((block) => block.or([block('until', 'is', null), block('until', '>', now)]));
  return {
    async put(block) {
      const { by, ...rest } = checked('blocks', block.member, StoredBlock, block);
      const { guild, member, ...changed } = { ...rest, by_member: by };
      await db
        .insertInto('blocks')
        .values({ guild, member, ...changed })
        .onConflict((conflict) => conflict.columns(['guild', 'member']).doUpdateSet(changed))
        .execute();
    },

    async of(guild, member, now) {
      const row = await inForce(guild, now).where('member', '=', member).executeTakeFirst();
      return row && blockOf(row);
    },

    async lift(guild, member) {
      const mine = db.deleteFrom('blocks').where('guild', '=', guild).where('member', '=', member);
      return (await mine.executeTakeFirst()).numDeletedRows === 1n;
    },

    async inForce(guild, now, limit) {
      const rows = await inForce(guild, now).orderBy('at', 'desc').orderBy('member').limit(limit).execute();
      return rows.map(blockOf);
    },
  };
}

function blockOf({ by_member, ...row }: Selectable<BlocksTable>): Block {
  return checked('blocks', row.member, StoredBlock, { ...row, by: by_member });
}
