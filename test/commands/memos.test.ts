// Everything that is said beside the clips: a message that Discord takes, found again by its marker, pinging only whom it
// is for, with nothing that a member wrote at work in it.
import { describe, expect, it } from 'vitest';
import { renderNotice } from '../../src/commands/views/notices.ts';
import { AuditAction } from '../../src/domain/audit.ts';
import type { Bulletin, CaseFile } from '../../src/domain/bulletin.ts';
import { type Case, CaseKind, type CaseState } from '../../src/domain/cases.ts';
import { AuditId } from '../../src/domain/ids.ts';
import type { Job, JobState } from '../../src/domain/job.ts';
import { usd } from '../../src/domain/money.ts';
import type { MemoNotice } from '../../src/domain/notice.ts';
import { later } from '../../src/domain/time.ts';
import {
  ANNA,
  BEN,
  caseId,
  channelId,
  GUILD,
  jobOf,
  messageId,
  REQUEST,
  statesOf,
  T0,
} from '../contracts/store/samples.ts';
import { marksIn, noticeProblems, wordsOf } from './rendered.ts';

const HOSTILE = '*@everyone* <@100000000000000003> `x` ||y|| [z](https://evil.example/a_b) 🎬 '.repeat(12);
const STATES = statesOf(1);

const job = (state: JobState = STATES.awaiting): Job =>
  jobOf(1, { state, author: ANNA, request: REQUEST.kind === 'text' ? { ...REQUEST, prompt: HOSTILE } : REQUEST });

const ENDINGS: readonly CaseState[] = [
  { is: 'open' },
  { is: 'lapsed', at: T0 },
  { is: 'decided', verdict: 'accepted', by: BEN, reason: null, at: T0 },
  { is: 'decided', verdict: 'accepted', by: BEN, reason: HOSTILE.slice(0, 400), at: T0, granted: usd(0.5) },
  { is: 'decided', verdict: 'refused', by: BEN, reason: HOSTILE.slice(0, 400), at: T0 },
  { is: 'decided', verdict: 'refused', by: null, reason: null, at: T0 },
];

const one = (kind: CaseKind, state: CaseState, change: Partial<Case> = {}): Case => ({
  id: caseId(1),
  guild: GUILD,
  kind,
  opener: ANNA,
  job: kind === 'allowance' ? null : job().id,
  place: channelId(1),
  text: kind === 'prompt' || kind === 'result' ? 'price' : HOSTILE.slice(0, 800),
  amount: usd(0.42),
  openedAt: T0,
  expiresAt: later(T0, 86_400_000),
  state,
  post: null,
  ...change,
});

const file = (kind: CaseKind, state: CaseState, of: Job | null): CaseFile => ({
  case: one(kind, state, of === null ? { job: null } : {}),
  job: of,
  posts: [1, 2, 3, 4, 5, 6, 7].map((n) => ({
    job: job().id,
    channel: channelId(n),
    message: messageId(n),
    at: T0,
    removedAt: null,
  })),
  against: kind === 'appeal' && of !== null ? one('report', ENDINGS[3] ?? { is: 'open' }) : null,
  block:
    kind === 'appeal' && of === null
      ? { guild: GUILD, member: ANNA, by: BEN, at: T0, until: null, reason: HOSTILE.slice(0, 400) }
      : null,
});

const JOBS: readonly (Job | null)[] = [
  null,
  ...Object.values(STATES).map((state) => job(state)),
  ...(['refused-by-moderator', 'not-reviewed', 'price-rose'] as const).map((reason) =>
    job({ at: 'failed', failure: { reason, charged: 'no', detail: null, suggestedModel: null } }),
  ),
  ...(['taken-down', 'not-reviewed'] as const).map((why) => job({ ...STATES.kept, why })),
];

const FILES: readonly CaseFile[] = CaseKind.options.flatMap((kind) =>
  ENDINGS.flatMap((state) => JOBS.map((of) => file(kind, state, of))),
);

const WORDS = HOSTILE.slice(0, 400);
const block = { guild: GUILD, member: ANNA, by: BEN, at: T0, reason: WORDS };
const BULLETINS: readonly Bulletin[] = [
  ...FILES.flatMap((one): readonly Bulletin[] => [
    ...(['whole', 'smaller', 'asked', 'none'] as const).map((clip) => ({ is: 'case' as const, file: one, clip })),
    { is: 'verdict', file: one },
    { is: 'taken-down', file: one },
  ]),
  ...AuditAction.options.map((action) => ({
    is: 'audit' as const,
    id: AuditId.parse(7),
    entry: { at: T0, guild: GUILD, actor: BEN, action, subject: ANNA, before: HOSTILE, after: HOSTILE },
  })),
  { is: 'blocked', at: T0, block: null },
  { is: 'blocked', at: T0, block: { ...block, until: null } },
  { is: 'blocked', at: T0, block: { ...block, until: later(T0, 1_000) } },
  { is: 'granted', member: ANNA, amount: usd(3), by: BEN, reason: WORDS, at: T0 },
  ...(['spend-rate', 'outage', 'funds', 'key', 'over'] as const).map((why) => ({
    is: 'breaker' as const,
    why,
    at: T0,
    hour: usd(9),
    usual: usd(1),
  })),
  { is: 'breaker', why: 'spend-rate', at: T0, hour: null, usual: null },
  { is: 'reconciled', at: T0 },
];

/** People of this story, places, moments. */
const OURS = /^<(@20000000000000000[12]|#3\d{17}|t:\d+:[Rft])>$/;

describe('memos', () => {
  it.each(BULLETINS.map((bulletin) => [bulletin.is, bulletin] as const))(
    '%s is a message that Discord takes',
    (_, bulletin) => {
      for (const where of ['channel', 'dm'] as const) {
        const notice: MemoNotice = { is: 'memo', bulletin, language: 'en', where };
        expect(noticeProblems(notice)).toEqual([]);
        const rendered = renderNotice(notice);
        const words = wordsOf(rendered);
        expect(words).not.toMatch(/undefined|null|NaN|\[object/);
        for (const mark of marksIn(words)) expect(mark).toMatch(OURS);
        expect(words.replaceAll('https://discord.com/channels/', '')).not.toContain('://');
        expect(`${words}${JSON.stringify(rendered.components ?? [])}`).toContain(rendered.marker);
        expect(where === 'dm' && (rendered.components ?? []).length > 0).toBe(false);
      }
    },
  );

  it.each(FILES.map((one) => [one.case.kind, one.case.state.is, one] as const))(
    'a verdict on a case of kind %s, %s, quotes no prompt and mentions its opener alone',
    (_, _state, one) => {
      const rendered = renderNotice({
        is: 'memo',
        bulletin: { is: 'verdict', file: one },
        language: 'en',
        where: 'channel',
      });
      expect(rendered.mentions).toEqual([ANNA]);
      expect(wordsOf(rendered)).not.toContain('\n>');
    },
  );
});
