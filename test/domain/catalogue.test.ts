import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Model, seconds } from '../../src/domain/catalogue.ts';
import { fitWish } from '../../src/domain/fit.ts';
import { BLANK_WISH, type Wish } from '../../src/domain/wish.ts';

const wish = (change: Partial<Wish> = {}): Wish => ({ ...BLANK_WISH, prompt: 'a gondola at dawn', ...change });

const model = (change: Partial<Record<keyof Model, unknown>> = {}) =>
  Model.parse({
    id: 'wan-2.6-text-to-video',
    name: 'Wan 2.6',
    kind: 'text',
    private: false,
    uncensored: false,
    offline: false,
    beta: false,
    durations: ['5s', '10s', '15s'],
    aspectRatios: ['16:9', '9:16', '1:1'],
    resolutions: ['1080p', '720p'],
    audio: 'toggle',
    audioInput: false,
    pictures: { minSide: null, minAspect: null, maxAspect: null },
    promptLimit: 2500,
    sets: [],
    removedAt: null,
    replacement: null,
    ...change,
  });

describe('fitting words and settings to a text model', () => {
  it('fills in what the model needs, cheap before pretty', () => {
    const fitted = fitWish(model(), wish());
    expect(fitted.ok && fitted.value).toMatchObject({
      duration: '5s',
      aspectRatio: '16:9',
      resolution: '720p',
      audio: true,
    });
  });

  it('never sends what the model forbids', () => {
    const bare = model({ durations: [], aspectRatios: [], resolutions: [], audio: 'silent' });
    const fitted = fitWish(bare, wish());
    expect(fitted.ok && fitted.value).toMatchObject({
      duration: null,
      aspectRatio: null,
      resolution: null,
      audio: null,
    });
  });

  it('returns Venice’s own spelling', () => {
    const fitted = fitWish(
      model({ resolutions: ['768P', '2K'] }),
      wish({ resolution: '768p', duration: '10 seconds' }),
    );
    expect(fitted.ok && fitted.value).toMatchObject({ resolution: '768P', duration: '10s' });
  });

  it('prefers the exact spelling where two differ in case alone', () => {
    const fitted = fitWish(model({ resolutions: ['1080P', '1080p'] }), wish({ resolution: '1080p' }));
    expect(fitted.ok && fitted.value.resolution).toBe('1080p');
  });

  it.each([
    [wish({ duration: '7s' }), 'duration', ['5s', '10s', '15s']],
    [wish({ aspectRatio: '21:9' }), 'aspectRatio', ['16:9', '9:16', '1:1']],
    [wish({ resolution: '4k' }), 'resolution', ['1080p', '720p']],
  ] as const)('refuses what the model does not offer, and lists what it does', (asked, setting, allowed) => {
    const fitted = fitWish(model(), asked);
    expect(fitted.ok ? null : fitted.refusal).toMatchObject({ is: 'not-offered', setting, allowed });
  });

  it.each([
    ['always', false, ['on']],
    ['silent', true, ['off']],
  ] as const)('refuses sound %s set to %s', (audio, asked, allowed) => {
    const fitted = fitWish(model({ audio }), wish({ audio: asked }));
    expect(fitted.ok ? null : fitted.refusal).toMatchObject({ is: 'not-offered', setting: 'audio', allowed });
  });

  it.each([
    ['always', true],
    ['silent', false],
  ] as const)('takes sound %s set to %s as said already, and sends nothing', (audio, asked) => {
    const fitted = fitWish(model({ audio }), wish({ audio: asked }));
    expect(fitted.ok && fitted.value.audio).toBeNull();
  });

  it('refuses an empty prompt, a long one, an offline model, files and extras that it does not take', () => {
    const why = (m: Model, w: Wish) => {
      const fitted = fitWish(m, w);
      return fitted.ok ? 'fits' : fitted.refusal.is;
    };
    expect(why(model(), wish({ prompt: '  \n ' }))).toBe('prompt-empty');
    expect(why(model({ promptLimit: 10 }), wish())).toBe('prompt-too-long');
    expect(why(model({ promptLimit: 20 }), wish({ negativePrompt: 'x'.repeat(21) }))).toBe('prompt-too-long');
    expect(why(model({ kind: 'upscale' }), wish())).toBe('extra-not-taken');
    expect(why(model(), wish({ bitrate: 'high' }))).toBe('extra-not-taken');
    expect(why(model({ offline: true }), wish())).toBe('model-offline');
  });

  it('for any wish: fits with values of the model’s own lists, or refuses; never throws', () => {
    const text = fc.option(
      fc.oneof(fc.string(), fc.constantFrom('5s', '10', '15 s', '16:9', '720P', '1080p', 'Auto')),
      { nil: null },
    );
    const anyWish = fc.record({
      prompt: fc.string(),
      negativePrompt: text,
      duration: text,
      aspectRatio: text,
      resolution: text,
      audio: fc.option(fc.boolean(), { nil: null }),
    });
    const lists = fc.record({
      durations: fc.subarray(['5s', '10s', '15s']),
      aspectRatios: fc.subarray(['16:9', '1:1']),
      resolutions: fc.subarray(['720p', '1080p']),
      audio: fc.constantFrom('silent', 'toggle', 'always'),
    });
    fc.assert(
      fc.property(lists, anyWish, (change, asked) => {
        const one = model(change);
        const fitted = fitWish(one, { ...BLANK_WISH, ...asked });
        if (!fitted.ok) return;
        const { duration, aspectRatio, resolution, audio } = fitted.value;
        for (const [value, list] of [
          [duration, one.durations],
          [aspectRatio, one.aspectRatios],
          [resolution, one.resolutions],
        ] as const) {
          expect(list.length === 0 ? value === null : value !== null && list.includes(value)).toBe(true);
        }
        expect(audio === null).toBe(one.audio !== 'toggle');
      }),
    );
  });
});

describe('seconds', () => {
  it.each([
    ['5s', 5],
    ['12.5', 12.5],
    ['Auto', Number.POSITIVE_INFINITY],
    ['1 gen', Number.POSITIVE_INFINITY],
  ])('%s → %d', (text, value) => {
    expect(seconds(text)).toBe(value);
  });
});
