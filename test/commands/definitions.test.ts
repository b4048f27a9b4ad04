// What Discord is told about the commands, held to Discord's own description and to its documented limits.
import type { APIApplicationCommandOption } from 'discord.js';
import { ApplicationCommandCreateRequestSchema } from 'discord-api-spec/zod';
import { describe, expect, it } from 'vitest';
import { components, definitions, forms, subcommands } from '../../src/commands/index.ts';

/** Menus of messages have neither options nor a description. */
const chatInput = definitions.flatMap((one) => ('options' in one ? [one] : []));

const options = (list: readonly APIApplicationCommandOption[] = []): readonly APIApplicationCommandOption[] =>
  list.flatMap((option) => [option, ...('options' in option ? options(option.options) : [])]);

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly name_localizations?: object | null | undefined;
  readonly description_localizations?: object | null | undefined;
}

/** Discord: of each field the longest language counts. */
const longest = (text: string, localised: object | null | undefined): number =>
  Math.max(text.length, ...Object.values(localised ?? {}).map((one) => String(one).length));

const sizeOf = ({ name, description = '', ...localised }: Named): number =>
  longest(name, localised.name_localizations) + longest(description, localised.description_localizations);

/** Every word of a choice that Discord counts. */
const choicesOf = (option: APIApplicationCommandOption): number =>
  'choices' in option
    ? (option.choices ?? []).reduce((sum, one) => sum + sizeOf(one) + String(one.value).length, 0)
    : 0;

describe('command definitions', () => {
  it.each(definitions)('/$name is what Discord takes', (definition) => {
    // The description types `default_member_permissions` as a number; the documentation and every client send a string.
    const { default_member_permissions: permissions, ...rest } = definition;
    expect(ApplicationCommandCreateRequestSchema.safeParse(rest).error?.issues ?? []).toEqual([]);
    expect(permissions ?? '0').toMatch(/^\d+$/);
  });

  it.each(chatInput)('/$name keeps to the documented limits', (definition) => {
    const all = options(definition.options);
    for (const option of all) {
      expect(option.name).toMatch(/^[-_a-z0-9]{1,32}$/);
      expect(option.description.length).toBeLessThanOrEqual(100);
      const inner = 'options' in option ? (option.options ?? []) : [];
      const required = inner.map((one) => one.required === true);
      expect(required, 'required options come first').toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
      expect(inner.length).toBeLessThanOrEqual(25);
    }
    const size = [definition, ...all].reduce((sum, one) => sum + sizeOf(one), 0);
    expect(size + all.reduce((sum, one) => sum + choicesOf(one), 0)).toBeLessThanOrEqual(8_000);
  });

  it('asks for Manage Server where a command is for moderators', () => {
    const admin = chatInput.find(({ name }) => name === 'video-admin');
    expect(admin?.default_member_permissions).toBe('32');
  });

  it('works in servers only', () => {
    for (const { contexts, integration_types: types } of definitions) expect([contexts, types]).toEqual([[0], [0]]);
  });

  it('has an autocomplete for every option that says so, and no other', () => {
    for (const { definition, autocomplete } of subcommands) {
      const said = (definition.options ?? []).filter((one) => 'autocomplete' in one && one.autocomplete === true);
      expect(said.map(({ name }) => name).toSorted()).toEqual(Object.keys(autocomplete ?? {}).toSorted());
    }
  });

  it('names every action once', () => {
    const actions = [...components, ...forms].map(({ action }) => action);
    expect(new Set(actions).size).toBe(actions.length);
  });
});
