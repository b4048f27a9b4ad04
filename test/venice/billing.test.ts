// Reading Venice's books over HTTP: the same charges from the account's history and from a wallet's transactions, every row
// told, passing trouble waited out, and a wrong key said plainly.
import { describe, expect, test } from 'vitest';
import { type SandboxOptions, startVeniceSandbox } from '../../sandbox/venice/server.ts';
import type { Charge } from '../../src/domain/charges.ts';
import { Fault } from '../../src/domain/fault.ts';
import { DAY, Instant, later, SECOND } from '../../src/domain/time.ts';
import { createBilling } from '../../src/services/venice/billing.ts';
import { createVeniceClient } from '../../src/services/venice/client.ts';
import { KEY, standIn, status } from './stand-in.ts';
import { openWalletBed, queued, WAN } from './wallet-bed.ts';

const START = Instant.parse(Date.UTC(2026, 9, 5, 12));
const FAILING = { outcome: { kind: 'provider-failure' }, takesMs: 60_000 } as const;

async function openBed(options: SandboxOptions = {}, which: 'admin' | 'inference' = 'admin') {
  let at: number = START;
  const now = () => Instant.parse(at);
  const sandbox = await startVeniceSandbox({ now, chance: () => 0.5, renderer: 'builtin', ...options });
  const clientOf = (apiKey: string) => createVeniceClient({ baseUrl: sandbox.url, auth: { kind: 'key', apiKey }, now });
  const [client, reader] = [clientOf(sandbox.apiKey), clientOf(which === 'admin' ? sandbox.adminKey : sandbox.apiKey)];
  const slept: number[] = [];
  const billing = createBilling(reader, { sleep: async (ms) => void slept.push(ms) });
  return {
    sandbox,
    client,
    billing,
    slept,
    advance: (ms: number) => {
      at += ms;
    },
    /** Of the day that begins at START. */
    statement: () => billing.statement(START, later(START, DAY)),
    async [Symbol.asyncDispose]() {
      await client.close();
      await reader.close();
      await sandbox.close();
    },
  };
}

async function collect(charges: AsyncIterable<Charge>): Promise<readonly Charge[]> {
  const all: Charge[] = [];
  for await (const charge of charges) all.push(charge);
  return all;
}

describe("an account's history", () => {
  test('is told as charges and refunds', async () => {
    await using bed = await openBed();
    bed.sandbox.plan(FAILING);
    const { queueId } = await queued(bed.client);
    bed.advance(90_000);
    const charges = await collect(bed.billing.charges(START, later(START, DAY)));
    const common = {
      amount: 550_000,
      currency: 'USD',
      product: 'wan-2-6-text-to-video-video-unit',
      requestId: queueId,
    };
    expect(charges).toEqual([
      { ...common, id: expect.any(String), kind: 'charge', at: START, queueId: null },
      { ...common, id: expect.any(String), kind: 'refund', at: later(START, 60_000), queueId: null },
    ]);
    expect(await bed.statement()).toEqual({ ok: true, value: { charges, unread: 0, aside: 0 } });
  });

  test('is walked to its end, each row once under a name of its own, the same at every reading', async () => {
    await using bed = await openBed();
    for (let n = 0; n < 1_234; n += 1) bed.sandbox.chargeElsewhere({ model: 'm', microUsd: 1 + (n % 7) });
    const first = await collect(bed.billing.charges(START, later(START, 1)));
    expect(first).toHaveLength(1_234);
    expect(new Set(first.map(({ id }) => id)).size).toBe(1_234);
    expect(first.reduce((total, { amount }) => total + amount, 0)).toBe(bed.sandbox.account.spentMicroUsd);
    expect(await collect(bed.billing.charges(START, later(START, 1)))).toEqual(first);
    expect(bed.sandbox.requests.filter(({ endpoint }) => endpoint === 'usage_history')).toHaveLength(6);
    expect(await collect(bed.billing.charges(later(START, 1), later(START, DAY)))).toEqual([]);
  });

  test('the second of two equal rows is a charge of its own', async () => {
    await using bed = await openBed();
    bed.sandbox.slip({ do: { kind: 'doubled' } });
    await queued(bed.client);
    const read = await bed.statement();
    expect(read.ok && new Set(read.value.charges.map(({ id }) => id)).size).toBe(2);
  });

  test('a row that nobody understands is counted and costs no other row', async () => {
    await using bed = await openBed();
    const { queueId } = await queued(bed.client);
    await queued(bed.client);
    bed.sandbox.slip({ queueId, do: { kind: 'garbled' } });
    expect(await bed.statement()).toMatchObject({ ok: true, value: { charges: [{ amount: 550_000 }], unread: 1 } });
  });

  test('a page of Venice as it is published: words and pictures are set aside, clips without details are not', async () => {
    await using venice = await standIn();
    const row = { timestamp: '2026-10-05T12:00:00.504Z', units: 1, pricePerUnitUsd: 0.1, notes: 'API Inference' };
    const details = {
      requestId: 'chatcmpl-4007',
      promptTokens: 339,
      completionTokens: 227,
      inferenceExecutionTime: 2964,
    };
    venice.next(
      status(200, {
        data: [
          {
            ...row,
            sku: 'zai-org-glm-5-1-llm-output-mtoken',
            amount: -0.06356,
            currency: 'DIEM',
            inferenceDetails: details,
          },
          { ...row, sku: 'grok-imagine-image-image-unit', amount: -0.1, currency: 'DIEM', inferenceDetails: null },
          {
            ...row,
            sku: 'wan-2-6-text-to-video-unit',
            amount: -0.55,
            currency: 'BUNDLED_CREDITS',
            inferenceDetails: null,
          },
          { ...row, sku: 'wan-2-6-text-to-video-unit', amount: 0.55, currency: 'EARNED_CREDITS', inferenceDetails: {} },
          { ...row, sku: 'wan-2-6-text-to-video-unit', amount: 0, currency: 'USD', inferenceDetails: null },
          { ...row, sku: 'wan-2-6-text-to-video-unit', amount: '-0.55', currency: 'USD', inferenceDetails: null },
          { ...row, timestamp: {}, sku: 'wan-2-6-text-to-video-unit', amount: -0.55, currency: 'USD' },
          null,
        ],
        nextCursor: null,
      }),
    );
    const billing = createBilling(venice.client, { sleep: async () => undefined });
    const read = await billing.statement(START, later(START, DAY));
    expect(read).toMatchObject({
      ok: true,
      value: {
        charges: [
          { kind: 'charge', amount: 550_000, currency: 'BUNDLED_CREDITS', requestId: null, queueId: null },
          { kind: 'refund', amount: 550_000, currency: 'EARNED_CREDITS', requestId: null },
        ],
        unread: 3,
        aside: 3,
      },
    });
    const [asked] = venice.asked;
    expect(asked?.path).toBe(
      '/api/v1/billing/usage-history?startTimestamp=2026-10-05T12%3A00%3A00.000Z&endTimestamp=2026-10-06T12%3A00%3A00.000Z&pageSize=500',
    );
    expect(asked?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  test('a cursor comes alone', async () => {
    await using venice = await standIn();
    venice.next(status(200, { data: [], nextCursor: 'AZq3_-' }), status(200, { data: [], nextCursor: null }));
    await createBilling(venice.client, { sleep: async () => undefined }).statement(START, later(START, DAY));
    expect(venice.asked[1]?.path).toBe('/api/v1/billing/usage-history?cursor=AZq3_-');
  });

  test('a cursor that leads in circles ends', async () => {
    await using venice = await standIn();
    venice.next(...Array.from({ length: 2_001 }, () => status(200, { data: [], nextCursor: 'again' })));
    const billing = createBilling(venice.client, { sleep: async () => undefined });
    expect(await billing.statement(START, later(START, DAY))).toMatchObject({
      ok: false,
      refusal: { why: 'unreachable' },
    });
    expect(venice.asked).toHaveLength(2_000);
  });
});

describe('trouble', () => {
  test('a key that is no admin key is said to be one, at once', async () => {
    await using bed = await openBed({}, 'inference');
    expect(await bed.statement()).toEqual({ ok: false, refusal: { why: 'key' } });
    const broken = await collect(bed.billing.charges(START, later(START, DAY))).catch((error: unknown) => error);
    expect(broken).toBeInstanceOf(Fault);
    expect(broken).toMatchObject({ retryable: false });
    expect(bed.slept).toEqual([]);
  });

  test('what passes is waited for', async () => {
    await using bed = await openBed();
    await queued(bed.client);
    const headers = { 'retry-after': '7' };
    bed.sandbox.script({ on: 'usage_history', do: { kind: 'answer', status: 429, headers } });
    bed.sandbox.script({ on: 'usage_history', do: { kind: 'answer', status: 503 } });
    bed.sandbox.script({ on: 'usage_history', do: { kind: 'cut', when: 'after-work' } });
    bed.sandbox.script({ on: 'usage_history', do: { kind: 'cut-body', at: 0.5 } });
    expect(await bed.statement()).toMatchObject({ ok: true, value: { charges: [{ amount: 550_000 }] } });
    expect(bed.slept).toEqual([7, 20, 30, 40].map((seconds) => seconds * SECOND));
  });

  test('what does not pass is a refusal, and half a statement is none', async () => {
    await using bed = await openBed();
    for (let n = 0; n < 600; n += 1) bed.sandbox.chargeElsewhere({ model: 'm', microUsd: 1 });
    bed.sandbox.script({ on: 'usage_history', skip: 1, times: 5, do: { kind: 'answer', status: 503 } });
    expect(await bed.statement()).toEqual({ ok: false, refusal: { why: 'unreachable', detail: 'trouble' } });
    expect(bed.slept).toHaveLength(4);
    bed.sandbox.script({ on: 'usage_history', skip: 1, do: { kind: 'answer', status: 400 } });
    const broken = await collect(bed.billing.charges(START, later(START, DAY))).catch((error: unknown) => error);
    expect(broken).toMatchObject({ retryable: true });
  });
});

describe("a wallet's transactions", () => {
  const RANGE = [START, later(START, DAY)] as const;
  const patient = { sleep: async () => undefined };

  test('are told as the same charges, without what was paid in', async () => {
    await using bed = await openWalletBed();
    await bed.client.models();
    bed.sandbox.plan(FAILING);
    const { queueId } = await queued(bed.client);
    bed.advance(90_000);
    const read = await createBilling(bed.client, patient).statement(...RANGE);
    const common = { amount: 550_000, currency: 'USD', product: WAN.model, requestId: queueId, queueId: null };
    expect(read).toEqual({
      ok: true,
      value: {
        charges: [
          { ...common, id: `refund_${queueId}`, kind: 'refund', at: later(START, 60_000) },
          { ...common, id: `charge_${queueId}`, kind: 'charge', at: START },
        ],
        unread: 0,
        aside: 0,
      },
    });
  });

  test('are read back to the beginning of the time asked for, and no row twice', async () => {
    await using bed = await openWalletBed({ limits: { walletTransactions: 1_000 } });
    const spend = () => bed.sandbox.chargeElsewhere({ model: WAN.model, microUsd: 1, user: bed.wallet.address });
    for (let n = 0; n < 250; n += 1) spend();
    bed.advance(1_000);
    for (let n = 0; n < 250; n += 1) spend();
    // A row that is booked between two pages pushes the others on.
    let pages = 0;
    bed.sandbox.on((event) => {
      if (event.type !== 'sent' || event.request.endpoint !== 'x402_transactions') return;
      pages += 1;
      if (pages === 1) spend();
    });
    const read = await createBilling(bed.client, patient).statement(later(START, 1), later(START, DAY));
    const ids = read.ok ? read.value.charges.map(({ id }) => id) : [];
    expect([ids.length, new Set(ids).size]).toEqual([250, 250]);
    expect(pages).toBe(3);
  });

  test('a top-up is set aside, a row of an unknown kind or sign is unread', async () => {
    await using bed = await openWalletBed();
    const row = { balanceAfter: 1, createdAt: '2026-10-05T12:00:00.000Z', requestId: null, modelId: null };
    const transactions = [
      { ...row, id: '1', amount: 5, type: 'TOP_UP' },
      { ...row, id: '2', amount: 5, type: 'CHARGE' },
      { ...row, id: '3', amount: -5, type: 'REFUND' },
      { ...row, id: '4', amount: -5, type: 'ADJUSTMENT' },
      { ...row, id: '5', amount: -5, type: 'CHARGE', createdAt: 'yesterday' },
      { ...row, id: 6, amount: -5, type: 'CHARGE' },
      { ...row, id: '7', amount: -0.5, type: 'CHARGE' },
    ];
    const body = { success: true, data: { transactions, pagination: { hasMore: false } } };
    bed.sandbox.script({ on: 'x402_transactions', do: { kind: 'answer', status: 200, body } });
    expect(await createBilling(bed.client, patient).statement(...RANGE)).toMatchObject({
      ok: true,
      value: { charges: [{ id: '7', amount: 500_000 }], unread: 5, aside: 1 },
    });
  });
});
