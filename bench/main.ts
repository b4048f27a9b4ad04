// npm run bench -- polling [--seed 1] [--jobs 800] [--spread 1]
// Runs a benchmark in simulated time, prints its table and what it promises; the exit code is 1 when a promise is broken.
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { judgePolling, LOADS, pollingTable, runPolling } from './polling.ts';

const USAGE = 'Usage: npm run bench -- polling [--seed 1] [--jobs 800] [--spread 1]';

const Options = z.object({
  seed: z.coerce.number().int().nonnegative().default(1),
  jobs: z.coerce.number().int().min(1).max(100_000).default(800),
  spread: z.coerce.number().positive().max(5).default(1),
});

/** Prints the table and the promises; true when all are kept. */
function polling(options: z.infer<typeof Options>): boolean {
  const results = runPolling({ loads: LOADS, ...options });
  const verdicts = judgePolling(results);
  console.log(`Polling, seed ${options.seed}, about ${options.jobs} clips at each load, simulated time`);
  console.log('lag: from the moment a clip is done to the answer that says so; silence: longest wait for a look\n');
  console.log(pollingTable(results));
  console.log();
  for (const { pass, claim } of verdicts) console.log(`${pass ? 'PASS' : 'FAIL'}  ${claim}`);
  return verdicts.every(({ pass }) => pass);
}

function main(args: readonly string[]): number {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: { seed: { type: 'string' }, jobs: { type: 'string' }, spread: { type: 'string' } },
  });
  const options = Options.strict().safeParse(values);
  if (positionals.length !== 1 || positionals[0] !== 'polling' || !options.success) {
    console.error(USAGE);
    if (!options.success) console.error(z.prettifyError(options.error));
    return 2;
  }
  return polling(options.data) ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
