// `/video-admin guests`, `role` and `channel`: limits for those without any role, for the members of a role, and for all
// that is made in one channel. Options that are left out keep what was set.
import { ApplicationCommandOptionType, ChannelType } from 'discord.js';
import { z } from 'zod';
import { ChannelId, RoleId } from '../../domain/ids.ts';
import { type ChannelRule, MemberLimits, type RoleRule } from '../../domain/limits.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Services } from '../../services/index.ts';
import type { SettingsChange } from '../../services/server-settings.ts';
import type { Call, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { policyView } from '../views/policy.ts';
import { allowedTo, amountsIn, type No, noView } from './answers.ts';

/** How many rules of a kind a server may have. */
const MOST_RULES = 25;

const OWN = [
  ['clip', 'clip', 'The most for one clip: dollars or none'],
  ['day', 'memberDay', 'Each of them a day: dollars or none'],
  ['week', 'memberWeek', 'Each of them a week: dollars or none'],
  ['month', 'memberMonth', 'Each of them a month: dollars or none'],
] as const;
const SHARED = [['budget', 'month', 'All of them together a month: dollars or none']] as const;
const PLACE = [
  ['day', 'day', 'All clips here a day: dollars or none'],
  ['month', 'month', 'All clips here a month: dollars or none'],
] as const;

const amountOptions = (amounts: readonly (readonly [string, string, string])[]) =>
  amounts.map(([name, , description]) => ({
    type: ApplicationCommandOptionType.String as const,
    name,
    description,
    max_length: 20,
  }));

const removal = (description: string) => ({
  type: ApplicationCommandOptionType.Boolean as const,
  name: 'remove',
  description,
});

const text = z.string().optional();
const Own = z.object({ clip: text, day: text, week: text, month: text, remove: z.boolean().default(false) });
const RoleOptions = Own.extend({ role: RoleId, strict: z.boolean().optional(), budget: text });
const ChannelOptions = z.object({ channel: ChannelId, day: text, month: text, remove: z.boolean().default(false) });

/** Sets what `decide` makes of the present settings, and shows the policy as it is then. */
async function setting(
  call: Call,
  { settings }: Services,
  decide: (now: Settings) => Outcome<SettingsChange, No>,
): Promise<View> {
  const revised = await settings.revise(call.guild, call.user, decide);
  return revised.ok ? policyView(await settings.policy(call.guild), 'saved') : noView(revised.refusal);
}

export const guests: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'guests',
    description: 'Limits of their own for members without any role',
    options: [...amountOptions(OWN), removal('No limits of their own: as for everybody')],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('settings', call, services, async () => {
      const { remove, ...asked } = read(Own, call.options);
      return setting(call, services, ({ guest, limits }) => {
        if (remove) return granted({ guest: null });
        const amounts = amountsIn(asked, OWN);
        return amounts.ok
          ? granted({ guest: { ...(guest ?? MemberLimits.parse(limits)), ...amounts.value } })
          : amounts;
      });
    }),
};

export const role: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'role',
    description: 'Limits for the members of a role, and a budget that they share',
    options: [
      { type: ApplicationCommandOptionType.Role, name: 'role', description: 'The role', required: true },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'strict',
        description: 'Counts even for members whose other roles are more generous',
      },
      ...amountOptions(OWN),
      ...amountOptions(SHARED),
      removal('No rule for this role any more'),
    ],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('settings', call, services, async () => {
      const asked = read(RoleOptions, call.options);
      return setting(call, services, ({ roles }) => {
        const others = roles.filter((rule) => rule.role !== asked.role);
        if (asked.remove) return granted({ roles: others });
        const rule = ruleOf(
          asked,
          roles.find((one) => one.role === asked.role),
        );
        if (!rule.ok) return rule;
        if (others.length >= MOST_RULES) return refused({ is: 'list-full', most: MOST_RULES });
        return granted({ roles: [...others, rule.value] });
      });
    }),
};

function ruleOf(asked: z.infer<typeof RoleOptions>, before: RoleRule | undefined): Outcome<RoleRule, No> {
  const own = amountsIn(asked, OWN);
  if (!own.ok) return own;
  const shared = amountsIn(asked, SHARED);
  if (!shared.ok) return shared;
  const { month = before?.month ?? null } = shared.value;
  return granted({
    role: asked.role,
    strict: asked.strict ?? before?.strict ?? false,
    limits: { ...before?.limits, ...own.value },
    month,
  });
}

export const channel: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'channel',
    description: 'What may be spent in one channel and its threads',
    options: [
      {
        type: ApplicationCommandOptionType.Channel,
        name: 'channel',
        description: 'The channel',
        required: true,
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
      },
      ...amountOptions(PLACE),
      removal('No limits for this channel any more'),
    ],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('settings', call, services, async () => {
      const asked = read(ChannelOptions, call.options);
      return setting(call, services, ({ channels }) => {
        const others = channels.filter((rule) => rule.channel !== asked.channel);
        if (asked.remove) return granted({ channels: others });
        const amounts = amountsIn(asked, PLACE);
        if (!amounts.ok) return amounts;
        if (others.length >= MOST_RULES) return refused({ is: 'list-full', most: MOST_RULES });
        const before = channels.find((rule) => rule.channel === asked.channel);
        const { day = before?.day ?? null, month = before?.month ?? null } = amounts.value;
        const rule: ChannelRule = { channel: asked.channel, day, month };
        return granted({ channels: [...others, rule] });
      });
    }),
};
