// Adding money to a wallet at Venice, in three separate steps so that nothing happens by itself: ask for the terms, sign
// a transfer, hand it in. Promises to say of every end whether money has moved, or that this cannot be told.
import { z } from 'zod';
import { Usd } from '../../../domain/money.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Api } from '../api.ts';
import { jsonOf } from '../errors.ts';
import { parsed, type Reply } from '../replies.ts';
import type { Offer } from './payment.ts';
import { type Address, BASE, base64, type SignedTransfer, type Wallet } from './wallet.ts';

/** USD Coin on Base. */
export const USDC = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
export const NETWORK = `eip155:${BASE}`;
/** Venice: no single payment above this. */
export const MOST_EVER: Usd = Usd.parse(10_000_000_000);
/** A signed order lapses after this long at the latest, whatever the server would like. */
const LONGEST_LIFE_SECONDS = 600;

/** What Venice asks for. USDC has six decimals, so that its base units are the micro-dollars of the house. */
export interface Terms {
  readonly minimum: Usd;
  readonly payTo: Address;
  readonly asset: Address;
  readonly goodForSeconds: number;
  readonly offer: Offer;
}

export type Discovered =
  | { readonly is: 'terms'; readonly terms: Terms }
  /** Nothing that this bot can pay: another chain, another coin, another scheme. */
  | { readonly is: 'no-offer' }
  | { readonly is: 'unavailable'; readonly reply: Exclude<Reply<never>, { is: 'ok' }> };

export type Settlement =
  | {
      readonly is: 'credited';
      /** US dollars. */
      readonly amountUsd: number;
      readonly newBalanceUsd: number;
      /** On Base; null when Venice does not name it. */
      readonly transaction: string | null;
    }
  /** Venice turned the payment down before it moved anything. `code` as Venice spells it. */
  | { readonly is: 'refused'; readonly code: string; readonly message: string }
  /** The payment never left this machine. */
  | { readonly is: 'unsent'; readonly why: string }
  /** Venice has the signed payment, and whether it was or will be carried out is not known. */
  | { readonly is: 'unclear'; readonly why: string };

export interface TopUp {
  discover(): Promise<Discovered>;
  sign(terms: Terms, amount: Usd): Promise<SignedTransfer>;
  /** One call, never repeated. */
  handIn(terms: Terms, signed: SignedTransfer): Promise<Settlement>;
}

export interface TopUpDeps {
  readonly api: Pick<Api, 'call'>;
  readonly wallet: Pick<Wallet, 'signTransfer'>;
  readonly now: () => Instant;
}

export function createTopUp({ api, wallet, now }: TopUpDeps): TopUp {
  const call = (payment: Readonly<Record<string, string>>) =>
    api.call({ route: 'topUp', method: 'POST', path: '/x402/top-up', json: {}, payment });

  return {
    async discover() {
      const reply = await answerTo(await call({}), now);
      if (reply.is !== 'refused' || reply.payment?.is !== 'no-credentials') return { is: 'unavailable', reply };
      const terms = reply.payment.offers.flatMap(termsOf)[0];
      return terms === undefined ? { is: 'no-offer' } : { is: 'terms', terms };
    },

    sign: ({ payTo, asset, goodForSeconds }, amount) =>
      wallet.signTransfer({ to: payTo, value: BigInt(amount), asset, chainId: BASE, goodForSeconds }),

    async handIn({ offer }, payload) {
      const exchange = await call({ 'payment-signature': base64({ x402Version: 2, payload, accepted: offer.raw }) });
      const receipt = exchange.is === 'answered' ? exchange.headers['payment-response'] : undefined;
      const reply = await parsed(exchange, Credited, now);
      if (reply.is !== 'ok') return settlementOf(reply);
      const { amountCredited, newBalance } = reply.value.data;
      const transaction = transactionIn(receipt);
      return { is: 'credited', amountUsd: amountCredited, newBalanceUsd: newBalance, transaction };
    },
  };
}

/** A question about the terms is answered with a 402; a 200 makes no sense. */
async function answerTo(exchange: Awaited<ReturnType<Api['call']>>, now: () => Instant) {
  const reply = await parsed(exchange, z.never(), now);
  return reply.is === 'ok' ? ({ is: 'unreadable', why: 'no terms in the answer' } as const) : reply;
}

const HexAddress = z.custom<Address>((value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value));

/** Only USDC on Base, by the exact scheme: everything else is not an offer to us. */
function termsOf(offer: Offer): Terms[] {
  const payTo = HexAddress.safeParse(offer.payTo);
  const asset = HexAddress.safeParse(offer.asset);
  const minimum = Usd.safeParse(Number(offer.amount));
  if (!payTo.success || !asset.success || !minimum.success) return [];
  if (offer.network !== NETWORK || offer.scheme !== 'exact') return [];
  if (asset.data.toLowerCase() !== USDC.toLowerCase()) return [];
  const goodForSeconds = Math.min(LONGEST_LIFE_SECONDS, offer.maxTimeoutSeconds);
  return [{ minimum: minimum.data, payTo: payTo.data, asset: asset.data, goodForSeconds, offer }];
}

const Credited = z.object({
  success: z.literal(true),
  data: z.object({ amountCredited: z.number(), newBalance: z.number() }),
});

/** A definite no is only what Venice documents as one; of all else it is not known whether the payment goes through. */
function settlementOf(reply: Exclude<Reply<never>, { is: 'ok' }>): Settlement {
  switch (reply.is) {
    case 'refused': {
      const code = codeOf(reply.error.code);
      const refused: Settlement = { is: 'refused', code, message: reply.error.message };
      // Venice: a payment that is still being settled, and terms instead of an answer, as though no payment had come.
      if (reply.why === 'consent' || reply.why === 'key') return { is: 'unclear', why: code };
      if (reply.why === 'funds' && code !== 'SETTLEMENT_FAILED') return { is: 'unclear', why: code };
      return refused;
    }
    case 'busy':
      return { is: 'refused', code: 'RATE_LIMITED', message: reply.error.message };
    case 'trouble': {
      const code = codeOf(reply.error.code);
      if (code === 'X402_NOT_CONFIGURED') return { is: 'refused', code, message: reply.error.message };
      return { is: 'unclear', why: code === '' ? `status ${reply.status}` : code };
    }
    case 'unsent':
      return { is: 'unsent', why: reply.why };
    case 'unreadable':
    case 'lost':
      return { is: 'unclear', why: reply.why };
  }
}

const codeOf = (code: string | null): string => (code !== null && /^[A-Z0-9_]{1,60}$/.test(code) ? code : '');

const Receipt = z.object({ transaction: z.string().regex(/^0x[0-9a-fA-F]{64}$/) });

/** Venice: the receipt is base64 JSON in the header `PAYMENT-RESPONSE`. */
function transactionIn(header: string | readonly string[] | undefined): string | null {
  if (typeof header !== 'string') return null;
  return Receipt.safeParse(jsonOf(Buffer.from(header, 'base64').toString('utf8'))).data?.transaction ?? null;
}
