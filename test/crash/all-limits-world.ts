// A world with a limit of every kind, and its own arithmetic: who may spend what is written down here by hand, and what
// was spent is added up from the ledger's lines alone, with days, weeks and months read from a calendar.
import { ChannelId, GuildId, RoleId, type UserId } from '../../src/domain/ids.ts';
import type { LedgerEntry } from '../../src/domain/ledger.ts';
import { type Usd, usd } from '../../src/domain/money.ts';
import type { LimitName } from '../../src/domain/spending.ts';
import { type Instant, type PeriodLength, TimeZone } from '../../src/domain/time.ts';
import type { SettingsChange } from '../../src/services/server-settings.ts';
import { GUILD, member } from '../support/workshop.ts';

export const ELSEWHERE = GuildId.parse('100000000000000002');
export const STUDIO = ChannelId.parse('300000000000000011');
export const LOUNGE = ChannelId.parse('300000000000000012');
const ARTIST = RoleId.parse('500000000000000001');
const NOVICE = RoleId.parse('500000000000000002');
const FAN = RoleId.parse('500000000000000003');

const ZONES: ReadonlyMap<GuildId, TimeZone> = new Map([
  [GUILD, TimeZone.parse('Europe/Berlin')],
  [ELSEWHERE, TimeZone.parse('America/New_York')],
]);
const OPERATOR_ZONE = TimeZone.parse('Asia/Kolkata');

/** Which windows are the narrow ones: what is far above them never gets a chance to break. */
export const SHAPES = { days: { day: 1, week: 1 }, weeks: { day: 1.8, week: 1 }, months: { day: 2, week: 2 } } as const;
export type Shape = (typeof SHAPES)[keyof typeof SHAPES];

export const MOST_RUNNING = { member: 3, guild: 6 };
export const coolDownOf = (guild: GuildId): number => (guild === ELSEWHERE ? 20_000 : 0);

const zoneOf = (guild: GuildId): TimeZone => ZONES.get(guild) ?? OPERATOR_ZONE;

/** The same in both servers, but for the zone and the cool-down. */
export const policyOf = (guild: GuildId, { day, week }: Shape): SettingsChange => ({
  limits: {
    clip: usd(0.6),
    memberDay: usd(1 * day),
    memberWeek: usd(1.3 * week),
    memberMonth: usd(1.6),
    guildDay: usd(1.8 * day),
    guildMonth: usd(2.8),
  },
  guest: { clip: usd(0.5), memberDay: usd(0.7 * day), memberWeek: null, memberMonth: usd(1) },
  roles: [
    { role: ARTIST, strict: false, limits: { memberDay: usd(1.4 * day), memberWeek: null }, month: usd(1.3) },
    { role: NOVICE, strict: true, limits: { clip: usd(0.4), memberDay: usd(0.8 * day) }, month: usd(0.7) },
  ],
  channels: [{ channel: STUDIO, day: usd(1.2 * day), month: usd(1.8) }],
  tempo: {
    memberRunning: MOST_RUNNING.member,
    guildRunning: MOST_RUNNING.guild,
    coolDown: guild === ELSEWHERE ? coolDownOf(guild) / 1_000 : null,
  },
  zone: zoneOf(guild),
});
export const operatorOf = ({ day }: Shape) => ({ day: usd(2.4 * day), month: usd(4), zone: OPERATOR_ZONE });

export interface Person {
  readonly user: UserId;
  readonly roles: readonly RoleId[];
  readonly clip: Usd;
  /** What the rules above come to for them a day, a week and a month, worked out by hand; null: no limit. */
  readonly may: (shape: Shape) => { readonly day: Usd; readonly week: Usd | null; readonly month: Usd };
  readonly budget: { readonly role: RoleId; readonly month: Usd } | null;
}

export const PEOPLE: readonly Person[] = [
  // A guest.
  {
    user: member(0),
    roles: [],
    clip: usd(0.5),
    may: ({ day }) => ({ day: usd(0.7 * day), week: null, month: usd(1) }),
    budget: null,
  },
  // An artist: more a day, and no limit a week.
  {
    user: member(1),
    roles: [ARTIST],
    clip: usd(0.6),
    may: ({ day }) => ({ day: usd(1.4 * day), week: null, month: usd(1.6) }),
    budget: { role: ARTIST, month: usd(1.3) },
  },
  // Also a novice, which is strict.
  {
    user: member(2),
    roles: [ARTIST, NOVICE],
    clip: usd(0.4),
    may: ({ day, week }) => ({ day: usd(0.8 * day), week: usd(1.3 * week), month: usd(1.6) }),
    budget: { role: NOVICE, month: usd(0.7) },
  },
  // A role without a rule: as everybody.
  {
    user: member(3),
    roles: [FAN],
    clip: usd(0.6),
    may: ({ day, week }) => ({ day: usd(1 * day), week: usd(1.3 * week), month: usd(1.6) }),
    budget: null,
  },
];

/** One limit on sums, and which lines of the ledger it is about. */
export interface Ceiling {
  readonly limit: LimitName;
  readonly most: Usd;
  readonly length: PeriodLength;
  readonly zone: TimeZone;
  /** Only a member's own limits are raised by grants, and let go of what was written off. */
  readonly personal: boolean;
  readonly about: (entry: LedgerEntry) => boolean;
}

/** Every limit on sums that bears on what a person asks for in a channel of a server. */
export function ceilingsOf(
  shape: Shape,
  guild: GuildId,
  { user, may, budget }: Person,
  channel: ChannelId,
): readonly Ceiling[] {
  const zone = zoneOf(guild);
  const here = (entry: LedgerEntry) => entry.guild === guild;
  const own = { zone, personal: true, about: (entry: LedgerEntry) => here(entry) && entry.member === user };
  const all = { zone, personal: false, about: here };
  const desk = { zone, personal: false, about: (entry: LedgerEntry) => here(entry) && entry.channel === STUDIO };
  const everywhere = { zone: OPERATOR_ZONE, personal: false, about: () => true };
  const { day, week, month } = may(shape);
  const operator = operatorOf(shape);
  return [
    { limit: 'memberDay', length: 'day', most: day, ...own },
    ...(week === null ? [] : [{ limit: 'memberWeek' as const, length: 'week' as const, most: week, ...own }]),
    { limit: 'memberMonth', length: 'month', most: month, ...own },
    ...(budget === null ? [] : [budgetOf(guild, budget)]),
    ...(channel === STUDIO
      ? [
          { limit: 'channelDay' as const, length: 'day' as const, most: usd(1.2 * shape.day), ...desk },
          { limit: 'channelMonth' as const, length: 'month' as const, most: usd(1.8), ...desk },
        ]
      : []),
    { limit: 'guildDay', length: 'day', most: usd(1.8 * shape.day), ...all },
    { limit: 'guildMonth', length: 'month', most: usd(2.8), ...all },
    { limit: 'operatorDay', length: 'day', most: operator.day, ...everywhere },
    { limit: 'operatorMonth', length: 'month', most: operator.month, ...everywhere },
  ];
}

/** A role's budget counts what everybody spends whose limits that role decides. */
function budgetOf(guild: GuildId, { role, month }: NonNullable<Person['budget']>): Ceiling {
  const users = PEOPLE.filter(({ budget }) => budget?.role === role).map(({ user }) => user);
  const about = (entry: LedgerEntry) => entry.guild === guild && users.includes(entry.member);
  return { limit: 'roleMonth', length: 'month', most: month, zone: zoneOf(guild), personal: false, about };
}

/** What a limit has seen in the window around a moment, and what it allows there, grants included. */
export function sumsAt(entries: readonly LedgerEntry[], ceiling: Ceiling, at: Instant) {
  const window = windowOf(at, ceiling.length, ceiling.zone);
  const inside = entries.filter(
    (entry) => ceiling.about(entry) && windowOf(entry.heldAt, ceiling.length, ceiling.zone) === window,
  );
  const of = (weight: (entry: LedgerEntry) => number) =>
    inside.reduce((total, entry) => total + weight(entry) * entry.amount, 0);
  return {
    used: of(({ kind }) => weightOf(kind, ceiling.personal)),
    most: ceiling.most + (ceiling.personal ? of(({ kind }) => (kind === 'grant' ? 1 : 0)) : 0),
  };
}

/** A clip counts from its hold on, spent or not, until its money comes back. */
function weightOf(kind: LedgerEntry['kind'], personal: boolean): number {
  switch (kind) {
    case 'hold':
      return 1;
    case 'return':
    case 'refund':
      return -1;
    case 'write-off':
      return personal ? -1 : 0;
    case 'spend':
    case 'grant':
    case 'fund':
    case 'release':
      return 0;
  }
}

const windows = new Map<string, string>();

/** The name of the day, week or month that people in the zone live through at that moment. */
function windowOf(at: Instant, length: PeriodLength, zone: TimeZone): string {
  const key = `${length} ${zone} ${at}`;
  const known = windows.get(key) ?? windowIn(dateIn(at, zone), length);
  windows.set(key, known);
  return known;
}

const dateIn = (at: Instant, timeZone: TimeZone): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

function windowIn(date: string, length: PeriodLength): string {
  switch (length) {
    case 'day':
      return date;
    case 'week': {
      const noon = new Date(`${date}T12:00:00Z`);
      noon.setUTCDate(noon.getUTCDate() - ((noon.getUTCDay() + 6) % 7));
      return `week of ${noon.toISOString().slice(0, 10)}`;
    }
    case 'month':
      return date.slice(0, 7);
  }
}
