// The control surface: what a test in the same process may do, another process may do over HTTP.

import { expect, test } from 'vitest';
import { type Bed, CLIP, exchange, GROK, LONG_ENOUGH_MS, openBed, quotedMicroUsd, WAN } from './support.ts';

function control(bed: Bed, path: string, body: unknown) {
  const headers = { 'content-type': 'application/json' };
  return exchange(bed.sandbox.controlUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

const read = (bed: Bed, path: string) => exchange(bed.sandbox.controlUrl + path);

test('scripts a fault and lets a held request go', async () => {
  await using bed = await openBed();
  await control(bed, '/script', { on: 'quote', do: { kind: 'answer', status: 500 } });
  expect((await bed.post('/video/quote', WAN)).status).toBe(500);

  expect((await control(bed, '/script', { on: 'queue', hold: 'after-work' })).json).toEqual({ script: 2 });
  const held = bed.post('/video/queue', WAN);
  await bed.sandbox.nth('queue', 1);
  expect((await control(bed, '/release', { script: 2 })).json).toMatchObject({ released: true });
  expect((await held).status).toBe(200);
  expect((await control(bed, '/release', { script: 9 })).json).toMatchObject({ released: false });
});

test('plans and ends jobs, and reads the books', async () => {
  await using bed = await openBed();
  await control(bed, '/plan', { outcome: { kind: 'content-policy' }, takesMs: 1000 });
  await control(bed, '/plan', { outcome: { kind: 'endless' } });
  await bed.queue(WAN);
  const endless = await bed.queue(GROK);
  bed.advance(LONG_ENOUGH_MS);
  expect((await control(bed, '/finish', { queueId: endless.queue_id })).json).toEqual({ finished: true });
  expect((await read(bed, '/account')).json).toMatchObject({ chargedMicroUsd: 865_000, refundedMicroUsd: 550_000 });
  const jobs = await read(bed, '/jobs');
  expect(jobs.json).toMatchObject([
    { model: WAN.model, outcome: { kind: 'content-policy' } },
    { executionMs: LONG_ENOUGH_MS },
  ]);
  expect(jobs.bytes.toString()).not.toContain(endless.download_url?.split('/').at(-1));
  expect((await read(bed, '/requests')).json).toMatchObject([{ endpoint: 'queue', nth: 1 }, { nth: 2 }]);
});

test('changes prices, balances, switches, media and what is offline', async () => {
  await using bed = await openBed();
  await control(bed, '/price', { model: WAN.model, factor: 2 });
  expect(quotedMicroUsd((await bed.post('/video/quote', WAN)).json)).toBe(1_100_000);
  await control(bed, '/balance', { microUsd: 5 });
  expect(bed.sandbox.account.balanceMicroUsd).toBe(5);
  await control(bed, '/offline', { model: WAN.model, offline: true });
  expect((await bed.post('/video/quote', WAN)).status).toBe(503);
  await control(bed, '/switches', { transcriptions: 'live', country: 'RU' });
  expect(bed.sandbox.switches).toMatchObject({ transcriptions: 'live', country: 'RU', malformedRecords: false });
  await control(bed, '/describe', { url: CLIP, facts: { seconds: 20, height: 720, fps: 24 } });
  await control(bed, '/trust', { origin: 'http://127.0.0.1:1' });
  const upscale = { model: 'topaz-video-upscale', video_url: CLIP, upscale_factor: 1 };
  expect(quotedMicroUsd((await bed.post('/video/quote', upscale)).json)).toBe(260_000);
  const lost = await bed.post('/video/quote', { ...upscale, video_url: 'http://127.0.0.1:1/clip.mp4' });
  expect(lost.json).toEqual({ error: 'Could not read the video at video_url.' });
});

test('says what is wrong with a command', async () => {
  await using bed = await openBed();
  const wrong = await control(bed, '/plan', { outcome: { kind: 'miracle' } });
  expect([wrong.status, wrong.bytes.toString()]).toEqual([400, expect.stringContaining('outcome')]);
  expect((await control(bed, '/dance', {})).status).toBe(404);
  const page = await exchange(`${bed.sandbox.controlUrl}/plan`, { method: 'POST', body: 'x' });
  expect(page.status).toBe(400);
});
