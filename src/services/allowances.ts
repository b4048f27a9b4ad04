// Allowances: every limit that bears on a member's next clip in one place, and what is used of each. Reads through the
// given records: inside a transaction, nothing can be spent between this reading and the hold.
import type { ChannelId, GuildId, RoleId } from '../domain/ids.ts';
import type { JamTerms } from '../domain/jam-terms.ts';
import { RUNNING } from '../domain/job.ts';
import type { Counted, Used } from '../domain/ledger.ts';
import { type EffectiveLimits, limitsFor } from '../domain/limits.ts';
import type { Member } from '../domain/member.ts';
import { sum, type Usd } from '../domain/money.ts';
import type { Records } from '../domain/records.ts';
import type { Settings } from '../domain/settings.ts';
import { type Allowance, type Cap, clipCap, judge, type LimitName, type Running } from '../domain/spending.ts';
import {
  type Instant,
  later,
  type Period,
  type PeriodLength,
  periodAround,
  SECOND,
  type TimeZone,
} from '../domain/time.ts';

/** What whoever runs the bot allows for all servers together. */
export interface OperatorCaps {
  readonly day: Usd | null;
  readonly month: Usd | null;
  readonly zone: TimeZone;
}

/** Whose money, and where it is asked for: of a thread, the channel above it. */
export interface Spender {
  readonly member: Pick<Member, 'user' | 'guild' | 'roles'>;
  readonly channel: ChannelId;
  readonly jam: JamTerms | null;
}

export interface Sheet {
  readonly allowance: Allowance;
  readonly settings: Settings;
  /** The role whose budget counts what is spent now. */
  readonly role: RoleId | null;
  /** The moment whose windows a hold made now counts in. */
  readonly countsAt: Instant;
}

export interface Allowances {
  /** The purse that pays `price`: a jam's pot where it can, else the member's own limits where the jam allows that. */
  for(records: Records, spender: Spender, price: Usd, now: Instant): Promise<Sheet>;
  /** Only what the member's own limits allow; jams left aside. */
  own(records: Records, spender: Omit<Spender, 'jam'>, now: Instant): Promise<Sheet>;
  /** What bears on money that a server sets aside for a pot, now or in the window that `countsAt` lies in. */
  pot(records: Records, guild: GuildId, sponsor: RoleId | null, countsAt: Instant): Promise<readonly Cap[]>;
}

export function createAllowances({ operator }: { readonly operator: OperatorCaps }): Allowances {
  /** The caps of several windows of one sum. */
  async function windows(
    records: Records,
    counted: Counted,
    of: Cap['of'],
    zone: TimeZone,
    now: Instant,
    wanted: readonly (readonly [LimitName, PeriodLength, Usd | null])[],
  ): Promise<readonly Cap[]> {
    const caps: Cap[] = [];
    for (const [limit, length, most] of wanted) {
      if (most === null) continue;
      const period = periodAround(now, length, zone);
      const raised =
        counted.of === 'member' ? await records.ledger.granted(counted.guild, counted.member, period) : null;
      const cap = raised === null ? most : sum(most, raised);
      caps.push({ limit, cap, used: total(await records.ledger.used(counted, period)), resetsAt: period.end, of });
    }
    return caps;
  }

  /** What the server and whoever runs the bot allow, whoever asks. */
  async function common(
    records: Records,
    settings: Settings,
    guild: GuildId,
    rule: Settings['roles'][number] | null,
    now: Instant,
  ) {
    const { limits, zone } = settings;
    return [
      ...(rule === null
        ? []
        : await windows(records, { of: 'role', guild, role: rule.role }, rule.role, zone, now, [
            ['roleMonth', 'month', rule.month],
          ])),
      ...(await windows(records, { of: 'guild', guild }, null, zone, now, [
        ['guildDay', 'day', limits.guildDay],
        ['guildMonth', 'month', limits.guildMonth],
      ])),
      ...(await windows(records, { of: 'all' }, null, operator.zone, now, [
        ['operatorDay', 'day', operator.day],
        ['operatorMonth', 'month', operator.month],
      ])),
    ];
  }

  async function own(records: Records, { member, channel }: Omit<Spender, 'jam'>, now: Instant): Promise<Sheet> {
    const settings = await records.settings.get(member.guild);
    const { guild, user } = member;
    const { limits, rule } = limitsFor(settings, member.roles);
    const { zone } = settings;
    const place = settings.channels.find((one) => one.channel === channel);
    const caps = [
      ...clipCaps(limits),
      ...(await windows(records, { of: 'member', guild, member: user }, null, zone, now, [
        ['memberDay', 'day', limits.memberDay],
        ['memberWeek', 'week', limits.memberWeek],
        ['memberMonth', 'month', limits.memberMonth],
      ])),
      ...(place === undefined
        ? []
        : await windows(records, { of: 'channel', guild, channel }, channel, zone, now, [
            ['channelDay', 'day', place.day],
            ['channelMonth', 'month', place.month],
          ])),
      ...(await common(records, settings, guild, rule, now)),
    ];
    const pace = await paceOf(records, settings, member, now);
    return { allowance: { purse: 'own', caps, ...pace }, settings, role: rule?.role ?? null, countsAt: now };
  }

  /** A pot's money was judged against the server's limits when it was set aside; what is left is the pot's own. */
  async function fromPot(records: Records, spender: Spender, jam: JamTerms, now: Instant): Promise<Sheet> {
    const { member } = spender;
    const settings = await records.settings.get(member.guild);
    const { limits } = limitsFor(settings, member.roles);
    const spent = total(await records.ledger.used({ of: 'jam', jam: jam.id }, null));
    const caps: Cap[] = [
      ...clipCaps(limits),
      ...(jam.memberUsd === null
        ? []
        : [
            {
              limit: 'jamMember' as const,
              cap: jam.memberUsd,
              used: total(await records.ledger.used({ of: 'jam-member', jam: jam.id, member: member.user }, null)),
              resetsAt: null,
              of: jam.id,
            },
          ]),
      { limit: 'jamPot', cap: sum(spent, await records.ledger.pot(jam.id)), used: spent, resetsAt: null, of: jam.id },
    ];
    const pace = await paceOf(records, settings, member, now);
    return { allowance: { purse: 'pot', caps, ...pace }, settings, role: jam.sponsor, countsAt: jam.fundedAt };
  }

  return {
    own,
    async for(records, spender, price, now) {
      const { jam, member } = spender;
      if (jam === null) return own(records, spender, now);
      const clips = await clipsInJam(records, jam, member);
      const pot = withRunning(await fromPot(records, spender, jam, now), clips);
      if (!jam.ownToo || judge(pot.allowance, price, now).ok) return pot;
      return withRunning(await own(records, spender, now), clips);
    },
    async pot(records, guild, sponsor, countsAt) {
      const settings = await records.settings.get(guild);
      const rule = settings.roles.find(({ role }) => role === sponsor) ?? null;
      return common(records, settings, guild, rule, countsAt);
    },
  };
}

const total = ({ held, spent }: Used) => sum(held, spent);

const clipCaps = ({ clip }: EffectiveLimits['limits']): readonly Cap[] => (clip === null ? [] : [clipCap(clip)]);

const withRunning = (sheet: Sheet, running: readonly Running[]): Sheet => ({
  ...sheet,
  allowance: { ...sheet.allowance, running: [...sheet.allowance.running, ...running] },
});

/** How many clips one person may make in a jam, whoever pays for them. */
async function clipsInJam(
  records: Records,
  jam: JamTerms,
  { user }: Pick<Member, 'user'>,
): Promise<readonly Running[]> {
  if (jam.memberClips === null) return [];
  return [{ whose: 'jam-member', now: await records.ledger.clips(jam.id, user), most: jam.memberClips }];
}

async function paceOf(
  records: Records,
  { tempo }: Settings,
  { guild, user }: Spender['member'],
  now: Instant,
): Promise<Pick<Allowance, 'running' | 'coolUntil'>> {
  const running: Running[] = [];
  if (tempo.memberRunning !== null) {
    running.push({ whose: 'member', now: await records.jobs.count(guild, user, RUNNING), most: tempo.memberRunning });
  }
  if (tempo.guildRunning !== null) {
    running.push({ whose: 'guild', now: await records.jobs.count(guild, null, RUNNING), most: tempo.guildRunning });
  }
  const last = tempo.coolDown === null ? undefined : await records.jobs.lastOf(guild, user);
  const until = last === undefined || tempo.coolDown === null ? null : later(last, tempo.coolDown * SECOND);
  return { running, coolUntil: until !== null && until > now ? until : null };
}

/** The periods of a server around a moment, for statements. */
export function periodsAround(now: Instant, zone: TimeZone): Readonly<Record<PeriodLength, Period>> {
  return {
    day: periodAround(now, 'day', zone),
    week: periodAround(now, 'week', zone),
    month: periodAround(now, 'month', zone),
  };
}
