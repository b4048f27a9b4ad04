// What the herald says about jams: opens the thread or forum post with the live card in it, calls the next to the camera,
// announces, closes. Each once, worded from what is true when it is sent.
import { Fault } from '../../domain/fault.ts';
import type { ChannelId } from '../../domain/ids.ts';
import type { Jam } from '../../domain/jam.ts';
import type { JamNews } from '../../domain/jam-news.ts';
import { nowTurn } from '../../domain/jam-rules.ts';
import { JamSaying } from '../../domain/jam-sayings.ts';
import type { Language } from '../../domain/language.ts';
import type { Memo } from '../../domain/memo.ts';
import type { MemoItem } from '../../domain/moderation-records.ts';
import type { MemoNotice } from '../../domain/notice.ts';
import type { Clock, Log, Messenger } from '../../domain/ports.ts';
import type { Store } from '../../domain/records.ts';
import { options } from '../case-desk.ts';
import type { Desk } from '../herald.ts';
import { directly, inChannel, tellFirst, type Way } from '../telling.ts';
import { cardNotice, type LiveCards } from './live-card.ts';
import { callOff } from './moves.ts';
import { sightOf } from './sight.ts';

type About = Extract<Memo, { readonly is: 'jam' }>;
type Sent = 'said' | 'later';

export function createJamDesk(deps: {
  readonly store: Store;
  readonly messenger: Messenger;
  readonly cards: Pick<LiveCards, 'show' | 'posted'>;
  readonly clock: Clock;
  readonly log: Log;
}): Desk {
  const { store, messenger, cards, clock, log } = deps;

  async function send(item: MemoItem): Promise<Sent> {
    const { memo } = item;
    if (memo.is !== 'jam') return 'said';
    const what = JamSaying.parse(memo.what);
    if (what === 'skipped') return skipped(item, memo);
    const jam = await store.read.jams.get(memo.jam);
    if (jam === undefined) throw new Fault(`a memo is about jam ${memo.jam}, which is not there`);
    switch (what) {
      case 'opened':
        return opened(item, jam);
      case 'called-off':
        return calledOff(item, jam);
      case 'turn':
        return turn(item, jam, memo);
      case 'turn-over':
        return memo.member === null ? 'said' : inThread(item, jam, { is: what, jam, member: memo.member, at: memo.at });
      case 'extended':
        return inThread(item, jam, { is: what, jam, by: memo.member ?? jam.host, at: memo.at });
      case 'closed':
        return inThread(item, jam, { is: what, sight: await sightOf(store.read, jam) });
      case 'judging':
        return inThread(item, jam, { is: what, jam, until: memo.at });
      case 'announced':
        return announced(item, jam, memo);
      case 'over':
        return jam.card === null ? 'said' : afterEdit(await cards.show(jam));
    }
  }

  async function opened(item: MemoItem, jam: Jam): Promise<Sent> {
    const room = jam.thread ?? (await openRoom(item, jam));
    if (room === 'later') return 'later';
    if (room === null) {
      await store.transaction((records) => callOff(records, jam, 'nowhere', null, clock.now()));
      log.warn('jam.nowhere', { jam: jam.id });
      return 'said';
    }
    if (jam.thread === null) await store.read.jams.annotate(jam.id, { thread: room });
    return jam.card === null ? postCard(item, { ...jam, thread: room }, room) : 'said';
  }

  /** Null: Discord gives it no place. */
  async function openRoom(item: MemoItem, jam: Jam): Promise<ChannelId | 'later' | null> {
    const { key, seek } = options(item);
    const opened = await messenger.openRoom(jam.place, notice({ is: 'starter', jam }, jam.language), {
      key: `${key}:room`,
      seek,
    });
    switch (opened.is) {
      case 'open':
        return opened.thread;
      case 'later':
        return 'later';
      case 'refused':
        return null;
    }
  }

  async function postCard(item: MemoItem, jam: Jam, room: ChannelId): Promise<Sent> {
    const sight = await sightOf(store.read, jam);
    const posted = await messenger.post({ channel: room }, cardNotice(sight), options(item));
    if (posted.is === 'later') return 'later';
    if (posted.is !== 'posted') {
      log.warn('jam.no-card', { jam: jam.id, why: posted.is });
      return 'said';
    }
    cards.posted(sight);
    await store.read.jams.annotate(jam.id, { card: posted.message });
    const pinned = await messenger.pin(room, posted.message);
    // A card that hangs nowhere is still the first message of its thread.
    if (pinned === 'later' || pinned === 'forbidden') log.info('jam.not-pinned', { jam: jam.id, why: pinned });
    return 'said';
  }

  async function calledOff(item: MemoItem, jam: Jam): Promise<Sent> {
    if (jam.card !== null && (await cards.show(jam)) === 'later') return 'later';
    const ways = [...(jam.thread === null ? [] : [inChannel(jam.thread)]), directly(jam.host), inChannel(jam.place)];
    return tell(item, ways, { is: 'called-off', jam }, jam.language);
  }

  /** A turn that is over before anybody was called needs no call. */
  async function turn(item: MemoItem, jam: Jam, { member, at }: About): Promise<Sent> {
    const now = nowTurn(await store.read.jamTurns.ofJam(jam.id));
    const theirs = now?.member === member && now?.state.at === 'called' && now.state.until === at;
    if (member === null || (!theirs && item.attempts === 0)) return 'said';
    return inThread(item, jam, { is: 'turn', jam, member, until: at });
  }

  async function announced(item: MemoItem, jam: Jam, { at }: About): Promise<Sent> {
    const schedule = jam.schedule === null ? undefined : await store.read.jamSchedules.get(jam.schedule);
    if (schedule === undefined || jam.state.at === 'called-off') return 'said';
    const news: JamNews = { is: 'announced', jam, schedule, at };
    const told = await tellFirst(messenger, [inChannel(jam.place)], () => notice(news, jam.language), options(item));
    if (told.is !== 'nowhere') return told.is === 'later' ? 'later' : 'said';
    // A forum takes posts only.
    const { key, seek } = options(item);
    const room = await messenger.openRoom(jam.place, notice(news, jam.language), { key: `${key}:room`, seek });
    return room.is === 'later' ? 'later' : 'said';
  }

  async function skipped(item: MemoItem, { jam, at }: About): Promise<Sent> {
    const schedule = await store.read.jamSchedules.get(jam);
    if (schedule === undefined) return 'said';
    const ways = [inChannel(schedule.place), directly(schedule.by)];
    return tell(item, ways, { is: 'skipped', schedule, at }, schedule.language);
  }

  /** The room is being opened, or was never to be. */
  async function inThread(item: MemoItem, jam: Jam, news: JamNews): Promise<Sent> {
    if (jam.thread === null) return jam.state.at === 'called-off' || jam.state.at === 'over' ? 'said' : 'later';
    return tell(item, [inChannel(jam.thread)], news, jam.language);
  }

  async function tell(item: MemoItem, ways: readonly Way[], news: JamNews, language: Language): Promise<Sent> {
    const told = await tellFirst(messenger, ways, () => notice(news, language), options(item));
    if (told.is === 'nowhere') log.warn('memo.nowhere', { memo: `jam ${news.is}` });
    return told.is === 'later' ? 'later' : 'said';
  }

  return { takes: (memo) => memo.is === 'jam', send };
}

const afterEdit = (edited: 'done' | 'gone' | 'later'): Sent => (edited === 'later' ? 'later' : 'said');

const notice = (news: JamNews, language: Language): MemoNotice => ({
  is: 'memo',
  bulletin: { is: 'jam', news },
  language,
  where: 'channel',
});
