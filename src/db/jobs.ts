// Jobs in the database. A move is a compare-and-set on the state, so two hands on one job cost nothing: the second
// sees `false` and walks away.
import { type Kysely, type SqlBool, sql } from 'kysely';
import { Fault } from '../domain/fault.ts';
import type { JobId } from '../domain/ids.ts';
import { type Job, mayMove } from '../domain/job.ts';
import type { JobRecords } from '../domain/records.ts';
import { Instant } from '../domain/time.ts';
import { jobOf, progressText, rowOfJob, stateColumns } from './rows.ts';
import type { Tables } from './tables.ts';

export function createJobRecords(db: Kysely<Tables>): JobRecords {
  const jobs = db.selectFrom('jobs').selectAll();
  return {
    async add(job) {
      await db.insertInto('jobs').values(rowOfJob(job)).execute();
    },

    async get(id) {
      const row = await jobs.where('id', '=', id).executeTakeFirst();
      return row && jobOf(row);
    },

    async inState(states, limit) {
      const found = jobs.where('state', 'in', states).orderBy('created_at').orderBy('id');
      const rows = await (limit === undefined ? found : found.limit(limit)).execute();
      return rows.map(jobOf);
    },

    async due(states, now, limit) {
      const found = jobs.where('state', 'in', states).where('due_at', '<=', now);
      const rows = await found.orderBy('due_at').orderBy('created_at').orderBy('id').limit(limit).execute();
      return rows.map(jobOf);
    },

    async nextDue(states) {
      const row = await db
        .selectFrom('jobs')
        .select('due_at')
        .where('state', 'in', states)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row && Instant.parse(row.due_at);
    },

    async ofMember(guild, member, limit) {
      const found = jobs.where('guild', '=', guild).where('author', '=', member);
      const rows = await found.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(jobOf);
    },

    async ofGuild(guild, states, limit) {
      const found = jobs.where('guild', '=', guild).where('state', 'in', states);
      const rows = await found.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(jobOf);
    },

    async within(guild, member, period, limit) {
      const all = jobs.where('guild', '=', guild).where('created_at', '>=', period.start);
      const inside = all.where('created_at', '<', period.end);
      const found = member === null ? inside : inside.where('author', '=', member);
      const rows = await found.orderBy('created_at').orderBy('id').limit(limit).execute();
      return rows.map(jobOf);
    },

    async count(guild, member, states) {
      const all = db.selectFrom('jobs').where('guild', '=', guild).where('state', 'in', states);
      const counted = (member === null ? all : all.where('author', '=', member)).select((job) => [
        job.fn.countAll<number | string>().as('total'),
      ]);
      return Number((await counted.executeTakeFirstOrThrow()).total);
    },

    async lastOf(guild, member) {
      const mine = db.selectFrom('jobs').select('created_at').where('guild', '=', guild).where('author', '=', member);
      const row = await mine.orderBy('created_at', 'desc').limit(1).executeTakeFirst();
      return row && Instant.parse(row.created_at);
    },

    async inLine(now, paused, limit) {
      const due = jobs.where('state', '=', 'queued').where('line_at', 'is not', null).where('due_at', '<=', now);
      const found = paused.length === 0 ? due : due.where('guild', 'not in', paused);
      const rows = await found.orderBy('line_at').orderBy('id').limit(limit).execute();
      return rows.map(jobOf);
    },

    endOfLine: (now) => endOfLine(db, now),

    async stepUp(id, now) {
      const at = await endOfLine(db, now);
      const waiting = db.updateTable('jobs').set({ line_at: at }).where('id', '=', id).where('state', '=', 'queued');
      const result = await waiting.where('line_at', 'is', null).executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    async submitted({ start, end }, limit) {
      const found = jobs.where('submitted_at', '>=', start).where('submitted_at', '<', end);
      const rows = await found.orderBy('submitted_at').orderBy('id').limit(limit).execute();
      return rows.map((row) => ({
        job: jobOf(row),
        at: Instant.parse(row.submitted_at),
        queueId: row.queue_id,
        model: row.queue_model,
      }));
    },

    async ofJam(jam) {
      const rows = await jobs.where('jam', '=', jam).orderBy('created_at').orderBy('id').execute();
      return rows.map(jobOf);
    },

    async childrenOf(id) {
      const rows = await jobs.where('parent', '=', id).orderBy('created_at').orderBy('id').execute();
      return rows.map(jobOf);
    },

    line: (id) => lineOf(db, id),

    async advance(id, from, to, dueAt) {
      if (!mayMove(from, to.at)) throw new Fault(`jobs ${id}: no move leads from ${from} to ${to.at}`);
      const result = await db
        .updateTable('jobs')
        .set({ ...stateColumns(id, to, dueAt), attempts: 0 })
        .where('id', '=', id)
        .where('state', '=', from)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    async postpone(id, at, dueAt) {
      const result = await db
        .updateTable('jobs')
        .set((row) => ({ attempts: row('attempts', '+', 1), due_at: dueAt }))
        .where('id', '=', id)
        .where('state', '=', at)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    async annotate(id, change) {
      const columns = changedColumns(id, change);
      if (Object.keys(columns).length === 0) return;
      await db.updateTable('jobs').set(columns).where('id', '=', id).execute();
    },

    async eraseTicket(id) {
      const ended = db.updateTable('jobs').set({ ticket: null }).where('ended_at', 'is not', null);
      await ended.where('id', '=', id).execute();
    },

    async untidied(now, limit) {
      const found = jobs.where('ticket', 'is not', null).where('ended_at', 'is not', null).where('due_at', '<=', now);
      const rows = await found.orderBy('due_at').orderBy('id').limit(limit).execute();
      return rows.map(jobOf);
    },

    async withStaleClip(before, limit) {
      const found = jobs.where('clip_file', 'is not', null).where('ended_at', '<', before);
      const rows = await found.orderBy('ended_at').orderBy('id').limit(limit).execute();
      return rows.map(jobOf);
    },

    async clipRemoved(id) {
      await db.updateTable('jobs').set({ clip_file: null }).where('id', '=', id).execute();
    },

    async hasClip(file) {
      const row = await db.selectFrom('jobs').select('id').where('clip_file', '=', file).limit(1).executeTakeFirst();
      return row !== undefined;
    },
  };
}

type Change = Parameters<JobRecords['annotate']>[1];

function changedColumns(id: JobId, change: Change) {
  return {
    ...(change.thread === undefined ? {} : { thread: change.thread }),
    ...(change.statusMessage === undefined ? {} : { status_message: change.statusMessage }),
    ...(change.postTriedAt === undefined ? {} : { post_tried_at: change.postTriedAt }),
    ...(change.approvedUntil === undefined ? {} : { approved_until: change.approvedUntil }),
    ...(change.attempts === undefined ? {} : { attempts: change.attempts }),
    ...(change.progress === undefined ? {} : { progress: progressText(id, change.progress) }),
  };
}

/** Two that join within one millisecond are told apart, so that no place gets worse. */
async function endOfLine(db: Kysely<Tables>, now: Instant): Promise<Instant> {
  const standing = db.selectFrom('jobs').where('state', '=', 'queued').where('line_at', 'is not', null);
  const last = await standing.select('line_at').orderBy('line_at', 'desc').limit(1).executeTakeFirst();
  return Instant.parse(Math.max(now, (last?.line_at ?? -1) + 1));
}

/** A job that does not stand in line has nobody before it. */
async function lineOf(db: Kysely<Tables>, id: Job['id']) {
  const standing = () => db.selectFrom('jobs').where('state', '=', 'queued').where('line_at', 'is not', null);
  const mine = standing().select(['line_at', 'id']).where('id', '=', id);
  const row = await db
    .with('mine', () => mine)
    .with('standing', () => standing().select(['line_at', 'id']))
    .selectFrom('standing as other')
    .leftJoin('mine', (join) => join.onTrue())
    .select((other) => [
      other.fn.countAll<number | string>().as('total'),
      other.fn
        .countAll<number | string>()
        .filterWhere(sql<SqlBool>`(other.line_at, other.id) < (mine.line_at, mine.id)`)
        .as('before'),
    ])
    .executeTakeFirstOrThrow();
  return { before: Number(row.before), total: Number(row.total) };
}
