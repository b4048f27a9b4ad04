// Cases on the books: opened once, ended once, and everybody concerned told of both. All of it happens in the
// transaction of whatever caused it.
import type { Block } from '../domain/block.ts';
import type { CaseFile } from '../domain/bulletin.ts';
import type { Case, CaseState } from '../domain/cases.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { Chance } from '../domain/ports.ts';
import type { Records } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';

export type NewCase = Omit<Case, 'id' | 'state' | 'post'>;
type Ending = Exclude<CaseState, { is: 'open' }>;

/** Puts a case before the moderators. Null: the opener has one of this kind about the same thing open already. */
export async function openCase(
  records: Records,
  chance: Pick<Chance, 'caseId'>,
  about: NewCase,
): Promise<CaseId | null> {
  const id = await freshId(records, chance);
  if (!(await records.cases.open({ ...about, id, state: { is: 'open' }, post: null }))) return null;
  await records.memos.add(about.guild, `case:${id}`, { is: 'case', case: id }, about.openedAt);
  return id;
}

/** Writes down what a moderator did without being asked, so that it has a reason and can be appealed. */
export async function recordCase(
  records: Records,
  chance: Pick<Chance, 'caseId'>,
  about: NewCase,
  ending: Ending,
): Promise<CaseId> {
  const id = await freshId(records, chance);
  await records.cases.open({ ...about, id, state: ending, post: null });
  return id;
}

/** Ends a case and has its card say so; `tell`: its opener hears of it too. False: another hand was first. */
export async function endCase(
  records: Records,
  one: Pick<Case, 'id' | 'guild'>,
  ending: Ending,
  { tell }: { readonly tell: boolean },
): Promise<boolean> {
  const { id, guild } = one;
  if (!(await records.cases.end(id, ending))) return false;
  await records.memos.add(guild, `case-closed:${id}`, { is: 'case-closed', case: id }, ending.at);
  if (tell) await records.memos.add(guild, `verdict:${id}`, { is: 'verdict', case: id }, ending.at);
  return true;
}

/** The member called the clip off while moderators still looked at its prompt: nothing is left to decide. */
export async function withdrawReview(records: Records, job: Pick<Job, 'id'>, now: Instant): Promise<void> {
  const one = await records.cases.about(job.id, 'prompt');
  if (one?.state.is !== 'open') return;
  await endCase(records, one, { is: 'decided', verdict: 'refused', by: null, reason: null, at: now }, { tell: false });
}

/** A case with all that is needed to judge it, as of now. */
export async function fileOf(records: Records, one: Case, now: Instant): Promise<CaseFile> {
  const { job: id, kind } = one;
  const job = id === null ? null : ((await records.jobs.get(id)) ?? null);
  return {
    case: one,
    job,
    posts: id === null ? [] : (await records.posts.ofJob(id)).filter(({ removedAt }) => removedAt === null),
    against: kind === 'appeal' && job !== null ? await decisionAgainst(records, job) : null,
    block: await blockOfAppeal(records, one, now),
  };
}

/** What a moderator last decided against a clip: its prompt or the clip refused, or the clip taken down. */
export async function decisionAgainst(records: Records, job: Pick<Job, 'id'>): Promise<Case | null> {
  const all = await records.cases.ofJob(job.id);
  return (
    all.findLast(
      ({ kind, state }) => state.is === 'decided' && state.by !== null && goesAgainst(kind, state.verdict),
    ) ?? null
  );
}

function goesAgainst(kind: Case['kind'], verdict: 'accepted' | 'refused'): boolean {
  switch (kind) {
    case 'prompt':
    case 'result':
      return verdict === 'refused';
    case 'report':
      return verdict === 'accepted';
    case 'allowance':
    case 'appeal':
      return false;
  }
}

/**
 * The block that an appeal is against. A blocked member gets no further than the block, so an appeal about no clip that
 * was opened under a block is about that block.
 */
export async function blockOfAppeal(
  records: Records,
  { kind, job, guild, opener, openedAt }: Case,
  now: Instant,
): Promise<Block | null> {
  if (kind !== 'appeal' || job !== null) return null;
  const block = await records.blocks.of(guild, opener, now);
  return block !== undefined && block.at <= openedAt ? block : null;
}

async function freshId(records: Records, chance: Pick<Chance, 'caseId'>): Promise<CaseId> {
  let id = chance.caseId();
  while ((await records.cases.get(id)) !== undefined) id = chance.caseId();
  return id;
}
