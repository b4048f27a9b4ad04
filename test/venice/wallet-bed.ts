// The real client with a wallet, over HTTP to the sandbox, on a clock that the test moves.
import { z } from 'zod';
import type { RecordedRequest } from '../../sandbox/venice/journal.ts';
import { type SandboxOptions, startVeniceSandbox, type VeniceSandbox } from '../../sandbox/venice/server.ts';
import type { Clock, VideoProvider } from '../../src/domain/ports.ts';
import { secret } from '../../src/domain/secret.ts';
import { Instant } from '../../src/domain/time.ts';
import { randomHex } from '../../src/services/system.ts';
import { type ApiOptions, openApi } from '../../src/services/venice/api.ts';
import { createVeniceClient, type VeniceClient } from '../../src/services/venice/client.ts';
import { createVeniceProvider } from '../../src/services/venice/provider.ts';
import { createTopUp, type TopUp } from '../../src/services/venice/wallet/top-up.ts';
import { openWallet, type Wallet } from '../../src/services/venice/wallet/wallet.ts';

export const PRIVATE_KEY = `0x${'5a7b3c'.repeat(10)}d1e2`;
export const WAN = {
  model: 'wan-2.6-text-to-video',
  prompt: 'a gondola that nobody may read of',
  duration: '5s',
  aspect_ratio: '16:9',
  resolution: '720p',
};

export interface WalletBed extends AsyncDisposable {
  readonly sandbox: VeniceSandbox;
  readonly wallet: Wallet;
  readonly client: VeniceClient;
  readonly provider: VideoProvider;
  readonly topUp: TopUp;
  /** Stands still; whoever sleeps moves it. */
  readonly clock: Clock;
  /** Codes of refused sign-ins, with their routes. */
  readonly refusals: readonly string[];
  readonly balances: readonly number[];
  advance(ms: number): void;
  /** A further client of the same wallet. */
  another(): VeniceClient;
}

const RICH = 10_000_000;

export async function openWalletBed(options: SandboxOptions = {}, more: Partial<ApiOptions> = {}): Promise<WalletBed> {
  let at = Date.UTC(2026, 9, 5, 12);
  const now = () => Instant.parse(at);
  const sandbox = await startVeniceSandbox({
    now: () => at,
    chance: () => 0.5,
    renderer: 'builtin',
    walletBalanceMicroUsd: RICH,
    ...options,
  });
  const wallet = await openWallet({ privateKey: secret(PRIVATE_KEY), now, randomHex });
  const refusals: string[] = [];
  const balances: number[] = [];
  const apiOptions: ApiOptions = {
    baseUrl: sandbox.url,
    auth: { kind: 'wallet', wallet },
    now,
    onBalance: (usd) => void balances.push(usd),
    onSignInRefused: (route, code) => void refusals.push(`${route} ${code}`),
    ...more,
  };
  const clients: VeniceClient[] = [];
  const another = () => {
    const client = createVeniceClient(apiOptions);
    clients.push(client);
    return client;
  };
  const client = another();
  const api = openApi(apiOptions);
  return {
    sandbox,
    wallet,
    client,
    provider: createVeniceProvider(client),
    topUp: createTopUp({ api, wallet, now }),
    clock: {
      now,
      async sleep(ms) {
        at += ms;
      },
    },
    refusals,
    balances,
    advance: (ms) => {
      at += ms;
    },
    another,
    async [Symbol.asyncDispose]() {
      for (const one of clients) await one.close();
      await api.close();
      await sandbox.close();
    },
  };
}

const SignIn = z.strictObject({
  address: z.string(),
  message: z.string(),
  signature: z.string(),
  timestamp: z.number(),
  chainId: z.literal(8453),
});

/** What a request was signed in with. */
export function signInOf(request: RecordedRequest): z.infer<typeof SignIn> & { readonly nonce: string } {
  const value = request.headers['sign-in-with-x'];
  if (value === undefined) throw new Error(`no sign-in on ${request.path}`);
  const signIn = SignIn.parse(JSON.parse(Buffer.from(value, 'base64').toString('utf8')));
  return { ...signIn, nonce: /^Nonce: (.*)$/m.exec(signIn.message)?.[1] ?? '' };
}

/** Queues a clip and returns its ticket. */
export async function queued(client: VeniceClient): Promise<{ readonly model: string; readonly queueId: string }> {
  const reply = await client.queue(WAN);
  if (reply.is !== 'ok') throw new Error(`queue answered ${reply.is}`);
  return { model: WAN.model, queueId: reply.value.queueId };
}
