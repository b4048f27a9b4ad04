// What a server allows to be made, where and by whom. Pure; looked at when a card is opened and again when it is paid.
import { z } from 'zod';
import { Kind, type Model } from './catalogue.ts';
import { ChannelId, ModelId, RoleId } from './ids.ts';
import type { Member } from './member.ts';
import { granted, type Outcome, refused } from './outcome.ts';
import type { Instant } from './time.ts';

/** Null: all of them. An empty list: none. */
export const Access = z.object({
  channels: z.array(ChannelId).max(100).nullable(),
  roles: z.array(RoleId).max(50).nullable(),
  kinds: z.array(Kind).nullable(),
  models: z.array(ModelId).max(200).nullable(),
  /** Uncensored models: nowhere, or in channels that Discord keeps from the young. */
  uncensored: z.enum(['off', 'age-restricted']),
});
export type Access = z.infer<typeof Access>;

export const DEFAULT_ACCESS: Access = { channels: null, roles: null, kinds: null, models: null, uncensored: 'off' };

/** Where something is asked for: of a thread, the channel above it decides. */
export interface Spot {
  readonly channel: ChannelId;
  readonly ageRestricted: boolean;
}

export type AccessTrouble =
  | { readonly is: 'channel-not-allowed'; readonly allowed: readonly ChannelId[] }
  | { readonly is: 'role-not-allowed'; readonly allowed: readonly RoleId[] }
  | { readonly is: 'kind-not-allowed'; readonly kind: Kind }
  | { readonly is: 'model-not-allowed'; readonly model: Model }
  /** `where`: whether an age-restricted channel would do. */
  | { readonly is: 'uncensored-not-allowed'; readonly model: Model; readonly elsewhere: boolean }
  | { readonly is: 'blocked'; readonly until: Instant | null; readonly reason: string };

/** Those who run the server are bound by none but the rule on uncensored models, which Discord's own rules ask for. */
export function mayMake(
  access: Access,
  member: Pick<Member, 'roles' | 'moderator'>,
  spot: Spot,
  model: Model,
): Outcome<null, AccessTrouble> {
  const { channels, roles, kinds, models } = access;
  if (model.uncensored && !(access.uncensored === 'age-restricted' && spot.ageRestricted)) {
    return refused({ is: 'uncensored-not-allowed', model, elsewhere: access.uncensored === 'age-restricted' });
  }
  if (member.moderator) return granted(null);
  if (channels !== null && !channels.includes(spot.channel)) {
    return refused({ is: 'channel-not-allowed', allowed: channels });
  }
  if (roles !== null && !roles.some((role) => member.roles.includes(role))) {
    return refused({ is: 'role-not-allowed', allowed: roles });
  }
  if (kinds !== null && !kinds.includes(model.kind)) return refused({ is: 'kind-not-allowed', kind: model.kind });
  if (models !== null && !models.includes(model.id)) return refused({ is: 'model-not-allowed', model });
  return granted(null);
}

/** Whether the rules on models let the member use it there. Where and by whom is said when a clip is asked for. */
export const offers = (
  access: Access,
  member: Pick<Member, 'roles' | 'moderator'>,
  spot: Spot,
  model: Model,
): boolean => mayMake({ ...access, channels: null, roles: null }, member, spot, model).ok;
