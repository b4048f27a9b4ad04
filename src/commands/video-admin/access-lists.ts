// `/video-admin access channels|roles|kinds|models`: what is allowed, one entry more or less, or all of it again.
import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType, ChannelType } from 'discord.js';
import { z } from 'zod';
import type { Access } from '../../domain/access.ts';
import { Kind } from '../../domain/catalogue.ts';
import { ChannelId, RoleId } from '../../domain/ids.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Services } from '../../services/index.ts';
import type { Call, Choice, Subcommand, Typing } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { accessView } from '../views/access.ts';
import { kindName } from '../views/models.ts';
import { allowedTo, type No, noView } from './answers.ts';

const PARTS = ['channels', 'roles', 'kinds', 'models'] as const;
type Part = (typeof PARTS)[number];

/** How many each list may have. */
const MOST: Readonly<Record<Part, number>> = { channels: 100, roles: 50, kinds: Kind.options.length, models: 200 };
/** Discord: 25 choices. */
const MOST_CHOICES = 25;

/** Where clips are posted: in channels with text, or in the posts of a forum. */
export const CLIP_CHANNELS = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum] as const;

type Changed = Outcome<Partial<Access>, No>;

/** One list after an entry came or went. The first entry makes a list of its own out of "all". */
function listed<Item extends string>(
  part: Part,
  before: readonly Item[] | null,
  { add, remove, all }: { readonly add?: Item | undefined; readonly remove?: Item | undefined; readonly all: boolean },
): Outcome<readonly Item[] | null, No> {
  if (all) return granted(null);
  if (add === undefined && remove === undefined) return granted(before);
  const kept = (before ?? []).filter((item) => item !== remove && item !== add);
  if (add !== undefined && kept.length >= MOST[part]) return refused({ is: 'list-full', most: MOST[part] });
  // Taking one off "all" would allow nothing, which nobody means.
  if (before === null && add === undefined) return granted(null);
  return granted(add === undefined ? kept : [...kept, add]);
}

const all = z.boolean().default(false);
const Channels = z.object({ add: ChannelId.optional(), remove: ChannelId.optional(), all });
const Roles = z.object({ add: RoleId.optional(), remove: RoleId.optional(), all });
const Kinds = z.object({ add: Kind.optional(), remove: Kind.optional(), all });
const Models = z.object({ add: z.string().optional(), remove: z.string().optional(), all });

async function changed(call: Call, { settings }: Services, decide: (now: Access) => Changed): Promise<View> {
  const revised = await settings.revise<No>(call.guild, call.user, ({ access }: Settings) => {
    const change = decide(access);
    return change.ok ? granted({ access: { ...access, ...change.value } }) : change;
  });
  return revised.ok ? accessView(revised.value.access) : noView(revised.refusal);
}

function list<Key extends Part>(
  name: Key,
  description: string,
  options: readonly APIApplicationCommandBasicOption[],
  decide: (call: Call, services: Services) => Promise<((now: Access) => Changed) | No>,
  autocomplete?: Subcommand['autocomplete'],
): Subcommand {
  const every: APIApplicationCommandBasicOption = {
    type: ApplicationCommandOptionType.Boolean,
    name: 'all',
    description: 'Allow all of them again',
  };
  return {
    command: 'video-admin',
    group: 'access',
    definition: {
      type: ApplicationCommandOptionType.Subcommand,
      name,
      description,
      options: [...options, every],
    },
    ack: 'private',
    run: (call, services) =>
      allowedTo('settings', call, services, async () => {
        const decision = await decide(call, services);
        return typeof decision === 'function' ? changed(call, services, decision) : noView(decision);
      }),
    ...(autocomplete === undefined ? {} : { autocomplete }),
  };
}

const one = <Item>(outcome: Outcome<Item, No>, to: (item: Item) => Partial<Access>): Changed =>
  outcome.ok ? granted(to(outcome.value)) : outcome;

const copied = <Item>(items: readonly Item[] | null) => (items === null ? null : [...items]);

const both = (option: (name: 'add' | 'remove', description: string) => APIApplicationCommandBasicOption) => [
  option('add', 'Allow this one'),
  option('remove', 'Allow this one no more'),
];

export const accessChannels = list(
  'channels',
  'In which channels clips may be made',
  both((name, description) => ({
    type: ApplicationCommandOptionType.Channel,
    name,
    description,
    channel_types: [...CLIP_CHANNELS],
  })),
  async (call) => {
    const asked = read(Channels, call.options);
    return ({ channels }) => one(listed('channels', channels, asked), (items) => ({ channels: copied(items) }));
  },
);

export const accessRoles = list(
  'roles',
  'Whose roles let them make clips',
  both((name, description) => ({ type: ApplicationCommandOptionType.Role, name, description })),
  async (call) => {
    const asked = read(Roles, call.options);
    return ({ roles }) => one(listed('roles', roles, asked), (items) => ({ roles: copied(items) }));
  },
);

export const accessKinds = list(
  'kinds',
  'Which kinds of clips may be made',
  both((name, description) => ({
    type: ApplicationCommandOptionType.String,
    name,
    description,
    choices: Kind.options.map((kind) => ({ name: kindName(kind), value: kind })),
  })),
  async (call) => {
    const asked = read(Kinds, call.options);
    return ({ kinds }) => one(listed('kinds', kinds, asked), (items) => ({ kinds: copied(items) }));
  },
);

export const accessModels = list(
  'models',
  'Which models may be used',
  both((name, description) => ({
    type: ApplicationCommandOptionType.String,
    name,
    description,
    autocomplete: true,
  })),
  async (call, { models }) => {
    const asked = read(Models, call.options);
    const add = asked.add === undefined ? undefined : await models.find(asked.add);
    if (add?.ok === false) return add.refusal;
    return ({ models: before }) => {
      const remove = before?.find((id) => id === asked.remove);
      const change = { add: add?.value.id, remove, all: asked.all };
      return one(listed('models', before, change), (items) => ({ models: copied(items) }));
    };
  },
  { add: offered, remove: allowed },
);

async function offered(typing: Typing, { models, rights }: Services): Promise<readonly Choice[]> {
  if (!(await rights.may(typing, 'settings')).ok) return [];
  const found = await models.search([...Kind.options], typing.typed, []);
  return found
    .slice(0, MOST_CHOICES)
    .map(({ id, name }) => ({ name: `${name} · ${id}`.slice(0, 100), value: String(id) }));
}

async function allowed(typing: Typing, { settings, rights }: Services): Promise<readonly Choice[]> {
  if (!(await rights.may(typing, 'settings')).ok) return [];
  const { access } = await settings.get(typing.guild);
  return (access.models ?? [])
    .filter((id) => id.includes(typing.typed.trim().toLowerCase()))
    .slice(0, MOST_CHOICES)
    .map((id) => ({ name: id, value: String(id) }));
}
