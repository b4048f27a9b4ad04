// `/video-admin limits`: shows the whole policy of the server, and sets those of its limits that are named.
import { ApplicationCommandOptionType, ChannelType } from 'discord.js';
import { z } from 'zod';
import { ChannelId } from '../../domain/ids.ts';
import type { Tempo } from '../../domain/limits.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import { TimeZone } from '../../domain/time.ts';
import type { SettingsChange } from '../../services/server-settings.ts';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { policyView } from '../views/policy.ts';
import { parseSpan } from './amounts.ts';
import { allowedTo, amountsIn, countIn, type No, noView } from './answers.ts';
import { zoneChoices } from './zones.ts';

const AMOUNTS = [
  ['clip', 'clip', 'The most for one clip: dollars or none'],
  ['member_day', 'memberDay', 'Each member a day: dollars or none'],
  ['member_week', 'memberWeek', 'Each member a week: dollars or none'],
  ['member_month', 'memberMonth', 'Each member a month: dollars or none'],
  ['server_day', 'guildDay', 'The whole server a day: dollars or none'],
  ['server_month', 'guildMonth', 'The whole server a month: dollars or none'],
] as const;

const PACE = [
  ['member_running', 'Clips of each member under way at once, or none'],
  ['server_running', 'Clips of the whole server under way at once, or none'],
  ['cool_down', 'How long a member waits from one clip to the next, such as 90s or 5m, or none'],
] as const;

const text = z.string().optional();
const Options = z.object({
  clip: text,
  member_day: text,
  member_week: text,
  member_month: text,
  server_day: text,
  server_month: text,
  member_running: text,
  server_running: text,
  cool_down: text,
  time_zone: text,
  moderator_channel: ChannelId.optional(),
  consents: z.enum(['off', 'ask']).optional(),
  tell_owner: z.boolean().optional(),
});
type Options = z.infer<typeof Options>;

export const limits: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'limits',
    description: 'Show the spending limits of this server, or change the ones you name',
    options: [
      ...[...AMOUNTS.map(([name, , description]) => [name, description] as const), ...PACE].map(
        ([name, description]) => ({
          type: ApplicationCommandOptionType.String as const,
          name,
          description,
          max_length: 20,
        }),
      ),
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
  run: (call, services) =>
    allowedTo('settings', call, services, async () => {
      const { settings } = services;
      const options = read(Options, call.options);
      if (Object.keys(options).length === 0) return policyView(await settings.policy(call.guild), 'shown');
      const revised = await settings.revise(call.guild, call.user, ({ tempo }) => changeOf(options, tempo));
      return revised.ok ? policyView(await settings.policy(call.guild), 'saved') : noView(revised.refusal);
    }),
  autocomplete: { time_zone: zoneChoices },
};

function changeOf(options: Options, tempo: Tempo): Outcome<SettingsChange, No> {
  const amounts = amountsIn(options, AMOUNTS);
  if (!amounts.ok) return amounts;
  const pace = paceOf(options, tempo);
  if (!pace.ok) return pace;
  const zone = options.time_zone === undefined ? undefined : TimeZone.safeParse(options.time_zone.trim());
  if (zone?.success === false) return refused({ is: 'bad-zone', asked: options.time_zone ?? '' });
  return granted({
    limits: amounts.value,
    tempo: pace.value,
    ...(zone === undefined ? {} : { zone: zone.data }),
    ...(options.moderator_channel === undefined ? {} : { moderatorChannel: options.moderator_channel }),
    ...(options.consents === undefined ? {} : { consents: options.consents }),
    ...(options.tell_owner === true ? { moderatorChannel: null } : {}),
  });
}

function paceOf(options: Options, now: Tempo): Outcome<Tempo, No> {
  const member = countIn(options.member_running, 1, 100);
  if (!member.ok) return member;
  const guild = countIn(options.server_running, 1, 1_000);
  if (!guild.ok) return guild;
  const asked = options.cool_down;
  const pause = asked === undefined ? now.coolDown : parseSpan(asked);
  if (pause === undefined) return refused({ is: 'bad-span', asked: asked ?? '' });
  return granted({
    memberRunning: member.value === undefined ? now.memberRunning : member.value,
    guildRunning: guild.value === undefined ? now.guildRunning : guild.value,
    coolDown: pause,
  });
}
