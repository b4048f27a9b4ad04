// The three things that a 402 of Venice can mean, told apart by their bodies, and the offers of payment that one of them
// carries. Objects are read loosely: captured answers lack fields that the documents promise.
import { z } from 'zod';

/** One way in which Venice takes money. `raw` is the offer as it came, to be handed back with a payment. */
export interface Offer {
  readonly scheme: string;
  /** CAIP-2, such as `eip155:8453`. */
  readonly network: string;
  /** The least that Venice takes, in base units of the asset. */
  readonly amount: bigint;
  readonly asset: string;
  readonly payTo: string;
  readonly maxTimeoutSeconds: number;
  readonly raw: Readonly<Record<string, unknown>>;
}

export type PaymentTrouble =
  /** Neither a key nor a sign-in arrived, or it was asked how to pay. */
  | { readonly is: 'no-credentials'; readonly offers: readonly Offer[] }
  /** Venice: below ten cents a wallet may not start any call. Dollars; null where Venice does not say. */
  | {
      readonly is: 'wallet-low';
      readonly balanceUsd: number | null;
      readonly minimumUsd: number | null;
      readonly minimumTopUpUsd: number | null;
      readonly suggestedTopUpUsd: number | null;
    }
  /** There is money, and too little for this job. */
  | { readonly is: 'short' };

const dollars = z.number().nonnegative().nullable().catch(null);

const OfferBody = z.looseObject({
  // Venice: seen without these two, and it wants them back with the payment.
  scheme: z.string().catch('exact'),
  maxTimeoutSeconds: z.number().int().positive().catch(300),
  network: z.string(),
  amount: z.string().regex(/^\d{1,30}$/),
  asset: z.string(),
  payTo: z.string(),
});

const Discovery = z.object({ x402Version: z.union([z.number(), z.string()]), accepts: z.array(z.unknown()).catch([]) });

const WalletLow = z.object({
  code: z.literal('PAYMENT_REQUIRED'),
  currentBalanceUsd: dollars,
  minimumBalanceUsd: dollars,
  minimumTopUpUsd: dollars,
  suggestedTopUpUsd: dollars,
});

/** @param body the JSON of a 402, or undefined when it was none */
export function paymentTrouble(body: unknown): PaymentTrouble {
  const discovery = Discovery.safeParse(body);
  if (discovery.success) return { is: 'no-credentials', offers: discovery.data.accepts.flatMap(offerOf) };
  const low = WalletLow.safeParse(body);
  if (!low.success) return { is: 'short' };
  const { currentBalanceUsd, minimumBalanceUsd, minimumTopUpUsd, suggestedTopUpUsd } = low.data;
  return {
    is: 'wallet-low',
    balanceUsd: currentBalanceUsd,
    minimumUsd: minimumBalanceUsd,
    minimumTopUpUsd,
    suggestedTopUpUsd,
  };
}

function offerOf(raw: unknown): Offer[] {
  const offer = OfferBody.safeParse(raw);
  if (!offer.success) return [];
  const { scheme, network, amount, asset, payTo, maxTimeoutSeconds } = offer.data;
  return [{ scheme, network, amount: BigInt(amount), asset, payTo, maxTimeoutSeconds, raw: offer.data }];
}
