// Everything that the routes share: the clock, the catalogue, the books, the jobs and the switches. One per sandbox.

import type { IncomingHttpHeaders } from 'node:http';
import type { Account } from './account.ts';
import type { Catalogue } from './catalogue.ts';
import type { Clips } from './clips.ts';
import type { Jobs } from './jobs.ts';
import type { Endpoint } from './journal.ts';
import type { ApiKey, Caller } from './keys.ts';
import type { Limits } from './limits.ts';
import type { Media } from './media.ts';
import type { Prices } from './prices.ts';
import type { Reply } from './reply.ts';
import type { StatementIds, Statements } from './statement.ts';
import type { Wallets } from './wallet/wallets.ts';

/** What may be changed while the sandbox runs. */
export interface Switches {
  /** Venice has retired the endpoint and answers 410; `live` answers as its documentation still says. */
  transcriptions: 'retired' | 'live';
  /** Adds two broken records to `GET /models`. */
  malformedRecords: boolean;
  /** Lists the models that Venice keeps unlisted: those that look at faces and want consent. */
  unlistedModels: boolean;
  /** The country that requests seem to come from, for models with region restrictions. */
  country: string;
  /** Whether answers to a wallet carry `X-Balance-Remaining`: documented, and not sent by Venice today. */
  walletBalanceHeader: boolean;
  /** What the rows of both statements carry as their request id: whether it is the queue id is not known of Venice. */
  statementIds: StatementIds;
  /** Whether validation errors carry `error` beside `issues`; Venice has been seen doing both. */
  validationErrorKey: boolean;
}

export interface World {
  readonly now: () => number;
  readonly newId: () => string;
  /** `http://127.0.0.1:PORT`, once the server listens. */
  readonly origin: () => string;
  readonly keys: readonly ApiKey[];
  readonly switches: Switches;
  /** Ids of models that were switched off while running. */
  readonly offline: Set<string>;
  readonly catalogue: Catalogue;
  readonly prices: Prices;
  readonly media: Media;
  readonly jobs: Jobs;
  readonly clips: Clips;
  readonly wallets: Wallets;
  readonly limits: Limits;
  readonly statements: Statements;
  /** The account of one user, opened at the first use. */
  readonly accountOf: (user: string) => Account;
}

/** One request as a route sees it. */
export interface Call {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
  readonly caller: Caller;
  /** Parsed JSON; undefined where there was none. */
  readonly body: unknown;
}

/** A call that has shown a good key. */
export interface KeyedCall extends Call {
  readonly key: ApiKey;
}

/** A call that a wallet has signed. */
export interface WalletCall extends Call {
  /** In lower case. */
  readonly wallet: string;
}

export type Handler<C extends Call = Call> = (call: C, world: World) => Reply | Promise<Reply>;
