// When are two lists of commands the same? What Discord adds by itself is no difference; what a member would see is.
import { ApplicationCommandOptionType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { sameCommands } from '../../src/services/discord/register.ts';

const video = {
  name: 'video',
  description: 'Turn a sentence into a clip',
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'create',
      description: 'From a prompt',
      options: [
        { type: ApplicationCommandOptionType.String, name: 'prompt', description: 'What happens', required: true },
        {
          type: ApplicationCommandOptionType.Integer,
          name: 'takes',
          description: 'How many',
          min_value: 0,
          max_value: 3,
        },
      ],
    },
  ],
};

/** The same command as Discord tells it: keys in its own order, defaults spelled out, its own fields added. */
const stored = {
  id: '1',
  application_id: '2',
  version: '3',
  default_member_permissions: null,
  type: 1,
  name: 'video',
  name_localizations: null,
  description: 'Turn a sentence into a clip',
  description_localizations: null,
  dm_permission: false,
  contexts: [0],
  integration_types: [0],
  nsfw: false,
  options: [
    {
      name: 'create',
      name_localizations: null,
      type: 1,
      description: 'From a prompt',
      options: [
        { required: true, type: 3, autocomplete: false, name: 'prompt', description: 'What happens', choices: [] },
        { type: 4, max_value: 3, min_value: 0, name: 'takes', description: 'How many', required: false },
      ],
    },
  ],
};

it('sees past what Discord adds', () => {
  expect(sameCommands([stored], [video])).toBe(true);
});

it('does not mind the order of commands', () => {
  const menu = { type: 3, name: 'Animate this' };
  const storedMenu = { id: '9', version: '1', description: '', type: 3, name: 'Animate this', nsfw: false };
  expect(sameCommands([storedMenu, stored], [video, menu])).toBe(true);
});

describe('sees a difference in', () => {
  const create = video.options[0];
  it.each([
    ['the description', { ...video, description: 'Something else' }],
    ['the permissions', { ...video, default_member_permissions: '0' }],
    ['the contexts', { ...video, contexts: [0, 1] }],
    ['a localisation', { ...video, name_localizations: { it: 'filmato' } }],
    ['an option that is gone', { ...video, options: [{ ...create, options: create?.options.slice(1) }] }],
    ['the order of options', { ...video, options: [{ ...create, options: create?.options.toReversed() }] }],
    [
      'a limit',
      { ...video, options: [{ ...create, options: [create?.options[0], { ...create?.options[1], min_value: 1 }] }] },
    ],
  ])('%s', (_, changed) => {
    expect(sameCommands([stored], [changed])).toBe(false);
  });

  it('the number of commands', () => {
    expect(sameCommands([stored], [])).toBe(false);
    expect(sameCommands([], [video])).toBe(false);
  });
});
