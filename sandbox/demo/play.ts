// What every scene does: shows cards, follows a clip from its status message to its mp4, and waits for what Discord shows.

import { relative } from 'node:path';
import type { ThreadHandle } from '../discord/driver/channel.ts';
import type { MemberHandle } from '../discord/driver/member.ts';
import type { OptionValue, OptionValues } from '../discord/driver/options.ts';
import type { Reply } from '../discord/driver/reply.ts';
import { describeClip, saveClip } from './clips.ts';
import type { Stage } from './stage.ts';
import type { Transcript } from './transcript.ts';

/** A clip that was not posted after this long is reported as missing. */
const CLIP_MS = 60_000;
/** So is anything else that the bot should have shown. */
const SOON_MS = 15_000;

export interface Play {
  readonly stage: Stage;
  readonly script: Transcript;
  /** Where the clips go. */
  readonly folder: string;
  /** One for each press of Generate so far. */
  readonly receipts: Reply[];
}

export interface Scene {
  readonly summary: string;
  /** Of the bot, by the names of its environment. */
  readonly settings?: Readonly<Record<string, string>>;
  play(play: Play): Promise<void>;
}

/** A clip that somebody has ordered: where it will appear, and by which words it is known. */
export interface Order {
  readonly member: MemberHandle;
  readonly thread: ThreadHandle;
  readonly prompt: string;
}

/** A card on somebody's screen: the handle is live, the rows are as they were shown. */
export interface Shown {
  readonly card: Reply;
  readonly rows: readonly string[];
}

export const privately = (member: MemberHandle) => `only ${member.name} sees this`;

/** Types a command and shows the answer, which only its author sees. */
export async function ask(
  { script }: Play,
  member: MemberHandle,
  place: { readonly id: string; readonly name: string },
  command: string,
  values: OptionValues = {},
): Promise<Shown> {
  const typed = Object.entries(values).map(([name, value]) => [name, worded(value)] as const);
  script.types(member.name, `#${place.name}`, command, Object.fromEntries(typed));
  const card = await member.command(place, command, values);
  return { card, rows: script.card(card, card.ephemeral ? privately(member) : 'everyone sees this') };
}

/** A value as it looks while it is typed: a file by its name. */
function worded(value: OptionValue | undefined): string {
  if (typeof value !== 'object') return String(value ?? '');
  if ('bytes' in value) return `📎 ${value.name}`;
  return 'name' in value ? String(value.name) : value.id;
}

/** Chooses from a menu of a card and shows what changed on it. */
export async function choose({ script }: Play, member: MemberHandle, shown: Shown, menu: string, value: string) {
  script.does(member.name, `chooses ${menu}: ${value}`);
  const card = await shown.card.choose(menu, value);
  return { card, rows: script.card(card, `the same card, where it changed`, shown.rows) };
}

/** Presses the button that pays, and returns the receipt. Throws when there is none that can be pressed. */
export async function generate({ script, receipts }: Play, member: MemberHandle, card: Reply): Promise<Reply> {
  const button = payButton(card);
  if (!button) throw new Error(`${member.name} has no Generate to press. The card says: ${card.text}`);
  script.does(member.name, `presses ${button.label}`);
  const receipt = await card.press(button.label);
  receipts.push(receipt);
  return receipt;
}

/** The first line of a receipt, once the whole of one has been shown. */
export function briefly({ script }: Play, receipt: Reply): void {
  script.beat(receipt.text.split('\n')[0] ?? '');
}

/** The button that pays, when it can be pressed. */
export const payButton = ({ buttons }: Reply) =>
  buttons.find(({ label, disabled }) => label.startsWith('Generate') && !disabled);

/** The thread in which a clip with this prompt got its status message. */
export function threadFor({ stage }: Play, member: MemberHandle, prompt: string): Promise<ThreadHandle> {
  const open = () => stage.movies.threads.find((thread) => statusOf({ member, thread, prompt }) !== undefined);
  return stage.discord.until(open, { within: SOON_MS, because: `No thread was opened for ${member.name}'s clip.` });
}

export const statusOf = ({ member, thread, prompt }: Order): Reply | undefined =>
  member.sees(thread).find(({ text }) => text.startsWith('**Status of clip') && text.includes(prompt));

/** Every posted clip of an order; there should never be more than one. */
export const clipsOf = ({ member, thread, prompt }: Order): readonly Reply[] =>
  member.sees(thread).filter(({ attachments, text }) => attachments.length > 0 && text.includes(prompt));

/** The sentence of a status message that says how far the clip is. */
export const progressIn = (status: Reply | undefined): string | undefined =>
  status?.text.split('\n').find((line) => !/^(\*\*|> |-# )/.test(line));

/**
 * Waits for something, and prints each change of an order's status message until it is there.
 * @param shown the progress that has been printed already
 */
export function follow<T>(
  play: Play,
  order: Order,
  until: () => T | undefined,
  what: string,
  shown?: string,
): Promise<T> {
  const look = () => {
    const found = until();
    const progress = progressIn(statusOf(order));
    if (found === undefined && progress !== undefined && progress !== shown) play.script.beat(progress);
    shown = progress;
    return found;
  };
  return play.stage.discord.until(look, { within: CLIP_MS, because: `${what} did not come within a minute.` });
}

/** Follows an order to its clip, shows the post, and saves the file. `shown` as in `follow`. */
export async function receive(play: Play, order: Order, shown?: string): Promise<void> {
  const { member, thread, prompt } = order;
  const post = await follow(play, order, () => clipsOf(order).at(0), `${member.name}'s clip`, shown);
  const clip = await saveClip(play.folder, member.name, prompt, post);
  play.script.card(post, inThread(thread));
  play.script.line(`▶ ${describeClip(clip)}`);
  play.script.line(`  saved as ${shortPath(clip.path)}`);
}

/** Rejects, with the reason, when nothing comes in time. */
export async function within<T>(awaited: Promise<T>, ms: number, because: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(because)), ms);
  try {
    return await Promise.race([awaited, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

export const inThread = (thread: ThreadHandle): string => `everyone sees this, in the thread "${thread.name}"`;

/** From here when it is below here, and from the root otherwise. */
export function shortPath(path: string): string {
  const below = relative('.', path);
  return below === '' || below.startsWith('..') ? path : below;
}
