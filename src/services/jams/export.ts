// Taking a jam along: its clips and a description, packed into zips that fit an upload limit. For whoever took part, the
// host and moderators.
import type { ArchiveEntry, Archiver, LeftOut } from '../../domain/archive.ts';
import { Fault } from '../../domain/fault.ts';
import type { UserId } from '../../domain/ids.ts';
import { clipName, jamDocument } from '../../domain/jam-document.ts';
import type { ReelWords } from '../../domain/jam-finale.ts';
import type { JamSight } from '../../domain/jam-sight.ts';
import type { Member } from '../../domain/member.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Messenger, Spool } from '../../domain/ports.ts';
import type { Store } from '../../domain/records.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time.ts';
import type { Rights } from '../rights.ts';
import { namesOf } from './finale-names.ts';
import { openGallery } from './gallery.ts';
import type { JamExport } from './jams.ts';

export interface ExportDeps {
  readonly store: Store;
  readonly spool: Pick<Spool, 'find'>;
  readonly archiver: Pick<Archiver, 'pack'>;
  readonly messenger: Pick<Messenger, 'nameOf'>;
  readonly words: Pick<ReelWords, 'someone'>;
  readonly rights: Pick<Rights, 'may'>;
}

/** What lies beside the clips; the archive has a list of files of its own. */
const DOCUMENT = 'jam.json';

export async function exportJam(
  deps: ExportDeps,
  asked: string,
  member: Member,
  how: { readonly limit: number; readonly part: number; readonly now: Instant },
): Promise<Outcome<JamExport, Refusal>> {
  const { store, archiver, rights } = deps;
  const sight = await openGallery(store.read, asked, member);
  if (!sight.ok) return sight;
  const { jam } = sight.value;
  const tookPart = (await store.read.jamEntries.ofJam(jam.id)).some(({ author }) => author === member.user);
  const may = jam.host === member.user || tookPart || (await rights.may(member, 'moderate-jam')).ok;
  if (!may) return refused({ is: 'jam-not-yours', host: jam.host });
  const { entries, gone } = await entriesOf(deps, sight.value, how.now);
  if (!entries.some((entry) => 'path' in entry)) return refused({ is: 'nothing-to-export' });
  // One name for each member: two who export at once do not write the same file.
  const name = `jam-${jam.id}-${member.user}`;
  const { signal } = new AbortController();
  const archive = await archiver.pack({ name, entries, limit: how.limit }, signal);
  const wanted = Math.min(how.part, archive.parts);
  let part = 0;
  for await (const file of archive.files()) {
    part += 1;
    if (part < wanted) continue;
    return granted({ jam, file, part, parts: archive.parts, leftOut: [...gone, ...archive.leftOut] });
  }
  throw new Fault(`the export of jam ${jam.id} has no part ${wanted}`);
}

async function entriesOf(
  { spool, messenger, words }: ExportDeps,
  sight: JamSight,
  now: Instant,
): Promise<{ readonly entries: readonly ArchiveEntry[]; readonly gone: readonly LeftOut[] }> {
  const { jam } = sight;
  const people = [jam.host, ...sight.entries.map(({ entry }) => entry.author)];
  const names = await namesOf(messenger, jam.guild, people);
  const called = (user: UserId) => names.get(user) ?? words.someone(jam, user);
  const entries: ArchiveEntry[] = [{ name: DOCUMENT, mtime: now, bytes: Buffer.from(jamDocument(sight, called)) }];
  const gone: LeftOut[] = [];
  for (const one of sight.entries) {
    const { state, createdAt } = one.job;
    const name = clipName(one, called(one.entry.author));
    const file = 'clip' in state ? await spool.find(state.clip.file) : null;
    if (file === null) gone.push({ name, why: 'gone' });
    else entries.push({ name, mtime: createdAt, path: file.path });
  }
  return { entries, gone };
}
