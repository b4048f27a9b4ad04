// `/video-admin review` and the menus on its card: when a moderator looks at a prompt or at a clip first.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { ChannelId, RoleId } from '../../domain/ids.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import { NO_REVIEW, type ReviewRule } from '../../domain/review.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Services } from '../../services/index.ts';
import type { Caller, Component, Press, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { MOST_PICKED } from '../views/pickers.ts';
import { reviewView } from '../views/review.ts';
import { parseAmount } from './amounts.ts';
import { allowedTo, countIn, type No, noView } from './answers.ts';

const LONGEST_HOURS = 168;
const Look = z.enum(['prompt', 'result']);
const text = z.string().optional();
const Options = z.object({
  look: Look.default('prompt'),
  everyone: z.boolean().optional(),
  from_price: text,
  new_members: text,
  first_clips: text,
  hours: z.number().int().min(1).max(LONGEST_HOURS).optional(),
  off: z.boolean().optional(),
});
type Look = z.infer<typeof Look>;
type Options = z.infer<typeof Options>;

export const review: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'review',
    description: 'When a moderator looks first: at prompts, or at clips before they are posted',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'look',
        description: 'What the other options are about; prompts when left out',
        choices: [
          { name: 'prompt: before anything is spent', value: 'prompt' },
          { name: 'result: before the clip is posted', value: 'result' },
        ],
      },
      { type: ApplicationCommandOptionType.Boolean, name: 'everyone', description: 'Always, whoever it is' },
      {
        type: ApplicationCommandOptionType.String,
        name: 'from_price',
        description: 'From this price on, in dollars, or none',
        max_length: 20,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'new_members',
        description: 'For members in their first so many days here, or none',
        max_length: 10,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'first_clips',
        description: 'For the first so many clips of each member, or none',
        max_length: 10,
      },
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'hours',
        description: 'How long moderators have, and how long their yes counts',
        min_value: 1,
        max_value: LONGEST_HOURS,
      },
      { type: ApplicationCommandOptionType.Boolean, name: 'off', description: 'No reason to look first any more' },
    ],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('settings', call, services, () => {
      const options = read(Options, call.options);
      return revised(call, services, (now) => changeOf(options, now));
    }),
};

async function revised(
  { guild, user }: Pick<Caller, 'guild' | 'user'>,
  { settings }: Services,
  decide: (now: Settings['review']) => Outcome<Settings['review'], No>,
): Promise<View> {
  const after = await settings.revise(guild, user, ({ review: now }) => {
    const change = decide(now);
    return change.ok ? granted({ review: change.value }) : change;
  });
  return after.ok ? reviewView(after.value) : noView(after.refusal);
}

function changeOf(options: Options, now: Settings['review']): Outcome<Settings['review'], No> {
  const rule = ruleOf(options, now[options.look]);
  return rule.ok ? granted({ ...now, [options.look]: rule.value, hours: options.hours ?? now.hours }) : rule;
}

function ruleOf(options: Options, before: ReviewRule): Outcome<ReviewRule, No> {
  if (options.off === true) return granted(NO_REVIEW);
  const days = countIn(options.new_members, 1, 365);
  if (!days.ok) return days;
  const clips = countIn(options.first_clips, 1, 100);
  if (!clips.ok) return clips;
  const price = options.from_price === undefined ? before.fromPrice : parseAmount(options.from_price);
  if (price === undefined) return refused({ is: 'bad-amount', asked: options.from_price ?? '' });
  return granted({
    ...before,
    everyone: options.everyone ?? before.everyone,
    fromPrice: price,
    newMemberDays: days.value === undefined ? before.newMemberDays : days.value,
    firstClips: clips.value === undefined ? before.firstClips : clips.value,
  });
}

const Subject = z.tuple([Look]);

const menu = (action: string, change: (press: Press) => Partial<ReviewRule>): Component => ({
  action,
  ack: 'update',
  press: (press, services) =>
    allowedTo('settings', press, services, () => {
      const [look] = read(Subject, press.subject);
      const part = change(press);
      return revised(press, services, (now) => granted(withPart(now, look, part)));
    }),
});

const withPart = (now: Settings['review'], look: Look, part: Partial<ReviewRule>): Settings['review'] => ({
  ...now,
  [look]: { ...now[look], ...part },
});

export const reviewMenus: readonly Component[] = [
  menu('review.roles', ({ values }) => ({ roles: read(z.array(RoleId).max(MOST_PICKED), values) })),
  menu('review.channels', ({ values }) => ({ channels: read(z.array(ChannelId).max(MOST_PICKED), values) })),
];
