// The live card of each jam: kept true with few edits. Nothing depends on it: a card that shows an older state for some
// seconds costs nobody anything.
import type { JamId } from '../../domain/ids.ts';
import type { Jam, JamStateName } from '../../domain/jam.ts';
import type { JamSight } from '../../domain/jam-sight.ts';
import type { MemoNotice } from '../../domain/notice.ts';
import type { Clock, Messenger } from '../../domain/ports.ts';
import type { Store } from '../../domain/records.ts';
import { type Instant, later, SECOND } from '../../domain/time.ts';
import { idleUntil, type Step, WORKED, type Worker } from '../worker.ts';
import { sightOf } from './sight.ts';

const LIVE: readonly JamStateName[] = ['open', 'closing', 'judging', 'finale'];
/** Between two edits of one card; what begins or ends is shown at once. */
const APART = 10 * SECOND;

interface Showing {
  readonly gist: string;
  readonly at: JamStateName;
  readonly since: Instant;
}

export interface LiveCards {
  readonly worker: Worker;
  /** Has the card show what is true now. `gone`: there is none any more. */
  show(jam: Jam): Promise<'done' | 'gone' | 'later'>;
  /** What a card that was just posted shows. */
  posted(sight: JamSight): void;
}

export const cardNotice = (sight: JamSight): MemoNotice => ({
  is: 'memo',
  bulletin: { is: 'jam', news: { is: 'card', sight } },
  language: sight.jam.language,
  where: 'channel',
});

export function createLiveCards(deps: {
  readonly store: Store;
  readonly messenger: Pick<Messenger, 'edit'>;
  readonly clock: Clock;
}): LiveCards {
  const { store, messenger, clock } = deps;
  const showing = new Map<JamId, Showing>();

  const posted = (sight: JamSight) =>
    void showing.set(sight.jam.id, { gist: gistOf(sight), at: sight.jam.state.at, since: clock.now() });

  async function put(sight: JamSight): Promise<'done' | 'gone' | 'later'> {
    const { thread, card, id } = sight.jam;
    if (thread === null || card === null) return 'gone';
    posted(sight);
    const edited = await messenger.edit(thread, card, cardNotice(sight));
    if (edited === 'gone') await store.read.jams.annotate(id, { card: null });
    return edited;
  }

  /** When its card may be edited; null: it shows what is true. */
  function dueAt({ jam }: JamSight, gist: string): Instant | null {
    const now = showing.get(jam.id);
    if (now === undefined) return clock.now();
    if (now.gist === gist) return null;
    return now.at === jam.state.at ? later(now.since, APART) : clock.now();
  }

  async function next(): Promise<Step> {
    const jams = (await store.read.jams.inState(LIVE)).filter(({ card }) => card !== null);
    const live = new Set(jams.map(({ id }) => id));
    for (const id of showing.keys()) if (!live.has(id)) showing.delete(id);
    let soonest: Instant | null = null;
    for (const jam of jams) {
      const sight = await sightOf(store.read, jam);
      const due = dueAt(sight, gistOf(sight));
      if (due === null) continue;
      if (due <= clock.now()) {
        await put(sight);
        return WORKED;
      }
      soonest = soonest === null || due < soonest ? due : soonest;
    }
    return idleUntil(soonest);
  }

  return {
    worker: { name: 'jam-cards', lanes: 1, next },
    show: async (jam) => put(await sightOf(store.read, jam)),
    posted,
  };
}

/** Two sights with one gist look the same on the card. */
function gistOf({ jam, left, held, entries, people, underWay, turns, voters }: JamSight): string {
  const { plan, state, thread } = jam;
  return JSON.stringify([plan, state, thread, left, held, entries.length, people, underWay, turns, voters]);
}
