// What moderators decide: the right is looked at anew for every press, the case is ended by compare-and-set, and what
// follows from it happens in the same transaction. Whoever comes second is told who was first.
import type { CaseFile } from '../domain/bulletin.ts';
import type { Case, CaseState } from '../domain/cases.ts';
import { CaseId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import type { Usd } from '../domain/money.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Clock, Log, Spool } from '../domain/ports.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Instant } from '../domain/time.ts';
import { note } from './audit.ts';
import { endCase, fileOf } from './cases.ts';
import { type Consequence, follow } from './consequences.ts';
import type { Pricing } from './pricing.ts';
import { bringBack } from './reviews.ts';
import type { Rights } from './rights.ts';

export interface Decision {
  readonly verdict: 'accepted' | 'refused';
  /** The moderator's own words. */
  readonly reason: string | null;
  /** Of a request: another amount than the one that was asked for. */
  readonly amount?: Usd;
}

export interface Moderation {
  /** A case of the member's server, for whoever may decide it. */
  look(asked: string, member: Member): Promise<Outcome<CaseFile, Refusal>>;
  /** Open cases, oldest first. */
  waiting(member: Member, limit: number): Promise<Outcome<readonly CaseFile[], Refusal>>;
  decide(asked: string, member: Member, decision: Decision): Promise<Outcome<CaseFile, Refusal>>;
  /** Posts a clip that nobody looked at in time. */
  postAfterAll(asked: string, member: Member): Promise<Outcome<CaseFile, Refusal>>;
}

export function createModeration(deps: {
  readonly store: Store;
  readonly pricing: Pick<Pricing, 'quote'>;
  readonly spool: Pick<Spool, 'find'>;
  readonly rights: Rights;
  readonly clock: Clock;
  readonly log: Log;
  readonly nudge: () => void;
}): Moderation {
  const { store, pricing, spool, rights, clock, log, nudge } = deps;

  async function look(asked: string, member: Member): Promise<Outcome<CaseFile, Refusal>> {
    const may = await rights.may(member, 'decide');
    if (!may.ok) return may;
    const id = CaseId.safeParse(asked);
    const one = id.success ? await store.read.cases.get(id.data) : undefined;
    if (one === undefined || one.guild !== member.guild) return refused({ is: 'unknown-case' });
    return granted(await fileOf(store.read, one, clock.now()));
  }

  /** What must be asked of others before the decision is written down. */
  async function prepare(file: CaseFile, member: Member, decision: Decision): Promise<Outcome<Consequence, Refusal>> {
    const { case: one, job } = file;
    const { amount, verdict } = decision;
    if (verdict === 'refused') return granted({ is: 'refuse' });
    if (one.kind === 'prompt' && job?.state.at === 'awaiting') {
      const quote = await pricing.quote(job.request, 'fresh');
      return quote.ok ? granted({ is: 'make', price: quote.value.price }) : quote;
    }
    if (one.kind === 'allowance') {
      const most = amount ?? one.amount;
      if (most === null || most === 0) return refused({ is: 'bad-amount', asked: '0' });
      // More than what was asked for is a grant of one's own.
      const may = one.amount === null || most > one.amount ? await rights.may(member, 'grant') : null;
      return may === null || may.ok ? granted({ is: 'grant', amount: most }) : may;
    }
    const stored = job !== null && job.state.at === 'kept' ? await spool.find(job.state.clip.file) : null;
    return granted({ is: 'accept', hasFile: stored !== null });
  }

  async function write(
    records: Records,
    one: Case,
    ending: Extract<CaseState, { is: 'decided' }>,
    consequence: Consequence,
    by: Member,
  ): Promise<boolean> {
    // A clip that is approved speaks for itself when it is posted.
    const tell = !(one.kind === 'result' && ending.verdict === 'accepted');
    if (!(await endCase(records, one, ending, { tell }))) return false;
    await follow(records, { ...one, state: ending }, consequence, by, ending.at);
    await audit(records, one, ending, by, ending.at);
    return true;
  }

  return {
    look,

    async waiting(member, limit) {
      const may = await rights.may(member, 'decide');
      if (!may.ok) return may;
      const open = await store.read.cases.waiting(member.guild, limit);
      return granted(await Promise.all(open.map((one) => fileOf(store.read, one, clock.now()))));
    },

    async decide(asked, member, decision) {
      const found = await look(asked, member);
      if (!found.ok) return found;
      const { case: one } = found.value;
      if (one.state.is !== 'open') return refused(closed(one.state));
      const consequence = await prepare(found.value, member, decision);
      if (!consequence.ok) return consequence;
      const { reason, verdict } = decision;
      const amount = consequence.value.is === 'grant' ? { granted: consequence.value.amount } : {};
      const ending = { is: 'decided', verdict, by: member.user, reason, at: clock.now(), ...amount } as const;
      const first = await store.transaction((records) => write(records, one, ending, consequence.value, member));
      const after = await look(asked, member);
      if (!first)
        return after.ok && after.value.case.state.is !== 'open' ? refused(closed(after.value.case.state)) : after;
      log.info('case.decided', { case: one.id, kind: one.kind, verdict });
      nudge();
      return after;
    },

    async postAfterAll(asked, member) {
      const found = await look(asked, member);
      if (!found.ok) return found;
      const { case: one, job } = found.value;
      if (one.kind !== 'result' || job?.state.at !== 'kept' || job.state.why !== 'not-reviewed') {
        return refused({ is: 'unknown-case' });
      }
      if ((await spool.find(job.state.clip.file)) === null) return refused({ is: 'clip-expired', job: job.id });
      const now = clock.now();
      const moved = await store.transaction(async (records) => {
        if (!(await bringBack(records, job, now))) return false;
        await audit(records, one, { is: 'decided', verdict: 'accepted', reason: null }, member, now);
        return true;
      });
      if (!moved) return refused({ is: 'unknown-case' });
      log.info('case.posted-after-all', { case: one.id, job: job.id });
      nudge();
      return look(asked, member);
    },
  };
}

const closed = (state: Exclude<CaseState, { is: 'open' }>): Refusal =>
  state.is === 'lapsed'
    ? { is: 'case-closed', verdict: 'lapsed', by: null }
    : { is: 'case-closed', verdict: state.verdict, by: state.by };

async function audit(
  records: Records,
  { id, guild, kind, job, state }: Case,
  ending: Pick<Extract<CaseState, { is: 'decided' }>, 'is' | 'verdict' | 'reason'>,
  { user }: Member,
  at: Instant,
): Promise<void> {
  await note(records, {
    at,
    guild,
    actor: user,
    action: 'decide',
    subject: job ?? id,
    before: state.is,
    after: JSON.stringify({ case: id, kind, verdict: ending.verdict, reason: ending.reason }),
  });
}
