// Every message of the bot that shows a clip, so that a clip can be taken down everywhere.
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { ChannelId, JobId, MessageId } from '../domain/ids.ts';
import type { Post, PostRecords } from '../domain/moderation-records.ts';
import { Instant } from '../domain/time.ts';
import { checked } from './checked.ts';
import type { PostsTable, Tables } from './tables.ts';

const StoredPost = z.object({
  job: JobId,
  channel: ChannelId,
  message: MessageId,
  at: Instant,
  removedAt: Instant.nullable(),
}) satisfies z.ZodType<Post>;

export function createPostRecords(db: Kysely<Tables>): PostRecords {
  return {
    async add({ job, channel, message, at }) {
      await db
        .insertInto('posts')
        .values({ job, channel, message, at, removed_at: null })
        .onConflict((conflict) => conflict.columns(['channel', 'message', 'job']).doNothing())
        .execute();
    },

    async ofJob(job) {
      const rows = await db.selectFrom('posts').selectAll().where('job', '=', job).orderBy('at').execute();
      return rows.map(postOf);
    },

    async removed(channel, message, at) {
      const one = db.updateTable('posts').set({ removed_at: at }).where('channel', '=', channel);
      await one.where('message', '=', message).execute();
    },
  };
}

const postOf = (row: Selectable<PostsTable>): Post =>
  checked('posts', row.message, StoredPost, { ...row, removedAt: row.removed_at });
