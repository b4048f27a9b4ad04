// Asking after a ticket, and asking Venice to forget it. A look decides by what kind of answer came, then by its first
// bytes, then by its status word; whatever it cannot decide is left for a later look, never taken for the end.
import type { Ticket } from '../../domain/job.ts';
import type { Forgotten, Look } from '../../domain/ports.ts';
import { drained, type MediaBody } from './answers.ts';
import type { Retrieved, VeniceClient } from './client.ts';
import { ended, expired } from './failures.ts';
import type { Reply } from './replies.ts';

type Client = Pick<VeniceClient, 'retrieve' | 'download' | 'erase'>;

export async function lookAt(client: Client, ticket: Ticket): Promise<Look> {
  const reply = await client.retrieve({ model: ticket.model, queueId: ticket.queueId });
  switch (reply.is) {
    case 'ok':
      return heed(client, ticket, reply.value);
    case 'refused':
      return refusalOf(ticket, reply);
    case 'trouble':
      // Venice: a 500 here may pass or be the recorded end of the job; every other 5xx passes.
      if (reply.how === 'failed') return { is: 'troubled', detail: reply.error.message };
      return notNow(`Venice answered with status ${reply.status}`);
    case 'busy':
    case 'unreadable':
    case 'unsent':
    case 'lost':
      return passing(reply);
  }
}

async function heed(client: Client, ticket: Ticket, answer: Retrieved): Promise<Look> {
  if (answer.is === 'media') return { is: 'ready', body: answer.body };
  const { status } = answer;
  switch (status.status) {
    case 'processing':
    case 'queued':
    case 'running':
      return { is: 'rendering', averageMs: status.average_execution_time, elapsedMs: status.execution_duration };
    case 'completed': {
      const link = ticket.downloadUrl ?? status.url;
      if (link !== undefined) return fetched(await client.download(link));
      return { is: 'troubled', detail: 'Venice says the clip is finished, and gives no way to fetch it.' };
    }
    default:
      // Venice documents no other word; clients have met FAILED, and whatever else is not going to become a clip.
      return { is: 'failed', failure: ended(ticket.model, answer.error) };
  }
}

function refusalOf(ticket: Ticket, reply: Extract<Reply<never>, { is: 'refused' }>): Look {
  switch (reply.why) {
    case 'invalid':
      // Venice: `Request ID is invalid.` for an id that is unknown, foreign or older than a day.
      if (/request id/i.test(reply.error.message)) return { is: 'unknown' };
      return { is: 'troubled', detail: reply.error.message };
    case 'missing':
    case 'gone':
      return { is: 'unknown' };
    case 'unprocessable':
      return { is: 'failed', failure: ended(ticket.model, reply.error) };
    case 'key':
    case 'funds':
    case 'forbidden':
      // Says something about our account and nothing about the job.
      return notNow(`Venice refused the account (${reply.why})`);
    case 'consent':
    case 'too-large':
      return { is: 'troubled', detail: reply.error.message };
  }
}

/** A finished job's clip, fetched by its link. Venice: 410 is final, 404 is said of unknown links as well. */
function fetched(reply: Reply<MediaBody>): Look {
  switch (reply.is) {
    case 'ok':
      return { is: 'ready', body: reply.value };
    case 'refused':
      if (reply.why === 'gone') return { is: 'failed', failure: expired(reply.error) };
      return { is: 'troubled', detail: reply.error.message };
    case 'trouble':
      return notNow(`the clip's host answered with status ${reply.status}`);
    case 'busy':
    case 'unreadable':
    case 'unsent':
    case 'lost':
      return passing(reply);
  }
}

function passing(reply: Exclude<Reply<never>, { is: 'ok' | 'refused' | 'trouble' }>): Look {
  if (reply.is === 'busy') return { is: 'later', afterMs: reply.afterMs, why: 'too many calls' };
  return notNow(reply.why);
}

function notNow(why: string): Look {
  return { is: 'later', afterMs: null, why };
}

/**
 * Deletes Venice's copy. An inline clip is deleted by retrieving it once more with the request to delete, and read to
 * the end: Venice deletes it once it has been returned, and says nothing of a transfer that is hung up on. Our own
 * copy is on disk by then, so that whatever happens to this transfer costs nothing.
 */
export async function forgetTicket(client: Client, ticket: Ticket): Promise<Forgotten> {
  if (ticket.downloadUrl !== null) return erased(await client.erase(ticket.downloadUrl));
  const reply = await client.retrieve({ model: ticket.model, queueId: ticket.queueId, deleteMedia: true });
  if (reply.is === 'ok' && reply.value.is === 'media') return (await drained(reply.value.body)) ? 'done' : 'failed';
  if (reply.is === 'ok' && reply.value.is === 'status') {
    const { url } = reply.value.status;
    return url === undefined ? 'failed' : erased(await client.erase(url));
  }
  return erased(reply);
}

/** Venice: 400, 404 and 410 mean that there is nothing left; a recorded failure never had a file. */
function erased(reply: Reply<unknown>): Forgotten {
  if (reply.is === 'ok') return 'done';
  if (reply.is !== 'refused') return 'failed';
  switch (reply.why) {
    case 'invalid':
    case 'missing':
    case 'gone':
    case 'unprocessable':
      return 'already-gone';
    case 'key':
    case 'funds':
    case 'forbidden':
    case 'consent':
    case 'too-large':
      return 'failed';
  }
}
