// What every store promises, whatever database is behind it. Run from the test of each store.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/domain/records.ts';
import { draftPromises } from './store/drafts.ts';
import { jamPromises } from './store/jams.ts';
import { jobMovePromises } from './store/job-moves.ts';
import { jobQueryPromises } from './store/job-queries.ts';
import { ledgerPromises } from './store/ledger.ts';
import { linePromises } from './store/line.ts';
import { moderationPromises } from './store/moderation.ts';
import { draftOf, GUILD, holdOf, jobOf, T0 } from './store/samples.ts';
import { smallRecordPromises } from './store/small-records.ts';
import { transactionPromises } from './store/transactions.ts';
import { veniceBookPromises } from './store/venice-books.ts';

export interface OpenedStore {
  readonly store: Store;
  /** Closes and opens again what was written; undefined for a store that lives in memory alone. */
  readonly reopen: (() => Promise<Store>) | undefined;
  close(): Promise<void>;
}

/** `open` gives an empty store each time. */
export function storeContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`store: ${name}`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());
    const store = () => opened.store;

    describe.each([
      ['jobs move', jobMovePromises],
      ['jobs are found', jobQueryPromises],
      ['jobs stand in line', linePromises],
      ['drafts', draftPromises],
      ['ledger', ledgerPromises],
      ['jams', jamPromises],
      ['cases, memos, blocks, posts', moderationPromises],
      ['outbox, settings, audit, timings', smallRecordPromises],
      ['what is kept of Venice', veniceBookPromises],
      ['transactions', transactionPromises],
    ] as const)('%s', (_part, promises) => {
      promises(store);
    });

    it('keeps what was written over a restart', async ({ skip }) => {
      if (opened.reopen === undefined) return skip('lives in memory');
      await store().transaction(async (records) => {
        await records.drafts.add(draftOf(1));
        await records.jobs.add(jobOf(1));
        await records.ledger.enter(holdOf(1));
        await records.outbox.add(jobOf(1).id, 'open', T0);
      });
      const again = await opened.reopen();
      expect(await again.read.jobs.get(jobOf(1).id)).toEqual(jobOf(1));
      expect(await again.read.drafts.get(draftOf(1).id)).toEqual(draftOf(1));
      expect(await again.read.ledger.latest(GUILD, holdOf(1).member, 5)).toEqual([holdOf(1)]);
      expect(await again.read.outbox.pending(jobOf(1).id, 'open')).toBe(true);
    });
  });
}
