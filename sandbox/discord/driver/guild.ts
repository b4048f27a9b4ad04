// A guild as a test or the demo sets it up: roles, channels, forums, threads, members, and the bot among them.

import {
  BOT_PERMISSIONS,
  DEFAULT_UPLOAD_LIMIT,
  EVERYONE_PERMISSIONS,
  Intent,
  type PermissionName,
  permissionBits,
} from '../protocol.ts';
import type { Scene } from '../scene.ts';
import { guildCreateJson, guildJson, roleJson } from '../wire.ts';
import { addChannel } from '../world/channels.ts';
import type { Guild } from '../world/model.ts';
import {
  type ChannelHandle,
  type ChannelOptions,
  createChannelHandle,
  type ForumOptions,
  overwritesFrom,
} from './channel.ts';
import { createMember, type MemberHandle } from './member.ts';

export interface GuildOptions {
  readonly name?: string;
  /** Bytes of one file that members and bot may upload here; 10 MiB when left out. */
  readonly uploadLimit?: number;
  readonly locale?: string;
  /** What the bot's own role grants; the permissions of the usual invitation when left out. */
  readonly botPermissions?: readonly PermissionName[];
}

export interface RoleOptions {
  readonly name: string;
  readonly permissions?: readonly PermissionName[];
  readonly mentionable?: boolean;
}

export interface MemberOptions {
  readonly name: string;
  readonly roles?: readonly RoleHandle[];
  /** Whether the bot may write to them; true when left out. */
  readonly dmsOpen?: boolean;
  readonly locale?: string;
  /** Bytes of one file by the member's own subscription, where that is more than the guild's limit. */
  readonly uploadLimit?: number;
}

export interface RoleHandle {
  readonly kind: 'role';
  readonly id: string;
  readonly name: string;
  readonly mention: string;
}

export interface GuildHandle {
  readonly id: string;
  readonly name: string;
  /** The one who may do everything. */
  readonly owner: MemberHandle;
  readonly everyone: RoleHandle;
  /** The bot's own role. */
  readonly botRole: RoleHandle;
  addRole(options: RoleOptions): RoleHandle;
  /** Replaces what a role may do. */
  setPermissions(role: RoleHandle, permissions: readonly PermissionName[]): void;
  addTextChannel(options?: ChannelOptions): ChannelHandle;
  addForum(options?: ForumOptions): ChannelHandle;
  addMember(options: MemberOptions): MemberHandle;
  setUploadLimit(bytes: number): void;
  /** The bot is thrown out of the guild. */
  removeBot(): void;
}

const roleHandle = (id: string, name: string): RoleHandle => ({ kind: 'role', id, name, mention: `<@&${id}>` });

/** Adds a guild with an owner and the bot, and tells the bot. */
export function createGuild(scene: Scene, options: GuildOptions): GuildHandle {
  const { world } = scene;
  const name = options.name ?? 'A guild';
  const locale = options.locale ?? 'en-US';
  const owner = world.addUser({ name: 'Owner', bot: false, locale, dmsOpen: true, uploadLimit: undefined });
  const guild: Guild = {
    id: world.nextId(),
    name,
    ownerId: owner.id,
    locale,
    uploadLimit: options.uploadLimit ?? DEFAULT_UPLOAD_LIMIT,
    roles: new Map(),
    members: new Map(),
  };
  const botRoleId = world.nextId();
  addRole(guild, guild.id, { name: '@everyone' }, EVERYONE_PERMISSIONS);
  const botBits = options.botPermissions ? permissionBits(options.botPermissions) : BOT_PERMISSIONS;
  addRole(guild, botRoleId, { name: world.bot.name }, botBits, true);
  join(scene, guild, owner.id, []);
  join(scene, guild, world.bot.id, [botRoleId]);
  world.guilds.set(guild.id, guild);
  const everyone = roleHandle(guild.id, '@everyone');
  const audience = { guildId: guild.id, intent: Intent.Guilds };
  scene.gateway.dispatch('GUILD_CREATE', guildCreateJson(world, guild), audience);
  return guildHandle(scene, guild, createMember(scene, owner), everyone, roleHandle(botRoleId, world.bot.name));
}

function addRole(
  guild: Guild,
  id: string,
  { name, mentionable = false }: RoleOptions,
  permissions: bigint,
  managed = false,
): void {
  guild.roles.set(id, { id, name, permissions, mentionable, managed, position: guild.roles.size });
}

function join({ world }: Scene, guild: Guild, userId: string, roleIds: readonly string[]): void {
  guild.members.set(userId, { userId, roleIds: new Set(roleIds), joinedAt: world.now() });
}

function guildHandle(
  scene: Scene,
  guild: Guild,
  owner: MemberHandle,
  everyone: RoleHandle,
  botRole: RoleHandle,
): GuildHandle {
  const { world, gateway } = scene;
  const audience = { guildId: guild.id, intent: Intent.Guilds };

  const tellRole = (event: string, id: string): void => {
    const role = guild.roles.get(id);
    if (role) gateway.dispatch(event, { guild_id: guild.id, role: roleJson(role) }, audience);
  };

  const base = (options: ChannelOptions, fallback: string) => ({
    id: world.nextId(),
    guildId: guild.id,
    name: options.name ?? fallback,
    nsfw: options.nsfw ?? false,
    overwrites: overwritesFrom(scene, guild.id, options.overwrites ?? []),
  });

  return {
    id: guild.id,
    name: guild.name,
    owner,
    everyone,
    botRole,
    addRole(options) {
      const id = world.nextId();
      addRole(guild, id, options, permissionBits(options.permissions ?? []));
      tellRole('GUILD_ROLE_CREATE', id);
      return roleHandle(id, options.name);
    },
    setPermissions(role, permissions) {
      const known = guild.roles.get(role.id);
      if (!known) throw new Error(`There is no role ${role.name} in ${guild.name}.`);
      known.permissions = permissionBits(permissions);
      tellRole('GUILD_ROLE_UPDATE', role.id);
    },
    addTextChannel(options = {}) {
      const channel = { kind: 'text', ...base(options, 'general') } as const;
      addChannel(scene, channel);
      return createChannelHandle(scene, channel);
    },
    addForum(options = {}) {
      const tags = (options.tags ?? []).map((name) => ({ id: world.nextId(), name }));
      const forum = {
        kind: 'forum',
        ...base(options, 'forum'),
        requireTag: options.requireTag ?? false,
        tags,
      } as const;
      addChannel(scene, forum);
      return createChannelHandle(scene, forum);
    },
    addMember({ name, roles = [], dmsOpen = true, locale = guild.locale, uploadLimit }) {
      const user = world.addUser({ name, bot: false, locale, dmsOpen, uploadLimit });
      join(
        scene,
        guild,
        user.id,
        roles.map(({ id }) => id),
      );
      return createMember(scene, user);
    },
    setUploadLimit(bytes) {
      guild.uploadLimit = bytes;
      gateway.dispatch('GUILD_UPDATE', guildJson(world, guild), audience);
    },
    removeBot() {
      guild.members.delete(world.bot.id);
      gateway.dispatch('GUILD_DELETE', { id: guild.id }, audience);
    },
  };
}
