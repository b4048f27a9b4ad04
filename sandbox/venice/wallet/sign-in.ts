// Reads a `SIGN-IN-WITH-X` header by Venice's rules, one after the other, and names the first that it breaks. Whether the
// nonce was seen before is not decided here.

import { z } from 'zod';
import type { WalletCrypto } from './crypto.ts';

/** The part after `X402_SIGN_IN_`. */
export type SignInFailure =
  | 'INVALID_PAYLOAD'
  | 'PARSE_ERROR'
  | 'INVALID_MESSAGE'
  | 'ADDRESS_MISMATCH'
  | 'INVALID_CHAIN_ID'
  | 'CHAIN_MISMATCH'
  | 'UNSUPPORTED_CHAIN'
  | 'MISSING_NONCE'
  | 'DOMAIN_MISMATCH'
  | 'TIMESTAMP_MISMATCH'
  | 'EXPIRED'
  | 'FUTURE_TIMESTAMP'
  | 'NOT_BEFORE'
  | 'INVALID_SIGNATURE'
  | 'INVALID_WALLET'
  | 'NONCE_REUSED';

export type SignInCheck =
  /** `wallet` in lower case. */
  | { readonly ok: true; readonly wallet: string; readonly nonce: string }
  | { readonly ok: false; readonly failure: SignInFailure };

const Payload = z.looseObject({
  address: z.string(),
  message: z.string(),
  signature: z.string(),
  chainId: z.union([z.string(), z.number()]).optional(),
  timestamp: z.number().optional(),
});
type Payload = z.infer<typeof Payload>;

const CHAIN = 8453;
const DOMAINS = ['api.venice.ai', 'venice.ai'];
/** Venice: five minutes old at most, thirty seconds ahead at most, the timestamp within thirty seconds of the text. */
const OLDEST_MS = 300_000;
const DOUBT_MS = 30_000;

export async function checkSignIn(header: string, crypto: WalletCrypto, now: number): Promise<SignInCheck> {
  const refuse = (failure: SignInFailure): SignInCheck => ({ ok: false, failure });
  const json = jsonIn(header);
  if (json === undefined) return refuse('PARSE_ERROR');
  const parsed = Payload.safeParse(json);
  if (!parsed.success) return refuse('INVALID_PAYLOAD');
  const payload = parsed.data;
  if (!/^0x[0-9a-fA-F]{40}$/.test(payload.address)) return refuse('INVALID_WALLET');

  const text = textOf(payload.message);
  const failure = textFailure(text, payload) ?? timeFailure(text, payload, now);
  if (failure !== undefined) return refuse(failure);
  if (!(await crypto.signedText(payload.address, payload.message, payload.signature)))
    return refuse('INVALID_SIGNATURE');
  return { ok: true, wallet: payload.address.toLowerCase(), nonce: text.nonce ?? '' };
}

function jsonIn(header: string): unknown {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(header)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
    return value;
  } catch (reason) {
    if (reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}

/** The fields of an EIP-4361 text; what was not in it is undefined. Times in Unix ms, NaN when they are no moment. */
interface SignInText {
  readonly domain: string | undefined;
  readonly address: string | undefined;
  readonly chainId: number | undefined;
  readonly nonce: string | undefined;
  readonly issuedAt: number | undefined;
  readonly expiresAt: number | undefined;
  readonly notBefore: number | undefined;
}

function textOf(message: string): SignInText {
  const [first = '', second = '', ...rest] = message.split('\n');
  const field = (name: string) => rest.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const time = (name: string) => {
    const value = field(name);
    return value === undefined ? undefined : Date.parse(value);
  };
  const chain = field('Chain ID');
  return {
    domain: /^(\S+) wants you to sign in with your Ethereum account:$/.exec(first)?.[1],
    address: /^0x[0-9a-fA-F]{40}$/.exec(second)?.[0],
    chainId: chain === undefined ? undefined : Number(chain),
    nonce: field('Nonce'),
    issuedAt: time('Issued At'),
    expiresAt: time('Expiration Time'),
    notBefore: time('Not Before'),
  };
}

function textFailure(text: SignInText, { address, chainId }: Payload): SignInFailure | undefined {
  if (text.address === undefined || text.domain === undefined) return 'INVALID_MESSAGE';
  if (text.address.toLowerCase() !== address.toLowerCase()) return 'ADDRESS_MISMATCH';
  const named = chainId === undefined ? undefined : /^(?:eip155:)?(\d+)$/.exec(String(chainId))?.[1];
  if (chainId !== undefined && named === undefined) return 'INVALID_CHAIN_ID';
  // Venice: a text without a chain is for chain 1.
  const chain = text.chainId ?? 1;
  if (named !== undefined && Number(named) !== chain) return 'CHAIN_MISMATCH';
  if (chain !== CHAIN) return 'UNSUPPORTED_CHAIN';
  if (!/^[A-Za-z0-9]{8,}$/.test(text.nonce ?? '')) return 'MISSING_NONCE';
  return DOMAINS.includes(text.domain) ? undefined : 'DOMAIN_MISMATCH';
}

function timeFailure(text: SignInText, { timestamp }: Payload, now: number): SignInFailure | undefined {
  const { issuedAt, expiresAt, notBefore } = text;
  if (issuedAt === undefined || Number.isNaN(issuedAt)) return 'INVALID_MESSAGE';
  if (timestamp !== undefined && Math.abs(timestamp - issuedAt) > DOUBT_MS) return 'TIMESTAMP_MISMATCH';
  if (issuedAt > now + DOUBT_MS) return 'FUTURE_TIMESTAMP';
  if (issuedAt < now - OLDEST_MS || (expiresAt !== undefined && !(now < expiresAt))) return 'EXPIRED';
  if (notBefore !== undefined && !(now >= notBefore)) return 'NOT_BEFORE';
  return undefined;
}
