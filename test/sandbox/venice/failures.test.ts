// A job that fails, and an id that is not good: what is said at every look, and where the money goes.

import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../sandbox/venice/outcome.ts';
import { openBed, sentences, WAN } from './support.ts';

const DAY_MS = 86_400_000;

describe('failures', () => {
  const RUNWAY = { model: 'runway-gen4-5-text', prompt: 'x', duration: '5s', aspect_ratio: '16:9' };
  const cases: readonly (readonly [string, typeof RUNWAY, Outcome, number, object, boolean])[] = [
    [
      'a content refusal',
      WAN,
      { kind: 'content-policy', recommendedModel: 'wan-2-7-text-to-video' },
      422,
      {
        error: {
          type: 'provider_content_policy',
          message: expect.any(String),
          credits_refunded: true,
          recommended_model: 'wan-2-7-text-to-video',
        },
      },
      true,
    ],
    [
      'a content refusal of Runway',
      RUNWAY,
      { kind: 'content-policy' },
      422,
      { error: { credits_refunded: false } },
      false,
    ],
    [
      'a content refusal told to keep the money',
      WAN,
      { kind: 'content-policy', refunded: false },
      422,
      { error: { credits_refunded: false } },
      false,
    ],
    [
      'a failure of the provider',
      WAN,
      { kind: 'provider-failure', hint: 'Try a shorter clip.' },
      422,
      { error: expect.any(String), credits_refunded: true, hint: 'Try a shorter clip.' },
      true,
    ],
    [
      'a failure of Runway that is no refusal',
      RUNWAY,
      { kind: 'provider-failure' },
      422,
      { credits_refunded: true },
      true,
    ],
    ['an inner error', WAN, { kind: 'internal-error' }, 500, { error: 'Inference processing failed' }, true],
    [
      'a failed status',
      WAN,
      { kind: 'failed-status', refunded: false },
      200,
      { status: 'FAILED', error: expect.any(String) },
      false,
    ],
  ];

  test.each(cases)(
    '%s is the same at every look, and the money follows',
    async (_name, body, outcome, status, shape, refunded) => {
      await using bed = await openBed();
      bed.sandbox.plan({ outcome, takesMs: 30_000 });
      const ticket = await bed.queue(body);
      expect((await bed.look(ticket)).json).toMatchObject({ status: 'PROCESSING' });
      bed.advance(40_000);
      const first = await bed.look(ticket);
      expect(first.status).toBe(status);
      expect(first.json).toMatchObject(shape);
      expect((await bed.look(ticket)).json).toEqual(first.json);
      const { chargedMicroUsd, refundedMicroUsd, entries } = bed.sandbox.account;
      expect(refundedMicroUsd).toBe(refunded ? chargedMicroUsd : 0);
      expect(entries.length).toBe(refunded ? 2 : 1);
    },
  );

  test('the refund is booked at the moment of the failure, whether or not anyone looks', async () => {
    await using bed = await openBed();
    bed.sandbox.plan({ outcome: { kind: 'provider-failure' }, takesMs: 30_000 });
    await bed.queue(WAN);
    bed.advance(3_600_000);
    const [charge, refund] = bed.sandbox.account.entries;
    expect(refund).toMatchObject({ kind: 'refund', at: (charge?.at ?? 0) + 30_000 });
  });
});

describe('an id', () => {
  test('is good for its owner, with its model, for a day', async () => {
    const stranger = { key: 'VENICE_INFERENCE_KEY_stranger-000000', type: 'INFERENCE', user: 'stranger' } as const;
    await using bed = await openBed({ apiKeys: [stranger] });
    const ticket = await bed.queue(WAN);
    const wrong = [
      await bed.look({ ...ticket, queue_id: 'b2f6f7a1-2b55-4a7e-9d3c-000000000000' }),
      await bed.look({ ...ticket, model: 'wan-2-7-text-to-video' }),
      await bed.post('/video/retrieve', { model: ticket.model, queue_id: ticket.queue_id }, { key: stranger.key }),
    ];
    for (const answer of wrong)
      expect([answer.status, answer.json]).toEqual([400, { error: 'Request ID is invalid.' }]);
    expect((await bed.look({ ...ticket, model: 'no-such-model' })).status).toBe(404);
    expect((await bed.post('/video/retrieve', { ...ticket }, { key: bed.sandbox.adminKey })).status).toBe(200);
    bed.advance(DAY_MS);
    expect((await bed.look(ticket)).json).toEqual({ error: 'Request ID is invalid.' });
  });

  test('cannot be completed, and retrieve takes no other key', async () => {
    await using bed = await openBed();
    const ticket = await bed.queue(WAN);
    const complete = await bed.post('/video/complete', ticket);
    expect([complete.status, complete.json]).toEqual([400, { error: 'Request ID is invalid.' }]);
    const extra = await bed.look(ticket, { wait: true });
    expect(sentences(extra.json)).toContain("Unrecognized key(s) in object: 'wait'");
    expect(sentences((await bed.post('/video/complete', {})).json)).toContain('Required');
  });
});
