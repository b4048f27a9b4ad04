// A wallet on Base that signs in to Venice and pays it. Promises that the private key stays behind these two functions:
// it is in no property, no message and no error, and viem, which does the signing, is loaded only when a wallet is opened.
import { Fault } from '../../../domain/fault.ts';
import type { Secret } from '../../../domain/secret.ts';
import { type Instant, later, MINUTE, SECOND } from '../../../domain/time.ts';

/** `0x` and 40 hex digits, in the mixed case of EIP-55. */
export type Address = `0x${string}`;

export interface Wallet {
  readonly address: Address;
  /**
   * The value of one `SIGN-IN-WITH-X` header. Venice: a nonce counts once, even when the request then fails, so that
   * every request, each poll and each retry included, needs a value of its own.
   */
  signIn(): Promise<string>;
  /** Signs an order to move USDC. Whoever holds the result can have it carried out, once, until it lapses. */
  signTransfer(order: TransferOrder): Promise<SignedTransfer>;
}

/** EIP-3009, in what a person decides. */
export interface TransferOrder {
  readonly to: Address;
  /** USDC base units: a million is one dollar. */
  readonly value: bigint;
  /** The USDC contract. */
  readonly asset: Address;
  /** EIP-155. */
  readonly chainId: number;
  /** The order lapses this long after it was signed. */
  readonly goodForSeconds: number;
}

/** What Venice wants to see of it: every number as a decimal string, times in Unix seconds. */
export interface SignedTransfer {
  readonly signature: string;
  readonly authorization: {
    readonly from: string;
    readonly to: string;
    readonly value: string;
    readonly validAfter: string;
    readonly validBefore: string;
    readonly nonce: string;
  };
}

export interface WalletOptions {
  /** `0x` and 64 hex digits. */
  readonly privateKey: Secret;
  readonly now: () => Instant;
  /** Unpredictable bytes as hex digits, two for each byte. */
  readonly randomHex: (bytes: number) => string;
}

/** Venice: Base, the only EVM chain that it takes. */
export const BASE = 8453;
/** Venice: the `domain` of a sign-in, whatever address it is sent to. */
const DOMAIN = 'api.venice.ai';
/** Venice: a sign-in of more than five minutes is refused. */
const SIGN_IN_LIFE = 5 * MINUTE;
/** A chain's clock may be behind ours; an order that is not valid yet would be refused. */
const CLOCK_DOUBT_SECONDS = 600;

/** Throws a Fault when viem is not installed, or when the key is not one. */
export async function openWallet({ privateKey, now, randomHex }: WalletOptions): Promise<Wallet> {
  const { accounts, siwe } = await loadViem();
  const account = accountOf(accounts, privateKey);
  return {
    address: account.address,

    async signIn() {
      const issued = now();
      const message = siwe.createSiweMessage({
        domain: DOMAIN,
        address: account.address,
        statement: 'Sign in to Venice AI',
        uri: `https://${DOMAIN}`,
        version: '1',
        chainId: BASE,
        nonce: randomHex(16),
        issuedAt: new Date(issued),
        expirationTime: new Date(later(issued, SIGN_IN_LIFE)),
      });
      const signature = await account.signMessage({ message });
      return base64({ address: account.address, message, signature, timestamp: issued, chainId: BASE });
    },

    async signTransfer({ to, value, asset, chainId, goodForSeconds }) {
      const seconds = Math.floor(now() / SECOND);
      const validAfter = seconds - CLOCK_DOUBT_SECONDS;
      const validBefore = seconds + goodForSeconds;
      const nonce: Address = `0x${randomHex(32)}`;
      const from = account.address;
      const signature = await account.signTypedData({
        domain: { name: 'USD Coin', version: '2', chainId, verifyingContract: asset },
        types: { TransferWithAuthorization: TRANSFER },
        primaryType: 'TransferWithAuthorization',
        message: { from, to, value, validAfter: BigInt(validAfter), validBefore: BigInt(validBefore), nonce },
      });
      const times = { validAfter: String(validAfter), validBefore: String(validBefore) };
      return { signature, authorization: { from, to, value: String(value), ...times, nonce } };
    },
  };
}

/** EIP-3009, as the USDC contract spells it. */
const TRANSFER = [
  { name: 'from', type: 'address' },
  { name: 'to', type: 'address' },
  { name: 'value', type: 'uint256' },
  { name: 'validAfter', type: 'uint256' },
  { name: 'validBefore', type: 'uint256' },
  { name: 'nonce', type: 'bytes32' },
] as const;

/** How Venice takes JSON in a header. */
export function base64(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64');
}

async function loadViem() {
  try {
    return { accounts: await import('viem/accounts'), siwe: await import('viem/siwe') };
  } catch (cause) {
    throw new Fault(
      'paying from a wallet needs the optional package viem. Install it: npm ci without --omit=optional',
      {
        cause,
      },
    );
  }
}

function accountOf(accounts: typeof import('viem/accounts'), privateKey: Secret) {
  const key = privateKey.reveal();
  try {
    return accounts.privateKeyToAccount(`0x${key.slice(2)}`);
  } catch {
    // No cause: the message of the library repeats the key.
    throw new Fault('VENICE_WALLET_PRIVATE_KEY is not the private key of any wallet');
  }
}
