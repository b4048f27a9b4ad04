// The transcript: who says what where, and what appears before whom, as a stranger would read it over their shoulder.

import type { Reply } from '../discord/driver/reply.ts';
import { type NameOf, paint, readable, width, wrapped } from './discord-text.ts';

const WIDEST = 100;
const NARROWEST = 60;
const INDENT = '  ';

/** What is typed after a command, by the options' names. */
export type TypedValues = Readonly<Record<string, string>>;

export interface Transcript {
  /** The first lines. */
  title(name: string, sentence: string): void;
  /** A numbered part of the scene, with the time since the beginning. */
  part(heading: string): void;
  /** The narrator. */
  tell(sentence: string): void;
  types(who: string, where: string, command: string, values?: TypedValues): void;
  /** Something done to a card: a press, a choice. */
  does(who: string, what: string): void;
  /**
   * A message with its menus and buttons, in a frame that says who sees it. Returns its rows.
   * @param before rows that were shown already: those that are still the same are left out
   */
  card(reply: Reply, title: string, before?: readonly string[]): readonly string[];
  /** A line of a running story, such as the progress in a status message. */
  beat(words: string): void;
  /** Rows of a small table. */
  table(rows: readonly (readonly [label: string, value: string])[]): void;
  /** A plain line, such as an address to copy. */
  line(words?: string): void;
}

export interface Paper {
  readonly write: (text: string) => void;
  readonly columns: number | undefined;
  readonly nameOf: NameOf;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export function createTranscript({ write, columns: available, nameOf, now }: Paper): Transcript {
  const columns = Math.max(NARROWEST, Math.min(WIDEST, (available ?? WIDEST) - 1));
  const began = now();
  let parts = 0;
  let last: 'gap' | 'line' | 'frame' = 'gap';

  function line(words = ''): void {
    write(words === '' ? '\n' : `${INDENT}${words.trimEnd()}\n`);
    last = words === '' ? 'gap' : 'line';
  }

  function gap(): void {
    if (last !== 'gap') line();
  }

  const reading = (margin: number) => ({ columns: columns - margin, nameOf, now: now() });

  function part(heading: string): void {
    parts += 1;
    const time = clockOf(now() - began);
    const head = `${parts}  ${heading} `;
    const rule = '─'.repeat(Math.max(3, columns - head.length - time.length - 1));
    gap();
    write(`${paint('bold', head)}${paint('dim', `${rule} ${time}`)}\n`);
    line();
  }

  function card(reply: Reply, title: string, before: readonly string[] = []): readonly string[] {
    const rows = [...readable(reply.text, reading(INDENT.length + 2)), ...controls(reply, columns - INDENT.length - 2)];
    if (last === 'frame') gap();
    line(paint('dim', `╭─ ${title}`));
    for (const row of rows.filter((one) => !before.includes(one))) line(`${paint('dim', '│')} ${row}`);
    line(paint('dim', '╰─'));
    last = 'frame';
    return rows;
  }

  return {
    title(name, sentence) {
      write(`\n${paint('bold', name)}\n`);
      for (const row of wrapped(sentence, columns)) write(`${row}\n`);
      last = 'line';
    },
    part,
    card,
    line,
    tell(sentence) {
      gap();
      for (const row of wrapped(sentence, columns - INDENT.length)) line(row);
    },
    types(who, where, command, values = {}) {
      gap();
      const given = Object.entries(values).map(([name, value]) => `${paint('cyan', `${name}:`)} ${value}`);
      const words = [paint('bold', who), `in ${where}:`, paint('bold', `/${command}`), ...given].join(' ');
      for (const [index, row] of wrapped(words, columns - 2 * INDENT.length).entries())
        line(`${index === 0 ? '' : INDENT}${row}`);
    },
    does(who, what) {
      gap();
      line(`${paint('bold', who)} ${what}`);
    },
    beat(words) {
      for (const row of readable(words, reading(2 * INDENT.length))) line(`${INDENT}${row}`);
    },
    table(rows) {
      gap();
      const widest = Math.max(...rows.map(([label]) => width(label)));
      for (const [label, value] of rows) line(`${label}${' '.repeat(widest - width(label))}   ${value}`);
    },
  };
}

/** Menus and buttons as they stand on a card: `[ Sound: on ▾ ]  [ Generate $0.20 ]`. */
function controls({ selects, buttons }: Reply, columns: number): readonly string[] {
  const menus = selects.map(({ options, chosen, placeholder }) => {
    const label = options.find(({ value }) => chosen.includes(value))?.label ?? placeholder;
    return `[ ${label} ▾ ]`;
  });
  const presses = buttons.map(({ label, disabled }) =>
    disabled ? paint('dim', `( ${label} · not possible now )`) : paint('green', `[ ${label} ]`),
  );
  return [...rowOf(menus, columns), ...rowOf(presses, columns)];
}

/** Controls side by side, as many as fit; each stays in one piece. */
function rowOf(pieces: readonly string[], columns: number): readonly string[] {
  const rows: string[] = [];
  for (const piece of pieces) {
    const row = rows.at(-1);
    if (row !== undefined && width(row) + 2 + width(piece) <= columns) rows[rows.length - 1] = `${row}  ${piece}`;
    else rows.push(piece);
  }
  return rows;
}

/** `0:07` */
function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
