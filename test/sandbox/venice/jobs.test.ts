// A job that goes well: how it is looked at on the way, and how its clip is delivered.

import { describe, expect, test } from 'vitest';
import { drawExecutionMs } from '../../../sandbox/venice/jobs.ts';
import { exchange, GROK, inspect, LONG_ENOUGH_MS, openBed, WAN } from './support.ts';

const DAY_MS = 86_400_000;

describe('progress', () => {
  test('is told in milliseconds against a P80, and can run past it', async () => {
    await using bed = await openBed({ chance: () => 0.95 });
    const ticket = await bed.queue(WAN);
    expect((await bed.look(ticket)).json).toEqual({
      status: 'PROCESSING',
      average_execution_time: 95_000,
      execution_duration: 0,
    });
    bed.advance(100_000);
    expect((await bed.look(ticket)).json).toMatchObject({ status: 'PROCESSING', execution_duration: 100_000 });
    bed.advance(100_000);
    expect((await bed.look(ticket)).headers.get('content-type')).toBe('video/mp4');
  });

  test('the drawn times have the reported average as their 80th percentile', () => {
    const draws = Array.from({ length: 1000 }, (_, i) => drawExecutionMs(100_000, (i + 0.5) / 1000));
    expect(draws.filter((ms) => ms <= 100_000).length).toBe(800);
    expect(Math.min(...draws)).toBeGreaterThan(20_000);
    expect(Math.max(...draws)).toBeLessThan(250_000);
  });

  test('runs faster at a higher speed, its average with it', async () => {
    await using bed = await openBed({ speed: 20 });
    expect((await bed.look(await bed.queue(WAN))).json).toMatchObject({ average_execution_time: 4750 });
  });

  test('a planned time is exact, and holds for as many jobs as it says', async () => {
    await using bed = await openBed();
    bed.sandbox.plan({ model: WAN.model, skip: 1, takesMs: 10_000 });
    const [first, second, third] = [await bed.queue(WAN), await bed.queue(WAN), await bed.queue(WAN)];
    bed.advance(10_000);
    const types = await Promise.all([first, second, third].map(async (t) => (await bed.look(t)).json === undefined));
    expect(types).toEqual([false, true, false]);
  });

  test('an endless job ends when it is told to', async () => {
    await using bed = await openBed();
    bed.sandbox.plan({ outcome: { kind: 'endless' } });
    const ticket = await bed.queue(WAN);
    bed.advance(DAY_MS - 1);
    expect((await bed.look(ticket)).json).toMatchObject({ status: 'PROCESSING' });
    expect(bed.sandbox.finish(ticket.queue_id, { kind: 'provider-failure' })).toBe(true);
    expect((await bed.look(ticket)).status).toBe(422);
    expect(bed.sandbox.finish(ticket.queue_id)).toBe(false);
    expect(bed.sandbox.account.spentMicroUsd).toBe(0);
  });
});

describe('inline delivery', () => {
  test('hands over a playable clip of the right shape, as often as it is asked', async () => {
    await using bed = await openBed();
    const ticket = await bed.queue({ ...WAN, aspect_ratio: '9:16' });
    bed.advance(LONG_ENOUGH_MS);
    const [first, second] = [await bed.look(ticket), await bed.look(ticket)];
    expect(first.headers.get('content-type')).toBe('video/mp4');
    expect(first.headers.has('content-length')).toBe(false);
    expect(first.bytes.equals(second.bytes)).toBe(true);
    expect(await inspect(first.bytes)).toMatchObject({ seconds: 5, width: 360, height: 640, audioCodec: 'aac' });
  });

  test('without sound where the request says so', async () => {
    await using bed = await openBed();
    const ticket = await bed.queue({ ...WAN, audio: false });
    bed.advance(LONG_ENOUGH_MS);
    expect((await inspect((await bed.look(ticket)).bytes)).audioCodec).toBeUndefined();
  });

  test('forgets the clip once it was handed over with the wish to delete it', async () => {
    await using bed = await openBed();
    const ticket = await bed.queue(WAN);
    await bed.look(ticket, { delete_media_on_completion: true });
    bed.advance(LONG_ENOUGH_MS);
    expect((await bed.look(ticket, { delete_media_on_completion: true })).status).toBe(200);
    expect((await bed.look(ticket)).status).toBe(404);
  });

  test('a placeholder is tiny, plays, and costs the full price', async () => {
    await using bed = await openBed();
    bed.sandbox.plan({ outcome: { kind: 'placeholder' } });
    const ticket = await bed.queue(WAN);
    bed.advance(LONG_ENOUGH_MS);
    const { bytes } = await bed.look(ticket);
    expect(bytes.length).toBeLessThan(20_000);
    expect(await inspect(bytes)).toMatchObject({ codec: 'avc', audioCodec: undefined });
    expect(bed.sandbox.account.spentMicroUsd).toBe(550_000);
  });

  test('a large clip is as large as planned and still plays', async () => {
    await using bed = await openBed();
    bed.sandbox.plan({ outcome: { kind: 'success', megabytes: 12 } });
    const ticket = await bed.queue(WAN);
    bed.advance(LONG_ENOUGH_MS);
    const { bytes } = await bed.look(ticket);
    expect(bytes.length).toBe(12 * 1024 * 1024);
    expect(await inspect(bytes)).toMatchObject({ seconds: 5, width: 640, packets: 120 });
  });
});

describe('private delivery', () => {
  test('names its link once, and hands the clip over behind it without a key', async () => {
    await using bed = await openBed();
    const ticket = await bed.queue(GROK);
    const link = ticket.download_url ?? '';
    expect((await exchange(link)).status).toBe(404);
    bed.advance(LONG_ENOUGH_MS);
    const look = await bed.look(ticket, { delete_media_on_completion: true });
    expect(look.json).toMatchObject({ status: 'COMPLETED', average_execution_time: 60_000 });
    expect(look.bytes.toString()).not.toContain('share');
    const clip = await exchange(link);
    expect(clip.headers.get('content-length')).toBe(String(clip.bytes.length));
    expect(await inspect(clip.bytes)).toMatchObject({ width: 360, height: 640 });
    expect((await exchange(link, { method: 'DELETE' })).status).toBe(204);
    expect((await exchange(link, { method: 'DELETE' })).status).toBe(404);
    expect((await exchange(link)).status).toBe(410);
  });

  test('is used up after a few fetches, and lost after a day', async () => {
    await using bed = await openBed();
    const ticket = await bed.queue(GROK);
    bed.advance(LONG_ENOUGH_MS);
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await exchange(ticket.download_url ?? '')).status);
    expect(statuses).toEqual([200, 200, 200, 410]);
    const other = await bed.queue(GROK);
    bed.advance(DAY_MS);
    expect((await exchange(other.download_url ?? '')).status).toBe(410);
  });

  test('must not be polled', async () => {
    await using bed = await openBed();
    const { download_url = '' } = await bed.queue(GROK);
    for (let i = 0; i < 10; i += 1) expect((await exchange(download_url)).status).toBe(404);
    expect((await exchange(download_url)).status).toBe(429);
    expect((await exchange(`${download_url}x`)).status).toBe(404);
  });
});
