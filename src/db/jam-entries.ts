// The clips that take part in jams, and what people think of them.
import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { JamId, JobId, UserId } from '../domain/ids.ts';
import type { Ballot, JamEntry, Score } from '../domain/jam.ts';
import type { JamEntryRecords, JamVoteRecords } from '../domain/jam-records.ts';
import { Instant } from '../domain/time.ts';
import { checked, jsonOf } from './checked.ts';
import type { JamEntriesTable } from './jam-tables.ts';
import type { Tables } from './tables.ts';

const StoredEntry = z.object({
  jam: JamId,
  job: JobId,
  author: UserId,
  number: z.number().int().min(1),
  at: Instant,
  removed: z.object({ by: UserId, reason: z.string().nullable(), at: Instant }).nullable(),
}) satisfies z.ZodType<JamEntry>;

export function createJamEntryRecords(db: Kysely<Tables>): JamEntryRecords {
  const entries = db.selectFrom('jam_entries').selectAll();
  return {
    async add(jam, job, author, at) {
      const row = await db
        .insertInto('jam_entries')
        .values({
          jam,
          job,
          author,
          number: sql<number>`(SELECT COALESCE(MAX(number), 0) + 1 FROM jam_entries WHERE jam = ${jam})`,
          at,
          removed_by: null,
          removed_reason: null,
          removed_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return entryOf(row);
    },

    async get(job) {
      const row = await entries.where('job', '=', job).executeTakeFirst();
      return row && entryOf(row);
    },

    async ofJam(jam) {
      return (await entries.where('jam', '=', jam).orderBy('number').execute()).map(entryOf);
    },

    async remove(job, { by, reason, at }) {
      const present = db.updateTable('jam_entries').where('job', '=', job).where('removed_at', 'is', null);
      const set = { removed_by: by, removed_reason: reason, removed_at: at };
      return (await present.set(set).executeTakeFirst()).numUpdatedRows === 1n;
    },
  };
}

function entryOf(row: Selectable<JamEntriesTable>): JamEntry {
  const { removed_by: by, removed_reason: reason, removed_at: at, ...rest } = row;
  return checked('jam_entries', row.job, StoredEntry, { ...rest, removed: by === null ? null : { by, reason, at } });
}

const StoredBallot = z.object({
  jam: JamId,
  voter: UserId,
  votes: z.array(JobId).max(10),
  at: Instant,
}) satisfies z.ZodType<Ballot>;
const StoredScore = z.object({
  jam: JamId,
  judge: UserId,
  job: JobId,
  points: z.number().int().min(1).max(10),
}) satisfies z.ZodType<Score>;

export function createJamVoteRecords(db: Kysely<Tables>): JamVoteRecords {
  return {
    async cast(ballot) {
      const { jam, voter, votes, at } = checked('jam_ballots', ballot.jam, StoredBallot, ballot);
      const changed = { votes: JSON.stringify(votes), at };
      await db
        .insertInto('jam_ballots')
        .values({ jam, voter, ...changed })
        .onConflict((conflict) => conflict.columns(['jam', 'voter']).doUpdateSet(changed))
        .execute();
    },

    async ballots(jam) {
      const rows = await db.selectFrom('jam_ballots').selectAll().where('jam', '=', jam).orderBy('voter').execute();
      return rows.map((row) => checked('jam_ballots', jam, StoredBallot, { ...row, votes: jsonOf(row.votes) }));
    },

    async score(score) {
      const { points, ...rest } = checked('jam_scores', score.jam, StoredScore, score);
      await db
        .insertInto('jam_scores')
        .values({ ...rest, points })
        .onConflict((conflict) => conflict.columns(['jam', 'judge', 'job']).doUpdateSet({ points }))
        .execute();
    },

    async scores(jam) {
      const found = db.selectFrom('jam_scores').selectAll().where('jam', '=', jam);
      const rows = await found.orderBy('judge').orderBy('job').execute();
      return rows.map((row) => checked('jam_scores', jam, StoredScore, row));
    },
  };
}
