// What follows from a decision, in the transaction that writes it down. A job that has moved on in the meantime is left
// as it is: every move is a compare-and-set.
import type { Case } from '../domain/cases.ts';
import type { Member } from '../domain/member.ts';
import type { Usd } from '../domain/money.ts';
import type { Records } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';
import { note } from './audit.ts';
import { blockOfAppeal } from './cases.ts';
import { grant } from './grants.ts';
import { hide } from './removal.ts';
import { approvePrompt, bringBack, endReview, releaseResult } from './reviews.ts';

export type Consequence =
  | { readonly is: 'refuse' }
  /** The prompt may be made, for what Venice asks now. */
  | { readonly is: 'make'; readonly price: Usd }
  | { readonly is: 'grant'; readonly amount: Usd }
  /** `hasFile`: the clip is still on our disk. */
  | { readonly is: 'accept'; readonly hasFile: boolean };

export async function follow(
  records: Records,
  one: Case,
  consequence: Consequence,
  by: Member,
  now: Instant,
): Promise<void> {
  const job = one.job === null ? undefined : await records.jobs.get(one.job);
  switch (consequence.is) {
    case 'refuse':
      if (one.kind === 'prompt' && job !== undefined) await endReview(records, job, 'refused-by-moderator', now);
      if (one.kind === 'result' && job !== undefined) await releaseResult(records, job, 'refused-by-moderator', now);
      return;
    case 'make':
      // Nobody pays more than the card showed.
      if (job === undefined) return;
      if (consequence.price > job.price) await endReview(records, job, 'price-rose', now);
      else await approvePrompt(records, job, now);
      return;
    case 'grant': {
      const { guild, opener: member, place: channel } = one;
      const reason = one.state.is === 'decided' ? (one.state.reason ?? `request ${one.id}`) : one.id;
      const given = { guild, member, amount: consequence.amount, by: by.user, channel, reason };
      await grant(records, given, { told: true }, now);
      return;
    }
    case 'accept':
      if (one.kind === 'result' && job !== undefined) await releaseResult(records, job, 'post', now);
      if (one.kind === 'report' && job !== undefined && (await hide(records, job, now))) {
        await records.memos.add(one.guild, `taken-down:${one.id}`, { is: 'taken-down', case: one.id }, now);
      }
      if (one.kind !== 'appeal') return;
      if (job !== undefined && consequence.hasFile) await bringBack(records, job, now);
      if (job === undefined) await liftBlock(records, one, by, now);
  }
}

async function liftBlock(records: Records, one: Case, by: Member, now: Instant): Promise<void> {
  const block = await blockOfAppeal(records, one, now);
  if (block === null) return;
  await records.blocks.lift(one.guild, one.opener);
  await note(records, {
    at: now,
    guild: one.guild,
    actor: by.user,
    action: 'unblock',
    subject: one.opener,
    before: JSON.stringify({ until: block.until, reason: block.reason }),
    after: JSON.stringify({ appeal: one.id }),
  });
}
