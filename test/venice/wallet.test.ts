// Paying from a wallet: a sign-in of its own for every request, five at once, each refusal told apart, and a private key
// that appears nowhere.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { paymentRequired } from '../../sandbox/venice/errors.ts';
import { answerWith } from '../../sandbox/venice/faults.ts';
import { signInRefused, signInRefusedBare, tooManyAtOnce } from '../../sandbox/venice/wallet/refusals.ts';
import { parseConfig, secretsOf } from '../../src/config.ts';
import { ModelId } from '../../src/domain/ids.ts';
import { secret } from '../../src/domain/secret.ts';
import { Instant } from '../../src/domain/time.ts';
import { createLog } from '../../src/log.ts';
import { openWallet } from '../../src/services/venice/wallet/wallet.ts';
import { openWalletBed, PRIVATE_KEY, queued, signInOf, WAN, type WalletBed } from './wallet-bed.ts';

const LONG = 600_000;
const UNKNOWN = { model: WAN.model, queueId: 'none' };

describe('signing in', () => {
  test('every request carries a fresh sign-in, polls and retries too', async () => {
    await using bed = await openWalletBed();
    const { client, sandbox, wallet } = bed;
    await client.models();
    await client.quote(WAN);
    const ticket = await queued(client);
    sandbox.script({ on: 'retrieve', do: { kind: 'answer', status: 503 } });
    for (let poll = 0; poll < 4; poll += 1) await client.retrieve(ticket);
    await client.wallet?.balance();
    await client.wallet?.transactions();

    const signIns = sandbox.requests.map(signInOf);
    expect(signIns).toHaveLength(9);
    expect(new Set(signIns.map(({ nonce }) => nonce)).size).toBe(9);
    expect(new Set(signIns.map(({ signature }) => signature)).size).toBe(9);
    for (const { nonce, address } of signIns) {
      expect(nonce).toMatch(/^[0-9a-f]{32}$/);
      expect(address).toBe(wallet.address);
    }
    expect(sandbox.requests.some(({ headers }) => headers['authorization'] !== undefined)).toBe(false);
  });

  test('the text is the one that Venice asks for, and lives five minutes', async () => {
    await using bed = await openWalletBed();
    await bed.client.wallet?.balance();
    const [request] = bed.sandbox.requests;
    const signIn = request === undefined ? undefined : signInOf(request);
    expect(signIn?.message.replace(signIn.nonce, 'NONCE').split('\n')).toEqual([
      'api.venice.ai wants you to sign in with your Ethereum account:',
      bed.wallet.address,
      '',
      'Sign in to Venice AI',
      '',
      'URI: https://api.venice.ai',
      'Version: 1',
      'Chain ID: 8453',
      'Nonce: NONCE',
      'Issued At: 2026-10-05T12:00:00.000Z',
      'Expiration Time: 2026-10-05T12:05:00.000Z',
    ]);
    expect(signIn?.timestamp).toBe(Date.UTC(2026, 9, 5, 12));
  });

  test('secret links get none', async () => {
    await using bed = await openWalletBed();
    const body = { ...WAN, model: 'grok-imagine-1-5-text-to-video-private', resolution: undefined };
    const reply = await bed.client.queue(JSON.parse(JSON.stringify(body)));
    const link = reply.is === 'ok' ? reply.value.downloadUrl : null;
    bed.advance(LONG);
    const clip = await bed.client.download(link ?? '');
    expect(clip.is).toBe('ok');
    if (clip.is === 'ok') clip.value.destroy();
    const share = bed.sandbox.requests.find(({ endpoint }) => endpoint === 'share');
    expect(share?.headers['sign-in-with-x']).toBeUndefined();
  });

  const SUFFIXES = [
    'INVALID_PAYLOAD',
    'PARSE_ERROR',
    'INVALID_MESSAGE',
    'ADDRESS_MISMATCH',
    'INVALID_CHAIN_ID',
    'CHAIN_MISMATCH',
    'UNSUPPORTED_CHAIN',
    'MISSING_NONCE',
    'DOMAIN_MISMATCH',
    'TIMESTAMP_MISMATCH',
    'EXPIRED',
    'FUTURE_TIMESTAMP',
    'NOT_BEFORE',
    'INVALID_SIGNATURE',
    'INVALID_WALLET',
  ] as const;
  test.each(SUFFIXES)('%s: the key is in trouble, and the log gets the code', async (suffix) => {
    await using bed = await openWalletBed();
    bed.sandbox.script({ on: 'queue', do: answerWith(signInRefused(suffix)) });
    expect(await bed.client.queue(WAN)).toMatchObject({
      is: 'refused',
      why: 'key',
      error: { code: `X402_SIGN_IN_${suffix}` },
    });
    expect(bed.refusals).toEqual([`queue X402_SIGN_IN_${suffix}`]);
    expect(bed.sandbox.requests).toHaveLength(1);
  });

  test('a clock that runs wrong is found out by Venice', async () => {
    await using bed = await openWalletBed({ now: () => Date.UTC(2026, 9, 5, 12, 6) });
    expect(await bed.provider.preflight()).toEqual({ is: 'bad-key' });
    expect(await bed.client.retrieve(UNKNOWN)).toMatchObject({ is: 'refused', why: 'key' });
    expect(bed.refusals).toEqual(['retrieve X402_SIGN_IN_EXPIRED']);
  });
});

describe('a nonce that Venice has seen before', () => {
  const REUSED = { error: 'The nonce was used before.', code: 'X402_SIGN_IN_NONCE_REUSED' };
  const reused = answerWith(signInRefused('NONCE_REUSED'));

  test('a question is asked once more, under a new one', async () => {
    await using bed = await openWalletBed();
    const ticket = await queued(bed.client);
    bed.sandbox.script({ on: 'retrieve', do: reused });
    expect(await bed.client.retrieve(ticket)).toMatchObject({ is: 'ok', value: { is: 'status' } });
    const nonces = bed.sandbox.requests
      .filter(({ endpoint }) => endpoint === 'retrieve')
      .map((one) => signInOf(one).nonce);
    expect(new Set(nonces).size).toBe(2);
  });

  test('and not a third time', async () => {
    await using bed = await openWalletBed();
    bed.sandbox.script({ on: 'retrieve', times: 3, do: reused });
    expect(await bed.client.retrieve(UNKNOWN)).toMatchObject({ is: 'refused', why: 'key' });
    expect(bed.sandbox.requests).toHaveLength(2);
    expect(bed.refusals).toHaveLength(2);
  });

  test('a submission is not sent again: its first copy may have been accepted', async () => {
    await using bed = await openWalletBed();
    // Something on the way delivers the request twice, and the answer to the second copy is the one that we hear.
    bed.sandbox.script({ on: 'queue', do: { kind: 'answer', status: 401, body: REUSED, afterWork: true } });
    expect(await bed.client.queue(WAN)).toEqual({ is: 'lost', why: 'X402_SIGN_IN_NONCE_REUSED' });
    expect(bed.sandbox.requests).toHaveLength(1);
    expect(bed.sandbox.accountOf(bed.wallet.address).entries).toHaveLength(1);
  });
});

describe('five at once', () => {
  const retrievesIn = (bed: WalletBed) => bed.sandbox.requests.filter(({ endpoint }) => endpoint === 'retrieve').length;

  /** Signed round trips from another client, one after the other: a request that had been let go would be there by then. */
  async function laterThanAnyOther(bed: WalletBed): Promise<void> {
    for (let trip = 0; trip < 4; trip += 1) await bed.another().models();
  }

  test('thirty calls go through, five at a time, and none is refused', async () => {
    await using bed = await openWalletBed();
    let open = 0;
    let most = 0;
    bed.sandbox.on((event) => {
      if (event.type === 'warning' || event.request.endpoint !== 'retrieve') return;
      if (event.type === 'request') open += 1;
      if (event.type === 'sent' || event.type === 'cut') open -= 1;
      most = Math.max(most, open);
    });
    const held = Array.from({ length: 5 }, () => bed.sandbox.script({ on: 'retrieve', hold: 'after-work' }));
    const calls = Array.from({ length: 30 }, () => bed.client.retrieve(UNKNOWN));
    for (const script of held) await script.reached;
    await laterThanAnyOther(bed);
    expect(retrievesIn(bed)).toBe(5);
    for (const script of held) script.release();
    const replies = await Promise.all(calls);
    expect(replies.filter((reply) => reply.is === 'refused' && reply.why === 'invalid')).toHaveLength(30);
    expect(most).toBe(5);
  });

  test('a clip keeps its place until its body has ended', async () => {
    await using bed = await openWalletBed();
    const ticket = await queued(bed.client);
    bed.advance(LONG);
    const clips = await Promise.all(Array.from({ length: 5 }, () => bed.client.retrieve(ticket)));
    const bodies = clips.flatMap((reply) =>
      reply.is === 'ok' && reply.value.is === 'media' ? [reply.value.body] : [],
    );
    expect(bodies).toHaveLength(5);
    const sixth = bed.client.retrieve(UNKNOWN);
    await laterThanAnyOther(bed);
    expect(retrievesIn(bed)).toBe(5);
    bodies[0]?.destroy();
    expect(await sixth).toMatchObject({ is: 'refused', why: 'invalid' });
    let bytes = 0;
    for await (const chunk of bodies[1] ?? []) bytes += chunk.byteLength;
    expect(bytes).toBeGreaterThan(100_000);
    expect(await bed.client.retrieve(UNKNOWN)).toMatchObject({ is: 'refused' });
    expect(retrievesIn(bed)).toBe(7);
    for (const body of bodies) body.destroy();
  });

  test('a place is given back after every kind of end', async () => {
    await using bed = await openWalletBed();
    const ends = [
      { kind: 'cut', when: 'before-work' },
      { kind: 'answer', status: 500, text: '<html>' },
      { kind: 'answer', status: 401, text: '' },
      { kind: 'answer', status: 200, text: '' },
      { kind: 'answer', status: 200, text: 'x'.repeat(2_000_000) },
      { kind: 'cut-body', at: 0.5 },
    ] as const;
    for (const end of [...ends, ...ends]) {
      bed.sandbox.script({ on: 'retrieve', do: end });
      const reply = await bed.client.retrieve(UNKNOWN);
      if (reply.is === 'ok' && reply.value.is === 'media') reply.value.body.destroy();
    }
    expect(await bed.client.retrieve(UNKNOWN)).toMatchObject({ is: 'refused', why: 'invalid' });
  });

  test("another program of the same wallet: Venice's limit means wait, and nothing is charged", async () => {
    await using bed = await openWalletBed();
    const held = Array.from({ length: 5 }, () => bed.sandbox.script({ on: 'retrieve', hold: 'after-work' }));
    const open = held.map(() => bed.another().retrieve(UNKNOWN));
    for (const script of held) await script.reached;
    expect(await bed.client.queue(WAN)).toMatchObject({ is: 'busy', afterMs: 5_000 });
    expect(
      await bed.provider.look({ model: ModelId.parse(WAN.model), queueId: 'none', downloadUrl: null }),
    ).toMatchObject({
      is: 'later',
      afterMs: 5_000,
    });
    for (const script of held) script.release();
    await Promise.all(open);
    expect(bed.sandbox.accountOf(bed.wallet.address).entries).toEqual([]);
  });

  test('closing ends those who wait in line', async () => {
    await using bed = await openWalletBed();
    const held = Array.from({ length: 5 }, () => bed.sandbox.script({ on: 'retrieve', hold: 'before-work' }));
    const calls = Array.from({ length: 7 }, () => bed.client.retrieve(UNKNOWN));
    for (const script of held) await script.reached;
    await bed.client.close();
    const ends = (await Promise.all(calls)).map(({ is }) => is);
    expect(ends.toSorted()).toEqual(['lost', 'lost', 'lost', 'lost', 'lost', 'unsent', 'unsent']);
    for (const script of held) script.release();
  });
});

describe('402', () => {
  test('a wallet below ten cents, with its numbers', async () => {
    await using bed = await openWalletBed({ walletBalanceMicroUsd: 50_000 });
    expect(await bed.client.queue(WAN)).toMatchObject({
      is: 'refused',
      why: 'funds',
      payment: { is: 'wallet-low', balanceUsd: 0.05, minimumUsd: 0.1, minimumTopUpUsd: 5, suggestedTopUpUsd: 10 },
    });
    expect(await bed.provider.preflight()).toEqual({ is: 'not-permitted' });
  });

  test('money, but too little for this clip', async () => {
    await using bed = await openWalletBed({ walletBalanceMicroUsd: 200_000 });
    expect(await bed.client.queue(WAN)).toMatchObject({ is: 'refused', why: 'funds', payment: { is: 'short' } });
    expect(await bed.provider.preflight()).toEqual({ is: 'ready', balanceUsd: 0.2 });
  });

  test('no credentials arrived', async () => {
    await using bed = await openWalletBed();
    bed.sandbox.script({ on: 'queue', do: answerWith(paymentRequired('https://venice.test/video/queue')) });
    expect(await bed.client.queue(WAN)).toMatchObject({
      is: 'refused',
      why: 'key',
      payment: {
        is: 'no-credentials',
        offers: [{ network: 'eip155:8453', amount: 5_000_000n }, { network: 'solana' }],
      },
    });
  });
});

describe('the account', () => {
  test('preflight reads the wallet, and a refused one is a bad key', async () => {
    await using bed = await openWalletBed();
    expect(await bed.provider.preflight()).toEqual({ is: 'ready', balanceUsd: 10 });
    expect(bed.sandbox.requests.map(({ endpoint }) => endpoint)).toEqual(['x402_balance']);
    bed.sandbox.script({ on: 'x402_balance', do: answerWith(signInRefusedBare('EXPIRED')) });
    expect(await bed.provider.preflight()).toEqual({ is: 'bad-key' });
    bed.sandbox.script({ on: 'x402_balance', do: answerWith(tooManyAtOnce()) });
    expect(await bed.provider.preflight()).toEqual({ is: 'unreachable', why: 'too many calls' });
  });

  test('a charge and its refund are in the statement', async () => {
    await using bed = await openWalletBed();
    bed.sandbox.plan({ outcome: { kind: 'provider-failure' } });
    await queued(bed.client);
    bed.advance(LONG);
    expect(await bed.client.wallet?.transactions({ limit: 1 })).toMatchObject({
      is: 'ok',
      value: { hasMore: true, transactions: [{ type: 'REFUND', amountUsd: 0.55, balanceAfterUsd: 10 }] },
    });
    expect(await bed.client.wallet?.transactions({ limit: 1, offset: 1 })).toMatchObject({
      is: 'ok',
      value: { hasMore: false, transactions: [{ type: 'CHARGE', amountUsd: -0.55, modelId: WAN.model }] },
    });
    expect(await bed.client.wallet?.balance()).toEqual({
      is: 'ok',
      value: { balanceUsd: 10, canConsume: true, minimumTopUpUsd: 5, suggestedTopUpUsd: 10, diemBalanceUsd: null },
    });
  });

  test('whatever answer names the balance is heard', async () => {
    await using bed = await openWalletBed({ switches: { walletBalanceHeader: true } });
    const ticket = await queued(bed.client);
    await bed.client.retrieve(ticket);
    expect(bed.balances).toEqual([10, 9.45]);
    await using keyed = await openWalletBed({ balanceMicroUsd: 7_000_000 });
    const withKey = await openWalletBed(
      {},
      { auth: { kind: 'key', apiKey: keyed.sandbox.apiKey }, baseUrl: keyed.sandbox.url },
    );
    await withKey.client.rateLimits();
    expect(withKey.balances).toEqual([7]);
    expect(withKey.client.wallet).toBeNull();
    await withKey[Symbol.asyncDispose]();
  });

  test('upscaling is not priced for a wallet, and Venice is not asked', async () => {
    await using bed = await openWalletBed();
    const body = { model: 'topaz-video-upscale', video_url: 'https://cdn.example.com/clip.mp4', upscale_factor: 2 };
    expect(await bed.client.quote(body)).toMatchObject({
      is: 'refused',
      why: 'invalid',
      error: { message: expect.stringContaining('only for an API key') },
    });
    expect(bed.sandbox.requests).toEqual([]);
  });
});

describe('the private key', () => {
  const digits = PRIVATE_KEY.slice(2);
  const shows = (thing: unknown) =>
    `${inspect(thing, { depth: 20, showHidden: true, getters: true })} ${JSON.stringify(thing) ?? ''} ${String(thing)}`;

  test('is in nothing that can be printed', async () => {
    await using bed = await openWalletBed();
    const ticket = await queued(bed.client);
    await bed.client.retrieve(ticket);
    const config = parseConfig({ DISCORD_TOKEN: 'a.discord.token', VENICE_WALLET_PRIVATE_KEY: PRIVATE_KEY });
    expect(config).toMatchObject({ ok: true, config: { venice: { auth: { kind: 'wallet' } } } });
    for (const thing of [bed.wallet, bed.client, bed.topUp, config, secret(PRIVATE_KEY), bed.sandbox.requests])
      expect(shows(thing).toLowerCase()).not.toContain(digits);
  });

  test.each([
    ['zero', `0x${'0'.repeat(64)}`],
    ['beyond the curve', `0x${'f'.repeat(64)}`],
  ])('that is none (%s) is refused without being repeated', async (_name, key) => {
    const opened = openWallet({ privateKey: secret(key), now: () => Instant.parse(0), randomHex: () => '' });
    const error = await opened.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'Fault', message: expect.stringContaining('VENICE_WALLET_PRIVATE_KEY') });
    expect(shows(error)).not.toContain(key.slice(2));
    expect(shows(error)).not.toMatch(/\d{60}/);
  });

  test('is cut out of the log, however it is spelled', () => {
    const config = parseConfig({ DISCORD_TOKEN: 'a.discord.token', VENICE_WALLET_PRIVATE_KEY: PRIVATE_KEY });
    const lines: string[] = [];
    const log = createLog('info', config.ok ? secretsOf(config.config) : [], (line) => void lines.push(line));
    log.error('test', { plain: PRIVATE_KEY, bare: digits, upper: digits.toUpperCase(), error: new Error(PRIVATE_KEY) });
    expect(lines).toHaveLength(1);
    expect(lines.join().toLowerCase()).not.toContain(digits);
  });
});

test('viem is loaded by a wallet and by nothing else', () => {
  const root = new URL('../../', import.meta.url).pathname;
  const loading = globSync('{src,sandbox}/**/*.ts', { cwd: root }).filter((file) =>
    /^(?:import|export) (?!type\b)[^;]*?from 'viem/m.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(loading).toEqual([]);
});
