// Consents: some models look at faces, and Venice wants a yes to its terms first. The yes is its member's own, given to
// the very terms that Venice sent, only where the server allows it, and kept in the audit log.
import type { GuildId, UserId } from '../domain/ids.ts';
import type { ConsentTerms, Job } from '../domain/job.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Clock, Log } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { note } from './audit.ts';
import type { Library } from './library.ts';

/** Discord: words in a form have at most 4000 characters, and terms that are cut short cannot be agreed to. */
const LONGEST_TERMS = 3_900;

export interface Consents {
  /** The terms that a job ended for want of, for its author alone. */
  terms(asked: string, member: UserId, guild: GuildId): Promise<Outcome<{ job: Job; terms: ConsentTerms }, Refusal>>;
  /** Notes that the member said yes to them. The job may then be asked for again with that yes. */
  agree(asked: string, member: UserId, guild: GuildId): Promise<Outcome<Job, Refusal>>;
}

export function createConsents(deps: {
  readonly store: Store;
  readonly library: Pick<Library, 'look'>;
  readonly clock: Clock;
  readonly log: Log;
}): Consents {
  const { store, library, clock, log } = deps;

  async function terms(
    asked: string,
    member: UserId,
    guild: GuildId,
  ): Promise<Outcome<{ job: Job; terms: ConsentTerms }, Refusal>> {
    const found = await library.look(asked, guild);
    if (!found.ok) return found;
    const job = found.value;
    if (job.author !== member) return refused({ is: 'not-yours' });
    const wanted = job.state.at === 'failed' ? (job.state.failure.advice?.consent ?? null) : null;
    if (wanted === null) return refused({ is: 'no-terms', job: job.id });
    if ((await store.read.settings.get(guild)).consents === 'off') return refused({ is: 'consents-off' });
    return wanted.policy.length > LONGEST_TERMS ? refused({ is: 'terms-too-long' }) : granted({ job, terms: wanted });
  }

  return {
    terms,
    async agree(asked, member, guild) {
      const found = await terms(asked, member, guild);
      if (!found.ok) return found;
      const { job, terms: agreed } = found.value;
      const after = JSON.stringify({ version: agreed.version, model: job.request.model });
      await store.transaction((records) =>
        note(records, {
          at: clock.now(),
          guild,
          actor: member,
          action: 'consent',
          subject: job.id,
          before: null,
          after,
        }),
      );
      log.info('consent.given', { job: job.id, version: agreed.version });
      return granted(job);
    },
  };
}
