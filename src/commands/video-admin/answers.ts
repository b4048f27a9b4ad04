// What every subcommand that sets a rule does with its outcome: the right is looked at first, then the rule is set, then
// it is shown as it stands now.
import type { Usd } from '../../domain/money.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { granted, refused } from '../../domain/outcome.ts';
import type { PolicyTrouble } from '../../domain/policy-trouble.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Act } from '../../domain/rights.ts';
import type { Services } from '../../services/index.ts';
import type { Caller } from '../feature.ts';
import type { View } from '../view.ts';
import { isPolicyTrouble, policyTroubleView } from '../views/policy-troubles.ts';
import { refusalView } from '../views/refusals.ts';
import { parseAmount, parseCount } from './amounts.ts';

/** Why something is not done as it was asked. */
export type No = Refusal | PolicyTrouble;

export const noView = (no: No): View => (isPolicyTrouble(no) ? policyTroubleView(no) : refusalView(no));

/** Runs `work` when the caller may; otherwise says who may. */
export async function allowedTo(
  act: Act,
  caller: Caller,
  { rights }: Services,
  work: () => Promise<View>,
): Promise<View> {
  const may = await rights.may(caller, act);
  return may.ok ? work() : refusalView(may.refusal);
}

type Asked<Name extends string> = Readonly<Partial<Record<Name, string | undefined>>>;

/** The amounts among the options that were given, by the names of their limits. */
export function amountsIn<Option extends string, Limit extends string>(
  options: Asked<Option>,
  names: readonly (readonly [Option, Limit, ...unknown[]])[],
): Outcome<Partial<Record<Limit, Usd | null>>, No> {
  const amounts: Partial<Record<Limit, Usd | null>> = {};
  for (const [option, limit] of names) {
    const asked = options[option];
    if (asked === undefined) continue;
    const amount = parseAmount(asked);
    if (amount === undefined) return refused({ is: 'bad-amount', asked });
    amounts[limit] = amount;
  }
  return granted(amounts);
}

/** One number with its bounds. Undefined where nothing was asked. */
export function countIn(
  asked: string | undefined,
  least: number,
  most: number,
): Outcome<number | null | undefined, No> {
  if (asked === undefined) return granted(undefined);
  const count = parseCount(asked, least, most);
  return count === undefined ? refused({ is: 'bad-count', asked, least, most }) : granted(count);
}
