// Prices that depend on what the media hold: how long a clip is, how many pictures there are.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLIP, exchange, openBed, PICTURE, quotedMicroUsd, sentences } from './support.ts';

const SEEDANCE = {
  model: 'seedance-2-5-reference-to-video-basic',
  prompt: '<Image 1> rows',
  duration: '5s',
  aspect_ratio: '16:9',
  resolution: '480p',
};
const MINIMAX = { model: 'minimax-h3-reference-to-video', prompt: 'x', duration: '5s', aspect_ratio: '1:1' };
const pictures = (count: number): string[] => Array.from({ length: count }, () => PICTURE);

describe('prices that depend on media', () => {
  test('an upscale bills length, resulting height and frame rate, and quote takes the old alias', async () => {
    await using bed = await openBed();
    bed.sandbox.describeMedia(CLIP, { seconds: 10, height: 540, fps: 60 });
    const price = async (more: object) =>
      quotedMicroUsd((await bed.post('/video/quote', { model: 'topaz-video-upscale', video_url: CLIP, ...more })).json);
    expect(await price({ upscale_factor: 1 })).toBe(10 * 13_000 * 2);
    expect(await price({})).toBe(10 * 25_000 * 2);
    expect(await price({ resolution: '4x' })).toBe(10 * 100_000 * 2);
    await bed.queue({ model: 'topaz-video-upscale', video_url: CLIP, upscale_factor: 4 });
    expect(bed.sandbox.account.chargedMicroUsd).toBe(2_000_000);
  });

  test('a quote without the total of the reference video is too low', async () => {
    await using bed = await openBed();
    bed.sandbox.describeMedia(CLIP, { seconds: 7.2, height: 720, fps: 24 });
    const body = { ...SEEDANCE, reference_video_urls: [CLIP] };
    const bare = quotedMicroUsd((await bed.post('/video/quote', body)).json);
    const full = quotedMicroUsd(
      (await bed.post('/video/quote', { ...body, reference_video_total_duration: 7.2 })).json,
    );
    expect(full - bare).toBe(8 * 64_000);
    await bed.queue(body);
    expect(bed.sandbox.account.chargedMicroUsd).toBe(full);
  });

  test('a job as long as its source bills the whole seconds of the source', async () => {
    await using bed = await openBed();
    bed.sandbox.describeMedia(CLIP, { seconds: 7.2, height: 720, fps: 24 });
    const quote = { ...SEEDANCE, duration: '-1' };
    expect((await bed.post('/video/quote', quote)).status).toBe(400);
    expect((await bed.post('/video/quote', { ...quote, reference_video_total_duration: 31 })).status).toBe(400);
    const price = await bed.post('/video/quote', { ...quote, reference_video_total_duration: 7.2 });
    expect(quotedMicroUsd(price.json)).toBe(8 * 101_000 + 8 * 64_000);
    await bed.queue({ ...quote, reference_video_urls: [CLIP] });
    expect(bed.sandbox.account.chargedMicroUsd).toBe(8 * 165_000);
  });

  test('pictures beyond the first are billed where the model bills them', async () => {
    await using bed = await openBed();
    const body = { ...MINIMAX, reference_image_urls: pictures(4) };
    const quote = await bed.post('/video/quote', { ...body, reference_image_count: 4 });
    await bed.queue(body);
    expect(quotedMicroUsd(quote.json)).toBe(5 * 96_000 + 3 * 11_000);
    expect(bed.sandbox.account.chargedMicroUsd).toBe(quotedMicroUsd(quote.json));
  });

  test('a clip inside the request, or on a trusted origin, is measured', async () => {
    await using bed = await openBed();
    const bytes = readFileSync(new URL('../../../sandbox/venice/assets/landscape-sound.mp4', import.meta.url));
    const inline = `data:video/mp4;base64,${bytes.toString('base64')}`;
    const price = (video_url: string) => bed.post('/video/quote', { model: 'topaz-video-upscale', video_url });
    expect(quotedMicroUsd((await price(inline)).json)).toBe(5 * 13_000);
    expect((await price('data:video/mp4;base64,AAAA')).status).toBe(400);

    await using cdn = await openBed();
    cdn.sandbox.script({ on: 'models', times: 2, do: { kind: 'answer', status: 200, text: 'not a clip' } });
    const address = `${cdn.sandbox.url}/models`;
    expect(sentences((await price(address)).json)).toContain('URL must point to a public host');
    bed.sandbox.trustMedia(new URL(address).origin);
    expect(sentences((await price(address)).json)).toEqual(['Could not read the video at video_url.']);
    expect((await exchange(address)).bytes.toString()).toBe('not a clip');
  });
});
