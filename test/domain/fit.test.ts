// Fitting wishes with files: every rule has a wish that breaks it and nothing else, and the refusal names the rule.
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../sandbox/venice/catalogue.ts';
import type { Model } from '../../src/domain/catalogue.ts';
import { fitElsewhere, fitWish } from '../../src/domain/fit.ts';
import type { Misfit } from '../../src/domain/misfit.ts';
import { CameraPath, orderOf } from '../../src/domain/request.ts';
import { type Wish, wishOf } from '../../src/domain/wish.ts';
import { clip, leastFor, mostFor, picture, sandboxModels, sound } from '../venice/every-model.ts';

const models = new Map<string, Model>(sandboxModels(CATALOGUE).map(([, model]) => [model.id, model]));

function modelNamed(id: string): Model {
  const model = models.get(id);
  if (model === undefined) throw new Error(`no model ${id}`);
  return model;
}

function refusalOf(id: string, change: Partial<Wish>): Misfit | null {
  const model = modelNamed(id);
  const fit = fitWish(model, { ...leastFor(model), ...change });
  return fit.ok ? null : fit.refusal;
}

const T2V = 'wan-2.6-text-to-video';
const I2V = 'seedance-2-0-image-to-video-basic';
const SEEDANCE = 'seedance-2-5-reference-to-video-basic';
const KLING = 'kling-o3-pro-reference-to-video';
const EDIT = 'wan-2-7-video-to-video';
const UPSCALE = 'topaz-video-upscale';
const MANY = (count: number) => Array.from({ length: count }, () => picture());
const faces = (count: number) => Array.from({ length: count }, () => ({ frontal: picture(), images: [], video: null }));

describe('the rule that a wish breaks', () => {
  it.each<[string, string, Partial<Wish>, object]>([
    ['no start picture', I2V, { start: null }, { is: 'media-missing', part: 'start' }],
    ['no source clip', UPSCALE, { source: null }, { is: 'media-missing', part: 'source' }],
    ['no end picture', 'pixverse-v5.6-transition', { end: null }, { is: 'media-missing', part: 'end' }],
    ['a picture for a text model', T2V, { start: picture() }, { is: 'media-not-taken', part: 'start' }],
    ['an end that is not taken', 'runway-gen4-turbo', { end: picture() }, { is: 'media-not-taken', part: 'end' }],
    ['an element that is not taken', SEEDANCE, { elements: faces(1) }, { is: 'media-not-taken', part: 'elements' }],
    ['too many pictures', KLING, { images: MANY(5) }, { is: 'too-many-media', part: 'images', given: 5, limit: 4 }],
    ['nothing to see', SEEDANCE, { images: [], audios: [sound(5)] }, { is: 'nothing-to-refer-to' }],
    [
      'a hollow element',
      KLING,
      { elements: [{ frontal: null, images: MANY(1), video: null }] },
      { is: 'element-incomplete', position: 1 },
    ],
    [
      'four elements beside a frame',
      KLING,
      { start: picture(), elements: faces(4) },
      { is: 'too-many-media', part: 'elements', limit: 3 },
    ],
    [
      'eight parts',
      KLING,
      { start: picture(), end: picture(), elements: faces(3), scenes: MANY(3) },
      { is: 'too-many-parts', limit: 7 },
    ],
    [
      'clips too long together',
      SEEDANCE,
      { videos: [clip(16), clip(15)] },
      { is: 'media-total-too-long', part: 'videos', seconds: 31, limit: 30 },
    ],
    [
      'a clip too short',
      SEEDANCE,
      { videos: [clip(1)] },
      { is: 'file-unfit', part: 'videos', position: 1, rule: { is: 'too-short', minSeconds: 2 } },
    ],
    [
      'a source too long',
      UPSCALE,
      { source: clip(301) },
      { is: 'file-unfit', part: 'source', rule: { is: 'too-long', maxSeconds: 300 } },
    ],
    [
      'a clip for a picture',
      I2V,
      { start: clip(3) },
      { is: 'file-unfit', part: 'start', rule: { is: 'wrong-type', wanted: 'image' } },
    ],
    [
      'a tiny picture',
      I2V,
      { start: picture({ width: 200, height: 200 }) },
      { is: 'file-unfit', rule: { is: 'too-small', minSide: 240 } },
    ],
    [
      'a tall picture',
      I2V,
      { start: picture({ width: 400, height: 1_000 }) },
      { is: 'file-unfit', rule: { is: 'bad-shape', minAspect: 0.4, maxAspect: 2.5 } },
    ],
    [
      'a heavy picture',
      I2V,
      { start: picture({ bytes: 40_000_000 }) },
      { is: 'file-unfit', rule: { is: 'too-many-bytes', limit: 30_000_000 } },
    ],
    [
      'a long soundtrack',
      T2V,
      { soundtrack: sound(31) },
      { is: 'file-unfit', part: 'soundtrack', rule: { is: 'too-long', maxSeconds: 30 } },
    ],
    [
      'like a clip that is not there',
      SEEDANCE,
      { aspectRatio: 'adaptive' },
      { is: 'needs-reference-video', setting: 'aspectRatio' },
    ],
    [
      'as long as a clip that is not there',
      SEEDANCE,
      { duration: 'auto' },
      { is: 'needs-reference-video', setting: 'duration' },
    ],
    ['extend what is not there', SEEDANCE, { task: 'extend' }, { is: 'needs-reference-video', setting: 'task' }],
    ['a voice for a model without', SEEDANCE, { voice: 'eve' }, { is: 'extra-not-taken', extra: 'voice' }],
    ['a prompt for an upscale', UPSCALE, { prompt: 'sharper' }, { is: 'extra-not-taken', extra: 'prompt' }],
    [
      'a resolution for an upscale',
      UPSCALE,
      { resolution: '4x' },
      { is: 'not-offered', setting: 'resolution', allowed: [] },
    ],
    ['a length for an upscale', UPSCALE, { duration: '10s' }, { is: 'not-offered', setting: 'duration' }],
    ['more seconds than there can be', EDIT, { duration: '301' }, { is: 'not-offered', setting: 'duration' }],
    ['a length of nothing', EDIT, { duration: '0.0000001' }, { is: 'not-offered', setting: 'duration' }],
  ])('%s', (_what, id, change, expected) => {
    expect(refusalOf(id, change)).toMatchObject(expected);
  });
});

describe('what is filled in', () => {
  const fitted = (id: string, change: Partial<Wish>) => {
    const model = modelNamed(id);
    const fit = fitWish(model, { ...leastFor(model), ...change });
    if (!fit.ok) throw new Error(`refused: ${fit.refusal.is}`);
    return fit.value;
  };

  it('a length from the source is not sent, unless seconds were asked for', () => {
    expect(fitted(EDIT, {}).duration).toBeNull();
    expect(fitted(EDIT, { duration: 'auto' }).duration).toBeNull();
    expect(fitted(EDIT, { duration: '12.50 s' }).duration).toBe('12.5');
  });

  it('a model that must be told how to move round its subject is told', () => {
    const request = fitted('minimax-h3-max-multi-angle', { camera: null });
    expect(request.kind === 'image' && CameraPath.safeParse(request.camera).success).toBe(true);
  });

  it('a reference job can be as long and as wide as its clip', () => {
    const asked = { videos: [clip(8)], duration: 'AUTO', aspectRatio: 'Adaptive' };
    expect(fitted(SEEDANCE, asked)).toMatchObject({ duration: 'auto', aspectRatio: 'adaptive' });
  });

  it('upscaling doubles unless told otherwise', () => {
    expect(fitted(UPSCALE, {})).toMatchObject({ kind: 'upscale', factor: 2, resolution: null });
  });

  it('reference clips are counted to the next tenth of a second, those of elements too', () => {
    const elements = [{ frontal: null, images: [], video: clip(2.501) }];
    const request = fitted(KLING, { elements });
    expect(orderOf(request, ({ file }) => file).referenceSeconds).toBe(2.6);
    expect(orderOf(fitted(KLING, {}), ({ file }) => file).referenceSeconds).toBe(0);
  });
});

it.each([...models.values()].map((model) => [model.id, model] as const))(
  '%s: a request leads back to its wish',
  (_id, model) => {
    const wish = { ...mostFor(model), consent: true };
    const fit = fitWish(model, wish);
    if (!fit.ok) throw new Error(`refused: ${fit.refusal.is}`);
    const again = fitWish(model, wishOf(fit.value));
    expect(again).toEqual(fit);
  },
);

describe('on another model', () => {
  const wish = {
    ...mostFor(modelNamed(T2V)),
    duration: '15s',
    aspectRatio: '9:16',
    resolution: '1080p',
    soundtrack: null,
  };

  it('settings that it does not offer give way, and the others stay', () => {
    const fit = fitElsewhere(modelNamed('runway-gen4-5-text'), { ...wish, bitrate: 'high' });
    expect(fit.ok && fit.value).toMatchObject({
      prompt: wish.prompt,
      aspectRatio: '9:16',
      resolution: null,
      bitrate: null,
    });
  });

  it('files that it does not take are never dropped in silence', () => {
    const fit = fitElsewhere(modelNamed('runway-gen4-5-text'), { ...wish, start: picture() });
    expect(fit).toMatchObject({ ok: false, refusal: { is: 'media-not-taken', part: 'start' } });
  });

  it('on its own model nothing changes', () => {
    expect(fitElsewhere(modelNamed(T2V), wish)).toEqual(fitWish(modelNamed(T2V), wish));
  });
});

describe('a camera path', () => {
  const at = (time: number, azimuth = 0) => ({ time, azimuth, elevation: 0, distance: 1 });
  it.each([
    ['rising', [at(0), at(0.5), at(1)], true],
    ['standing still in time', [at(0), at(0)], false],
    ['going back in time', [at(0.5), at(0.2)], false],
    ['32 turns', [at(0), at(1, 32 * 360)], true],
    ['more than 32 turns', [at(0), at(0.5, 17 * 360), at(1, 0)], false],
    ['one point', [at(0)], false],
  ])('%s', (_what, path, legal) => {
    expect(CameraPath.safeParse(path).success).toBe(legal);
  });
});
