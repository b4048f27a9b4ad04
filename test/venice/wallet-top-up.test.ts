// A top-up by hand: what is shown, what is refused, what every answer of Venice means for the money, and that nothing is
// ever signed while an earlier payment may still go through.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Action } from '../../sandbox/venice/faults.ts';
import { answerWith } from '../../sandbox/venice/faults.ts';
import { type TopUpFailure, topUpRefused } from '../../sandbox/venice/wallet/refusals.ts';
import { Usd } from '../../src/domain/money.ts';
import type { WalletAccount } from '../../src/services/venice/wallet/account.ts';
import { createPendingNote, type PendingPayment } from '../../src/services/venice/wallet/pending.ts';
import { type TopUpOrder, topUpByHand } from '../../src/services/venice/wallet/top-up-by-hand.ts';
import { openWalletBed, PRIVATE_KEY, queued, type WalletBed } from './wallet-bed.ts';

const dollars = (amount: number) => Usd.parse(amount * 1_000_000);
const ORDER: TopUpOrder = { amount: dollars(7), yes: false, meant: true, again: false };

interface Desk extends AsyncDisposable {
  readonly bed: WalletBed;
  readonly file: string;
  /** Runs the command as a person who types these answers, and returns what was said. */
  run(
    order?: Partial<TopUpOrder>,
    answers?: readonly string[],
  ): Promise<{ readonly done: boolean; readonly said: string }>;
  /** Payments that reached Venice. */
  payments(): number;
  balance(): number;
}

async function openDesk(options: Parameters<typeof openWalletBed>[0] = {}): Promise<Desk> {
  const bed = await openWalletBed({ walletBalanceMicroUsd: 0, ...options });
  const folder = mkdtempSync(join(tmpdir(), 'gondolier-wallet-'));
  const file = join(folder, 'top-up.json');
  const account = bed.client.wallet;
  if (account === null) throw new Error('no wallet');
  return {
    bed,
    file,
    async run(order = {}, answers = ['yes']) {
      const said: string[] = [];
      const typed = [...answers];
      const done = await topUpByHand(
        { ...ORDER, ...order },
        {
          account,
          topUp: bed.topUp,
          pending: createPendingNote(file),
          baseUrl: bed.sandbox.url,
          clock: bed.clock,
          tell: (line) => void said.push(line),
          ask: async (question) => {
            said.push(question);
            return typed.shift() ?? '';
          },
        },
      );
      return { done, said: said.join('\n') };
    },
    payments: () => bed.sandbox.requests.filter(({ headers }) => headers['payment-signature'] !== undefined).length,
    balance: () => bed.sandbox.accountOf(bed.wallet.address).balanceMicroUsd,
    async [Symbol.asyncDispose]() {
      await bed[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const noted = (desk: Desk) => readdirSync(join(desk.file, '..')).length > 0;
/** Happens to the payment, not to the question about the terms. */
const meets = (desk: Desk, action: Action) => desk.bed.sandbox.script({ on: 'x402_top_up', skip: 1, do: action });

describe('a payment that goes through', () => {
  test('is shown whole, asked for, signed once and credited', async () => {
    await using desk = await openDesk();
    const { done, said } = await desk.run();
    expect(done).toBe(true);
    for (const part of [
      'Balance of 0x',
      'amount   $7.00 in USDC',
      `from     ${desk.bed.wallet.address}`,
      `to       0x${'0'.repeat(40)}`,
      'network  eip155:8453',
      'asset    0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
      'lapses   300 seconds',
      'Type "yes"',
      'Paid: $7.00 was credited. New balance: $7.00.',
      'https://basescan.org/tx/0x',
    ])
      expect(said).toContain(part);
    expect([desk.payments(), desk.balance(), noted(desk)]).toEqual([1, 7_000_000, false]);
    expect(said).not.toContain(PRIVATE_KEY.slice(2));
  });

  test('--yes does not ask', async () => {
    await using desk = await openDesk();
    const { done, said } = await desk.run({ yes: true }, []);
    expect(done).toBe(true);
    expect(said).not.toContain('Type "yes"');
  });
});

describe('nothing is signed', () => {
  test.each([
    ['the person says no', {}, ['no'], 'Nothing was signed'],
    ['the person says nothing', {}, [''], 'Nothing was signed'],
    ['below the minimum', { amount: dollars(4.99) }, ['yes'], 'Venice takes $5.00 or more.'],
    ['above the maximum', { amount: dollars(10_000.01) }, ['yes'], 'Venice takes at most $10,000.00'],
    ['above a hundred', { amount: dollars(100.01), meant: false }, ['yes'], 'Add --i-mean-it'],
    ['a server that is not Venice', { meant: false }, ['yes'], 'which is not Venice'],
  ])('%s', async (_name, order, answers, sentence) => {
    await using desk = await openDesk();
    const { done, said } = await desk.run(order, answers);
    expect(done).toBe(false);
    expect(said).toContain(sentence);
    expect(said).toContain('no money has moved');
    expect([desk.payments(), desk.balance(), noted(desk)]).toEqual([0, 0, false]);
  });

  const offer = {
    scheme: 'exact',
    network: 'eip155:8453',
    amount: '5000000',
    asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
    payTo: `0x${'7'.repeat(40)}`,
    maxTimeoutSeconds: 60,
  };
  test.each([
    ['only Solana', [{ ...offer, network: 'solana' }]],
    ['another chain', [{ ...offer, network: 'eip155:1' }]],
    ['another coin', [{ ...offer, asset: `0x${'8'.repeat(40)}` }]],
    ['another scheme', [{ ...offer, scheme: 'upto' }]],
    ['nobody to pay', [{ ...offer, payTo: '' }]],
    ['an amount in words', [{ ...offer, amount: 'five' }]],
    ['nothing', []],
  ])('the terms offer %s', async (_name, accepts) => {
    await using desk = await openDesk();
    desk.bed.sandbox.script({
      on: 'x402_top_up',
      do: { kind: 'answer', status: 402, body: { x402Version: 2, accepts } },
    });
    expect((await desk.run()).said).toContain('Venice offers no payment in USDC on Base.');
    expect(desk.payments()).toBe(0);
  });

  test('the terms may lack what Venice is known to leave out, and may not live for ever', async () => {
    await using desk = await openDesk();
    const { scheme: _scheme, maxTimeoutSeconds: _timeout, ...bare } = offer;
    const given = (entry: object) =>
      desk.bed.sandbox.script({
        on: 'x402_top_up',
        do: { kind: 'answer', status: 402, body: { x402Version: 2, protocol: 'x402', accepts: [entry] } },
      });
    given(bare);
    const found = await desk.bed.topUp.discover();
    expect(found).toMatchObject({
      is: 'terms',
      terms: { goodForSeconds: 300, offer: { raw: { scheme: 'exact', maxTimeoutSeconds: 300 } } },
    });
    given({ ...offer, maxTimeoutSeconds: 31_536_000 });
    expect(await desk.bed.topUp.discover()).toMatchObject({ is: 'terms', terms: { goodForSeconds: 600 } });
  });

  test.each([
    ['x402_balance', 'The balance cannot be read'],
    ['x402_top_up', 'Venice does not say how to pay'],
  ] as const)('%s does not answer', async (on, sentence) => {
    await using desk = await openDesk();
    desk.bed.sandbox.script({ on, do: { kind: 'answer', status: 503, text: '' } });
    expect((await desk.run()).said).toContain(sentence);
    expect(desk.payments()).toBe(0);
  });
});

describe('a payment that Venice turns down has moved nothing', () => {
  const CODES: readonly TopUpFailure[] = [
    'INVALID_PAYMENT_FORMAT',
    'INVALID_PAYMENT',
    'UNSUPPORTED_NETWORK',
    'INVALID_PAYMENT_RECIPIENT',
    'UNSUPPORTED_TOKEN',
    'UNSUPPORTED_SCHEME',
    'INVALID_AMOUNT',
    'INVALID_PAYMENT_PAYER',
    'AMOUNT_TOO_LOW',
    'AMOUNT_TOO_HIGH',
    'PAYMENT_VERIFICATION_FAILED',
    'SETTLEMENT_FAILED',
    'X402_NOT_CONFIGURED',
  ];
  test.each(CODES)('%s', async (code) => {
    await using desk = await openDesk();
    meets(desk, answerWith(topUpRefused(code)));
    const { done, said } = await desk.run();
    expect(done).toBe(false);
    expect(said).toContain(`(${code})`);
    expect(said).toContain('No money has moved.');
    expect(said).not.toContain('not known');
    expect([desk.payments(), desk.balance(), noted(desk)]).toEqual([1, 0, false]);
  });

  test('too many in a minute', async () => {
    await using desk = await openDesk({ limits: { topUp: 1 } });
    const { said } = await desk.run();
    expect(said).toContain('ten top-ups a minute');
    expect([desk.balance(), noted(desk)]).toEqual([0, false]);
  });
});

describe('a payment whose end is not known', () => {
  const UNCLEAR: readonly (readonly [string, Action, boolean])[] = [
    ['a timeout, and it was settled', { ...timeout(), afterWork: true }, true],
    ['a timeout, and it was not', timeout(), false],
    ['still in progress', answerWith(topUpRefused('PAYMENT_IN_PROGRESS')), false],
    ['no answer, and it was settled', { kind: 'cut', when: 'after-work' }, true],
    ['no answer, and it never arrived', { kind: 'cut', when: 'before-work' }, false],
    ['half an answer', { kind: 'cut-body', at: 0.5 }, true],
    ['an answer without a meaning', { kind: 'answer', status: 200, body: { success: false } }, false],
    ['a proxy in the way', { kind: 'answer', status: 502, text: '<html>Bad gateway</html>' }, false],
    ['the terms once more', { kind: 'answer', status: 402, body: { x402Version: 2, accepts: [] } }, false],
  ];
  test.each(UNCLEAR)('%s', async (_name, action, settled) => {
    await using desk = await openDesk();
    meets(desk, action);
    const { done, said } = await desk.run();
    expect(said).toContain('not known yet');
    expect(said).toContain('Looking at the balance before anything else is done');
    expect(done).toBe(settled);
    expect(said).toContain(settled ? '$7.00, and the payment is in it.' : '$0.00, without the payment.');
    expect([desk.payments(), desk.balance(), noted(desk)]).toEqual([1, settled ? 7_000_000 : 0, !settled]);
  });

  test('the bot may be spending meanwhile: the payment is known by its row, not by the balance', async () => {
    await using desk = await openDesk({ walletBalanceMicroUsd: 10_000_000 });
    meets(desk, { ...timeout(), afterWork: true });
    desk.bed.sandbox.on(async (event) => {
      if (event.type === 'sent' && event.request.nth === 2 && event.request.endpoint === 'x402_top_up')
        desk.bed.sandbox.setBalance(6_000_000, desk.bed.wallet.address);
    });
    const { done, said } = await desk.run();
    expect(done).toBe(true);
    expect(said).toContain('$6.00, and the payment is in it.');
  });

  test('is not followed by another until it has lapsed and a person has looked for it', async () => {
    await using desk = await openDesk();
    meets(desk, timeout());
    expect((await desk.run()).done).toBe(false);

    const soon = await desk.run();
    expect(soon.said).toContain('may still go through until');
    expect([soon.done, desk.payments()]).toEqual([false, 1]);
    const forced = await desk.run({ again: true, yes: true });
    expect(forced.said).toContain('may still go through until');
    expect([forced.done, desk.payments()]).toEqual([false, 1]);

    desk.bed.advance(600_000);
    const lapsed = await desk.run();
    expect(lapsed.said).toContain('run this again with --again');
    expect(lapsed.said).toContain('https://basescan.org/address/');
    expect([lapsed.done, desk.payments()]).toEqual([false, 1]);

    const again = await desk.run({ again: true });
    expect([again.done, desk.payments(), desk.balance()]).toEqual([true, 2, 7_000_000]);
  });

  test('that has arrived since is recognised, and no second one is signed in the same run', async () => {
    await using desk = await openDesk();
    const held = desk.bed.sandbox.script({
      on: 'x402_transactions',
      times: 6,
      do: { kind: 'answer', status: 503, text: '' },
    });
    meets(desk, { ...timeout(), afterWork: true });
    const first = await desk.run();
    expect(first.said).toContain('The account cannot be read');
    expect([first.done, held.met(), noted(desk)]).toEqual([false, 6, true]);
    const second = await desk.run();
    expect(second.said).toContain('It has arrived since.');
    expect([second.done, desk.payments(), desk.balance(), noted(desk)]).toEqual([false, 1, 7_000_000, false]);
  });

  test('nothing is signed while the earlier one cannot be looked for', async () => {
    await using desk = await openDesk();
    meets(desk, timeout());
    await desk.run();
    desk.bed.advance(600_000);
    desk.bed.sandbox.script({ on: 'x402_transactions', do: { kind: 'answer', status: 503, text: '' } });
    const { said } = await desk.run({ again: true });
    expect(said).toContain("Venice's list of payments cannot be read");
    expect(desk.payments()).toBe(1);
  });

  test('its note says what is needed to recognise it, and holds no signature', async () => {
    await using desk = await openDesk();
    meets(desk, timeout());
    await desk.run();
    const note: unknown = JSON.parse(readFileSync(desk.file, 'utf8'));
    expect(Object.keys(Object(note)).toSorted()).toEqual([
      'address',
      'amount',
      'balanceBeforeUsd',
      'lapsesAt',
      'payTo',
      'signedAt',
    ]);
  });

  test('a note that cannot be read stops everything', async () => {
    await using desk = await openDesk();
    writeFileSync(desk.file, '{"half":');
    const { done, said } = await desk.run({ again: true });
    expect(said).toContain('cannot be read');
    expect([done, desk.payments()]).toEqual([false, 0]);
  });

  test("a note of another wallet is that wallet's affair", async () => {
    await using desk = await openDesk();
    meets(desk, timeout());
    await desk.run();
    writeFileSync(desk.file, readFileSync(desk.file, 'utf8').replace(desk.bed.wallet.address, `0x${'9'.repeat(40)}`));
    const { said } = await desk.run({ again: true });
    expect(said).toContain('It was signed by another wallet');
    expect(desk.payments()).toBe(1);
  });
});

test('while one is on its way, another is not signed', async () => {
  await using desk = await openDesk();
  const held = desk.bed.sandbox.script({
    on: 'x402_top_up',
    hold: 'before-work',
    when: ({ headers }) => headers['payment-signature'] !== undefined,
  });
  const first = desk.run();
  await held.reached;
  const second = await desk.run();
  expect(second.said).toContain('may still go through until');
  held.release();
  expect([(await first).done, second.done]).toEqual([true, false]);
  expect([desk.payments(), desk.balance()]).toEqual([1, 7_000_000]);
});

test('a note is taken by one', async () => {
  await using desk = await openDesk();
  const note = createPendingNote(desk.file);
  const payment: PendingPayment = {
    address: desk.bed.wallet.address,
    amount: dollars(5),
    payTo: desk.bed.wallet.address,
    signedAt: desk.bed.clock.now(),
    lapsesAt: desk.bed.clock.now(),
    balanceBeforeUsd: 0,
  };
  expect(await note.claim(payment)).toBe(true);
  expect(await note.claim({ ...payment, amount: dollars(6) })).toBe(false);
  expect(await note.read()).toEqual(payment);
  await note.clear();
  await note.clear();
  expect(await note.read()).toBe('none');
});

test('an order is signed over everything that is in it', async () => {
  await using desk = await openDesk();
  const found = await desk.bed.topUp.discover();
  if (found.is !== 'terms') throw new Error(found.is);
  const signed = await desk.bed.topUp.sign(found.terms, dollars(5));
  const more = { ...signed, authorization: { ...signed.authorization, value: '9000000' } };
  expect(await desk.bed.topUp.handIn(found.terms, more)).toMatchObject({
    is: 'refused',
    code: 'PAYMENT_VERIFICATION_FAILED',
  });
  expect(await desk.bed.topUp.handIn(found.terms, signed)).toMatchObject({ is: 'credited', amountUsd: 5 });
  // The chain, not our care, is the last lock: the same order cannot be carried out twice.
  expect(await desk.bed.topUp.handIn(found.terms, signed)).toMatchObject({ is: 'refused', code: 'SETTLEMENT_FAILED' });
});

test('a client without a way to Venice leaves the money where it is', async () => {
  await using desk = await openDesk();
  const found = await desk.bed.topUp.discover();
  if (found.is !== 'terms') throw new Error(found.is);
  const signed = await desk.bed.topUp.sign(found.terms, dollars(5));
  await desk.bed.sandbox.close();
  expect(await desk.bed.topUp.handIn(found.terms, signed)).toEqual({ is: 'unsent', why: 'ECONNREFUSED' });
});

test('the statement of a busy wallet is read page by page', async () => {
  await using desk = await openDesk({ walletBalanceMicroUsd: 1_000_000 });
  const account = desk.bed.client.wallet;
  if (account === null) throw new Error('no wallet');
  meets(desk, { ...timeout(), afterWork: true });
  const paged: WalletAccount = {
    ...account,
    transactions: ({ offset = 0 } = {}) => account.transactions({ limit: 1, offset: offset / 100 }),
  };
  desk.bed.sandbox.on(async (event) => {
    if (event.type === 'sent' && event.request.nth === 2 && event.request.endpoint === 'x402_top_up')
      for (let n = 0; n < 2; n += 1) await queued(desk.bed.client);
  });
  const said: string[] = [];
  const done = await topUpByHand(
    { ...ORDER, yes: true },
    {
      account: paged,
      topUp: desk.bed.topUp,
      pending: createPendingNote(desk.file),
      baseUrl: desk.bed.sandbox.url,
      clock: desk.bed.clock,
      tell: (line) => void said.push(line),
      ask: async () => '',
    },
  );
  expect(said.join('\n')).toContain('the payment is in it');
  expect(done).toBe(true);
});

function timeout() {
  return {
    kind: 'answer',
    status: 504,
    body: { error: 'SETTLEMENT_TIMEOUT', message: 'Settlement timed out.' },
  } as const;
}
