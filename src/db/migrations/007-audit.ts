// The audit log as a chain, the stand-ins for members in it, and what forgetting a member needs.
// The entries that are there already are numbered anew without gaps and sealed as they stand.
import { sql } from 'kysely';
import { GENESIS, type Sealable, seal } from '../audit-chain.ts';
import type { Migration, Step } from './migration.ts';

const BATCH = 500;

/** Copies the log in batches, so that a long one fits into memory. */
const chainWhatIsThere: Step = async (db) => {
  let previous = GENESIS;
  let number = 0;
  let last = 0;
  for (;;) {
    const { rows } = await sql<Sealable>`SELECT audit.id, at, audit.guild,
        COALESCE(CAST(100000000000000 + stand_ins.number AS TEXT), actor) AS actor,
        CASE action WHEN 'cancel' THEN 'cancel-clip' ELSE action END AS action,
        subject, before_value, after_value
      FROM audit LEFT JOIN stand_ins
        ON stand_ins.guild = audit.guild AND stand_ins.member = actor AND action IN ('consent', 'delete-clip')
      WHERE audit.id > ${last} ORDER BY audit.id LIMIT ${BATCH}`.execute(db);
    if (rows.length === 0) break;
    for (const row of rows) {
      last = row.id;
      number += 1;
      const { at, guild, actor, action, subject, before_value, after_value } = row;
      const hash = seal(previous, { ...row, id: number });
      await sql`INSERT INTO audit_chain
        (id, at, guild, actor, action, subject, before_value, after_value, previous, hash)
        VALUES (${number}, ${at}, ${guild}, ${actor}, ${action}, ${subject}, ${before_value}, ${after_value},
          ${previous}, ${hash})`.execute(db);
      previous = hash;
    }
  }
  await sql`INSERT INTO audit_head (one, count, hash) VALUES (1, ${number}, ${previous})`.execute(db);
};

export const audit: Migration = {
  name: '007-audit',
  statements: [
    // Whoever is named in the log is named by a number; forgetting a member is deleting the row that says whose it is.
    // AUTOINCREMENT: a number is never given to a second person.
    `CREATE TABLE stand_ins (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      guild TEXT NOT NULL,
      member TEXT NOT NULL,
      UNIQUE (guild, member)
    ) STRICT`,
    `INSERT INTO stand_ins (guild, member)
      SELECT DISTINCT guild, actor FROM audit WHERE action IN ('consent', 'delete-clip')`,

    `CREATE TABLE audit_chain (
      id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
      at INTEGER NOT NULL,
      guild TEXT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      before_value TEXT,
      after_value TEXT,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT`,
    // How many entries there are and the seal of the last: without it, nobody would miss the newest.
    `CREATE TABLE audit_head (
      one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
      count INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT`,
    chainWhatIsThere,
    `DROP TABLE audit`,
    `ALTER TABLE audit_chain RENAME TO audit`,
    `CREATE INDEX audit_by_guild ON audit (guild, id)`,
    `CREATE INDEX audit_by_seal ON audit (hash)`,
    `CREATE TRIGGER audit_keeps_entries BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'audit: entries are never removed'); END`,
    `CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'audit: entries are never changed'); END`,
    `CREATE TRIGGER audit_entries_follow BEFORE INSERT ON audit
      WHEN NOT EXISTS (SELECT 1 FROM audit_head WHERE count = NEW.id - 1 AND hash = NEW.previous)
      BEGIN SELECT RAISE(ABORT, 'audit: entries are never changed, each follows the newest'); END`,
    `CREATE TRIGGER audit_moves_head AFTER INSERT ON audit
      BEGIN UPDATE audit_head SET count = NEW.id, hash = NEW.hash; END`,
    `CREATE TRIGGER audit_head_follows BEFORE UPDATE ON audit_head
      WHEN NEW.count <> OLD.count + 1
        OR NOT EXISTS (SELECT 1 FROM audit WHERE id = NEW.count AND previous = OLD.hash AND hash = NEW.hash)
      BEGIN SELECT RAISE(ABORT, 'audit: the head follows the newest entry'); END`,
    `CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head
      BEGIN SELECT RAISE(ABORT, 'audit: the head is never removed'); END`,

    // A job whose words and files are forgotten.
    `ALTER TABLE jobs ADD COLUMN blanked INTEGER NOT NULL DEFAULT 0 CHECK (blanked IN (0, 1))`,
    `CREATE INDEX drafts_by_member ON drafts (guild, author, created_at)`,
    `CREATE INDEX jobs_with_words ON jobs (guild, ended_at, id) WHERE blanked = 0 AND ended_at IS NOT NULL`,

    // What is left to do of an erasure: files and messages that go, and money whose windows still count.
    `CREATE TABLE chores (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      chore TEXT NOT NULL,
      due_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL CHECK (attempts >= 0)
    ) STRICT`,
    `CREATE INDEX chores_due ON chores (due_at, id)`,

    // The key under which a server's members get opaque names for Venice.
    `CREATE TABLE guild_keys (guild TEXT NOT NULL PRIMARY KEY, secret TEXT NOT NULL) STRICT`,
  ],
};
