// `npm run wallet`: the wallet's balance, its transactions and a top-up, by hand. The only place from which a payment
// can be signed; nothing in the bot calls it.
import { parseArgs } from 'node:util';
import { Usd } from '../../../domain/money.ts';
import type { Transaction, WalletBalance } from './account.ts';
import { describeReply } from './sentences.ts';
import { type Desk, type TopUpOrder, topUpByHand } from './top-up-by-hand.ts';

export type WalletCommand =
  | { readonly is: 'balance' }
  | { readonly is: 'transactions'; readonly limit: number; readonly offset: number }
  | { readonly is: 'top-up'; readonly order: TopUpOrder };

export const USAGE = `npm run wallet -- COMMAND

  balance                               what the wallet has at Venice
  transactions [--limit 50] [--offset 0]
                                        what moved its balance, newest first
  top-up --usd 5 [--yes] [--again] [--i-mean-it]
                                        pays USDC on Base from the wallet to Venice: shows everything, asks, then signs once
      --yes         do not ask
      --again       an earlier payment never arrived, and I have checked that it did not leave the wallet
      --i-mean-it   more than $100, or a server that is not Venice

VENICE_WALLET_PRIVATE_KEY (in the environment or in .env) is the wallet.`;

/** What was typed, or a sentence about what is wrong with it. */
export function parseCommand(args: readonly string[]): WalletCommand | string {
  try {
    return commandOf(args);
  } catch (error) {
    // Node: an option that does not exist, or that lacks its value.
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

function commandOf(args: readonly string[]): WalletCommand | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      limit: { type: 'string', default: '50' },
      offset: { type: 'string', default: '0' },
      usd: { type: 'string' },
      yes: { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
      'i-mean-it': { type: 'boolean', default: false },
    },
  });
  const [command, ...more] = positionals;
  if (more.length > 0) return `"${more.join(' ')}" is one word too many.`;
  switch (command ?? '') {
    case 'balance':
      return { is: 'balance' };
    case 'transactions': {
      const limit = wholeIn(values.limit, 1, 100);
      const offset = wholeIn(values.offset, 0, 1_000_000);
      if (limit === null || offset === null) return '--limit is from 1 to 100, --offset from 0.';
      return { is: 'transactions', limit, offset };
    }
    case 'top-up': {
      const amount = amountOf(values.usd);
      if (amount === null) return 'Say how much: --usd 5 or --usd 12.50.';
      const { yes, again, 'i-mean-it': meant } = values;
      return { is: 'top-up', order: { amount, yes, again, meant } };
    }
    default:
      return command === undefined ? 'Say what to do.' : `"${command}" is none of the commands.`;
  }
}

function wholeIn(text: string, least: number, most: number): number | null {
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

/** Dollars with at most two decimals, exactly; null for anything else. */
function amountOf(text: string | undefined): Usd | null {
  const [, dollars, cents = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text ?? '') ?? [];
  if (dollars === undefined) return null;
  const amount = Number(dollars) * 1_000_000 + Number(cents.padEnd(2, '0')) * 10_000;
  return amount > 0 ? Usd.parse(amount) : null;
}

/** True when it was done. */
export async function runCommand(command: WalletCommand, desk: Desk): Promise<boolean> {
  switch (command.is) {
    case 'balance': {
      const reply = await desk.account.balance();
      if (reply.is === 'ok') for (const line of balanceLines(reply.value)) desk.tell(line);
      else desk.tell(`The balance cannot be read: ${describeReply(reply)}.`);
      return reply.is === 'ok';
    }
    case 'transactions': {
      const reply = await desk.account.transactions(command);
      if (reply.is !== 'ok') {
        desk.tell(`The transactions cannot be read: ${describeReply(reply)}.`);
        return false;
      }
      const { transactions, hasMore } = reply.value;
      for (const row of transactions) desk.tell(rowLine(row));
      if (transactions.length === 0) desk.tell('No transactions.');
      if (hasMore) desk.tell(`More: --offset ${command.offset + transactions.length}`);
      return true;
    }
    case 'top-up':
      return topUpByHand(command.order, desk);
  }
}

function balanceLines(balance: WalletBalance): readonly string[] {
  return [
    `Balance: $${balance.balanceUsd.toFixed(2)}`,
    ...(balance.diemBalanceUsd === null ? [] : [`DIEM: $${balance.diemBalanceUsd.toFixed(2)}, spent first`]),
    balance.canConsume ? 'The wallet may start clips.' : 'The wallet has too little to start a clip.',
    `Smallest top-up: $${balance.minimumTopUpUsd.toFixed(2)}; Venice suggests $${balance.suggestedTopUpUsd.toFixed(2)}.`,
  ];
}

function rowLine({ createdAt, type, amountUsd, balanceAfterUsd, modelId, requestId }: Transaction): string {
  const amount = `${amountUsd < 0 ? '-' : '+'}$${Math.abs(amountUsd).toFixed(4)}`;
  const what = [modelId, requestId].filter((part) => part !== null).join(' ');
  return `${createdAt}  ${type.padEnd(7)} ${amount.padStart(12)}  balance $${balanceAfterUsd.toFixed(4)}  ${what}`.trimEnd();
}
