// Saves the clip named on the command line: says `half` when half of it is written, and goes on when its input closes.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { JobId } from '../../../src/domain/ids.ts';
import { Instant } from '../../../src/domain/time.ts';
import { createSpool } from '../../../src/services/spool/spool.ts';

const [folder = '', clip = ''] = process.argv.slice(2);
const bytes = await readFile(clip);
const spool = await createSpool({ folder, now: () => Instant.parse(0), ffmpeg: null });

async function* slowly() {
  yield bytes.subarray(0, bytes.byteLength / 2);
  process.stdout.write('half\n');
  await text(process.stdin);
  yield bytes.subarray(bytes.byteLength / 2);
}

const saved = await spool.save(JobId.parse('k7m2xq'), slowly());
process.stdout.write(`${saved.is}\n`);
