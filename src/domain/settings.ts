// A server's own settings, each change of which is audited.
import { z } from 'zod';
import { ChannelId } from './ids.ts';
import { DEFAULT_LIMITS, SpendLimits } from './spending.ts';
import { TimeZone, UTC } from './time.ts';

export const Settings = z.object({
  limits: SpendLimits,
  /** Days and months of the limits begin at midnight here. */
  zone: TimeZone,
  /** Where moderators are told of what needs a person; null: the server's owner gets a direct message. */
  moderatorChannel: ChannelId.nullable(),
  /** Where Venice wants a yes to its terms about faces: explain and stop, or let the member read them and decide. */
  consents: z.enum(['off', 'ask']),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  limits: DEFAULT_LIMITS,
  zone: UTC,
  moderatorChannel: null,
  consents: 'off',
};
