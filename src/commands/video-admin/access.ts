// `/video-admin access show` and the menus on its card. What is chosen counts at once; none chosen means all.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { Access } from '../../domain/access.ts';
import { Kind } from '../../domain/catalogue.ts';
import { ChannelId, RoleId } from '../../domain/ids.ts';
import { granted } from '../../domain/outcome.ts';
import type { Services } from '../../services/index.ts';
import type { Component, Press, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { accessView } from '../views/access.ts';
import { MOST_PICKED } from '../views/pickers.ts';
import { allowedTo, noView } from './answers.ts';

export const accessShow: Subcommand = {
  command: 'video-admin',
  group: 'access',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'show',
    description: 'See what may be made here, and choose on one card',
    options: [],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('settings', call, services, async () => accessView((await services.settings.get(call.guild)).access)),
};

/** Sets a part of the rules, and shows the card as it is then. */
function changing(press: Press, services: Services, change: () => Partial<Access>): Promise<View> {
  return allowedTo('settings', press, services, async () => {
    const part = change();
    const revised = await services.settings.revise<never>(press.guild, press.user, ({ access }) =>
      granted({ access: { ...access, ...part } }),
    );
    return revised.ok ? accessView(revised.value.access) : noView(revised.refusal);
  });
}

const component = (action: string, change: (press: Press) => Partial<Access>): Component => ({
  action,
  ack: 'update',
  press: (press, services) => changing(press, services, () => change(press)),
});

const NoSubject = z.tuple([]);
const allOr = <Item>(items: Item[]) => (items.length === 0 ? null : items);

export const accessMenus: readonly Component[] = [
  component('access.channels', ({ subject, values }) => {
    read(NoSubject, subject);
    return { channels: allOr(read(z.array(ChannelId).max(MOST_PICKED), values)) };
  }),
  component('access.roles', ({ subject, values }) => {
    read(NoSubject, subject);
    return { roles: allOr(read(z.array(RoleId).max(MOST_PICKED), values)) };
  }),
  component('access.kinds', ({ subject, values }) => {
    read(NoSubject, subject);
    return { kinds: allOr([...new Set(read(z.array(Kind), values))]) };
  }),
  component('access.uncensored', ({ subject, values }) => {
    read(NoSubject, subject);
    const [uncensored] = read(z.tuple([Access.shape.uncensored]), values);
    return { uncensored };
  }),
  component('access.all', ({ subject }) => {
    const [part] = read(z.tuple([z.enum(['channels', 'roles', 'kinds', 'models'])]), subject);
    return { [part]: null };
  }),
];
