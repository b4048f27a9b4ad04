// The finale: once a jam's result stands, makes its film and posts the podium with it, exactly once, whatever crashes. What
// the film lacks is said; without a film the post goes out all the same.
import { Fault } from '../../domain/fault.ts';
import type { JamId } from '../../domain/ids.ts';
import type { Jam, JamStateOf, NoReel } from '../../domain/jam.ts';
import { type Finale, podiumOf } from '../../domain/jam-finale.ts';
import type { Shown } from '../../domain/jam-sight.ts';
import type { Notice } from '../../domain/notice.ts';
import type { Chance, Clock, Messenger } from '../../domain/ports.ts';
import type { Store } from '../../domain/records.ts';
import { backoff } from '../../domain/retry.ts';
import { DAY, HOUR, type Instant, later, MINUTE, SECOND } from '../../domain/time.ts';
import { takingsOf } from '../jam-terms.ts';
import { directly, inChannel, type Told, tellFirst, type Way } from '../telling.ts';
import { idleUntil, type Step, WORKED, type Worker } from '../worker.ts';
import { type Film, type FilmDeps, filmOf, noFilm } from './finale-film.ts';
import { say } from './saying.ts';
import { shownOf } from './sight.ts';

/** What breaks while the film is made is tried again for this long; then the podium goes out without it. */
const FILM_PATIENCE = HOUR;
/** A process can be down for days. */
const PATIENCE = 2 * DAY;
/** A thread that is still being opened is waited for. */
const THREAD_PATIENCE = 2 * MINUTE;
const FILMS_KEPT = 3 * DAY;
/** Discord may name a lower limit than the one we knew; each time the film is made anew. */
const FIT_TRIES = 3;

export interface FinaleDeps extends FilmDeps {
  readonly store: Store;
  readonly messenger: Pick<Messenger, 'nameOf' | 'post' | 'uploadLimit'>;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'jitter'>;
  readonly nudge: () => void;
}

export function createFinale(deps: FinaleDeps): Worker {
  const { store, messenger, reel, clock, chance, log, nudge } = deps;
  const tries = new Map<JamId, number>();
  let sweepAt: Instant = clock.now();

  async function next(signal: AbortSignal): Promise<Step> {
    const now = clock.now();
    const jams = await store.read.jams.inState(['finale']);
    const jam = jams.find(({ dueAt }) => dueAt === null || dueAt <= now);
    if (jam?.state.at !== 'finale') {
      await sweep(now);
      const due = jams.flatMap(({ dueAt }) => dueAt ?? []);
      return idleUntil([...due, sweepAt].toSorted((a, b) => a - b)[0]);
    }
    try {
      const done = await attempt(jam, jam.state, signal);
      if (signal.aborted) return idleUntil(null);
      if (!done) await wait(jam);
    } catch (error) {
      // What breaks for one jam must not stand in the way of the others.
      await wait(jam);
      throw error;
    }
    return WORKED;
  }

  /** A film is needed no more once it was posted; one that was not is made anew. */
  async function sweep(now: Instant): Promise<void> {
    if (sweepAt > now) return;
    sweepAt = later(now, HOUR);
    const films = reel === null ? 0 : await reel.sweep(later(now, -FILMS_KEPT));
    if (films > 0) log.info('jam.films-swept', { films });
  }

  /** False: try again later. */
  async function attempt(jam: Jam, state: JamStateOf<'finale'>, signal: AbortSignal): Promise<boolean> {
    const now = clock.now();
    if (later(state.since, PATIENCE) <= now) {
      log.error('jam.finale-given-up', { jam: jam.id });
      return close(jam, null, noFilm('failed'));
    }
    if (jam.thread === null && later(state.since, THREAD_PATIENCE) > now) return false;
    const shown = shownOf(jam, await takingsOf(store.read, jam));
    let limit = messenger.uploadLimit(jam.guild);
    for (let round = 1; round <= FIT_TRIES; round += 1) {
      const film = await filmFor(jam, state, shown, limit, signal);
      if (film === 'stopped' || signal.aborted) return false;
      const told = await post(jam, state, shown, film);
      if (told.is === 'later') return false;
      if (told.is !== 'too-large') return close(jam, told, film);
      limit = Math.min(told.limit, Math.floor(limit * 0.9));
    }
    const told = await post(jam, state, shown, noFilm('no-room'));
    return told.is === 'later' || told.is === 'too-large' ? false : close(jam, told, noFilm('no-room'));
  }

  async function filmFor(
    jam: Jam,
    { since, bare }: JamStateOf<'finale'>,
    shown: readonly Shown[],
    limit: number,
    signal: AbortSignal,
  ): Promise<Film | 'stopped'> {
    if (bare !== undefined) return noFilm(bare);
    try {
      return await filmOf(deps, jam, shown, limit, signal);
    } catch (error) {
      if (error instanceof Fault && error.retryable && later(since, FILM_PATIENCE) > clock.now()) throw error;
      log.error('jam.no-film', { jam: jam.id, error });
      return noFilm('failed');
    }
  }

  /** A post without a film is settled as such before it leaves. */
  async function post(jam: Jam, state: JamStateOf<'finale'>, shown: readonly Shown[], film: Film): Promise<Told> {
    const { result, language } = jam;
    if (result === null) throw new Fault(`jam ${jam.id} has a finale and no result`);
    if (film.fate.is === 'none') await settleBare(jam, state, film.fate.why);
    const finale: Finale = { jam, result, podium: podiumOf(jam, shown), reel: film.fate };
    const make = (where: Way['where']): Notice => ({
      is: 'memo',
      bulletin: { is: 'jam', news: { is: 'finale', finale, direct: where === 'dm' } },
      language,
      where,
    });
    return tellFirst(messenger, waysTo(jam), make, {
      key: `jam:${jam.id}:finale`,
      seek: state.since,
      file: film.file,
    });
  }

  async function settleBare(jam: Jam, state: JamStateOf<'finale'>, bare: NoReel): Promise<void> {
    if (state.bare === undefined) await store.read.jams.amend(jam.id, { ...state, bare }, jam.dueAt);
  }

  /** The film shows its clips: it is taken down with any of them. */
  async function close(jam: Jam, told: Told | null, film: Film): Promise<true> {
    const now = clock.now();
    const closed = await store.transaction(async (records) => {
      if (!(await records.jams.advance(jam.id, 'finale', { at: 'over', since: now }, null))) return false;
      if (told?.is === 'posted')
        for (const job of film.jobs)
          await records.posts.add({ job, channel: told.channel, message: told.message, at: now });
      await say(records, jam, 'over', { now });
      return true;
    });
    tries.delete(jam.id);
    if (told !== null && told.is !== 'posted') log.error('jam.finale-nowhere', { jam: jam.id });
    if (closed) log.info('jam.over', { jam: jam.id, film: film.fate.is, clips: film.jobs.length });
    nudge();
    return true;
  }

  async function wait({ id }: Jam): Promise<void> {
    const count = (tries.get(id) ?? 0) + 1;
    tries.set(id, count);
    const fresh = await store.read.jams.get(id);
    if (fresh?.state.at !== 'finale') return;
    await store.read.jams.amend(id, fresh.state, later(clock.now(), backoff(count, chance.jitter(), 5 * SECOND)));
  }

  return { name: 'jam-finale', lanes: 1, next };
}

const waysTo = ({ thread, place, host }: Jam): readonly Way[] => [
  ...(thread === null ? [] : [inChannel(thread)]),
  inChannel(place),
  directly(host),
];
