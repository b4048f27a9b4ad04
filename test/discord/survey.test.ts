// The judgement over places: what the bot needs where, permission by permission.
import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { ChannelId } from '../../src/domain/ids.ts';
import type { Permission } from '../../src/domain/place.ts';
import { judgePlace } from '../../src/services/discord/survey.ts';

const BITS: Readonly<Record<Permission, bigint>> = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
};
const PERMISSIONS = [
  'View Channel',
  'Send Messages',
  'Send Messages in Threads',
  'Create Public Threads',
  'Attach Files',
  'Embed Links',
  'Read Message History',
] as const satisfies readonly Permission[];
const ALL = Object.values(BITS).reduce((sum, bit) => sum | bit, PermissionFlagsBits.Connect);

/** `true`: the place is of no use without the permission. */
const TABLE = [
  ['thread', [true, false, true, false, true, true, true]],
  ['channel', [true, true, true, true, true, true, true]],
  ['voice', [true, true, false, false, true, true, true]],
] as const;

const SPOT = { channel: ChannelId.parse('300000000000000001'), ageRestricted: true };
const place = (is: 'thread' | 'channel' | 'voice', permissions: bigint) =>
  is === 'thread'
    ? ({ is, permissions, locked: false, spot: SPOT } as const)
    : ({ is, permissions, spot: SPOT } as const);

describe.each(TABLE)('in a %s', (kind, needed) => {
  it('is content with what it needs', () => {
    const as = kind === 'channel' ? 'channel' : 'thread';
    expect(judgePlace(place(kind, ALL))).toEqual({ is: 'usable', as, spot: SPOT });
    const least = PERMISSIONS.filter((_, index) => needed[index]).reduce((sum, one) => sum | BITS[one], 0n);
    expect(judgePlace(place(kind, least | PermissionFlagsBits.Connect))).toEqual({ is: 'usable', as, spot: SPOT });
  });

  it.each(PERMISSIONS.map((permission, index) => [permission, needed[index]] as const))(
    '%s: needed is %s',
    (one, is) => {
      const report = judgePlace(place(kind, ALL & ~BITS[one]));
      expect(report).toEqual(
        is
          ? { is: 'missing-permissions', missing: [one], spot: SPOT }
          : { is: 'usable', as: kind === 'channel' ? 'channel' : 'thread', spot: SPOT },
      );
    },
  );

  it('names everything that is missing at once', () => {
    const report = judgePlace(place(kind, PermissionFlagsBits.Connect));
    const missing = report.is === 'missing-permissions' ? report.missing : [];
    expect(missing.toSorted()).toEqual(PERMISSIONS.filter((_, index) => needed[index]).toSorted());
  });
});

it('takes a locked thread only with Manage Threads', () => {
  const locked = { is: 'thread', locked: true, spot: SPOT } as const;
  expect(judgePlace({ ...locked, permissions: ALL })).toEqual({ is: 'unusable', why: 'locked', spot: SPOT });
  const manager = ALL | PermissionFlagsBits.ManageThreads;
  expect(judgePlace({ ...locked, permissions: manager })).toEqual({ is: 'usable', as: 'thread', spot: SPOT });
});

it('does not take the chat of a voice channel that it may not join', () => {
  const deaf = ALL & ~PermissionFlagsBits.Connect;
  const report = judgePlace({ is: 'voice', permissions: deaf, spot: SPOT });
  expect(report).toEqual({ is: 'unusable', why: 'not-a-text-place', spot: SPOT });
});

it('tells what is gone, hidden, or no place for messages', () => {
  expect(judgePlace({ is: 'gone' })).toEqual({ is: 'unusable', why: 'gone', spot: null });
  expect(judgePlace({ is: 'hidden' })).toEqual({ is: 'missing-permissions', missing: ['View Channel'], spot: null });
  expect(judgePlace({ is: 'other' })).toEqual({ is: 'unusable', why: 'not-a-text-place', spot: null });
});
