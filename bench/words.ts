// How long blocked words and patterns take to look for, as ratios: a text twice as long must cost about twice as much,
// for words and for patterns that are made to be slow. Beside them the same pattern by JavaScript's RegExp, which
// backtracks: it is given texts of a few dozen letters only, so that it ends. Times are the least of several turns.
import { UserId } from '../src/domain/ids.ts';
import { Instant } from '../src/domain/time.ts';
import { findBlocked } from '../src/domain/words/find.ts';
import { WordRule, type WordRuleKind } from '../src/domain/words/rule.ts';

export interface Growth {
  readonly what: string;
  /** Characters of the shorter text, and of the longer. */
  readonly lengths: readonly [number, number];
  /** Milliseconds. */
  readonly times: readonly [number, number];
  /** How the time grows with the length: 1 in proportion, 2 with its square. From two points, so roughly. */
  readonly exponent: number;
}

export interface WordsResult {
  readonly ours: readonly Growth[];
  readonly backtracking: readonly Growth[];
}

export interface Verdict {
  readonly pass: boolean;
  readonly claim: string;
}

export interface WordsOptions {
  /** Turns of each look, of which the least counts. At least 1. */
  readonly turns: number;
  /** Milliseconds from any beginning. */
  readonly clock: () => number;
}

/** The longest prompt a command's option holds (Discord), and four times that, so that the noise is small beside it. */
const LENGTHS = [6_000, 24_000] as const;
/** Two more letters are about four times the work for a backtracking engine. */
const SHORT = [18, 22] as const;
const SLOW = ['(a+)+$', '(a|a)*$', '(a|aa)+$'] as const;
/** Between in proportion and with the square, nearer to the first. */
const MOST = 1.5;
/** From 18 to 22 letters an engine in linear time grows by 1; one that doubles with each letter by about 14. */
const LEAST_BACKTRACKING = 5;

const adversarial = (length: number) => `${'a'.repeat(length - 1)}!`;
const prose = (length: number) =>
  'a red fox runs over the snow, and nobody f o l l o w s it. '.repeat(length).slice(0, length);

const ruleOf = (kind: WordRuleKind, text: string) =>
  WordRule.parse({
    id: 'w0rd01',
    kind,
    text,
    addedBy: UserId.parse('100000000000000001'),
    addedAt: Instant.parse(0),
  });

/** 200 rules: words, the beginnings of words, and phrases. */
const LIST = Array.from({ length: 200 }, (_, index) => {
  const word = `f${index.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}x`;
  return ruleOf('word', [word, `${word}*`, `${word} fox runs`][index % 3] ?? word);
});

/** Runs both engines. What is found is looked at, so that no look is left out. */
export function runWords({ turns, clock }: WordsOptions): WordsResult {
  const least = (look: () => unknown): number => {
    look();
    const times = Array.from({ length: turns }, () => {
      const begin = clock();
      look();
      return clock() - begin;
    });
    return Math.max(Math.min(...times), Number.EPSILON);
  };
  const grow = (what: string, lengths: readonly [number, number], look: (length: number) => unknown): Growth => {
    const [short, long] = lengths;
    const times = [least(() => look(short)), least(() => look(long))] as const;
    return { what, lengths, times, exponent: Math.log(times[1] / times[0]) / Math.log(long / short) };
  };
  return {
    ours: [
      grow('200 words in prose', LENGTHS, (length) => findBlocked(LIST, [prose(length)])),
      grow('200 words in one letter over and over', LENGTHS, (length) => findBlocked(LIST, [adversarial(length)])),
      ...SLOW.map((text) => {
        const rules = [ruleOf('pattern', text)];
        return grow(text, LENGTHS, (length) => findBlocked(rules, [adversarial(length)]));
      }),
    ],
    backtracking: SLOW.map((text) => {
      const pattern = new RegExp(text);
      return grow(text, SHORT, (length) => pattern.test(adversarial(length)));
    }),
  };
}

/** What is promised: in proportion to the text. And that the patterns are slow indeed, or it would prove nothing. */
export function judgeWords({ ours, backtracking }: WordsResult): readonly Verdict[] {
  return [
    ...ours.map(({ what, exponent }) => ({
      pass: exponent <= MOST,
      claim: `${what}: time grows as length^${exponent.toFixed(2)}, at most ${MOST}`,
    })),
    ...backtracking.map(({ what, exponent }) => ({
      pass: exponent >= LEAST_BACKTRACKING,
      claim: `${what} by RegExp: length^${exponent.toFixed(1)}, at least ${LEAST_BACKTRACKING}: it is a slow pattern`,
    })),
  ];
}

/** The results as one table, a line for each look. */
export function wordsTable({ ours, backtracking }: WordsResult): string {
  const line = (engine: string) => (growth: Growth) => [
    growth.what,
    engine,
    growth.lengths.join(' → '),
    growth.times.map((time) => time.toFixed(2)).join(' → '),
    growth.exponent.toFixed(2),
  ];
  const head = ['looked for', 'engine', 'characters', 'ms', 'exponent'];
  const rows = [head, ...ours.map(line('ours')), ...backtracking.map(line('RegExp'))];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const print = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => print(row).trimEnd()).join('\n');
}
