// The option that names a jam, its autocomplete by theme, and reading it.
import { ApplicationCommandOptionType } from 'discord.js';
import { JamId } from '../../domain/ids.ts';
import type { JamStateName } from '../../domain/jam.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Services } from '../../services/index.ts';
import type { Call, Choice, Typing } from '../feature.ts';
import { jamChoice, scheduleChoice } from '../views/jam-lists.ts';

export const jamOption = (description: string, required = true) => ({
  type: ApplicationCommandOptionType.String as const,
  name: 'jam',
  description,
  required,
  autocomplete: true as const,
});

type Suggest = (typing: Typing, services: Services) => Promise<readonly Choice[]>;

const matching = (choices: readonly Choice[], typed: string) =>
  choices.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));

/** Jams of the server that stand in one of these states, found by theme or id; the newest first. */
export const jamsIn =
  (states: readonly JamStateName[]): Suggest =>
  async (typing, { jams }) => {
    const listed = await jams.hosting.list(typing);
    const choices = listed
      .filter(({ jam }) => states.includes(jam.state.at))
      .map(({ jam }) => ({ name: jamChoice(jam), value: jam.id }));
    return matching(choices, typing.typed);
  };

/** Jams that come again. */
export const schedulesIn: Suggest = async (typing, { jams }) => {
  const running = (await jams.repeating.schedules(typing)).filter(({ endedAt }) => endedAt === null);
  const choices = running.map((schedule) => ({ name: scheduleChoice(schedule), value: schedule.id }));
  return matching(choices, typing.typed);
};

/** The jam that was named; left out, the one in whose thread the command was given. */
export async function jamAsked(call: Call, { jams }: Services): Promise<Outcome<JamId, Refusal>> {
  const asked = call.options['jam'];
  if (typeof asked === 'string') {
    const id = JamId.safeParse(asked);
    return id.success ? granted(id.data) : refused({ is: 'unknown-jam', asked });
  }
  const here = await jams.hosting.here(call.place);
  return here === undefined ? refused({ is: 'no-jam-here' }) : granted(here.id);
}
