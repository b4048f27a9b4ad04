// A sentence for every rule that a wish or a file can break: it names the rule, says what to do, and what it cost.
import { describe, expect, it } from 'vitest';
import { refusalText } from '../../src/commands/views/refusals.ts';
import { Kind, type Model } from '../../src/domain/catalogue.ts';
import { ModelId } from '../../src/domain/ids.ts';
import { type MediaTrouble, MediaType } from '../../src/domain/media.ts';
import type { Extra, FileRule, Misfit } from '../../src/domain/misfit.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { MEDIA_PARTS } from '../../src/domain/wish.ts';
import { jobId } from '../contracts/store/samples.ts';

const HOSTILE = '*`_@everyone <@100000000000000003> https://evil.example';
const modelOf = (kind: Kind): Model => ({
  id: ModelId.parse('a-model'),
  name: HOSTILE,
  kind,
  private: true,
  uncensored: false,
  offline: false,
  beta: false,
  durations: ['5s', '10s'],
  aspectRatios: ['16:9'],
  resolutions: [],
  audio: 'toggle',
  audioInput: false,
  pictures: { minSide: null, minAspect: null, maxAspect: null },
  promptLimit: 2_500,
  sets: [],
  removedAt: null,
  replacement: null,
});
const model = modelOf('text');

const RULES: { readonly [K in FileRule['is']]: readonly [Extract<FileRule, { is: K }>, RegExp] } = {
  'wrong-type': [{ is: 'wrong-type', wanted: 'image' }, /is no picture\. Give a picture there\./],
  'too-many-bytes': [{ is: 'too-many-bytes', limit: 30_000_000 }, /is larger than 28\.6 MB/],
  'too-small': [{ is: 'too-small', minSide: 240 }, /at least 240 pixels/],
  'bad-shape': [
    { is: 'bad-shape', minAspect: 0.4, maxAspect: 2.5 },
    /more than 0\.4 times and less than 2\.5 times its height/,
  ],
  'too-short': [{ is: 'too-short', minSeconds: 2 }, /at least 2 s/],
  'too-long': [{ is: 'too-long', maxSeconds: 15 }, /at most 15 s/],
};
const EXTRAS: Readonly<Record<Extra, true>> = {
  bitrate: true,
  voice: true,
  task: true,
  camera: true,
  factor: true,
  prompt: true,
  'negative prompt': true,
};
const UNREACHABLE = ['no-answer', 'not-found', 'refused', 'too-slow', 'too-many-redirects'] as const;

/** At least one of each: a kind that is forgotten here does not compile. */
const MISFITS: { readonly [K in Misfit['is']]: readonly Extract<Misfit, { is: K }>[] } = {
  'prompt-empty': [{ is: 'prompt-empty' }],
  'prompt-too-long': [{ is: 'prompt-too-long', field: 'negative prompt', length: 3_000, limit: 2_500 }],
  'wrong-kind': Kind.options.map((kind) => ({ is: 'wrong-kind', model: modelOf(kind) })),
  'model-offline': [{ is: 'model-offline', model }],
  'not-offered': (['duration', 'aspectRatio', 'resolution', 'audio'] as const).flatMap((setting) =>
    [[], ['on'], ['5s', '10s']].map((allowed) => ({
      is: 'not-offered' as const,
      setting,
      asked: HOSTILE,
      model,
      allowed,
    })),
  ),
  'extra-not-taken': (Object.keys(EXTRAS) as Extra[]).map((extra) => ({ is: 'extra-not-taken', extra, model })),
  'media-missing': MEDIA_PARTS.map((part) => ({ is: 'media-missing', part, model })),
  'media-not-taken': MEDIA_PARTS.map((part) => ({ is: 'media-not-taken', part, model })),
  'too-many-media': MEDIA_PARTS.map((part) => ({ is: 'too-many-media', part, given: 5, limit: 4, model })),
  'media-total-too-long': [{ is: 'media-total-too-long', part: 'videos', seconds: 31.04, limit: 30 }],
  'file-unfit': MEDIA_PARTS.flatMap((part) =>
    Object.values(RULES).map(([rule]) => ({ is: 'file-unfit' as const, part, position: 2, rule })),
  ),
  'nothing-to-refer-to': [{ is: 'nothing-to-refer-to', model }],
  'element-incomplete': [{ is: 'element-incomplete', position: 2 }],
  'too-many-parts': [{ is: 'too-many-parts', limit: 7 }],
  'needs-reference-video': (['aspectRatio', 'duration', 'task'] as const).map((setting) => ({
    is: 'needs-reference-video',
    setting,
  })),
};
const TROUBLES: { readonly [K in MediaTrouble['is']]: readonly Extract<MediaTrouble, { is: K }>[] } = {
  'media-not-https': [{ is: 'media-not-https' }],
  'media-not-public': [{ is: 'media-not-public' }],
  'media-unreachable': UNREACHABLE.map((why) => ({ is: 'media-unreachable', why })),
  'media-too-large': [{ is: 'media-too-large', limit: 200_000_000 }],
  'media-unknown': [{ is: 'media-unknown', wanted: ['image', 'video'] }],
  'media-broken': MediaType.options.map((type) => ({ is: 'media-broken', type })),
  'media-gone': [{ is: 'media-gone' }],
  'media-too-large-together': [{ is: 'media-too-large-together', bytes: 40_000_000, limit: 25_000_000 }],
};
const OTHERS: readonly Refusal[] = [
  { is: 'no-model', kinds: ['image', 'first-last'] },
  { is: 'no-ffmpeg' },
  { is: 'no-attachment', wanted: 'image' },
  { is: 'no-attachment', wanted: 'video' },
  { is: 'not-a-clip' },
  { is: 'consents-off' },
  { is: 'no-terms', job: jobId(1) },
  { is: 'terms-too-long' },
  { is: 'consent-incomplete' },
];

describe('every refusal of a wish or a file', () => {
  const all: readonly Refusal[] = [...Object.values(MISFITS).flat(), ...Object.values(TROUBLES).flat(), ...OTHERS];

  it.each(all.map((refusal) => [refusal.is, refusal] as const))(
    '%s ends with what it cost, in whole words',
    (_is, refusal) => {
      const words = refusalText(refusal);
      expect(words).toMatch(/[.!?] Nothing was charged\.$/);
      expect(words).not.toMatch(/undefined|null|NaN|Infinity|\[object|:\/\/|@everyone|<@1|\.\.| {2}/);
    },
  );

  it('no two say the same', () => {
    const words = [...Object.values(TROUBLES).flat(), ...OTHERS].map(refusalText);
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('what a member reads', () => {
  it.each(Object.values(RULES))('%o', (rule, words) => {
    expect(refusalText({ is: 'file-unfit', part: 'images', position: 3, rule })).toMatch(words);
    expect(refusalText({ is: 'file-unfit', part: 'images', position: 3, rule })).toMatch(/^Reference picture 3 /);
    expect(refusalText({ is: 'file-unfit', part: 'start', position: 1, rule })).toMatch(/^Your start picture /);
  });

  it.each<[Kind, string]>([
    ['text', '/video create'],
    ['image', '/video animate'],
    ['first-last', '/video animate'],
    ['reference', '/video reference'],
    ['video', '/video edit'],
    ['motion', '/video edit'],
    ['upscale', '/video upscale'],
  ])('a model of the kind %s belongs to %s', (kind, command) => {
    expect(refusalText({ is: 'wrong-kind', model: modelOf(kind) })).toContain(command);
  });

  it('the legal values, and the numbers', () => {
    expect(refusalText({ is: 'not-offered', setting: 'duration', asked: '7s', model, allowed: ['5s', '10s'] })).toMatch(
      /does not offer the length `7s`\. Choose `5s` or `10s`\./,
    );
    expect(refusalText({ is: 'media-total-too-long', part: 'videos', seconds: 31.04, limit: 30 })).toMatch(
      /^Your reference clips last 31 s together, and this model takes at most 30 s\./,
    );
    expect(refusalText({ is: 'no-model', kinds: ['image', 'first-last'] })).toMatch(
      /^Venice has no model right now that animates a picture or leads from one picture to another\./,
    );
  });
});
