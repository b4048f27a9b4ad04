// Wallets in the sandbox: signing in by every rule of Venice, five at once, ten cents to begin, and an account of one's own.
import { describe, expect, test } from 'vitest';
import { LONG_ENOUGH_MS, openBed, START, WAN } from './support.ts';
import { ADA, as, BOB, encoded, freshNonce, signIn } from './wallet-support.ts';

const RICH = { walletBalanceMicroUsd: 10_000_000 };
const iso = (ms: number) => new Date(ms).toISOString();

describe('signing in', () => {
  const later = (ms: number) => START + ms;
  test.each([
    ['nothing but letters', () => Promise.resolve('not-base64!'), 'PARSE_ERROR'],
    ['no JSON', () => Promise.resolve(Buffer.from('{').toString('base64')), 'PARSE_ERROR'],
    ['no signature', () => Promise.resolve(encoded({ address: ADA.address, message: 'x' })), 'INVALID_PAYLOAD'],
    ['an address that is none', () => signIn({ payload: { address: '0x12' } }), 'INVALID_WALLET'],
    ['a text of another kind', () => signIn({ payload: { message: 'hello' } }), 'INVALID_MESSAGE'],
    ['no time', () => signIn({ payload: { message: 'api.venice.ai' } }), 'INVALID_MESSAGE'],
    ['the text of another', () => signIn({ named: BOB.address }), 'ADDRESS_MISMATCH'],
    ['a chain in words', () => signIn({ payload: { chainId: 'base' } }), 'INVALID_CHAIN_ID'],
    ['two chains', () => signIn({ payload: { chainId: 'eip155:1' } }), 'CHAIN_MISMATCH'],
    ['another chain', () => signIn({ chainLine: 'Chain ID: 1', payload: { chainId: 1 } }), 'UNSUPPORTED_CHAIN'],
    ['no chain', () => signIn({ chainLine: '', payload: { chainId: undefined } }), 'UNSUPPORTED_CHAIN'],
    ['no nonce', () => signIn({ nonce: '' }), 'MISSING_NONCE'],
    ['a short nonce', () => signIn({ nonce: 'abc123' }), 'MISSING_NONCE'],
    ['another domain', () => signIn({ domain: 'outerface.venice.ai' }), 'DOMAIN_MISMATCH'],
    ['a timestamp of its own', () => signIn({ payload: { timestamp: later(31_000) } }), 'TIMESTAMP_MISMATCH'],
    ['six minutes old', () => signIn({ at: later(-360_000) }), 'EXPIRED'],
    ['lapsed', () => signIn({ more: [`Expiration Time: ${iso(START)}`] }), 'EXPIRED'],
    ['from the future', () => signIn({ at: later(31_000) }), 'FUTURE_TIMESTAMP'],
    ['not yet', () => signIn({ more: [`Not Before: ${iso(later(1_000))}`] }), 'NOT_BEFORE'],
    ['a signature of nothing', () => signIn({ payload: { signature: '0x00' } }), 'INVALID_SIGNATURE'],
    [
      "another's signature",
      async () => signIn({ payload: { signature: await BOB.signMessage({ message: 'x' }) } }),
      'INVALID_SIGNATURE',
    ],
  ])('%s', async (_name, make, suffix) => {
    await using bed = await openBed(RICH);
    const headers = { 'sign-in-with-x': await make() };
    const answer = await bed.post('/video/queue', WAN, { key: null, headers });
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({ error: expect.any(String), code: `X402_SIGN_IN_${suffix}` });
    expect(bed.sandbox.accountOf(ADA.address).entries).toEqual([]);
    const own = await bed.get(`/x402/balance/${ADA.address}`, { key: null, headers });
    expect([own.status, own.json]).toEqual([401, { error: expect.any(String) }]);
  });

  test.each([
    ['both domains', { domain: 'venice.ai' }],
    ['the chain as CAIP-2', { payload: { chainId: 'eip155:8453' } }],
    ['the chain as text', { payload: { chainId: '8453' } }],
    ['neither chain nor timestamp outside the text', { payload: { chainId: undefined, timestamp: undefined } }],
    ['a clock that is a little ahead', { at: START + 29_000 }],
  ])('takes %s', async (_name, fields) => {
    await using bed = await openBed(RICH);
    expect((await bed.post('/video/queue', WAN, await as(ADA, fields))).status).toBe(200);
  });

  test('the older header works, and a wallet goes before a key', async () => {
    await using bed = await openBed(RICH);
    const headers = { 'x-sign-in-with-x': await signIn() };
    expect((await bed.post('/video/queue', WAN, { headers })).status).toBe(200);
    expect(bed.sandbox.accountOf(ADA.address).spentMicroUsd).toBeGreaterThan(0);
    expect(bed.sandbox.account.spentMicroUsd).toBe(0);
  });

  test('a route that knows only keys does not look at it', async () => {
    await using bed = await openBed();
    const headers = { 'sign-in-with-x': 'nonsense' };
    expect((await bed.get('/api_keys/rate_limits', { headers })).status).toBe(200);
    expect((await bed.get('/models?type=video', { key: null, headers })).status).toBe(200);
    expect((await bed.get('/api_keys/rate_limits', await as(ADA))).status).toBe(402);
  });

  test('an upscale quote wants a key all the same', async () => {
    await using bed = await openBed(RICH);
    const body = { model: 'topaz-video-upscale', video_url: 'https://cdn.example.com/clip.mp4' };
    expect((await bed.post('/video/quote', body, await as(ADA))).status).toBe(403);
  });

  test('without viem it is off, and says so', async () => {
    await using bed = await openBed({ wallets: 'off' });
    const answer = await bed.post('/video/queue', WAN, await as(ADA));
    expect([answer.status, answer.json]).toEqual([503, { error: expect.stringContaining('viem is not installed') }]);
    expect((await bed.post('/video/queue', WAN)).status).toBe(200);
  });
});

describe('nonces', () => {
  test('count once, even when the request then fails', async () => {
    await using bed = await openBed(RICH);
    const nonce = freshNonce();
    expect((await bed.post('/video/queue', { model: WAN.model }, await as(ADA, { nonce }))).status).toBe(400);
    const again = await bed.post('/video/queue', WAN, await as(ADA, { nonce }));
    expect([again.status, again.json]).toMatchObject([401, { code: 'X402_SIGN_IN_NONCE_REUSED' }]);
  });

  test('belong to one wallet, and are forgotten after five and a half minutes', async () => {
    await using bed = await openBed(RICH);
    const nonce = freshNonce();
    const status = async (account: typeof ADA, at: number) =>
      (await bed.post('/video/queue', WAN, await as(account, { nonce, at }))).status;
    expect(await status(ADA, START)).toBe(200);
    expect(await status(BOB, START)).toBe(200);
    bed.advance(329_999);
    expect(await status(ADA, START + 329_999)).toBe(401);
    bed.advance(1);
    expect(await status(ADA, START + 330_000)).toBe(200);
  });
});

test('five requests at once, and no sixth', async () => {
  await using bed = await openBed(RICH);
  const held = Array.from({ length: 5 }, () => bed.sandbox.script({ on: 'queue', hold: 'after-work' }));
  const open: Promise<{ readonly status: number }>[] = [];
  for (const script of held) {
    open.push(bed.post('/video/queue', WAN, await as(ADA)));
    await script.reached;
  }
  const ticket = { model: WAN.model, queue_id: 'none' };
  const sixth = await bed.post('/video/retrieve', ticket, await as(ADA));
  expect([sixth.status, sixth.json]).toEqual([429, { error: expect.any(String), code: 'X402_CONCURRENCY_LIMIT' }]);
  expect((await bed.post('/video/retrieve', ticket, await as(BOB))).status).toBe(400);
  for (const script of held) script.release();
  expect((await Promise.all(open)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect((await bed.post('/video/retrieve', ticket, await as(ADA))).status).toBe(400);
});

describe('money', () => {
  test('three kinds of 402', async () => {
    await using bed = await openBed();
    const none = await bed.post('/video/queue', WAN, { key: null });
    expect([none.status, none.json]).toMatchObject([402, { x402Version: 2, accepts: [{}, {}], authOptions: {} }]);

    bed.sandbox.setBalance(99_999, ADA.address);
    const low = await bed.post('/video/retrieve', { model: WAN.model, queue_id: 'x' }, await as(ADA));
    expect([low.status, low.json]).toMatchObject([
      402,
      { code: 'PAYMENT_REQUIRED', reason: 'insufficient_balance', currentBalanceUsd: 0.099999, minimumBalanceUsd: 0.1 },
    ]);

    bed.sandbox.setBalance(100_000, ADA.address);
    const short = await bed.post('/video/queue', WAN, await as(ADA));
    expect([short.status, short.json]).toEqual([402, { error: expect.any(String) }]);
  });

  test('a wallet is charged and refunded like a key, and its statement adds up', async () => {
    await using bed = await openBed(RICH);
    bed.sandbox.plan({ outcome: { kind: 'provider-failure' } });
    const queued = await bed.post('/video/queue', WAN, await as(ADA));
    expect(queued.status).toBe(200);
    bed.advance(LONG_ENOUGH_MS);
    const at = START + LONG_ENOUGH_MS;
    const statement = await bed.get(`/x402/transactions/${ADA.address}?limit=1`, await as(ADA, { at }));
    expect(statement.json).toMatchObject({
      success: true,
      data: {
        currentBalance: 10,
        transactions: [{ type: 'REFUND', amount: 0.55, balanceAfter: 10, modelId: WAN.model }],
        pagination: { limit: 1, offset: 0, hasMore: true },
      },
    });
    const rest = await bed.get(`/x402/transactions/${ADA.address}?offset=1`, await as(ADA, { at }));
    expect(rest.json).toMatchObject({
      data: {
        transactions: [{ type: 'CHARGE', amount: -0.55, balanceAfter: 9.45, createdAt: iso(START) }],
        pagination: { hasMore: false },
      },
    });
    const others = await bed.get(`/x402/balance/${ADA.address}`, await as(BOB, { at }));
    expect([others.status, others.json]).toMatchObject([403, { code: 'X402_WALLET_MISMATCH' }]);
    expect((await bed.get(`/x402/balance/${ADA.address}`, { key: null })).status).toBe(402);
    expect((await bed.get('/x402/balance/nobody', await as(ADA, { at }))).status).toBe(400);
    expect((await bed.get(`/x402/transactions/${ADA.address}?limit=101`, await as(ADA, { at }))).status).toBe(400);
  });

  test("another wallet's job is not there", async () => {
    await using bed = await openBed(RICH);
    const queued = await bed.post('/video/queue', WAN, await as(ADA));
    expect(queued.json).toMatchObject({ queue_id: expect.any(String) });
    const ticket = bed.sandbox.jobs()[0]?.queueId;
    const foreign = await bed.post('/video/retrieve', { model: WAN.model, queue_id: ticket }, await as(BOB));
    expect([foreign.status, foreign.json]).toEqual([400, { error: 'Request ID is invalid.' }]);
    expect((await bed.post('/video/retrieve', { model: WAN.model, queue_id: ticket }, await as(ADA))).status).toBe(200);
  });

  test('thirty balances and twenty statements a minute', async () => {
    await using bed = await openBed({ limits: { walletBalance: 1, walletTransactions: 1 } });
    const status = async (path: string) => (await bed.get(`/x402/${path}/${ADA.address}`, await as(ADA))).status;
    expect([await status('balance'), await status('balance')]).toEqual([200, 429]);
    expect([await status('transactions'), await status('transactions')]).toEqual([200, 429]);
  });

  test('the balance is in a header only where it is asked for', async () => {
    await using bed = await openBed(RICH);
    const header = async () =>
      (await bed.post('/video/complete', { model: WAN.model, queue_id: 'x' }, await as(ADA))).headers.get(
        'x-balance-remaining',
      );
    expect(await header()).toBeNull();
    bed.sandbox.switches.walletBalanceHeader = true;
    expect(await header()).toBe('10.000000');
  });
});
