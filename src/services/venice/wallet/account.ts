// What a wallet has at Venice: its balance and what moved it. Both answer only to the wallet itself.
import { z } from 'zod';
import type { Instant } from '../../../domain/time.ts';
import type { Api } from '../api.ts';
import { parsed, type Reply } from '../replies.ts';
import type { Address } from './wallet.ts';

/** US dollars. */
export interface WalletBalance {
  readonly balanceUsd: number;
  /** Venice: false below ten cents, unless the wallet is linked to staked DIEM. */
  readonly canConsume: boolean;
  readonly minimumTopUpUsd: number;
  readonly suggestedTopUpUsd: number;
  /** null when the wallet is not linked to staked DIEM. Venice: DIEM is spent first. */
  readonly diemBalanceUsd: number | null;
}

export interface Transaction {
  readonly id: string;
  /** US dollars; negative for a charge. */
  readonly amountUsd: number;
  readonly balanceAfterUsd: number;
  /** `TOP_UP`, `CHARGE`, `REFUND`, or whatever Venice adds. */
  readonly type: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Venice: several charges may share one. */
  readonly requestId: string | null;
  readonly modelId: string | null;
}

export interface TransactionPage {
  /** Newest first. */
  readonly transactions: readonly Transaction[];
  /** Rows that could not be understood, which are not among them. */
  readonly unread: number;
  readonly hasMore: boolean;
}

export interface WalletAccount {
  readonly address: Address;
  /** Venice: 30 calls a minute. */
  balance(): Promise<Reply<WalletBalance>>;
  /** `limit` from 1 to 100, `offset` from 0. Venice: 20 calls a minute. */
  transactions(page?: { readonly limit?: number; readonly offset?: number }): Promise<Reply<TransactionPage>>;
}

const optional = z.string().nullable().optional().catch(null).default(null);

const BalanceBody = z.object({
  data: z.object({
    balanceUsd: z.number(),
    canConsume: z.boolean(),
    minimumTopUpUsd: z.number().catch(5),
    suggestedTopUpUsd: z.number().catch(10),
    diemBalanceUsd: z.number().nullable().optional().catch(null).default(null),
  }),
});

const TransactionRow = z
  .object({
    id: z.string(),
    amount: z.number(),
    balanceAfter: z.number(),
    type: z.string(),
    createdAt: z.string(),
    requestId: optional,
    modelId: optional,
  })
  .transform(({ amount, balanceAfter, ...rest }) => ({ ...rest, amountUsd: amount, balanceAfterUsd: balanceAfter }));

/** The rows still unread: one strange row must not cost the others. */
const TransactionsBody = z.object({
  data: z.object({
    transactions: z.array(z.unknown()),
    pagination: z.object({ hasMore: z.boolean().catch(false) }).catch({ hasMore: false }),
  }),
});

export function createWalletAccount(api: Pick<Api, 'call'>, address: Address, now: () => Instant): WalletAccount {
  return {
    address,

    async balance() {
      const path = `/x402/balance/${address}`;
      const reply = await parsed(await api.call({ route: 'balance', method: 'GET', path }), BalanceBody, now);
      return reply.is === 'ok' ? { is: 'ok', value: reply.value.data } : reply;
    },

    async transactions({ limit = 50, offset = 0 } = {}) {
      const path = `/x402/transactions/${address}?limit=${limit}&offset=${offset}`;
      const reply = await parsed(await api.call({ route: 'transactions', method: 'GET', path }), TransactionsBody, now);
      if (reply.is !== 'ok') return reply;
      const { transactions: rows, pagination } = reply.value.data;
      const transactions = rows.map((row) => TransactionRow.safeParse(row)).flatMap((row) => row.data ?? []);
      const unread = rows.length - transactions.length;
      return { is: 'ok', value: { transactions, unread, hasMore: pagination.hasMore } };
    },
  };
}
