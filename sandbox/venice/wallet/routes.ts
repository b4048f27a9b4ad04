// `GET /x402/balance/{wallet}` and `GET /x402/transactions/{wallet}`: a wallet's books, for the wallet itself alone.

import { plain } from '../errors.ts';
import type { RatedAction } from '../limits.ts';
import { json, type Reply } from '../reply.ts';
import type { StatementRow } from '../statement.ts';
import type { WalletCall, World } from '../world.ts';
import { ADMISSION_MICRO_USD, MINIMUM_TOP_UP_MICRO_USD } from './refusals.ts';

export function balance(call: WalletCall, world: World): Reply {
  const refusal = admit(call, world, 'walletBalance');
  if (refusal) return refusal;
  const { balanceMicroUsd } = world.accountOf(call.wallet).view();
  const minimumTopUpUsd = MINIMUM_TOP_UP_MICRO_USD / 1_000_000;
  return json(200, {
    success: true,
    data: {
      walletAddress: addressIn(call),
      balanceUsd: balanceMicroUsd / 1_000_000,
      canConsume: balanceMicroUsd >= ADMISSION_MICRO_USD,
      minimumTopUpUsd,
      suggestedTopUpUsd: minimumTopUpUsd * 2,
    },
  });
}

export function transactions(call: WalletCall, world: World): Reply {
  const refusal = admit(call, world, 'walletTransactions');
  if (refusal) return refusal;
  const limit = wholeIn(call.url.searchParams.get('limit') ?? '50', 1, 100);
  const offset = wholeIn(call.url.searchParams.get('offset') ?? '0', 0, Number.MAX_SAFE_INTEGER);
  if (limit === undefined || offset === undefined) return plain(400, 'Invalid pagination parameters.');
  const account = world.accountOf(call.wallet);
  const all = world.statements.rowsOf(account.movements(), world.switches.statementIds, world.now()).toReversed();
  return json(200, {
    success: true,
    data: {
      walletAddress: addressIn(call),
      currentBalance: account.view().balanceMicroUsd / 1_000_000,
      transactions: all.slice(offset, offset + limit).map(rowOf),
      pagination: { limit, offset, hasMore: all.length > offset + limit },
    },
  });
}

const addressIn = (call: WalletCall): string => call.url.pathname.split('/').at(-1) ?? '';

function admit(call: WalletCall, world: World, action: RatedAction): Reply | undefined {
  const address = addressIn(call);
  if (!/^(0x[a-fA-F0-9]{40}|[1-9A-HJ-NP-Za-km-z]{32,44})$/.test(address)) return plain(400, 'Invalid wallet address.');
  if (address.toLowerCase() !== call.wallet)
    return json(403, { error: 'The signer is not the owner of this wallet.', code: 'X402_WALLET_MISMATCH' });
  const standing = world.limits.requests[action].take(call.wallet, world.now());
  return standing.allowed ? undefined : plain(429, 'Rate limit exceeded');
}

const TYPES = { charge: 'CHARGE', refund: 'REFUND', deposit: 'TOP_UP' } as const;

function rowOf(row: StatementRow) {
  if (row.garbled) return { id: 17, amount: 'some', createdAt: null };
  return {
    id: row.id,
    amount: (row.kind === 'charge' ? -1 : 1) * (row.amountMicroUsd / 1_000_000),
    balanceAfter: row.balanceAfterMicroUsd / 1_000_000,
    type: TYPES[row.kind],
    createdAt: new Date(row.at).toISOString(),
    requestId: row.requestId,
    modelId: row.model,
  };
}

function wholeIn(text: string, least: number, most: number): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}
