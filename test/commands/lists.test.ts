// The card, the receipt and the lists at their fullest: each still a message that Discord takes.
import { describe, expect, it } from 'vitest';
import { budgetView } from '../../src/commands/views/budget.ts';
import { cardView, thinned } from '../../src/commands/views/card.ts';
import { jobsView } from '../../src/commands/views/lists.ts';
import { policyView } from '../../src/commands/views/policy.ts';
import {
  deletedView,
  deleteQuestion,
  jobCancelledView,
  outsideView,
  receiptView,
} from '../../src/commands/views/receipt.ts';
import { refusalText } from '../../src/commands/views/refusals.ts';
import { settledView } from '../../src/commands/views/settled.ts';
import { shownView } from '../../src/commands/views/shown.ts';
import type { Model } from '../../src/domain/catalogue.ts';
import { ModelId } from '../../src/domain/ids.ts';
import type { Job, StateName } from '../../src/domain/job.ts';
import { usd } from '../../src/domain/money.ts';
import type { Money } from '../../src/domain/receipt.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { type Cap, clipCap, standings } from '../../src/domain/spending.ts';
import { later, periodAround, UTC } from '../../src/domain/time.ts';
import type { Card } from '../../src/services/drafting.ts';
import { channelId, draftOf, holdOf, jobId, jobOf, REQUEST, statesOf, T0 } from '../contracts/store/samples.ts';
import { marksIn, replyProblems, wordsOfView } from './rendered.ts';

const LONG = '*@everyone* <@100000000000000003> https://evil.example/a_b ||x|| 🎬 '.repeat(90);
const WORDY = { ...REQUEST, prompt: LONG, negativePrompt: LONG };
const seconds = Array.from({ length: 60 }, (_, n) => `${n + 1}s`);
const model: Model = {
  id: ModelId.parse('m'.repeat(100)),
  name: LONG,
  kind: 'text',
  private: false,
  uncensored: false,
  offline: false,
  beta: false,
  durations: seconds,
  aspectRatios: ['16:9', '1:1'],
  resolutions: ['720p', '1080p'],
  audio: 'toggle',
  audioInput: false,
  pictures: { minSide: null, minAspect: null, maxAspect: null },
  promptLimit: 6_000,
  sets: [],
  removedAt: later(T0, 86_400_000),
  replacement: ModelId.parse('n'.repeat(100)),
};
const NOTHING = { held: usd(0), spent: usd(0) };
const caps: readonly Cap[] = [
  clipCap(usd(1)),
  { limit: 'memberDay', cap: usd(2), used: usd(0), resetsAt: later(T0, 3_600_000), of: null },
  { limit: 'memberWeek', cap: usd(5), used: usd(0), resetsAt: later(T0, 7_200_000), of: null },
  { limit: 'channelDay', cap: usd(5), used: usd(0), resetsAt: later(T0, 3_600_000), of: channelId(1) },
  { limit: 'guildMonth', cap: usd(25), used: usd(0), resetsAt: later(T0, 9_000_000), of: null },
];

function card(price = 0.55): Card {
  const draft = draftOf(1, { request: WORDY, quote: { price: usd(price), quotedAt: T0, expiresAt: T0 } });
  const all = standings({ caps }, usd(price));
  const broken = all.find(({ cap, used }) => used + usd(price) > cap);
  return {
    draft,
    model,
    purse: 'own',
    standings: all,
    reviews: { prompt: null, result: null },
    broken: broken === undefined ? null : { is: 'over-limit', price: usd(price), purse: 'own', broken, standings: all },
    wait: { typicalMs: 4_000_000, likelyMs: 8_000_000 },
  };
}

const job = (n: number, at: StateName): Job => jobOf(n, { state: statesOf(n)[at], request: WORDY });

describe('the card', () => {
  it('is a message that Discord takes, at its fullest and with any note above', () => {
    const note = refusalText({ is: 'not-offered', setting: 'duration', asked: LONG, model, allowed: seconds });
    for (const view of [cardView(card()), cardView(card(1.1)), cardView(card(), note)]) {
      expect(replyProblems(view)).toEqual([]);
      expect(marksIn(wordsOfView(view)).every((mark) => mark.startsWith('<t:'))).toBe(true);
    }
  });

  it('shuts Generate when a limit is in the way, and says which', () => {
    const view = cardView(card(1.1));
    expect(JSON.stringify(view.body)).toContain(
      '"label":"Generate $1.10","custom_id":"draft.pay:0000000001:1","disabled":true',
    );
    expect(wordsOfView(view)).toContain('One clip may cost at most $1.00');
  });

  it('offers at most 25 lengths, the chosen one always among them', () => {
    for (const chosen of seconds) {
      const kept = thinned(seconds, chosen);
      expect(kept.length).toBeLessThanOrEqual(25);
      expect(kept).toContain(chosen);
    }
    expect(thinned(['5s', '10s'], null)).toEqual(['5s', '10s']);
  });
});

describe('lists', () => {
  it('shows eight clips of any state in one message, the wordiest failures too', () => {
    const long = {
      reason: 'refused-prompt',
      charged: 'unknown',
      detail: LONG.slice(0, 500),
      suggestedModel: null,
    } as const;
    const failed = Array.from({ length: 8 }, (_, n) => ({
      job: jobOf(n, { request: WORDY, state: { at: 'failed', failure: long } }),
      line: { is: 'ended' as const },
    }));
    const states = (Object.keys(statesOf(1)) as StateName[]).slice(0, 8);
    const mixed = states.map((at, n) => ({ job: job(n, at), line: { is: 'ended' as const } }));
    for (const view of [jobsView(failed), jobsView(mixed), jobsView([])]) expect(replyProblems(view)).toEqual([]);
    expect(wordsOfView(jobsView(failed))).toContain('Charge unknown');
  });

  it('shows a budget with every kind of receipt', () => {
    const failure = { reason: 'refused-prompt', charged: 'no', detail: null, suggestedModel: null } as const;
    const kinds: readonly Money[] = [
      { is: 'held' },
      { is: 'held-unknown' },
      { is: 'charged' },
      { is: 'spent-unknown' },
      { is: 'returned', why: failure },
      { is: 'returned', why: 'called-off' },
      { is: 'returned', why: 'declined' },
      { is: 'refunded', reason: LONG },
      { is: 'written-off', reason: '@everyone' },
    ];
    const receipts = kinds.map((money, n) => ({ job: jobId(n), amount: usd(0.42), pot: false, at: T0, money }));
    const view = budgetView({
      running: [{ whose: 'member', now: 1, most: 2 }],
      coolUntil: later(T0, 60_000),
      decidedBy: null,
      guest: true,
      jam: null,
      standings: standings({ caps }, usd(0)),
      today: NOTHING,
      thisMonth: NOTHING,
      day: periodAround(T0, 'day', UTC),
      month: periodAround(T0, 'month', UTC),
      receipts,
      grants: [holdOf(1, { kind: 'grant' })],
    });
    expect(replyProblems(view)).toEqual([]);
    const words = wordsOfView(view);
    for (const said of [
      '$0.42 set aside',
      'charge unknown, being checked: $0.42 stay set aside',
      'charged $0.42 ·',
      'charge unknown, being checked: $0.42 count as spent',
      'not charged ($0.42 returned): Venice refused the prompt and refunded',
      'not charged ($0.42 returned): called off before it was made',
      'charged $0.42, then given back by a moderator: ',
      'charged $0.42, then taken over by the server: @\u200beveryone',
      '🎁 $0.42 given by a moderator',
    ])
      expect(words).toContain(said);
  });
});

describe('short answers', () => {
  it.each([
    receiptView(job(1, 'queued'), 'thread'),
    receiptView(job(1, 'queued'), 'channel'),
    receiptView(job(1, 'queued'), null),
    jobCancelledView(job(1, 'cancelled')),
    deleteQuestion(job(1, 'delivered')),
    deletedView(job(1, 'delivered')),
    settledView(job(1, 'failed'), true),
    settledView(job(1, 'failed'), false),
    policyView({ settings: DEFAULT_SETTINGS, resets: { day: T0, week: T0, month: T0 } }, 'saved'),
    outsideView(),
  ])('are messages that Discord takes (%#)', (view) => {
    expect(replyProblems(view)).toEqual([]);
    expect(wordsOfView(view)).not.toMatch(/undefined|null|NaN/);
  });

  it('shows a stored clip with its price and without a mention that could ping', () => {
    const file = { path: '/nowhere', bytes: 1, name: 'a.mp4' };
    const view = shownView(job(1, 'delivered'), file, 'smaller');
    expect(wordsOfView(view)).toContain('cost $0.42');
    expect(wordsOfView(view).length).toBeLessThanOrEqual(2_000);
    expect(view.file?.alt.length).toBeLessThanOrEqual(1_024);
  });
});
