// Discord's own marks (bold, quotes, small print, mentions, moments) as a terminal shows them, wrapped to a width.
// Without colour the marks simply vanish, and the words stay.

import { stripVTControlCharacters, styleText } from 'node:util';

/** What an id is called: `@Ana`, `#movies`. Undefined for one that nobody knows. */
export type NameOf = (kind: 'user' | 'channel', id: string) => string | undefined;

export type Style = Parameters<typeof styleText>[0];

/** Colour only where standard output is a terminal that wants it. */
export const paint = (style: Style, words: string): string => styleText(style, words);

export const width = (words: string): number => stripVTControlCharacters(words).length;

export interface Reading {
  readonly columns: number;
  readonly nameOf: NameOf;
  /** Epoch milliseconds: "in 10 minutes" is counted from here. */
  readonly now: number;
}

/** The lines of one message. */
export function readable(text: string, reading: Reading): readonly string[] {
  return text.split('\n').flatMap((line) => readableLine(line, reading));
}

function readableLine(line: string, reading: Reading): readonly string[] {
  const [, quote = '', small = '', heading = '', rest = ''] = /^(> )?(-# )?(#{1,3} )?(.*)$/s.exec(line) ?? [];
  const base: Style = heading === '' ? (small === '' ? [] : ['dim']) : ['bold'];
  const bar = quote === '' ? '' : paint('dim', '▎ ');
  const words = inline(rest, base, reading);
  return wrapped(words, reading.columns - width(bar)).map((part) => `${bar}${part}`);
}

/** Bold, code, mentions, moments, the words of links; everything else as it is, without the backslashes that guard it. */
const MARK =
  /\*\*(.+?)\*\*|`([^`]+)`|<@!?(\d+)>|<#(\d+)>|<t:(\d+)(?::([A-Za-z]))?>|(?<!\\)\[([^\]]+)\]\(https?:\/\/[^)]+\)/g;

function inline(text: string, base: Style, reading: Reading): string {
  let words = '';
  let at = 0;
  for (const mark of text.matchAll(MARK)) {
    words += spread(base, plain(text.slice(at, mark.index)));
    words += marked(mark, base, reading);
    at = mark.index + mark[0].length;
  }
  return words + spread(base, plain(text.slice(at)));
}

function marked(mark: RegExpExecArray, base: Style, reading: Reading): string {
  const [, bold, code, user, channel, seconds, style, link] = mark;
  if (link !== undefined) return spread(['underline'], link);
  if (bold !== undefined) return spread(['bold'], inline(bold, [], reading));
  if (code !== undefined) return spread(['cyan'], code);
  if (user !== undefined) return spread(['yellow'], reading.nameOf('user', user) ?? '@someone');
  if (channel !== undefined) return spread(['yellow'], reading.nameOf('channel', channel) ?? '#somewhere');
  return spread(base, moment(Number(seconds) * 1000, style, reading.now));
}

/** Zero-width spaces and backslashes are Discord's guards against marks and mentions; a reader never sees them. */
const plain = (text: string): string => text.replaceAll('\u200b', '').replaceAll(/\\([^\w\s])/g, '$1');

/** Styles each word by itself, so that a line may be broken between any two. */
function spread(style: Style, words: string): string {
  if (style.length === 0) return words;
  return words.replaceAll(/[^ ]+/g, (word) => paint(style, word));
}

function moment(at: number, style: string | undefined, now: number): string {
  if (style === 'R') return relative(at - now);
  const date = new Date(at);
  return style === 't'
    ? date.toLocaleTimeString('en-GB', { timeStyle: 'short' })
    : date.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function relative(ms: number): string {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const [unit, size] = UNITS.find(([, one]) => Math.abs(ms) >= one) ?? ['second', 1000];
  return format.format(Math.round(ms / size), unit);
}

/** Greedy lines; a word that is longer than a line stands alone. */
export function wrapped(words: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && width(line) + 1 + width(word) <= columns) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
