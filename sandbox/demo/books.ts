// The books at the end: what Venice charged by its own account, beside what the bot tells its members. They must agree.

import type { AccountView } from '../venice/account.ts';

/** Whole micro-dollars as `$0.264`: at least cents, and as many digits as it takes to be exact. */
export function usd(micro: number): string {
  const digits = String(micro).padStart(7, '0');
  return `$${digits.slice(0, -6)}.${digits.slice(-6).replace(/0{1,4}$/, '')}`;
}

export interface BudgetWords {
  readonly member: string;
  /** The answer to `/video budget`. */
  readonly text: string;
}

/**
 * What a budget says was spent this month, in micro-dollars: midnight may pass during a scene. Throws when it cannot be
 * read, or money is still set aside.
 */
export function spentIn({ member, text }: BudgetWords): number {
  const [, spent, held] = /This month: \$([\d.]+) spent, \$([\d.]+) set aside/.exec(text) ?? [];
  if (spent === undefined || held === undefined) throw new Error(`${member}'s budget cannot be read: ${text}`);
  if (Number(held) !== 0) throw new Error(`$${held} are still set aside for ${member}, with nothing under way.`);
  return Math.round(Number(spent) * 1_000_000);
}

/** What of the member's receipts a moderator has put on the server's own bill, in micro-dollars. */
export const borneIn = ({ text }: BudgetWords): number =>
  [...text.matchAll(/charged \$([\d.]+), then taken over by the server/g)].reduce(
    (sum, [, amount]) => sum + Math.round(Number(amount) * 1_000_000),
    0,
  );

/** What the finale of a jam says that its pot paid, and what went back, as it is written there. */
export function potIn(text: string): { readonly spent: string; readonly back: string; readonly spentMicroUsd: number } {
  const [, spent, back] = /\$([\d.]+) spent from the pot; \$([\d.]+) went back/.exec(text) ?? [];
  if (spent === undefined || back === undefined) throw new Error(`The finale tells nothing of the pot: ${text}`);
  return { spent: `$${spent}`, back: `$${back}`, spentMicroUsd: Math.round(Number(spent) * 1_000_000) };
}

/**
 * The rows of the comparison. Throws when the two sides do not agree to the last micro-dollar.
 * @param pot what the pot of a jam paid, in micro-dollars
 */
export function compare(
  account: AccountView,
  budgets: readonly BudgetWords[],
  pot = 0,
): readonly (readonly [string, string])[] {
  const told = budgets.map((budget) => ({ member: budget.member, spent: spentIn(budget) }));
  const borne = budgets.reduce((sum, budget) => sum + borneIn(budget), 0);
  const total = told.reduce((sum, { spent }) => sum + spent, borne + pot);
  const counted = (kind: 'charge' | 'refund') => account.entries.filter((entry) => entry.kind === kind).length;
  if (total !== account.spentMicroUsd)
    throw new Error(`Venice keeps ${usd(account.spentMicroUsd)}, but all that was told is ${usd(total)}.`);
  return [
    [`Venice charged, ${counted('charge')} times`, usd(account.chargedMicroUsd)],
    [refunded(counted('refund')), usd(account.refundedMicroUsd)],
    ['Venice keeps', usd(account.spentMicroUsd)],
    ...told.map(({ member, spent }) => [`${member}'s /video budget says`, usd(spent)] as const),
    ...(borne === 0 ? [] : [['The server bears', usd(borne)] as const]),
    ...(pot === 0 ? [] : [["The jam's pot paid", usd(pot)] as const]),
    ['Together', usd(total)],
  ];
}

function refunded(times: number): string {
  if (times === 0) return 'Venice gave nothing back';
  return `Venice gave back, ${times === 1 ? 'once' : `${times} times`}`;
}
