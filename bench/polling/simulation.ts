// Simulated time: a queue of events, no sleeping, no clock. One poller watches a steady number of jobs at the simulated
// Venice over a wire with latency; each job that it finds finished is followed by a fresh one.
import { JobId } from '../../src/domain/ids.ts';
import { Instant, later, MINUTE, SECOND } from '../../src/domain/time.ts';
import { type SeededChance, seededChance } from './chance.ts';
import { type EventQueue, eventQueue } from './events.ts';
import { simulatedModels } from './models.ts';
import type { Poller } from './pollers.ts';
import { type Measured, type Tally, tallyFrom } from './tally.ts';
import { simulatedVenice } from './venice.ts';

export interface Trial {
  /** Jobs in flight at any moment. */
  readonly load: number;
  readonly seed: number;
  /** Simulated minutes that nothing is measured in: jobs spread out, the poller learns. */
  readonly warmUp: number;
  /** Simulated minutes that are measured. */
  readonly minutes: number;
  /** Multiplies how widely render times spread; 1 is what models.ts assumes. */
  readonly spread: number;
}

interface Running {
  readonly id: JobId;
  readonly doneAt: Instant;
  readonly heardAt: Instant;
}

const BEGIN: Instant = Instant.parse(1_790_000_000_000);
/** A crowd that starts at once would end at once: the first jobs arrive over this time. */
const ARRIVALS = 3 * MINUTE;

/** Runs one poller at one load. The same trial gives the same numbers on every machine. */
export function simulate(poller: Poller, trial: Trial): Measured {
  // Two streams, so that every poller meets the same jobs however often it looks.
  const renders = seededChance(trial.seed);
  const wire = seededChance(~trial.seed);
  const models = simulatedModels(trial.spread);
  const events = eventQueue();
  const running = new Map<JobId, Running>();
  const measuredFrom = later(BEGIN, trial.warmUp * MINUTE);
  const tally = tallyFrom(measuredFrom);
  const send = looks({ poller, events, running, wire, tally, act: (now) => act(now), ended: startLater });
  const act = drive(poller, events, tally, send);
  let started = 0;

  function start(now: Instant): void {
    const model = models[Math.floor(renders.next() * models.length)] ?? models[0];
    const id = idOf(started);
    started += 1;
    running.set(id, { id, doneAt: later(now, model.renderMs(renders)), heardAt: now });
    poller.accepted({ id, model: model.name, reportedMs: model.reportedMs, since: now });
    act(now);
  }

  function startLater(from: Instant, wait: number = queueMs(wire)): void {
    const at = later(from, wait);
    events.at(at, () => start(at));
  }

  for (let index = 0; index < trial.load; index += 1) startLater(BEGIN, wire.next() * ARRIVALS);
  events.runUntil(later(measuredFrom, trial.minutes * MINUTE));
  return tally.measured(trial.minutes);
}

/** Asks the poller when something happened and when it wanted to be asked; sends the looks that it decides on. */
function drive(
  poller: Poller,
  events: EventQueue,
  tally: Tally,
  send: (id: JobId, now: Instant) => void,
): (now: Instant) => void {
  let wake: Instant | null = null;

  function wakeAt(until: Instant): void {
    wake = until;
    events.at(until, () => {
      // A later decision has replaced this one.
      if (wake === until) act(until);
    });
  }

  function act(now: Instant): void {
    for (;;) {
      tally.asked(now);
      const choice = poller.next(now);
      if (choice === null) return;
      if (choice.is === 'wait') {
        if (choice.until <= now) throw new Error('a poller waits for a moment that is not later');
        wakeAt(choice.until);
        return;
      }
      tally.sent(now);
      poller.sent(choice.id, now);
      send(choice.id, now);
    }
  }

  return act;
}

/** Makes looks: over the wire to Venice, and back to the poller with the answer. */
function looks(world: {
  readonly poller: Poller;
  readonly events: EventQueue;
  readonly running: Map<JobId, Running>;
  readonly wire: SeededChance;
  readonly tally: Tally;
  readonly act: (now: Instant) => void;
  readonly ended: (now: Instant) => void;
}): (id: JobId, now: Instant) => void {
  const { poller, events, running, wire, tally, act, ended } = world;
  const venice = simulatedVenice();

  function heard(job: Running, is: 'done' | 'rendering', now: Instant): void {
    tally.heard(now, job.heardAt);
    if (is === 'rendering') {
      running.set(job.id, { ...job, heardAt: now });
      return;
    }
    running.delete(job.id);
    tally.found(now, job.doneAt);
    ended(now);
  }

  return (id, now) => {
    const job = running.get(id);
    if (job === undefined) throw new Error('a look at a job that has ended');
    const arrival = later(now, wireMs(wire));
    const back = later(arrival, wireMs(wire));
    events.at(arrival, () => {
      const answer = venice.look(arrival, job.doneAt);
      tally.arrived(arrival, answer.is === 'too-many');
      events.at(back, () => {
        poller.answered(id, answer, back);
        if (answer.is !== 'too-many') heard(job, answer.is, back);
        act(back);
      });
    });
  };
}

/** One way over the wire: mostly 40 to 150 ms, now and then most of a second, never more than 1.6 seconds. */
function wireMs(chance: SeededChance): number {
  return Math.min(SECOND, 70 * Math.exp(0.5 * chance.normal())) + (chance.next() < 0.01 ? 600 * chance.next() : 0);
}

/** From a finished job to the acceptance of the one that follows it. */
const queueMs = (chance: SeededChance) => 500 + 1500 * chance.next();

/** Digits are letters of a short id too. */
const idOf = (count: number) => JobId.parse(String(count).padStart(6, '0'));
