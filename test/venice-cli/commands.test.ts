// The commands of `npm run venice`, against the sandbox: what they ask, refuse, send and say.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/venice-cli/arguments.ts';
import { type Bed, openBed } from './program.ts';

const MODEL = 'wan-2.6-text-to-video';
const ASSETS = join(import.meta.dirname, '../../sandbox/venice/assets');
const PICTURE = join(import.meta.dirname, 'picture.png');

const create = ({ folder }: Bed, ...more: readonly string[]) => [
  'create',
  '--model',
  MODEL,
  '--prompt',
  'a gondola at dawn',
  '--out',
  join(folder, 'clip.mp4'),
  ...more,
];

describe('what is typed', () => {
  it.each([
    [[], 'Say what to do.'],
    [['dance'], '"dance" is none of the commands.'],
    [['quote'], 'Say which model'],
    [['fetch'], 'Name one note'],
    [['create', 'a', 'gondola'], '"a gondola" is one word too many'],
    [['create', '--colour', 'red'], '--colour'],
    [['create', '--max', 'lots'], '--max is an amount of dollars'],
    [['create', '--max', '-1'], '--max'],
    [['upscale', '--factor', '3'], '--factor does not take "3".'],
    [['models', '--kind', 'opera'], '--kind does not take "opera".'],
  ])('%j is explained', (args, words) => {
    expect(parseCommand(args)).toContain(words);
  });

  it('tells the switch for sound from a file of sound', () => {
    expect(parseCommand(['create', '--prompt', 'x', '--audio', 'off', '--audio', 'a.mp3'])).toMatchObject({
      making: { wish: { audio: false }, files: { audios: ['a.mp3'] } },
    });
  });
});

describe('commands', () => {
  it('list models, tell the limits, and price without making anything', async () => {
    await using bed = await openBed();
    const [models, limits, price, unknown] = await Promise.all([
      bed.type(['models', '--kind', 'text', 'ltx']),
      bed.type(['limits']),
      bed.type(['quote', '--model', MODEL, '--duration', '10s']),
      bed.type(['quote', '--model', MODEL, '--duration', '7s']),
    ]);
    expect(models.said).toMatch(/^ltx-2-5-fast-text-to-video +text +6-20 s/);
    expect(limits).toEqual({ code: 0, said: 'May spend: yes. Balance: $100.00.' });
    expect(price).toEqual({ code: 0, said: `$1.10 for ${MODEL}, 10s, 16:9, 720p, sound on` });
    expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining('it offers 5s, 10s, 15s') });
    expect(bed.venice.jobs()).toEqual([]);
  });

  it('spend nothing that was not agreed to', async () => {
    await using bed = await openBed();
    expect(await bed.type(create(bed))).toMatchObject({ code: 1, said: expect.stringContaining('add --yes') });
    expect(await bed.type(create(bed), false)).toMatchObject({ code: 1, said: expect.stringContaining('Not made.') });
    const dear = await bed.type(create(bed, '--yes', '--max', '0.50'));
    expect(dear).toMatchObject({ code: 1, said: expect.stringContaining('more than --max $0.50') });
    expect(bed.venice.jobs()).toEqual([]);
    expect(readdirSync(bed.folder)).toEqual(['media']);
    expect((await bed.type(create(bed, '--max', '0.55'), true)).code).toBe(0);
    expect(bed.venice.account.spentMicroUsd).toBe(550_000);
  });

  it('refuse before the paid call when the clip would have nowhere to go', async () => {
    await using bed = await openBed();
    const nowhere = [
      'create',
      '--model',
      MODEL,
      '--prompt',
      'x',
      '--yes',
      '--out',
      join(bed.folder, 'no/such/clip.mp4'),
    ];
    expect(await bed.type(nowhere)).toMatchObject({ code: 1, said: expect.stringContaining('Nothing can be written') });
    expect(bed.venice.jobs()).toEqual([]);
  });

  it('say why a clip was not made, and what became of the money', async () => {
    await using bed = await openBed();
    bed.venice.plan({ outcome: { kind: 'content-policy', refunded: true } });
    const refused = await bed.type(create(bed, '--yes'));
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/No clip \(refused-/);
    expect(refused.said).toContain('Not charged.');
    expect(bed.venice.account.spentMicroUsd).toBe(0);
    expect(existsSync(join(bed.folder, 'clip.mp4.job.json'))).toBe(false);
  });

  it('animate a picture and upscale a clip from this machine', async () => {
    await using bed = await openBed();
    const out = (name: string) => ['--out', join(bed.folder, name), '--yes'];
    const picture = ['animate', '--image', PICTURE, '--prompt', 'it moves', '--model', 'wan-2.6-image-to-video'];
    const clip = ['upscale', '--video', join(ASSETS, 'landscape-sound.mp4'), '--factor', '4'];
    const animated = await bed.type([...picture, ...out('a.mp4')]);
    const upscaled = await bed.type([...clip, ...out('b.mp4')]);
    expect(animated).toMatchObject({ code: 0, said: expect.stringContaining('a.mp4: ') });
    expect(upscaled).toMatchObject({ code: 0, said: expect.stringContaining('topaz-video-upscale, 4x') });
    const queued = bed.venice.requests.filter(({ endpoint }) => endpoint === 'queue').map(({ body }) => body);
    expect(queued).toMatchObject([
      { image_url: expect.stringMatching(/^data:image\/png;base64,/) },
      { video_url: expect.stringMatching(/^data:video\/mp4;base64,/), upscale_factor: 4 },
    ]);
  });

  it('choose a model that can do what was asked, and name the rule that none can keep', async () => {
    await using bed = await openBed();
    const chosen = await bed.type(
      ['animate', '--image', PICTURE, '--prompt', 'x', '--out', join(bed.folder, 'c.mp4')],
      false,
    );
    expect(chosen.said).toMatch(/^\$\d.* for [\w.-]+image-to-video/);
    const wordless = await bed.type(['create', '--out', join(bed.folder, 'c.mp4')]);
    expect(wordless).toEqual({ code: 1, said: 'This needs words: --prompt "what happens in the clip".' });
    const twice = await bed.type([
      'quote',
      '--model',
      'wan-2.6-image-to-video',
      '--image',
      PICTURE,
      '--image',
      PICTURE,
    ]);
    expect(twice).toMatchObject({ code: 1, said: expect.stringContaining('does not take reference pictures') });
    const other = await bed.type([
      'create',
      '--model',
      'topaz-video-upscale',
      '--prompt',
      'x',
      '--out',
      join(bed.folder, 'c.mp4'),
    ]);
    expect(other).toMatchObject({ code: 1, said: expect.stringContaining('is for upscale') });
  });

  it('refuse what is no file, before they ask for a price', async () => {
    await using bed = await openBed();
    writeFileSync(join(bed.folder, 'letter.png'), 'Dear Venice');
    const upscale = (file: string) =>
      bed.type(['upscale', '--out', join(bed.folder, 'd.mp4'), '--video', file, '--yes']);
    expect(await upscale(join(bed.folder, 'letter.png'))).toEqual({
      code: 1,
      said: 'The file is none of these: video.',
    });
    expect((await upscale('nowhere.mp4')).said).toContain('a path must lead to a file');
    expect((await upscale('https://127.0.0.1/clip.mp4')).said).toBe('That address is not on a public host.');
    expect(bed.venice.requests.filter(({ endpoint }) => endpoint === 'quote')).toEqual([]);
  });
});
