// The sandbox's own books: what it charged and what it gave back, entry by entry, so that a test can hold them
// against the bot's ledger. Entries are only ever added; every sum is computed from them.

/** One movement of money. Amounts are whole micro-dollars and never negative; `kind` says the direction. */
export interface AccountEntry {
  readonly kind: 'charge' | 'refund';
  readonly queueId: string;
  readonly model: string;
  readonly amountMicroUsd: number;
  /** Unix ms. */
  readonly at: number;
}

/** Money paid in. */
export interface Deposit {
  readonly id: string;
  readonly amountMicroUsd: number;
  /** Unix ms. */
  readonly at: number;
}

/** Any movement, as a statement shows it. */
export interface Movement {
  readonly id: string;
  readonly kind: AccountEntry['kind'] | 'deposit';
  readonly amountMicroUsd: number;
  readonly balanceAfterMicroUsd: number;
  readonly queueId: string | undefined;
  readonly model: string | undefined;
  /** Unix ms. */
  readonly at: number;
}

export interface AccountView {
  readonly balanceMicroUsd: number;
  readonly chargedMicroUsd: number;
  readonly refundedMicroUsd: number;
  /** Charged less refunded: what the clips cost in the end. */
  readonly spentMicroUsd: number;
  readonly entries: readonly AccountEntry[];
}

export interface Account {
  view(): AccountView;
  /** What this key's jobs cost so far, for a key with a spend limit of its own. */
  spentBy(keyId: string): number;
  /** False, and nothing charged, when the balance is too small. */
  charge(entry: Omit<AccountEntry, 'kind'>, keyId: string): boolean;
  refund(entry: Omit<AccountEntry, 'kind'>, keyId: string): void;
  deposit(deposit: Deposit): void;
  /** Newest first. */
  movements(): readonly Movement[];
  /** Makes the balance this much, as though money had been paid in or taken out. */
  setBalance(microUsd: number): void;
}

/** @param openingMicroUsd the balance to begin with */
export function createAccount(openingMicroUsd: number): Account {
  const booked: { readonly entry: AccountEntry; readonly keyId: string }[] = [];
  const moved: Omit<Movement, 'balanceAfterMicroUsd'>[] = [];
  let deposited = openingMicroUsd;

  const sum = (kind: AccountEntry['kind'], keyId?: string): number =>
    booked
      .filter((line) => line.entry.kind === kind && (keyId === undefined || line.keyId === keyId))
      .reduce((total, line) => total + line.entry.amountMicroUsd, 0);
  const spent = (keyId?: string): number => sum('charge', keyId) - sum('refund', keyId);

  const book = (entry: AccountEntry, keyId: string): void => {
    if (!Number.isSafeInteger(entry.amountMicroUsd) || entry.amountMicroUsd < 0)
      throw new RangeError('An amount is a whole number of micro-dollars, 0 or greater.');
    booked.push({ entry, keyId });
    moved.push({ id: `${entry.kind}_${entry.queueId}`, ...entry });
  };

  return {
    view: () => ({
      balanceMicroUsd: deposited - spent(),
      chargedMicroUsd: sum('charge'),
      refundedMicroUsd: sum('refund'),
      spentMicroUsd: spent(),
      entries: booked.map((line) => line.entry),
    }),
    spentBy: (keyId) => spent(keyId),
    charge: (entry, keyId) => {
      if (deposited - spent() < entry.amountMicroUsd) return false;
      book({ kind: 'charge', ...entry }, keyId);
      return true;
    },
    refund: (entry, keyId) => book({ kind: 'refund', ...entry }, keyId),
    deposit: (deposit) => {
      deposited += deposit.amountMicroUsd;
      moved.push({ kind: 'deposit', queueId: undefined, model: undefined, ...deposit });
    },
    movements: () => withBalances(moved.toReversed(), deposited - spent()),
    setBalance: (microUsd) => {
      deposited = microUsd + spent();
    },
  };
}

/** Reckoned back from what there is now: `setBalance` leaves no entry. @param moved newest first */
function withBalances(moved: readonly Omit<Movement, 'balanceAfterMicroUsd'>[], balanceMicroUsd: number): Movement[] {
  let after = balanceMicroUsd;
  return moved.map((movement) => {
    const balanceAfterMicroUsd = after;
    after += movement.kind === 'charge' ? movement.amountMicroUsd : -movement.amountMicroUsd;
    return { ...movement, balanceAfterMicroUsd };
  });
}
