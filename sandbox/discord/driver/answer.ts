// Waiting for what a member gets to see after doing something: message, modal or choices, in real time as a person would.

import type { Interaction, Shown } from '../interactions/log.ts';
import type { Scene } from '../scene.ts';
import type { Message } from '../world/model.ts';

/** How long a deferred answer may take to be filled in before the driver gives up, in real milliseconds. */
const VISIBLE_GUARD_MS = 15_000;

/** `visible`: something to look at. `acknowledged`: the bot has taken note, perhaps with nothing to see yet. */
export type Awaited = 'visible' | 'acknowledged';

/** The message that a component belongs to, as it was when it was used. */
export interface Source {
  readonly message: Message;
  readonly revision: number;
}

/** Rejects when the bot gives no first answer in time, or acknowledges and then shows nothing. */
export async function firstShown(
  scene: Scene,
  interaction: Interaction,
  what: string,
  source?: Source,
): Promise<Shown> {
  await acknowledged(scene, interaction, what);
  return scene.pulse.until(() => interaction.shown[0] ?? changed(interaction, source), {
    within: VISIBLE_GUARD_MS,
    because: `${what}: the bot took note but showed nothing within ${VISIBLE_GUARD_MS / 1000} s.`,
  });
}

export function acknowledged({ pulse, settings }: Scene, interaction: Interaction, what: string): Promise<true> {
  const within = settings.patienceMs;
  const because = `${what}: the bot did not answer in ${within / 1000} s.`;
  return pulse.until(() => interaction.state !== 'waiting', { within, because }).then(() => true);
}

/** An acknowledged press may also end with its message edited or deleted by the bot's own token. */
function changed(interaction: Interaction, source: Source | undefined): Shown | undefined {
  if (!source || interaction.state === 'thinking' || source.message.revision === source.revision) return undefined;
  return { kind: source.message.deleted ? 'deleted' : 'message', message: source.message };
}
