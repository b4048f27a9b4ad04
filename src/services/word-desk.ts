// What the herald says beside cases: to the moderators how things stand, to a member what was done about them, to the log
// channel every audited act.
import { isNobody } from '../domain/audit.ts';
import type { Bulletin } from '../domain/bulletin.ts';
import type { GuildId, UserId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import type { Memo } from '../domain/memo.ts';
import type { MemoItem } from '../domain/moderation-records.ts';
import type { Clock, Log, Messenger } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import { options } from './case-desk.ts';
import type { Desk } from './herald.ts';
import { authorOf, directly, inChannel, languageOfMember, moderatorsOf, tellFirst, type Way } from './telling.ts';

type Sent = Extract<Memo, { readonly is: 'audit' | 'breaker' | 'granted' | 'corrected' | 'blocked' | 'reconciled' }>;

interface Letter {
  readonly ways: readonly Way[];
  readonly language: Language;
  readonly bulletin: Bulletin;
}

export function createWordDesk(deps: {
  readonly store: Store;
  readonly messenger: Pick<Messenger, 'post' | 'ownerOf'>;
  readonly clock: Clock;
  readonly log: Log;
}): Desk {
  const { store, messenger, clock, log } = deps;

  /** Null when there is nobody to tell, or nothing left to tell. */
  async function letterOf(guild: GuildId, memo: Sent): Promise<Letter | null> {
    switch (memo.is) {
      case 'breaker':
      case 'reconciled': {
        const { language } = await store.read.settings.get(guild);
        return { ways: await moderatorsOf(store.read, messenger, guild), language, bulletin: memo };
      }
      case 'audit': {
        const { language, logChannel } = await store.read.settings.get(guild);
        const entry = await store.read.audit.get(memo.entry);
        if (logChannel === null || entry === undefined) return null;
        return { ways: [inChannel(logChannel)], language, bulletin: { is: 'audit', id: memo.entry, entry } };
      }
      case 'granted':
        return toMember(guild, memo.member, memo);
      case 'blocked': {
        const block = memo.lifted ? undefined : await store.read.blocks.of(guild, memo.member, clock.now());
        if (!memo.lifted && block?.at !== memo.at) return null;
        return toMember(guild, memo.member, { is: 'blocked', at: memo.at, block: block ?? null });
      }
      case 'corrected': {
        const spend = (await store.read.ledger.ofJob(memo.job)).find(({ kind }) => kind === 'spend');
        if (spend === undefined || isNobody(spend.member)) return null;
        const bulletin: Bulletin = { is: 'corrected', memo, spend };
        const job = await store.read.jobs.get(memo.job);
        if (job === undefined) return toMember(guild, spend.member, bulletin);
        return { ways: authorOf(job), language: job.language, bulletin };
      }
    }
  }

  async function toMember(guild: GuildId, member: UserId, bulletin: Bulletin): Promise<Letter> {
    return { ways: [directly(member)], language: await languageOfMember(store.read, guild, member), bulletin };
  }

  return {
    takes: (memo) => sent(memo) !== null,
    async send(item: MemoItem) {
      const memo = sent(item.memo);
      const letter = memo === null ? null : await letterOf(item.guild, memo);
      if (letter === null) return 'said';
      const { ways, language, bulletin } = letter;
      const told = await tellFirst(
        messenger,
        ways,
        (where) => ({ is: 'memo', bulletin, language, where }),
        options(item),
      );
      if (told.is === 'nowhere') log.warn('memo.nowhere', { memo: item.memo.is });
      return told.is === 'later' ? 'later' : 'said';
    },
  };
}

function sent(memo: Memo): Sent | null {
  switch (memo.is) {
    case 'audit':
    case 'breaker':
    case 'granted':
    case 'corrected':
    case 'blocked':
    case 'reconciled':
      return memo;
    case 'case':
    case 'case-closed':
    case 'verdict':
    case 'taken-down':
    case 'jam':
      return null;
  }
}
