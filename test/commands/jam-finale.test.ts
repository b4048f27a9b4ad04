// What is said at the end of a jam and after it: within Discord's limits whatever people wrote, mentioning nobody but whom it
// should, and in German all of it.
import { describe, expect, it } from 'vitest';
import { reelWords } from '../../src/commands/views/jam-finale.ts';
import { galleryView } from '../../src/commands/views/jam-gallery.ts';
import { lineageTree, lineageView } from '../../src/commands/views/jam-lineage.ts';
import { jamExportView, jamStatsView } from '../../src/commands/views/jam-stats.ts';
import { speaking } from '../../src/commands/views/language.ts';
import { renderNotice } from '../../src/commands/views/notices.ts';
import type { Jam, JamResult } from '../../src/domain/jam.ts';
import { NoReel } from '../../src/domain/jam.ts';
import { type Finale, podiumOf, type ReelFate } from '../../src/domain/jam-finale.ts';
import { defaultPlan } from '../../src/domain/jam-rules.ts';
import type { JamSight, Shown } from '../../src/domain/jam-sight.ts';
import type { Lineage } from '../../src/domain/lineage.ts';
import { FREE, usd } from '../../src/domain/money.ts';
import type { Notice } from '../../src/domain/notice.ts';
import type { VideoRequest } from '../../src/domain/request.ts';
import {
  channelId,
  clipOf,
  GUILD,
  jamId,
  jobId,
  jobOf,
  messageId,
  PLACE,
  REQUEST,
  T0,
  userId,
} from '../contracts/store/samples.ts';
import { englishLeftIn } from './in-german.ts';
import { marksIn, noticeProblems, replyProblems, wordsOf } from './rendered.ts';

const HOSTILE = '*@everyone* <@100000000000000003> https://evil.example/a_b ||x|| 🎬 '.repeat(30);
const THEME = HOSTILE.slice(0, 300);
const saying = (prompt: string): VideoRequest => (REQUEST.kind === 'text' ? { ...REQUEST, prompt } : REQUEST);
const many = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const shownOf = (count: number): readonly Shown[] =>
  many(count).map((number) => {
    const state = {
      at: 'delivered',
      clip: clipOf(number),
      channel: channelId(2),
      message: messageId(number),
      ticket: null,
    } as const;
    const job = jobOf(number, { request: saying(HOSTILE), state, author: userId(number), jam: jamId(1) });
    const placing = { job: job.id, author: job.author, place: Math.min(3, number), points: 8.75 };
    return { entry: { jam: jamId(1), job: job.id, author: job.author, number, at: T0, removed: null }, job, placing };
  });

const resultOf = (change: Partial<JamResult> = {}): JamResult => ({
  placings: [],
  clips: 90,
  people: 30,
  spent: usd(1_234.56),
  returned: usd(0.000_001),
  clipsMs: 450_000,
  renderMs: 9_000_000,
  words: many(10).map((n) => `${n}`.padEnd(40, '_*')),
  why: 'empty',
  lateMs: 0,
  ...change,
});

const jamOf = (change: Partial<Jam> = {}): Jam => ({
  id: jamId(1),
  guild: GUILD,
  host: userId(99),
  language: 'en',
  plan: { ...defaultPlan(usd(2)), theme: THEME },
  place: PLACE,
  thread: channelId(2),
  card: null,
  state: { at: 'over', since: T0 },
  dueAt: null,
  fundedAt: T0,
  createdAt: T0,
  schedule: null,
  result: resultOf(),
  ...change,
});

const FILM: ReelFate = {
  is: 'made',
  durationMs: 630_000,
  chapters: many(90).map((number) => ({ startMs: number * 7_000, number, author: userId(number) })),
  leftOut: many(60).map((number) => ({ number, author: userId(number), why: number % 2 === 0 ? 'gone' : 'no-room' })),
};
const NONE: readonly ReelFate[] = NoReel.options.map((why) => ({ is: 'none', why }));

const finaleOf = (reel: ReelFate, direct: boolean, jam: Jam = jamOf()): Notice => {
  const finale: Finale = { jam, result: jam.result ?? resultOf(), podium: podiumOf(jam, shownOf(9)), reel };
  const news = { is: 'finale', finale, direct } as const;
  return { is: 'memo', bulletin: { is: 'jam', news }, language: jam.language, where: direct ? 'dm' : 'channel' };
};
const EVERY = [FILM, ...NONE].flatMap((reel) => [finaleOf(reel, false), finaleOf(reel, true)]);

describe('the finale', () => {
  it('fits into a message, whatever happened and whatever people wrote', () => {
    for (const notice of EVERY) expect(noticeProblems(notice)).toEqual([]);
    const { content = '' } = renderNotice(finaleOf(FILM, false));
    expect(content.length).toBeLessThanOrEqual(2_000);
    expect(content).toMatch(/… and \d+ more/);
  });

  it('carries a marker of its own, and mentions the podium alone, or its host', () => {
    for (const notice of EVERY) {
      const { marker, content = '', components, mentions } = renderNotice(notice);
      expect(content.includes(marker) || JSON.stringify(components).includes(marker)).toBe(true);
      const direct = notice.is === 'memo' && notice.where === 'dm';
      expect(mentions).toEqual(direct ? [userId(99)] : many(5).map(userId));
      expect(marksIn(content).filter((mark) => !mark.startsWith('<@2'))).toEqual([]);
    }
  });

  it('is said in German throughout', () => {
    const german = jamOf({ language: 'de' });
    for (const reel of [FILM, ...NONE]) {
      for (const result of [resultOf(), resultOf({ clips: 0 }), resultOf({ clips: 1, people: 1, words: [] })]) {
        const [de, en] = [
          { ...german, result },
          { ...jamOf(), result },
        ].map((jam) => renderNotice(finaleOf(reel, true, jam)));
        const words = (one: typeof de) => (one === undefined ? '' : wordsOf(one));
        expect(words(de)).not.toBe(words(en));
        expect(englishLeftIn(() => words(de)).filter((line) => words(en).includes(line))).toEqual([]);
      }
    }
  });

  it('writes cards without marks, in the language of the jam', () => {
    const [one] = shownOf(1);
    if (one === undefined) throw new Error('nothing is shown');
    const name = { text: 'Ana', otherwise: 'member 0001' };
    expect(reelWords.before(jamOf(), one, name)).toMatchObject({
      big: name,
      small: [{ text: '#1 · place 1 · 8.75 votes' }],
    });
    expect(reelWords.before(jamOf({ language: 'de' }), one, name).small[0]?.text).toBe('#1 · Platz 1 · 8.75 Stimmen');
    const { small } = reelWords.opening(
      jamOf(),
      many(9).map(() => name),
    );
    expect(small[0]?.text).toBe('Ana, Ana, Ana, Ana, Ana, Ana and 3 more');
    expect(reelWords.someone(jamOf(), userId(7))).toMatch(/^member \d{4}$/);
  });
});

const sightOf = (count: number): JamSight => ({
  jam: jamOf(),
  left: FREE,
  held: FREE,
  spent: usd(1),
  entries: shownOf(count),
  people: count,
  underWay: 0,
  turns: [],
  voters: 3,
});
const nobody = new Map<string, string>();

describe('the gallery', () => {
  it.each([0, 1, 6, 7, 90])('of %i clips fits, on every page', (count) => {
    const pages = Math.max(1, Math.ceil(count / 6));
    for (const order of ['all', 'votes', 'person'] as const) {
      for (const page of [1, pages, pages + 9]) {
        const view = galleryView(sightOf(count), { order, page, person: userId(1) }, nobody);
        expect(replyProblems(view)).toEqual([]);
        expect(wordsOf(view.body).length).toBeLessThanOrEqual(4_000);
        expect(
          englishLeftIn(() => wordsOf(galleryView(sightOf(count), { order, page, person: null }, nobody).body)),
        ).toEqual([]);
      }
    }
  });
});

describe('a season', () => {
  it('fits however much was played', () => {
    const stats = {
      since: T0,
      jams: 400,
      clips: 9_000,
      spent: usd(9_999.99),
      clipsMs: 45_000_000,
      people: many(300).map((n) => ({ member: userId(n), clips: 30, wins: 9, podiums: 20 })),
      mostRemixed: many(5).map((n) => ({ job: jobOf(n, { request: saying(HOSTILE) }), remixes: 12 })),
    };
    const view = () => jamStatsView(stats);
    expect(replyProblems(view())).toEqual([]);
    expect(wordsOf(view().body).length).toBeLessThanOrEqual(4_000);
    expect(englishLeftIn(() => wordsOf(view().body))).toEqual([]);
    expect(englishLeftIn(() => wordsOf(jamStatsView({ ...stats, jams: 0 }).body))).toEqual([]);
  });
});

describe('an export', () => {
  it('names what it lacks, and says which part it is', () => {
    const file = { path: '/clips/a.zip', bytes: 1, name: 'jam.zip' };
    const leftOut = many(40).map(
      (n) => ({ name: `${n} ${HOSTILE}`.slice(0, 120), why: n % 2 === 0 ? 'gone' : 'too-large' }) as const,
    );
    const words = () => wordsOf(jamExportView({ jam: jamOf(), file, part: 2, parts: 3, leftOut }).body);
    expect(words()).toContain('This is part 2 of 3.');
    expect(words()).toContain('… and 30 more');
    expect(words().length).toBeLessThan(4_000);
    expect(englishLeftIn(words)).toEqual([]);
  });
});

describe('the family of a clip', () => {
  const lineage: Lineage = {
    clips: many(150).map((n) => ({
      job: jobOf(n, {
        parent: n === 1 ? null : jobOf(Math.floor(n / 2)).id,
        request: saying(HOSTILE),
        author: userId(n),
      }),
      kind: n === 1 ? 'root' : 'remix',
      gone: n % 7 === 0,
      points: n % 3 === 0 ? null : n,
    })),
    of: jobOf(5).id,
    more: 4,
    names: new Map([[userId(1), 'Ana']]),
  };

  it('is drawn from every clip, and told in as many lines as fit', () => {
    const tree = lineageTree(lineage);
    expect(tree.clips).toHaveLength(150);
    expect(tree.clips.filter(({ highlighted }) => highlighted).map(({ id }) => id)).toEqual([jobId(5)]);
    const gone = tree.clips.filter(({ removed }) => removed);
    expect(gone.every(({ title, author }) => title.text === 'taken down' && author.text === '…')).toBe(true);
    const words = () => wordsOf(lineageView(lineage, new Uint8Array()).body);
    expect(words().length).toBeLessThan(4_000);
    expect(words()).toMatch(/… and \d+ more/);
    expect(englishLeftIn(words)).toEqual([]);
    expect(speaking('de', () => lineageTree(lineage)).words.kinds.root).toBe('hat angefangen');
  });
});
