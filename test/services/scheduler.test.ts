import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import type { LogFields } from '../../src/domain/ports.ts';
import { later, MINUTE, SECOND } from '../../src/domain/time.ts';
import { createScheduler } from '../../src/services/scheduler.ts';
import { idleUntil, type Step, WORKED, type Worker } from '../../src/services/worker.ts';
import { createFakeClock, createSeededChance } from '../support/clock.ts';

/** Lets everything that is ready run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
}

function setUp(next: (signal: AbortSignal) => Promise<Step>, lanes = 1) {
  const clock = createFakeClock();
  const errors: (readonly [string, LogFields | undefined])[] = [];
  const note = (event: string, fields?: LogFields) => void errors.push([event, fields]);
  const log = { info: () => undefined, warn: note, error: note };
  const worker: Worker = { name: 'test', lanes, next };
  const scheduler = createScheduler({ workers: [worker], clock, chance: createSeededChance(), log });
  return { clock, scheduler, errors };
}

describe('the scheduler', () => {
  it('works until there is nothing left, then sleeps exactly until the next thing', async () => {
    let calls = 0;
    const { clock, scheduler } = setUp(async () =>
      ++calls <= 3 ? WORKED : idleUntil(later(clock.now(), 10 * SECOND)),
    );
    scheduler.start();
    await settle();
    expect(calls).toBe(4);
    clock.advance(10 * SECOND - 1);
    await settle();
    expect(calls).toBe(4);
    clock.advance(1);
    await settle();
    expect(calls).toBe(5);
    await scheduler.stop(SECOND);
  });

  it('lets the world have its turn between two steps, and does not spin on a moment that has passed', async () => {
    let calls = 0;
    const { clock, scheduler } = setUp(async () => {
      calls += 1;
      return calls < 1_000 ? WORKED : idleUntil(later(clock.now(), -SECOND));
    });
    scheduler.start();
    await nextTurn();
    expect(calls).toBeLessThan(20);
    while (calls < 1_000) await nextTurn();
    await settle();
    expect(calls).toBe(1_000);
    await scheduler.stop(SECOND);
  });

  it('wakes when nudged, also by a nudge that comes during a step', async () => {
    let calls = 0;
    const gate = Promise.withResolvers<void>();
    const { scheduler } = setUp(async () => {
      calls += 1;
      if (calls === 1) await gate.promise;
      return idleUntil(null);
    });
    scheduler.start();
    scheduler.nudge();
    gate.resolve();
    await settle();
    expect(calls).toBe(2);
    scheduler.nudge();
    await settle();
    expect(calls).toBe(3);
    await scheduler.stop(SECOND);
  });

  it('looks by itself within a minute when a nudge was forgotten', async () => {
    let calls = 0;
    const { clock, scheduler } = setUp(async () => {
      calls += 1;
      return idleUntil(null);
    });
    scheduler.start();
    await settle();
    clock.advance(MINUTE);
    await settle();
    expect(calls).toBe(2);
    await scheduler.stop(SECOND);
  });

  it('logs a failure once with a reference, waits longer after each, and goes on', async () => {
    let calls = 0;
    const { clock, scheduler, errors } = setUp(async () => {
      calls += 1;
      if (calls <= 2) throw new Fault('the disk is full', { retryable: calls === 1 });
      return idleUntil(null);
    });
    scheduler.start();
    await settle();
    scheduler.nudge();
    await settle();
    expect(calls, 'a nudge does not shorten the wait after a failure').toBe(1);
    clock.advance(SECOND);
    await settle();
    clock.advance(2 * SECOND);
    await settle();
    expect(calls).toBe(3);
    expect(errors.map(([event, fields]) => [event, fields?.['worker']])).toEqual([
      ['worker.failed', 'test'],
      ['worker.failed', 'test'],
    ]);
    expect(errors[0]?.[1]?.['reference']).toMatch(/^[0-9A-Z]{5}$/);
    await scheduler.stop(SECOND);
  });

  it('runs as many steps at once as the worker has lanes', async () => {
    let running = 0;
    let most = 0;
    const gate = Promise.withResolvers<void>();
    const { scheduler } = setUp(async () => {
      running += 1;
      most = Math.max(most, running);
      await gate.promise;
      running -= 1;
      return idleUntil(null);
    }, 3);
    scheduler.start();
    await settle();
    expect(most).toBe(3);
    gate.resolve();
    await scheduler.stop(SECOND);
    expect(running).toBe(0);
  });

  it('stops: waits for what is under way, takes nothing new, and gives up after the time it was given', async () => {
    const gate = Promise.withResolvers<void>();
    let calls = 0;
    const { clock, scheduler } = setUp(async () => {
      calls += 1;
      await gate.promise;
      return WORKED;
    });
    scheduler.start();
    await settle();
    const stopped = scheduler.stop(5 * SECOND);
    await settle();
    clock.advance(5 * SECOND);
    expect(await stopped).toBe(false);
    gate.resolve();
    await settle();
    expect(calls).toBe(1);
    expect(await scheduler.stop(SECOND)).toBe(true);
  });

  it('tells the steps under way to end', async () => {
    const { scheduler } = setUp(
      (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(WORKED), { once: true })),
    );
    scheduler.start();
    await settle();
    expect(await scheduler.stop(SECOND)).toBe(true);
  });
});
