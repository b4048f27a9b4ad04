// Cases in the database. The table itself keeps two rules: one open case of a kind about the same thing, and one ending.
import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import { Case, CaseState } from '../domain/cases.ts';
import type { CaseRecords } from '../domain/moderation-records.ts';
import { Instant } from '../domain/time.ts';
import { checked, jsonOf } from './checked.ts';
import type { CasesTable, Tables } from './tables.ts';

/** Word for word as in the indexes over open cases. */
const OPEN = sql<SqlBool>`state = 'open'`;

export function createCaseRecords(db: Kysely<Tables>): CaseRecords {
  const cases = db.selectFrom('cases').selectAll();
  return {
    async open(one) {
      const { text, openedAt, expiresAt, state, post, ...rest } = checked('cases', one.id, Case, one);
      const result = await db
        .insertInto('cases')
        .values({
          ...rest,
          about: rest.job ?? rest.place,
          words: text,
          opened_at: openedAt,
          expires_at: expiresAt,
          state: state.is,
          ending: state.is === 'open' ? null : JSON.stringify(state),
          channel: post?.channel ?? null,
          message: post?.message ?? null,
        })
        .onConflict((conflict) =>
          conflict.columns(['guild', 'kind', 'opener', 'about']).where('state', '=', sql.lit('open')).doNothing(),
        )
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },

    async get(id) {
      const row = await cases.where('id', '=', id).executeTakeFirst();
      return row && caseOf(row);
    },

    async end(id, state) {
      const ending = checked('cases', id, CaseState, state);
      const open = db.updateTable('cases').where('id', '=', id).where('state', '=', 'open');
      const result = await open.set({ state: ending.is, ending: JSON.stringify(ending) }).executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    async posted(id, post) {
      const columns = { channel: post?.channel ?? null, message: post?.message ?? null };
      await db.updateTable('cases').set(columns).where('id', '=', id).execute();
    },

    async about(job, kind) {
      const found = cases.where('job', '=', job).where('kind', '=', kind);
      const row = await found.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
      return row && caseOf(row);
    },

    async ofJob(job) {
      const rows = await cases.where('job', '=', job).orderBy('opened_at').orderBy('id').execute();
      return rows.map(caseOf);
    },

    async waiting(guild, limit) {
      const open = cases.where('guild', '=', guild).where(OPEN);
      const rows = await open.orderBy('opened_at').orderBy('id').limit(limit).execute();
      return rows.map(caseOf);
    },

    async overdue(now, limit) {
      const late = cases.where(OPEN).where('expires_at', '<=', now);
      const rows = await late.orderBy('expires_at').orderBy('id').limit(limit).execute();
      return rows.map(caseOf);
    },

    async nextExpiry() {
      const open = db.selectFrom('cases').select('expires_at').where(OPEN);
      const row = await open.orderBy('expires_at').limit(1).executeTakeFirst();
      return row && Instant.parse(row.expires_at);
    },

    async ofMember(guild, member, limit) {
      const mine = cases.where('guild', '=', guild).where('opener', '=', member);
      const rows = await mine.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map(caseOf);
    },

    async erase(guild, member, pseudonym) {
      const mine = db.updateTable('cases').where('guild', '=', guild).where('opener', '=', member);
      const result = await mine.set({ words: null, opener: pseudonym }).executeTakeFirst();
      return Number(result.numUpdatedRows);
    },
  };
}

function caseOf(row: Selectable<CasesTable>): Case {
  const { words, opened_at, expires_at, ending, channel, message, ...rest } = row;
  return checked('cases', row.id, Case, {
    ...rest,
    text: words,
    openedAt: opened_at,
    expiresAt: expires_at,
    state: ending === null ? { is: 'open' } : jsonOf(ending),
    post: channel === null ? null : { channel, message },
  });
}
