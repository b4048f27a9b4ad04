// Every query finds its rows through an index: none walks through a whole table, however long the bot has been running.
import { DatabaseSync } from 'node:sqlite';
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { expect, it } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { kyselyDatabase } from '../../src/db/statements.ts';
import { createStore } from '../../src/db/store.ts';
import type { Tables } from '../../src/db/tables.ts';
import { CLOSED } from '../../src/domain/breaker.ts';
import { AuditId } from '../../src/domain/ids.ts';
import { RUNNING } from '../../src/domain/job.ts';
import type { Records } from '../../src/domain/records.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { later, MINUTE } from '../../src/domain/time.ts';
import {
  ANNA,
  caseId,
  draftId,
  draftOf,
  GUILD,
  holdOf,
  jamId,
  jobId,
  jobOf,
  messageId,
  PLACE,
  REQUEST,
  roleId,
  statesOf,
  T0,
  userId,
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
  expect(seen.length).toBeGreaterThan(80);
  const walks = seen
    .map((query) => query.sql)
    .filter((text) => {
      const plan = raw.prepare(`EXPLAIN QUERY PLAN ${text}`).all();
      // `mine` is the one row whose place in line is asked for; the index over open cases and the one over paused servers
      // hold those alone.
      const narrow = /^SCAN mine|^SCAN \w+ USING (COVERING )?INDEX (settings_paused|cases_overdue)$/;
      return plan.map((step) => String(step['detail'])).some((step) => step.startsWith('SCAN') && !narrow.test(step));
    });
  // A start asks once for what the last run left; only proofs ask for the one sum over everything; a list of all servers
  // names them all.
  expect(walks).toEqual([
    expect.stringMatching(/^select "held"\.\* from "ledger" as "held" where .* order by "held"."id"$/),
    expect.stringMatching(/^select sum\(.*from "ledger" where "kind" <> \?$/),
    'select "guild" from "settings" order by "guild"',
  ]);
  await kysely.destroy();
});

async function callEverything(records: Records): Promise<void> {
  await callJobs(records);
  await callLedger(records);
  await callModeration(records);
  const { drafts, outbox, settings, audit, timings } = records;
  const quote = draftOf(1).quote;
  await drafts.add(draftOf(1));
  await drafts.get(draftId(1));
  await drafts.change(draftId(1), 1, { request: REQUEST, quote });
  await drafts.close(draftId(1), 2, { is: 'cancelled' });
  await drafts.sweep(T0);
  await outbox.add(jobId(1), 'open', T0);
  await outbox.due(T0, 5);
  await outbox.nextDue();
  await outbox.pending(jobId(1), 'open');
  await outbox.postpone(1, T0);
  await outbox.done(1);
  await settings.get(GUILD);
  await settings.put(GUILD, DEFAULT_SETTINGS, T0);
  await settings.guilds();
  await settings.paused();
  await audit.add({ at: T0, guild: GUILD, actor: ANNA, action: 'grant', subject: ANNA, before: null, after: null });
  await audit.get(AuditId.parse(1));
  await audit.ofGuild(GUILD, 5);
  await records.breaker.get();
  await records.breaker.put(CLOSED);
  await records.comparisons.latest();
  await timings.add('wan', 1, T0);
  await timings.latest('wan', 5);
  await timings.average('wan');
  await timings.noteAverage('wan', 1, T0);
}

const DAY = { start: T0, end: later(T0, MINUTE) };

async function callJobs({ jobs }: Records): Promise<void> {
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
  await jobs.within(GUILD, ANNA, DAY, 5);
  await jobs.within(GUILD, null, DAY, 5);
  await jobs.count(GUILD, ANNA, RUNNING);
  await jobs.count(GUILD, null, RUNNING);
  await jobs.lastOf(GUILD, ANNA);
  await jobs.inLine(T0, [], 5);
  await jobs.inLine(T0, [GUILD], 5);
  await jobs.stepUp(jobId(1), T0);
  await jobs.ofJam(jamId(1));
  await jobs.submitted(DAY, 5);
  await jobs.childrenOf(jobId(1));
}

async function callLedger({ ledger }: Records): Promise<void> {
  await ledger.enter(holdOf(1));
  await ledger.enter({ ...holdOf(1), kind: 'spend' });
  await ledger.enter({ ...holdOf(1), kind: 'refund' });
  const pot = holdOf(1, { job: null, jam: jamId(1), purse: 'pot' });
  for (const kind of ['fund', 'release'] as const) await ledger.enter({ ...pot, kind });
  await ledger.ofJob(jobId(1));
  await ledger.ofPot(jamId(1));
  for (const period of [DAY, null]) {
    await ledger.used({ of: 'member', guild: GUILD, member: ANNA }, period);
    await ledger.used({ of: 'role', guild: GUILD, role: roleId(1) }, period);
    await ledger.used({ of: 'channel', guild: GUILD, channel: PLACE }, period);
    await ledger.used({ of: 'jam', jam: jamId(1) }, period);
    await ledger.used({ of: 'jam-member', jam: jamId(1), member: ANNA }, period);
    await ledger.used({ of: 'guild', guild: GUILD }, period);
  }
  await ledger.used({ of: 'all' }, DAY);
  await ledger.granted(GUILD, ANNA, DAY);
  await ledger.pot(jamId(1));
  await ledger.clips(jamId(1), ANNA);
  await ledger.clips(jamId(1), null);
  await ledger.latest(GUILD, ANNA, 5);
  await ledger.counting(GUILD, ['spend', 'refund'], DAY);
  await ledger.entered(GUILD, ['grant', 'refund'], DAY);
  await ledger.orphans();
  await ledger.rename(GUILD, ANNA, userId(9));
  await ledger.totals();
}

async function callModeration({ cases, memos, blocks, posts }: Records): Promise<void> {
  const about = { job: jobId(1), place: PLACE, text: null, amount: null, post: null };
  const when = { openedAt: T0, expiresAt: T0, state: { is: 'open' } } as const;
  await cases.open({ id: caseId(1), guild: GUILD, kind: 'report', opener: ANNA, ...about, ...when });
  await cases.get(caseId(1));
  await cases.posted(caseId(1), null);
  await cases.about(jobId(1), 'report');
  await cases.ofJob(jobId(1));
  await cases.waiting(GUILD, 5);
  await cases.overdue(T0, 5);
  await cases.nextExpiry();
  await cases.ofMember(GUILD, ANNA, 5);
  await cases.end(caseId(1), { is: 'lapsed', at: T0 });
  await cases.erase(GUILD, ANNA, userId(9));
  await memos.add(GUILD, 'case:1', { is: 'case', case: caseId(1) }, T0);
  await memos.due(T0, 5);
  await memos.nextDue();
  await memos.postpone(1, T0);
  await memos.done(1);
  await blocks.put({ guild: GUILD, member: ANNA, by: ANNA, at: T0, until: null, reason: 'r' });
  await blocks.of(GUILD, ANNA, T0);
  await blocks.inForce(GUILD, T0, 5);
  await blocks.lift(GUILD, ANNA);
  await posts.add({ job: jobId(1), channel: PLACE, message: messageId(1), at: T0 });
  await posts.ofJob(jobId(1));
  await posts.removed(PLACE, messageId(1), T0);
}
