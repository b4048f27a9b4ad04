// The sandbox's statements: every charge and refund, oldest first, for an admin key alone; and what a slip makes of them.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Bed, exchange, GROK, LONG_ENOUGH_MS, openBed, START, WAN } from './support.ts';
import { ADA, as } from './wallet-support.ts';

const HISTORY = '/billing/usage-history';
const Page = z.strictObject({
  data: z.array(
    z.strictObject({
      timestamp: z.iso.datetime(),
      sku: z.string(),
      units: z.number(),
      pricePerUnitUsd: z.number(),
      amount: z.number(),
      currency: z.literal('USD'),
      notes: z.string(),
      inferenceDetails: z.looseObject({ requestId: z.string() }).nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

const asAdmin = (bed: Bed) => ({ key: bed.sandbox.adminKey });
async function page(bed: Bed, query = '') {
  const answer = await bed.get(`${HISTORY}${query}`, asAdmin(bed));
  expect(answer.status).toBe(200);
  return Page.parse(answer.json);
}
const iso = (ms: number) => new Date(ms).toISOString();

describe('who may read', () => {
  test.each([
    ['the inference key', undefined, 401, 'Admin API key required'],
    ['a key of nobody', 'VENICE_ADMIN_KEY_nobody', 401, 'Authentication failed'],
    ['no key', null, 402, 'Authentication required'],
  ])('%s: refused', async (_name, key, status, error) => {
    await using bed = await openBed();
    const answer = await bed.get(HISTORY, key === undefined ? {} : { key });
    expect([answer.status, answer.json]).toMatchObject([status, { error }]);
  });

  test('a wallet: refused, as though it had shown nothing', async () => {
    await using bed = await openBed({ walletBalanceMicroUsd: 10_000_000 });
    expect((await bed.get(HISTORY, await as(ADA))).status).toBe(402);
  });
});

describe('the rows', () => {
  test('a charge is negative, its refund positive, both under the queue id', async () => {
    await using bed = await openBed();
    bed.sandbox.plan({ model: WAN.model, outcome: { kind: 'provider-failure' } });
    const failed = await bed.queue(WAN);
    bed.advance(1);
    const fine = await bed.queue(GROK);
    bed.advance(LONG_ENOUGH_MS);
    const { data, nextCursor } = await page(bed);
    expect(nextCursor).toBeNull();
    expect(data.map((row) => [row.sku, row.amount, row.inferenceDetails?.requestId])).toEqual([
      ['wan-2-6-text-to-video-video-unit', -0.55, failed.queue_id],
      ['grok-imagine-1-5-text-to-video-private-video-unit', -0.315, fine.queue_id],
      ['wan-2-6-text-to-video-video-unit', 0.55, failed.queue_id],
    ]);
    const sum = data.reduce((total, row) => total + Math.round(row.amount * 1_000_000), 0);
    expect(-sum).toBe(bed.sandbox.account.spentMicroUsd);
  });

  test.each([
    ['own', expect.stringMatching(/^req_/)],
    ['none', undefined],
  ] as const)('with ids of the kind %s', async (statementIds, id) => {
    await using bed = await openBed({ switches: { statementIds } });
    await bed.queue(WAN);
    const { data } = await page(bed);
    expect(data.map((row) => row.inferenceDetails?.requestId)).toEqual([id]);
  });
});

describe('pages', () => {
  async function stocked(): Promise<Bed> {
    const bed = await openBed({ limits: { queue: 1_000 } });
    for (let n = 0; n < 25; n += 1) {
      bed.sandbox.chargeElsewhere({ model: `model-${n}`, microUsd: n + 1 });
      // Several rows of one moment are told apart by their place.
      if (n % 3 === 0) bed.advance(1_000);
    }
    return bed;
  }

  test('a walk by cursor meets every row once, also while rows are added', async () => {
    await using bed = await stocked();
    const first = await page(bed, '?pageSize=10');
    bed.sandbox.chargeElsewhere({ model: 'model-new', microUsd: 26 });
    const second = await page(bed, `?cursor=${first.nextCursor ?? ''}`);
    const third = await page(bed, `?cursor=${second.nextCursor ?? ''}`);
    expect(third.nextCursor).toBeNull();
    const seen = [first, second, third].flatMap(({ data }) => data.map((row) => -Math.round(row.amount * 1_000_000)));
    expect(seen).toEqual(Array.from({ length: 26 }, (_, n) => n + 1));
  });

  test('windows that share a boundary meet every row once', async () => {
    await using bed = await stocked();
    const middle = iso(START + 3_000);
    const before = await page(bed, `?endTimestamp=${middle}`);
    const after = await page(bed, `?startTimestamp=${middle}`);
    expect(before.data.every((row) => row.timestamp < middle)).toBe(true);
    expect(after.data.every((row) => row.timestamp >= middle)).toBe(true);
    expect(before.data.length + after.data.length).toBe(25);
    expect((await page(bed, '?currency=DIEM')).data).toEqual([]);
  });

  test.each([
    ['a filter beside a cursor', '?cursor=abc&pageSize=10'],
    ['an unknown parameter', '?page=2'],
    ['a page too small', '?pageSize=9'],
    ['a page too large', '?pageSize=1001'],
    ['a moment that is none', '?startTimestamp=yesterday'],
    ['a moment without a zone', '?startTimestamp=2026-10-05T12:00:00'],
    ['an end before the start', `?startTimestamp=${iso(START)}&endTimestamp=${iso(START)}`],
    ['a currency that is no more', '?currency=VCU'],
    ['a cursor of nobody', '?cursor=abc'],
  ])('%s: 400', async (_name, query) => {
    await using bed = await openBed();
    expect((await bed.get(HISTORY + query, asAdmin(bed))).status).toBe(400);
  });

  test('a cursor is good for its own account, and for a while', async () => {
    const other = { key: 'VENICE_ADMIN_KEY_other', type: 'ADMIN', user: 'other' } as const;
    await using bed = await openBed({ apiKeys: [other] });
    for (let n = 0; n < 11; n += 1) bed.sandbox.chargeElsewhere({ model: 'm', microUsd: 1 });
    const { nextCursor } = await page(bed, '?pageSize=10');
    const query = `${HISTORY}?cursor=${nextCursor ?? ''}`;
    expect((await bed.get(query, asAdmin(bed))).status).toBe(200);
    expect((await bed.get(query, { key: other.key })).status).toBe(400);
    bed.advance(3_600_000);
    expect((await bed.get(query, asAdmin(bed))).json).toEqual({
      error: 'Invalid or expired cursor; restart from the first page',
    });
  });
});

describe('slips', () => {
  const amounts = async (bed: Bed) => (await page(bed)).data.map((row) => row.amount);

  test('rows are missing, doubled or name another price, and the account stays as it was', async () => {
    await using bed = await openBed();
    const { queue_id: queueId } = await bed.queue(WAN);
    const before = bed.sandbox.account;
    const shown: number[][] = [];
    for (const kind of ['missing', 'doubled'] as const) {
      const undo = bed.sandbox.slip({ queueId, do: { kind } });
      shown.push(await amounts(bed));
      undo();
    }
    bed.sandbox.slip({ model: WAN.model, entry: 'charge', do: { kind: 'priced', factor: 2 } });
    shown.push(await amounts(bed));
    expect(shown).toEqual([[], [-0.55, -0.55], [-1.1]]);
    expect(bed.sandbox.account).toEqual(before);
  });

  test('a late row comes among the rows of its own moment', async () => {
    await using bed = await openBed();
    const { queue_id: queueId } = await bed.queue(WAN);
    bed.sandbox.slip({ queueId, do: { kind: 'late', ms: 600_000 } });
    bed.advance(1_000);
    await bed.queue(GROK);
    expect(await amounts(bed)).toEqual([-0.315]);
    bed.advance(599_000);
    expect(await amounts(bed)).toEqual([-0.55, -0.315]);
  });

  test('a slip of refunds leaves the charge alone', async () => {
    await using bed = await openBed();
    bed.sandbox.plan({ outcome: { kind: 'provider-failure' } });
    await bed.queue(WAN);
    bed.sandbox.slip({ entry: 'refund', do: { kind: 'missing' } });
    bed.advance(LONG_ENOUGH_MS);
    expect(await amounts(bed)).toEqual([-0.55]);
  });

  test("wallets' statements slip likewise", async () => {
    await using bed = await openBed({ walletBalanceMicroUsd: 10_000_000 });
    expect((await bed.post('/video/queue', WAN, await as(ADA))).status).toBe(200);
    bed.sandbox.slip({ do: { kind: 'doubled' } });
    const answer = await bed.get(`/x402/transactions/${ADA.address}`, await as(ADA));
    expect(answer.json).toMatchObject({ data: { transactions: [{ amount: -0.55 }, { amount: -0.55 }] } });
  });

  test('over the control surface too', async () => {
    await using bed = await openBed();
    const control = (path: string, body: unknown) =>
      exchange(bed.sandbox.controlUrl + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await control('/elsewhere', { model: 'm', microUsd: 7 })).json).toMatchObject({
      queueId: expect.any(String),
    });
    await control('/slip', { model: 'm', do: { kind: 'doubled' } });
    expect(await amounts(bed)).toEqual([-0.000_007, -0.000_007]);
    expect((await control('/slip', { do: { kind: 'lost' } })).status).toBe(400);
  });

  test('nobody spends what is not there', async () => {
    await using bed = await openBed({ balanceMicroUsd: 5 });
    expect(() => bed.sandbox.chargeElsewhere({ model: 'm', microUsd: 6 })).toThrow(RangeError);
  });
});
