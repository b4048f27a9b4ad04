// Request bodies against whoever judges them: the strict schemas of the sandbox for any wish at all, Venice's published
// catalogue, and Venice's published schemas, with a list of where those are behind.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../sandbox/venice/catalogue.ts';
import { createMedia } from '../../sandbox/venice/media.ts';
import type { Model as SandboxModel } from '../../sandbox/venice/model.ts';
import { VOICES } from '../../sandbox/venice/schema/extras.ts';
import { checkQueue } from '../../sandbox/venice/schema/queue.ts';
import { checkQuote } from '../../sandbox/venice/schema/quote.ts';
import type { Model } from '../../src/domain/catalogue.ts';
import { fitWish } from '../../src/domain/fit.ts';
import { CameraPath } from '../../src/domain/request.ts';
import { TranscriptFormat } from '../../src/domain/transcript.ts';
import type { Wish } from '../../src/domain/wish.ts';
import { bodiesOf, type RequestBody } from '../../src/services/venice/body.ts';
import { clip, leastFor, mostFor, ordered, picture, sandboxModels, sound } from './every-model.ts';
import { isHere, publishedModels, publishedSchema, whyNot } from './published.ts';

const media = createMedia();

/** What Venice's schemas would say of a wish; null when the domain refuses it first. */
function judged(raw: SandboxModel, model: Model, wish: Wish): readonly unknown[] | null {
  const fit = fitWish(model, wish);
  if (!fit.ok) return null;
  const { queue, quote } = bodiesOf(ordered(fit.value));
  const verdicts = [checkQueue(raw, media, queue), checkQuote(raw, media, quote)];
  return verdicts.flatMap((verdict) => (verdict.ok ? [] : verdict.issues));
}

const models = sandboxModels(CATALOGUE);
const published = publishedModels();

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const facts = fc.record({
  width: maybe(fc.integer({ min: 1, max: 5_000 })),
  height: maybe(fc.integer({ min: 1, max: 5_000 })),
  bytes: fc.integer({ min: 1, max: 250_000_000 }),
});
const pictures = facts.map((given) => picture(given));
const clips = fc.double({ min: 0.1, max: 400, noNaN: true }).map(clip);
const sounds = fc.double({ min: 0.1, max: 60, noNaN: true }).map(sound);
const anything = fc.oneof(pictures, clips, sounds);
/** Mostly of the right type: what is always refused proves nothing. */
const mostly = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 8, arbitrary: right }, { weight: 1, arbitrary: anything });
const words = (...likely: readonly string[]) =>
  maybe(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...likely) }, { weight: 1, arbitrary: fc.string() }));

const paths = fc
  .array(
    fc.record({
      time: fc.double({ min: 0, max: 1, noNaN: true }),
      azimuth: fc.integer({ min: -20_000, max: 20_000 }),
      elevation: fc.integer({ min: -90, max: 90 }),
      distance: fc.double({ min: 0.01, max: 100, noNaN: true }),
    }),
    { maxLength: 14 },
  )
  .map((points) => CameraPath.safeParse(points.toSorted((a, b) => a.time - b.time)).data ?? null);

const change: fc.Arbitrary<Partial<Wish>> = fc.record(
  {
    prompt: maybe(fc.oneof(fc.string(), fc.string({ minLength: 2_400, maxLength: 2_600 }))),
    negativePrompt: maybe(fc.string()),
    duration: words('5s', '10', '8 s', 'auto', 'Auto', '-1', '12.5', '0.0000001', '300', '1e3', '15s'),
    aspectRatio: words('16:9', '9:16', 'adaptive', 'auto', '1:1'),
    resolution: words('720p', '768p', '2K', '1080p', '4k', '2x'),
    audio: maybe(fc.boolean()),
    bitrate: maybe(fc.constantFrom('standard', 'high')),
    voice: maybe(fc.constantFrom(...VOICES)),
    task: maybe(fc.constantFrom('auto', 'reference', 'edit', 'extend')),
    camera: paths,
    factor: maybe(fc.constantFrom(1, 2, 4)),
    start: maybe(mostly(pictures)),
    end: maybe(mostly(pictures)),
    source: maybe(mostly(clips)),
    soundtrack: maybe(mostly(sounds)),
    images: fc.array(mostly(pictures), { maxLength: 12 }),
    videos: fc.array(mostly(clips), { maxLength: 4 }),
    audios: fc.array(mostly(sounds), { maxLength: 4 }),
    elements: fc.array(
      fc.record({
        frontal: maybe(mostly(pictures)),
        images: fc.array(mostly(pictures), { maxLength: 4 }),
        video: maybe(mostly(clips)),
      }),
      { maxLength: 5 },
    ),
    scenes: fc.array(mostly(pictures), { maxLength: 5 }),
  },
  { requiredKeys: [] },
);

/** A few parts of a sensible wish replaced by anything: most of the rest then still fits. */
const wishFor = (model: Model) =>
  fc
    .tuple(fc.constantFrom(leastFor(model), mostFor(model)), change, fc.array(fc.nat({ max: 19 }), { maxLength: 3 }))
    .map(([base, other, kept]) => {
      const parts = Object.entries(other);
      return { ...base, ...Object.fromEntries(parts.filter((_, at) => kept.includes(at))) };
    });

describe('for any wish', () => {
  it.each(models.map(([raw, model]) => [model.id, raw, model] as const))(
    '%s: the domain says no, or Venice’s schemas say yes',
    (_id, raw, model) => {
      fc.assert(
        fc.property(wishFor(model), (wish) => {
          expect(judged(raw, model, { ...wish, consent: raw.needsConsent }) ?? []).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('many fit, so that the schemas are really asked', () => {
    const counts = models.map(([raw, model]) => {
      const tried = fc.sample(wishFor(model), { numRuns: 60, seed: 7 });
      return tried.filter((wish) => judged(raw, model, wish) !== null).length;
    });
    expect(Math.min(...counts)).toBeGreaterThan(10);
  });
});

describe.skipIf(!isHere)(`Venice’s published catalogue${whyNot}`, () => {
  it('is there, and no kind is missing from it', () => {
    expect(published.length).toBeGreaterThan(100);
    expect(new Set(published.map(([, { kind }]) => kind)).size).toBe(7);
  });

  it.each(published.map(([raw, model]) => [model.id, raw, model] as const))('%s', (_id, raw, model) => {
    expect(judged(raw, model, leastFor(model))).toEqual([]);
    expect(judged(raw, model, mostFor(model))).toEqual([]);
    fc.assert(
      fc.property(wishFor(model), (wish) => {
        expect(judged(raw, model, wish) ?? []).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

/** Where the published schemas are behind what Venice does since: the rule that our bodies follow instead. */
const BEHIND = {
  /** Fields that came later. */
  unknownFields: ['bitrate_mode', 'image_references', 'video_references', 'voice_id', 'camera_trajectory'],
  unknownQuoteFields: ['reference_image_count'],
  /** Required in the document for every model: not for those whose length comes from the source, nor for upscaling. */
  notAlwaysRequired: ['duration', 'prompt'],
  /** Resolutions that came later. */
  newValues: ['480P', '1080P'],
} as const;

describe.skipIf(!isHere)(`Venice’s published schemas${whyNot}`, () => {
  const all = [...models, ...published].flatMap(([, model]) =>
    [leastFor(model), mostFor(model)].map((wish) => {
      const fit = fitWish(model, { ...wish, consent: model.kind !== 'upscale' });
      if (!fit.ok) throw new Error(`${model.id}: ${fit.refusal.is}`);
      return bodiesOf(ordered(fit.value));
    }),
  );

  const exceptional = (body: RequestBody, path: PropertyKey | undefined) => {
    const field = String(path);
    if (BEHIND.notAlwaysRequired.some((one) => one === field)) return body[field] === undefined;
    return field === 'resolution' && BEHIND.newValues.some((one) => one === body[field]);
  };

  it.each([
    ['queue', 'QueueVideoRequest', BEHIND.unknownFields],
    ['quote', 'QuoteVideoRequest', BEHIND.unknownQuoteFields],
  ] as const)('take every body of %s, but for the exceptions', (which, name, unknown) => {
    const { check, fields } = publishedSchema(name);
    for (const bodies of all) {
      const body = bodies[which];
      const strange = Object.keys(body).filter(
        (field) => !fields.includes(field) && !unknown.some((one) => one === field),
      );
      expect(strange).toEqual([]);
      const verdict = check.safeParse(body);
      const issues = verdict.success ? [] : verdict.error.issues.filter(({ path }) => !exceptional(body, path[0]));
      expect(issues).toEqual([]);
    }
  });

  it('take what is asked of a transcript', () => {
    const { check, fields } = publishedSchema('CreateVideoTranscriptionRequestSchema');
    expect(fields).toEqual(['url', 'response_format']);
    for (const response_format of TranscriptFormat.options)
      expect(check.safeParse({ url: 'https://cdn.example.com/a.mp4', response_format }).success).toBe(true);
  });

  it('refuse what is wrong, so that taking means something', () => {
    const { check } = publishedSchema('QueueVideoRequest');
    expect(check.safeParse({ model: 'm', prompt: 'p', duration: '5s' }).success).toBe(true);
    expect(check.safeParse({ model: 'm', prompt: 'p', duration: '5 s' }).success).toBe(false);
    expect(check.safeParse({ model: 'm', prompt: 'p', duration: '5s', elements: [{ video_url: 7 }] }).success).toBe(
      false,
    );
  });
});
