// The secret links of private delivery: no key, whoever holds the link may fetch, a few times, and throw it away.

import { plain } from '../errors.ts';
import { type Job, stageOf } from '../jobs.ts';
import { nothing, type Reply } from '../reply.ts';
import type { Call, World } from '../world.ts';
import { clipOf } from './retrieve.ts';

/** Venice: a few fetches after a broken transfer are fine, sharing the link is not. */
const MAX_READS = 3;

export async function share(call: Call, world: World): Promise<Reply> {
  const token = call.url.pathname.split('/').at(-1) ?? '';
  const job = world.jobs.findByToken(token);
  if (!job) return plain(404, 'Not found');
  if (call.method === 'DELETE') return remove(job);
  const standing = world.limits.requests.share.take(token, world.now());
  return standing.allowed ? read(job, world) : plain(429, 'Too many requests');
}

async function read(job: Job, world: World): Promise<Reply> {
  switch (stageOf(job, world.now())) {
    case 'expired':
      return plain(410, 'Expired');
    case 'processing':
      return plain(404, 'Not found');
    case 'finished':
      break;
  }
  if (job.mediaDeleted || job.reads >= MAX_READS) return plain(410, 'Gone');
  if (job.outcome.kind !== 'success' && job.outcome.kind !== 'placeholder') return plain(404, 'Not found');
  job.reads += 1;
  return clipOf(job, world, true);
}

function remove(job: Job): Reply {
  if (job.mediaDeleted) return plain(404, 'Not found');
  job.mediaDeleted = true;
  return nothing(204);
}
