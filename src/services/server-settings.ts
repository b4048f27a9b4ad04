// A server's settings, changed by its moderators; what changed is in the audit log, in the same transaction.
import type { GuildId, UserId } from '../domain/ids.ts';
import type { SpendLimits } from '../domain/limits.ts';
import { granted, type Outcome } from '../domain/outcome.ts';
import type { Clock, Log } from '../domain/ports.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Settings } from '../domain/settings.ts';
import { type Instant, type PeriodLength, periodAround } from '../domain/time.ts';
import { note } from './audit.ts';

export type SettingsChange = Partial<Omit<Settings, 'limits'>> & { readonly limits?: Partial<SpendLimits> };

export interface Policy {
  readonly settings: Settings;
  readonly resets: Readonly<Record<PeriodLength, Instant>>;
}

export interface ServerSettings {
  get(guild: GuildId): Promise<Settings>;
  /** The settings, and when the windows of their limits end next. */
  policy(guild: GuildId): Promise<Policy>;
  /** Whether anybody has ever set anything on this server. */
  untouched(guild: GuildId): Promise<boolean>;
  change(guild: GuildId, actor: UserId, change: SettingsChange): Promise<Settings>;
  /**
   * For a change that depends on what is set, such as one more entry of a list: reads, decides and writes in one
   * transaction, so that of two moderators at once neither undoes the other. `decide` may run only once and is pure.
   */
  revise<Trouble>(
    guild: GuildId,
    actor: UserId,
    decide: (settings: Settings) => Outcome<SettingsChange, Trouble>,
  ): Promise<Outcome<Settings, Trouble>>;
}

export function createServerSettings(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}): ServerSettings {
  const { store, clock, log } = deps;

  /** What changes nothing is no act, and is not noted. */
  async function write(
    records: Pick<Records, 'settings' | 'audit' | 'memos'>,
    guild: GuildId,
    actor: UserId,
    change: SettingsChange,
  ): Promise<Settings> {
    const now = clock.now();
    const before = await records.settings.get(guild);
    const after: Settings = { ...before, ...change, limits: { ...before.limits, ...change.limits } };
    const told = differences(before, after);
    if (told === null) return before;
    await records.settings.put(guild, after, now);
    await note(records, { at: now, guild, actor, action: 'settings', subject: 'server', ...told });
    return after;
  }

  const settings: ServerSettings = {
    get: (guild) => store.read.settings.get(guild),
    async policy(guild) {
      const current = await store.read.settings.get(guild);
      const endOf = (length: PeriodLength) => periodAround(clock.now(), length, current.zone).end;
      return { settings: current, resets: { day: endOf('day'), week: endOf('week'), month: endOf('month') } };
    },
    async untouched(guild) {
      return !(await store.read.settings.guilds()).includes(guild);
    },
    async change(guild, actor, change) {
      const after = await store.transaction((records) => write(records, guild, actor, change));
      log.info('settings.changed', { guild, actor, fields: Object.keys(change) });
      return after;
    },
    async revise(guild, actor, decide) {
      const revised = await store.transaction(async (records) => {
        const change = decide(await records.settings.get(guild));
        return change.ok ? granted(await write(records, guild, actor, change.value)) : change;
      });
      if (revised.ok) log.info('settings.changed', { guild, actor });
      return revised;
    },
  };
  return settings;
}

type Plain = Readonly<Record<string, unknown>>;

/** Only what differs, as JSON; null when nothing does. Of a list, only the entries that came or went. */
function differences(before: Plain, after: Plain): { readonly before: string; readonly after: string } | null {
  const keys = Object.keys(after).filter((key) => json(before[key]) !== json(after[key]));
  if (keys.length === 0) return null;
  const of = (one: Plain, other: Plain) =>
    json(Object.fromEntries(keys.map((key) => [key, withoutShared(one[key], other[key])])));
  return { before: of(before, after), after: of(after, before) };
}

function withoutShared(value: unknown, other: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(other)) {
    const theirs = new Set(other.map(json));
    return value.filter((entry) => !theirs.has(json(entry)));
  }
  if (!isPlain(value) || !isPlain(other)) return value;
  const keys = Object.keys(value).filter((key) => json(value[key]) !== json(other[key]));
  return Object.fromEntries(keys.map((key) => [key, withoutShared(value[key], other[key])]));
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without the ids of members: the log keeps who acted in a column of its own, where it can be forgotten. */
const MEMBERS: ReadonlySet<string> = new Set(['addedBy', 'by']);
const json = (value: unknown): string =>
  JSON.stringify(value ?? null, (key, inner: unknown) => (MEMBERS.has(key) ? undefined : inner));
