// Single steps of a member through what the bot shows: a press, a form filled in, a message's menu. Each is printed as it
// is done, with what appears because of it.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FieldValues } from '../discord/driver/fields.ts';
import type { MemberHandle } from '../discord/driver/member.ts';
import type { Reply } from '../discord/driver/reply.ts';
import type { FileInput } from '../discord/driver/resolved.ts';
import { type Play, privately, type Shown } from './play.ts';

/** A file to attach, by its place below this folder. */
export function fileHere(path: string): FileInput {
  return { name: basename(path), bytes: new Uint8Array(readFileSync(new URL(path, import.meta.url))) };
}

/** What came of a step: another card, or the one that was there with its changes. */
function shown({ script }: Play, member: MemberHandle, before: Shown | undefined, card: Reply): Shown {
  const same = before !== undefined && before.card.id === card.id;
  const title = same ? 'the same card, where it changed' : privately(member);
  return { card, rows: script.card(card, title, same ? before.rows : []) };
}

/** Presses a button, and shows what comes of it. */
export async function press(play: Play, member: MemberHandle, on: Shown, label: string): Promise<Shown> {
  play.script.does(member.name, `presses ${label}`);
  return shown(play, member, on, await on.card.press(label));
}

/** Chooses from a menu whose choice leads to a page of its own, shown in full. */
export async function open(play: Play, member: MemberHandle, on: Shown, menu: string, value: string): Promise<Shown> {
  play.script.does(member.name, `chooses ${menu}: ${value}`);
  return shown(play, member, undefined, await on.card.choose(menu, value));
}

/** Presses a button that asks for words or files, fills its form in, and shows what comes of that. */
export async function fill(
  play: Play,
  member: MemberHandle,
  on: Shown,
  label: string,
  values: FieldValues,
): Promise<Shown> {
  play.script.does(member.name, `presses ${label}`);
  return answer(play, member, on, await on.card.press(label), values);
}

/** Presses a button that asks for a few words in one field, and writes them. */
export async function explain(
  play: Play,
  member: MemberHandle,
  on: Shown,
  label: string,
  words: string,
): Promise<Shown> {
  play.script.does(member.name, `presses ${label}`);
  const form = await on.card.press(label);
  const [field] = form.fields;
  if (field === undefined) throw new Error(`${label} asks for no words, but says: ${form.text}`);
  return answer(play, member, on, form, { [field.label]: words });
}

/** Types a command that asks for a few words in one field, and writes them. */
export async function explainTo(
  play: Play,
  member: MemberHandle,
  place: { readonly id: string; readonly name: string },
  command: string,
  values: Readonly<Record<string, string>>,
  words: string,
): Promise<Shown> {
  play.script.types(member.name, `#${place.name}`, command, values);
  const form = await member.command(place, command, values);
  const [field] = form.fields;
  if (field === undefined) throw new Error(`${command} asks for no words, but says: ${form.text}`);
  return answer(play, member, undefined, form, { [field.label]: words });
}

/** Chooses a command from the menu of a message, and shows what comes of it once its form, if it has one, is filled in. */
export async function useMenu(
  play: Play,
  member: MemberHandle,
  name: string,
  message: Reply,
  values: FieldValues = {},
): Promise<Shown> {
  play.script.does(member.name, `opens the menu of that message, Apps: ${name}`);
  const first = await member.messageCommand(name, message);
  return first.kind === 'modal'
    ? answer(play, member, undefined, first, values)
    : shown(play, member, undefined, first);
}

/** Fills a form in, in the words of its labels. */
async function answer(
  play: Play,
  member: MemberHandle,
  before: Shown | undefined,
  form: Reply,
  values: FieldValues,
): Promise<Shown> {
  const [title = ''] = form.text.split('\n');
  const written = form.fields.flatMap(({ label, customId }) => {
    const value = values[customId] ?? values[label];
    return value === undefined ? [] : [`${label}: ${worded(value)}`];
  });
  play.script.beat(`“${title}” opens. ${written.join('; ')}`);
  return shown(play, member, before, await form.submit(values));
}

function worded(value: FieldValues[string]): string {
  if (typeof value !== 'object') return String(value ?? '');
  return value.map((one) => (typeof one === 'string' ? one : `📎 ${one.name}`)).join(', ');
}

/** Shows a message that somebody posted, with the files it carries. */
export function posts({ script }: Play, member: MemberHandle, place: { readonly name: string }, message: Reply): Reply {
  const files = message.attachments.map(({ name }) => `📎 ${name}`).join(', ');
  script.does(member.name, `posts in #${place.name}: ${files}`);
  return message;
}
