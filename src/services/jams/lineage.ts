// The family of a clip: up to the clip that began it, and down through everything that was made from it.
import { Fault } from '../../domain/fault.ts';
import { type JamId, JobId, type UserId } from '../../domain/ids.ts';
import type { Jam } from '../../domain/jam.ts';
import type { Job } from '../../domain/job.ts';
import { type Descendant, isFinished, isGone, kindOf, type Lineage } from '../../domain/lineage.ts';
import type { Member } from '../../domain/member.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Log, Messenger } from '../../domain/ports.ts';
import type { Records, Store } from '../../domain/records.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { namesOf } from './finale-names.ts';
import { isSealed } from './gallery.ts';

/** More than a picture shows; what lies beyond is counted as far as it is known. */
const MOST_CLIPS = 200;
const MOST_NAMES = 60;

export async function lineageOf(
  deps: { readonly store: Store; readonly messenger: Pick<Messenger, 'nameOf'>; readonly log: Log },
  asked: string,
  member: Member,
): Promise<Outcome<Lineage, Refusal>> {
  const { store, messenger, log } = deps;
  const id = JobId.safeParse(asked);
  const job = id.success ? await store.read.jobs.get(id.data) : undefined;
  if (job === undefined || job.guild !== member.guild) return refused({ is: 'unknown-job', asked });
  if (!isFinished(job)) return refused({ is: 'no-clip', job: job.id, state: job.state.at });
  const jams = jamsOf(store.read);
  if (await sealed(job, jams)) return refused({ is: 'not-revealed' });

  const { jobs, more } = await familyOf(store.read, await rootOf(store.read, job), jams);
  const clips: Descendant[] = [];
  for (const one of jobs) clips.push(await described(store.read, one, jobs, jams));
  const authors = clips.filter(({ gone }) => !gone).map((one) => one.job.author);
  return granted({ clips, of: job.id, more, names: await knownNames(authors) });

  async function knownNames(users: readonly UserId[]): Promise<ReadonlyMap<UserId, string>> {
    try {
      return await namesOf(messenger, member.guild, [...new Set(users)].slice(0, MOST_NAMES));
    } catch (error) {
      if (!(error instanceof Fault && error.retryable)) throw error;
      log.warn('lineage.no-names', { error });
      return new Map();
    }
  }
}

type Jams = (id: JamId) => Promise<Jam | undefined>;

/** Each jam is read once. */
function jamsOf(records: Records): Jams {
  const known = new Map<JamId, Promise<Jam | undefined>>();
  return (id) => {
    const found = known.get(id) ?? records.jams.get(id);
    known.set(id, found);
    return found;
  };
}

async function sealed({ jam: id }: Job, jams: Jams): Promise<boolean> {
  const jam = id === null ? undefined : await jams(id);
  return jam !== undefined && isSealed(jam);
}

/** As far up as there are clips on this server. */
async function rootOf(records: Records, job: Job): Promise<Job> {
  let root = job;
  const seen = new Set<JobId>();
  while (root.parent !== null && !seen.has(root.id) && seen.size < MOST_CLIPS) {
    seen.add(root.id);
    const parent = await records.jobs.get(root.parent);
    if (parent === undefined || parent.guild !== job.guild || !isFinished(parent)) break;
    root = parent;
  }
  return root;
}

/** Parents before their children, generation by generation. */
async function familyOf(
  records: Records,
  root: Job,
  jams: Jams,
): Promise<{ readonly jobs: readonly Job[]; readonly more: number }> {
  const jobs: Job[] = [];
  const seen = new Set<JobId>([root.id]);
  const waiting: Job[] = [root];
  for (let one = waiting.shift(); one !== undefined && jobs.length < MOST_CLIPS; one = waiting.shift()) {
    jobs.push(one);
    for (const child of await records.jobs.childrenOf(one.id)) {
      if (seen.has(child.id) || !isFinished(child) || (await sealed(child, jams))) continue;
      seen.add(child.id);
      waiting.push(child);
    }
  }
  return { jobs, more: seen.size - jobs.length };
}

async function described(records: Records, job: Job, family: readonly Job[], jams: Jams): Promise<Descendant> {
  const posts = await records.posts.ofJob(job.id);
  const deleted = posts.length > 0 && posts.every(({ removedAt }) => removedAt !== null);
  const jam = job.jam === null ? undefined : await jams(job.jam);
  const placing = jam?.result?.placings.find((one) => one.job === job.id);
  const judged = jam !== undefined && jam.plan.judging.is !== 'none';
  return {
    job,
    kind: kindOf(
      job,
      family.find(({ id }) => id === job.parent),
    ),
    gone: isGone(job, deleted),
    points: judged ? (placing?.points ?? null) : null,
  };
}
