// `npm run demo` as a stranger runs it: the whole scene, what it saves, how it ends, and that nothing stays behind.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { startDemo } from './demo-process.ts';

const GUARD = 60_000;

/** Seconds of video in a file; throws when it is no mp4 with a picture. */
async function secondsOf(path: string): Promise<number> {
  using input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('no picture');
  return input.computeDuration();
}

describe.concurrent('npm run demo', () => {
  it('plays the scene, saves both clips, and balances the books', { timeout: GUARD }, async () => {
    using demo = startDemo();
    expect({ code: await demo.ended, complaints: demo.complaints() }).toEqual({ code: 0, complaints: '' });
    const transcript = demo.transcript();
    for (const words of [
      'Ana in #movies: /video create prompt: a gondola gliding under a bridge at dawn',
      '$0.198 for this clip.',
      'Your limit today: $1.00 of $1.00 left, $0.802 after this clip.',
      '[ Generate $0.198 ]  [ Edit prompt ]  [ Cancel ]',
      'Ana presses Generate $0.264',
      '⛔ Your daily limit has $1.00 of $1.00 left, too little for this clip. It starts anew in',
      '( Generate $1.54 · not possible now )',
      'Not charged: the $0.198 are back in your limit.',
      '@Ana your clip is ready.',
      'The bot process is gone (SIGKILL).',
      '@Ben your clip is ready.',
      'Venice keeps               $1.034',
      'Together                   $1.034',
      '3 presses made 3 charges, and 2 clips were posted, each of them once.',
    ])
      expect(transcript).toContain(words);
    const lines = transcript.split('\n');
    expect(lines.filter((line) => line.length > 100 && !line.includes(demo.clips))).toEqual([]);
    // Neither colour, since this is no terminal, nor any of Discord's own marks.
    expect(lines.filter((line) => /\p{Cc}|\*\*|<[@#t]|`|-# /u.test(line))).toEqual([]);
    expect(readdirSync(demo.clips).toSorted()).toEqual([
      'ana-a-gondola-gliding-under-a-bridge-at-dawn.mp4',
      'ben-paper-lanterns-drifting-over-a-quiet-lagoon.mp4',
    ]);
    const lengths = await Promise.all(readdirSync(demo.clips).map((name) => secondsOf(join(demo.clips, name))));
    for (const seconds of lengths) expect(seconds).toBeGreaterThan(1);
    expect(demo.leftovers()).toEqual([]);
  });

  it('keeps everything running when asked to, and ends cleanly on Ctrl+C', { timeout: GUARD }, async () => {
    using demo = startDemo('--serve');
    await demo.says('Ctrl+C ends it');
    const account = (await demo.says('/account')).replace('curl', '').trim();
    expect(await (await fetch(account)).json()).toMatchObject({ spentMicroUsd: 1_034_000 });
    demo.interrupt();
    expect(await demo.ended).toBe(0);
    expect(demo.leftovers()).toEqual([]);
    await expect(fetch(account)).rejects.toThrow('fetch failed');
  });

  it('leaves nothing behind when it is stopped in the middle', { timeout: GUARD }, async () => {
    using demo = startDemo();
    await demo.says('Ben presses Generate');
    demo.interrupt();
    demo.interrupt();
    expect(await demo.ended).toBe(130);
    expect(demo.transcript()).toContain('Stopped before the end of the scene.');
    expect(demo.leftovers()).toEqual([]);
  });

  it('names the scenes when it does not know one', async () => {
    using demo = startDemo('--scene', 'nope');
    expect(await demo.ended).toBe(2);
    expect(demo.complaints()).toContain('There is no scene "nope". There is: main, jam, walk.');
  });
});
