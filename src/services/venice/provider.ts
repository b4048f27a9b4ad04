// The VideoProvider of the house, over the Venice client: turns replies into the values that the services decide on.
// `submit` makes one paid call; a second leaves only after Venice has refused the first for naming `audio`.
import { Fault } from '../../domain/fault.ts';
import { ModelId } from '../../domain/ids.ts';
import { usd } from '../../domain/money.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Preflight, QuoteRefusal, Submission, VideoProvider } from '../../domain/ports.ts';
import type { QuoteTrouble } from '../../domain/refusal.ts';
import type { Order } from '../../domain/request.ts';
import { SECOND } from '../../domain/time.ts';
import { bodiesOf, withoutAudio } from './body.ts';
import { modelOf } from './catalogue.ts';
import type { QueuedVideo, Standing, VeniceClient } from './client.ts';
import type { ApiError } from './errors.ts';
import { declined, forbiddenReason, unreadableMedia } from './failures.ts';
import { forgetTicket, lookAt } from './look.ts';
import type { RefusedFor, Reply } from './replies.ts';

/** Venice: the default of `Retry-After`. */
const BUSY_FOR = 30 * SECOND;

export function createVeniceProvider(client: VeniceClient): VideoProvider {
  return {
    async models() {
      const reply = await client.models();
      if (reply.is === 'ok') return reply.value.records.map(modelOf);
      throw new Fault(`Venice's list of models cannot be read: ${reasonFor(reply)}`, { retryable: true });
    },

    async quote(request) {
      return quoteOf(await client.quote(bodiesOf(request).quote));
    },

    async submit(request) {
      const body = bodiesOf(request).queue;
      const first = await client.queue(body);
      const again = 'audio' in body && isAboutAudio(first) && (await isNoDearerWithSound(client, request));
      return submissionOf(request, again ? await client.queue(withoutAudio(body)) : first);
    },

    look: (ticket) => lookAt(client, ticket),
    forget: (ticket) => forgetTicket(client, ticket),

    async preflight() {
      return preflightOf(await client.standing());
    },
  };
}

/** Venice: a clip is made with sound where nothing is said about it. Nobody pays more than what was shown. */
async function isNoDearerWithSound(client: VeniceClient, request: Order): Promise<boolean> {
  if (request.audio !== false) return true;
  const { quote } = bodiesOf(request);
  const [silent, sounding] = await Promise.all([client.quote(quote), client.quote(withoutAudio(quote))]);
  return silent.is === 'ok' && sounding.is === 'ok' && sounding.value <= silent.value;
}

/** Venice: the catalogue's `audio_configurable` is not always right; this 400 says so, and nothing was charged. */
function isAboutAudio(reply: Reply<unknown>): boolean {
  if (reply.is !== 'refused' || reply.why !== 'invalid' || reply.error.creditsRefunded === false) return false;
  const said = [reply.error.message, ...reply.error.issues.map((issue) => issue.message)];
  return said.some((sentence) => /does not support audio configuration/i.test(sentence));
}

function submissionOf(request: Order, reply: Reply<QueuedVideo>): Submission {
  switch (reply.is) {
    case 'ok': {
      const { model, queueId, downloadUrl } = reply.value;
      const echoed = ModelId.safeParse(model);
      // Venice: a retired model may be served by its successor, and the job answers only to the name echoed here.
      return { is: 'accepted', ticket: { model: echoed.data ?? request.model, queueId, downloadUrl } };
    }
    case 'refused':
      if (reply.why === 'key' || reply.why === 'funds') return { is: 'blocked', why: reply.why };
      return { is: 'declined', failure: declined(request.model, reply.why, reply.error) };
    case 'busy':
      return { is: 'busy', afterMs: reply.afterMs ?? BUSY_FOR };
    case 'unsent':
      return reply;
    case 'trouble':
    case 'unreadable':
    case 'lost':
      return { is: 'lost', why: reasonFor(reply) };
  }
}

function quoteOf(reply: Reply<number>): Outcome<ReturnType<typeof usd>, QuoteRefusal> {
  switch (reply.is) {
    case 'ok':
      // Nothing that Venice renders is free: a price of zero would let a real charge pass every limit.
      if (reply.value === 0) return refused({ why: 'down', detail: 'Venice named a price of zero.' });
      return granted(usd(reply.value));
    case 'refused':
      return refused({ why: quoteTrouble(reply.why, reply.error), detail: reply.error.message });
    case 'busy':
      return refused({ why: 'busy', detail: null });
    case 'trouble':
      // Venice: a 503 that names the model says something about the model and not about Venice.
      return refused({
        why: /\boffline\b|\bat capacity\b/i.test(reply.error.message) ? 'model-offline' : 'down',
        detail: null,
      });
    case 'unreadable':
    case 'unsent':
    case 'lost':
      return refused({ why: 'down', detail: null });
  }
}

function quoteTrouble(why: RefusedFor, error: ApiError): QuoteTrouble {
  switch (why) {
    case 'key':
    case 'funds':
    case 'too-large':
      return why;
    case 'forbidden':
      // Venice: it prices upscaling for a key alone, and says 403 to everybody else.
      return /\bauthenticat/i.test(error.message) ? 'key' : forbiddenReason(error);
    case 'missing':
    case 'gone':
      return 'model-gone';
    case 'invalid':
    case 'consent':
    case 'unprocessable':
      return unreadableMedia(error) ?? 'refused';
  }
}

function preflightOf(reply: Reply<Standing>): Preflight {
  if (reply.is === 'ok') {
    const { maySpend, balanceUsd } = reply.value;
    return maySpend ? { is: 'ready', balanceUsd } : { is: 'not-permitted' };
  }
  if (reply.is === 'refused' && reply.why === 'key') return { is: 'bad-key' };
  if (reply.is === 'refused' && (reply.why === 'funds' || reply.why === 'forbidden')) return { is: 'not-permitted' };
  return { is: 'unreachable', why: reasonFor(reply) };
}

/** For logs: says what kind of answer it was, and never quotes it. */
function reasonFor(reply: Exclude<Reply<unknown>, { is: 'ok' }>): string {
  switch (reply.is) {
    case 'refused':
      return `refused (${reply.why})`;
    case 'busy':
      return 'too many calls';
    case 'trouble':
      return `status ${reply.status}`;
    case 'unreadable':
      return `an unreadable answer (${reply.why})`;
    case 'unsent':
      return `not sent (${reply.why})`;
    case 'lost':
      return `no answer (${reply.why})`;
  }
}
