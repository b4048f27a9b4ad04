// Time zones as they are offered while a moderator types one.
import type { Choice, Typing } from '../feature.ts';

/** Discord: at most 25. */
const MOST_CHOICES = 25;

export const zoneChoices = async ({ typed }: Typing): Promise<readonly Choice[]> =>
  ['UTC', ...Intl.supportedValuesOf('timeZone')]
    .filter((zone) => zone.toLowerCase().includes(typed.trim().toLowerCase().replace(/\s+/g, '_')))
    .slice(0, MOST_CHOICES)
    .map((zone) => ({ name: zone, value: zone }));
