// What the bot says about jams: within Discord's limits in every language, found again by its marker, calling nobody else.
import { describe, expect, it } from 'vitest';
import { renderNotice } from '../../src/commands/views/notices.ts';
import type { Jam, JamPlan, JamSchedule, JamState } from '../../src/domain/jam.ts';
import type { JamNews } from '../../src/domain/jam-news.ts';
import type { JamSight } from '../../src/domain/jam-sight.ts';
import type { Language } from '../../src/domain/language.ts';
import { usd } from '../../src/domain/money.ts';
import type { MemoNotice } from '../../src/domain/notice.ts';
import { later, MINUTE } from '../../src/domain/time.ts';
import { jamOf } from '../contracts/store/jams.ts';
import { ANNA, BEN, jamId, roleId, T0 } from '../contracts/store/samples.ts';
import { marksIn, noticeProblems, wordsOf } from './rendered.ts';

const HOSTILE = '@everyone **[y](https://evil.example)** `x` <@&1> '.repeat(6).slice(0, 300);
const ID = jamId(1);
const base = jamOf(ID);
const ROLES = Array.from({ length: 25 }, (_, n) => roleId(n + 1));

const PLANS: readonly Partial<JamPlan>[] = [
  { theme: 'Boats' },
  { theme: HOSTILE, kind: 'remix', roles: ROLES, judging: { is: 'judges', judges: [ANNA, BEN] }, ownToo: true },
  { theme: 'Film', kind: 'relay', memberClips: 1, memberUsd: usd(0.5), reveal: 'at-end', judging: { is: 'none' } },
];
const until = later(T0, 30 * MINUTE);
const STATES: readonly JamState[] = [
  { at: 'planned', startsAt: T0, endsAt: null },
  { at: 'open', since: T0, endsAt: until },
  { at: 'open', since: T0, endsAt: null },
  ...(['deadline', 'empty', 'host', 'moderator'] as const).map(
    (why): JamState => ({ at: 'closing', since: T0, why, until, lateMs: why === 'deadline' ? MINUTE : 0 }),
  ),
  { at: 'judging', since: T0, until, why: 'host', lateMs: 0 },
  { at: 'finale', since: T0 },
  { at: 'over', since: T0 },
  ...(['host', 'moderator', 'no-money', 'nowhere', 'missed', 'forgotten'] as const).map(
    (why): JamState => ({ at: 'called-off', since: T0, by: null, why }),
  ),
];
const JAMS: readonly Jam[] = PLANS.flatMap((plan) =>
  STATES.map((state) => ({ ...base, plan: { ...base.plan, ...plan }, state })),
);

const sightOf = (jam: Jam): JamSight => ({
  jam,
  left: usd(0.5),
  held: usd(0.25),
  spent: usd(1),
  entries: [],
  people: 2,
  underWay: 2,
  turns: [
    { jam: ID, number: 1, member: ANNA, at: T0, state: { at: 'called', until } },
    ...Array.from({ length: 12 }, (_, n) => ({
      jam: ID,
      number: n + 2,
      member: BEN,
      at: T0,
      state: { at: 'waiting' as const },
    })),
  ],
  voters: 2,
});

const scheduleOf = ({ id, guild, host, plan, place }: Jam): JamSchedule => ({
  id,
  guild,
  by: host,
  language: 'en',
  plan,
  place,
  weekly: { weekday: 5, hour: 19, minute: 5 },
  lengthMinutes: 45,
  mention: roleId(7),
  announceMinutes: 60,
  nextAt: T0,
  endedAt: null,
});

const newsOf = (jam: Jam): readonly JamNews[] => [
  { is: 'starter', jam },
  { is: 'card', sight: sightOf(jam) },
  { is: 'called-off', jam },
  { is: 'turn', jam, member: ANNA, until },
  { is: 'turn-over', jam, member: ANNA, at: T0 },
  { is: 'extended', jam, by: BEN, at: T0 },
  { is: 'closed', sight: sightOf(jam) },
  { is: 'judging', jam, until },
  { is: 'announced', jam, schedule: scheduleOf(jam), at: T0 },
  { is: 'skipped', schedule: scheduleOf(jam), at: T0 },
];

const noticeOf = (news: JamNews, language: Language): MemoNotice => ({
  is: 'memo',
  bulletin: { is: 'jam', news },
  language,
  where: 'channel',
});

describe.each(['en', 'de'] as const)('news of jams in %s', (language) => {
  const all = JAMS.flatMap(newsOf).map((news) => ({ news, notice: noticeOf(news, language) }));

  it('are messages that Discord takes', () => {
    expect(all.filter(({ notice }) => noticeProblems(notice).length > 0)).toEqual([]);
  });

  it('carry their marker, and no two kinds the same', () => {
    for (const { news, notice } of all) {
      const rendered = renderNotice(notice);
      expect([news.is, wordsOf(rendered).includes(rendered.marker)]).toEqual([news.is, true]);
      const others = newsOf(base).filter((other) => other.is !== news.is);
      for (const other of others) {
        const said = wordsOf(renderNotice(noticeOf(other, language)));
        expect([news.is, other.is, said.includes(rendered.marker)]).toEqual([news.is, other.is, false]);
      }
    }
  });

  it('let no theme mention anybody or open a link', () => {
    for (const { notice } of all) {
      const words = wordsOf(renderNotice(notice));
      expect(marksIn(words).filter((mark) => mark === '@everyone' || mark === '<@&1>')).toEqual([]);
      expect(words).not.toContain('https://evil');
    }
  });
});

it('calls only whom it is for', () => {
  const called = (news: JamNews) => {
    const { mentions, role } = renderNotice(noticeOf(news, 'en'));
    return [...mentions, ...(role === undefined ? [] : [role])];
  };
  const [jam = base] = JAMS;
  const calls = Object.fromEntries(newsOf(jam).map((news) => [news.is, called(news)]));
  expect(calls).toEqual({
    starter: [],
    card: [],
    'called-off': [jam.host],
    turn: [ANNA],
    'turn-over': [],
    extended: [],
    closed: [],
    judging: [],
    announced: [roleId(7)],
    skipped: [],
  });
});
