// Making a clip from the command line: the paid call leaves once, after its price was shown and agreed to and a note of
// it was written. Whatever happens then is told and never repeated.
import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Ticket } from '../domain/job.ts';
import { formatUsd, type Usd } from '../domain/money.ts';
import type { Submission } from '../domain/ports.ts';
import type { Downloaded } from '../services/venice/job-handle.ts';
import type { Making, Paying } from './arguments.ts';
import type { Desk, ExitCode } from './desk.ts';
import { notePath, readNote, removeNote, writeNote } from './note.ts';
import { type Ordered, orderOf } from './ordering.ts';
import {
  describeFailure,
  describeProgress,
  describeQuoteRefusal,
  describeRequest,
  describeSubmission,
} from './words.ts';

export async function make(making: Making, paying: Paying, desk: Desk): Promise<ExitCode> {
  const { tell, venice } = desk;
  const obstacle = await obstacleAt(paying.out);
  if (obstacle !== null) return refusedWith(obstacle, desk);
  const ordered = await orderOf(making, desk, 'to submit');
  if (!ordered.ok) return refusedWith(ordered.refusal, desk);
  const price = await venice.quote(ordered.value.order);
  if (!price.ok) return refusedWith(describeQuoteRefusal(price.refusal), desk);
  tell(`${formatUsd(price.value)} for ${describeRequest(ordered.value.request)}`);
  const refusal = await agreed(price.value, paying, desk);
  return refusal === null ? submit(ordered.value, price.value, paying.out, desk) : refusedWith(refusal, desk);
}

/** Found before money moves: a clip that could not be saved, or an earlier one that is not fetched yet. */
async function obstacleAt(out: string): Promise<string | null> {
  const note = await readNote(notePath(out));
  if (note?.is === 'submitted')
    return `A clip for ${out} is paid for already: npm run venice -- fetch ${notePath(out)}`;
  if (note?.is === 'submitting') {
    return `An earlier command for ${out} was interrupted while it submitted, on ${note.at}: perhaps ${note.model} was charged $${note.priceUsd}. Compare your balance (npm run venice -- limits), then delete ${notePath(out)}.`;
  }
  if (await isThere(resolve(out), constants.F_OK)) return `${out} is there already: choose another --out.`;
  return (await isThere(dirname(resolve(out)), constants.W_OK)) ? null : `Nothing can be written beside ${out}.`;
}

async function isThere(path: string, mode: number): Promise<boolean> {
  try {
    await access(path, mode);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** null: go ahead. */
async function agreed(price: Usd, { yes, most }: Paying, { ask }: Desk): Promise<string | null> {
  if (most !== null && price > most) return `That is more than --max ${formatUsd(most)}. Nothing was charged.`;
  if (yes) return null;
  const answer = await ask(`Make it for ${formatUsd(price)}? [y/N] `);
  if (answer === null) return 'Nobody can be asked here: add --yes to agree to the price. Nothing was charged.';
  return answer ? null : 'Not made. Nothing was charged.';
}

async function submit({ order }: Ordered, price: Usd, out: string, desk: Desk): Promise<ExitCode> {
  const { venice, clock, tell } = desk;
  const path = notePath(out);
  const at = () => new Date(clock.now()).toISOString();
  await writeNote(path, { is: 'submitting', model: order.model, priceUsd: price / 1_000_000, at: at() });
  const submission = await venice.submit(order);
  if (submission.is !== 'accepted') return notAccepted(submission, path, desk);
  await writeNote(path, { is: 'submitted', ticket: submission.ticket, out: resolve(out), at: at() });
  tell(`Venice took it. Until the clip is here, ${path} is the way back to it.`);
  return collect(submission.ticket, resolve(out), path, desk);
}

/** The note stays where money may have moved, so that the same command cannot be repeated by accident. */
async function notAccepted(
  submission: Exclude<Submission, { is: 'accepted' }>,
  path: string,
  { tell }: Desk,
): Promise<ExitCode> {
  tell(describeSubmission(submission));
  if (submission.is !== 'lost') {
    await removeNote(path);
    return 1;
  }
  tell(`Once you know, delete ${path}.`);
  return 3;
}

export async function fetchByNote(path: string, desk: Desk): Promise<ExitCode> {
  const note = await readNote(path);
  if (note === null) return refusedWith(`There is no ${path}.`, desk);
  if (note.is === 'submitting')
    return refusedWith(`${path} is from a submission whose answer was never seen: there is nothing to fetch by.`, desk);
  return collect(note.ticket, note.out, path, desk);
}

/** Waits, saves, has Venice delete its copy, and takes the note away, in this order. */
async function collect(ticket: Ticket, out: string, path: string, desk: Desk): Promise<ExitCode> {
  const { venice, signal, tell, tellProgress } = desk;
  const job = venice.job(ticket);
  try {
    const onProgress = (status: Parameters<typeof describeProgress>[0]) => tellProgress(describeProgress(status));
    const ended = await job.download(out, { signal, onProgress });
    if (!isOver(ended)) {
      tell(`${unfinishedWords(ended)} It stays paid for: npm run venice -- fetch ${path}`);
      return 1;
    }
    tell(endWords(ended));
    if (ended.is === 'saved') await job.forget();
    await removeNote(path);
    return ended.is === 'saved' ? 0 : 1;
  } finally {
    job.close();
  }
}

type Over = Extract<Downloaded, { is: 'saved' | 'placeholder' | 'failed' }>;

const isOver = (ended: Downloaded): ended is Over => ended.is !== 'aborted' && ended.is !== 'broken';

function endWords(ended: Over): string {
  switch (ended.is) {
    case 'saved': {
      const { width, height, durationMs, sound } = ended.clip;
      return `${ended.file}: ${width}x${height}, ${(durationMs / 1_000).toFixed(1)} s, ${sound ? 'with sound' : 'silent'}, ${ended.bytes} bytes.`;
    }
    case 'placeholder':
      return `${ended.file} is a still placeholder: some models send it in place of a refused clip, and keep the money. Try other words.`;
    case 'failed':
      return describeFailure(ended.failure);
  }
}

function unfinishedWords(ended: Exclude<Downloaded, Over>): string {
  return ended.is === 'aborted'
    ? 'Not waiting any longer. Venice cannot cancel the clip, and goes on.'
    : `What came could not be saved (${ended.why}).`;
}

function refusedWith(words: string, { tell }: Desk): ExitCode {
  tell(words);
  return 1;
}
