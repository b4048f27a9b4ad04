// What the herald says about cases: the card for the moderators, with the clip itself where they judge one; on that card,
// how it ended; and the answer to whoever brought it up.
import type { Bulletin, CaseFile } from '../domain/bulletin.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import type { MemoItem } from '../domain/moderation-records.ts';
import type { Notice } from '../domain/notice.ts';
import type { ClipFile, Clock, Log, Messenger, Spool } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import { fileOf } from './cases.ts';
import type { Desk } from './herald.ts';
import { sweepPosts } from './removal.ts';
import { authorOf, languageOfMember, moderatorsOf, openerOf, type Told, tellFirst, type Way } from './telling.ts';

/** Discord may name a lower limit than the one we knew; each time the clip is fitted anew. */
const FIT_TRIES = 3;

type Shown = Extract<Bulletin, { readonly is: 'case' }>['clip'];
interface Enclosed {
  readonly clip: Shown;
  readonly file: ClipFile | null;
}

export function createCaseDesk(deps: {
  readonly store: Store;
  readonly messenger: Messenger;
  readonly spool: Pick<Spool, 'find' | 'fit'>;
  readonly clock: Clock;
  readonly log: Log;
}): Desk {
  const { store, messenger, spool, clock, log } = deps;

  async function open(id: CaseId): Promise<CaseFile | null> {
    const one = await store.read.cases.get(id);
    if (one === undefined) log.error('memo.no-case', { case: id });
    return one === undefined ? null : fileOf(store.read, one, clock.now());
  }

  async function send(item: MemoItem, signal: AbortSignal): Promise<'said' | 'later'> {
    const { memo } = item;
    if (!('case' in memo)) return 'said';
    switch (memo.is) {
      case 'case':
        return card(item, memo.case, signal);
      case 'case-closed':
        return closing(memo.case);
      case 'verdict':
        return verdict(item, memo.case);
      case 'taken-down':
        return takenDown(item, memo.case);
    }
  }

  /** Decided before anybody saw it, and surely never posted: nothing to decide any more. */
  const isMoot = (item: MemoItem, { case: one }: CaseFile) => item.attempts === 0 && one.state.is !== 'open';

  async function card(item: MemoItem, id: CaseId, signal: AbortSignal): Promise<'said' | 'later'> {
    const file = await open(id);
    if (file === null || isMoot(item, file)) return 'said';
    const { language } = await store.read.settings.get(item.guild);
    const ways = await moderatorsOf(store.read, messenger, item.guild);
    const told = await postCard(item, file, ways, language, signal);
    if (told === 'stopping' || told.is === 'later') return 'later';
    if (told.is !== 'posted') {
      log.error('case.nowhere', { case: id });
      return 'said';
    }
    await store.read.cases.posted(id, { channel: told.channel, message: told.message });
    // It may have ended while the card was on its way.
    return closing(id);
  }

  async function postCard(
    item: MemoItem,
    file: CaseFile,
    ways: readonly Way[],
    language: Language,
    signal: AbortSignal,
  ): Promise<Told | 'stopping'> {
    let limit = messenger.uploadLimit(item.guild);
    for (let attempt = 1; attempt <= FIT_TRIES; attempt += 1) {
      const enclosed = await clipFor(file, limit, signal);
      if (signal.aborted) return 'stopping';
      const told = await tellFirst(
        messenger,
        ways,
        (where) => ({ is: 'memo', bulletin: { is: 'case', file, clip: enclosed.clip }, language, where }),
        { ...options(item), file: enclosed.file },
      );
      if (told.is !== 'too-large') return told;
      limit = Math.min(told.limit, Math.floor(limit * 0.9));
    }
    const bulletin: Bulletin = { is: 'case', file, clip: 'asked' };
    return tellFirst(messenger, ways, (where) => ({ is: 'memo', bulletin, language, where }), options(item));
  }

  /** The finished clip that is to be judged: whole, made smaller, or shown to whoever asks. */
  async function clipFor({ case: one, job }: CaseFile, limit: number, signal: AbortSignal): Promise<Enclosed> {
    if (one.kind !== 'result' || job?.state.at !== 'withheld') return { clip: 'none', file: null };
    const { clip } = job.state;
    const whole = await spool.find(clip.file);
    if (whole === null) {
      log.error('clip.file-missing', { job: job.id });
      return { clip: 'none', file: null };
    }
    if (whole.bytes <= limit) return { clip: 'whole', file: whole };
    const fitted = await spool.fit(clip, limit, () => undefined, signal);
    return fitted.is === 'fits' ? { clip: 'smaller', file: fitted.file } : { clip: 'asked', file: null };
  }

  /** Has the card say how it ended. A card that is gone needs no words. */
  async function closing(id: CaseId): Promise<'said' | 'later'> {
    const file = await open(id);
    if (file === null || file.case.state.is === 'open' || file.case.post === null) return 'said';
    const { channel, message } = file.case.post;
    const { language } = await store.read.settings.get(file.case.guild);
    const notice: Notice = { is: 'memo', bulletin: { is: 'case', file, clip: 'none' }, language, where: 'channel' };
    return (await messenger.edit(channel, message, notice)) === 'later' ? 'later' : 'said';
  }

  async function verdict(item: MemoItem, id: CaseId): Promise<'said' | 'later'> {
    const file = await open(id);
    if (file === null) return 'said';
    const { case: one, job } = file;
    // The thread of a clip that was just approved is being opened.
    if (job !== null && (await store.read.outbox.pending(job.id, 'open'))) return 'later';
    const language =
      job?.author === one.opener ? job.language : await languageOfMember(store.read, one.guild, one.opener);
    return tellMember(item, openerOf(one, job), { is: 'verdict', file }, language);
  }

  /** First gone, then said: nobody is told of a removal that did not happen yet. */
  async function takenDown(item: MemoItem, id: CaseId): Promise<'said' | 'later'> {
    const file = await open(id);
    if (file?.job == null) return 'said';
    const swept = await sweepPosts({ store, messenger, clock, log }, file.job.id);
    if (swept.later.length > 0) return 'later';
    for (const { channel, message } of swept.forbidden)
      log.error('post.not-removed', { job: file.job.id, channel, message });
    return tellMember(item, authorOf(file.job), { is: 'taken-down', file }, file.job.language);
  }

  async function tellMember(
    item: MemoItem,
    ways: readonly Way[],
    bulletin: Bulletin,
    language: Language,
  ): Promise<'said' | 'later'> {
    const told = await tellFirst(
      messenger,
      ways,
      (where) => ({ is: 'memo', bulletin, language, where }),
      options(item),
    );
    if (told.is === 'nowhere') log.warn('memo.nowhere', { memo: item.memo.is });
    return told.is === 'later' ? 'later' : 'said';
  }

  return {
    takes: (memo) => 'case' in memo,
    send,
  };
}

export const options = (item: MemoItem) => ({
  key: `memo:${item.id}`,
  seek: item.attempts > 0 ? item.createdAt : null,
  file: null,
});
