// A jam's pot in the books: filled against the limits of whoever sponsors it, given back at the close. Always inside the
// transaction of the move that causes it.

import type { UserId } from '../../domain/ids.ts';
import type { Jam, JamPlan } from '../../domain/jam.ts';
import type { LedgerEntry } from '../../domain/ledger.ts';
import { FREE, type Usd } from '../../domain/money.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Records } from '../../domain/records.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Cap, judge } from '../../domain/spending.ts';
import type { Instant } from '../../domain/time.ts';
import type { Allowances } from '../allowances.ts';
import { record } from './saying.ts';

export interface Pot {
  readonly left: Usd;
  readonly held: Usd;
  readonly spent: Usd;
}

export async function potOf(records: Records, { id }: Pick<Jam, 'id'>): Promise<Pot> {
  const { held, spent } = await records.ledger.used({ of: 'jam', jam: id }, null);
  return { left: await records.ledger.pot(id), held, spent };
}

type Sponsored = Pick<Jam, 'guild' | 'plan'>;

/** Every limit that money for this pot is judged by, in the windows that `countsAt` lies in. */
export const capsOf = (
  records: Records,
  allowances: Allowances,
  { guild, plan }: Sponsored,
  countsAt: Instant,
): Promise<readonly Cap[]> => allowances.pot(records, guild, plan.sponsor, countsAt);

/** What is wrong with the pot itself, whatever the limits leave. */
export async function whyNotPot(
  records: Records,
  guild: Jam['guild'],
  { pot, sponsor }: Pick<JamPlan, 'pot' | 'sponsor'>,
): Promise<Refusal | null> {
  const { jams, roles } = await records.settings.get(guild);
  if (pot === FREE) return { is: 'pot-too-small' };
  if (jams.mostPot !== null && pot > jams.mostPot) return { is: 'pot-too-large', most: jams.mostPot };
  const budget = roles.find(({ role }) => role === sponsor)?.month ?? null;
  return sponsor !== null && budget === null ? { is: 'no-role-budget', role: sponsor } : null;
}

/** Sets `amount` aside, or says which limit it would break. `countsAt`: when the pot was first filled. */
export async function fundPot(
  records: Records,
  allowances: Allowances,
  jam: Jam,
  how: { readonly amount: Usd; readonly countsAt: Instant; readonly actor: UserId; readonly now: Instant },
): Promise<Outcome<null, Refusal>> {
  const { amount, countsAt, actor, now } = how;
  const caps = await capsOf(records, allowances, jam, countsAt);
  const verdict = judge({ purse: 'own', caps, running: [], coolUntil: null }, amount, now);
  if (!verdict.ok) return refused(verdict.refusal);
  await records.ledger.enter({ ...potEntry(jam, countsAt), kind: 'fund', amount, at: now, why: 'set aside for a jam' });
  await record(records, jam, 'jam-fund', { actor, after: { amount, sponsor: jam.plan.sponsor }, now });
  return granted(null);
}

/** Gives back what is not held. What is held now and comes back later goes the same way by itself (`settlement`). */
export async function releasePot(records: Records, jam: Jam, actor: UserId | null, now: Instant): Promise<Usd> {
  const { fundedAt } = jam;
  const amount = await records.ledger.pot(jam.id);
  if (fundedAt === null || amount === FREE) return FREE;
  await records.ledger.enter({
    ...potEntry(jam, fundedAt),
    kind: 'release',
    amount,
    at: now,
    why: 'the jam has ended',
  });
  await record(records, jam, 'jam-release', { actor, after: { amount }, now });
  return amount;
}

function potEntry(jam: Jam, heldAt: Instant): Omit<LedgerEntry, 'kind' | 'amount' | 'at' | 'why'> {
  const { id, guild, host, plan, place } = jam;
  return { job: null, jam: id, purse: 'pot', guild, member: host, role: plan.sponsor, channel: place, heldAt };
}
