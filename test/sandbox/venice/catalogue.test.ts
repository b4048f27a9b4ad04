// Every model of the catalogue against the two doors: what the record promises is accepted, everything else refused,
// and the quote equals the charge.

import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CATALOGUE } from '../../../sandbox/venice/catalogue.ts';
import type { Kind, Model } from '../../../sandbox/venice/model.ts';
import { type Bed, issuesOf, legalBody, openBed, quotedMicroUsd, sentences } from './support.ts';

const usable = CATALOGUE.filter((model) => !model.offline);

async function refusal(bed: Bed, body: unknown) {
  const answer = await bed.post('/video/queue', body);
  expect(answer.status).toBe(400);
  expect(bed.sandbox.account.chargedMicroUsd).toBe(0);
  return answer.json;
}

describe.each(usable.map((model) => [model.id, model] as const))('%s', (_id, model) => {
  test('takes its smallest legal body, at exactly the quoted price', async () => {
    await using bed = await openBed();
    const body = legalBody(model);
    const quote = quotedMicroUsd((await bed.post('/video/quote', body)).json);
    const ticket = await bed.queue(body);
    expect(ticket.model).toBe(model.id);
    expect(quote).toBeGreaterThan(0);
    expect(bed.sandbox.account.entries).toMatchObject([
      { kind: 'charge', queueId: ticket.queue_id, model: model.id, amountMicroUsd: quote },
    ]);
    expect(ticket.download_url !== undefined).toBe(model.delivery === 'private');
  });

  test('refuses an unknown field by name', async () => {
    await using bed = await openBed();
    const json = await refusal(bed, { ...legalBody(model), seed: 7 });
    expect(sentences(json)).toContain("Unrecognized key(s) in object: 'seed'");
  });

  test('takes sound, shape and size only where the record lists them', async () => {
    await using bed = await openBed();
    const statuses: [string, number][] = [];
    for (const [field, value] of formatFields(model)) {
      const answer = await bed.post('/video/queue', { ...legalBody(model), [field]: value });
      statuses.push([field, answer.status]);
    }
    expect(statuses).toEqual(formatFields(model).map(([field, , forbidden]) => [field, forbidden ? 400 : 200]));
  });

  test('names the legal values of a choice', async () => {
    await using bed = await openBed();
    const wrong = choices(model);
    for (const [field, legal] of wrong) {
      const issue = issuesOf(await refusal(bed, { ...legalBody(model), [field]: 'nonsense' }))[0];
      expect(issue).toMatchObject({ code: 'invalid_enum_value', path: [field], received: 'nonsense' });
      for (const value of legal) expect(issue?.['expected']).toContain(`'${value}'`);
    }
  });

  test('misses every required field', async () => {
    await using bed = await openBed();
    const optional = ['model', 'consents', 'reference_image_urls'];
    for (const field of Object.keys(legalBody(model)).filter((name) => !optional.includes(name))) {
      const { [field]: _left, ...body } = legalBody(model);
      expect(issuesOf(await refusal(bed, body))).toMatchObject([{ message: 'Required', path: [field] }]);
    }
  });
});

/** Field, a legal-looking value, and whether this model forbids it. */
function formatFields({ constraints, kind }: Model): readonly (readonly [string, unknown, boolean])[] {
  return [
    ['audio', false, !constraints.audio_configurable],
    ['aspect_ratio', constraints.aspect_ratios[0] ?? '16:9', constraints.aspect_ratios.length === 0],
    ['resolution', constraints.resolutions[0] ?? '720p', constraints.resolutions.length === 0 || kind === 'upscale'],
  ];
}

function choices({ constraints, kind }: Model): readonly (readonly [string, readonly string[]])[] {
  const lists: (readonly [string, readonly string[]])[] = [
    ['duration', constraints.durations],
    ['aspect_ratio', constraints.aspect_ratios],
    ['resolution', kind === 'upscale' ? [] : constraints.resolutions],
  ];
  return lists.filter(([, legal]) => legal.length > 0 && legal[0] !== 'Auto');
}

/** Venice: how a client has to tell the kinds apart. */
function kindByRecord({ id, constraints }: Model): Kind {
  if (constraints.resolutions.length > 0 && constraints.resolutions.every((value) => /^\d+x$/.test(value)))
    return 'upscale';
  if (id.includes('motion-control')) return 'motion';
  if (constraints.model_type === 'video' || constraints.video_input) return 'edit';
  if (id.includes('reference-to-video')) return 'reference';
  if (id.endsWith('-transition') || id.includes('first-last-frame')) return 'frames';
  return constraints.model_type === 'text-to-video' ? 'text' : 'image';
}

describe('the catalogue', () => {
  test('covers every kind, and each record gives its kind away as Venice’s does', () => {
    expect(new Set(CATALOGUE.map((model) => model.kind)).size).toBe(7);
    expect(CATALOGUE.map((model) => [model.id, kindByRecord(model)])).toEqual(
      CATALOGUE.map((model) => [model.id, model.kind]),
    );
    expect(new Set(CATALOGUE.map((model) => model.id)).size).toBe(CATALOGUE.length);
  });

  test('is listed without a key, without the unlisted, and with the optional keys only where they are true', async () => {
    await using bed = await openBed();
    const { json, status } = await bed.get('/models?type=video', { key: null });
    expect(status).toBe(200);
    const list = z
      .strictObject({
        object: z.literal('list'),
        type: z.literal('video'),
        data: z.array(z.looseObject({ id: z.string(), model_spec: z.looseObject({}) })),
      })
      .parse(json).data;
    expect(list.map((record) => record.id)).toEqual(CATALOGUE.filter((model) => model.listed).map((model) => model.id));
    const spec = (id: string) => list.find((record) => record.id === id)?.model_spec;
    expect(spec('kling-2.5-turbo-pro-text-to-video')).toMatchObject({ offline: true });
    expect(spec('wan-3-0-text-to-video')).toMatchObject({ betaModel: true });
    expect(spec('veo3.1-fast-text-to-video')).toMatchObject({ regionRestrictions: ['RU'] });
    expect(spec('wan-2.6-text-to-video')).toMatchObject({ uncensored: true, privacy: 'anonymized' });
    expect(spec('runway-gen4-5-text')).not.toHaveProperty('uncensored');
    expect(spec('runway-gen4-5-text')).not.toHaveProperty('deprecation');
  });

  test('a sunset shows in the record and in the headers, and then the model is gone', async () => {
    await using bed = await openBed();
    const body = { model: 'sora-2-text-to-video', duration: '4s' };
    const before = await bed.post('/video/quote', body);
    expect(before.status).toBe(200);
    expect(before.headers.get('x-venice-model-deprecation-date')).toBe('2026-11-04T12:00:00.000Z');
    expect(before.headers.get('x-venice-model-deprecation-warning')).toContain('veo3.1-fast-text-to-video');
    bed.advance(31 * 86_400_000);
    expect((await bed.post('/video/quote', body)).status).toBe(404);
    expect((await bed.get('/models?type=video')).bytes.toString()).not.toContain('sora-2-text-to-video');
  });

  test('malformed records appear behind their switch, beside the good ones', async () => {
    await using bed = await openBed({ switches: { malformedRecords: true } });
    const { json } = await bed.get('/models?type=video');
    const { data } = z.looseObject({ data: z.array(z.unknown()) }).parse(json);
    expect(data.length).toBe(CATALOGUE.filter((model) => model.listed).length + 2);
    expect(data.slice(-2)).toMatchObject([{ created: 'yesterday' }, { id: null }]);
  });

  test('other types are empty, unknown ones refused, and HEAD says that Venice is there', async () => {
    await using bed = await openBed();
    expect((await bed.get('/models')).json).toEqual({ data: [], object: 'list', type: 'text' });
    expect(issuesOf((await bed.get('/models?type=films')).json)).toMatchObject([{ path: ['type'], received: 'films' }]);
    const head = await bed.get('/models?type=video', { method: 'HEAD' });
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
  });
});
