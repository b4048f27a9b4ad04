// Wallets of the tests, signing by viem directly, so that the sandbox is not judged by the client that it is to judge.
import { randomBytes } from 'node:crypto';
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { PAY_TO, USDC } from '../../../sandbox/venice/wallet/refusals.ts';
import { START } from './support.ts';

export const ADA: PrivateKeyAccount = privateKeyToAccount(`0x${'5a'.repeat(32)}`);
export const BOB: PrivateKeyAccount = privateKeyToAccount(`0x${'6b'.repeat(32)}`);

export const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
export const freshNonce = (): string => randomBytes(8).toString('hex');

export interface Fields {
  readonly account: PrivateKeyAccount;
  /** Unix ms. */
  readonly at: number;
  readonly nonce: string;
  readonly domain: string;
  /** The line as it stands in the text; an empty one is left out. */
  readonly chainLine: string;
  /** Whatever goes below `Issued At`. */
  readonly more: readonly string[];
  /** Changes to the payload around the text. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Who the text says it is. */
  readonly named: string;
}

/** The value of a `SIGN-IN-WITH-X` header, good unless a field says otherwise. */
export async function signIn(fields: Partial<Fields> = {}): Promise<string> {
  const { account = ADA, at = START, nonce = freshNonce(), domain = 'api.venice.ai' } = fields;
  const { chainLine = 'Chain ID: 8453', more = [], payload = {}, named = account.address } = fields;
  const message = [
    `${domain} wants you to sign in with your Ethereum account:`,
    named,
    '',
    'Sign in to Venice AI',
    '',
    'URI: https://api.venice.ai',
    'Version: 1',
    ...(chainLine === '' ? [] : [chainLine]),
    ...(nonce === '' ? [] : [`Nonce: ${nonce}`]),
    `Issued At: ${new Date(at).toISOString()}`,
    ...more,
  ].join('\n');
  const signature = await account.signMessage({ message });
  return encoded({ address: account.address, message, signature, timestamp: at, chainId: 8453, ...payload });
}

/** Options for a call as this wallet. */
export async function as(account: PrivateKeyAccount, fields: Partial<Fields> = {}) {
  return { key: null, headers: { 'sign-in-with-x': await signIn({ account, ...fields }) } };
}

export interface PaymentFields {
  readonly account: PrivateKeyAccount;
  /** Unix ms. */
  readonly at: number;
  readonly value: string;
  readonly to: `0x${string}`;
  readonly nonce: `0x${string}`;
  /** Seconds after `at`. */
  readonly validFor: number;
  readonly accepted: Readonly<Record<string, unknown>>;
  /** Changes to the authorization after it was signed. */
  readonly tampered: Readonly<Record<string, unknown>>;
  /** Changes to the envelope. */
  readonly envelope: Readonly<Record<string, unknown>>;
}

/** The value of a `PAYMENT-SIGNATURE` header, good for five dollars unless a field says otherwise. */
export async function payment(fields: Partial<PaymentFields> = {}): Promise<string> {
  const { account = ADA, at = START, value = '5000000', to = PAY_TO, validFor = 300 } = fields;
  const { nonce = `0x${randomBytes(32).toString('hex')}` as const } = fields;
  const validAfter = Math.floor(at / 1000) - 60;
  const validBefore = Math.floor(at / 1000) + validFor;
  const signature = await account.signTypedData({
    domain: { name: 'USD Coin', version: '2', chainId: 8453, verifyingContract: USDC },
    types: {
      TransferWithAuthorization: [
        { name: 'from', type: 'address' },
        { name: 'to', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'validAfter', type: 'uint256' },
        { name: 'validBefore', type: 'uint256' },
        { name: 'nonce', type: 'bytes32' },
      ],
    },
    primaryType: 'TransferWithAuthorization',
    message: {
      from: account.address,
      to,
      value: BigInt(/^\d+$/.test(value) ? value : 0),
      validAfter: BigInt(validAfter),
      validBefore: BigInt(validBefore),
      nonce,
    },
  });
  const times = { validAfter: String(validAfter), validBefore: String(validBefore) };
  return encoded({
    x402Version: 2,
    payload: {
      signature,
      authorization: { from: account.address, to, value, ...times, nonce, ...fields.tampered },
    },
    accepted: {
      scheme: 'exact',
      network: 'eip155:8453',
      amount: '5000000',
      asset: USDC,
      payTo: PAY_TO,
      maxTimeoutSeconds: 300,
      ...fields.accepted,
    },
    ...fields.envelope,
  });
}
