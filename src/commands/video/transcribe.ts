// `/video transcribe`: the words of a clip at a public address, for a small price that is shown first. Where Venice has
// retired the service it says so at once, and nothing is asked or paid.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { DraftId } from '../../domain/ids.ts';
import { TranscriptFormat } from '../../domain/transcript.ts';
import type { Component, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { draftCancelledView } from '../views/receipt.ts';
import { refusalView } from '../views/refusals.ts';
import { transcriptCardView, transcriptView } from '../views/transcripts.ts';

const Options = z.object({ url: z.string(), format: TranscriptFormat.default('text') });
const Subject = z.tuple([DraftId]);

export const transcribe: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'transcribe',
    description: 'Write down what is said in a clip. You see the price before anything is charged.',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'url',
        description: 'The https address of the clip; it must be open to everyone',
        required: true,
        max_length: 2_000,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'format',
        description: 'The words alone, or with the language that was heard',
        choices: [
          { name: 'text: the words alone', value: 'text' },
          { name: 'json: the words, and their language', value: 'json' },
        ],
      },
    ],
  },
  ack: 'private',
  async run(call, { transcripts }) {
    const { url, format } = read(Options, call.options);
    const card = await transcripts.ask({ member: call, place: call.place, url, format });
    return card.ok ? transcriptCardView(card.value) : refusalView(card.refusal);
  },
};

export const payTranscript: Component = {
  action: 'transcript.pay',
  ack: 'update',
  async press(press, { transcripts }) {
    const [id] = read(Subject, press.subject);
    const made = await transcripts.confirm(id, press.user);
    return made.ok ? transcriptView(made.value) : refusalView(made.refusal);
  },
};

export const cancelTranscript: Component = {
  action: 'transcript.cancel',
  ack: 'update',
  async press(press, { transcripts }) {
    const [id] = read(Subject, press.subject);
    transcripts.cancel(id, press.user);
    return draftCancelledView();
  },
};
