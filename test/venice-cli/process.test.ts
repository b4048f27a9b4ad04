// Venice without Discord, from a terminal: a process of its own against the sandbox, and no way to pay twice.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBed } from './program.ts';

const MODEL = 'wan-2.6-text-to-video';
const CREATE = ['create', '--model', MODEL, '--prompt', 'a gondola at dawn', '--out', 'clip.mp4'] as const;

describe('npm run venice', { timeout: 60_000 }, () => {
  it('says which key is missing', async () => {
    await using bed = await openBed({ VENICE_API_KEY: '' });
    expect(await bed.run('limits')).toMatchObject({
      code: 2,
      said: expect.stringContaining('VENICE_API_KEY is missing'),
    });
  });

  it('makes a clip: price, progress, file, and nothing left behind', async () => {
    await using bed = await openBed();
    const made = await bed.run(...CREATE, '--yes');
    expect(made.said).toContain(`$0.55 for ${MODEL}`);
    expect(made.said).toMatch(/clip\.mp4: 640x360, 5\.0 s, with sound/);
    expect(made.code).toBe(0);
    expect(readFileSync(join(bed.folder, 'clip.mp4')).subarray(4, 8).toString()).toBe('ftyp');
    expect(readdirSync(bed.folder)).toEqual(['clip.mp4']);
    expect(bed.venice.account.spentMicroUsd).toBe(550_000);
    const again = await bed.run(...CREATE, '--yes');
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining('is there already') });
    expect(bed.venice.account.spentMicroUsd).toBe(550_000);
  });

  it('does not repeat a submission whose answer was lost, and lets nobody do so by accident', async () => {
    await using bed = await openBed();
    bed.venice.script({ on: 'queue', do: { kind: 'cut', when: 'after-work' } });
    const lost = await bed.run(...CREATE, '--yes');
    expect(lost.code).toBe(3);
    expect(lost.said).toContain('Perhaps the clip was charged');
    expect(lost.said).toContain('It was not sent again');
    expect(bed.venice.jobs()).toHaveLength(1);
    const again = await bed.run(...CREATE, '--yes');
    expect(again).toMatchObject({
      code: 1,
      said: expect.stringContaining('perhaps wan-2.6-text-to-video was charged $0.55'),
    });
    expect(bed.venice.jobs()).toHaveLength(1);
  });

  it('knows after a hard kill inside the paid call that it may have been charged', async () => {
    await using bed = await openBed();
    const held = bed.venice.script({ on: 'queue', hold: 'after-work' });
    const { child, ended } = bed.start(...CREATE, '--yes');
    await held.reached;
    child.kill('SIGKILL');
    await ended;
    held.release();
    const again = await bed.run(...CREATE, '--yes');
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining('was interrupted while it submitted') });
    expect(bed.venice.jobs()).toHaveLength(1);
  });

  it('stops waiting when it is interrupted, and fetches the clip later', async () => {
    await using bed = await openBed();
    const looked = bed.venice.script({ on: 'retrieve', do: { kind: 'relabel', prefix: ' ' } });
    bed.venice.plan({ outcome: { kind: 'endless' } });
    const { child, ended } = bed.start(...CREATE, '--yes');
    await looked.reached;
    child.kill('SIGINT');
    const stopped = await ended;
    expect(stopped).toMatchObject({
      code: 1,
      said: expect.stringContaining('It stays paid for: npm run venice -- fetch'),
    });
    const note = join(bed.folder, 'clip.mp4.job.json');
    expect(statSync(note).mode & 0o777).toBe(0o600);
    const blocked = await bed.run(...CREATE, '--yes');
    expect(blocked.said).toContain('is paid for already');
    const [job] = bed.venice.jobs();
    expect(bed.venice.finish(job?.queueId ?? '', { kind: 'success' })).toBe(true);
    expect((await bed.run('fetch', note)).code).toBe(0);
    expect(readdirSync(bed.folder)).toEqual(['clip.mp4']);
    expect(bed.venice.account.spentMicroUsd).toBe(550_000);
  });
});
