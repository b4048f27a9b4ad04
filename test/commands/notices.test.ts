// What the bot says in public: within Discord's limits, mentioning the author alone, and true about the money.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speaking, spoken } from '../../src/commands/views/language.ts';
import { renderNotice } from '../../src/commands/views/notices.ts';
import { ModelId } from '../../src/domain/ids.ts';
import { type Failure, FailureReason, type Job, type StateName } from '../../src/domain/job.ts';
import { Language } from '../../src/domain/language.ts';
import type { JobNotice, StatusLine } from '../../src/domain/notice.ts';
import type { VideoRequest } from '../../src/domain/request.ts';
import { ANNA, jobOf, REQUEST, statesOf } from '../contracts/store/samples.ts';
import { englishLeftIn } from './in-german.ts';
import { marksIn, noticeProblems, wordsOf } from './rendered.ts';

const LONG = '*@everyone* <@100000000000000003> https://evil.example/a_b ||x|| 🎬 '.repeat(90);
const STATES = statesOf(1);
const asking = (prompt: string): VideoRequest => (REQUEST.kind === 'text' ? { ...REQUEST, prompt } : REQUEST);
const inState = (at: StateName, prompt = LONG): Job => jobOf(1, { state: STATES[at], request: asking(prompt) });
const failed = (failure: Failure): Job => jobOf(1, { state: { at: 'failed', failure } });

const FAILURES: readonly Failure[] = FailureReason.options.flatMap((reason) =>
  (['yes', 'no', 'unknown'] as const).map((charged) => ({
    reason,
    charged,
    detail: LONG.slice(0, 500),
    suggestedModel: ModelId.parse('m'.repeat(100)),
  })),
);

/** At least one of each: a kind of line or notice that is forgotten here does not compile. */
const LINES: { readonly [K in StatusLine['is']]: readonly Extract<StatusLine, { is: K }>[] } = {
  waiting: [
    { is: 'waiting', place: 1, of: 1, expectedMs: null },
    { is: 'waiting', place: 12, of: 40, expectedMs: 4_000_000 },
  ],
  paused: [
    { is: 'paused', why: 'key', note: null },
    { is: 'paused', why: 'funds', note: null },
    { is: 'paused', why: 'outage', note: null },
    { is: 'paused', why: 'spend-rate', note: null },
    { is: 'paused', why: 'server', note: null },
    { is: 'paused', why: 'server', note: LONG.slice(0, 300) },
  ],
  'in-review': (['prompt', 'result'] as const).map((of) => ({ is: 'in-review', of })),
  'behind-own': [{ is: 'behind-own' }],
  submitting: [{ is: 'submitting' }],
  rendering: [
    { is: 'rendering', fraction: null, overdue: false, leftMs: null },
    { is: 'rendering', fraction: null, overdue: true, leftMs: null },
    { is: 'rendering', fraction: 0.999, overdue: false, leftMs: 90_000 },
  ],
  fitting: [
    { is: 'fitting', fraction: null },
    { is: 'fitting', fraction: 0.5 },
  ],
  posting: [{ is: 'posting' }],
  sealed: [{ is: 'sealed' }],
  ended: [{ is: 'ended' }],
};
const KINDS: { readonly [K in JobNotice['is']]: readonly Extract<JobNotice, { is: K }>[] } = {
  starter: [{ is: 'starter', job: inState('queued') }],
  status: [
    ...Object.values(LINES)
      .flat()
      .map((line) => ({ is: 'status' as const, job: inState('rendering'), line })),
    ...(Object.keys(STATES) as StateName[]).map((at) => ({
      is: 'status' as const,
      job: inState(at),
      line: { is: 'ended' as const },
    })),
    ...FAILURES.map((failure) => ({ is: 'status' as const, job: failed(failure), line: { is: 'ended' as const } })),
  ],
  clip: (['thread', 'parent', 'dm'] as const).flatMap((where) =>
    [true, false].map((smaller) => ({ is: 'clip' as const, job: inState('rendered'), smaller, where })),
  ),
  failed: FAILURES.map((failure) => ({
    is: 'failed',
    job: { ...failed(failure), request: { ...REQUEST, prompt: LONG } },
  })),
  unconfirmed: (['author', 'moderators'] as const).map((audience) => ({
    is: 'unconfirmed',
    job: inState('unconfirmed'),
    audience,
  })),
  kept: (['too-large', 'nowhere-to-post', 'file-missing'] as const).map((why) => ({
    is: 'kept',
    job: jobOf(1, { state: { ...STATES.kept, why } }),
    limit: 10_485_760,
  })),
  settled: [true, false].map((charged) => ({ is: 'settled', job: inState('failed'), charged })),
};
const NOTICES: readonly JobNotice[] = Object.values(KINDS).flat();

/** The author, moments in time, and the place are the only marks that Discord turns into something. */
const OURS = /^<(@200000000000000001|#300000000000000001|t:\d+:[Rft])>$/;

describe('notices', () => {
  it.each(NOTICES.map((notice) => [notice.is, notice] as const))('%s is a message that Discord takes', (_, notice) => {
    expect(noticeProblems(notice)).toEqual([]);
    const rendered = renderNotice(notice);
    const words = wordsOf(rendered);
    expect(words).not.toMatch(/undefined|null|NaN|\[object/);
    expect(words).not.toContain('://');
    for (const mark of marksIn(words)) expect(mark).toMatch(OURS);
    expect(rendered.mentions.every((user) => user === ANNA)).toBe(true);
    expect(rendered.alt?.length ?? 0).toBeLessThanOrEqual(1_024);
    expect(`${words}${JSON.stringify(rendered.components ?? [])}`).toContain(rendered.marker);
  });

  it.each(NOTICES.map((notice) => [notice.is, notice] as const))('%s is said in German, all of it', (_, notice) => {
    const spokenNotice = () => ({ ...notice, job: { ...notice.job, language: spoken() } });
    expect(englishLeftIn(() => wordsOf(renderNotice(spokenNotice())))).toEqual([]);
    const german = speaking('de', spokenNotice);
    expect(noticeProblems(german)).toEqual([]);
    const rendered = renderNotice(german);
    expect(`${wordsOf(rendered)}${JSON.stringify(rendered.components ?? [])}`).toContain(rendered.marker);
  });

  it.each(Language.options)('tells the messages of one job apart by their markers, in the language %s', (language) => {
    const job = { ...inState('rendering', 'a gondola'), language };
    const kind = (notice: JobNotice) => `${notice.is} ${notice.is === 'unconfirmed' ? notice.audience : ''}`;
    const rendered = NOTICES.map((notice) => ({ kind: kind(notice), ...renderNotice({ ...notice, job }) }));
    for (const { marker, kind } of rendered) {
      const carriers = rendered.filter((other) =>
        `${wordsOf(other)}${JSON.stringify(other.components ?? [])}`.includes(marker),
      );
      expect(new Set(carriers.map((other) => other.kind))).toEqual(new Set([kind]));
    }
  });

  it.each(FAILURES.map((failure) => [failure.reason, failure.charged, failure] as const))(
    '%s, charged %s: says why, and what became of the money',
    (_, charged, failure) => {
      const said = {
        yes: /\*\*Charged:\*\*.*\$0\.42/,
        no: /\*\*Not charged:\*\*.*\$0\.42/,
        unknown: /\*\*Charge unknown:/,
      };
      for (const notice of [
        { is: 'failed' as const, job: failed(failure) },
        { is: 'status' as const, job: failed(failure), line: { is: 'ended' as const } },
      ])
        expect(wordsOf(renderNotice(notice))).toMatch(said[charged]);
    },
  );

  it('gives a thread a name of 1 to 100 visible characters, whatever the prompt', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('\u200b', LONG)), (prompt) => {
        const { title } = renderNotice({ is: 'starter', job: inState('queued', prompt) });
        expect(title.length).toBeLessThanOrEqual(100);
        expect(title).toMatch(/[^\p{C}\p{Z}]/u);
        expect(title.isWellFormed()).toBe(true);
      }),
    );
  });

  it('mentions nobody but the author in the words of any prompt', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }), (prompt) => {
        for (const notice of [KINDS.starter[0], KINDS.clip[0], KINDS.failed[0]]) {
          if (notice === undefined) continue;
          const words = wordsOf(renderNotice({ ...notice, job: { ...notice.job, request: asking(prompt) } }));
          for (const mark of marksIn(words)) expect(mark).toMatch(OURS);
        }
      }),
    );
  });
});
