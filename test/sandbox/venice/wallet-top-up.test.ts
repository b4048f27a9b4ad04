// Topping up in the sandbox: the terms, a payment checked to the last field, and each payment carried out once.
import { describe, expect, test } from 'vitest';
import { BASE_NETWORK, USDC } from '../../../sandbox/venice/wallet/refusals.ts';
import { openBed, START, WAN } from './support.ts';
import { ADA, as, BOB, payment } from './wallet-support.ts';

const pay = (value: string, name = 'payment-signature') => ({ key: null, headers: { [name]: value } });

test('without a payment come the terms, in the body and in a header', async () => {
  await using bed = await openBed();
  const answer = await bed.post('/x402/top-up', {}, { key: null });
  expect(answer.status).toBe(402);
  expect(answer.json).toMatchObject({
    x402Version: 2,
    accepts: [
      { scheme: 'exact', network: BASE_NETWORK, amount: '5000000', asset: USDC, maxTimeoutSeconds: 300 },
      { network: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp', extra: { feePayer: expect.any(String) } },
    ],
  });
  const header = Buffer.from(answer.headers.get('payment-required') ?? '', 'base64').toString();
  expect(JSON.parse(header)).toEqual(answer.json);
});

test.each(['payment-signature', 'x-402-payment', 'x-payment'])('a payment in %s is credited', async (name) => {
  await using bed = await openBed();
  const answer = await bed.post('/x402/top-up', {}, pay(await payment({ value: '7500000' }), name));
  expect(answer.json).toEqual({
    success: true,
    data: { walletAddress: ADA.address, amountCredited: 7.5, newBalance: 7.5, paymentId: expect.any(String) },
  });
  const receipt = Buffer.from(answer.headers.get('payment-response') ?? '', 'base64').toString();
  expect(JSON.parse(receipt)).toMatchObject({ success: true, network: BASE_NETWORK, payer: ADA.address });
  const statement = await bed.get(`/x402/transactions/${ADA.address}`, await as(ADA));
  expect(statement.json).toMatchObject({ data: { transactions: [{ type: 'TOP_UP', amount: 7.5, requestId: null }] } });
  expect((await bed.post('/video/queue', WAN, await as(ADA))).status).toBe(200);
});

describe('refusals', () => {
  test.each([
    ['no JSON', () => Promise.resolve('%%%'), 400, 'INVALID_PAYMENT_FORMAT'],
    ['a flat envelope', () => payment({ envelope: { accepted: undefined } }), 400, 'INVALID_PAYMENT_FORMAT'],
    ['the old version', () => payment({ envelope: { x402Version: 1 } }), 400, 'INVALID_PAYMENT_FORMAT'],
    ['another network', () => payment({ accepted: { network: 'eip155:1' } }), 400, 'UNSUPPORTED_NETWORK'],
    ['another scheme', () => payment({ accepted: { scheme: 'upto' } }), 400, 'UNSUPPORTED_SCHEME'],
    ['another token', () => payment({ accepted: { asset: `0x${'1'.repeat(40)}` } }), 400, 'UNSUPPORTED_TOKEN'],
    ['another recipient', () => payment({ to: BOB.address }), 400, 'INVALID_PAYMENT_RECIPIENT'],
    ['a payer that is none', () => payment({ tampered: { from: 'ada' } }), 400, 'INVALID_PAYMENT_PAYER'],
    ['a nonce that is none', () => payment({ tampered: { nonce: '0x12' } }), 400, 'INVALID_PAYMENT'],
    ['an amount that is none', () => payment({ value: '5.00' }), 400, 'INVALID_AMOUNT'],
    ['too little', () => payment({ value: '4999999' }), 400, 'AMOUNT_TOO_LOW'],
    ['too much', () => payment({ value: '10000000001' }), 400, 'AMOUNT_TOO_HIGH'],
    ['more than was signed', () => payment({ tampered: { value: '9000000' } }), 400, 'PAYMENT_VERIFICATION_FAILED'],
    ["another's money", () => payment({ tampered: { from: BOB.address } }), 400, 'PAYMENT_VERIFICATION_FAILED'],
    ['lapsed', () => payment({ validFor: 0 }), 400, 'PAYMENT_VERIFICATION_FAILED'],
    ['not valid yet', () => payment({ at: START + 120_000 }), 400, 'PAYMENT_VERIFICATION_FAILED'],
  ])('%s', async (_name, make, status, code) => {
    await using bed = await openBed();
    const answer = await bed.post('/x402/top-up', {}, pay(await make()));
    expect([answer.status, answer.json]).toMatchObject([status, { error: code, message: expect.any(String) }]);
    expect(bed.sandbox.accountOf(ADA.address).balanceMicroUsd).toBe(0);
    expect(bed.sandbox.accountOf(BOB.address).balanceMicroUsd).toBe(0);
  });

  test('the same payment a second time', async () => {
    await using bed = await openBed();
    const header = await payment();
    expect((await bed.post('/x402/top-up', {}, pay(header))).status).toBe(200);
    const again = await bed.post('/x402/top-up', {}, pay(header));
    expect([again.status, again.json]).toMatchObject([402, { error: 'SETTLEMENT_FAILED' }]);
    expect(bed.sandbox.accountOf(ADA.address).balanceMicroUsd).toBe(5_000_000);
  });

  test('a payment to any other route', async () => {
    await using bed = await openBed();
    const answer = await bed.post('/video/queue', WAN, { headers: { 'payment-signature': await payment() } });
    expect([answer.status, answer.json]).toMatchObject([400, { error: 'PAYMENT_HEADER_NOT_ACCEPTED' }]);
  });

  test('the eleventh in a minute', async () => {
    await using bed = await openBed();
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await bed.post('/x402/top-up', {}, { key: null })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 402), 429]);
  });

  test('without viem', async () => {
    await using bed = await openBed({ wallets: 'off' });
    expect((await bed.post('/x402/top-up', {}, pay(await payment()))).status).toBe(503);
  });
});

test('the record of requests shows no payment', async () => {
  await using bed = await openBed();
  const header = await payment();
  await bed.post('/x402/top-up', {}, pay(header));
  expect(JSON.stringify(bed.sandbox.requests)).not.toContain(header);
  expect(bed.sandbox.requests[0]?.headers['payment-signature']).toBe('…');
});
