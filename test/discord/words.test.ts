// Message bodies: nobody is mentioned who is not named, nonces fit, edits keep what they must.
import { ComponentType, MessageFlags } from 'discord.js';
import { expect, it } from 'vitest';
import { ChannelId, UserId } from '../../src/domain/ids.ts';
import { editedMessage, newMessage, nonceOf, type Rendered } from '../../src/services/discord/words.ts';

const ANA = UserId.parse('100000000000000003');
const CHANNEL = ChannelId.parse('100000000000000004');
const OTHER = ChannelId.parse('100000000000000005');
const plain: Rendered = {
  content: 'hello @everyone',
  mentions: [ANA],
  marker: 'hello',
  alt: 'a gondola',
  title: 'Hello',
};
const v2: Rendered = {
  components: [{ type: ComponentType.TextDisplay, content: 'hello' }],
  flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressNotifications,
  mentions: [],
  marker: 'hello',
  alt: null,
  title: 'Hello',
};

it('lets a message mention only the people that are named', () => {
  expect(newMessage(plain, 'n', null)).toEqual({
    content: 'hello @everyone',
    allowed_mentions: { parse: [], users: [ANA] },
    nonce: 'n',
    enforce_nonce: true,
  });
  expect(editedMessage(v2).allowed_mentions).toEqual({ parse: [], users: [] });
});

it('describes a file for those who cannot see it, when there are words for it', () => {
  const file = { path: '/nowhere/clip.mp4', bytes: 5, name: 'gondola.mp4' };
  const described = newMessage(plain, 'n', file).attachments;
  expect(described).toEqual([{ id: '0', filename: 'gondola.mp4', description: 'a gondola' }]);
  expect(newMessage({ ...plain, alt: null }, 'n', file).attachments).toEqual([{ id: '0', filename: 'gondola.mp4' }]);
});

it('edits by Discord’s rules: no content beside Components V2, no flag that only a new message may have', () => {
  expect(newMessage(v2, 'n', null)).not.toHaveProperty('content');
  expect(editedMessage(v2)).toEqual({
    components: v2.components,
    allowed_mentions: { parse: [], users: [] },
    flags: MessageFlags.IsComponentsV2,
  });
  expect(editedMessage(plain)).toMatchObject({ content: 'hello @everyone', components: [] });
  expect(editedMessage(plain)).not.toHaveProperty('attachments');
});

it('makes a nonce of any key: short enough, always the same, and another in another channel', () => {
  const long = 'k7m2xq:'.repeat(40);
  for (const key of ['k', long]) {
    expect(nonceOf(CHANNEL, key)).toMatch(/^[\w-]{22}$/);
    expect(nonceOf(CHANNEL, key)).toBe(nonceOf(CHANNEL, key));
    expect(nonceOf(CHANNEL, key)).not.toBe(nonceOf(OTHER, key));
  }
  expect(nonceOf(CHANNEL, `${long}a`)).not.toBe(nonceOf(CHANNEL, `${long}b`));
});
