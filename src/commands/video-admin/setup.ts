// `/video-admin setup`: one private card through language, channels, limits, moderators and review. Each choice is a
// change of the settings like any other, audited, and the card is drawn anew.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { ChannelId, RoleId } from '../../domain/ids.ts';
import { Language } from '../../domain/language.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import { NO_REVIEW } from '../../domain/review.ts';
import type { Settings } from '../../domain/settings.ts';
import { TimeZone } from '../../domain/time.ts';
import type { Services } from '../../services/index.ts';
import type { SettingsChange } from '../../services/server-settings.ts';
import type { Caller, Component, Form, ModalForm, Press, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { MOST_PICKED } from '../views/pickers.ts';
import { limitsForm, type ReviewChoice, setupView, zoneForm } from '../views/setup.ts';
import { allowedTo, amountsIn, type No, noView } from './answers.ts';

/** As many as are looked at for the card; each is a question to Discord when it is not in memory. */
const MOST_PLACES = 10;

async function card(caller: Caller, settings: Settings, { health }: Services): Promise<View> {
  const { access, moderatorChannel, logChannel } = settings;
  const chosen = access.channels ?? [caller.place];
  const others = [moderatorChannel, logChannel].filter((channel) => channel !== null);
  const places = [...new Set([...chosen.slice(0, MOST_PLACES), ...others])];
  return setupView(settings, await health.places(places));
}

export const setup: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'setup',
    description: 'Set up this server on one card: channels, limits, moderators, review',
    options: [],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('settings', call, services, async () => card(call, await services.settings.get(call.guild), services)),
};

type Decide = (now: Settings) => Outcome<SettingsChange, No>;

async function changed(caller: Caller, services: Services, decide: Decide): Promise<View> {
  const revised = await services.settings.revise(caller.guild, caller.user, decide);
  return revised.ok ? card(caller, revised.value, services) : noView(revised.refusal);
}

const NoSubject = z.tuple([]);

/** A menu of the card. What it was sent is read after the right to send it was looked at. */
const menu = (action: string, change: (press: Press) => Decide): Component => ({
  action,
  ack: 'update',
  press: (press, services) =>
    allowedTo('settings', press, services, async () => {
      read(NoSubject, press.subject);
      return changed(press, services, change(press));
    }),
});

const opener = (action: string, show: (settings: Settings) => View): Component => ({
  action,
  ack: 'view',
  press: (press, services) =>
    allowedTo('settings', press, services, async () => {
      read(NoSubject, press.subject);
      return show(await services.settings.get(press.guild));
    }),
});

const Channels = z.array(ChannelId).max(MOST_PICKED);
const OneChannel = z.array(ChannelId).max(1);
const Review = z.tuple([z.enum(['never', 'first', 'new', 'everyone'])]);

const RULES: Readonly<Record<ReviewChoice, Settings['review']['prompt']>> = {
  never: NO_REVIEW,
  first: { ...NO_REVIEW, firstClips: 3 },
  new: { ...NO_REVIEW, newMemberDays: 7 },
  everyone: { ...NO_REVIEW, everyone: true },
};

export const setupMenus: readonly Component[] = [
  menu('setup.language', ({ values }) => {
    const [language] = read(z.tuple([Language]), values);
    return () => granted({ language });
  }),
  menu('setup.channels', ({ values }) => {
    const channels = read(Channels, values);
    return ({ access }) => granted({ access: { ...access, channels: channels.length === 0 ? null : channels } });
  }),
  menu('setup.roles', ({ values }) => {
    const moderatorRoles = read(z.array(RoleId).max(MOST_PICKED), values);
    return () => granted({ moderatorRoles });
  }),
  menu('setup.moderators', ({ values }) => {
    const [moderatorChannel = null] = read(OneChannel, values);
    return () => granted({ moderatorChannel });
  }),
  menu('setup.log', ({ values }) => {
    const [logChannel = null] = read(OneChannel, values);
    return () => granted({ logChannel });
  }),
  menu('setup.review', ({ values }) => {
    const [choice] = read(Review, values);
    return ({ review }) => granted({ review: { ...review, prompt: RULES[choice] } });
  }),
  opener('setup.limits', limitsForm),
  opener('setup.zone', zoneForm),
];

const FIELDS = [
  ['clip', 'clip'],
  ['member_day', 'memberDay'],
  ['member_month', 'memberMonth'],
  ['server_day', 'guildDay'],
  ['server_month', 'guildMonth'],
] as const;
const Amounts = z.object({
  clip: z.string(),
  member_day: z.string(),
  member_month: z.string(),
  server_day: z.string(),
  server_month: z.string(),
});

const sent = (action: string, change: (form: Form) => Decide): ModalForm => ({
  action,
  ack: 'update',
  submit: (form, services) =>
    allowedTo('settings', form, services, async () => {
      read(NoSubject, form.subject);
      return changed(form, services, change(form));
    }),
});

export const setupForms: readonly ModalForm[] = [
  sent('setup.limited', ({ fields }) => {
    const amounts = amountsIn(read(Amounts, fields), FIELDS);
    return () => (amounts.ok ? granted({ limits: amounts.value }) : amounts);
  }),
  sent('setup.zoned', ({ fields }) => {
    const asked = read(z.object({ zone: z.string() }), fields).zone.trim();
    const zone = TimeZone.safeParse(asked);
    return () => (zone.success ? granted({ zone: zone.data }) : refused({ is: 'bad-zone', asked }));
  }),
];
