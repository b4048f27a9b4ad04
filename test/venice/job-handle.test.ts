// A job as something to hold: looks, waits, saves, and lets go.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import type { Clock, Look } from '../../src/domain/ports.ts';
import { HOUR, later, SECOND } from '../../src/domain/time.ts';
import { createJobHandle } from '../../src/services/venice/job-handle.ts';
import { NOON } from '../support/clock.ts';
import { TICKET } from './samples.ts';

const ASSETS = join(import.meta.dirname, '../../sandbox/venice/assets');
const CLIP = readFileSync(join(ASSETS, 'landscape-sound.mp4'));
const PLACEHOLDER = readFileSync(join(ASSETS, 'placeholder.mp4'));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gondolier-handle-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Body {
  readonly look: Extract<Look, { is: 'ready' }>;
  readonly destroyed: () => boolean;
}

/** `breaksAt`: the transfer ends in a fault after so many bytes. */
function clipBody(bytes: Buffer, breaksAt = Number.POSITIVE_INFINITY): Body {
  let destroyed = false;
  async function* pieces() {
    yield bytes.subarray(0, Math.min(breaksAt, bytes.length));
    if (breaksAt < bytes.length) throw new Fault('the transfer broke off (ECONNRESET)', { retryable: true });
  }
  const destroy = () => {
    destroyed = true;
  };
  const body = Object.assign(pieces(), { destroy });
  return { look: { is: 'ready', body }, destroyed: () => destroyed };
}

const rendering = (elapsedMs: number, averageMs = 100_000): Look => ({ is: 'rendering', elapsedMs, averageMs });

/** A clock on which sleeping takes no time of ours, and a provider that answers in this order, the last one for ever. */
function handleFor(...looks: readonly Look[]) {
  let now = NOON;
  const slept: number[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now = later(now, ms);
    },
  };
  let asked = 0;
  const provider = {
    async look(): Promise<Look> {
      const answer = looks[Math.min(asked, looks.length - 1)];
      asked += 1;
      if (answer === undefined) throw new Error('no look was planned');
      return answer;
    },
    forget: async () => 'done' as const,
  };
  const handle = createJobHandle({ provider, ticket: TICKET, clock, chance: { jitter: () => 0.5 } });
  return { handle, slept, asked: () => asked };
}

describe('status', () => {
  it('is progress from 0 to 1, and honest when it runs late', async () => {
    const { handle } = handleFor(rendering(25_000), rendering(100_000), rendering(0, 0));
    expect(await handle.status()).toMatchObject({ is: 'rendering', progress: 0.25, elapsedMs: 25_000 });
    expect(await handle.status()).toMatchObject({ is: 'rendering', progress: null });
    expect(await handle.status()).toMatchObject({ is: 'rendering', progress: null });
  });

  it('of a ready clip takes one look, however often it is asked', async () => {
    const clip = clipBody(CLIP);
    const { handle, asked } = handleFor(clip.look);
    expect(await handle.status()).toEqual({ is: 'ready' });
    expect(await handle.status()).toEqual({ is: 'ready' });
    expect(asked()).toBe(1);
    expect(clip.destroyed()).toBe(false);
    handle.close();
    expect(clip.destroyed()).toBe(true);
  });
});

describe('wait', () => {
  it('looks more often near the end, and reports each look', async () => {
    const heard: (number | null)[] = [];
    const { handle, slept } = handleFor(
      rendering(0),
      rendering(90_000),
      rendering(99_999),
      rendering(200_000),
      clipBody(CLIP).look,
    );
    expect(await handle.wait({ onProgress: ({ progress }) => heard.push(progress) })).toEqual({ is: 'ready' });
    expect(heard).toEqual([0, 0.9, 0.99999, null]);
    expect(slept.map(Math.round)).toEqual([15_000, 3_333, 500, 10_000]);
  });

  it('ends with the failure that Venice tells', async () => {
    const failure = { reason: 'refused-prompt', charged: 'no', detail: 'no', suggestedModel: null } as const;
    const { handle } = handleFor(rendering(1), { is: 'failed', failure });
    expect(await handle.wait()).toEqual({ is: 'failed', failure });
  });

  it('asks again when Venice does not know the job, and believes it in the end', async () => {
    const { handle, asked } = handleFor({ is: 'unknown' });
    expect(await handle.wait()).toMatchObject({ is: 'failed', failure: { reason: 'expired', charged: 'unknown' } });
    expect(asked()).toBe(6);
    const recovered = handleFor(
      { is: 'unknown' },
      { is: 'troubled', detail: 'oops' },
      rendering(5),
      clipBody(CLIP).look,
    );
    expect(await recovered.handle.wait()).toEqual({ is: 'ready' });
  });

  it('heeds how long Venice says to wait', async () => {
    const { handle, slept } = handleFor(
      { is: 'later', afterMs: 90 * SECOND, why: 'too many calls' },
      clipBody(CLIP).look,
    );
    expect(await handle.wait()).toEqual({ is: 'ready' });
    expect(slept).toEqual([90 * SECOND]);
  });

  it('gives up a job that is far past all reason', async () => {
    const { handle } = handleFor(rendering(2 * HOUR));
    expect(await handle.wait()).toMatchObject({ is: 'failed', failure: { reason: 'overdue', charged: 'unknown' } });
    const silent = handleFor({ is: 'later', afterMs: null, why: 'the network' });
    expect(await silent.handle.wait()).toMatchObject({ is: 'failed', failure: { reason: 'overdue' } });
  });

  it('ends when it is told to', async () => {
    const stop = new AbortController();
    const { handle, asked } = handleFor(rendering(10));
    expect(await handle.wait({ signal: stop.signal, onProgress: () => stop.abort() })).toEqual({ is: 'aborted' });
    expect(asked()).toBe(1);
  });
});

describe('download', () => {
  it('saves the clip and leaves nothing else', async () => {
    const { handle, asked } = handleFor(rendering(1), clipBody(CLIP).look);
    const file = join(folder, 'clip.mp4');
    writeFileSync(file, 'an older file');
    expect(await handle.download(file)).toMatchObject({
      is: 'saved',
      file,
      bytes: CLIP.length,
      clip: { is: 'clip', sound: true },
    });
    expect(readFileSync(file).equals(CLIP)).toBe(true);
    expect(readdirSync(folder)).toEqual(['clip.mp4']);
    expect(asked()).toBe(2);
    expect(await handle.forget()).toBe('done');
  });

  it('takes the clip that a wait has found, without asking anew', async () => {
    const { handle, asked } = handleFor(clipBody(CLIP).look);
    await handle.wait();
    expect(await handle.download(join(folder, 'clip.mp4'))).toMatchObject({ is: 'saved' });
    expect(asked()).toBe(1);
  });

  it('asks again for a transfer that broke off, and never touches the file with less than a clip', async () => {
    const file = join(folder, 'clip.mp4');
    writeFileSync(file, 'an older file');
    const broken = handleFor(
      clipBody(CLIP, 4_000).look,
      clipBody(CLIP.subarray(0, 9_000)).look,
      rendering(5),
      clipBody(CLIP, 2_000).look,
      clipBody(CLIP, 1_000).look,
    );
    expect(await broken.handle.download(file)).toMatchObject({ is: 'broken' });
    expect(readFileSync(file, 'utf8')).toBe('an older file');
    expect(readdirSync(folder)).toEqual(['clip.mp4']);
    const mended = handleFor(clipBody(CLIP, 4_000).look, clipBody(CLIP).look);
    expect(await mended.handle.download(file)).toMatchObject({ is: 'saved' });
  });

  it('keeps a placeholder and calls it one', async () => {
    const { handle } = handleFor(clipBody(PLACEHOLDER).look);
    const file = join(folder, 'clip.mp4');
    expect(await handle.download(file)).toEqual({ is: 'placeholder', file });
    expect(readFileSync(file).equals(PLACEHOLDER)).toBe(true);
  });
});
