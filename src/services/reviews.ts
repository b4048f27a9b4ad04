// Whether a moderator looks first: at a prompt before anything is spent, or at a clip before it is posted.
import type { Job, StateOf } from '../domain/job.ts';
import type { Member } from '../domain/member.ts';
import type { Chance } from '../domain/ports.ts';
import type { Records } from '../domain/records.ts';
import { type Reviewable, ReviewReason, reviewReason } from '../domain/review.ts';
import type { Settings } from '../domain/settings.ts';
import { HOUR, type Instant, later } from '../domain/time.ts';
import { openCase } from './cases.ts';
import { callNext, settle } from './settlement.ts';

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
  await openCase(records, chance, {
    guild: job.guild,
    kind,
    opener: job.author,
    job: job.id,
    place: job.place,
    text: reason,
    amount: job.price,
    openedAt: now,
    expiresAt: later(now, review.hours * HOUR),
  });
}

/** The prompt may be made: the job takes its place in line, and keeps the approval for as long as the server says. */
export async function approvePrompt(records: Records, job: Job, now: Instant): Promise<boolean> {
  if (!(await records.jobs.advance(job.id, 'awaiting', { at: 'queued' }, now))) return false;
  const { review } = await records.settings.get(job.guild);
  await records.jobs.annotate(job.id, { approvedUntil: later(now, review.hours * HOUR) });
  if (!(await standsInLine(records, job))) await records.jobs.stepUp(job.id, now);
  await records.outbox.add(job.id, 'open', now);
  return true;
}

/** In a jam each person stands in line once. */
async function standsInLine(records: Records, { id, jam, author }: Job): Promise<boolean> {
  if (jam === null) return false;
  const entries = await records.jobs.ofJam(jam);
  return entries.some(
    (one) => one.id !== id && one.author === author && one.state.at === 'queued' && one.lineAt !== null,
  );
}

/**
 * Ends a job that waited for a moderator's look at its prompt, with the money back. Nothing of it was public, so nothing
 * is said in public: the verdict on the case tells its author.
 */
export async function endReview(
  records: Records,
  job: Job,
  reason: 'refused-by-moderator' | 'not-reviewed' | 'price-rose',
  now: Instant,
): Promise<boolean> {
  const failure = { reason, charged: 'no', detail: null, suggestedModel: null } as const;
  if (!(await records.jobs.advance(job.id, 'awaiting', { at: 'failed', failure }, now))) return false;
  await settle(records, job, 'return', `review of the prompt: ${reason}`, now);
  await callNext(records, job, now);
  await records.outbox.add(job.id, 'closing-status', now);
  return true;
}

/** Whether a withheld clip is posted, or stays on our disk. The money was spent when it was made. */
export async function releaseResult(
  records: Records,
  job: Job,
  how: 'post' | 'refused-by-moderator' | 'not-reviewed',
  now: Instant,
): Promise<boolean> {
  if (job.state.at !== 'withheld') return false;
  const { ticket, clip, renderMs } = job.state;
  if (how === 'post') {
    const rendered: StateOf<'rendered'> = { at: 'rendered', ticket, clip, renderMs, approved: true };
    return records.jobs.advance(job.id, 'withheld', rendered, now);
  }
  if (!(await records.jobs.advance(job.id, 'withheld', { at: 'kept', clip, why: how, ticket }, now))) return false;
  await records.outbox.add(job.id, 'closing-status', now);
  return true;
}

/** A kept clip goes out after all. The caller has seen that its file is there. */
export async function bringBack(records: Records, job: Job, now: Instant): Promise<boolean> {
  if (job.state.at !== 'kept') return false;
  const { ticket, clip } = job.state;
  return records.jobs.advance(job.id, 'kept', { at: 'rendered', ticket, clip, renderMs: null, approved: true }, now);
}

/** An approval does not last for ever. A job that is still in line after its end is looked at anew; the money stays held. */
export async function reviewAnew(records: Records, job: Job, chance: Chance, now: Instant): Promise<void> {
  if (!(await records.jobs.advance(job.id, 'queued', { at: 'awaiting', since: now }, now))) return;
  await records.jobs.annotate(job.id, { approvedUntil: null });
  await callNext(records, job, now);
  const earlier = await records.cases.about(job.id, 'prompt');
  const reason = ReviewReason.catch('everyone').parse(earlier?.text);
  await askForReview(records, job, 'prompt', reason, await records.settings.get(job.guild), chance, now);
}
