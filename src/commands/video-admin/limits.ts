// `/video-admin limits`: shows the server's limits, and sets those that are named.
import { ApplicationCommandOptionType, ChannelType } from 'discord.js';
import { z } from 'zod';
import { ChannelId } from '../../domain/ids.ts';
import type { SpendLimits } from '../../domain/limits.ts';
import { type Usd, usd } from '../../domain/money.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { TimeZone } from '../../domain/time.ts';
import type { SettingsChange } from '../../services/server-settings.ts';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { settingsView } from '../views/limits.ts';
import { refusalView } from '../views/refusals.ts';

const AMOUNTS = [
  ['clip', 'clip', 'The most that one clip may cost, in dollars, or none'],
  ['member_day', 'memberDay', 'What each member may spend a day, in dollars, or none'],
  ['member_month', 'memberMonth', 'What each member may spend a month, in dollars, or none'],
  ['server_day', 'guildDay', 'What the whole server may spend a day, in dollars, or none'],
  ['server_month', 'guildMonth', 'What the whole server may spend a month, in dollars, or none'],
] as const;

const Options = z.object({
  clip: z.string().optional(),
  member_day: z.string().optional(),
  member_month: z.string().optional(),
  server_day: z.string().optional(),
  server_month: z.string().optional(),
  time_zone: z.string().optional(),
  moderator_channel: ChannelId.optional(),
  consents: z.enum(['off', 'ask']).optional(),
  tell_owner: z.boolean().optional(),
});

export const limits: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'limits',
    description: 'Show the spending limits of this server, or change the ones you name',
    options: [
      ...AMOUNTS.map(([name, , description]) => ({
        type: ApplicationCommandOptionType.String as const,
        name,
        description,
        max_length: 20,
      })),
      {
        type: ApplicationCommandOptionType.String,
        name: 'time_zone',
        description: 'Where the days of the limits begin at midnight, such as Europe/Rome',
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.Channel,
        name: 'moderator_channel',
        description: 'Where moderators are told of what needs a person',
        channel_types: [ChannelType.GuildText],
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'consents',
        description: 'Where Venice wants a yes to its terms about faces: may members give it?',
        choices: [
          { name: 'off: explain, and make nothing', value: 'off' },
          { name: 'ask: the member reads the terms and decides', value: 'ask' },
        ],
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'tell_owner',
        description: 'Tell the owner by direct message instead of a channel',
      },
    ],
  },
  ack: 'private',

  async run(call, { settings, rights }) {
    const may = await rights.may(call, 'settings');
    if (!may.ok) return refusalView(may.refusal);
    const options = read(Options, call.options);
    const change = parseChange(options);
    if (!change.ok) return refusalView(change.refusal);
    if (Object.keys(options).length === 0) return settingsView(await settings.get(call.guild), false);
    return settingsView(await settings.change(call.guild, call.user, change.value), true);
  },

  autocomplete: {
    time_zone: async ({ typed }) =>
      ['UTC', ...Intl.supportedValuesOf('timeZone')]
        .filter((zone) => zone.toLowerCase().includes(typed.trim().toLowerCase().replace(/\s+/g, '_')))
        .slice(0, 25)
        .map((zone) => ({ name: zone, value: zone })),
  },
};

function parseChange(options: z.infer<typeof Options>): Outcome<SettingsChange, Refusal> {
  const changed: Partial<SpendLimits> = {};
  for (const [name, limit] of AMOUNTS) {
    const asked = options[name];
    if (asked === undefined) continue;
    const amount = parseAmount(asked);
    if (amount === undefined) return refused({ is: 'bad-amount', asked });
    changed[limit] = amount;
  }
  const zone = options.time_zone === undefined ? undefined : TimeZone.safeParse(options.time_zone.trim());
  if (zone?.success === false) return refused({ is: 'bad-zone', asked: options.time_zone ?? '' });
  return granted({
    limits: changed,
    ...(zone === undefined ? {} : { zone: zone.data }),
    ...(options.moderator_channel === undefined ? {} : { moderatorChannel: options.moderator_channel }),
    ...(options.consents === undefined ? {} : { consents: options.consents }),
    ...(options.tell_owner === true ? { moderatorChannel: null } : {}),
  });
}

/** `2`, `0.50`, `$3`, `1,50`; `none` is null. Undefined when it is no amount. At most a million dollars. */
export function parseAmount(asked: string): Usd | null | undefined {
  const plain = asked.trim().toLowerCase().replace(/^\$/, '').replace(',', '.');
  if (plain === 'none') return null;
  if (!/^\d{1,7}(\.\d{1,6})?$/.test(plain) || Number(plain) > 1_000_000) return undefined;
  return usd(Number(plain));
}
