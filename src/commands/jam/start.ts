// `/jam start`: the host's private card, with what the options say already in it. Spends nothing.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { JamKind } from '../../domain/jam.ts';
import type { Services } from '../../services/index.ts';
import type { Call, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import { parseAmount } from '../video-admin/amounts.ts';
import type { View } from '../view.ts';
import { badAmount, hostCard } from '../views/jam-host.ts';
import { oneLine, shortened } from '../views/parts.ts';
import { refusalText, refusalView } from '../views/refusals.ts';

const Options = z.object({
  theme: z.string().max(300).optional(),
  kind: JamKind.optional(),
  pot: z.string().optional(),
  length: z.string().optional(),
  starts: z.string().optional(),
});

const typed = (name: string, description: string, most = 40) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  description,
  max_length: most,
});

export const start: Subcommand = {
  command: 'jam',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'start',
    description: 'Set up a prompt jam: a theme, a shared pot, an end. Nothing is set aside before you press Start.',
    options: [
      typed('theme', 'What the jam is about', 300),
      {
        type: ApplicationCommandOptionType.String,
        name: 'kind',
        description: 'How the clips belong together',
        choices: [
          { name: 'open: everybody on the theme', value: 'open' },
          { name: 'remix: every clip builds on another', value: 'remix' },
          { name: 'relay: one continuous film, one turn at a time', value: 'relay' },
        ],
      },
      typed('pot', 'Dollars that the jam may spend together, such as 2'),
      typed('length', 'How long it lasts: 45m, 1h 30m, 21:00, or none until the pot is empty'),
      typed('starts', 'When it starts: 18:30, in 2h; left out: when you press Start'),
    ],
  },
  ack: 'private',
  async run(call, { jams }) {
    const draft = await jams.hosting.begin(call, call.place);
    return draft.ok ? filled(call, draft.value.jam.id, { jams }) : refusalView(draft.refusal);
  },
};

/** The card with what the options say; what cannot be taken over is named above it. */
async function filled(
  call: Call,
  id: Parameters<Services['jams']['hosting']['draft']>[0],
  { jams }: Pick<Services, 'jams'>,
): Promise<View> {
  const { theme, kind, pot: dollars, length, starts } = read(Options, call.options);
  const pot = dollars === undefined ? undefined : parseAmount(dollars);
  const change = {
    ...(theme === undefined ? {} : { theme: oneLine(theme) }),
    ...(kind === undefined ? {} : { kind }),
    ...(pot === undefined || pot === null ? {} : { pot }),
    ...(length === undefined ? {} : { ends: length }),
    ...(starts === undefined ? {} : { starts }),
  };
  const revised = await jams.hosting.revise(id, 1, call, change);
  const unread =
    dollars !== undefined && (pot === undefined || pot === null) ? badAmount(shortened(oneLine(dollars), 40)) : null;
  if (revised.ok) return hostCard(revised.value, 'game', unread);
  const card = await jams.hosting.draft(id, call);
  return card.ok ? hostCard(card.value, 'game', refusalText(revised.refusal)) : refusalView(card.refusal);
}
