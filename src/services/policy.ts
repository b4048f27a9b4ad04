// The server's rules on what may be made, where and by whom: blocks, channels, roles, kinds, models and words. Looked at
// when a card is opened or changed, and again in the transaction that holds the money.
import { mayMake, type Spot } from '../domain/access.ts';
import type { Model } from '../domain/catalogue.ts';
import type { Member } from '../domain/member.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Records } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { textsOf, type VideoRequest } from '../domain/request.ts';
import type { Instant } from '../domain/time.ts';
import { findBlocked } from '../domain/words/find.ts';

export interface Wanted {
  readonly member: Member;
  readonly spot: Spot;
  readonly model: Model;
  readonly request: VideoRequest;
}

export async function allowed(
  records: Records,
  { member, spot, model, request }: Wanted,
  now: Instant,
): Promise<Outcome<null, Refusal>> {
  const block = await records.blocks.of(member.guild, member.user, now);
  if (block !== undefined) return refused({ is: 'blocked', until: block.until, reason: block.reason });
  const { access, words } = await records.settings.get(member.guild);
  const may = mayMake(access, member, spot, model);
  if (!may.ok) return may;
  // Words bind everybody: whoever runs the server can take one off the list, and then it is no rule any more.
  const [hit] = findBlocked(words, textsOf(request));
  return hit === undefined ? granted(null) : refused({ is: 'blocked-word', matched: hit.matched });
}
