// A member's own data on one server: to take along, and to have forgotten.
import type { Archiver } from '../domain/archive.ts';
import type { Member } from '../domain/member.ts';
import type { Outcome } from '../domain/outcome.ts';
import { personalDocument } from '../domain/personal-data.ts';
import type { Chance, ClipFile, Clock, Log, Spool } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { LatelyUsed } from './choosing.ts';
import { type Erased, type EraseRefusal, erasable, erase, type Holdings } from './erasure.ts';

export interface TakenAlong {
  /** One part of the archive. */
  readonly file: ClipFile;
  /** Counted from 1. */
  readonly part: number;
  readonly parts: number;
  /** Clips that are larger than an attachment may be; they are in the data, without their files. */
  readonly tooLarge: number;
}

type Person = Pick<Member, 'guild' | 'user'>;

export interface Privacy {
  /**
   * Everything about the member as zips that each fit into `limit` bytes: the data, and the clips that are still on disk.
   * Gives the asked part, or the last.
   */
  take(person: Person, part: number, limit: number, signal: AbortSignal): Promise<TakenAlong>;
  /** What would be erased, or why it cannot be now. */
  look(person: Person): Promise<Outcome<Holdings, EraseRefusal>>;
  erase(person: Person): Promise<Outcome<Erased, EraseRefusal>>;
}

const ALL = 100_000;

export function createPrivacy(deps: {
  readonly store: Store;
  readonly spool: Pick<Spool, 'find'>;
  readonly archiver: Pick<Archiver, 'pack'>;
  /** Forgets which models somebody used lately. */
  readonly forgetLately: (member: Member['user'], lately: LatelyUsed) => Promise<void>;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'key'>;
  readonly log: Log;
  readonly nudge: () => void;
}): Privacy {
  const { store, spool, archiver, forgetLately, clock, chance, log, nudge } = deps;

  async function dataOf({ guild, user }: Person) {
    const { jobs, privacy, ledger, cases, blocks } = store.read;
    const now = clock.now();
    return {
      guild,
      member: user,
      at: now,
      jobs: await jobs.ofMember(guild, user, ALL),
      drafts: await privacy.draftsOf(guild, user, ALL),
      ledger: await ledger.latest(guild, user, ALL),
      cases: await cases.ofMember(guild, user, ALL),
      block: (await blocks.of(guild, user, now)) ?? null,
    };
  }

  return {
    async take(person, part, limit, signal) {
      const data = await dataOf(person);
      const entries = [];
      for (const { id, state, createdAt } of data.jobs) {
        const file = 'clip' in state ? await spool.find(state.clip.file) : null;
        if (file !== null) entries.push({ name: `${id}.mp4`, mtime: createdAt, path: file.path });
      }
      const bytes = Buffer.from(personalDocument(data));
      const name = `my-data-${chance.key().slice(0, 16)}`;
      const order = { name, entries: [{ name: 'data.json', mtime: data.at, bytes }, ...entries], limit };
      const archive = await archiver.pack(order, signal);
      const tooLarge = archive.leftOut.filter(({ why }) => why === 'too-large').length;
      let [number, found]: [number, ClipFile | null] = [0, null];
      for await (const file of archive.files()) {
        [number, found] = [number + 1, file];
        if (number === part) break;
      }
      if (found === null) throw new TypeError('an archive has at least one part');
      return { file: found, part: number, parts: archive.parts, tooLarge };
    },

    look: (person) => erasable(store.read, person, clock.now()),

    async erase(person) {
      const erased = await store.transaction((records) => erase(records, person, chance.key(), clock.now()));
      if (!erased.ok) return erased;
      await forgetLately(person.user, { models: [] });
      log.info('member.erased', { guild: person.guild });
      nudge();
      return erased;
    },
  };
}
