// What holds for every reconciliation, whatever the histories: order does not matter, nothing is lost or told twice, the
// named differences are the difference, one mistake is found and nothing else, and what cannot be told is not guessed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BookedJob } from '../../src/domain/bills.ts';
import type { Charge } from '../../src/domain/charges.ts';
import { differenceOf, type Proposal, type Reconciliation, reconcile } from '../../src/domain/reconciliation.ts';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { charge, FINDINGS, job, KLING, NOON, refund, summary, WAN, WINDOW } from './reconciliation-cases.ts';

const SKU: Readonly<Record<string, string>> = {
  [WAN]: 'wan-2-6-text-to-video-video-unit',
  [KLING]: `${KLING}-video-unit`,
};

/** Anything at all: twins, strangers, rows without sense, everything close together or beyond the window. */
const messy = fc.record({
  ours: fc.uniqueArray(
    fc
      .record({
        id: fc.integer({ min: 10_000, max: 99_999 }).map((n) => `a${n}`),
        model: fc.constantFrom(WAN, KLING),
        price: fc.constantFrom(100_000, 200_000),
        submittedAt: fc.integer({ min: -15, max: 15 }).map((m) => NOON + m * 60 * MINUTE * 0.1),
        queueId: fc.constantFrom('q1', 'q2', 'q3', null, null, null),
        kind: fc.constantFrom(
          { state: 'delivered', charged: 'spent' } as const,
          { state: 'failed', charged: 'spent' } as const,
          { state: 'failed', charged: 'returned' } as const,
          { state: 'rendering', charged: 'held' } as const,
          { state: 'unconfirmed', charged: 'held' } as const,
        ),
      })
      .map(({ id, kind, ...rest }) => job(id, { ...rest, ...kind })),
    { selector: ({ id }) => id, maxLength: 10 },
  ),
  theirs: fc
    .array(
      fc.record({
        kind: fc.constantFrom('charge', 'charge', 'refund'),
        product: fc.constantFrom(SKU[WAN] ?? null, SKU[KLING] ?? null, 'strange-unit', null),
        amount: fc.constantFrom(100_000, 200_000, 150_000),
        at: fc.integer({ min: -90, max: 130 }).map((m) => NOON + m * MINUTE),
        requestId: fc.constantFrom('q1', 'q2', 'r1', 'r2', null, null),
      }),
      { maxLength: 14 },
    )
    .map((rows) => rows.map((row, n) => charge({ ...row, id: `row ${n}` }))),
});

const findingsOf = (found: Reconciliation) => [...FINDINGS.flatMap((is) => found[is]), ...found.tooEarly.findings];
const billsOf = (found: Reconciliation) => [...found.extra, ...found.tooEarly.bills];

/** The reason is a fact. */
function isSound({ proposal, because, bill, job: { price } }: Proposal): boolean {
  switch (because) {
    case 'same-id':
      return proposal === 'charged' && (bill?.net ?? 0) > 0;
    case 'only-fit':
      return proposal === 'charged' && bill?.net === price;
    case 'no-charge':
      return proposal === 'not-charged' && bill === null;
    case 'refunded':
      return proposal === 'not-charged' && bill !== null && bill.net <= 0;
    case 'too-early':
    case 'ambiguous':
    case 'price-differs':
    case 'model-unnamed':
    case 'unread-rows':
      return proposal === 'cannot-tell';
  }
}

describe('for any two histories', () => {
  test('the order in which they are given does not matter', () => {
    fc.assert(
      fc.property(
        messy.chain(({ ours, theirs }) =>
          fc.record({
            ours: fc.constant(ours),
            theirs: fc.constant(theirs),
            oursAgain: fc.shuffledSubarray(ours, { minLength: ours.length }),
            theirsAgain: fc.shuffledSubarray(theirs, { minLength: theirs.length }),
          }),
        ),
        ({ ours, theirs, oursAgain, theirsAgain }) => {
          expect(reconcile(oursAgain, theirsAgain, WINDOW)).toEqual(reconcile(ours, theirs, WINDOW));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('every job and every row is told exactly once, and the differences add up', () => {
    fc.assert(
      fc.property(messy, ({ ours, theirs }) => {
        const found = reconcile(ours, theirs, WINDOW);
        const findings = findingsOf(found);
        const rows = [...findings.map(({ bill }) => bill), ...billsOf(found)].flatMap((bill) => bill?.rows ?? []);
        expect(findings.map((one) => one.job.id).toSorted()).toEqual(ours.map(({ id }) => id).toSorted());
        expect(rows.map(({ id }) => id).toSorted()).toEqual(theirs.map(({ id }) => id).toSorted());
        const explained =
          findings.reduce((total, one) => total + differenceOf(one), 0) -
          billsOf(found).reduce((total, bill) => total + bill.net, 0);
        expect(explained).toBe(found.totals.ours - found.totals.theirs);
        for (const one of found.matched) expect(differenceOf(one)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('there is one proposal for each unconfirmed job, and none without its reason', () => {
    fc.assert(
      fc.property(messy, ({ ours, theirs }) => {
        const { proposals } = reconcile(ours, theirs, WINDOW);
        const lost = ours.filter(({ state }) => state === 'unconfirmed');
        expect(proposals.map((one) => one.job.id).toSorted()).toEqual(lost.map(({ id }) => id).toSorted());
        expect(proposals.filter((one) => !isSound(one))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

test('of equal clips whose answers were lost, some charged, none is guessed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 2, maxLength: 7 }),
      fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 7 }),
      (lost, charged) => {
        const ours = lost.map((s, n) =>
          job(`a0000${n}`, { state: 'unconfirmed', charged: 'held', submittedAt: NOON + s * SECOND }),
        );
        const theirs = charged.map((s, n) => charge({ id: `row ${n}`, at: NOON + s * SECOND }));
        const proposals = new Set(reconcile(ours, theirs, WINDOW).proposals.map(({ proposal }) => proposal));
        const some = charged.length < lost.length ? 'cannot-tell' : 'charged';
        expect([...proposals]).toEqual([charged.length === 0 ? 'not-charged' : some]);
      },
    ),
  );
});

// A history on which both sides agree: jobs half an hour apart, each with a price of its own, their rows with our ids, with
// ids that are none of ours, or without any.
type Ids = 'ours' | 'theirs' | 'none';
const KINDS = {
  delivered: { state: 'delivered', charged: 'spent', rows: 1 },
  rendering: { state: 'rendering', charged: 'held', rows: 1 },
  lost: { state: 'unconfirmed', charged: 'held', rows: 1 },
  'lost for nothing': { state: 'unconfirmed', charged: 'held', rows: 0 },
  refused: { state: 'failed', charged: 'returned', rows: 0 },
  refunded: { state: 'failed', charged: 'returned', rows: 2 },
  kept: { state: 'failed', charged: 'spent', rows: 1 },
} as const;

interface Agreed {
  readonly job: BookedJob;
  readonly rows: readonly Charge[];
}

function agreed(kind: keyof typeof KINDS, n: number, ids: Ids, lateMs: number): Agreed {
  const { rows, ...books } = KINDS[kind];
  const submittedAt = NOON + (n - 10) * 30 * MINUTE;
  const model = n % 2 === 0 ? WAN : KLING;
  const known = ids !== 'none' && books.state !== 'unconfirmed' && rows > 0;
  const own = job(`a000${String(n).padStart(2, '0')}`, {
    ...books,
    model,
    price: 100_000 + n * 10_000,
    submittedAt,
    queueId: known ? `q${n}` : null,
  });
  const requestId = { ours: `q${n}`, theirs: `r${n}`, none: null }[ids];
  const row = { product: SKU[model] ?? null, amount: own.price, requestId };
  const taken = charge({ ...row, id: `c${n}`, at: submittedAt + lateMs });
  const back = refund({ ...row, id: `b${n}`, at: submittedAt + 4 * MINUTE });
  return { job: own, rows: [taken, back].slice(0, rows) };
}

const agreement = fc
  .record({
    ids: fc.constantFrom<Ids[]>('ours', 'theirs', 'none'),
    kinds: fc.array(
      fc.constantFrom(...Object.keys(KINDS).filter((kind): kind is keyof typeof KINDS => kind in KINDS)),
      {
        minLength: 1,
        maxLength: 20,
      },
    ),
    late: fc.integer({ min: -MINUTE, max: 3 * MINUTE }),
    victim: fc.nat(),
  })
  .map(({ ids, kinds, late, victim }) => ({
    ids,
    victim,
    history: kinds.map((kind, n) => agreed(kind, n, ids, late)),
  }));

const run = (history: readonly Agreed[]) =>
  reconcile(
    history.map((one) => one.job),
    history.flatMap((one) => one.rows),
    WINDOW,
  );
const expected = ({ job: { id, charged } }: Agreed) => `${charged === 'held' ? 'open' : 'matched'} ${id}`;

describe('where both sides agree', () => {
  test('nothing is found, and every lost answer is resolved', () => {
    fc.assert(
      fc.property(agreement, ({ history }) => {
        const found = run(history);
        expect(summary(found)).toEqual(history.map(expected).toSorted());
        for (const one of history.filter(({ job: { state } }) => state === 'unconfirmed')) {
          const proposal = found.proposals.find((other) => other.job.id === one.job.id)?.proposal;
          expect(proposal).toBe(one.rows.length > 0 ? 'charged' : 'not-charged');
        }
      }),
    );
  });

  // Each mistake: whom it can strike, what becomes of the rows, and what must be found in the place of agreement.
  const settled = ({ job: { charged }, rows }: Agreed) => charged === 'spent' && rows.length === 1;
  const MISTAKES: readonly {
    readonly name: string;
    readonly strikes: (one: Agreed) => boolean;
    readonly rows: (one: Agreed) => readonly Charge[];
    readonly found: (one: Agreed, ids: Ids) => readonly string[];
  }[] = [
    { name: 'a row that is missing', strikes: settled, rows: () => [], found: ({ job: { id } }) => [`missing ${id}`] },
    {
      name: 'a row that is there twice',
      strikes: settled,
      rows: ({ rows }) => rows.flatMap((row) => [row, { ...row, id: `${row.id} again` }]),
      found: ({ job: { id, price } }, ids) =>
        ids === 'none' ? [`extra ${price}`, `matched ${id}`] : [`priceDiffers ${id}`],
    },
    {
      name: 'another price',
      strikes: settled,
      rows: ({ rows }) => rows.map((row) => charge({ ...row, amount: row.amount + 1 })),
      found: ({ job: { id } }) => [`priceDiffers ${id}`],
    },
    {
      name: 'a refund that we know nothing of',
      strikes: settled,
      rows: ({ rows }) =>
        rows.flatMap((row) => [row, refund({ ...row, id: `${row.id} back`, at: row.at + 9 * MINUTE })]),
      found: ({ job: { id } }) => [`refundedThere ${id}`],
    },
    {
      name: 'a refund that never came',
      strikes: ({ rows }) => rows.length === 2,
      rows: ({ rows }) => rows.slice(0, 1),
      found: ({ job: { id } }) => [`keptThere ${id}`],
    },
    {
      name: "somebody else's clip",
      strikes: () => true,
      rows: ({ job: own, rows }) => [
        ...rows,
        charge({ id: 'stranger', at: own.submittedAt + 20 * MINUTE, amount: 77_777, product: SKU[own.model] ?? null }),
      ],
      found: (one) => [expected(one), 'extra 77777'],
    },
  ];

  test.each(MISTAKES)('$name is found, and nothing else', ({ strikes, rows, found }) => {
    fc.assert(
      fc.property(agreement, ({ history, ids, victim }) => {
        const candidates = history.filter(strikes);
        const struck = candidates[victim % Math.max(1, candidates.length)];
        fc.pre(struck !== undefined);
        const wrong = history.map((one) => (one === struck ? { ...one, rows: rows(one) } : one));
        const rest = history.filter((one) => one !== struck).map(expected);
        expect(summary(run(wrong))).toEqual([...rest, ...found(struck, ids)].toSorted());
      }),
    );
  });
});
