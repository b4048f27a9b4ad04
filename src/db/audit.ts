// Who did what, when: a chain of entries that only grows. Members stand in it under numbers that can be forgotten; who
// acted for the server is named as they are.
import type { Kysely, Selectable } from 'kysely';
import { AuditEntry, type AuditFilter, isOwnAct, type NumberedEntry, standIn } from '../domain/audit.ts';
import { Fault } from '../domain/fault.ts';
import { AuditId, type GuildId, UserId } from '../domain/ids.ts';
import type { AuditRecords } from '../domain/records.ts';
import { seal } from './audit-chain.ts';
import { checked } from './checked.ts';
import type { AuditTable, Tables } from './tables.ts';

export function createAuditRecords(db: Kysely<Tables>): AuditRecords {
  const found = (guild: GuildId, filter: AuditFilter) => entriesOf(db, guild, filter);
  return {
    async add(entry) {
      const good = checked('audit', entry.guild, AuditEntry, entry);
      const row = await stored(db, good);
      const head = db.selectFrom('audit_head').selectAll().where('one', '=', 1);
      const { count, hash } = await head.executeTakeFirstOrThrow();
      const numbered = { id: count + 1, ...row };
      await db
        .insertInto('audit')
        .values({ ...numbered, previous: hash, hash: seal(hash, numbered) })
        .execute();
      return AuditId.parse(numbered.id);
    },

    async get(id) {
      const row = await db.selectFrom('audit').selectAll().where('id', '=', id).executeTakeFirst();
      return row && (await read(db, [row]))[0]?.entry;
    },

    async ofGuild(guild, limit) {
      const all = db.selectFrom('audit').selectAll().where('guild', '=', guild);
      const rows = await all.orderBy('id', 'desc').limit(limit).execute();
      return (await read(db, rows)).map(({ entry }) => entry);
    },

    async before(guild, filter, id, limit) {
      const all = await found(guild, filter);
      const rows = (id === null ? all : all.where('id', '<', id)).orderBy('id', 'desc').limit(limit);
      return read(db, await rows.execute());
    },

    async after(guild, filter, id, limit) {
      const rows = (await found(guild, filter)).where('id', '>', id).orderBy('id').limit(limit);
      return read(db, await rows.execute());
    },

    async forget(guild, member) {
      await db.deleteFrom('stand_ins').where('guild', '=', guild).where('member', '=', member).execute();
    },
  };
}

/** What is really written: members under their stand-ins, and text that comes out of the file as it went in. */
async function stored(db: Kysely<Tables>, entry: AuditEntry) {
  const { before, after, action, ...rest } = entry;
  const subject = UserId.safeParse(entry.subject);
  const known = [...(subject.success ? [subject.data] : []), ...(isOwnAct(action) ? [entry.actor] : [])];
  if (known.some((id) => before?.includes(id) || after?.includes(id))) {
    throw new Fault(`an audit entry of ${action} names a member in its values`);
  }
  return {
    ...rest,
    action,
    actor: isOwnAct(action) ? await standInOf(db, entry.guild, entry.actor) : entry.actor,
    subject: (subject.success ? await standInOf(db, entry.guild, subject.data) : entry.subject).toWellFormed(),
    before_value: before?.toWellFormed() ?? null,
    after_value: after?.toWellFormed() ?? null,
  };
}

/** The member's stand-in, given at the first need. */
async function standInOf(db: Kysely<Tables>, guild: GuildId, member: UserId): Promise<UserId> {
  const known = await numberOf(db, guild, member);
  if (known !== undefined) return standIn(known);
  const made = await db.insertInto('stand_ins').values({ guild, member }).returning('number').executeTakeFirstOrThrow();
  return standIn(made.number);
}

async function numberOf(db: Kysely<Tables>, guild: GuildId, member: UserId): Promise<number | undefined> {
  const mine = db.selectFrom('stand_ins').select('number').where('guild', '=', guild).where('member', '=', member);
  return (await mine.executeTakeFirst())?.number;
}

async function entriesOf(db: Kysely<Tables>, guild: GuildId, { member, action, since }: AuditFilter) {
  const all = db.selectFrom('audit').selectAll().where('guild', '=', guild);
  const acts = action === null ? all : all.where('action', '=', action);
  const recent = since === null ? acts : acts.where('at', '>=', since);
  if (member === null) return recent;
  const number = await numberOf(db, guild, member);
  const names: string[] = number === undefined ? [member] : [member, standIn(number)];
  const clips = db.selectFrom('jobs').select('jobs.id').where('jobs.guild', '=', guild).where('author', '=', member);
  return recent.where((row) =>
    row.or([row('actor', 'in', names), row('subject', 'in', names), row('subject', 'in', clips)]),
  );
}

/** The entries, with the member in place of each stand-in that is still known. */
async function read(db: Kysely<Tables>, rows: readonly Selectable<AuditTable>[]): Promise<readonly NumberedEntry[]> {
  const first = Number(standIn(0));
  const numbers = rows.flatMap(({ actor, subject }) =>
    [actor, subject].filter((id) => /^1\d{14}$/.test(id)).map((id) => Number(id) - first),
  );
  const found = db
    .selectFrom('stand_ins')
    .selectAll()
    .where('number', 'in', [...new Set(numbers)]);
  const members = new Map((await found.execute()).map(({ number, member }) => [String(standIn(number)), member]));
  const named = (id: string) => members.get(id) ?? id;
  return rows.map((row) => ({ id: AuditId.parse(row.id), entry: entryOf(row, named) }));
}

function entryOf(row: Selectable<AuditTable>, named: (id: string) => string): AuditEntry {
  const { at, guild, actor, action, subject, before_value, after_value } = row;
  return checked('audit', String(row.id), AuditEntry, {
    at,
    guild,
    actor: named(actor),
    action,
    subject: named(subject),
    before: before_value,
    after: after_value,
  });
}
