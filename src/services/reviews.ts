// Whether a moderator looks first: at a prompt before anything is spent, or at a clip before it is posted.

import type { Job } from '../domain/job.ts';
import type { Member } from '../domain/member.ts';
import type { Chance } from '../domain/ports.ts';
import type { Records } from '../domain/records.ts';
import { type Reviewable, type ReviewReason, reviewReason } from '../domain/review.ts';
import type { Settings } from '../domain/settings.ts';
import { HOUR, type Instant, later } from '../domain/time.ts';

export interface Reviews {
  readonly prompt: ReviewReason | null;
  readonly result: ReviewReason | null;
}

export async function reviewsOf(
  records: Records,
  { review }: Settings,
  about: Omit<Reviewable, 'clipsBefore' | 'member'> & { readonly member: Member },
): Promise<Reviews> {
  const { guild, user } = about.member;
  const clipsBefore = await records.jobs.count(guild, user, ['delivered']);
  const reviewable = { ...about, clipsBefore };
  return { prompt: reviewReason(review.prompt, reviewable), result: reviewReason(review.result, reviewable) };
}

/** Opens the case on which moderators decide, in the transaction that makes the job wait. */
export async function askForReview(
  records: Records,
  job: Job,
  kind: 'prompt' | 'result',
  reason: ReviewReason,
  { review }: Settings,
  chance: Chance,
  now: Instant,
): Promise<void> {
  const id = chance.caseId();
  await records.cases.open({
    id,
    guild: job.guild,
    kind,
    opener: job.author,
    job: job.id,
    place: job.place,
    text: reason,
    amount: job.price,
    openedAt: now,
    expiresAt: later(now, review.hours * HOUR),
    state: { is: 'open' },
    post: null,
  });
  await records.memos.add(job.guild, `case:${id}`, { is: 'case', case: id }, now);
}
