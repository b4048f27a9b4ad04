// The Venice video API on loopback: `startVeniceSandbox()` and what a test or a demonstration may do to it while it
// runs. Everything it promises is decided by the time and the chance it is given.

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Account, type AccountView, createAccount } from './account.ts';
import { createCatalogue } from './catalogue.ts';
import { type Clips, createClips } from './clips.ts';
import { CONTROL_PREFIX, createControl } from './control.ts';
import { answer } from './exchange.ts';
import { createFaults, type Faults } from './faults.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createJournal, type Journal } from './journal.ts';
import { type ApiKey, DEFAULT_KEYS, SANDBOX_ADMIN_KEY, SANDBOX_KEY, SANDBOX_USER } from './keys.ts';
import { createLimits, type LimitSettings, VENICE_LIMITS } from './limits.ts';
import { createMedia, type Media } from './media.ts';
import { createPrices, type Prices } from './prices.ts';
import { findRenderer } from './renderer.ts';
import { API_PREFIX } from './routes.ts';
import { createStatements, type Statements } from './statement.ts';
import { createWallets } from './wallet/wallets.ts';
import type { Switches, World } from './world.ts';

export interface SandboxOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  /** Unix ms. All progress, windows and expiries are computed from it. */
  readonly now?: () => number;
  /** At least 0, below 1. Draws how long each job really takes. */
  readonly chance?: () => number;
  /** Ids of jobs and secret links; each answer must be new. Default: random UUIDs. */
  readonly newId?: () => string;
  /** Further keys beside the two that every sandbox has. */
  readonly apiKeys?: readonly ApiKey[];
  /** What each account holds at first. Default 100 dollars. */
  readonly balanceMicroUsd?: number;
  /** What each wallet holds at first. Default nothing, as at Venice: top it up, or `setBalance`. */
  readonly walletBalanceMicroUsd?: number;
  /** `auto`: wallets may sign in where viem is installed. `off`: as though it were not. */
  readonly wallets?: 'auto' | 'off';
  /** How many times faster than Venice jobs run. Default 1. */
  readonly speed?: number;
  readonly limits?: Partial<LimitSettings>;
  /** `auto`: with ffmpeg where there is one. `builtin`: the committed clips alone. */
  readonly renderer?: 'auto' | 'builtin';
  readonly switches?: Partial<Switches>;
}

export interface VeniceSandbox
  extends Pick<Journal, 'on' | 'next' | 'nth' | 'requests'>,
    Pick<Faults, 'script'>,
    Pick<Jobs, 'plan'> {
  /** The base URL for a client, ending in `/api/v1`. */
  readonly url: string;
  /** The base URL of the control surface, ending in `/sandbox`. */
  readonly controlUrl: string;
  readonly apiKey: string;
  readonly adminKey: string;
  /** The books of the default user as they stand now. */
  readonly account: AccountView;
  /** May be changed at any time. */
  readonly switches: Switches;
  /** The books of a user, or of a wallet by its address. */
  readonly accountOf: (user: string) => AccountView;
  readonly setBalance: (microUsd: number, user?: string) => void;
  /** Makes the statements show something else than the books. */
  readonly slip: Statements['slip'];
  /** Somebody else spends from the account, so that its books hold what this client knows nothing of. Returns its queue id. */
  readonly chargeElsewhere: (spent: {
    readonly model: string;
    readonly microUsd: number;
    readonly user?: string;
  }) => string;
  readonly setPrice: Prices['set'];
  readonly setOffline: (modelId: string, offline: boolean) => void;
  readonly jobs: Jobs['list'];
  /** Ends a running job now. False when there is no such job, or it has ended already. */
  readonly finish: (queueId: string, outcome?: Parameters<Jobs['finish']>[2]) => boolean;
  readonly trustMedia: Media['trust'];
  readonly describeMedia: Media['describe'];
  /** Lets held requests go, ends every connection, and resolves when nothing is left running. */
  readonly close: () => Promise<void>;
}

const DEFAULT_SWITCHES: Switches = {
  transcriptions: 'retired',
  malformedRecords: false,
  unlistedModels: false,
  country: 'US',
  validationErrorKey: true,
  walletBalanceHeader: false,
  statementIds: 'queue-id',
};
const DEFAULT_BALANCE_MICRO_USD = 100_000_000;

export async function startVeniceSandbox(options: SandboxOptions = {}): Promise<VeniceSandbox> {
  const journal = createJournal();
  const faults = createFaults();
  const renderer = options.renderer === 'builtin' ? undefined : await findRenderer();
  const clips = createClips(renderer, (message) => warn(journal, message));
  const server = createServer();
  const world = createWorld(options, clips, () => originOf(server));
  const sandbox = surface(world, journal, faults, () => stop(server, faults, clips, inFlight));
  const control = createControl(sandbox);
  const inFlight = new Set<Promise<void>>();

  server.on('request', (request, response) => {
    const turn = request.url?.startsWith(CONTROL_PREFIX)
      ? control(request, response)
      : answer(request, response, { world, journal, faults });
    const settled = turn.catch((reason: unknown) => broken(reason, request, response, journal));
    inFlight.add(settled);
    void settled.finally(() => inFlight.delete(settled));
  });
  await listening(server, options.port ?? 0, options.host ?? '127.0.0.1');
  return sandbox;
}

function createWorld(options: SandboxOptions, clips: Clips, origin: () => string): World {
  const now = options.now ?? Date.now;
  const accounts = new Map<string, Account>();
  const opening = (user: string): number =>
    user.startsWith('0x')
      ? (options.walletBalanceMicroUsd ?? 0)
      : (options.balanceMicroUsd ?? DEFAULT_BALANCE_MICRO_USD);
  const accountOf = (name: string): Account => {
    const user = name.startsWith('0x') ? name.toLowerCase() : name;
    const account = accounts.get(user) ?? createAccount(opening(user));
    accounts.set(user, account);
    return account;
  };
  const jobs = createJobs(options.chance ?? Math.random, options.speed ?? 1, (job, at) => {
    const entry = { queueId: job.queueId, model: job.model.id, amountMicroUsd: job.priceMicroUsd, at };
    accountOf(job.user).refund(entry, job.keyId);
  });
  return {
    now,
    newId: options.newId ?? randomUUID,
    origin,
    keys: [...DEFAULT_KEYS, ...(options.apiKeys ?? [])],
    switches: { ...DEFAULT_SWITCHES, ...options.switches },
    offline: new Set(),
    catalogue: createCatalogue(now()),
    prices: createPrices(),
    media: createMedia(),
    jobs,
    clips,
    wallets: createWallets(options.wallets ?? 'auto', now),
    statements: createStatements(),
    limits: createLimits({ ...VENICE_LIMITS, ...options.limits }),
    accountOf,
  };
}

function surface(world: World, journal: Journal, faults: Faults, close: () => Promise<void>): VeniceSandbox {
  const accountOf = (user: string): AccountView => {
    world.jobs.settle(world.now());
    return world.accountOf(user).view();
  };
  return {
    get url() {
      return `${world.origin()}${API_PREFIX}`;
    },
    get controlUrl() {
      return `${world.origin()}${CONTROL_PREFIX}`;
    },
    get account() {
      return accountOf(SANDBOX_USER);
    },
    apiKey: SANDBOX_KEY,
    adminKey: SANDBOX_ADMIN_KEY,
    switches: world.switches,
    requests: journal.requests,
    on: journal.on,
    next: journal.next,
    nth: journal.nth,
    script: faults.script,
    plan: world.jobs.plan,
    jobs: world.jobs.list,
    finish: (queueId, outcome) => world.jobs.finish(queueId, world.now(), outcome),
    accountOf,
    setBalance: (microUsd, user = SANDBOX_USER) => world.accountOf(user).setBalance(microUsd),
    slip: world.statements.slip,
    chargeElsewhere: ({ model, microUsd, user = SANDBOX_USER }) => {
      const queueId = world.newId();
      const entry = { queueId, model, amountMicroUsd: microUsd, at: world.now() };
      if (!world.accountOf(user).charge(entry, 'elsewhere'))
        throw new RangeError('The account does not hold that much.');
      return queueId;
    },
    setPrice: world.prices.set,
    setOffline: (modelId, offline) => {
      if (offline) world.offline.add(modelId);
      else world.offline.delete(modelId);
    },
    trustMedia: world.media.trust,
    describeMedia: world.media.describe,
    close,
  };
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sandbox is not listening.');
  return `http://127.0.0.1:${address.port}`;
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

async function stop(server: Server, faults: Faults, clips: Clips, inFlight: ReadonlySet<Promise<void>>): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  faults.releaseAll();
  server.closeAllConnections();
  await clips.close();
  await Promise.all([closed, ...inFlight]);
}

/** A client that hangs up is an event; anything else is a mistake of the sandbox, and is said aloud. */
async function broken(
  reason: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  journal: Journal,
): Promise<void> {
  if (request.destroyed && !request.complete) return;
  await journal.emit({ type: 'warning', message: `The sandbox broke: ${String(reason)}` });
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ error: String(reason) }));
}

function warn(journal: Journal, message: string): void {
  journal.emit({ type: 'warning', message }).catch((reason: unknown) => {
    throw reason instanceof Error ? reason : new Error(String(reason));
  });
}
