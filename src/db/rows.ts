// Row ⇄ domain for jobs, drafts and the ledger, checked by zod in both directions.
// A row that cannot be understood is a Fault that names table, id and fields, and never says what stood in them.
import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import type { Draft } from '../domain/draft.ts';
import { Quote } from '../domain/draft.ts';
import { ChannelId, DraftId, GuildId, JamId, JobId, MessageId, RoleId, UserId } from '../domain/ids.ts';
import { Clip, ENDED, type Job, JobState, Progress, type StateName } from '../domain/job.ts';
import { Language } from '../domain/language.ts';
import { EntryKind, endsOf, type LedgerEntry, Purse } from '../domain/ledger.ts';
import { Usd } from '../domain/money.ts';
import { VideoRequest } from '../domain/request.ts';
import { ReviewReason } from '../domain/review.ts';
import { Instant } from '../domain/time.ts';
import { checked, jsonOf } from './checked.ts';
import type { DraftsTable, JobsTable, LedgerTable } from './tables.ts';

const StoredJob = z.object({
  id: JobId,
  draft: DraftId,
  author: UserId,
  guild: GuildId,
  place: ChannelId,
  thread: ChannelId.nullable(),
  statusMessage: MessageId.nullable(),
  request: VideoRequest,
  price: Usd,
  createdAt: Instant,
  state: JobState,
  dueAt: Instant,
  attempts: z.number().int().nonnegative(),
  postTriedAt: Instant.nullable(),
  parent: JobId.nullable(),
  jam: JamId.nullable(),
  purse: Purse,
  language: Language,
  lineAt: Instant.nullable(),
  approvedUntil: Instant.nullable(),
  resultReview: ReviewReason.nullable(),
  progress: Progress.nullable(),
}) satisfies z.ZodType<Job>;

export function jobOf(row: Selectable<JobsTable>): Job {
  const payload = z.record(z.string(), z.unknown()).safeParse(jsonOf(row.payload));
  return checked('jobs', row.id, StoredJob, {
    id: row.id,
    draft: row.draft,
    author: row.author,
    guild: row.guild,
    place: row.place,
    thread: row.thread,
    statusMessage: row.status_message,
    request: jsonOf(row.request),
    price: row.price,
    createdAt: row.created_at,
    state: payload.success ? { ...payload.data, at: row.state, ticket: jsonOf(row.ticket) } : undefined,
    dueAt: row.due_at,
    attempts: row.attempts,
    postTriedAt: row.post_tried_at,
    parent: row.parent,
    jam: row.jam,
    purse: row.purse,
    language: row.language,
    lineAt: row.line_at,
    approvedUntil: row.approved_until,
    resultReview: row.result_review,
    progress: jsonOf(row.progress),
  });
}

export function rowOfJob(job: Job): Insertable<JobsTable> {
  const good = checked('jobs', job.id, StoredJob, job);
  return {
    id: good.id,
    draft: good.draft,
    author: good.author,
    guild: good.guild,
    place: good.place,
    thread: good.thread,
    status_message: good.statusMessage,
    request: JSON.stringify(good.request),
    price: good.price,
    created_at: good.createdAt,
    ...stateColumns(job.id, good.state, good.dueAt),
    attempts: good.attempts,
    post_tried_at: good.postTriedAt,
    parent: good.parent,
    jam: good.jam,
    purse: good.purse,
    language: good.language,
    line_at: good.lineAt,
    approved_until: good.approvedUntil,
    result_review: good.resultReview,
    progress: progressText(job.id, good.progress),
  };
}

/** The columns that a move writes. A job that comes to an end does so at `dueAt`, the moment that the move was given. */
export function stateColumns(id: JobId, state: JobState, dueAt: Instant) {
  const good = checked('jobs', id, JobState, state);
  const ended: readonly StateName[] = ENDED;
  const ticket = 'ticket' in good ? good.ticket : null;
  return {
    state: good.at,
    payload: payloadText(good),
    ticket: ticket === null ? null : JSON.stringify(ticket),
    clip_file: 'clip' in good ? Clip.parse(good.clip).file : null,
    ended_at: ended.includes(good.at) ? dueAt : null,
    due_at: dueAt,
    ...submissionColumns(good),
  } satisfies Partial<Insertable<JobsTable>>;
}

/** A state's own fields, without its name and without the ticket. */
export const payloadText = (state: JobState): string => JSON.stringify({ ...state, at: undefined, ticket: undefined });

/** When the paid call left, and what Venice called the job: written once and never erased. */
function submissionColumns(state: JobState) {
  if (state.at === 'submitting') return { submitted_at: state.since };
  return state.at === 'rendering' ? { queue_id: state.ticket.queueId, queue_model: state.ticket.model } : {};
}

export function progressText(id: JobId, progress: Progress | null): string | null {
  return progress === null ? null : JSON.stringify(checked('jobs', id, Progress, progress));
}

const StoredDraft = z.object({
  id: DraftId,
  version: z.number().int().nonnegative(),
  author: UserId,
  guild: GuildId,
  place: ChannelId,
  request: VideoRequest,
  quote: Quote,
  createdAt: Instant,
  parent: JobId.nullable(),
  jam: JamId.nullable(),
  purse: Purse,
  language: Language,
  end: z.discriminatedUnion('is', [
    z.object({ is: z.literal('open') }),
    z.object({ is: z.literal('spent'), job: JobId }),
    z.object({ is: z.literal('cancelled') }),
  ]),
}) satisfies z.ZodType<Draft>;

export function draftOf(row: Selectable<DraftsTable>): Draft {
  return checked('drafts', row.id, StoredDraft, {
    id: row.id,
    version: row.version,
    author: row.author,
    guild: row.guild,
    place: row.place,
    request: jsonOf(row.request),
    quote: { price: row.price, quotedAt: row.quoted_at, expiresAt: row.expires_at },
    createdAt: row.created_at,
    parent: row.parent,
    jam: row.jam,
    purse: row.purse,
    language: row.language,
    end: { is: row.ending, job: row.job },
  });
}

export function rowOfDraft(draft: Draft): Insertable<DraftsTable> {
  const good = checked('drafts', draft.id, StoredDraft, draft);
  return {
    id: good.id,
    version: good.version,
    author: good.author,
    guild: good.guild,
    place: good.place,
    created_at: good.createdAt,
    parent: good.parent,
    jam: good.jam,
    purse: good.purse,
    language: good.language,
    ...askColumns(draft.id, good),
    ...endColumns(good.end),
  };
}

/** The columns of what is asked for and its price. */
export function askColumns(id: DraftId, ask: Pick<Draft, 'request' | 'quote'>) {
  const good = checked('drafts', id, StoredDraft.pick({ request: true, quote: true }), ask);
  return {
    request: JSON.stringify(good.request),
    price: good.quote.price,
    quoted_at: good.quote.quotedAt,
    expires_at: good.quote.expiresAt,
  } satisfies Partial<Insertable<DraftsTable>>;
}

export function endColumns(end: Draft['end']) {
  return { ending: end.is, job: end.is === 'spent' ? end.job : null } satisfies Partial<Insertable<DraftsTable>>;
}

const StoredEntry = z.object({
  job: JobId.nullable(),
  jam: JamId.nullable(),
  kind: EntryKind,
  purse: Purse,
  amount: Usd,
  guild: GuildId,
  member: UserId,
  role: RoleId.nullable(),
  channel: ChannelId,
  at: Instant,
  heldAt: Instant,
  why: z.string(),
}) satisfies z.ZodType<LedgerEntry>;

export function entryOf(row: Selectable<LedgerTable>): LedgerEntry {
  return checked('ledger', String(row.id), StoredEntry, { ...row, heldAt: row.held_at });
}

export function rowOfEntry(entry: LedgerEntry): Insertable<LedgerTable> {
  const { heldAt, ...good } = checked('ledger', entry.job ?? entry.jam ?? entry.kind, StoredEntry, entry);
  const { from, to } = endsOf(good.kind, good.purse);
  return { ...good, from_account: from, to_account: to, held_at: heldAt };
}
