// A server's own settings, each change of which is audited.
import { z } from 'zod';
import { Access, DEFAULT_ACCESS } from './access.ts';
import { ChannelId, RoleId, UserId } from './ids.ts';
import { Language } from './language.ts';
import {
  ChannelRule,
  DEFAULT_LIMITS,
  DEFAULT_TEMPO,
  Limit,
  MemberLimits,
  RoleRule,
  SpendLimits,
  Tempo,
} from './limits.ts';
import { NO_REVIEW, ReviewRule } from './review.ts';
import { Instant, TimeZone, UTC } from './time.ts';
import { MAX_RULES, WordRule } from './words/rule.ts';

/** Nothing is handed to Venice while it is in force; waiting clips keep their place and cost nothing. */
export const Pause = z.object({
  since: Instant,
  /** Null: the bot itself. */
  by: UserId.nullable(),
  why: z.enum(['by-hand', 'spend-rate']),
  /** The moderator's own words for the members. */
  note: z.string().max(300).nullable(),
});
export type Pause = z.infer<typeof Pause>;

export const Settings = z.object({
  limits: SpendLimits,
  /** For members without any role; null: as for everybody. */
  guest: MemberLimits.nullable(),
  roles: z.array(RoleRule).max(25),
  channels: z.array(ChannelRule).max(25),
  tempo: Tempo,
  /** Days, weeks and months of the limits begin at midnight here. */
  zone: TimeZone,
  /** What moderators are spoken to in. A member is spoken to in their own. */
  language: Language,
  /** Where moderators are told of what needs a person, and decide; null: the server's owner gets a direct message. */
  moderatorChannel: ChannelId.nullable(),
  /** Roles that may decide cases without holding Manage Server. */
  moderatorRoles: z.array(RoleId).max(25),
  /** Where every audited act is shown; null: nowhere but in the log itself. */
  logChannel: ChannelId.nullable(),
  /** Where Venice wants a yes to its terms about faces: explain and stop, or let the member read them and decide. */
  consents: z.enum(['off', 'ask']),
  access: Access,
  /** What no prompt may have in it. */
  words: z.array(WordRule).max(MAX_RULES),
  /** Who may start prompt jams besides admins and moderators, and how much one may set aside; null: as much as there is. */
  jams: z.object({ hosts: z.enum(['moderators', 'everybody']), roles: z.array(RoleId).max(25), mostPot: Limit }),
  review: z.object({ prompt: ReviewRule, result: ReviewRule, hours: z.number().int().min(1).max(168) }),
  pause: Pause.nullable(),
  /** Pause by itself when the last hour's spending is far out of the ordinary. */
  spendBreaker: z.boolean(),
  /** Days that clips, and prompts of ended clips, are kept; null: as whoever runs the bot has set, and for good. */
  retention: z.object({
    clipDays: z.number().int().min(1).max(3_650).nullable(),
    promptDays: z.number().int().min(1).max(3_650).nullable(),
  }),
  /** Tell Venice an opaque name for each member, so that its own limits and reports tell them apart. */
  anonymousId: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  limits: DEFAULT_LIMITS,
  guest: null,
  roles: [],
  channels: [],
  tempo: DEFAULT_TEMPO,
  zone: UTC,
  language: 'en',
  moderatorChannel: null,
  moderatorRoles: [],
  logChannel: null,
  consents: 'off',
  access: DEFAULT_ACCESS,
  words: [],
  jams: { hosts: 'moderators', roles: [], mostPot: null },
  review: { prompt: NO_REVIEW, result: NO_REVIEW, hours: 24 },
  pause: null,
  spendBreaker: true,
  retention: { clipDays: null, promptDays: null },
  anonymousId: false,
};
