// Regular expressions of a moderator, run by RE2: time in proportion to the text whatever the pattern, since it knows no
// back-references and no look-around. They see compatibility characters as plain ones (NFKC) and no invisible characters.
import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import { granted, type Outcome, refused } from '../outcome.ts';
import { MAX_PROGRAM, type PatternFault } from './rule.ts';
import type { SeenText } from './seen-text.ts';
import type { Span } from './word.ts';

/** Compiled patterns that are kept; the one that was not used for longest goes first. */
const KEPT = 100;
/** An automaton with more states than this is not kept, so that a hostile pattern costs time once and memory never. */
const KEPT_STATES = 1_000;

const compiled = new Map<string, RE2JS>();

export type PatternTrouble =
  | { readonly is: 'bad-pattern'; readonly why: PatternFault; readonly at: number; readonly part: string }
  /** RE2 itself gave up. */
  | { readonly is: 'too-big' };

/**
 * The instructions that it compiles to, and whether it lets through hardly any text.
 * Time: in proportion to the pattern as typed, at most a few thousand instructions a character.
 */
export function examine(pattern: string): Outcome<{ size: number; everything: boolean }, PatternTrouble> {
  try {
    const program = compile(pattern);
    return granted({ size: program.programSize(), everything: isEverything(program) });
  } catch (cause) {
    if (!(cause instanceof RE2JSException)) throw cause;
    return refused(diagnose(pattern, cause));
  }
}

/** The first place where the pattern is found. Throws when it is none: only patterns that were examined are stored. */
export function findPattern(pattern: string, text: SeenText): Span | null {
  const program = compiled.get(pattern) ?? compile(pattern);
  compiled.delete(pattern);
  // Whether at all is told by the automaton, an order of magnitude sooner than where.
  const matcher = program.test(text.seen) ? program.matcher(text.seen) : null;
  const found = matcher?.find() === true ? text.original(matcher.start(), matcher.end()) : null;
  const automaton: { readonly stateCount: number } | null = program.re2().lazyDFA;
  if (automaton === null || automaton.stateCount <= KEPT_STATES) keep(pattern, program);
  return found;
}

function keep(pattern: string, program: RE2JS): void {
  compiled.set(pattern, program);
  const [oldest] = compiled.keys();
  if (compiled.size > KEPT && oldest !== undefined) compiled.delete(oldest);
}

/** Throws what RE2 says of a pattern it cannot read. What is typed stays what it means: `…` never becomes three dots. */
function compile(pattern: string): RE2JS {
  const plain = pattern
    .normalize('NFC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/[^\p{ASCII}]+/gu, (run) => RE2JS.quote(run.normalize('NFKC')));
  return RE2JS.compile(plain, RE2JS.CASE_INSENSITIVE);
}

/** Short made-up texts that have no letter in common: what is found in both, or in nothing, is found in about any prompt. */
const MEANINGLESS = ['kcb hfae gdi', 'mrnw vpou ts'] as const;

function isEverything(program: RE2JS): boolean {
  return program.test('') || MEANINGLESS.every((text) => program.test(text));
}

/** RE2's own words for what is wrong, from its Go original. */
const FAULTS: ReadonlyMap<string, PatternFault> = new Map([
  ['missing closing ]', 'unclosed-bracket'],
  ['missing closing )', 'unclosed-parenthesis'],
  ['unexpected )', 'unexpected-parenthesis'],
  ['missing argument to repetition operator', 'nothing-to-repeat'],
  ['invalid nested repetition operator', 'bad-repeat'],
  ['invalid repeat count', 'bad-repeat'],
  ['invalid escape sequence', 'bad-escape'],
  ['trailing backslash at end of expression', 'bad-escape'],
  ['invalid character class range', 'bad-class'],
  ['invalid named capture', 'bad-group'],
  ['duplicate capture group name', 'bad-group'],
  ['invalid or unsupported Perl syntax', 'unsupported'],
  ['expression nests too deeply', 'too-deep'],
]);

/** RE2 says what is wrong but not where: it is where the last beginning of the pattern ends that did not fail like this. */
function diagnose(pattern: string, cause: RE2JSException): PatternTrouble {
  const why = faultOf(cause);
  if (why === 'too-big') return { is: 'too-big' };
  if (why === null) throw cause;
  let at = 0;
  let failing = false;
  for (let end = 1; end <= pattern.length; end += 1) {
    const trouble = troubleOf(pattern.slice(0, end));
    if (trouble === 'too-big') return { is: 'too-big' };
    const fails = trouble !== null && faultOf(trouble) === why;
    if (fails && !failing) at = Math.max(0, end - (namedBy(trouble, why)?.length ?? 1));
    failing = fails;
  }
  const rest = pattern.slice(at);
  const beyond = BEYOND.exec(rest)?.[0];
  if (beyond !== undefined) return { is: 'bad-pattern', why: 'unsupported', at, part: beyond };
  const named = namedBy(cause, why);
  return { is: 'bad-pattern', why, at, part: named !== null && rest.startsWith(named) ? named : rest.slice(0, 1) };
}

/** Look-around and back-references, which RE2 takes for groups and escapes that it does not know. */
const BEYOND = /^(?:\(\?<?[=!]|\\[1-9])/;

/** What RE2 has against a beginning of a pattern; none is worth more work than a whole pattern may take. */
function troubleOf(beginning: string): RE2JSException | 'too-big' | null {
  try {
    return compile(beginning).programSize() > MAX_PROGRAM ? 'too-big' : null;
  } catch (cause) {
    if (cause instanceof RE2JSException) return cause;
    throw cause;
  }
}

function faultOf(cause: RE2JSException): PatternFault | 'too-big' | null {
  if (!(cause instanceof RE2JSSyntaxException) || cause.error === 'expression too large') return 'too-big';
  return FAULTS.get(cause.error) ?? null;
}

/** The part of the pattern that RE2 blames; null: one character that is too many or has no other. */
function namedBy(cause: RE2JSException, why: PatternFault): string | null {
  return cause instanceof RE2JSSyntaxException && !SINGLE.has(why) ? cause.input : null;
}

const SINGLE: ReadonlySet<PatternFault> = new Set([
  'unclosed-bracket',
  'unclosed-parenthesis',
  'unexpected-parenthesis',
  'too-deep',
]);
