// `npm run demo -- --scene jam` as a stranger runs it: a whole jam, its film as a file, and what is said where there is none.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ffmpeg, probe } from '../reel/clips.ts';
import { startDemo } from './demo-process.ts';

const GUARD = 90_000;
const FILM = 'the-film-of-a-night-in-venice.mp4';

const EXPECTED = [
  'Mia in #movies: /jam start theme: a night in Venice kind: open pot: 5 length: 45m',
  '💰 $5.00 for the pot, from the server',
  "The jam's pot pays: $5.00 of $5.00 left, $4.56 after this clip.",
  '$0.44 from the pot',
  'Your vote is kept; nobody sees it until',
  '🥇 #3 @Noa · 3 votes · watch',
  '💰 $1.32 spent from the pot; $3.68 went back to its sponsor',
  'Venice keeps         $1.32',
  'The pot paid         $1.32',
  'Back to the server   $3.68',
];

describe('npm run demo -- --scene jam', () => {
  it.skipIf(ffmpeg === null)('plays a jam and leaves its film as a file', { timeout: GUARD }, async () => {
    using demo = startDemo('--scene', 'jam');
    expect({ code: await demo.ended, complaints: demo.complaints() }).toEqual({ code: 0, complaints: '' });
    for (const words of EXPECTED) expect(demo.transcript()).toContain(words);
    expect(readdirSync(demo.clips)).toEqual([FILM]);
    const { seconds, video, audio } = probe(join(demo.clips, FILM));
    expect([seconds, video, audio]).toEqual([20, 'h264 640x360 yuv420p 24/1', 'aac 48000 2']);
    expect(demo.leftovers()).toEqual([]);
  });

  it('goes without a film where ffmpeg is missing, and says what to install', { timeout: GUARD }, async () => {
    const empty = mkdtempSync(join(tmpdir(), 'gondolier-no-programs-'));
    try {
      using demo = startDemo({ PATH: empty }, '--scene', 'jam');
      expect({ code: await demo.ended, complaints: demo.complaints() }).toEqual({ code: 0, complaints: '' });
      for (const words of EXPECTED) expect(demo.transcript()).toContain(words);
      expect(demo.transcript()).toContain('There is no film: whoever runs this bot has not installed ffmpeg.');
      expect(demo.leftovers()).toEqual([]);
    } finally {
      rmSync(empty, { recursive: true, force: true });
    }
  });
});
