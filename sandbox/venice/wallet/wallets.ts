// The wallets that sign in: which nonces they have used, and how many of their requests are open.

import type { IncomingHttpHeaders } from 'node:http';
import { loadWalletCrypto, type WalletCrypto } from './crypto.ts';
import { checkSignIn, type SignInFailure } from './sign-in.ts';

/** Venice: at once, for each wallet. */
export const OPEN_AT_ONCE = 5;
/** Venice: for how long a nonce is remembered. */
const NONCE_MEMORY_MS = 330_000;

export type Arrival =
  /** No sign-in came with the request. */
  | { readonly is: 'nobody' }
  /** viem is not installed. */
  | { readonly is: 'off' }
  | { readonly is: 'refused'; readonly failure: SignInFailure }
  | { readonly is: 'too-many' }
  /** In lower case. Call `leave` when the answer has been sent. */
  | { readonly is: 'signed-in'; readonly wallet: string; readonly leave: () => void };

export interface Wallets {
  readonly arrive: (headers: IncomingHttpHeaders) => Promise<Arrival>;
  /** Undefined when viem is not installed. */
  readonly crypto: () => Promise<WalletCrypto | undefined>;
}

/** @param mode `off`: as though viem were not installed */
export function createWallets(mode: 'auto' | 'off', now: () => number): Wallets {
  const nonces = new Map<string, number>();
  const open = new Map<string, number>();
  let loading: Promise<WalletCrypto | undefined> | undefined;
  const crypto = async () => {
    if (mode === 'off') return undefined;
    loading ??= loadWalletCrypto();
    return loading;
  };

  /** False when the wallet has used it before. */
  const use = (wallet: string, nonce: string): boolean => {
    for (const [known, until] of nonces) if (until <= now()) nonces.delete(known);
    const name = `${wallet} ${nonce}`;
    if (nonces.has(name)) return false;
    nonces.set(name, now() + NONCE_MEMORY_MS);
    return true;
  };

  const enter = (wallet: string): Arrival => {
    const inside = open.get(wallet) ?? 0;
    if (inside >= OPEN_AT_ONCE) return { is: 'too-many' };
    open.set(wallet, inside + 1);
    return { is: 'signed-in', wallet, leave: () => open.set(wallet, (open.get(wallet) ?? 1) - 1) };
  };

  return {
    crypto,
    arrive: async (headers) => {
      const header = headers['sign-in-with-x'] ?? headers['x-sign-in-with-x'];
      if (typeof header !== 'string') return { is: 'nobody' };
      const viem = await crypto();
      if (viem === undefined) return { is: 'off' };
      const checked = await checkSignIn(header, viem, now());
      if (!checked.ok) return { is: 'refused', failure: checked.failure };
      // Venice: used up by this request, whatever becomes of it.
      if (!use(checked.wallet, checked.nonce)) return { is: 'refused', failure: 'NONCE_REUSED' };
      return enter(checked.wallet);
    },
  };
}
