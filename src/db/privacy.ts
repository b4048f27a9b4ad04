// Forgetting in the database: words and files out of jobs and drafts, a pseudonym in a member's place.
import { type Kysely, sql } from 'kysely';
import { blanked, blankedState } from '../domain/erasure.ts';
import type { GuildId, JobId, UserId } from '../domain/ids.ts';
import { ENDED, type StateName } from '../domain/job.ts';
import type { PrivacyRecords } from '../domain/privacy-records.ts';
import { draftOf, jobOf, payloadText } from './rows.ts';
import type { Tables } from './tables.ts';

export function createPrivacyRecords(db: Kysely<Tables>): PrivacyRecords {
  const jobs = db.selectFrom('jobs').selectAll();
  return {
    async key(guild, fresh) {
      await db
        .insertInto('guild_keys')
        .values({ guild, secret: fresh })
        .onConflict((conflict) => conflict.column('guild').doNothing())
        .execute();
      const kept = db.selectFrom('guild_keys').select('secret').where('guild', '=', guild);
      return (await kept.executeTakeFirstOrThrow()).secret;
    },

    async withWords(guild, endedBefore, limit) {
      const found = jobs.where('guild', '=', guild).where('blanked', '=', 0).where('ended_at', '<', endedBefore);
      return (await found.orderBy('ended_at').orderBy('id').limit(limit).execute()).map(jobOf);
    },

    async withClip(guild, endedBefore, limit) {
      const found = jobs.where('clip_file', 'is not', null).where('ended_at', '<', endedBefore);
      const mine = found.where('guild', '=', guild).orderBy('ended_at').orderBy('id').limit(limit);
      return (await mine.execute()).map(jobOf);
    },

    blank: (id) => blankJob(db, id),

    async draftsOf(guild, member, limit) {
      const mine = db.selectFrom('drafts').selectAll().where('guild', '=', guild).where('author', '=', member);
      return (await mine.orderBy('created_at', 'desc').orderBy('id').limit(limit).execute()).map(draftOf);
    },

    async usesFile(file) {
      const names = `%"file":${JSON.stringify(file)}%`;
      const asked = db.selectFrom('drafts').select('id').where('request', 'like', names);
      const made = db.selectFrom('jobs').select('id').where('request', 'like', names);
      return (
        (await asked.limit(1).executeTakeFirst()) !== undefined ||
        (await made.limit(1).executeTakeFirst()) !== undefined
      );
    },

    runningJams: (guild, member) => runningJams(db, guild, member),

    async dropMemos(guild, about) {
      const memos = db.deleteFrom('memos').where('guild', '=', guild);
      await memos.where('memo', 'like', `%"case":"${about}"%`).execute();
    },

    async rename(guild, member, pseudonym) {
      const mine = db.selectFrom('jobs').select('jobs.id').where('guild', '=', guild).where('author', '=', member);
      await db.updateTable('outbox').set({ done: 1 }).where('done', '=', 0).where('job', 'in', mine).execute();
      const memos = db.deleteFrom('memos').where('guild', '=', guild);
      await memos.where('memo', 'like', `%"member":"${member}"%`).execute();
      const drafts = db.deleteFrom('drafts').where('guild', '=', guild).where('author', '=', member);
      await drafts.where('job', 'is', null).execute();
      for (const table of ['drafts', 'jobs'] as const) {
        const named = db.updateTable(table).set({ author: pseudonym }).where('guild', '=', guild);
        await named.where('author', '=', member).execute();
      }
      await renameInPayloads(db, guild, member, pseudonym);
      await renameInJams(db, guild, member, pseudonym);
    },
  };
}

async function blankJob(db: Kysely<Tables>, id: JobId): Promise<boolean> {
  const row = await db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return false;
  const { state, request } = jobOf(row);
  const ended: readonly StateName[] = ENDED;
  if (!ended.includes(state.at)) return false;
  const blank = JSON.stringify(blanked(request));
  await db
    .updateTable('jobs')
    .set({ request: blank, payload: payloadText(blankedState(state)), blanked: 1 })
    .where('id', '=', id)
    .execute();
  await db.updateTable('drafts').set({ request: blank }).where('id', '=', row.draft).execute();
  return true;
}

const OVER = ['over', 'called-off'];

async function runningJams(db: Kysely<Tables>, guild: GuildId, member: UserId): Promise<number> {
  const running = db.selectFrom('jams').where('guild', '=', guild).where('state', 'not in', OVER);
  const row = await running
    .where((jam) =>
      jam.or([
        jam('host', '=', member),
        jam('plan', 'like', `%"${member}"%`),
        jam('id', 'in', jam.selectFrom('jam_entries').select('jam').where('author', '=', member)),
        jam('id', 'in', jam.selectFrom('jam_ballots').select('jam').where('voter', '=', member)),
        jam('id', 'in', jam.selectFrom('jam_scores').select('jam').where('judge', '=', member)),
        jam('id', 'in', jam.selectFrom('jam_turns').select('jam').where('member', '=', member)),
      ]),
    )
    .select((jam) => jam.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  const schedules = db.selectFrom('jam_schedules').where('guild', '=', guild).where('by_member', '=', member);
  const coming = await schedules
    .where('ended_at', 'is', null)
    .select((one) => one.fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(row.total) + Number(coming.total);
}

/** An id in a JSON text stands between quotation marks, so no longer id can contain it. */
const swapped = (column: 'payload' | 'plan' | 'result', member: UserId, pseudonym: UserId) =>
  sql<string>`replace(${sql.ref(column)}, ${`"${member}"`}, ${`"${pseudonym}"`})`;

/** Who called a clip off. */
async function renameInPayloads(db: Kysely<Tables>, guild: GuildId, member: UserId, pseudonym: UserId): Promise<void> {
  const cancelled = db.updateTable('jobs').where('guild', '=', guild).where('author', '=', pseudonym);
  await cancelled
    .set({ payload: swapped('payload', member, pseudonym) })
    .where('state', '=', 'cancelled')
    .execute();
}

/** Jams that are over: places, votes and turns stay, under the pseudonym. */
async function renameInJams(db: Kysely<Tables>, guild: GuildId, member: UserId, pseudonym: UserId): Promise<void> {
  const jams = db.selectFrom('jams').select('jams.id').where('jams.guild', '=', guild);
  const entries = db.updateTable('jam_entries').set({ author: pseudonym }).where('author', '=', member);
  await entries.where('jam', 'in', jams).execute();
  const ballots = db.updateTable('jam_ballots').set({ voter: pseudonym }).where('voter', '=', member);
  await ballots.where('jam', 'in', jams).execute();
  const scores = db.updateTable('jam_scores').set({ judge: pseudonym }).where('judge', '=', member);
  await scores.where('jam', 'in', jams).execute();
  const turns = db.updateTable('jam_turns').set({ member: pseudonym }).where('member', '=', member);
  await turns.where('jam', 'in', jams).execute();
  const named = db.updateTable('jams').where('guild', '=', guild);
  await named.set({ host: pseudonym }).where('host', '=', member).execute();
  await named
    .set({
      payload: swapped('payload', member, pseudonym),
      plan: swapped('plan', member, pseudonym),
      result: swapped('result', member, pseudonym),
    })
    .execute();
  const schedules = db.updateTable('jam_schedules').set({ by_member: pseudonym }).where('guild', '=', guild);
  await schedules.where('by_member', '=', member).where('ended_at', 'is not', null).execute();
}
