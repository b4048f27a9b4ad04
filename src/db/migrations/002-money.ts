// The ledger. The table itself keeps the rules of money, whatever the program above it does: entries are added and
// never changed or removed, a job has one hold and one settlement, and a settlement repeats its hold to the micro-dollar.
import type { Migration } from './migration.ts';

export const money: Migration = {
  name: '002-money',
  statements: [
    // No reference to jobs: the books outlive what they speak of.
    `CREATE TABLE ledger (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      job TEXT NOT NULL,
      kind TEXT NOT NULL,
      from_account TEXT NOT NULL,
      to_account TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 9007199254740991),
      guild TEXT NOT NULL,
      member TEXT NOT NULL,
      channel TEXT NOT NULL,
      at INTEGER NOT NULL CHECK (at >= 0),
      held_at INTEGER NOT NULL CHECK (held_at >= 0),
      why TEXT NOT NULL,
      CONSTRAINT ends_fit_kind CHECK (
        (kind = 'hold' AND from_account = 'allowance' AND to_account = 'held')
        OR (kind = 'spend' AND from_account = 'held' AND to_account = 'spent')
        OR (kind = 'return' AND from_account = 'held' AND to_account = 'allowance')
      ),
      CONSTRAINT hold_counts_when_made CHECK (kind <> 'hold' OR at = held_at)
    ) STRICT`,
    `CREATE UNIQUE INDEX ledger_one_hold ON ledger (job) WHERE kind = 'hold'`,
    `CREATE UNIQUE INDEX ledger_one_settlement ON ledger (job) WHERE kind <> 'hold'`,
    `CREATE INDEX ledger_by_job ON ledger (job)`,
    `CREATE INDEX ledger_by_guild ON ledger (guild, held_at)`,
    `CREATE INDEX ledger_by_member ON ledger (guild, member, held_at)`,
    `CREATE INDEX ledger_latest ON ledger (guild, member, at, id)`,

    `CREATE TRIGGER ledger_settlement_repeats_hold BEFORE INSERT ON ledger
      WHEN NEW.kind <> 'hold' AND NOT EXISTS (
        SELECT 1 FROM ledger AS hold
        WHERE hold.job = NEW.job AND hold.kind = 'hold' AND hold.amount = NEW.amount AND hold.guild = NEW.guild
          AND hold.member = NEW.member AND hold.channel = NEW.channel AND hold.held_at = NEW.held_at
      )
      BEGIN SELECT RAISE(ABORT, 'ledger: a settlement repeats the hold of its job'); END`,
    `CREATE TRIGGER ledger_keeps_entries BEFORE DELETE ON ledger
      BEGIN SELECT RAISE(ABORT, 'ledger: entries are never removed'); END`,
    // The member alone may change, so that a person's data can be erased and the sums stay.
    `CREATE TRIGGER ledger_entries_stay BEFORE UPDATE ON ledger
      WHEN NOT (
        NEW.id IS OLD.id AND NEW.job IS OLD.job AND NEW.kind IS OLD.kind AND NEW.from_account IS OLD.from_account
        AND NEW.to_account IS OLD.to_account AND NEW.amount IS OLD.amount AND NEW.guild IS OLD.guild
        AND NEW.channel IS OLD.channel AND NEW.at IS OLD.at AND NEW.held_at IS OLD.held_at AND NEW.why IS OLD.why
      )
      BEGIN SELECT RAISE(ABORT, 'ledger: entries are never changed'); END`,
  ],
};
