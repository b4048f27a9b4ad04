// A top-up, done by a person at a terminal. Promises that at most one payment is signed in one go, that none is signed
// while an earlier one may still go through, and that the person is told what happened to the money, whatever happened.
import { formatUsd, Usd } from '../../../domain/money.ts';
import type { Clock } from '../../../domain/ports.ts';
import { later, MINUTE, SECOND } from '../../../domain/time.ts';
import type { Transaction, WalletAccount, WalletBalance } from './account.ts';
import type { PendingNote, PendingPayment } from './pending.ts';
import { describeReply, describeSettlement } from './sentences.ts';
import { MOST_EVER, NETWORK, type Settlement, type Terms, type TopUp } from './top-up.ts';

/** Above this a top-up needs `--i-mean-it`: a slip of the keyboard should not cost more. */
export const MOST_WITHOUT_ASKING: Usd = Usd.parse(100_000_000);

export interface TopUpOrder {
  readonly amount: Usd;
  /** Do not ask before signing. */
  readonly yes: boolean;
  /** More than a hundred dollars, or a server that is not Venice. */
  readonly meant: boolean;
  /** The person has looked for an earlier payment that never arrived, and wants to pay again. */
  readonly again: boolean;
}

export interface Desk {
  readonly account: WalletAccount;
  readonly topUp: TopUp;
  readonly pending: PendingNote;
  /** Where Venice is taken to be. */
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly tell: (line: string) => void;
  /** Resolves with what the person typed. */
  readonly ask: (question: string) => Promise<string>;
}

/** True when the money was credited. */
export async function topUpByHand(order: TopUpOrder, desk: Desk): Promise<boolean> {
  const { tell, topUp, pending, account, clock } = desk;
  const stop = (...lines: readonly string[]) => {
    for (const line of lines) tell(line);
    tell('Nothing was signed: no money has moved by this.');
    return false;
  };

  const balance = await account.balance();
  if (balance.is !== 'ok') return stop(`The balance cannot be read: ${describeReply(balance)}.`);
  tell(`Balance of ${account.address} at Venice: $${balance.value.balanceUsd.toFixed(2)}.`);
  const earlier = await settleEarlier(order, desk);
  if (earlier.length > 0) return stop(...earlier);

  const found = await topUp.discover();
  if (found.is === 'no-offer') return stop('Venice offers no payment in USDC on Base.');
  if (found.is === 'unavailable') return stop(`Venice does not say how to pay: ${describeReply(found.reply)}.`);
  const objections = objectionsTo(order, found.terms, desk.baseUrl);
  if (objections.length > 0) return stop(...objections);

  for (const line of contract(order, found.terms, desk, balance.value)) tell(line);
  if (!order.yes && (await desk.ask('Type "yes" to sign and pay: ')).trim().toLowerCase() !== 'yes') return stop();

  const signed = await topUp.sign(found.terms, order.amount);
  const payment: PendingPayment = {
    address: account.address,
    amount: order.amount,
    payTo: found.terms.payTo,
    signedAt: clock.now(),
    lapsesAt: later(clock.now(), found.terms.goodForSeconds * SECOND),
    balanceBeforeUsd: balance.value.balanceUsd,
  };
  // On disk before it leaves: whatever ends this process now, the next run knows of it.
  if (!(await pending.claim(payment))) {
    tell('Another top-up began at the same moment. This one was not sent, and no money has moved by it.');
    return false;
  }
  return conclude(await topUp.handIn(found.terms, signed), payment, desk);
}

/** Lines that say why no payment may be signed now because of an earlier one; none when there is nothing in the way. */
async function settleEarlier(order: TopUpOrder, desk: Desk): Promise<readonly string[]> {
  const { pending, account, clock, tell } = desk;
  const earlier = await pending.read();
  if (earlier === 'none') return [];
  if (earlier === 'unreadable')
    return [
      'There is a note of an earlier payment that cannot be read. See "npm run wallet -- transactions" first,',
      'and delete the file top-up.json in the data folder once you know that no payment is under way.',
    ];
  tell(
    `An earlier payment of ${formatUsd(earlier.amount)}, signed at ${moment(earlier.signedAt)}, has no known end yet.`,
  );
  if (earlier.address !== account.address)
    return [`It was signed by another wallet, ${earlier.address}. Finish it with that one.`];
  const arrival = await arrivalOf(earlier, account);
  if (typeof arrival === 'string') return [`Venice's list of payments cannot be read: ${arrival}.`];
  if (arrival.is === 'arrived') {
    await pending.clear();
    return ['It has arrived since. Run this again if you want to add more.'];
  }
  if (clock.now() < later(earlier.lapsesAt, LATE))
    return [
      `It has not arrived, and may still go through until ${moment(later(earlier.lapsesAt, LATE))}. Run this again after that.`,
    ];
  if (!order.again)
    return [
      'It was not credited, and can no longer be carried out. It may have left your wallet before it lapsed:',
      `look for a transfer to ${earlier.payTo} at https://basescan.org/address/${earlier.address}#tokentxns`,
      'If there is one, ask Venice about it. If there is none, run this again with --again.',
    ];
  await pending.clear();
  tell('You have looked for it; it is forgotten now.');
  return [];
}

/** A chain's clock decides when an order has lapsed, and a list takes a while to show what was credited. */
const LATE = 2 * MINUTE;

function objectionsTo(order: TopUpOrder, terms: Terms, baseUrl: string): readonly string[] {
  const { amount, meant } = order;
  if (amount < terms.minimum) return [`Venice takes ${formatUsd(terms.minimum)} or more.`];
  if (amount > MOST_EVER) return [`Venice takes at most ${formatUsd(MOST_EVER)} at a time.`];
  if (amount > MOST_WITHOUT_ASKING && !meant)
    return [`That is more than ${formatUsd(MOST_WITHOUT_ASKING)}. Add --i-mean-it if it is what you want.`];
  if (!isVenice(baseUrl) && !meant)
    return [
      `VENICE_BASE_URL is ${baseUrl}, which is not Venice: whoever runs that server would get the money.`,
      'Add --i-mean-it if that is what you want.',
    ];
  return [];
}

const isVenice = (baseUrl: string): boolean => new URL(baseUrl).origin === 'https://api.venice.ai';

function contract({ amount }: TopUpOrder, terms: Terms, desk: Desk, balance: WalletBalance): readonly string[] {
  return [
    'This will sign an order to move money:',
    `  amount   ${formatUsd(amount)} in USDC`,
    `  from     ${desk.account.address}`,
    `  to       ${terms.payTo} (named by ${new URL(desk.baseUrl).origin})`,
    `  network  ${NETWORK} (Base)`,
    `  asset    ${terms.asset} (USDC)`,
    `  lapses   ${terms.goodForSeconds} seconds after signing`,
    ...(balance.diemBalanceUsd === null
      ? []
      : [
          'This wallet is linked to staked DIEM, which Venice spends first: a top-up does not cure a refusal for lack of DIEM.',
        ]),
  ];
}

async function conclude(settlement: Settlement, payment: PendingPayment, desk: Desk): Promise<boolean> {
  const { pending, tell } = desk;
  for (const line of describeSettlement(settlement)) tell(line);
  if (settlement.is === 'unclear') return waitFor(payment, desk);
  await pending.clear();
  return settlement.is === 'credited';
}

const CHECKS = 6;
const BETWEEN_CHECKS = 10 * SECOND;

/** Looks for a payment whose end is not known. Signs nothing: if it does not turn up, the note keeps it in mind. */
async function waitFor(payment: PendingPayment, { account, pending, clock, tell }: Desk): Promise<boolean> {
  tell('Looking at the balance before anything else is done:');
  for (let check = 1; check <= CHECKS; check += 1) {
    const arrival = await arrivalOf(payment, account);
    if (typeof arrival === 'string') tell(`  The account cannot be read: ${arrival}.`);
    else
      tell(
        `  $${arrival.balanceUsd.toFixed(2)}${arrival.is === 'arrived' ? ', and the payment is in it.' : ', without the payment.'}`,
      );
    if (typeof arrival !== 'string' && arrival.is === 'arrived') {
      await pending.clear();
      return true;
    }
    if (check < CHECKS) await clock.sleep(BETWEEN_CHECKS);
  }
  tell(
    `The payment may still go through until ${moment(later(payment.lapsesAt, LATE))}. It was signed once and will not be signed`,
  );
  tell('again by itself. Run "npm run wallet -- top-up" after that: it looks for this payment first.');
  return false;
}

type Arrival = { readonly is: 'arrived' | 'missing'; readonly balanceUsd: number };

/** The balance alone does not tell, since the bot may be spending: the payment is looked for by its row. */
async function arrivalOf(payment: PendingPayment, account: WalletAccount): Promise<Arrival | string> {
  const balance = await account.balance();
  if (balance.is !== 'ok') return describeReply(balance);
  const row = await rowOf(payment, account);
  if (typeof row === 'string') return row;
  return { is: row === null ? 'missing' : 'arrived', balanceUsd: balance.value.balanceUsd };
}

const PAGES = 5;

/** The payment's row; null when there is none since it was signed; a sentence when that cannot be told. */
async function rowOf(payment: PendingPayment, account: WalletAccount): Promise<Transaction | null | string> {
  for (let page = 0; page < PAGES; page += 1) {
    const list = await account.transactions({ limit: 100, offset: page * 100 });
    if (list.is !== 'ok') return describeReply(list);
    const { transactions, hasMore } = list.value;
    const row = transactions.find((one) => isFor(payment, one));
    if (row !== undefined) return row;
    const oldest = Date.parse(transactions.at(-1)?.createdAt ?? '');
    if (!hasMore || oldest < later(payment.signedAt, -LATE)) return null;
  }
  return 'there are too many entries since the payment';
}

/** A row of this amount from the time of the payment on; clocks may differ by some minutes. */
function isFor(payment: PendingPayment, row: Transaction): boolean {
  const since = later(payment.signedAt, -LATE);
  const sameAmount = Math.abs(row.amountUsd * 1_000_000 - payment.amount) < 5_000;
  return row.type === 'TOP_UP' && sameAmount && Date.parse(row.createdAt) >= since;
}

const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
