// Writes jobs with their holds into the database named on the command line, until it is killed.
// Prints the number of each job after its commit; with `stall` it stops before the first commit, and prints `inside`.
import { openDatabase } from '../../../src/db/database.ts';
import { createStore } from '../../../src/db/store.ts';
import { holdOf, jobOf } from '../../contracts/store/samples.ts';

const [, , path = '', how] = process.argv;
const store = createStore(await openDatabase(path));
process.stdin.resume();
for (let n = 0; ; n += 1) {
  await store.transaction(async (records) => {
    await records.jobs.add(jobOf(n));
    await records.ledger.enter(holdOf(n));
    if (how === 'stall') await stall();
  });
  console.log(n);
}

function stall(): Promise<never> {
  console.log('inside');
  return new Promise<never>(() => undefined);
}
