// A server's settings, and the list of who changed what. The list only ever grows.
import type { Migration } from './migration.ts';

export const settings: Migration = {
  name: '003-settings',
  statements: [
    `CREATE TABLE settings (
      guild TEXT NOT NULL PRIMARY KEY,
      stored TEXT NOT NULL,
      changed_at INTEGER NOT NULL
    ) STRICT`,
    `CREATE TABLE audit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      guild TEXT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      before_value TEXT,
      after_value TEXT
    ) STRICT`,
    `CREATE INDEX audit_by_guild ON audit (guild, at, id)`,
    `CREATE TRIGGER audit_keeps_entries BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'audit: entries are never removed'); END`,
    `CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'audit: entries are never changed'); END`,
  ],
};
