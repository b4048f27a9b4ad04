// The building blocks of what members see: text, rows, buttons and selects, as the JSON that Discord takes.
import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { MessageBody, Reply, Visibility } from '../view.ts';
import { t } from './language.ts';

export const GOLD = 0xd4a017;
export const RED = 0xc0392b;
export const GREEN = 0x2e8b57;

export const text = (content: string): APIComponentInContainer => ({ type: ComponentType.TextDisplay, content });
export const line = (): APIComponentInContainer => ({ type: ComponentType.Separator, divider: true, spacing: 1 });

/** At most five buttons. */
export const buttons = (...components: APIButtonComponent[]) => ({
  type: ComponentType.ActionRow as const,
  components,
});

export interface ButtonLook {
  readonly style?: 'go' | 'plain' | 'danger';
  readonly disabled?: boolean;
  readonly emoji?: string;
}

/** `subject` follows the action in the custom id, which Discord holds to 100 characters. */
export function button(
  label: string,
  action: string,
  subject: readonly (string | number)[],
  look: ButtonLook = {},
): APIButtonComponent {
  const styles = { go: ButtonStyle.Success, plain: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const;
  return {
    type: ComponentType.Button,
    style: styles[look.style ?? 'plain'],
    label,
    custom_id: customId(action, subject),
    ...(look.disabled === true ? { disabled: true } : {}),
    ...(look.emoji === undefined ? {} : { emoji: { name: look.emoji } }),
  };
}

export const customId = (action: string, subject: readonly (string | number)[]) => [action, ...subject].join(':');

export function select(
  action: string,
  subject: readonly (string | number)[],
  placeholder: string,
  options: readonly { readonly label: string; readonly value: string; readonly chosen: boolean }[],
) {
  const component: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId(action, subject),
    placeholder,
    options: options.map(({ label, value, chosen }) => ({ label, value, default: chosen })),
  };
  return { type: ComponentType.ActionRow as const, components: [component] };
}

export function panel(colour: number, components: APIComponentInContainer[]): MessageBody {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: colour, components }],
  };
}

export function reply(body: MessageBody, visibility: Visibility = 'private'): Reply {
  return { is: 'reply', body, visibility, file: null };
}

/** A short private word. */
export const say = (colour: number, ...paragraphs: string[]): Reply => reply(panel(colour, paragraphs.map(text)));

/** Control characters, and the marks that turn the direction of writing for whatever stands behind them. */
const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** One line of plain characters. Empty when there is nothing to see in it. */
export function oneLine(words: string): string {
  const line = words.replace(/\s+/g, ' ').replace(STEERING, '').trim();
  return /[^\p{C}\p{Z}]/u.test(line) ? line : '';
}

/** At most this many UTF-16 units, the way Discord counts; never half a character. */
export function shortened(words: string, atMost: number): string {
  if (words.length <= atMost) return words;
  return `${words
    .slice(0, atMost - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}

/**
 * What a member typed, made harmless and short: one line, no mark-up, no mentions, and no links, which Discord would
 * unfold under a message of ours.
 */
export function quoted(words: string, atMost = 300): string {
  const unlinked = shortened(oneLine(words), atMost)
    .replaceAll('://', ':\u200b//')
    .replace(/(discord(?:app)?\.(?:gg|com))\//gi, '$1\u200b/');
  return unlinked
    .replace(/[\\*_~`|<>[\]]/g, '\\$&')
    .replace(/^(?:[-+#]|\d+(?=[.)]))/, (head) => (/^\d/.test(head) ? `${head}\\` : `\\${head}`))
    .replaceAll('@', '@\u200b');
}

/** What a member typed, between backticks, where nothing is mark-up. */
export function code(words: string, atMost = 60): string {
  const plain = shortened(oneLine(words).replaceAll('`', "'"), atMost).replaceAll('@', '@\u200b');
  return `\`${plain === '' ? '…' : plain}\``;
}

/** `50 s`, `3 min`, `1 h 10 min`. */
export function duration(ms: number): string {
  const secs = Math.round(ms / 1_000);
  if (secs < 90) return `${Math.max(1, secs)} s`;
  const mins = Math.round(secs / 60);
  return mins < 90 ? `${mins} min` : `${Math.floor(mins / 60)} h ${mins % 60} min`;
}

/** A moment in the reader's own time zone. `R` reads "in 5 minutes", `t` the clock time, `f` date and time. */
export const moment = (at: number, style: 'R' | 't' | 'f' = 'R') => `<t:${Math.floor(at / 1_000)}:${style}>`;

export function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], last: 'or' | 'and' = 'or'): string {
  const head = words.slice(0, -1).join(', ');
  const tail = words.at(-1) ?? '';
  if (head === '') return tail;
  return last === 'or' ? t`${head} or ${tail}` : t`${head} and ${tail}`;
}
