// Makes the clips beside this file, with ffmpeg: `node scripts/node24.mjs sandbox/venice/assets/make.ts`. Run by hand
// when they should look different; what is committed is what is served on machines without ffmpeg.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const SECONDS = 5;
const SHAPES = { landscape: '640x360', portrait: '360x640', square: '480x480' };
/** Night water, dusk, lamp light, brick. */
const COLOURS = 'c0=0x14213d:c1=0x2a6f83:c2=0xe9a15b:c3=0x7d3c54';
const CHORD = '0.05*sin(2*PI*196*t)+0.05*sin(2*PI*247*t)+0.05*sin(2*PI*294*t)';

const PICTURE = ['-c:v', 'libx264', '-preset', 'veryslow', '-crf', '33', '-pix_fmt', 'yuv420p'];
const FILE = ['-movflags', '+faststart', '-fflags', '+bitexact', '-flags', '+bitexact'];

async function ffmpeg(args: readonly string[], name: string): Promise<void> {
  await run('ffmpeg', ['-v', 'error', '-y', ...args, ...FILE, fileURLToPath(new URL(name, import.meta.url))]);
}

for (const [shape, size] of Object.entries(SHAPES)) {
  const background = `gradients=s=${size}:r=24:d=${SECONDS}:n=4:speed=0.012:seed=11:${COLOURS}`;
  const picture = ['-f', 'lavfi', '-i', background];
  const sound = ['-f', 'lavfi', '-i', `aevalsrc='${CHORD}':s=44100:d=${SECONDS}`];
  await ffmpeg([...picture, ...PICTURE], `${shape}-silent.mp4`);
  await ffmpeg([...picture, ...sound, ...PICTURE, '-c:a', 'aac', '-b:a', '32k', '-ac', '1'], `${shape}-sound.mp4`);
}
await ffmpeg(['-f', 'lavfi', '-i', `color=black:s=640x360:r=24:d=${SECONDS}`, ...PICTURE], 'placeholder.mp4');
