// Transcripts from Venice. Venice: the endpoint is documented, and newer word says that it is retired and answers 410
// whatever it is asked; so it is asked without paying first, and the paid call is made once.
import type { Transcriber } from '../../domain/ports.ts';
import type { Transcription, TranscriptTrouble } from '../../domain/transcript.ts';
import type { VeniceClient } from './client.ts';
import type { ApiError } from './errors.ts';
import { unreadableMedia } from './failures.ts';
import type { RefusedFor, Reply } from './replies.ts';

export function createTranscriber(client: Pick<VeniceClient, 'transcribe' | 'probeTranscription'>): Transcriber {
  return {
    async available() {
      const reply = await client.probeTranscription();
      if (reply.is !== 'refused') return 'unknown';
      if (reply.why === 'gone' || reply.why === 'missing') return 'retired';
      // A complaint about the empty request comes only from an endpoint that would have taken a full one.
      return reply.why === 'invalid' ? 'there' : 'unknown';
    },
    async transcribe(url, format) {
      return outcomeOf(await client.transcribe({ url, format }));
    },
  };
}

function outcomeOf(reply: Awaited<ReturnType<VeniceClient['transcribe']>>): Transcription {
  switch (reply.is) {
    case 'ok':
      return { is: 'done', transcript: reply.value };
    case 'refused':
      return { is: 'declined', why: troubleOf(reply.why, reply.error), detail: reply.error.message };
    case 'busy':
      return { is: 'declined', why: 'busy', detail: null };
    case 'unsent':
      return { is: 'declined', why: 'down', detail: null };
    case 'trouble':
    case 'unreadable':
    case 'lost':
      return { is: 'lost', why: reasonFor(reply) };
  }
}

function troubleOf(why: RefusedFor, error: ApiError): TranscriptTrouble {
  switch (why) {
    case 'gone':
    case 'missing':
      return 'retired';
    case 'key':
    case 'forbidden':
      return 'key';
    case 'funds':
      return 'funds';
    case 'too-large':
      return 'unreadable';
    case 'invalid':
    case 'consent':
    case 'unprocessable':
      return unreadableMedia(error) === null ? 'refused' : 'unreadable';
  }
}

/** For logs: never quotes an answer. */
function reasonFor(reply: Extract<Reply<never>, { is: 'trouble' | 'unreadable' | 'lost' }>): string {
  return reply.is === 'trouble' ? `status ${reply.status}` : reply.why;
}
