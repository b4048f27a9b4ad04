// Erasing one member out of any history: every sum of the books stays, nobody else loses anything, and in the whole
// database nothing is left of them but what is said to stay.

import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { createStore } from '../../src/db/store.ts';
import type { Case } from '../../src/domain/cases.ts';
import type { GuildId, JobId, UserId } from '../../src/domain/ids.ts';
import type { Job, StateName } from '../../src/domain/job.ts';
import type { Counted, LedgerEntry } from '../../src/domain/ledger.ts';
import { Usd } from '../../src/domain/money.ts';
import type { Store } from '../../src/domain/records.ts';
import type { VideoRequest } from '../../src/domain/request.ts';
import { DAY, type Instant, later, periodAround, UTC } from '../../src/domain/time.ts';
import { note } from '../../src/services/audit.ts';
import { createEraser } from '../../src/services/eraser.ts';
import { type Erased, erase } from '../../src/services/erasure.ts';
import {
  ANNA,
  BEN,
  caseId,
  channelId,
  draftId,
  draftOf,
  GUILD,
  guildId,
  holdOf,
  jobId,
  jobOf,
  messageId,
  REQUEST,
  roleId,
  statesOf,
  T0,
} from '../contracts/store/samples.ts';

const KEY = 'ab'.repeat(32);
const OTHER_GUILD = guildId(2);
const SECRET = 'a secret that only Anna knows';

const wordsOf = (member: UserId) => (member === ANNA ? SECRET : 'of Ben');
const asking = (prompt: string): VideoRequest => (REQUEST.kind === 'text' ? { ...REQUEST, prompt } : REQUEST);

/** One clip of a history, `ago` days before the erasure. */
interface Past {
  readonly member: UserId;
  readonly guild: GuildId;
  readonly ago: number;
  readonly amount: number;
  readonly end: 'queued' | 'awaiting' | 'delivered' | 'kept' | 'failed' | 'cancelled';
  readonly corrected: boolean;
  readonly reported: boolean;
}

const past: fc.Arbitrary<Past> = fc.record({
  member: fc.constantFrom(ANNA, ANNA, BEN),
  guild: fc.constantFrom(GUILD, GUILD, OTHER_GUILD),
  ago: fc.integer({ min: 0, max: 70 }),
  amount: fc.integer({ min: 0, max: 3_000_000 }),
  end: fc.constantFrom('queued', 'awaiting', 'delivered', 'kept', 'failed', 'cancelled'),
  corrected: fc.boolean(),
  reported: fc.boolean(),
});

const caseOf = (n: number, job: JobId | null, change: Partial<Case>): Case => ({
  id: caseId(n),
  guild: GUILD,
  kind: 'appeal',
  opener: ANNA,
  job,
  place: channelId(1),
  text: SECRET,
  amount: null,
  openedAt: T0,
  expiresAt: later(T0, DAY),
  state: { is: 'open' },
  post: { channel: channelId(7), message: messageId(900 + n) },
  ...change,
});

async function live(store: Store, history: readonly Past[]): Promise<void> {
  for (const [n, one] of history.entries()) await liveThrough(store, n + 1, one);
  await store.transaction(async (records) => {
    const base = { at: T0, guild: GUILD, before: null, after: null };
    await note(records, { ...base, actor: BEN, action: 'grant', subject: ANNA });
    await note(records, { ...base, actor: ANNA, action: 'consent', subject: jobId(1) });
    await records.drafts.add(draftOf(500, { request: asking(SECRET) }));
    const granted = { is: 'granted', member: ANNA, amount: Usd.parse(1), by: BEN, reason: 'why not', at: T0 } as const;
    await records.memos.add(GUILD, 'granted:1', granted, T0);
  });
}

async function liveThrough(store: Store, n: number, one: Past): Promise<void> {
  const at = later(T0, -one.ago * DAY);
  const state = { ...statesOf(n)[one.end] };
  const job: Job = jobOf(n, {
    author: one.member,
    guild: one.guild,
    state: state.at === 'cancelled' ? { ...state, by: one.member } : state,
    createdAt: at,
    dueAt: at,
    lineAt: null,
    request: asking(wordsOf(one.member)),
  });
  const hold = holdOf(n, {
    member: one.member,
    guild: one.guild,
    amount: Usd.parse(one.amount),
    at,
    role: n % 2 === 0 ? roleId(1) : null,
    channel: channelId(1 + (n % 2)),
  });
  const settled = kindsAfter(one);
  await store.transaction(async (records) => {
    await records.drafts.add(
      draftOf(n, { author: one.member, guild: one.guild, request: job.request, end: { is: 'spent', job: job.id } }),
    );
    await records.jobs.add(job);
    for (const kind of ['hold', ...settled] as const) await records.ledger.enter({ ...hold, kind });
    if (one.reported) {
      await records.cases.open(caseOf(n, job.id, { opener: BEN, kind: 'report', guild: one.guild, text: 'by Ben' }));
      await records.cases.open(
        caseOf(400 + n, job.id, { opener: one.member, guild: one.guild, text: wordsOf(one.member) }),
      );
    }
  });
}

function kindsAfter({ end, corrected }: Past): readonly LedgerEntry['kind'][] {
  switch (end) {
    case 'queued':
    case 'awaiting':
      return [];
    case 'failed':
    case 'cancelled':
      return ['return'];
    case 'delivered':
      return corrected ? ['spend', 'refund'] : ['spend'];
    case 'kept':
      return corrected ? ['spend', 'write-off'] : ['spend'];
  }
}

/** Every sum that any limit or report is made of, those of some members among them. */
async function sums(store: Store, members: readonly UserId[]) {
  const { ledger } = store.read;
  const counted: readonly Counted[] = [
    { of: 'all' },
    ...[GUILD, OTHER_GUILD].flatMap((guild): readonly Counted[] => [
      { of: 'guild', guild },
      { of: 'role', guild, role: roleId(1) },
      ...[1, 2].map((n) => ({ of: 'channel', guild, channel: channelId(n) }) as const),
      ...members.map((member) => ({ of: 'member', guild, member }) as const),
    ]),
  ];
  const periods = [null, ...(['day', 'week', 'month'] as const).map((length) => periodAround(T0, length, UTC))];
  const found = [];
  for (const one of counted) for (const period of periods) found.push(await ledger.used(one, period));
  return found;
}

/** What the limits of a member are judged by. */
async function sumsOfToday(store: Store, member: UserId) {
  const periods = (['day', 'week', 'month'] as const).map((length) => periodAround(T0, length, UTC));
  return Promise.all(periods.map((period) => store.read.ledger.used({ of: 'member', guild: GUILD, member }, period)));
}

const byText = (one: string, other: string) => one.localeCompare(other);

/** Every row of every table as text, by table. */
async function dump({ kysely }: Database): Promise<ReadonlyMap<string, string>> {
  const tables = await kysely.introspection.getTables();
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await sql`SELECT * FROM ${sql.table(name)}`.execute(kysely);
    texts.set(name, rows.map((row) => JSON.stringify(row)).join('\n'));
  }
  return texts;
}

const rowsWith = (text: string | undefined, ...words: readonly string[]) =>
  (text ?? '').split('\n').filter((row) => words.every((word) => row.includes(word)));

/** An eraser before whom everything in Discord and on disk does as it is told. */
function eraserOn(store: Store, now: () => Instant) {
  const done: string[] = [];
  const eraser = createEraser({
    store,
    messenger: {
      remove: async (channel, message) => {
        done.push(`message ${channel} ${message}`);
        return 'done';
      },
      removeAbout: async (channel, job) => {
        done.push(`traces ${channel} ${job}`);
        return 'done';
      },
      retitle: async () => 'done',
    },
    spool: {
      remove: async (file) => {
        done.push(`clip ${file}`);
      },
    },
    media: { remove: async () => undefined },
    clock: { now, sleep: async () => undefined },
    chance: { jitter: () => 0.5 },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return {
    done,
    work: async () => {
      const signal = new AbortController().signal;
      while ((await eraser.next(signal)).is === 'worked');
    },
  };
}

const isOfAnna = ({ member, guild }: Past) => member === ANNA && guild === GUILD;
const isWaiting = ({ end }: Past) => end === 'queued' || end === 'awaiting';
const histories = fc.array(past, { minLength: 1, maxLength: 12 });

/** A world in which all of this happened. */
async function withWorld(
  history: readonly Past[],
  look: (store: Store, database: Database) => Promise<void>,
): Promise<void> {
  const database = await openDatabase(':memory:');
  try {
    const store = createStore(database);
    await live(store, history);
    await look(store, database);
  } finally {
    await database.close();
  }
}

async function eraseAnna(store: Store): Promise<Erased> {
  const erased = await store.transaction((records) => erase(records, { guild: GUILD, user: ANNA }, KEY, T0));
  if (!erased.ok) throw new Error(`it was refused: ${erased.refusal.is}`);
  return erased.value;
}

/** What waits is called off by hand, with the money back. */
async function callOffAnnas(store: Store, history: readonly Past[]): Promise<void> {
  for (const [n, one] of history.entries()) {
    if (!isOfAnna(one) || !isWaiting(one)) continue;
    const [hold] = await store.read.ledger.ofJob(jobId(n + 1));
    if (hold !== undefined) await store.read.ledger.enter({ ...hold, kind: 'return', at: T0 });
  }
}

it('keeps every sum of the books, and what the limits of today count', { timeout: 60_000 }, () =>
  fc.assert(
    fc.asyncProperty(histories, (history) =>
      withWorld(history, async (twin) => {
        await callOffAnnas(twin, history);
        await withWorld(history, async (store) => {
          const { moneyUntil } = await eraseAnna(store);
          expect(await store.read.ledger.totals()).toEqual(await twin.read.ledger.totals());
          expect(await sums(store, [BEN])).toEqual(await sums(twin, [BEN]));
          expect(await sumsOfToday(store, ANNA)).toEqual(await sumsOfToday(twin, ANNA));
          await eraserOn(store, () => moneyUntil).work();
          expect(await store.read.ledger.totals()).toEqual(await twin.read.ledger.totals());
          expect(await sums(store, [BEN])).toEqual(await sums(twin, [BEN]));
        });
      }),
    ),
    { numRuns: 30 },
  ),
);

it('leaves nothing of the member anywhere, and everything of everybody else', { timeout: 60_000 }, () =>
  fc.assert(
    fc.asyncProperty(histories, (history) =>
      withWorld(history, async (store, database) => {
        const bens = await store.read.jobs.ofMember(GUILD, BEN, 99);
        const { moneyUntil } = await eraseAnna(store);
        await eraserOn(store, () => moneyUntil).work();
        const elsewhere = history.filter(({ member, guild }) => member === ANNA && guild === OTHER_GUILD);
        expect(await store.read.jobs.ofMember(OTHER_GUILD, ANNA, 99)).toHaveLength(elsewhere.length);
        expect(await store.read.jobs.ofMember(GUILD, BEN, 99)).toEqual(bens);
        const left = [...(await dump(database))].flatMap(([table, text]) =>
          [...rowsWith(text, ANNA), ...rowsWith(text, SECRET)]
            .filter((row) => !row.includes(OTHER_GUILD))
            .map((row) => `${table}: ${row}`),
        );
        expect(left).toEqual([]);
        const log = await store.read.audit.ofGuild(GUILD, 9);
        expect(log.map(({ action }) => action)).toEqual(['erase', 'consent', 'grant']);
      }),
    ),
    { numRuns: 30 },
  ),
);

it('takes files and messages away, and leaves what others wrote', { timeout: 60_000 }, () =>
  fc.assert(
    fc.asyncProperty(histories, (history) =>
      withWorld(history, async (store) => {
        await eraseAnna(store);
        const { done, work } = eraserOn(store, () => later(T0, DAY));
        await work();
        const annas = history.map((one, n) => ({ ...one, n: n + 1 })).filter(isOfAnna);
        const clips = annas
          .filter(({ end }) => end === 'delivered' || end === 'kept')
          .map(({ n }) => `${jobId(n)}.mp4`);
        expect(done.filter((one) => one.startsWith('clip')).toSorted(byText)).toEqual(
          clips.map((file) => `clip ${file}`).toSorted(byText),
        );
        const cards = annas
          .filter(({ reported }) => reported)
          .flatMap(({ n }) => [messageId(900 + n), messageId(1_300 + n)]);
        expect(done).toEqual(expect.arrayContaining(cards.map((message) => `message ${channelId(7)} ${message}`)));
        for (const { n } of annas.filter(({ reported }) => reported)) {
          expect(await store.read.cases.get(caseId(n))).toMatchObject({ text: 'by Ben', state: { is: 'decided' } });
        }
        for (const { n } of annas) {
          const request = (await store.read.jobs.get(jobId(n)))?.request;
          expect(request).toMatchObject({ kind: 'text', prompt: '', model: REQUEST.model });
        }
      }),
    ),
    { numRuns: 20 },
  ),
);

const UNDER_WAY: readonly StateName[] = ['submitting', 'unconfirmed', 'rendering', 'rendered', 'withheld'];

it.each(UNDER_WAY)('changes nothing while a clip is %s', async (at) => {
  const database = await openDatabase(':memory:');
  const store = createStore(database);
  await store.read.jobs.add(jobOf(1, { state: statesOf(1)[at] }));
  await store.read.ledger.enter(holdOf(1));
  const before = await dump(database);
  const erased = await store.transaction((records) => erase(records, { guild: GUILD, user: ANNA }, KEY, T0));
  expect(erased).toEqual({ ok: false, refusal: { is: 'under-way', jobs: [jobId(1)] } });
  expect(await dump(database)).toEqual(before);
  await database.close();
});

it('is all or nothing', async () => {
  const database = await openDatabase(':memory:');
  const store = createStore(database);
  await store.read.jobs.add(jobOf(1, { state: statesOf(1).delivered }));
  await store.read.drafts.add(draftOf(1, { end: { is: 'spent', job: jobId(1) }, id: draftId(1) }));
  const before = await dump(database);
  const broken = store.transaction(async (records) => {
    await erase(records, { guild: GUILD, user: ANNA }, KEY, T0);
    throw new Error('the power went');
  });
  await expect(broken).rejects.toThrow('the power went');
  expect(await dump(database)).toEqual(before);
  await database.close();
});

it('waits for the pause between two clips to end', async () => {
  const database = await openDatabase(':memory:');
  const store = createStore(database);
  const settings = await store.read.settings.get(GUILD);
  await store.read.settings.put(GUILD, { ...settings, tempo: { ...settings.tempo, coolDown: 600 } }, T0);
  await store.read.jobs.add(jobOf(1, { state: statesOf(1).delivered }));
  const tried = (now: Instant) =>
    store.transaction((records) => erase(records, { guild: GUILD, user: ANNA }, KEY, now));
  expect(await tried(later(T0, 599_000))).toMatchObject({ refusal: { is: 'cooling-down', until: later(T0, 600_000) } });
  expect(await tried(later(T0, 600_000))).toMatchObject({ ok: true, value: { clips: 1 } });
  await database.close();
});
