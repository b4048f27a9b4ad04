// `/jam list`, `show`, `end` and `extend`: looking at jams, and steering one.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import type { Call, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { parseAmount } from '../video-admin/amounts.ts';
import type { View } from '../view.ts';
import { badAmount } from '../views/jam-host.ts';
import { extendedView, jamsView, jamView, nothingToExtend } from '../views/jam-lists.ts';
import { GOLD, oneLine, say, shortened } from '../views/parts.ts';
import { refusalView } from '../views/refusals.ts';
import { jamAsked, jamOption, jamsIn } from './options.ts';
import { endAsked } from './play.ts';

const HERE = 'Which jam; left out: the one of this thread';

export const list: Subcommand = {
  command: 'jam',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'list',
    description: 'The jams of this server: open, planned, over, and those that come again',
  },
  ack: 'private',
  run: async (call, { jams }) => jamsView(await jams.hosting.list(call), await jams.repeating.schedules(call)),
};

export const show: Subcommand = {
  command: 'jam',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'show',
    description: 'A jam as it stands: its rules, time, pot, clips and people',
    options: [jamOption(HERE, false)],
  },
  ack: 'private',
  async run(call, services) {
    const id = await jamAsked(call, services);
    if (!id.ok) return refusalView(id.refusal);
    const shown = await services.jams.hosting.show(id.value, call);
    return shown.ok ? jamView(shown.value) : refusalView(shown.refusal);
  },
  autocomplete: { jam: jamsIn(['planned', 'open', 'closing', 'judging', 'finale', 'over']) },
};

export const end: Subcommand = {
  command: 'jam',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'end',
    description: 'End a jam of yours now, or call off one that is planned',
    options: [jamOption(HERE, false)],
  },
  ack: 'private',
  async run(call, services) {
    const id = await jamAsked(call, services);
    return id.ok ? endAsked(id.value, call, services) : refusalView(id.refusal);
  },
  autocomplete: { jam: jamsIn(['planned', 'open']) },
};

const More = z.object({ until: z.string().optional(), pot: z.string().optional() });

export const extend: Subcommand = {
  command: 'jam',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'extend',
    description: 'Give a jam of yours more time, more in its pot, or both',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'until',
        description: 'The later end: 30m from now, 21:00, Fri 19:00',
        max_length: 40,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'pot',
        description: 'Dollars to put into the pot on top, such as 1',
        max_length: 20,
      },
      jamOption(HERE, false),
    ],
  },
  ack: 'private',
  run: extending,
  autocomplete: { jam: jamsIn(['planned', 'open']) },
};

async function extending(call: Call, services: Parameters<Subcommand['run']>[1]): Promise<View> {
  const { until, pot: dollars } = read(More, call.options);
  if (until === undefined && dollars === undefined) return nothingToExtend();
  const pot = dollars === undefined ? null : parseAmount(dollars);
  if (dollars !== undefined && (pot === undefined || pot === null)) {
    return say(GOLD, badAmount(shortened(oneLine(dollars), 40)));
  }
  const id = await jamAsked(call, services);
  if (!id.ok) return refusalView(id.refusal);
  const change = { ends: until ?? null, pot: pot ?? null };
  const extended = await services.jams.hosting.extend(id.value, call, change);
  return extended.ok ? extendedView(extended.value) : refusalView(extended.refusal);
}
