// Reads the sentences that are written as t`…` from the sources, without running them: a small scanner that knows
// strings, comments and templates within templates.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** It explains the tag, and its examples are no sentences. */
const ABOUT_THE_TAG = 'src/commands/views/language.ts';

export interface Sentence {
  readonly file: string;
  /** As the catalogues have it: `You have {0} left.` */
  readonly key: string;
}

/** Every sentence of the bot, in the order of the files. */
export function sentencesInSources(): readonly Sentence[] {
  return globSync('src/**/*.ts', { cwd: ROOT })
    .toSorted()
    .filter((file) => file !== ABOUT_THE_TAG)
    .flatMap((file) => sentencesIn(readFileSync(join(ROOT, file), 'utf8')).map((key) => ({ file, key })));
}

/** The keys of all tagged templates in a program, those inside of others too. */
export function sentencesIn(program: string): readonly string[] {
  const found: string[] = [];
  readCode(program, 0, found, false);
  return found;
}

/** Reads code from `at`; inside of a template up to the brace that closes the value. Returns where it stopped. */
function readCode(program: string, at: number, found: string[], inTemplate: boolean): number {
  let open = 0;
  let here = at;
  while (here < program.length) {
    const rest = program.slice(here, here + 2);
    const char = rest.charAt(0);
    if (rest === '//') here = endOf(program, '\n', here);
    else if (rest === '/*') here = endOf(program, '*/', here);
    else if (char === "'" || char === '"') here = afterString(program, here, char);
    else if (char === '`') here = readTemplate(program, here, found, isTagged(program, here));
    else if (inTemplate && char === '}' && open === 0) return here + 1;
    else {
      if (char === '{') open += 1;
      if (char === '}') open -= 1;
      here += literalLength(program, here);
    }
  }
  return here;
}

const isTagged = (program: string, backtick: number) => /(?<![\w$.])t$/.test(program.slice(0, backtick).slice(-3));

function endOf(program: string, mark: string, from: number): number {
  const end = program.indexOf(mark, from);
  return end === -1 ? program.length : end + mark.length;
}

function afterString(program: string, from: number, quote: string): number {
  let here = from + 1;
  while (here < program.length && program[here] !== quote) here += program[here] === '\\' ? 2 : 1;
  return here + 1;
}

/** 1, or the length of a regular expression: its quotes and backticks open nothing. */
function literalLength(program: string, at: number): number {
  if (program[at] !== '/' || !/[(,=:[!&|?{}>]\s*$|return\s*$/.test(program.slice(Math.max(0, at - 20), at))) return 1;
  const [literal] = /^\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/.exec(program.slice(at, at + 400)) ?? ['/'];
  return literal.length;
}

function readTemplate(program: string, backtick: number, found: string[], tagged: boolean): number {
  let here = backtick + 1;
  let key = '';
  let values = 0;
  while (here < program.length && program[here] !== '`') {
    if (program.startsWith('${', here)) {
      key += `{${values}}`;
      values += 1;
      here = readCode(program, here + 2, found, true);
    } else if (program[here] === '\\') {
      key += ESCAPED[program.charAt(here + 1)] ?? program.charAt(here + 1);
      here += 2;
    } else {
      key += program.charAt(here);
      here += 1;
    }
  }
  if (tagged) found.push(key);
  return here + 1;
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t' };
