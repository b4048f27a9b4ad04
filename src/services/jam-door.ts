// The way into a jam: what it makes of a wish before there is a card, and what it looks at again in the transaction that
// holds the money.
import type { Kind } from '../domain/catalogue.ts';
import type { Draft } from '../domain/draft.ts';
import type { ChannelId, JamId, JobId } from '../domain/ids.ts';
import type { Jam } from '../domain/jam.ts';
import {
  type EntryFacts,
  filmEnd,
  nowTurn,
  opensFilm,
  whyNotContinue,
  whyNotEnter,
  whyNotModel,
  whyNotSettings,
} from '../domain/jam-rules.ts';
import type { Job } from '../domain/job.ts';
import type { Member } from '../domain/member.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Clock } from '../domain/ports.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Instant } from '../domain/time.ts';
import type { Wish } from '../domain/wish.ts';
import { entryFacts } from './jam-terms.ts';
import type { MediaDesk } from './media-desk.ts';

/** What somebody asks for, in a jam or outside of any. */
export interface Asking {
  readonly member: Member;
  readonly place: ChannelId;
  readonly kinds: readonly Kind[];
  readonly model: string | null;
  readonly wish: Wish;
  readonly parent: JobId | null;
  readonly jam: JamId | null;
}

export interface JamDoor {
  /**
   * The same, as the jam wants it: with what its host has fixed, in its thread, and in a relay from the last picture of
   * the film so far. Outside of a jam nothing changes.
   */
  prepare<A extends Asking>(asking: A): Promise<Outcome<A, Refusal>>;
  /** Whether a card may be changed so; what the host has fixed stays. */
  mayChange(draft: Pick<Draft, 'jam'>, change: Partial<Wish>): Promise<Refusal | null>;
}

export function createJamDoor(deps: {
  readonly store: Store;
  readonly desk: Pick<MediaDesk, 'lastFrame'>;
  readonly clock: Clock;
}): JamDoor {
  const { store, desk, clock } = deps;

  async function filmed<A extends Asking>({ takings }: EntryFacts, asking: A): Promise<Outcome<A, Refusal>> {
    const end = filmEnd(takings);
    if (end === null) return granted({ ...asking, parent: null });
    const { job } = end;
    if (!('clip' in job.state)) return refused({ is: 'film-changed' });
    const frame = await desk.lastFrame(job, job.state.clip);
    if (!frame.ok) return frame;
    const wish = { ...asking.wish, start: frame.value };
    return granted({ ...asking, wish, kinds: ['image', 'first-last'], parent: job.id });
  }

  return {
    async prepare(asking) {
      if (asking.jam === null) return granted(asking);
      const { member, wish } = asking;
      const jam = await jamOf(store.read, asking.jam, member);
      if (!jam.ok) return jam;
      const { plan, thread, id } = jam.value;
      const facts = await entryFacts(store.read, jam.value, clock.now());
      const no =
        whyNotEnter(facts, member, asking.parent) ?? whyNotSettings(plan, wish) ?? whyNotModel(facts, asking.model);
      if (no !== null) return refused(no);
      const { duration, aspectRatio, resolution } = plan.fixed;
      const fitted = {
        ...asking,
        jam: id,
        place: thread ?? asking.place,
        model: opensFilm(facts) ? asking.model : (plan.model ?? asking.model),
        wish: {
          ...wish,
          duration: duration ?? wish.duration,
          aspectRatio: aspectRatio ?? wish.aspectRatio,
          resolution: resolution ?? wish.resolution,
        },
      };
      return plan.kind === 'relay' ? filmed(facts, fitted) : granted(fitted);
    },
    async mayChange({ jam: id }, change) {
      const jam = id === null ? undefined : await store.read.jams.get(id);
      return jam === undefined ? null : whyNotSettings(jam.plan, change);
    },
  };
}

/** Looks at everything again, in the transaction that holds the money. */
export async function admit(
  records: Records,
  { jam: id, parent, request }: Pick<Draft, 'jam' | 'parent' | 'request'>,
  member: Member,
  now: Instant,
): Promise<Outcome<Jam | null, Refusal>> {
  if (id === null) return granted(null);
  const jam = await jamOf(records, id, member);
  if (!jam.ok) return jam;
  const facts = await entryFacts(records, jam.value, now);
  const no =
    whyNotEnter(facts, member, parent) ??
    whyNotContinue(facts, parent, request) ??
    whyNotModel(facts, request.model) ??
    whyNotSettings(jam.value.plan, request);
  return no === null ? jam : refused(no);
}

/** The job takes part from now on; in a relay the turn is used. In the transaction that holds its money. */
export async function enter(records: Records, jam: Jam, { id, author }: Job, now: Instant): Promise<void> {
  await records.jamEntries.add(jam.id, id, author, now);
  const turn = jam.plan.kind === 'relay' ? nowTurn(await records.jamTurns.ofJam(jam.id)) : null;
  if (turn === null) return;
  await records.jamTurns.move(jam.id, turn.number, 'called', { at: 'working', job: id });
}

/** A jam of the member's server that is not just its host's card. */
async function jamOf(records: Records, id: JamId, { guild }: Member): Promise<Outcome<Jam, Refusal>> {
  const jam = await records.jams.get(id);
  const hidden = jam === undefined || jam.guild !== guild || jam.state.at === 'drafting';
  return hidden ? refused({ is: 'unknown-jam', asked: id }) : granted(jam);
}
