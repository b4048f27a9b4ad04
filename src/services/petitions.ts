// What a member brings before the moderators: a request for more than a limit leaves, a report of a clip, an appeal
// against a refusal. Each is open once about the same thing, and nobody appeals against the answer to an appeal.
import type { Case } from '../domain/cases.ts';
import type { CaseId, ChannelId, DraftId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { Member } from '../domain/member.ts';
import type { Usd } from '../domain/money.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Chance, Clock, Log } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { missingFor } from '../domain/spending.ts';
import { DAY, type Instant, later } from '../domain/time.ts';
import { decisionAgainst, openCase } from './cases.ts';
import type { Drafting } from './drafting.ts';
import type { Library } from './library.ts';

/** Who asks, where, and in which words; null where there are none. */
export interface Petitioner extends Member {
  readonly place: ChannelId;
}

export interface Petitions {
  /** Asks the moderators for as much as is missing for the clip of a card. */
  ask(draft: DraftId, who: Petitioner, words: string | null): Promise<Outcome<Usd, Refusal>>;
  report(asked: string, who: Petitioner, words: string): Promise<Outcome<CaseId, Refusal>>;
  /** What of the member's own can be appealed against here, newest first. */
  appealable(who: Member, limit: number): Promise<readonly Job[]>;
  /** Against what a moderator decided on one of the member's clips. */
  appealClip(asked: string, who: Petitioner, words: string): Promise<Outcome<CaseId, Refusal>>;
  /** Against a block, or against the rules on what may be asked for. */
  appealRule(who: Petitioner, words: string): Promise<Outcome<CaseId, Refusal>>;
}

const ASKED_FOR = DAY;
/** Reports and appeals keep for as long as it may take a small server's moderator to come by. */
const KEPT_OPEN = 14 * DAY;
/** How far back an earlier appeal of the same member is looked for. */
const REMEMBERED = 100;

export function createPetitions(deps: {
  readonly store: Store;
  readonly drafting: Pick<Drafting, 'card'>;
  readonly library: Pick<Library, 'look' | 'mine'>;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'caseId'>;
  readonly log: Log;
  readonly nudge: () => void;
}): Petitions {
  const { store, drafting, library, clock, chance, log, nudge } = deps;

  async function open(
    kind: 'allowance' | 'report' | 'appeal',
    who: Petitioner,
    about: Pick<Case, 'job' | 'text' | 'amount'>,
    keepsFor: number,
  ): Promise<Outcome<CaseId, Refusal>> {
    const now = clock.now();
    const { guild, user: opener, place } = who;
    const expiresAt = later(now, keepsFor);
    const id = await store.transaction((records) =>
      openCase(records, chance, { guild, kind, opener, place, ...about, openedAt: now, expiresAt }),
    );
    if (id === null) return refused({ is: 'case-open' });
    log.info('case.opened', { case: id, kind });
    nudge();
    return granted(id);
  }

  return {
    async ask(draft, who, words) {
      const card = await drafting.card(draft, who);
      if (!card.ok) return card;
      const { standings, draft: seen } = card.value;
      const missing = missingFor(standings, seen.quote.price);
      if (missing === null) return refused({ is: 'nothing-to-ask' });
      const asked = await open('allowance', who, { job: null, text: words, amount: missing }, ASKED_FOR);
      return asked.ok ? granted(missing) : asked;
    },

    async report(asked, who, words) {
      const job = await library.look(asked, who.guild);
      if (!job.ok) return job;
      const { id, price, state } = job.value;
      if (state.at !== 'delivered' && state.at !== 'kept') return refused({ is: 'no-clip', job: id, state: state.at });
      return open('report', who, { job: id, text: words, amount: price }, KEPT_OPEN);
    },

    async appealable(who, limit) {
      const mine = await library.mine({ member: who.user, guild: who.guild, moderator: false }, limit);
      return mine.map(({ job }) => job).filter(canBeAppealed);
    },

    async appealClip(asked, who, words) {
      const found = await library.look(asked, who.guild);
      if (!found.ok) return found;
      const job = found.value;
      if (job.author !== who.user) return refused({ is: 'not-yours' });
      const against = await decisionAgainst(store.read, job);
      if (!canBeAppealed(job) || against === null) return refused({ is: 'nothing-to-appeal' });
      const earlier = (await store.read.cases.ofJob(job.id)).filter(({ kind }) => kind === 'appeal');
      const answered = answeredSince(earlier, endOf(against));
      if (answered !== null) return refused(answered);
      return open('appeal', who, { job: job.id, text: words, amount: job.price }, KEPT_OPEN);
    },

    async appealRule(who, words) {
      const block = await store.read.blocks.of(who.guild, who.user, clock.now());
      if (block !== undefined) {
        const mine = await store.read.cases.ofMember(who.guild, who.user, REMEMBERED);
        const earlier = mine.filter(({ kind, job }) => kind === 'appeal' && job === null);
        const answered = answeredSince(earlier, block.at);
        if (answered !== null) return refused(answered);
      }
      return open('appeal', who, { job: null, text: words, amount: null }, KEPT_OPEN);
    },
  };
}

/** A moderator said no to its prompt or to the clip itself, or took it down. */
function canBeAppealed({ state }: Job): boolean {
  switch (state.at) {
    case 'failed':
      return state.failure.reason === 'refused-by-moderator';
    case 'kept':
      return state.why === 'refused-by-moderator' || state.why === 'taken-down';
    case 'awaiting':
    case 'queued':
    case 'submitting':
    case 'unconfirmed':
    case 'rendering':
    case 'rendered':
    case 'withheld':
    case 'delivered':
    case 'cancelled':
      return false;
  }
}

const endOf = ({ state, openedAt }: Case): Instant => (state.is === 'open' ? openedAt : state.at);

/** The answer to an appeal stands. */
function answeredSince(appeals: readonly Case[], since: Instant): Refusal | null {
  for (const { state } of appeals) {
    if (state.is === 'decided' && state.at >= since) return { is: 'case-closed', verdict: state.verdict, by: state.by };
  }
  return null;
}
