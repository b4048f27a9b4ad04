// What Venice says to wallets when it says no, and the terms on which they may pay. One function a shape.

import { json, type Reply } from '../reply.ts';
import type { SignInFailure } from './sign-in.ts';

/** USD Coin on Base. */
export const USDC = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
export const BASE_NETWORK = 'eip155:8453';
/**
 * The sandbox's own address: nobody's. The USDC contract refuses to send anything there, so that a payment signed by a
 * wallet with real money in it can never be carried out.
 */
export const PAY_TO = '0x0000000000000000000000000000000000000000';
export const MINIMUM_TOP_UP_MICRO_USD = 5_000_000;
export const MAXIMUM_TOP_UP_MICRO_USD = 10_000_000_000;
/** Venice: a wallet needs this much to start any call. */
export const ADMISSION_MICRO_USD = 100_000;

/** @param solana how the second rail is spelled; Venice spells it in full on the top-up route alone */
export function acceptedPayments(solana: 'solana' | 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp') {
  const shared = { scheme: 'exact', amount: String(MINIMUM_TOP_UP_MICRO_USD), maxTimeoutSeconds: 300 };
  return [
    { ...shared, network: BASE_NETWORK, asset: USDC, payTo: PAY_TO, extra: { name: 'USD Coin', version: '2' } },
    {
      ...shared,
      network: solana,
      asset: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
      payTo: '11111111111111111111111111111111',
      extra: { feePayer: '11111111111111111111111111111111' },
    },
  ];
}

const SENTENCES: Readonly<Record<SignInFailure, string>> = {
  INVALID_PAYLOAD: 'The sign-in payload is incomplete.',
  PARSE_ERROR: 'The sign-in header is not base64 JSON.',
  INVALID_MESSAGE: 'The signed message is not an EIP-4361 message.',
  ADDRESS_MISMATCH: 'The address differs from the one in the message.',
  INVALID_CHAIN_ID: 'The chain id is malformed.',
  CHAIN_MISMATCH: 'The chain id differs from the one in the message.',
  UNSUPPORTED_CHAIN: 'This chain is not supported.',
  MISSING_NONCE: 'The message has no usable nonce.',
  DOMAIN_MISMATCH: 'The message is for another domain.',
  TIMESTAMP_MISMATCH: 'The timestamp differs from the time in the message.',
  EXPIRED: 'The message has expired.',
  FUTURE_TIMESTAMP: 'The message was issued in the future.',
  NOT_BEFORE: 'The message is not valid yet.',
  INVALID_SIGNATURE: 'The signature does not match.',
  INVALID_WALLET: 'The address is not a wallet.',
  NONCE_REUSED: 'The nonce was used before.',
};

export function signInRefused(failure: SignInFailure): Reply {
  return json(401, { error: SENTENCES[failure], code: `X402_SIGN_IN_${failure}` });
}

/** Venice: the wallet's own routes say no more than this. */
export function signInRefusedBare(failure: SignInFailure): Reply {
  return json(401, { error: SENTENCES[failure] });
}

export function signInIsOff(): Reply {
  const error = 'Wallet sign-in is off in this sandbox: the optional package viem is not installed.';
  return json(503, { error });
}

/** The sixth request at once. */
export function tooManyAtOnce(): Reply {
  return json(429, { error: 'Too many concurrent requests for this wallet.', code: 'X402_CONCURRENCY_LIMIT' });
}

/** Too little to start any call. */
export function walletLow(balanceMicroUsd: number, now: number): Reply {
  const minimumTopUpUsd = MINIMUM_TOP_UP_MICRO_USD / 1_000_000;
  return json(402, {
    error: 'Payment required',
    code: 'PAYMENT_REQUIRED',
    reason: 'insufficient_balance',
    message: 'The balance of this wallet is too low.',
    currentBalanceUsd: balanceMicroUsd / 1_000_000,
    minimumBalanceUsd: ADMISSION_MICRO_USD / 1_000_000,
    suggestedTopUpUsd: minimumTopUpUsd * 2,
    minimumTopUpUsd,
    supportedTokens: ['USDC'],
    supportedChains: ['base', 'solana'],
    topUpInstructions: {
      step1: 'POST /api/v1/x402/top-up without a payment header',
      step2: 'Sign a USDC transfer authorization',
      step3: 'POST again with the X-402-Payment header',
      receiverWallet: PAY_TO,
      tokenAddress: USDC,
      tokenDecimals: 6,
      network: 'base',
      minimumAmountUsd: minimumTopUpUsd,
    },
    siwxChallenge: {
      info: {
        domain: 'api.venice.ai',
        uri: 'https://api.venice.ai',
        version: '1',
        nonce: now.toString(16).padStart(16, '0'),
        issuedAt: new Date(now).toISOString(),
        expirationTime: new Date(now + 300_000).toISOString(),
        statement: 'Sign in to Venice AI',
      },
      supportedChains: [{ chainId: BASE_NETWORK, type: 'eip191' }],
    },
  });
}

export type TopUpFailure =
  | 'INVALID_PAYMENT_FORMAT'
  | 'INVALID_PAYMENT'
  | 'UNSUPPORTED_NETWORK'
  | 'INVALID_PAYMENT_RECIPIENT'
  | 'UNSUPPORTED_TOKEN'
  | 'UNSUPPORTED_SCHEME'
  | 'INVALID_AMOUNT'
  | 'INVALID_PAYMENT_PAYER'
  | 'AMOUNT_TOO_LOW'
  | 'AMOUNT_TOO_HIGH'
  | 'PAYMENT_VERIFICATION_FAILED'
  | 'SETTLEMENT_FAILED'
  | 'PAYMENT_IN_PROGRESS'
  | 'X402_NOT_CONFIGURED'
  | 'SETTLEMENT_TIMEOUT'
  | 'PAYMENT_HEADER_NOT_ACCEPTED';

const OTHER_STATUS: Readonly<Partial<Record<TopUpFailure, number>>> = {
  SETTLEMENT_FAILED: 402,
  PAYMENT_IN_PROGRESS: 409,
  X402_NOT_CONFIGURED: 503,
  SETTLEMENT_TIMEOUT: 504,
};

export function topUpRefused(code: TopUpFailure, message = `The payment was refused: ${code}.`): Reply {
  return json(OTHER_STATUS[code] ?? 400, { error: code, message });
}
