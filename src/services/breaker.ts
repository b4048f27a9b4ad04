// The breaker at work: every answer of Venice's is heeded in the transaction that writes it down, and this worker tries
// again when it is time, first with a question that costs nothing; it tells moderators once that clips wait, and once that
// they go on. All of it is in the database, so that a restart in an outage changes nothing.
import { type Heard, heed, tryAgain } from '../domain/breaker.ts';
import type { GuildId } from '../domain/ids.ts';
import type { Clock, Log, VideoProvider } from '../domain/ports.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';
import { idleUntil, type Step, WORKED, type Worker } from './worker.ts';

/** `records` are those of the transaction that writes the answer down. */
export async function heedVenice(records: Records, heard: Heard, now: Instant): Promise<void> {
  const before = await records.breaker.get();
  const after = heed(before, heard, now);
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  await records.breaker.put(after);
  if (before.is === 'closed' || after.is !== 'closed') return;
  const over = { is: 'breaker', why: 'over', at: now, hour: null, usual: null } as const;
  for (const guild of before.told) await records.memos.add(guild, `breaker:${before.since}:over`, over, now);
}

export function createBreaker(deps: {
  readonly store: Store;
  readonly provider: Pick<VideoProvider, 'preflight'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly nudge: () => void;
}): Worker {
  const { store, provider, clock, log, nudge } = deps;

  async function next(): Promise<Step> {
    const breaker = await store.read.breaker.get();
    if (breaker.is === 'closed') return idleUntil(null);
    if (await tell(breaker.told)) return WORKED;
    if (breaker.is === 'half-open') return idleUntil(null);
    if (breaker.until > clock.now()) return idleUntil(breaker.until);
    // What costs nothing is asked before anything that may.
    const reachable = breaker.why !== 'outage' || (await provider.preflight()).is !== 'unreachable';
    await store.transaction(async (records) => {
      await records.breaker.put(tryAgain(await records.breaker.get(), reachable, clock.now()));
    });
    log.warn('venice.try-again', { why: breaker.why, reachable });
    nudge();
    return WORKED;
  }

  /** Moderators of servers on which somebody waits, and who do not know yet. True when there were any. */
  async function tell(told: readonly GuildId[]): Promise<boolean> {
    const waiting = await store.read.jobs.inState(['queued']);
    const guilds = [...new Set(waiting.map(({ guild }) => guild))].filter((guild) => !told.includes(guild));
    if (guilds.length === 0) return false;
    await store.transaction(async (records) => {
      const breaker = await records.breaker.get();
      if (breaker.is === 'closed') return;
      const { since, why } = breaker;
      const memo = { is: 'breaker', why, at: since, hour: null, usual: null } as const;
      for (const guild of guilds) await records.memos.add(guild, `breaker:${since}`, memo, clock.now());
      await records.breaker.put({ ...breaker, told: [...new Set([...breaker.told, ...guilds])] });
    });
    log.warn('venice.waiting', { servers: guilds.length });
    nudge();
    return true;
  }

  return { name: 'breaker', lanes: 1, next };
}
