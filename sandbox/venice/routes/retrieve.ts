// `POST /video/retrieve`: how far a job is, or its clip, or the failure it ended with, the same at every look.

import { z } from 'zod';
import { contentPolicy, invalid, modelNotFound, plain, providerFailure, unknownRequest } from '../errors.ts';
import { type Job, stageOf } from '../jobs.ts';
import { isRefunded } from '../outcome.ts';
import { json, type Reply, withHeaders } from '../reply.ts';
import { wireIssue } from '../schema/issues.ts';
import type { KeyedCall, World } from '../world.ts';
import { modelHeaders } from './resolve.ts';

const RetrieveBody = z.strictObject({
  model: z.string(),
  queue_id: z.string(),
  delete_media_on_completion: z.boolean().default(false),
});

export async function retrieve(call: KeyedCall, world: World): Promise<Reply> {
  const parsed = RetrieveBody.safeParse(call.body, { reportInput: true });
  if (!parsed.success) return invalid(parsed.error.issues.map(wireIssue), world.switches.validationErrorKey);
  const { model, queue_id, delete_media_on_completion } = parsed.data;
  const job = world.jobs.find(queue_id);
  if (job?.model.id !== model && !world.catalogue.find(model, world.now()))
    return modelNotFound(model, world.catalogue.suggest(model));
  if (!job || job.model.id !== model || job.user !== call.key.user) return unknownRequest();
  return withHeaders(await look(job, delete_media_on_completion, world), modelHeaders(job.model, world));
}

async function look(job: Job, deleteMedia: boolean, world: World): Promise<Reply> {
  const now = world.now();
  switch (stageOf(job, now)) {
    case 'expired':
      return unknownRequest();
    case 'processing':
      return json(200, { status: 'PROCESSING', ...times(job, now - job.queuedAt) });
    case 'finished':
      return ending(job, deleteMedia, world);
  }
}

/** Venice: milliseconds. The average is a P80, so that one job in five runs past it. */
function times(job: Job, durationMs: number): { average_execution_time: number; execution_duration: number } {
  return { average_execution_time: job.averageMs, execution_duration: durationMs };
}

async function ending(job: Job, deleteMedia: boolean, world: World): Promise<Reply> {
  const { outcome } = job;
  const refunded = isRefunded(outcome, job.model.keepsChargeOnRefusal);
  switch (outcome.kind) {
    case 'content-policy':
      return contentPolicy(refunded, outcome.recommendedModel);
    case 'provider-failure':
      return providerFailure(refunded, outcome.hint);
    case 'internal-error':
      return plain(500, 'Inference processing failed');
    case 'failed-status':
      return json(200, { status: 'FAILED', error: 'Generation failed', error_code: 'GENERATION_FAILED' });
    case 'success':
    case 'placeholder':
      return delivery(job, deleteMedia, world);
    case 'endless':
      throw new Error('An endless job has ended.');
  }
}

/**
 * The clip itself, or for private delivery the word that it waits behind its link. Venice does not say what happens to
 * a clip that was to be deleted and whose download breaks off; the sandbox takes the unkind reading: it is gone.
 */
async function delivery(job: Job, deleteMedia: boolean, world: World): Promise<Reply> {
  if (job.shareToken !== undefined) return json(200, { status: 'COMPLETED', ...times(job, job.executionMs) });
  if (job.mediaDeleted) return plain(404, 'Media not found. It may have expired or been deleted.');
  job.mediaDeleted = deleteMedia;
  return clipOf(job, world, false);
}

/** @param sized whether the length of the file is announced */
export async function clipOf(job: Job, world: World, sized: boolean): Promise<Reply> {
  const { outcome } = job;
  const megabytes = outcome.kind === 'success' ? outcome.megabytes : undefined;
  const size = megabytes === undefined ? undefined : Math.ceil(megabytes * 1024 * 1024);
  const clip = outcome.kind === 'placeholder' ? world.clips.placeholder() : await world.clips.fetch(job.clip, size);
  return { status: 200, headers: { 'content-type': 'video/mp4' }, payload: { as: 'clip', clip, sized } };
}
