// The media folder: what is kept and how, what a crash leaves, what sweeping takes away.
import { randomBytes } from 'node:crypto';
import { readdir, readFile, stat, truncate, utimes, watch, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import { JobId } from '../../src/domain/ids.ts';
import type { Media, Origin } from '../../src/domain/media.ts';
import { Instant, later, MINUTE, SECOND } from '../../src/domain/time.ts';
import { land } from '../../src/services/media/landing.ts';
import { startProgram } from '../db/programs/child.ts';
import { NOON } from '../support/clock.ts';
import { ALL, HOST, link, openSite, patient, type Site, sample, samplePath, sends } from './site.ts';

async function taken(site: Site, path: string, origin: Origin = link(HOST + path)): Promise<Media> {
  const outcome = await site.store.take(origin, ALL, patient());
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.is}`);
  return outcome.value;
}

async function serving(...names: readonly string[]): Promise<Site> {
  const site = await openSite();
  for (const name of names) site.on(`/${name}`, sends(await sample(name)));
  return site;
}

describe('taking a file in', () => {
  it('keeps its very bytes under a name that its content makes, with our own time on it', async () => {
    await using site = await serving('still.png');
    const media = await taken(site, '/still.png');
    expect(media).toEqual({
      type: 'image',
      file: expect.stringMatching(/^[0-9a-f]{32}\.png$/),
      mime: 'image/png',
      bytes: 334,
      width: 40,
      height: 30,
      durationMs: null,
      fps: null,
      origin: link(`${HOST}/still.png`),
      inline: false,
    });
    const path = join(site.folder, media.file);
    expect(await readFile(path)).toEqual(await sample('still.png'));
    expect((await stat(path)).mtimeMs).toBe(NOON);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect(await site.files()).toEqual([media.file]);
  });

  it('keeps the same file once, whoever gives it and whatever it is called', async () => {
    await using site = await serving('still.png', 'clip.mp4');
    site.on('/other.jpg', sends(await sample('still.png')));
    const adopted = await site.store.adopt(samplePath('still.png'), link(HOST), ALL);
    const paths = ['/still.png', '/other.jpg', '/still.png', '/clip.mp4'];
    const files = await Promise.all(paths.map((path) => taken(site, path)));
    expect(new Set(files.map(({ file }) => file)).size).toBe(2);
    expect(adopted).toMatchObject({ ok: true, value: { file: files[0]?.file } });
    expect(await site.files()).toHaveLength(2);
  });

  it('remembers where a file came from and has no address for a clip of our own', async () => {
    await using site = await serving('still.png');
    const origin: Origin = { from: 'attachment', url: `${HOST}/still.png`, expiresAt: NOON };
    expect((await taken(site, '', origin)).origin).toEqual(origin);
    const clip: Origin = { from: 'clip', job: JobId.parse('k7m2xq') };
    expect(await site.store.take(clip, ALL, patient())).toEqual({ ok: false, refusal: { is: 'media-gone' } });
    expect(await site.store.adopt(samplePath('still.jpg'), clip, ['image'])).toMatchObject({ value: { origin: clip } });
  });

  it('logs neither addresses nor names', async () => {
    await using site = await serving('still.png');
    await taken(site, '/still.png');
    await site.store.take(link(`${HOST}/gone.png?hm=secret`), ALL, patient());
    await site.store.take(link('https://10.0.0.1/secret'), ALL, patient());
    expect(site.logged).toHaveLength(3);
    expect(JSON.stringify(site.logged)).not.toMatch(/example|secret|10\.0|https/);
  });
});

describe('the limits on size', () => {
  const limited = async (content: Uint8Array, headers: Record<string, string> = {}) => {
    const site = await openSite({ maxBytes: 1_000 });
    site.on('/a', (response) => {
      response.writeHead(200, headers);
      for (let at = 0; at < content.byteLength; at += 100) response.write(content.subarray(at, at + 100));
      response.end();
    });
    return site;
  };
  const tooLarge = (limit: number) => ({ ok: false, refusal: { is: 'media-too-large', limit } });

  it.each([
    ['announced', { 'content-length': '1100' }],
    ['not announced', {}],
  ])('refuse a body over the limit, its length %s', async (_what, headers) => {
    await using site = await limited(randomBytes(1_100), headers);
    expect(await site.store.take(link(`${HOST}/a`), ALL, patient())).toEqual(tooLarge(1_000));
    expect(await site.files()).toEqual([]);
  });

  it('let a file of exactly the limit pass', async () => {
    const exact = Buffer.concat([await sample('still.png'), Buffer.alloc(666)]);
    await using site = await limited(exact);
    expect(await taken(site, '/a')).toMatchObject({ bytes: 1_000 });
  });

  it('end a stream without end, and no byte over the limit reaches the disk', async () => {
    await using site = await openSite();
    const path = join(site.folder, 'endless');
    let ended = false;
    async function* endless() {
      try {
        for (;;) yield Buffer.alloc(300);
      } finally {
        ended = true;
      }
    }
    expect(await land(path, endless(), 1_000)).toEqual({ is: 'too-large' });
    expect((await stat(path)).size).toBe(900);
    expect(ended).toBe(true);
  });

  it('are those of the type that a file turns out to be', async () => {
    await using site = await openSite();
    const path = join(site.folder, 'given');
    await writeFile(path, await sample('still.png'));
    await truncate(path, 30_000_001);
    expect(await site.store.adopt(path, link(HOST), ALL)).toEqual(tooLarge(30_000_000));
    await truncate(path, 30_000_000);
    expect(await site.store.adopt(path, link(HOST), ALL)).toMatchObject({ ok: true });
    // Weighed before it is read: a picture without an end is too large first of all.
    await writeFile(path, (await sample('still.png')).subarray(0, 100));
    await truncate(path, 30_000_001);
    expect(await site.store.adopt(path, link(HOST), ALL)).toEqual(tooLarge(30_000_000));
    await writeFile(path, await sample('sound.wav'));
    await truncate(path, 50_000_001);
    expect(await site.store.adopt(path, link(HOST), ALL)).toEqual(tooLarge(50_000_000));
    // Where only pictures are wanted, no more than a picture may have is ever read.
    expect(await site.store.adopt(path, link(HOST), ['image'])).toEqual(tooLarge(30_000_000));
  });
});

describe('our copy as a data: URL', () => {
  it('is the file', async () => {
    await using site = await serving('still.png', 'sound.wav');
    for (const name of ['still.png', 'sound.wav']) {
      const media = await taken(site, `/${name}`);
      const url = await site.store.dataUrl(media);
      expect(url?.startsWith(`data:${media.mime};base64,`)).toBe(true);
      expect(Buffer.from(url?.split(',')[1] ?? '', 'base64')).toEqual(await sample(name));
    }
  });

  it('is nothing when the copy is gone or damaged', async () => {
    await using site = await serving('still.png');
    const media = await taken(site, '/still.png');
    await truncate(join(site.folder, media.file), 100);
    expect(await site.store.dataUrl(media)).toBeNull();
    expect(await site.store.dataUrl({ ...media, file: `${'0'.repeat(32)}.png` })).toBeNull();
  });

  it.each(['../secret.png', '/etc/passwd', 'a.png', '', '1.part', `${'0'.repeat(32)}.png/../../x`])(
    'is never asked of a file called %j',
    async (file) => {
      await using site = await serving('still.png');
      const media = await taken(site, '/still.png');
      await expect(site.store.dataUrl({ ...media, file })).rejects.toThrow(Fault);
    },
  );
});

describe('sweeping', () => {
  const soon = later(NOON, MINUTE);

  it('takes away old copies that nobody claims, and unfinished parts of the dead', async () => {
    await using site = await serving('still.png', 'still.jpg', 'still.gif');
    const [claimed, old, young] = await Promise.all(
      ['/still.png', '/still.jpg', '/still.gif'].map((path) => taken(site, path)),
    );
    const late = later(soon, SECOND) / SECOND;
    await utimes(join(site.folder, young?.file ?? ''), late, late);
    for (const name of ['77.part', 'README']) await writeFile(join(site.folder, name), 'x');
    expect(await site.store.sweep(async (file) => file === claimed?.file, soon)).toBe(2);
    expect(new Set(await site.files())).toEqual(new Set([claimed?.file, young?.file, 'README']));
    expect(old?.file).toMatch(/\.jpg$/);
    expect(await site.store.sweep(async () => false, Instant.parse(0))).toBe(0);
  });

  it('leaves what is being taken in alone', async () => {
    await using site = await openSite();
    const whole = await sample('still.png');
    const [begun, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    site.on('/slow.png', (response) => {
      response.writeHead(200).write(whole.subarray(0, 100), () => begun.resolve());
      void go.promise.then(() => response.end(whole.subarray(100)));
    });
    const taking = taken(site, '/slow.png');
    await begun.promise;
    await expect.poll(() => site.files()).toEqual(['1.part']);
    expect(await site.store.sweep(async () => false, soon)).toBe(0);
    go.resolve();
    const { file } = await taking;
    expect(await site.files()).toEqual([file]);
  });

  it('does not take away a file that is just given again', async () => {
    await using site = await serving('still.png');
    const first = await taken(site, '/still.png');
    const again: Promise<Media>[] = [];
    const known = async () => {
      again.push(taken(site, '/still.png'));
      await expect.poll(() => site.files()).toContain('2.part');
      // Turns enough for it to be done; but it waits for its name until this sweep has decided.
      for (let turn = 0; turn < 200; turn += 1) expect(await site.files()).toContain('2.part');
      return false;
    };
    expect(await site.store.sweep(known, soon)).toBe(1);
    expect(await Promise.all(again)).toEqual([first]);
    expect(await site.files()).toEqual([first.file]);
  });
});

it('leaves nothing but an unfinished part when the process is killed, and starts anew', async () => {
  await using site = await openSite();
  const whole = await sample('clip.mp4');
  site.on('/clip.mp4', (response) => void response.writeHead(200).write(whole.subarray(0, 4_000)));
  const watching = watch(site.folder);
  const child = startProgram('../../media/programs/take-file.ts', site.folder, `${site.origin}/clip.mp4`);
  for await (const { filename } of watching) if (filename === '1.part') break;
  await child.kill();
  expect(await readdir(site.folder)).toEqual(['1.part']);
  site.on('/clip.mp4', sends(whole));
  const { file } = await taken(site, '/clip.mp4');
  expect(await site.files()).toEqual([file]);
  expect(await readFile(join(site.folder, file))).toEqual(whole);
});
