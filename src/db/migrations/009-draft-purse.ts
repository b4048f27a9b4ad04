// Which purse a card said would pay.
import type { Migration } from './migration.ts';

export const draftPurse: Migration = {
  name: '009-draft-purse',
  statements: [
    `ALTER TABLE drafts ADD COLUMN purse TEXT NOT NULL DEFAULT 'own'`,
    `CREATE INDEX drafts_by_jam ON drafts (jam, ending) WHERE jam IS NOT NULL`,
  ],
};
