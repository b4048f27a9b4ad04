// A VideoProvider that does what a test says, job by job, and keeps its own books: a test compares what was charged, and
// never counts calls. Time is the test's. It promises what test/contracts/video-provider.ts asks of every provider.

import type { Model } from '../../src/domain/catalogue.ts';
import { Fault } from '../../src/domain/fault.ts';
import { ModelId } from '../../src/domain/ids.ts';
import type { Failure, Ticket } from '../../src/domain/job.ts';
import { Usd, usd } from '../../src/domain/money.ts';
import { granted, refused } from '../../src/domain/outcome.ts';
import type { Look, Preflight, QuoteRefusal, Submission, VideoProvider } from '../../src/domain/ports.ts';
import type { Order } from '../../src/domain/request.ts';
import { DAY, type Instant, MINUTE } from '../../src/domain/time.ts';

export interface ScriptedOptions {
  readonly now: () => Instant;
  /** What a rendered job delivers unless it is told otherwise: the bytes of a real mp4. */
  readonly clip: Uint8Array;
  /** Default: one text model, `test-text-to-video`. */
  readonly models?: readonly Model[];
}

export interface Charge {
  readonly kind: 'charge' | 'refund';
  readonly queueId: string;
  readonly amount: Usd;
  readonly at: Instant;
}

type Arrival =
  | { readonly is: 'accepted' }
  | { readonly is: 'lost'; readonly charged: boolean }
  | Exclude<Submission, { is: 'accepted' | 'lost' }>;

type Ending =
  | { readonly is: 'clip'; readonly bytes: Uint8Array | null; readonly afterMs: number }
  | { readonly is: 'failed'; readonly failure: Failure; readonly afterMs: number }
  | { readonly is: 'never' };

/** What one look meets on its way. `half`: the clip breaks off half-way. */
type Passing = Extract<Look, { is: 'later' | 'troubled' | 'unknown' }> | { readonly is: 'half' };

interface Entry {
  readonly ticket: Ticket;
  readonly since: Instant;
  readonly amount: Usd;
  readonly ending: Ending;
  refunded: boolean;
  forgotten: boolean;
}

/** Verbs say what comes next, in order; without one, requests are accepted and rendered in a minute. */
export interface ScriptedProvider extends VideoProvider {
  accepts(times?: number): ScriptedProvider;
  declines(failure?: Partial<Failure>): ScriptedProvider;
  isBusy(afterMs: number): ScriptedProvider;
  isBlocked(why: 'key' | 'funds'): ScriptedProvider;
  sendsNothing(): ScriptedProvider;
  losesTheAnswer(how: { readonly charged: boolean }): ScriptedProvider;
  /** The next submission waits: `reached` when it has been charged, and goes on after `release`. */
  holdsTheNext(): { readonly reached: Promise<void>; release(): void };
  renders(how?: { readonly bytes?: Uint8Array; readonly afterMs?: number }): ScriptedProvider;
  failsToRender(failure?: Partial<Failure>, afterMs?: number): ScriptedProvider;
  neverFinishes(): ScriptedProvider;
  meets(...passing: readonly Passing[]): ScriptedProvider;
  quotes(answer: Usd | QuoteRefusal, times?: number): ScriptedProvider;
  setPrice(price: Usd): void;
  setPreflight(answer: Preflight): void;
  setModels(models: readonly Model[] | Fault): void;
  /** Jobs get a secret link from now on. */
  delivers(how: 'inline' | 'private'): void;
  readonly books: readonly Charge[];
  /** Charged less refunded. */
  readonly spent: Usd;
  readonly submissions: readonly Order[];
  readonly looks: readonly Ticket[];
  readonly forgotten: readonly Ticket[];
}

export const TEST_MODEL: Model = {
  id: ModelId.parse('test-text-to-video'),
  name: 'Test',
  kind: 'text',
  private: false,
  uncensored: false,
  offline: false,
  beta: false,
  durations: ['5s', '10s'],
  aspectRatios: ['16:9', '9:16'],
  resolutions: ['720p', '1080p'],
  audio: 'toggle',
  audioInput: false,
  pictures: { minSide: null, minAspect: null, maxAspect: null },
  promptLimit: 2500,
  sets: [],
  removedAt: null,
  replacement: null,
};

const DECLINED: Failure = { reason: 'refused-prompt', charged: 'no', detail: 'Refused.', suggestedModel: null };
const FAILED: Failure = { reason: 'provider', charged: 'no', detail: 'It broke.', suggestedModel: null };

export function createScriptedProvider({ now, clip, models = [TEST_MODEL] }: ScriptedOptions): ScriptedProvider {
  const arrivals: Arrival[] = [];
  const endings: Ending[] = [];
  const passings: Passing[] = [];
  const prices: (Usd | QuoteRefusal)[] = [];
  const holds: { reached(): void; readonly released: Promise<void> }[] = [];
  const jobs = new Map<string, Entry>();
  const books: Charge[] = [];
  const submissions: Order[] = [];
  const looks: Ticket[] = [];
  const forgotten: Ticket[] = [];
  let list: readonly Model[] | Fault = models;
  let price = usd(0.55);
  let preflight: Preflight = { is: 'ready', balanceUsd: 100 };
  let privately = false;

  function charge(request: Order): Ticket {
    const queueId = `queue-${jobs.size + 1}`;
    const downloadUrl = privately ? `https://share.test/secret/${queueId}` : null;
    const ticket: Ticket = { model: request.model, queueId, downloadUrl };
    const ending = endings.shift() ?? { is: 'clip', bytes: null, afterMs: MINUTE };
    jobs.set(queueId, { ticket, since: now(), amount: price, ending, refunded: false, forgotten: false });
    books.push({ kind: 'charge', queueId, amount: price, at: now() });
    return ticket;
  }

  function refund(entry: Entry): void {
    if (entry.refunded) return;
    entry.refunded = true;
    books.push({ kind: 'refund', queueId: entry.ticket.queueId, amount: entry.amount, at: now() });
  }

  async function arrive(request: Order): Promise<Submission> {
    const arrival = arrivals.shift() ?? { is: 'accepted' };
    if (arrival.is !== 'accepted' && arrival.is !== 'lost') return arrival;
    const ticket = arrival.is === 'accepted' || arrival.charged ? charge(request) : null;
    const hold = holds.shift();
    hold?.reached();
    await hold?.released;
    if (arrival.is === 'lost' || ticket === null) return { is: 'lost', why: 'the answer was lost' };
    return { is: 'accepted', ticket };
  }

  function stateOf(entry: Entry, half: boolean): Look {
    const { ending } = entry;
    const elapsedMs = now() - entry.since;
    if (elapsedMs >= DAY || entry.forgotten) return { is: 'unknown' };
    if (ending.is === 'never' || elapsedMs < ending.afterMs) return { is: 'rendering', averageMs: MINUTE, elapsedMs };
    if (ending.is === 'clip') return { is: 'ready', body: streamOf(ending.bytes ?? clip, half) };
    if (ending.failure.charged === 'no') refund(entry);
    return { is: 'failed', failure: ending.failure };
  }

  const provider: ScriptedProvider = {
    async models() {
      if (list instanceof Fault) throw list;
      return list;
    },
    async quote(request) {
      const answer = prices.shift() ?? price;
      if (typeof answer !== 'number') return refused(answer);
      const known = list instanceof Fault || list.some((model) => model.id === request.model);
      return known ? granted(answer) : refused({ why: 'model-gone', detail: null });
    },
    submit(request) {
      submissions.push(request);
      return arrive(request);
    },
    async look(ticket) {
      looks.push(ticket);
      const passing = passings.shift();
      if (passing !== undefined && passing.is !== 'half') return passing;
      const entry = jobs.get(ticket.queueId);
      return entry === undefined ? { is: 'unknown' } : stateOf(entry, passing !== undefined);
    },
    async forget(ticket) {
      forgotten.push(ticket);
      const entry = jobs.get(ticket.queueId);
      if (entry === undefined || entry.forgotten) return 'already-gone';
      entry.forgotten = true;
      return 'done';
    },
    async preflight() {
      return preflight;
    },

    accepts: (times = 1) => scripted(arrivals, ...Array.from({ length: times }, (): Arrival => ({ is: 'accepted' }))),
    declines: (failure = {}) => scripted(arrivals, { is: 'declined', failure: { ...DECLINED, ...failure } }),
    isBusy: (afterMs) => scripted(arrivals, { is: 'busy', afterMs }),
    isBlocked: (why) => scripted(arrivals, { is: 'blocked', why }),
    sendsNothing: () => scripted(arrivals, { is: 'unsent', why: 'ECONNREFUSED' }),
    losesTheAnswer: ({ charged }) => scripted(arrivals, { is: 'lost', charged }),
    holdsTheNext() {
      const reached = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      holds.push({ reached: reached.resolve, released: released.promise });
      return { reached: reached.promise, release: released.resolve };
    },
    renders: ({ bytes, afterMs = MINUTE } = {}) => scripted(endings, { is: 'clip', bytes: bytes ?? null, afterMs }),
    failsToRender: (failure = {}, afterMs = MINUTE) =>
      scripted(endings, { is: 'failed', failure: { ...FAILED, ...failure }, afterMs }),
    neverFinishes: () => scripted(endings, { is: 'never' }),
    meets: (...more) => scripted(passings, ...more),
    quotes: (answer, times = 1) => scripted(prices, ...Array.from({ length: times }, () => answer)),
    setPrice(next) {
      price = next;
    },
    setPreflight(answer) {
      preflight = answer;
    },
    setModels(next) {
      list = next;
    },
    delivers(how) {
      privately = how === 'private';
    },
    books,
    get spent() {
      const signed = books.map(({ kind, amount }) => (kind === 'charge' ? Number(amount) : -Number(amount)));
      return Usd.parse(signed.reduce((total, amount) => total + amount, 0));
    },
    submissions,
    looks,
    forgotten,
  };

  function scripted<T>(script: T[], ...next: readonly T[]): ScriptedProvider {
    script.push(...next);
    return provider;
  }
  return provider;
}

function streamOf(bytes: Uint8Array, half: boolean) {
  let destroyed = false;
  async function* pieces() {
    const end = half ? bytes.byteLength / 2 : bytes.byteLength;
    for (let at = 0; at < end && !destroyed; at += 16_384) yield bytes.subarray(at, Math.min(end, at + 16_384));
    if (half || destroyed) throw new Fault('the transfer broke off', { retryable: true });
  }
  return {
    [Symbol.asyncIterator]: pieces,
    destroy() {
      destroyed = true;
    },
  };
}
