// Our ledger against Venice's books, case by case: each kind of difference, and what is proposed for an unconfirmed job.
import { describe, expect, test } from 'vitest';
import type { BookedJob } from '../../src/domain/bills.ts';
import type { Charge } from '../../src/domain/charges.ts';
import { reconcile } from '../../src/domain/reconciliation.ts';
import { later, MINUTE } from '../../src/domain/time.ts';
import { charge, job, KLING, NOON, proposalFor, refund, summary, WINDOW } from './reconciliation-cases.ts';

const spent = job('a00000', { queueId: 'q1' });

describe('each kind of difference', () => {
  const returned = { ...spent, state: 'failed', charged: 'returned' } as const;
  const rendering = { ...spent, state: 'rendering', charged: 'held' } as const;
  const first = charge({ requestId: 'q1' });
  const back = refund({ requestId: 'q1', at: NOON + 5 * MINUTE });
  test.each<[string, BookedJob, readonly Charge[], string]>([
    ['the same', spent, [first], 'matched'],
    [
      'several rows of one request',
      spent,
      [charge({ requestId: 'q1', amount: 500_000 }), charge({ requestId: 'q1', amount: 50_000 })],
      'matched',
    ],
    ['never charged, and given back', returned, [], 'matched'],
    ['given back on both sides', returned, [first, back], 'matched'],
    ['no row', spent, [], 'missing'],
    ['another price', spent, [charge({ requestId: 'q1', amount: 560_000 })], 'priceDiffers'],
    ['a row twice', spent, [first, { ...first, id: 'again' }], 'priceDiffers'],
    ['a part given back', spent, [first, refund({ requestId: 'q1', amount: 50_000, at: NOON })], 'priceDiffers'],
    ['a refund too many', returned, [first, back, { ...back, id: 'again' }], 'priceDiffers'],
    ['given back there', spent, [first, back], 'refundedThere'],
    ['kept there', returned, [first], 'keptThere'],
    ['not settled', rendering, [first], 'open'],
    ['not settled, and without a row', rendering, [], 'open'],
  ])('%s', (_name, ours, theirs, is) => {
    expect(summary(reconcile([ours], theirs, WINDOW))).toEqual([`${is} a00000`]);
  });

  test('a charge of nobody, and a refund of nothing', () => {
    const theirs = [charge({ requestId: 'q9' }), refund({ requestId: 'q8', at: NOON + 60 * MINUTE })];
    expect(summary(reconcile([], theirs, WINDOW))).toEqual(['extra -550000', 'extra 550000']);
  });

  test('what nobody could read is passed on', () => {
    expect(reconcile([], [], { ...WINDOW, unread: 3 }).unread).toBe(3);
  });
});

describe('without ids', () => {
  test.each([
    ['model, price and time fit', charge({}), 'matched a00000'],
    ['five minutes of doubt about the clock', charge({ at: NOON - 5 * MINUTE }), 'matched a00000'],
    ['a quarter of an hour late', charge({ at: NOON + 15 * MINUTE }), 'matched a00000'],
    ['another price', charge({ amount: 600_000 }), 'priceDiffers a00000'],
  ])('%s', (_name, row, is) => {
    expect(summary(reconcile([job('a00000')], [row], WINDOW))).toEqual([is]);
  });

  test.each([
    ['much later', charge({ at: NOON + 15 * MINUTE + 1 })],
    ['earlier', charge({ at: NOON - 5 * MINUTE - 1 })],
    ['another of our models', charge({ product: `${KLING}-video-unit` })],
  ])('%s: a charge of nobody', (_name, row) => {
    const other = job('b00000', {
      model: KLING,
      submittedAt: NOON - 90 * MINUTE,
      state: 'failed',
      charged: 'returned',
    });
    const found = summary(reconcile([job('a00000'), other], [row], WINDOW));
    expect(found).toEqual(['extra 550000', 'matched b00000', 'missing a00000']);
  });

  test('an id that is of another kind than ours says nothing; once ids fit elsewhere, it does', () => {
    const ours = job('a00000', { queueId: 'q1' });
    const row = charge({ requestId: 'r1' });
    expect(summary(reconcile([ours], [row], WINDOW))).toEqual(['matched a00000']);
    const told = job('b00000', { queueId: 'q2', submittedAt: NOON + 60 * MINUTE });
    const found = reconcile([ours, told], [row, charge({ requestId: 'q2', at: NOON + 60 * MINUTE })], WINDOW);
    expect(summary(found)).toEqual(['extra 550000', 'matched b00000', 'missing a00000']);
  });

  test('a refund without an id goes to the clip that we gave back too', () => {
    const failed = job('b00000', { submittedAt: NOON + MINUTE, state: 'failed', charged: 'returned' });
    const theirs = [charge({}), charge({ at: NOON + MINUTE }), refund({ at: NOON + 9 * MINUTE })];
    expect(summary(reconcile([job('a00000'), failed], theirs, WINDOW))).toEqual(['matched a00000', 'matched b00000']);
  });

  test('of two equal clips with one charge one is missing, and which one is not guessed', () => {
    const doubtful = { state: 'failed', charged: 'spent' } as const;
    const ours = [job('a00000', doubtful), job('b00000', { ...doubtful, submittedAt: NOON + MINUTE })];
    const { matched, missing } = reconcile(ours, [charge({})], WINDOW);
    expect([...matched, ...missing].map(({ sure }) => sure)).toEqual([false, false]);
    expect([matched.length, missing.length]).toEqual([1, 1]);
  });

  test('whoever has which of two equal charges, all is well', () => {
    const ours = [job('a00000'), job('b00000', { submittedAt: NOON + 1 })];
    const { matched } = reconcile(ours, [charge({}), charge({ id: 'other' })], WINDOW);
    expect(matched.map(({ sure }) => sure)).toEqual([true, true]);
  });

  test('the longest name of a model is the one that is meant', () => {
    const ours = [job('a00000', { model: 'veo3' }), job('b00000', { model: 'veo3-fast', submittedAt: NOON + 1 })];
    const theirs = [charge({ product: 'veo3-fast-video-unit' }), charge({ id: 'other', product: 'veo3-video-unit' })];
    const { matched } = reconcile(ours, theirs, WINDOW);
    expect(matched.map(({ job: { model }, bill }) => [model, bill?.rows[0]?.product])).toEqual([
      ['veo3', 'veo3-video-unit'],
      ['veo3-fast', 'veo3-fast-video-unit'],
    ]);
  });
});

describe('at the edges', () => {
  const young = job('a00000', { submittedAt: WINDOW.until - 14 * MINUTE });
  const old = job('a00000', { submittedAt: WINDOW.since + 4 * MINUTE });
  test.each([
    ['a young job', young],
    ['a job at the beginning', old],
    ['a job that left after the end', job('a00000', { submittedAt: WINDOW.until + MINUTE })],
  ])('%s is not missing yet', (_name, ours) => {
    expect(summary(reconcile([ours], [], WINDOW))).toEqual(['tooEarly a00000']);
  });

  test('books that were read early make everything young', () => {
    const window = { ...WINDOW, readAt: NOON };
    expect(summary(reconcile([job('a00000')], [], window))).toEqual(['tooEarly a00000']);
  });

  test.each([WINDOW.since + 14 * MINUTE, WINDOW.until - 4 * MINUTE])('a charge there may have its job beyond', (at) => {
    expect(summary(reconcile([], [charge({ at })], WINDOW))).toEqual(['tooEarly 550000']);
  });

  test('a refund may take an hour', () => {
    const ours = job('a00000', { submittedAt: WINDOW.until - 50 * MINUTE, state: 'failed', charged: 'returned' });
    expect(summary(reconcile([ours], [charge({ at: ours.submittedAt })], WINDOW))).toEqual(['tooEarly a00000']);
  });
});

describe('an unconfirmed job', () => {
  const lost = job('w00000', { state: 'unconfirmed', charged: 'held' });
  const twin = job('t00000', { state: 'unconfirmed', charged: 'held', submittedAt: NOON + 2 * MINUTE });
  const accepted = job('a00000', { submittedAt: NOON + MINUTE });

  test.each<[string, readonly BookedJob[], readonly Charge[], string]>([
    ['with the one charge that fits', [lost], [charge({})], 'charged, only-fit'],
    ['with the id of a charge', [{ ...lost, requestId: 'q1' }], [charge({ requestId: 'q1' })], 'charged, same-id'],
    ['without any', [lost], [], 'not-charged, no-charge'],
    ['with a charge that was given back', [lost], [charge({}), refund({ at: NOON + MINUTE })], 'not-charged, refunded'],
    [
      'with the id of a charge that was given back',
      [{ ...lost, requestId: 'q1' }],
      [charge({ requestId: 'q1' }), refund({ requestId: 'q1', at: NOON })],
      'not-charged, refunded',
    ],
    ['and its twin, with one charge', [lost, twin], [charge({ at: NOON + MINUTE })], 'cannot-tell, ambiguous'],
    [
      'and its twin, with two',
      [lost, twin],
      [charge({}), charge({ id: 'other', at: NOON + MINUTE })],
      'charged, only-fit',
    ],
    [
      'and its twin, with two of which one was given back',
      [lost, twin],
      [charge({}), charge({ id: 'other' }), refund({ at: NOON + 9 * MINUTE })],
      'cannot-tell, ambiguous',
    ],
    ['and its twin, with none', [lost, twin], [], 'not-charged, no-charge'],
    [
      'beside an accepted clip, with one charge',
      [lost, accepted],
      [charge({ at: NOON + MINUTE })],
      'not-charged, no-charge',
    ],
    ['beside an accepted clip, with two', [lost, accepted], [charge({}), charge({ id: 'other' })], 'charged, only-fit'],
    [
      'beside a failed clip, with one charge',
      [lost, { ...accepted, state: 'failed' }],
      [charge({})],
      'cannot-tell, ambiguous',
    ],
    [
      'beside an accepted clip that has the charge by its id',
      [lost, { ...accepted, queueId: 'q1' }],
      [charge({ requestId: 'q1' })],
      'not-charged, no-charge',
    ],
    [
      'long before its twin',
      [lost, { ...twin, submittedAt: later(NOON, 20 * MINUTE) }],
      [charge({})],
      'charged, only-fit',
    ],
    ['with a charge of another price', [lost], [charge({ amount: 560_000 })], 'cannot-tell, price-differs'],
    ['with a charge that names no model', [lost], [charge({ product: 'video-unit' })], 'cannot-tell, model-unnamed'],
    [
      'with a charge for a model of others',
      [lost, { ...accepted, submittedAt: later(NOON, 60 * MINUTE) }],
      [charge({ product: 'other-unit' }), charge({ at: NOON + 60 * MINUTE })],
      'not-charged, no-charge',
    ],
  ])('%s', (_name, ours, theirs, answer) => {
    const found = reconcile(ours, theirs, WINDOW);
    expect(proposalFor(found, 'w00000')).toBe(answer);
  });

  test('with a strange row somewhere: perhaps that was it', () => {
    expect(proposalFor(reconcile([lost], [], { ...WINDOW, unread: 1 }), 'w00000')).toBe('cannot-tell, unread-rows');
  });

  test.each([[[]], [[charge({ at: WINDOW.until - 10 * MINUTE })]]])('that is young: too early', (theirs) => {
    const young = { ...lost, submittedAt: later(WINDOW.until, -10 * MINUTE) };
    expect(proposalFor(reconcile([young], theirs, WINDOW), 'w00000')).toBe('cannot-tell, too-early');
  });

  test('a hundred of them at once, with half as many charges: nothing is guessed, and it does not take long', () => {
    const ours = Array.from({ length: 300 }, (_, n) =>
      job(`w${String(n).padStart(5, '0')}`, { state: 'unconfirmed', charged: 'held', submittedAt: NOON + n }),
    );
    const theirs = Array.from({ length: 150 }, (_, n) => charge({ id: `c${n}`, at: NOON + n }));
    const { proposals } = reconcile(ours, theirs, WINDOW);
    expect(new Set(proposals.map(({ because }) => because))).toEqual(new Set(['ambiguous']));
  });

  test('the proposal comes with the charge that speaks for it', () => {
    const [proposal] = reconcile([lost], [charge({})], WINDOW).proposals;
    expect(proposal?.bill?.rows).toEqual([charge({})]);
  });
});
