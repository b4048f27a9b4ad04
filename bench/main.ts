// npm run bench -- polling [--seed 1] [--jobs 800] [--spread 1]
// Runs a benchmark in simulated time, prints its table and what it promises; the exit code is 1 when a promise is broken.
import { parseArgs } from 'node:util';
import { judgePolling, LOADS, type PollingOptions, pollingTable, runPolling } from './polling.ts';

const USAGE = 'Usage: npm run bench -- polling [--seed 1] [--jobs 800] [--spread 1]';

/** Null when the command line makes no sense. */
function optionsOf(args: readonly string[]): PollingOptions | null {
  const text = { type: 'string' } as const;
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: { seed: text, jobs: text, spread: text },
  });
  const { seed = '1', jobs = '800', spread = '1', ...unknown } = values;
  const options = { loads: LOADS, seed: Number(seed), jobs: Number(jobs), spread: Number(spread) };
  const sane =
    positionals.length === 1 &&
    positionals[0] === 'polling' &&
    Object.keys(unknown).length === 0 &&
    // An option without its value is read as true.
    ![seed, jobs, spread].includes(true) &&
    Number.isSafeInteger(options.seed) &&
    Number.isSafeInteger(options.jobs) &&
    options.jobs >= 1 &&
    options.spread > 0 &&
    options.spread <= 5;
  return sane ? options : null;
}

/** Prints the table and the promises; true when all are kept. */
function polling(options: PollingOptions): boolean {
  const results = runPolling(options);
  const verdicts = judgePolling(results);
  console.log(`Polling, seed ${options.seed}, about ${options.jobs} clips at each load, simulated time`);
  console.log('lag: from the moment a clip is done to the answer that says so; silence: longest wait for a look\n');
  console.log(pollingTable(results));
  console.log();
  for (const { pass, claim } of verdicts) console.log(`${pass ? 'PASS' : 'FAIL'}  ${claim}`);
  return verdicts.every(({ pass }) => pass);
}

const options = optionsOf(process.argv.slice(2));
if (options === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  process.exitCode = polling(options) ? 0 : 1;
}
