// `/video-admin words add|remove|list|test`: what no prompt on this server may have in it. Texts to test are looked
// through and forgotten.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { MAX_RULE_LENGTH, WordRuleKind } from '../../domain/words/rule.ts';
import type { Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { code } from '../views/parts.ts';
import { ruleAddedView, ruleRemovedView, ruleTestView, wordListView } from '../views/words.ts';
import { allowedTo, noView } from './answers.ts';

/** Discord: an option's text has at most 6000 characters, as many as a prompt's. */
const LONGEST_TEXT = 6_000;
/** Discord: 25 choices. */
const MOST_CHOICES = 25;

const subcommand = ApplicationCommandOptionType.Subcommand as const;
const string = ApplicationCommandOptionType.String as const;

const Added = z.object({ rule: z.string(), kind: WordRuleKind.default('word') });

export const addWord: Subcommand = {
  command: 'video-admin',
  group: 'words',
  definition: {
    type: subcommand,
    name: 'add',
    description: 'Block a word, a phrase or a pattern in prompts',
    options: [
      {
        type: string,
        name: 'rule',
        description: 'The word or phrase; fox* blocks every word that begins so',
        required: true,
        max_length: MAX_RULE_LENGTH,
      },
      {
        type: string,
        name: 'kind',
        description: 'How it is looked for',
        choices: [
          { name: 'word: whole words, in any spelling', value: 'word' },
          { name: 'pattern: a regular expression', value: 'pattern' },
        ],
      },
    ],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('settings', call, services, async () => {
      const { rule, kind } = read(Added, call.options);
      const added = await services.words.add(call.guild, call.user, kind, rule);
      return added.ok ? ruleAddedView(added.value) : noView(added.refusal);
    }),
};

export const removeWord: Subcommand = {
  command: 'video-admin',
  group: 'words',
  definition: {
    type: subcommand,
    name: 'remove',
    description: 'Take a rule off the list of blocked words',
    options: [
      { type: string, name: 'id', description: 'The id of the rule, or its words', required: true, autocomplete: true },
    ],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('settings', call, services, async () => {
      const { id } = read(z.object({ id: z.string() }), call.options);
      const removed = await services.words.remove(call.guild, call.user, id);
      return removed.ok ? ruleRemovedView(removed.value) : noView(removed.refusal);
    }),
  autocomplete: {
    async id(typing, { words, rights }) {
      if (!(await rights.may(typing, 'settings')).ok) return [];
      const typed = typing.typed.trim().toLowerCase();
      return (await words.of(typing.guild))
        .map(({ id, text }) => ({ name: `${id} · ${code(text, 80)}`, value: String(id) }))
        .filter(({ name }) => name.toLowerCase().includes(typed))
        .slice(0, MOST_CHOICES);
    },
  },
};

export const listWords: Subcommand = {
  command: 'video-admin',
  group: 'words',
  definition: { type: subcommand, name: 'list', description: 'Show the list of blocked words', options: [] },
  ack: 'private',
  run: (call, services) =>
    allowedTo('test-words', call, services, async () => wordListView(await services.words.of(call.guild))),
};

export const testWords: Subcommand = {
  command: 'video-admin',
  group: 'words',
  definition: {
    type: subcommand,
    name: 'test',
    description: 'See which rules a text would meet; only you see it, and it is not kept',
    options: [
      { type: string, name: 'text', description: 'The text to look through', required: true, max_length: LONGEST_TEXT },
    ],
  },
  ack: 'private',
  run: (call, services) =>
    allowedTo('test-words', call, services, async () => {
      const { text } = read(z.object({ text: z.string() }), call.options);
      return ruleTestView(text, await services.words.test(call.guild, text));
    }),
};
