// The eraser: does what is left of an erasure in Discord and on disk, one thing at a time, until nothing is. Each can be
// done twice without harm, so a crash half-way costs nothing.
import type { Chore } from '../domain/erasure.ts';
import { MessageId } from '../domain/ids.ts';
import type { Chance, Clock, Log, MediaStore, Messenger, Spool } from '../domain/ports.ts';
import type { ChoreItem } from '../domain/privacy-records.ts';
import type { Store } from '../domain/records.ts';
import { backoff } from '../domain/retry.ts';
import { HOUR, later, MINUTE } from '../domain/time.ts';
import { idleUntil, type Step, WORKED, type Worker } from './worker.ts';

/** Three days and more: an outage ends, and a permission that was taken away may come back. */
const TRIES = 80;

export function createEraser(deps: {
  readonly store: Store;
  readonly messenger: Pick<Messenger, 'remove' | 'removeAbout' | 'retitle'>;
  readonly spool: Pick<Spool, 'remove'>;
  readonly media: Pick<MediaStore, 'remove'>;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'jitter'>;
  readonly log: Log;
}): Worker {
  const { store, messenger, spool, media, clock, chance, log } = deps;

  async function next(): Promise<Step> {
    const now = clock.now();
    const [item] = await store.read.chores.due(now, 1);
    if (item === undefined) return idleUntil(await store.read.chores.nextDue());
    // Put off before it is tried: one that breaks must not keep the others from their turn.
    const wait = backoff(item.attempts + 1, chance.jitter(), MINUTE, HOUR);
    await store.read.chores.postpone(item.id, later(now, wait));
    if (await attempt(item)) await store.read.chores.done(item.id);
    return WORKED;
  }

  async function attempt({ chore, attempts }: ChoreItem): Promise<boolean> {
    if (await perform(chore)) return true;
    if (attempts < TRIES) return false;
    log.error('erasure.given-up', { chore: chore.is });
    return true;
  }

  /** False: Discord does not let the bot do it now. Throws when it cannot be reached. */
  async function perform(chore: Chore): Promise<boolean> {
    switch (chore.is) {
      case 'title': {
        const job = await store.read.jobs.get(chore.job);
        return job === undefined || (await messenger.retitle(chore.thread, job)) !== 'forbidden';
      }
      case 'traces': {
        const { channel, job, start, end } = chore;
        return (await messenger.removeAbout(channel, job, { start, end })) !== 'forbidden';
      }
      case 'starter':
        // Discord: a thread that hangs from a message has the message's id.
        return (await messenger.remove(chore.channel, MessageId.parse(chore.thread))) !== 'forbidden';
      case 'message': {
        const { channel, message } = chore;
        const removed = await messenger.remove(channel, message);
        if (removed === 'forbidden') return false;
        await store.read.posts.removed(channel, message, clock.now());
        return true;
      }
      case 'clip':
        await spool.remove(chore.file);
        return true;
      case 'media':
        if (!(await store.read.privacy.usesFile(chore.file))) await media.remove(chore.file);
        return true;
      case 'money': {
        const { guild, member, pseudonym, before } = chore;
        await store.read.ledger.rename(guild, member, pseudonym, before);
        return true;
      }
    }
  }

  return { name: 'eraser', lanes: 1, next };
}
