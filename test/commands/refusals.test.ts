// Every polite no: within Discord's limits, in whole sentences, and with a word on the money where it could be feared for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speaking } from '../../src/commands/views/language.ts';
import { refusalText, refusalView } from '../../src/commands/views/refusals.ts';
import { Kind, type Model } from '../../src/domain/catalogue.ts';
import { ModelId } from '../../src/domain/ids.ts';
import type { StateName } from '../../src/domain/job.ts';
import type { FileRule } from '../../src/domain/misfit.ts';
import { usd } from '../../src/domain/money.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { RANKS } from '../../src/domain/rights.ts';
import { LIMIT_NAMES, type LimitName, type Standing } from '../../src/domain/spending.ts';
import { ANNA, channelId, jobId, roleId, statesOf, T0 } from '../contracts/store/samples.ts';
import { englishLeftIn } from './in-german.ts';
import { JAM_KINDS } from './jam-kinds.ts';
import { marksIn, replyProblems, wordsOfView } from './rendered.ts';

const JOB = jobId(7);
const HOSTILE = '@everyone <@100000000000000003> `x` **[y](https://evil.example)** 🎬'.repeat(40);

const model: Model = {
  id: ModelId.parse('m'.repeat(100)),
  name: HOSTILE,
  kind: 'text',
  private: true,
  uncensored: false,
  offline: false,
  beta: false,
  durations: Array.from({ length: 60 }, (_, n) => `${n + 1}s`),
  aspectRatios: ['16:9'],
  resolutions: [],
  audio: 'toggle',
  audioInput: false,
  pictures: { minSide: null, minAspect: null, maxAspect: null },
  promptLimit: 2_500,
  sets: [],
  removedAt: null,
  replacement: null,
};
const standing = (limit: LimitName): Standing => ({
  limit,
  cap: usd(1_000_000),
  used: usd(999_999.999999),
  left: usd(0.000001),
  leftAfter: usd(0),
  resetsAt: limit === 'clip' || limit === 'jamPot' || limit === 'jamMember' ? null : T0,
  of: null,
});
const states = (
  ['awaiting', 'queued', 'submitting', 'unconfirmed', 'rendering', 'rendered'] as const satisfies StateName[]
)
  .concat()
  .map((at): StateName => at)
  .concat(['withheld', 'delivered', 'kept', 'failed', 'cancelled']);

const PARTS = ['start', 'end', 'source', 'soundtrack', 'images', 'videos', 'audios', 'elements', 'scenes'] as const;
const RULES: readonly FileRule[] = [
  { is: 'wrong-type', wanted: 'image' },
  { is: 'too-many-bytes', limit: 30_000_000 },
  { is: 'too-small', minSide: 240 },
  { is: 'bad-shape', minAspect: 0.4, maxAspect: 2.5 },
  { is: 'too-short', minSeconds: 2 },
  { is: 'too-long', maxSeconds: 15 },
];

/** At least one of each kind: a kind that is forgotten here does not compile. */
const KINDS: { readonly [K in Refusal['is']]: readonly Extract<Refusal, { is: K }>[] } = {
  ...JAM_KINDS,
  'nothing-to-correct': (['not-charged', 'corrected'] as const).map((why) => ({
    is: 'nothing-to-correct',
    job: JOB,
    why,
  })),
  'not-paused': [{ is: 'not-paused' }],
  'no-venice-books': (['none', 'key', 'unreachable'] as const).map((why) => ({ is: 'no-venice-books', why })),
  'prompt-empty': [{ is: 'prompt-empty' }],
  'extra-not-taken': (['bitrate', 'voice', 'task', 'camera', 'factor', 'prompt', 'negative prompt'] as const).map(
    (extra) => ({ is: 'extra-not-taken', extra, model }),
  ),
  'media-missing': PARTS.map((part) => ({ is: 'media-missing', part, model })),
  'media-not-taken': PARTS.map((part) => ({ is: 'media-not-taken', part, model })),
  'too-many-media': PARTS.map((part) => ({ is: 'too-many-media', part, given: 31, limit: 30, model })),
  'media-total-too-long': [{ is: 'media-total-too-long', part: 'videos', seconds: 31.5, limit: 30 }],
  'file-unfit': PARTS.flatMap((part) => RULES.map((rule) => ({ is: 'file-unfit' as const, part, position: 3, rule }))),
  'nothing-to-refer-to': [{ is: 'nothing-to-refer-to', model }],
  'element-incomplete': [{ is: 'element-incomplete', position: 2 }],
  'too-many-parts': [{ is: 'too-many-parts', limit: 7 }],
  'needs-reference-video': (['aspectRatio', 'duration', 'task'] as const).map((setting) => ({
    is: 'needs-reference-video',
    setting,
  })),
  'media-not-https': [{ is: 'media-not-https' }],
  'media-not-public': [{ is: 'media-not-public' }],
  'media-unreachable': (['no-answer', 'not-found', 'refused', 'too-slow', 'too-many-redirects'] as const).map(
    (why) => ({
      is: 'media-unreachable',
      why,
    }),
  ),
  'media-too-large': [{ is: 'media-too-large', limit: 30_000_000 }],
  'media-unknown': [{ is: 'media-unknown', wanted: ['image', 'video', 'audio'] }],
  'media-broken': (['image', 'video', 'audio'] as const).map((type) => ({ is: 'media-broken', type })),
  'media-gone': [{ is: 'media-gone' }],
  'media-too-large-together': [{ is: 'media-too-large-together', bytes: 40_000_000, limit: 25_000_000 }],
  'no-model': Kind.options.map((kind) => ({ is: 'no-model', kinds: [kind] })),
  'no-ffmpeg': [{ is: 'no-ffmpeg' }],
  'no-attachment': (['image', 'video'] as const).map((wanted) => ({ is: 'no-attachment', wanted })),
  'not-a-clip': [{ is: 'not-a-clip' }],
  'consents-off': [{ is: 'consents-off' }],
  'no-terms': [{ is: 'no-terms', job: JOB }],
  'terms-too-long': [{ is: 'terms-too-long' }],
  'consent-incomplete': [{ is: 'consent-incomplete' }],
  'no-transcript': (['retired', 'unreadable', 'refused', 'busy', 'down', 'key', 'funds'] as const).map((why) => ({
    is: 'no-transcript',
    why,
    detail: HOSTILE,
  })),
  'transcript-lost': [{ is: 'transcript-lost', job: JOB, price: usd(0.02) }],
  'prompt-too-long': (['prompt', 'negative prompt'] as const).map((field) => ({
    is: 'prompt-too-long',
    field,
    length: 6_000,
    limit: 2_500,
  })),
  'wrong-kind': [{ is: 'wrong-kind', model }],
  'model-offline': [{ is: 'model-offline', model }],
  'not-offered': [
    { is: 'not-offered', setting: 'duration', asked: HOSTILE, model, allowed: model.durations },
    { is: 'not-offered', setting: 'resolution', asked: '720p', model, allowed: [] },
    { is: 'not-offered', setting: 'aspectRatio', asked: '1:2', model, allowed: ['16:9'] },
    { is: 'not-offered', setting: 'audio', asked: 'off', model, allowed: ['on'] },
    { is: 'not-offered', setting: 'audio', asked: 'on', model, allowed: ['off'] },
  ],
  'over-limit': LIMIT_NAMES.map((limit) => ({
    is: 'over-limit',
    price: usd(0.55),
    purse: 'own',
    broken: standing(limit),
    standings: LIMIT_NAMES.map(standing),
  })),
  'unknown-model': [
    { is: 'unknown-model', asked: HOSTILE, near: [model, model, model] },
    { is: 'unknown-model', asked: '', near: [] },
  ],
  'no-catalogue': [{ is: 'no-catalogue' }],
  'no-price': (
    [
      'busy',
      'down',
      'refused',
      'model-gone',
      'model-offline',
      'region',
      'private-only',
      'key',
      'funds',
      'media-unreadable',
      'too-large',
    ] as const
  ).map((why) => ({
    is: 'no-price',
    why,
    detail: HOSTILE,
  })),
  'missing-permissions': [
    { is: 'missing-permissions', missing: ['View Channel'] },
    { is: 'missing-permissions', missing: ['Send Messages', 'Attach Files', 'Create Public Threads'] },
  ],
  'bad-place': (['gone', 'locked', 'not-a-text-place', 'needs-tag'] as const).map((why) => ({ is: 'bad-place', why })),
  'not-yours': [{ is: 'not-yours' }],
  'too-long-to-edit': [{ is: 'too-long-to-edit', length: 6_000, limit: 4_000 }],
  'draft-gone': [{ is: 'draft-gone' }],
  'draft-stale': [{ is: 'draft-stale' }],
  'draft-spent': [{ is: 'draft-spent', job: JOB }],
  'draft-cancelled': [{ is: 'draft-cancelled' }],
  'price-changed': [{ is: 'price-changed', shown: usd(0.55), now: usd(0.6) }],
  'quote-expired': [{ is: 'quote-expired', at: T0 }],
  'unknown-job': [{ is: 'unknown-job', asked: HOSTILE }],
  'not-cancellable': states.map((state) => ({ is: 'not-cancellable', job: JOB, state })),
  'no-clip': states.map((state) => ({ is: 'no-clip', job: JOB, state })),
  'clip-expired': [{ is: 'clip-expired', job: JOB }],
  'clip-too-large': [{ is: 'clip-too-large', job: JOB, bytes: 50_000_000, limit: 10_485_760 }],
  'nothing-to-settle': states.map((state) => ({ is: 'nothing-to-settle', job: JOB, state })),
  'moderators-only': RANKS.map((least) => ({ is: 'moderators-only', least })),
  'too-many-running': (['member', 'guild', 'jam-member'] as const).flatMap((whose) =>
    [1, 3].map((most) => ({ is: 'too-many-running' as const, running: { whose, now: most, most } })),
  ),
  'cooling-down': [{ is: 'cooling-down', until: T0 }],
  'channel-not-allowed': [0, 9].map((many) => ({
    is: 'channel-not-allowed',
    allowed: Array.from({ length: many }, (_, n) => channelId(n)),
  })),
  'role-not-allowed': [0, 9].map((many) => ({
    is: 'role-not-allowed',
    allowed: Array.from({ length: many }, (_, n) => roleId(n)),
  })),
  'kind-not-allowed': Kind.options.map((kind) => ({ is: 'kind-not-allowed', kind })),
  'model-not-allowed': [{ is: 'model-not-allowed', model }],
  'uncensored-not-allowed': [true, false].map((elsewhere) => ({ is: 'uncensored-not-allowed', model, elsewhere })),
  blocked: [null, T0].map((until) => ({ is: 'blocked', until, reason: HOSTILE.slice(0, 300) })),
  'blocked-word': [{ is: 'blocked-word', matched: HOSTILE }],
  'case-closed': [
    { is: 'case-closed', verdict: 'lapsed', by: null },
    { is: 'case-closed', verdict: 'refused', by: null },
    ...(['accepted', 'refused'] as const).map((verdict) => ({ is: 'case-closed' as const, verdict, by: ANNA })),
  ],
  'nothing-to-appeal': [{ is: 'nothing-to-appeal' }],
  'clip-hidden': [{ is: 'clip-hidden', job: JOB }],
  'nothing-to-ask': [{ is: 'nothing-to-ask' }],
  'not-blocked': [{ is: 'not-blocked' }],
  'bad-end': [{ is: 'bad-end', asked: HOSTILE }],
  'unknown-case': [{ is: 'unknown-case' }],
  'case-open': [{ is: 'case-open' }],
  'bad-amount': [{ is: 'bad-amount', asked: HOSTILE }],
  'bad-zone': [{ is: 'bad-zone', asked: HOSTILE }],
};
const REFUSALS: readonly Refusal[] = Object.values(KINDS).flat();

/** What can come in answer to asking for a clip or pressing on a card: there the member fears for their money. */
const ABOUT_MONEY = [
  'prompt-empty',
  'prompt-too-long',
  'wrong-kind',
  'model-offline',
  'not-offered',
  'over-limit',
  'too-many-running',
  'cooling-down',
  'channel-not-allowed',
  'role-not-allowed',
  'kind-not-allowed',
  'model-not-allowed',
  'uncensored-not-allowed',
  'blocked',
  'blocked-word',
  'unknown-model',
  'no-catalogue',
  'no-price',
  'no-transcript',
  'consents-off',
  'no-terms',
  'terms-too-long',
  'consent-incomplete',
  'missing-permissions',
  'bad-place',
  'not-yours',
  'too-long-to-edit',
  'draft-gone',
  'draft-stale',
  'draft-cancelled',
  'price-changed',
  'quote-expired',
] as const satisfies readonly Refusal['is'][];

/** Moments, and the channels and roles that the server's own rules name: nothing that a stranger wrote. */
const OURS = /^<(t:\d+:[Rf]|#3\d{17}|@&5\d{17}|@2\d{17})>$/;

describe('refusals', () => {
  it('knows every state that a job can be in', () => {
    expect([...states].toSorted()).toEqual(Object.keys(statesOf(1)).toSorted());
  });

  it.each(REFUSALS.map((refusal) => [refusal.is, refusal] as const))(
    '%s is a message that Discord takes',
    (_, refusal) => {
      expect(replyProblems(refusalView(refusal))).toEqual([]);
      const words = wordsOfView(refusalView(refusal));
      expect(words).toBe(refusalText(refusal));
      expect(words).toMatch(/[.?!]$/);
      expect(words).not.toMatch(/undefined|null|NaN|\[object/);
      for (const mark of marksIn(words)) expect(mark).toMatch(OURS);
      expect(words.replace(/`[^`]*`/g, '')).not.toContain('://');
    },
  );

  it.each(REFUSALS.map((refusal) => [refusal.is, refusal] as const))(
    '%s is said in German, all of it',
    (_, refusal) => {
      expect(englishLeftIn(() => refusalText(refusal))).toEqual([]);
      expect(speaking('de', () => replyProblems(refusalView(refusal)))).toEqual([]);
    },
  );

  it.each(ABOUT_MONEY)('%s says that nothing was charged', (is) => {
    for (const refusal of KINDS[is]) expect(refusalText(refusal)).toContain('Nothing was charged');
  });

  it('lists what is allowed instead', () => {
    const [first] = KINDS['not-offered'];
    expect(first && refusalText({ ...first, asked: '7s', allowed: ['5s', '10s', '15s'] })).toMatch(
      /does not offer the length `7s`\. Choose `5s`, `10s` or `15s`\./,
    );
  });

  it.each([
    ['clip', 'One clip may cost at most'],
    ['memberDay', 'Your daily limit'],
    ['memberWeek', 'Your weekly limit'],
    ['memberMonth', 'Your monthly limit'],
    ['guildDay', "The server's daily limit"],
    ['guildMonth', "The server's monthly limit"],
  ] as const)('names the limit %s', (limit, words) => {
    expect(
      refusalText({ is: 'over-limit', price: usd(1), purse: 'own', broken: standing(limit), standings: [] }),
    ).toContain(words);
  });

  it('shows both prices when one has changed', () => {
    expect(refusalText({ is: 'price-changed', shown: usd(0.55), now: usd(0.605) })).toMatch(/\$0\.55 to \*\*\$0\.605/);
  });

  it('is one of ours whatever a member typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (asked) => {
        for (const is of ['unknown-job', 'bad-amount', 'bad-zone'] as const) {
          const refusal: Refusal = { is, asked };
          expect(replyProblems(refusalView(refusal))).toEqual([]);
          expect(marksIn(refusalText(refusal))).toEqual([]);
        }
      }),
    );
  });
});
