// Drafts in the database. Whoever changes or closes a draft names the version that was seen; of two, one wins.
import type { Kysely } from 'kysely';
import { Usd } from '../domain/money.ts';
import type { DraftRecords } from '../domain/records.ts';
import { askColumns, draftOf, endColumns, rowOfDraft } from './rows.ts';
import type { Tables } from './tables.ts';

export function createDraftRecords(db: Kysely<Tables>): DraftRecords {
  return {
    async add(draft) {
      await db.insertInto('drafts').values(rowOfDraft(draft)).execute();
    },

    async get(id) {
      const row = await db.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst();
      return row && draftOf(row);
    },

    async change(id, version, change) {
      const row = await db
        .updateTable('drafts')
        .set({
          ...askColumns(id, change),
          ...(change.purse === undefined ? {} : { purse: change.purse }),
          version: version + 1,
        })
        .where('id', '=', id)
        .where('version', '=', version)
        .where('ending', '=', 'open')
        .returningAll()
        .executeTakeFirst();
      return row && draftOf(row);
    },

    async quoted(jam) {
      const open = db.selectFrom('drafts').select('price').where('jam', '=', jam).where('ending', '=', 'open');
      return (await open.execute()).map(({ price }) => Usd.parse(price));
    },

    async close(id, version, end) {
      const result = await db
        .updateTable('drafts')
        .set(endColumns(end))
        .where('id', '=', id)
        .where('version', '=', version)
        .where('ending', '=', 'open')
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    async sweep(before) {
      const unspent = db.deleteFrom('drafts').where('job', 'is', null);
      const result = await unspent.where('created_at', '<', before).executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}
