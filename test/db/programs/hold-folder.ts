// Takes the data folder named on the command line, says what came of it, and stays until it is killed.
import { ownDataFolder } from '../../../src/db/owner.ts';

console.log(ownDataFolder(process.argv[2] ?? '').is);
process.stdin.resume();
