// A second set of books, kept as a plain list, that a store's ledger is held against act by act: which entries are taken,
// and what every sum over them is.
import { expect } from 'vitest';
import { Fault } from '../../../src/domain/fault.ts';
import type { ChannelId, GuildId, JamId, JobId, RoleId, UserId } from '../../../src/domain/ids.ts';
import {
  type Account,
  type Counted,
  type EntryKind,
  endsOf,
  type LedgerEntry,
  type Used,
} from '../../../src/domain/ledger.ts';
import { Usd } from '../../../src/domain/money.ts';
import type { Store, Totals } from '../../../src/domain/records.ts';
import { DAY, type Instant, later, type Period } from '../../../src/domain/time.ts';
import { ANNA, BEN, channelId, holdOf, jamId, jobId, roleId, T0 } from './samples.ts';

/** The numbers are small, so that acts meet on the same job and the same jam. */
export interface Act {
  readonly kind: EntryKind;
  readonly job: number;
  /** 0: the member pays for it alone. */
  readonly jam: number;
  readonly pot: boolean;
  readonly member: UserId;
  readonly role: RoleId | null;
  readonly channel: ChannelId;
  readonly amount: Usd;
  readonly at: Instant;
}

/** Where the numbers of jobs and jams of a history begin, so that histories in one store do not meet. */
interface Own {
  readonly guild: GuildId;
  readonly job: (n: number) => JobId;
  readonly jam: (n: number) => JamId;
}

/**
 * Plays a history in a guild of its own; after it, every sum of the store equals the sum of the model. Resolves to what
 * was taken.
 */
export async function play(
  store: Store,
  guild: GuildId,
  run: number,
  history: readonly Act[],
): Promise<readonly LedgerEntry[]> {
  const { ledger } = store.read;
  const own: Own = { guild, job: (n) => jobId(run * 10 + n), jam: (n) => jamId(run * 10 + n) };
  const elsewhere = await ledger.totals();
  const books: LedgerEntry[] = [];
  for (const act of history) {
    const entry = entryOf(act, own, books);
    if (taken(entry, books)) {
      await ledger.enter(entry);
      books.push(entry);
    } else {
      await expect(ledger.enter(entry)).rejects.toThrow(Fault);
    }
  }
  await expectSums(store, own, books);
  const totals = totalsOf(books);
  expect(totals.held + totals.spent + totals.pots + totals.borne).toBe(totals.given);
  expect(await ledger.totals()).toEqual(added(elsewhere, totals));
  return books;
}

const HOLDERS = ['spend', 'return'];
const CORRECTIONS = ['refund', 'write-off'];

/** A settlement speaks of the hold that it finds, except for the amount, which may be wrong; a jam has one sponsor. */
function entryOf(act: Act, own: Own, books: readonly LedgerEntry[]): LedgerEntry {
  const { kind, member, amount, at } = act;
  const job = own.job(act.job);
  const hold = books.find((one) => one.job === job && one.kind === 'hold');
  const jam = act.jam === 0 ? null : own.jam(act.jam);
  const base = holdOf(0, { kind, guild: own.guild, member, role: act.role, channel: act.channel, amount, at });
  switch (kind) {
    case 'hold': {
      const hold = { ...base, job, jam, purse: act.pot ? 'pot' : 'own' } as const;
      return act.pot ? { ...hold, ...ofJam(act.jam) } : hold;
    }
    case 'spend':
    case 'return':
    case 'refund':
    case 'write-off':
      return { ...(hold ?? { ...base, job }), kind, amount, at };
    case 'fund':
    case 'release':
      return { ...base, job: null, jam, purse: 'pot', ...ofJam(act.jam) };
    case 'grant':
      return { ...base, job: null };
  }
}

const ofJam = (n: number) => ({ role: n === 1 ? roleId(1) : null, heldAt: later(T0, n * DAY) });

/** What the books allow: one hold, one settlement and one correction of a job, and no more out of a pot than is in it. */
function taken(entry: LedgerEntry, books: readonly LedgerEntry[]): boolean {
  const { kind, job, jam, purse, amount } = entry;
  const mine = books.filter((one) => one.job === job);
  const enough = purse === 'own' || (jam !== null && amount <= potOf(books, jam));
  const same = (earlier: EntryKind) => mine.some((one) => one.kind === earlier && one.amount === amount);
  switch (kind) {
    case 'hold':
      return mine.length === 0 && enough;
    case 'spend':
    case 'return':
      return same('hold') && !mine.some((one) => HOLDERS.includes(one.kind));
    case 'refund':
    case 'write-off':
      return same('spend') && !mine.some((one) => CORRECTIONS.includes(one.kind));
    case 'fund':
      return jam !== null;
    case 'release':
      return jam !== null && enough;
    case 'grant':
      return true;
  }
}

async function expectSums({ read: { ledger } }: Store, own: Own, books: readonly LedgerEntry[]): Promise<void> {
  const { guild } = own;
  const jams = [1, 2].map(own.jam);
  const counted: readonly Counted[] = [
    { of: 'guild', guild },
    ...[ANNA, BEN].map((member) => ({ of: 'member' as const, guild, member })),
    ...[1, 2].map((n) => ({ of: 'role' as const, guild, role: roleId(n) })),
    ...[1, 2].map((n) => ({ of: 'channel' as const, guild, channel: channelId(n) })),
    ...jams.map((jam) => ({ of: 'jam' as const, jam })),
    ...jams.flatMap((jam) => [ANNA, BEN].map((member) => ({ of: 'jam-member' as const, jam, member }))),
  ];
  for (const one of counted) {
    for (const period of [null, ...DAYS]) expect(await ledger.used(one, period)).toEqual(usedOf(books, one, period));
  }
  for (const member of [ANNA, BEN]) {
    for (const period of DAYS) {
      const grants = within(books, period).filter((one) => one.kind === 'grant' && one.member === member);
      expect(await ledger.granted(guild, member, period)).toBe(amounts(grants));
    }
  }
  for (const jam of jams) {
    expect(await ledger.pot(jam)).toBe(potOf(books, jam));
    const clips = (all: readonly LedgerEntry[]) =>
      all.filter(({ kind }) => kind === 'hold').length -
      all.filter(({ kind }) => kind === 'return' || kind === 'refund').length;
    const entered = books.filter((one) => one.jam === jam && one.job !== null);
    expect(await ledger.clips(jam, null)).toBe(clips(entered));
    expect(await ledger.clips(jam, ANNA)).toBe(clips(entered.filter(({ member }) => member === ANNA)));
  }
}

const DAYS: readonly Period[] = [0, 1, 2, 3].map((day) => ({
  start: later(T0, day * DAY),
  end: later(T0, (day + 1) * DAY),
}));

const within = (books: readonly LedgerEntry[], period: Period | null) =>
  books.filter(({ heldAt }) => period === null || (heldAt >= period.start && heldAt < period.end));

const amounts = (entries: readonly LedgerEntry[]): Usd =>
  Usd.parse(entries.reduce((total, { amount }) => total + amount, 0));

/** What lies in an account, going by the entries alone. */
function balance(entries: readonly LedgerEntry[], account: Account): number {
  return entries.reduce((total, { kind, purse, amount }) => {
    const { from, to } = endsOf(kind, purse);
    return total + (to === account ? amount : 0) - (from === account ? amount : 0);
  }, 0);
}

const potOf = (books: readonly LedgerEntry[], jam: JamId): number =>
  balance(
    books.filter((one) => one.jam === jam),
    'pot',
  );

function usedOf(books: readonly LedgerEntry[], counted: Counted, period: Period | null): Used {
  const inside = within(books, period).filter((one) => counts(one, counted));
  const [held, pot, spent, borne] = (['held', 'pot', 'spent', 'borne'] as const).map((one) => balance(inside, one));
  const personal = counted.of === 'member' || counted.of === 'jam-member';
  const pots = counted.of === 'role' || counted.of === 'guild' || counted.of === 'all';
  return {
    held: Usd.parse((held ?? 0) + (pots ? (pot ?? 0) : 0)),
    spent: Usd.parse((spent ?? 0) + (personal ? 0 : (borne ?? 0))),
  };
}

function counts(entry: LedgerEntry, counted: Counted): boolean {
  if (entry.kind === 'grant') return false;
  switch (counted.of) {
    case 'member':
      return entry.member === counted.member && entry.purse === 'own';
    case 'role':
      return entry.role === counted.role;
    case 'channel':
      return entry.channel === counted.channel;
    case 'jam':
      return entry.jam === counted.jam && entry.purse === 'pot';
    case 'jam-member':
      return entry.jam === counted.jam && entry.purse === 'pot' && entry.member === counted.member;
    case 'guild':
    case 'all':
      return true;
  }
}

function totalsOf(books: readonly LedgerEntry[]): Totals {
  const of = (account: Account) => Usd.parse(balance(books, account));
  const given =
    0 -
    balance(
      books.filter(({ kind }) => kind !== 'grant'),
      'allowance',
    );
  return { held: of('held'), spent: of('spent'), pots: of('pot'), borne: of('borne'), given: Usd.parse(given) };
}

const added = (a: Totals, b: Totals): Totals => ({
  held: Usd.parse(a.held + b.held),
  spent: Usd.parse(a.spent + b.spent),
  pots: Usd.parse(a.pots + b.pots),
  borne: Usd.parse(a.borne + b.borne),
  given: Usd.parse(a.given + b.given),
});
