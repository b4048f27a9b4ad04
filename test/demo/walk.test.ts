// The walk through every command, as a stranger runs it: it comes to its end, and each command has had its answer.
import { describe, expect, it } from 'vitest';
import { definitions } from '../../src/commands/index.ts';
import { startDemo } from './demo-process.ts';

const GUARD = 90_000;

/** As each of them reads in the transcript: `: /video create`, and `Apps: Remix this` for those in a message's menu. */
const COMMANDS = definitions.flatMap((one) =>
  'options' in one ? (one.options ?? []).map(({ name }) => `: /${one.name} ${name}`) : [`Apps: ${one.name}`],
);

describe('npm run demo -- --scene walk', () => {
  it('tries every command, and balances the books', { timeout: GUARD }, async () => {
    using demo = startDemo('--scene', 'walk');
    expect({ code: await demo.ended, complaints: demo.complaints() }).toEqual({ code: 0, complaints: '' });
    const transcript = demo.transcript();
    for (const words of [
      'Limits saved',
      '1 model, picture to video, with “private”',
      'Grok Imagine 1.5 · 1–15 s · private · sound',
      'Ana in #movies: /video create prompt: a gondola gliding under a bridge at dawn',
      'image: 📎 lagoon.png',
      '@Ana your clip is ready.',
      '▎ rain falls on the lagoon',
      '▎ fog rises from the water',
      'Pictures: @Image1 640×360 · @Image2 640×360 · @Image3 640×360',
      '▎ make it snow',
      'Topaz Video Upscale · 2 times larger',
      'Ana opens the menu of that message, Apps: Animate this image',
      'Ana opens the menu of that message, Apps: Upscale this video',
      '▎ the first snow of the year',
      'Your start picture is too small: its shorter side must have at least 240 pixels.',
      'That address does not lead to the public internet, so I do not open it.',
      'The water was still that morning',
      'Venice has retired',
      '⏳ Place 1 of 1 in line.',
      'The $0.44 are back in your limit.',
      '720p · charged $0.44 · clip',
      'Delete it',
      'I cannot tell whether Venice took clip',
      'Your budget here',
      'How I am doing',
      'Venice keeps               $2.66',
      'The server bears           $0.44',
      "The jam's pot paid         $0.88",
      'Together                   $2.66',
    ])
      expect(transcript).toContain(words);
    expect(COMMANDS.filter((command) => !transcript.includes(command))).toEqual([]);
    // Extend has the last frame cut by ffmpeg; where there is none, it says so.
    const without = transcript.includes('ffmpeg: not installed');
    expect(transcript).toContain(without ? 'only where ffmpeg is installed' : '▎ a boat drifts into view');
    const lines = transcript.split('\n');
    expect(lines.filter((line) => line.length > 100 && !line.includes(demo.clips))).toEqual([]);
    // The address of this machine's own servers, which a member never sees.
    expect(lines.filter((line) => line.includes('127.0.0.1'))).toEqual([]);
    expect(demo.leftovers()).toEqual([]);
  });
});
