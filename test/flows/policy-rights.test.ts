// Who may do what: every admin act and every admin command, tried by every kind of member. Whoever may not is told who may,
// and nothing at all changes, whatever a modified client sends.
import { ApplicationCommandOptionType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { pathTo } from '../../src/commands/groups.ts';
import { subcommands } from '../../src/commands/index.ts';
import { GuildId, RoleId, UserId } from '../../src/domain/ids.ts';
import { ACTS, type Act, mayDo, type Rank, rankOf } from '../../src/domain/rights.ts';
import { dumpOf } from '../support/dump.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { ask } from '../support/steps.ts';

/** The act that each admin command is. A command that is missing here fails the first test. */
const ACT_OF: Readonly<Record<string, Act | 'everybody'>> = {
  limits: 'settings',
  guests: 'settings',
  role: 'settings',
  channel: 'settings',
  'access show': 'settings',
  'access channels': 'settings',
  'access roles': 'settings',
  'access kinds': 'settings',
  'access models': 'settings',
  'access privacy': 'settings',
  'access jams': 'settings',
  'words add': 'settings',
  'words remove': 'settings',
  'words list': 'test-words',
  'words test': 'test-words',
  review: 'settings',
  setup: 'settings',
  permissions: 'see-status',
  status: 'see-status',
  settle: 'settle',
  grant: 'grant',
  refund: 'correct',
  writeoff: 'correct',
  pause: 'pause',
  resume: 'pause',
  reconcile: 'reconcile',
  spend: 'see-spend',
  cases: 'decide',
  clip: 'see-author',
  remove: 'remove-clip',
  cancel: 'cancel-clip',
  block: 'block',
  unblock: 'block',
  blocks: 'block',
  audit: 'see-audit',
};

const adminCommands = subcommands
  .filter(({ command }) => command === 'video-admin')
  .map((one) => ({ one, path: pathTo(one).replace('video-admin ', '') }));

type Definition = (typeof adminCommands)[number]['one']['definition'];
type Option = NonNullable<Definition['options']>[number];

/** Null where the option takes a file. */
function valueFor(stage: Stage, option: Option): string | number | boolean | null {
  switch (option.type) {
    case ApplicationCommandOptionType.String:
      return option.choices?.[0]?.value ?? '5';
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      return 1;
    case ApplicationCommandOptionType.Boolean:
      return true;
    case ApplicationCommandOptionType.User:
      return stage.ben.id;
    case ApplicationCommandOptionType.Channel:
      return stage.channel.id;
    case ApplicationCommandOptionType.Role:
      return stage.guild.botRole.id;
    case ApplicationCommandOptionType.Mentionable:
    case ApplicationCommandOptionType.Attachment:
      return null;
  }
}

/** What the client of an insistent person sends: every option filled in. */
const insistent = (stage: Stage, { options = [] }: Definition) =>
  options
    .map((option) => ({ type: option.type, name: option.name, value: valueFor(stage, option) }))
    .filter(({ value }) => value !== null);

function send(stage: Stage, as: { readonly id: string }, { one }: (typeof adminCommands)[number]) {
  const { definition, group } = one;
  const leaf = { type: 1, name: definition.name, options: insistent(stage, definition) };
  const options = [group === undefined ? leaf : { type: 2, name: group, options: [leaf] }];
  const data = { id: '1'.repeat(18), name: 'video-admin', type: 1, options };
  return stage.discord.craftSending({ as, place: stage.channel, kind: 'command', data });
}

const OPERATOR_NAME = 'Olga';

/** One stage with every kind of member on it. */
async function setCrowd() {
  const stage = await setStage();
  const { guild } = stage;
  const team = guild.addRole({ name: 'Team' });
  const regulars = guild.addRole({ name: 'Regulars' });
  const store = stage.bot.store.read;
  const here = GuildId.parse(guild.id);
  const crowd = {
    guest: guild.addMember({ name: 'Gast' }),
    member: guild.addMember({ name: 'Max', roles: [regulars] }),
    blocked: guild.addMember({ name: 'Bo', roles: [regulars] }),
    moderator: guild.addMember({ name: 'Mo', roles: [team] }),
    admin: stage.mia,
  };
  const settings = await store.settings.get(here);
  await store.settings.put(here, { ...settings, moderatorRoles: [RoleId.parse(team.id)] }, stage.clock.now());
  await store.blocks.put({
    guild: here,
    member: UserId.parse(crowd.blocked.id),
    by: UserId.parse(stage.mia.id),
    at: stage.clock.now(),
    until: null,
    reason: 'spam',
  });
  return Object.assign(stage, { crowd });
}

type Kind = 'guest' | 'member' | 'blocked' | 'moderator' | 'admin';
const RANK: Readonly<Record<Kind, Rank>> = {
  guest: 'member',
  member: 'member',
  blocked: 'member',
  moderator: 'moderator',
  admin: 'admin',
};
const KINDS: readonly Kind[] = ['guest', 'member', 'blocked', 'moderator', 'admin'];

const WHO: Readonly<Record<Rank, string>> = {
  member: 'Only the moderators of this server can do that',
  moderator: 'Only the moderators of this server can do that',
  admin: 'Only members with the permission **Manage Server** can do that',
  operator: 'Only whoever runs this bot can do that',
};

const leastOf = (path: string): Rank => {
  const act = ACT_OF[path] ?? 'settings';
  return act === 'everybody' ? 'member' : ACTS[act];
};
const holds = (rank: Rank, path: string) => {
  const act = ACT_OF[path] ?? 'settings';
  return act === 'everybody' || mayDo(rank, act);
};

describe('acts', () => {
  it('every admin command is one of them', () => {
    expect(adminCommands.map(({ path }) => path).filter((path) => !(path in ACT_OF))).toEqual([]);
  });

  const team = RoleId.parse('5'.repeat(18));
  const operator = UserId.parse('9'.repeat(18));
  const plain = { user: UserId.parse('1'.repeat(18)), roles: [], moderator: false };
  const people: Readonly<Record<Rank, Parameters<typeof rankOf>[0]>> = {
    member: { ...plain, roles: [RoleId.parse('6'.repeat(18))] },
    moderator: { ...plain, roles: [team] },
    admin: { ...plain, moderator: true },
    operator: { ...plain, user: operator },
  };
  const expected: Readonly<Record<Rank, readonly string[]>> = {
    member: [],
    moderator: [
      'decide',
      'remove-clip',
      'cancel-clip',
      'see-author',
      'block',
      'moderate-jam',
      'see-audit',
      'see-spend',
      'see-status',
      'test-words',
    ],
    admin: ['grant', 'correct', 'settle', 'reconcile', 'pause', 'settings'],
    operator: ['see-balance'],
  };

  it.each(Object.entries(people))('a %s may do theirs and what is below', (name, person) => {
    const rank = rankOf(person, { moderatorRoles: [team] }, [operator]);
    expect(rank).toBe(name);
    const ranks: readonly Rank[] = ['member', 'moderator', 'admin', 'operator'];
    const may = ranks.slice(0, ranks.indexOf(rank) + 1).flatMap((one) => expected[one]);
    const all: readonly Act[] = Object.keys(ACTS).flatMap((act) => (isAct(act) ? [act] : []));
    expect(all.filter((act) => mayDo(rank, act)).toSorted()).toEqual([...may].toSorted());
  });

  it('nobody is moderator of a server whose roles are not theirs', () => {
    expect(rankOf(people.moderator, { moderatorRoles: [] }, [])).toBe('member');
    expect(rankOf(people.operator, { moderatorRoles: [team] }, [])).toBe('member');
  });
});

function isAct(name: string): name is Act {
  return name in ACTS;
}

describe('every admin command', () => {
  it.each(KINDS)(
    'sent by a %s: refused where they may not, with nothing changed',
    async (kind) => {
      await using stage = await setCrowd();
      const barred = adminCommands.filter(({ path }) => !holds(RANK[kind], path));
      const before = dumpOf(stage.dataDir);
      for (const command of barred) {
        const reply = await send(stage, stage.crowd[kind], command);
        expect([command.path, reply.text]).toEqual([
          command.path,
          `${WHO[leastOf(command.path)]}. Nothing was changed.`,
        ]);
        expect(reply.ephemeral).toBe(true);
        expect([command.path, dumpOf(stage.dataDir)]).toEqual([command.path, before]);
      }
      expect(barred.length > 0).toBe(kind !== 'admin');
    },
    60_000,
  );

  it.each(KINDS.filter((kind) => RANK[kind] !== 'member'))(
    'sent by a %s: done where they may',
    async (kind) => {
      await using stage = await setCrowd();
      for (const command of adminCommands.filter(({ path }) => holds(RANK[kind], path))) {
        const { text } = await send(stage, stage.crowd[kind], command);
        expect([command.path, /^Only (the|members with|whoever)|Something broke/.test(text)]).toEqual([
          command.path,
          false,
        ]);
      }
    },
    60_000,
  );

  it('typing in one offers nothing to who may not', async () => {
    await using stage = await setCrowd();
    await stage.mia.command(stage.channel, 'video-admin words add', { rule: 'secretword' });
    const options = [{ type: 3, name: 'id', value: 'secret', focused: true }];
    const data = {
      id: '1'.repeat(18),
      name: 'video-admin',
      type: 1,
      options: [{ type: 2, name: 'words', options: [{ type: 1, name: 'remove', options }] }],
    };
    const place = stage.channel;
    expect(await stage.discord.craftTyping({ as: stage.crowd.member, place, data })).toEqual([]);
    expect(await stage.discord.craftTyping({ as: stage.mia, place, data })).toHaveLength(1);
  });

  it('of another server changes nothing here, not even for its admins', async () => {
    await using stage = await setCrowd();
    const other = stage.discord.addGuild({ name: 'Elsewhere' });
    const place = other.addTextChannel({ name: 'there' });
    const stranger = other.addMember({
      name: 'Strange',
      roles: [other.addRole({ name: 'Boss', permissions: ['ManageGuild'] })],
    });
    await stage.mia.command(stage.channel, 'video-admin words add', { rule: 'ours' });
    const here = GuildId.parse(stage.guild.id);
    const before = await stage.bot.store.read.settings.get(here);
    await stranger.command(place, 'video-admin limits', { clip: '99' });
    const list = await stranger.command(place, 'video-admin words list');
    expect(list.text).toContain('No words are blocked here');
    const id = String(before.words[0]?.id);
    expect((await stranger.command(place, 'video-admin words remove', { id })).text).toContain('There is no rule');
    expect(await stage.bot.store.read.settings.get(here)).toEqual(before);
  });
});

describe('every menu of an admin card', () => {
  const MENUS = [
    ['access.channels', 8, 'channel'],
    ['access.roles', 6, 'role'],
    ['access.kinds', 3, 'image'],
    ['access.uncensored', 3, 'age-restricted'],
    ['access.all:channels', 2, null],
    ['review.roles:prompt', 6, 'role'],
    ['review.channels:result', 8, 'channel'],
    ['setup.channels', 8, 'channel'],
    ['setup.language', 3, 'de'],
    ['setup.moderators', 8, 'channel'],
    ['setup.log', 8, 'channel'],
    ['setup.roles', 6, 'role'],
    ['setup.review', 3, 'everyone'],
    ['setup.limits', 2, null],
    ['setup.zone', 2, null],
  ] as const;

  it.each(MENUS)('%s: refused to everybody below an admin, with nothing changed', async (customId, type, what) => {
    await using stage = await setCrowd();
    const values = what === 'channel' ? [stage.channel.id] : what === 'role' ? [stage.guild.botRole.id] : [what ?? ''];
    for (const kind of KINDS.filter((one) => RANK[one] !== 'admin')) {
      const message = stage.crowd[kind].say(stage.channel, 'hello');
      const before = dumpOf(stage.dataDir);
      const use = { as: stage.crowd[kind], message, customId, componentType: type };
      const { text } = await stage.discord.craft(type === 2 ? use : { ...use, values });
      expect([kind, text]).toEqual([kind, `${WHO.admin}. Nothing was changed.`]);
      expect(dumpOf(stage.dataDir)).toEqual(before);
    }
  });
});

describe('an operator', () => {
  it('may do everything on every server, without any permission there', async () => {
    await using first = await setStage();
    const id = first.guild.addMember({ name: OPERATOR_NAME }).id;
    await using stage = await setStage({ env: { OPERATOR_USER_IDS: id } });
    const olga = stage.guild.addMember({ name: OPERATOR_NAME });
    const rank = await stage.bot.services.rights.rank({
      user: UserId.parse(id),
      guild: GuildId.parse(stage.guild.id),
      roles: [],
      moderator: false,
    });
    expect(rank).toBe('operator');
    expect((await ask(stage, { by: olga })).text).toContain('Your limit today');
  });
});
