// Makes a film of the clips named on the command line: says `half` before the second shot, and goes on when its input
// closes.
import { text } from 'node:stream/consumers';
import { Instant } from '../../../src/domain/time.ts';
import { createReel } from '../../../src/services/reel/reel.ts';
import { type Ffmpeg, findFfmpeg } from '../../../src/services/spool/ffmpeg.ts';
import { orderOf, partOf } from '../clips.ts';

const [folder = '', ...paths] = process.argv.slice(2);
const found = await findFfmpeg();
if (found === null) throw new Error('no ffmpeg');

let shots = 0;
const slow: Ffmpeg = {
  version: found.version,
  async run(args, options) {
    if (args.includes('-filter_complex')) shots += 1;
    if (shots === 2) {
      process.stdout.write('half\n');
      await text(process.stdin);
    }
    return found.run(args, options);
  },
};

const reel = await createReel({ ffmpeg: slow, folder, now: () => Instant.parse(1_790_000_000_000) });
const parts = await Promise.all(paths.map((path) => partOf(path, path)));
const made = await reel.make(orderOf(parts), () => undefined, new AbortController().signal);
process.stdout.write(`${made.is}\n`);
