// npm run bench -- polling [--seed 1] [--jobs 800] [--spread 1]: in simulated time
// npm run bench -- words [--turns 7]: in real time, of which only ratios count
// Runs a benchmark, prints its table and what it promises; the exit code is 1 when a promise is broken.
import { parseArgs } from 'node:util';
import { judgePolling, LOADS, type PollingOptions, pollingTable, runPolling } from './polling.ts';
import { judgeWords, runWords, type WordsOptions, wordsTable } from './words.ts';

const USAGE = `Usage: npm run bench -- polling [--seed 1] [--jobs 800] [--spread 1]
       npm run bench -- words [--turns 7]`;

interface Verdict {
  readonly pass: boolean;
  readonly claim: string;
}

/** The benchmark that is asked for: prints its table and answers with its promises. Null when the line makes no sense. */
function benchmarkOf([name, ...args]: readonly string[]): (() => readonly Verdict[]) | null {
  if (name === 'polling') {
    const options = pollingOptions(args);
    return options === null ? null : () => polling(options);
  }
  const options = name === 'words' ? wordsOptions(args) : null;
  return options === null ? null : () => words(options);
}

/** The options as numbers, NaN for what is none; null when anything else is on the line. */
function numbersOf(args: readonly string[], defaults: Readonly<Record<string, string>>): readonly number[] | null {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: Object.fromEntries(Object.keys(defaults).map((name) => [name, { type: 'string' }])),
  });
  const known = Object.keys(values).every((name) => name in defaults);
  if (positionals.length > 0 || !known) return null;
  // An option without its value is read as true.
  return Object.entries(defaults).map(([name, usual]) =>
    values[name] === true ? Number.NaN : Number(values[name] ?? usual),
  );
}

function pollingOptions(args: readonly string[]): PollingOptions | null {
  const [seed = Number.NaN, jobs = Number.NaN, spread = Number.NaN] =
    numbersOf(args, { seed: '1', jobs: '800', spread: '1' }) ?? [];
  const sane = Number.isSafeInteger(seed) && Number.isSafeInteger(jobs) && jobs >= 1 && spread > 0 && spread <= 5;
  return sane ? { loads: LOADS, seed, jobs, spread } : null;
}

function wordsOptions(args: readonly string[]): WordsOptions | null {
  const [turns = Number.NaN] = numbersOf(args, { turns: '7' }) ?? [];
  return Number.isSafeInteger(turns) && turns >= 1 ? { turns, clock: () => performance.now() } : null;
}

function polling(options: PollingOptions): readonly Verdict[] {
  const results = runPolling(options);
  console.log(`Polling, seed ${options.seed}, about ${options.jobs} clips at each load, simulated time`);
  console.log('lag: from the moment a clip is done to the answer that says so; silence: longest wait for a look\n');
  console.log(pollingTable(results));
  return judgePolling(results);
}

function words(options: WordsOptions): readonly Verdict[] {
  const result = runWords(options);
  console.log(`Blocked words and patterns, the least of ${options.turns} turns, real time`);
  console.log('exponent: 1 when twice the text takes twice the time; RegExp is given short texts, so that it ends\n');
  console.log(wordsTable(result));
  return judgeWords(result);
}

const run = benchmarkOf(process.argv.slice(2));
if (run === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const verdicts = run();
  console.log();
  for (const { pass, claim } of verdicts) console.log(`${pass ? 'PASS' : 'FAIL'}  ${claim}`);
  process.exitCode = verdicts.every(({ pass }) => pass) ? 0 : 1;
}
