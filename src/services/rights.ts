// Who may do what on a server, looked at for every press anew.
import type { UserId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { ACTS, type Act, mayDo, type Rank, rankOf } from '../domain/rights.ts';

type Asking = Pick<Member, 'user' | 'guild' | 'roles' | 'moderator'>;

export interface Rights {
  rank(member: Asking): Promise<Rank>;
  /** Granted, or the refusal that names the least rank that may. */
  may(member: Asking, act: Act): Promise<Outcome<Rank, Refusal>>;
}

export function createRights(deps: { readonly store: Store; readonly operators: readonly UserId[] }): Rights {
  const { store, operators } = deps;
  const rank = async (member: Asking) => rankOf(member, await store.read.settings.get(member.guild), operators);
  return {
    rank,
    async may(member, act) {
      const held = await rank(member);
      return mayDo(held, act) ? granted(held) : refused({ is: 'moderators-only', least: ACTS[act] });
    },
  };
}
