// What Discord is told about the commands in other languages: all of it, by Discord's rules, and found again unchanged.
import type { APIApplicationCommandOption, APIApplicationCommandOptionChoice } from 'discord.js';
import { ApplicationCommandType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { startDiscordSandbox } from '../../sandbox/discord/server.ts';
import { definitions } from '../../src/commands/index.ts';
import { createGateway } from '../../src/services/discord/gateway.ts';
import { registerCommands } from '../../src/services/discord/register.ts';

interface Text {
  readonly path: string;
  readonly what: 'menu' | 'name' | 'description' | 'choice';
  readonly english: string;
  readonly german: string | null | undefined;
}

type Translations = { readonly de?: string | null | undefined } | null | undefined;

interface Named {
  readonly name: string;
  readonly name_localizations?: Translations;
  readonly description?: string | undefined;
  readonly description_localizations?: Translations;
}

function textsOf(node: Named, what: 'menu' | 'name' | 'choice', above: string): readonly Text[] {
  const path = `${above}/${node.name}`;
  const { name, name_localizations: names, description, description_localizations: descriptions } = node;
  return [
    { path, what, english: name, german: names?.de },
    ...(what === 'name'
      ? [{ path, what: 'description' as const, english: description ?? '', german: descriptions?.de }]
      : []),
  ];
}

function optionTexts(option: APIApplicationCommandOption, above: string): readonly Text[] {
  const path = `${above}/${option.name}`;
  const choices: readonly APIApplicationCommandOptionChoice[] = 'choices' in option ? (option.choices ?? []) : [];
  const options: readonly APIApplicationCommandOption[] = 'options' in option ? (option.options ?? []) : [];
  return [
    ...textsOf(option, 'name', above),
    ...choices.flatMap((choice) => textsOf(choice, 'choice', path)),
    ...options.flatMap((inner) => optionTexts(inner, path)),
  ];
}

const texts = definitions.flatMap((one): readonly Text[] =>
  'options' in one || one.type === ApplicationCommandType.ChatInput
    ? [...textsOf(one, 'name', ''), ...(one.options ?? []).flatMap((option) => optionTexts(option, `/${one.name}`))]
    : textsOf(one, 'menu', ''),
);

/** Discord: what a name may look like, and how long each text may be. */
const RULES: Readonly<Record<Text['what'], RegExp>> = {
  menu: /^\S.{0,30}\S$/u,
  name: /^[-_\p{Ll}\p{N}]{1,32}$/u,
  description: /^\S.{0,98}\S$/su,
  choice: /^\S.{0,98}\S$/su,
};

describe('commands in German', () => {
  it('have all their texts', () => {
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.filter(({ german }) => (german?.trim() ?? '') === '')).toEqual([]);
  });

  it('are what Discord takes', () => {
    expect(texts.filter(({ what, german }) => !RULES[what].test(german ?? ''))).toEqual([]);
  });

  it('have a name of their own beside each other', () => {
    const siblings = Map.groupBy(
      texts.filter(({ what }) => what !== 'description'),
      ({ path }) => path.slice(0, path.lastIndexOf('/')),
    );
    for (const [path, names] of siblings) {
      expect([path, new Set(names.map(({ german }) => german)).size]).toEqual([path, names.length]);
    }
  });

  it('are described in German', () => {
    expect(texts.filter(({ what, english, german }) => what === 'description' && german === english)).toEqual([]);
  });

  it('are registered once, and known again', async () => {
    await using discord = await startDiscordSandbox();
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const gateway = createGateway({
      token: discord.token,
      apiUrl: discord.url,
      log,
      onInteraction: async () => undefined,
    });
    await gateway.start();
    try {
      expect(await registerCommands(gateway.client, definitions, 'global')).toBe('updated');
      expect(await registerCommands(gateway.client, definitions, 'global')).toBe('unchanged');
    } finally {
      await gateway.stop();
    }
    discord.assertClean();
  });
});
