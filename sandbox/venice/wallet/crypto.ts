// The cryptography behind wallets, by viem, which is an optional package: where it is not installed, this sandbox takes
// no wallets and says so.

/** EIP-3009, as it comes in a payment. */
export interface Authorization {
  readonly from: string;
  readonly to: string;
  readonly value: string;
  readonly validAfter: string;
  readonly validBefore: string;
  readonly nonce: string;
}

export interface WalletCrypto {
  /** EIP-191. */
  readonly signedText: (address: string, message: string, signature: string) => Promise<boolean>;
  /** EIP-712 over EIP-3009, for USDC on Base. */
  readonly signedTransfer: (authorization: Authorization, asset: string, signature: string) => Promise<boolean>;
}

/** Undefined when viem is not installed. */
export async function loadWalletCrypto(): Promise<WalletCrypto | undefined> {
  const viem = await loadViem();
  if (viem === undefined) return undefined;
  const { verifyMessage, verifyTypedData } = viem;
  return {
    signedText: (address, message, signature) =>
      verified(() => verifyMessage({ address: hex(address), message, signature: hex(signature) })),
    signedTransfer: (authorization, asset, signature) =>
      verified(() =>
        verifyTypedData({
          address: hex(authorization.from),
          domain: { name: 'USD Coin', version: '2', chainId: 8453, verifyingContract: hex(asset) },
          types: { TransferWithAuthorization: TRANSFER },
          primaryType: 'TransferWithAuthorization',
          message: {
            from: hex(authorization.from),
            to: hex(authorization.to),
            value: BigInt(authorization.value),
            validAfter: BigInt(authorization.validAfter),
            validBefore: BigInt(authorization.validBefore),
            nonce: hex(authorization.nonce),
          },
          signature: hex(signature),
        }),
      ),
  };
}

const TRANSFER = [
  { name: 'from', type: 'address' },
  { name: 'to', type: 'address' },
  { name: 'value', type: 'uint256' },
  { name: 'validAfter', type: 'uint256' },
  { name: 'validBefore', type: 'uint256' },
  { name: 'nonce', type: 'bytes32' },
] as const;

const hex = (text: string): `0x${string}` => `0x${text.replace(/^0x/, '')}`;

/** A signature of a wrong length or outside the curve makes the library throw; it is a wrong signature like any other. */
async function verified(check: () => Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch (reason) {
    if (reason instanceof Error) return false;
    throw reason;
  }
}

async function loadViem() {
  try {
    return await import('viem/utils');
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw reason;
  }
}
