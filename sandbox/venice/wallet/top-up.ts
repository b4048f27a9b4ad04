// `POST /x402/top-up`: without a payment it answers with the terms, with one it checks the signature and credits the
// wallet. Nothing moves on any chain; a payment is carried out once, by the nonce in it.

import { z } from 'zod';
import { json, type Reply } from '../reply.ts';
import type { Call, World } from '../world.ts';
import type { Authorization } from './crypto.ts';
import {
  acceptedPayments,
  BASE_NETWORK,
  MAXIMUM_TOP_UP_MICRO_USD,
  MINIMUM_TOP_UP_MICRO_USD,
  PAY_TO,
  signInIsOff,
  type TopUpFailure,
  topUpRefused,
  USDC,
} from './refusals.ts';

/** The header, and the older names for it. */
export const PAYMENT_HEADERS = ['payment-signature', 'x-402-payment', 'x-payment'] as const;

const text = z.string();
const Envelope = z.looseObject({
  x402Version: z.literal(2),
  payload: z.looseObject({
    signature: text,
    authorization: z.looseObject({
      from: text,
      to: text,
      value: text,
      validAfter: text,
      validBefore: text,
      nonce: text,
    }),
  }),
  accepted: z.looseObject({ scheme: text, network: text, asset: text, maxTimeoutSeconds: z.number() }),
});
type Envelope = z.infer<typeof Envelope>;

export async function topUp(call: Call, world: World): Promise<Reply> {
  if (!world.limits.requests.topUp.take(call.address, world.now()).allowed)
    return json(429, { error: 'RATE_LIMITED', message: 'Too many top-ups. Try again in a minute.' });
  const header = PAYMENT_HEADERS.map((name) => call.headers[name]).find((value) => typeof value === 'string');
  if (typeof header !== 'string') return terms();
  const envelope = Envelope.safeParse(jsonIn(header));
  if (!envelope.success) return topUpRefused('INVALID_PAYMENT_FORMAT');
  const failure = failureOf(envelope.data);
  return failure === undefined ? settle(envelope.data, world) : topUpRefused(failure);
}

function terms(): Reply {
  const body = { x402Version: 2, accepts: acceptedPayments('solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp') };
  const header = Buffer.from(JSON.stringify(body)).toString('base64');
  return { ...json(402, body, { 'payment-required': header }), countsAsFailure: false };
}

function jsonIn(header: string): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
    return value;
  } catch (reason) {
    if (reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}

function failureOf({ accepted, payload: { authorization } }: Envelope): TopUpFailure | undefined {
  if (accepted.network !== BASE_NETWORK) return 'UNSUPPORTED_NETWORK';
  if (accepted.scheme !== 'exact') return 'UNSUPPORTED_SCHEME';
  if (accepted.asset.toLowerCase() !== USDC.toLowerCase()) return 'UNSUPPORTED_TOKEN';
  if (authorization.to.toLowerCase() !== PAY_TO) return 'INVALID_PAYMENT_RECIPIENT';
  if (!/^0x[0-9a-fA-F]{40}$/.test(authorization.from)) return 'INVALID_PAYMENT_PAYER';
  if (!/^0x[0-9a-fA-F]{64}$/.test(authorization.nonce)) return 'INVALID_PAYMENT';
  if (!/^\d{1,30}$/.test(authorization.value)) return 'INVALID_AMOUNT';
  const value = Number(authorization.value);
  if (value < MINIMUM_TOP_UP_MICRO_USD) return 'AMOUNT_TOO_LOW';
  return value > MAXIMUM_TOP_UP_MICRO_USD ? 'AMOUNT_TOO_HIGH' : undefined;
}

async function settle({ payload: { authorization, signature } }: Envelope, world: World): Promise<Reply> {
  const crypto = await world.wallets.crypto();
  if (crypto === undefined) return signInIsOff();
  const good = isInTime(authorization, world.now()) && (await crypto.signedTransfer(authorization, USDC, signature));
  if (!good) return topUpRefused('PAYMENT_VERIFICATION_FAILED');
  const account = world.accountOf(authorization.from.toLowerCase());
  const id = `topup_${authorization.nonce.slice(2, 18)}`;
  // The chain carries out an authorisation once.
  if (account.movements().some((movement) => movement.id === id)) return topUpRefused('SETTLEMENT_FAILED');
  const amountMicroUsd = Number(authorization.value);
  account.deposit({ id, amountMicroUsd, at: world.now() });
  const receipt = { success: true, network: BASE_NETWORK, payer: authorization.from, transaction: authorization.nonce };
  const data = {
    walletAddress: authorization.from,
    amountCredited: amountMicroUsd / 1_000_000,
    newBalance: account.view().balanceMicroUsd / 1_000_000,
    paymentId: id,
  };
  const header = Buffer.from(JSON.stringify(receipt)).toString('base64');
  return json(200, { success: true, data }, { 'payment-response': header });
}

/** EIP-3009: Unix seconds, both ends excluded. */
function isInTime({ validAfter, validBefore }: Authorization, now: number): boolean {
  const seconds = now / 1_000;
  return Number(validAfter) < seconds && seconds < Number(validBefore);
}
