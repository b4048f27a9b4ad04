// The store: every table's records, for single statements or inside one transaction.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, KyselyPlugin } from 'kysely';
import { Fault } from '../domain/fault.ts';
import type { Records, Store } from '../domain/records.ts';
import { createAuditRecords } from './audit.ts';
import { createBlockRecords } from './blocks.ts';
import { createCaseRecords } from './cases.ts';
import { createChoreRecords } from './chores.ts';
import type { Database } from './database.ts';
import { createDraftRecords } from './drafts.ts';
import { createJamEntryRecords, createJamVoteRecords } from './jam-entries.ts';
import { createJamScheduleRecords } from './jam-schedules.ts';
import { createJamTurnRecords } from './jam-turns.ts';
import { createJamRecords } from './jams.ts';
import { createJobRecords } from './jobs.ts';
import { createLedgerRecords } from './ledger.ts';
import { createMemoRecords } from './memos.ts';
import { createOutboxRecords } from './outbox.ts';
import { createPostRecords } from './posts.ts';
import { createPrivacyRecords } from './privacy.ts';
import { createSettingsRecords } from './settings.ts';
import type { Tables } from './tables.ts';
import { createTimingRecords } from './timings.ts';
import { createBreakerRecords, createComparisonRecords } from './venice-books.ts';

/**
 * The store over an open database. A transaction has the one connection to itself until it ends, so its work uses only
 * the records it was given: `read` or a second `transaction` inside it would wait for itself, and throws a Fault.
 */
export function createStore(database: Database): Store {
  const running = new AsyncLocalStorage<{ working: boolean }>();
  const refuseInside = () => {
    if (running.getStore()?.working) throw new Fault('inside a transaction only its own records may be used');
  };
  const alone: KyselyPlugin = {
    transformQuery({ node }) {
      refuseInside();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return {
    read: recordsOn(database.kysely.withPlugin(alone)),
    async transaction(work) {
      refuseInside();
      const scope = { working: true };
      return database.kysely.transaction().execute(async (transaction) => {
        try {
          return await running.run(scope, () => work(recordsOn(transaction)));
        } finally {
          scope.working = false;
        }
      });
    },
  };
}

function recordsOn(db: Kysely<Tables>): Records {
  return {
    jobs: createJobRecords(db),
    drafts: createDraftRecords(db),
    ledger: createLedgerRecords(db),
    outbox: createOutboxRecords(db),
    memos: createMemoRecords(db),
    cases: createCaseRecords(db),
    blocks: createBlockRecords(db),
    posts: createPostRecords(db),
    jams: createJamRecords(db),
    jamEntries: createJamEntryRecords(db),
    jamVotes: createJamVoteRecords(db),
    jamTurns: createJamTurnRecords(db),
    jamSchedules: createJamScheduleRecords(db),
    settings: createSettingsRecords(db),
    audit: createAuditRecords(db),
    privacy: createPrivacyRecords(db),
    chores: createChoreRecords(db),
    timings: createTimingRecords(db),
    breaker: createBreakerRecords(db),
    comparisons: createComparisonRecords(db),
  };
}
