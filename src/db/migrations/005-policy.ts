// Roles, jams and purses in the books; grants, pots and corrections as entries of their own. The table still keeps the
// rules of money by itself, whatever the program above it does; it is built anew because SQLite changes no constraint.
import type { Migration } from './migration.ts';

const SAME = ['jam', 'purse', 'amount', 'guild', 'member', 'role', 'channel', 'held_at'];
const repeats = (earlier: string) => SAME.map((column) => `${earlier}.${column} IS NEW.${column}`).join(' AND ');
const FIXED = [
  'id',
  'job',
  'jam',
  'kind',
  'purse',
  'from_account',
  'to_account',
  'amount',
  'guild',
  'role',
  'channel',
  'at',
  'held_at',
  'why',
];

export const policy: Migration = {
  name: '005-policy',
  statements: [
    `CREATE TABLE books (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      job TEXT,
      jam TEXT,
      kind TEXT NOT NULL,
      purse TEXT NOT NULL,
      from_account TEXT NOT NULL,
      to_account TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 9007199254740991),
      guild TEXT NOT NULL,
      member TEXT NOT NULL,
      role TEXT,
      channel TEXT NOT NULL,
      at INTEGER NOT NULL CHECK (at >= 0),
      held_at INTEGER NOT NULL CHECK (held_at >= 0),
      why TEXT NOT NULL,
      CONSTRAINT ends_fit_kind CHECK (
        (kind = 'hold' AND purse = 'own' AND from_account = 'allowance' AND to_account = 'held')
        OR (kind = 'hold' AND purse = 'pot' AND from_account = 'pot' AND to_account = 'held')
        OR (kind = 'spend' AND from_account = 'held' AND to_account = 'spent')
        OR (kind = 'return' AND purse = 'own' AND from_account = 'held' AND to_account = 'allowance')
        OR (kind = 'return' AND purse = 'pot' AND from_account = 'held' AND to_account = 'pot')
        OR (kind = 'refund' AND purse = 'own' AND from_account = 'spent' AND to_account = 'allowance')
        OR (kind = 'refund' AND purse = 'pot' AND from_account = 'spent' AND to_account = 'pot')
        OR (kind = 'write-off' AND from_account = 'spent' AND to_account = 'borne')
        OR (kind = 'fund' AND purse = 'pot' AND from_account = 'allowance' AND to_account = 'pot')
        OR (kind = 'release' AND purse = 'pot' AND from_account = 'pot' AND to_account = 'allowance')
        OR (kind = 'grant' AND purse = 'own' AND from_account = 'outside' AND to_account = 'allowance')
      ),
      CONSTRAINT clips_have_a_job CHECK ((job IS NULL) = (kind IN ('fund', 'release', 'grant'))),
      CONSTRAINT pots_have_a_jam CHECK (purse = 'own' OR jam IS NOT NULL),
      CONSTRAINT hold_counts_when_made CHECK (kind <> 'hold' OR purse = 'pot' OR at = held_at)
    ) STRICT`,
    `INSERT INTO books (id, job, jam, kind, purse, from_account, to_account, amount, guild, member, role, channel, at, held_at, why)
      SELECT id, job, NULL, kind, 'own', from_account, to_account, amount, guild, member, NULL, channel, at, held_at, why FROM ledger`,
    `DROP TABLE ledger`,
    `ALTER TABLE books RENAME TO ledger`,
    `CREATE UNIQUE INDEX ledger_one_hold ON ledger (job) WHERE kind = 'hold'`,
    `CREATE UNIQUE INDEX ledger_one_settlement ON ledger (job) WHERE kind IN ('spend', 'return')`,
    `CREATE UNIQUE INDEX ledger_one_correction ON ledger (job) WHERE kind IN ('refund', 'write-off')`,
    `CREATE INDEX ledger_by_job ON ledger (job)`,
    `CREATE INDEX ledger_by_jam ON ledger (jam, member) WHERE jam IS NOT NULL`,
    `CREATE INDEX ledger_by_guild ON ledger (guild, held_at)`,
    `CREATE INDEX ledger_by_member ON ledger (guild, member, held_at)`,
    `CREATE INDEX ledger_by_role ON ledger (guild, role, held_at) WHERE role IS NOT NULL`,
    `CREATE INDEX ledger_by_channel ON ledger (guild, channel, held_at)`,
    `CREATE INDEX ledger_by_moment ON ledger (held_at)`,
    `CREATE INDEX ledger_latest ON ledger (guild, member, at, id)`,
    `CREATE INDEX ledger_entered ON ledger (guild, at, id)`,

    `CREATE TRIGGER ledger_settlement_repeats_hold BEFORE INSERT ON ledger
      WHEN NEW.kind IN ('spend', 'return') AND NOT EXISTS (
        SELECT 1 FROM ledger AS hold WHERE hold.job = NEW.job AND hold.kind = 'hold' AND ${repeats('hold')}
      )
      BEGIN SELECT RAISE(ABORT, 'ledger: a settlement repeats the hold of its job'); END`,
    `CREATE TRIGGER ledger_correction_repeats_spend BEFORE INSERT ON ledger
      WHEN NEW.kind IN ('refund', 'write-off') AND NOT EXISTS (
        SELECT 1 FROM ledger AS spend WHERE spend.job = NEW.job AND spend.kind = 'spend' AND ${repeats('spend')}
      )
      BEGIN SELECT RAISE(ABORT, 'ledger: a correction repeats the spending of its job'); END`,
    `CREATE TRIGGER ledger_pot_is_never_overdrawn BEFORE INSERT ON ledger
      WHEN NEW.from_account = 'pot' AND NEW.amount > (
        SELECT COALESCE(SUM(CASE WHEN to_account = 'pot' THEN amount WHEN from_account = 'pot' THEN -amount ELSE 0 END), 0)
        FROM ledger WHERE jam = NEW.jam
      )
      BEGIN SELECT RAISE(ABORT, 'ledger: a pot is never overdrawn'); END`,
    `CREATE TRIGGER ledger_keeps_entries BEFORE DELETE ON ledger
      BEGIN SELECT RAISE(ABORT, 'ledger: entries are never removed'); END`,
    // The member alone may change, so that a person's data can be erased and the sums stay.
    `CREATE TRIGGER ledger_entries_stay BEFORE UPDATE ON ledger
      WHEN NOT (${FIXED.map((column) => `NEW.${column} IS OLD.${column}`).join(' AND ')})
      BEGIN SELECT RAISE(ABORT, 'ledger: entries are never changed'); END`,

    `ALTER TABLE drafts ADD COLUMN jam TEXT`,
    `ALTER TABLE drafts ADD COLUMN language TEXT NOT NULL DEFAULT 'en'`,
    `ALTER TABLE jobs ADD COLUMN jam TEXT`,
    `ALTER TABLE jobs ADD COLUMN purse TEXT NOT NULL DEFAULT 'own'`,
    `ALTER TABLE jobs ADD COLUMN language TEXT NOT NULL DEFAULT 'en'`,
    `ALTER TABLE jobs ADD COLUMN line_at INTEGER`,
    `ALTER TABLE jobs ADD COLUMN approved_until INTEGER`,
    `ALTER TABLE jobs ADD COLUMN result_review TEXT`,
    `UPDATE jobs SET line_at = created_at`,
    `CREATE INDEX jobs_in_line ON jobs (line_at, id) WHERE state = 'queued' AND line_at IS NOT NULL`,
    `CREATE INDEX jobs_by_jam ON jobs (jam, created_at, id) WHERE jam IS NOT NULL`,
    `CREATE INDEX settings_paused ON settings (guild) WHERE stored LIKE '%"pause":{%'`,
    `CREATE INDEX jobs_by_parent ON jobs (parent) WHERE parent IS NOT NULL`,
  ],
};
