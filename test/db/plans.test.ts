// Every query finds its rows through an index: none walks through a whole table, however long the bot has been running.
import { DatabaseSync } from 'node:sqlite';
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { expect, it } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { kyselyDatabase } from '../../src/db/statements.ts';
import { createStore } from '../../src/db/store.ts';
import type { Tables } from '../../src/db/tables.ts';
import type { Records } from '../../src/domain/records.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { later, MINUTE } from '../../src/domain/time.ts';
import {
  ANNA,
  draftId,
  draftOf,
  GUILD,
  holdOf,
  jobId,
  jobOf,
  REQUEST,
  statesOf,
  T0,
} from '../contracts/store/samples.ts';

it('looks nothing up by walking through a table', async () => {
  const raw = new DatabaseSync(':memory:');
  const seen: CompiledQuery[] = [];
  const kysely = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: kyselyDatabase(raw) }),
    log: ({ query }) => {
      seen.push(query);
    },
  });
  await migrate(kysely);
  seen.length = 0;
  await callEverything(createStore({ kysely, close: () => kysely.destroy() }).read);
  expect(seen.length).toBeGreaterThan(40);
  const walks = seen
    .map((query) => query.sql)
    .filter((text) => {
      const plan = raw.prepare(`EXPLAIN QUERY PLAN ${text}`).all();
      // `mine` is the one row whose place in line is asked for.
      return plan.some((step) => /^SCAN (?!mine)/.test(String(step['detail'])));
    });
  // The one sum over everything is asked for only by proofs.
  expect(walks).toEqual([expect.stringMatching(/^select sum\(.*from "ledger" where "kind" <> \?$/)]);
  await kysely.destroy();
});

async function callEverything({ jobs, drafts, ledger, outbox, settings, audit, timings }: Records): Promise<void> {
  const day = { start: T0, end: later(T0, MINUTE) };
  const quote = draftOf(1).quote;
  await jobs.add(jobOf(1, { state: statesOf(1).kept }));
  await jobs.get(jobId(1));
  await jobs.inState(['queued', 'rendering']);
  await jobs.inState(['queued'], 5);
  await jobs.due(['queued'], T0, 5);
  await jobs.due(['queued', 'rendered'], T0, 5);
  await jobs.nextDue(['queued', 'rendered']);
  await jobs.ofMember(GUILD, ANNA, 5);
  await jobs.ofGuild(GUILD, ['unconfirmed', 'kept'], 5);
  await jobs.line(jobId(1));
  await jobs.advance(jobId(1), 'kept', statesOf(1).delivered, T0);
  await jobs.postpone(jobId(1), 'delivered', T0);
  await jobs.annotate(jobId(1), { thread: null });
  await jobs.untidied(T0, 5);
  await jobs.eraseTicket(jobId(1));
  await jobs.withStaleClip(T0, 5);
  await jobs.hasClip('000001.mp4');
  await jobs.clipRemoved(jobId(1));
  await drafts.add(draftOf(1));
  await drafts.get(draftId(1));
  await drafts.change(draftId(1), 1, { request: REQUEST, quote });
  await drafts.close(draftId(1), 2, { is: 'cancelled' });
  await drafts.sweep(T0);
  await ledger.enter(holdOf(1));
  await ledger.ofJob(jobId(1));
  await ledger.used({ of: 'guild', guild: GUILD }, day);
  await ledger.used({ of: 'member', guild: GUILD, member: ANNA }, day);
  await ledger.latest(GUILD, ANNA, 5);
  await ledger.totals();
  await outbox.add(jobId(1), 'open', T0);
  await outbox.due(T0, 5);
  await outbox.nextDue();
  await outbox.pending(jobId(1), 'open');
  await outbox.postpone(1, T0);
  await outbox.done(1);
  await settings.get(GUILD);
  await settings.put(GUILD, DEFAULT_SETTINGS, T0);
  await audit.add({ at: T0, guild: GUILD, actor: ANNA, action: 'grant', subject: ANNA, before: null, after: null });
  await audit.ofGuild(GUILD, 5);
  await timings.add('wan', 1, T0);
  await timings.latest('wan', 5);
  await timings.average('wan');
  await timings.noteAverage('wan', 1, T0);
}
