// `/jam repeat` and `/jam stop`: a jam that comes again every week, announced once, with one role mentioned if the host may.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { JamId, RoleId } from '../../domain/ids.ts';
import { parseLength, parseWeekly } from '../../domain/jam-times.ts';
import { MINUTE } from '../../domain/time.ts';
import type { Call, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { repeatedView, stoppedView } from '../views/jam-lists.ts';
import { refusalView } from '../views/refusals.ts';
import { jamAsked, jamOption, jamsIn, schedulesIn } from './options.ts';

const Options = z.object({
  every: z.string(),
  length: z.string().default('45m'),
  mention: RoleId.optional(),
  announce: z.number().int().min(0).max(1_440).default(60),
});

export const repeat: Subcommand = {
  command: 'jam',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'repeat',
    description: 'Let a jam come again every week, with the same rules and a fresh pot',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'every',
        description: 'Day and time in the zone of this server, such as Friday 19:00',
        required: true,
        max_length: 40,
      },
      jamOption('The jam whose rules are taken; left out: the one of this thread', false),
      {
        type: ApplicationCommandOptionType.String,
        name: 'length',
        description: 'How long each round lasts, such as 45m or 1h 30m',
        max_length: 40,
      },
      { type: ApplicationCommandOptionType.Role, name: 'mention', description: 'A role to call when it is announced' },
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'announce',
        description: 'Minutes before the start in which it is announced, 60 if left out; 0: not at all',
        min_value: 0,
        max_value: 1_440,
      },
    ],
  },
  ack: 'private',
  run: repeating,
  autocomplete: { jam: jamsIn(['planned', 'open', 'closing', 'judging', 'finale', 'over']) },
};

async function repeating(call: Call, services: Parameters<Subcommand['run']>[1]): Promise<View> {
  const { every, length, mention = null, announce } = read(Options, call.options);
  const weekly = parseWeekly(every);
  if (weekly === undefined) return refusalView({ is: 'bad-time', asked: every, kind: 'weekly' });
  const lengthMs = parseLength(length);
  if (lengthMs === undefined) return refusalView({ is: 'bad-time', asked: length, kind: 'length' });
  if (mention !== null && !call.mayMention.includes(mention)) {
    return refusalView({ is: 'may-not-mention', role: mention });
  }
  const id = await jamAsked(call, services);
  if (!id.ok) return refusalView(id.refusal);
  const lengthMinutes = Math.round(lengthMs / MINUTE);
  const when = { weekly, lengthMinutes, mention, announceMinutes: announce };
  const repeated = await services.jams.repeating.repeat(call, id.value, when);
  return repeated.ok ? repeatedView(repeated.value) : refusalView(repeated.refusal);
}

export const stop: Subcommand = {
  command: 'jam',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'stop',
    description: 'Let a jam come again no more',
    options: [jamOption('Which one; start typing its theme')],
  },
  ack: 'private',
  async run(call, { jams }) {
    const { jam: asked } = read(z.object({ jam: z.string() }), call.options);
    const id = JamId.safeParse(asked);
    if (!id.success) return refusalView({ is: 'unknown-jam', asked });
    const stopped = await jams.repeating.stop(id.data, call);
    return stopped.ok ? stoppedView() : refusalView(stopped.refusal);
  },
  autocomplete: { jam: schedulesIn },
};
