// kill -9 around the one call that spends: before it, inside it, behind it. Whatever Venice did, no machine pays again.
import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/domain/time.ts';
import { INLINE, PRIVATE, setProcessStage } from '../support/process-stage.ts';
import { charges, expectDelivered, expectGoodbye, expectSettled, expectUnconfirmed, queueCalls } from './endings.ts';

const OUTAGE = 20 * SECOND;

interface Loss {
  readonly charged: boolean;
  readonly hold: 'before-work' | 'after-work';
  readonly cut: boolean;
}

const LOSSES: readonly Loss[] = [
  // Before Venice has done anything about it.
  { charged: false, hold: 'before-work', cut: true },
  // On its way, and Venice charges behind its back.
  { charged: true, hold: 'before-work', cut: false },
  // Between the charge and the answer.
  { charged: true, hold: 'after-work', cut: false },
];

describe.concurrent('killed inside the submission', { timeout: 90_000 }, () => {
  it('a person decides, and nothing is sent again', async () => {
    await using stage = await setProcessStage();
    await stage.liftLimits();
    for (const { hold, cut, charged } of LOSSES) {
      const before = charges(stage).length;
      const calls = queueCalls(stage).length;
      const fault = cut ? { do: { kind: 'cut', when: 'before-work' } as const } : {};
      const held = stage.venice.script({ on: 'queue', hold, ...fault });
      await Promise.all([stage.order(INLINE), held.reached]);
      await stage.kill();
      held.release();
      await stage.revive(OUTAGE);

      await expectUnconfirmed(stage);
      expect(charges(stage).length - before).toBe(charged ? 1 : 0);
      await expectSettled(stage, charged);
      expect(queueCalls(stage).length - calls).toBe(1);
    }
    await expectGoodbye(stage);
  });

  it('as the answer leaves: either it was written, or a person decides', async () => {
    await using stage = await setProcessStage();
    const { venice } = stage;
    for (const [index, model] of [INLINE, PRIVATE].entries()) {
      const held = venice.script({ on: 'queue', hold: 'after-work' });
      const gone = venice.next((event) => {
        const isIt = event.type === 'sent' && event.request.endpoint === 'queue';
        if (isIt) stage.bot.signal('SIGKILL');
        return isIt;
      });
      await Promise.all([stage.order(model), held.reached]);
      held.release();
      await gone;
      await stage.kill();
      await stage.revive(OUTAGE);

      let end: string | undefined;
      await stage.stored((jobs) => {
        end = jobs.at(-1)?.state;
        return end === 'delivered' || end === 'unconfirmed';
      });
      if (end === 'delivered') await expectDelivered(stage);
      else {
        await expectUnconfirmed(stage);
        await expectSettled(stage, true);
      }
      expect([queueCalls(stage).length, charges(stage).length]).toEqual([index + 1, index + 1]);
    }
    await expectGoodbye(stage);
  });
});

describe.concurrent('killed before the submission', { timeout: 90_000 }, () => {
  it('in line: it goes on from there', async () => {
    await using stage = await setProcessStage({ MAX_RENDERING: '1' });
    const { venice } = stage;
    venice.plan({ outcome: { kind: 'endless' } });
    await stage.order(INLINE);
    await stage.stored(([first]) => first?.state === 'rendering');
    await stage.order(PRIVATE);
    await stage.kill();
    await stage.revive(OUTAGE);
    await stage.stored(([, second]) => second?.state === 'queued');
    for (const { queueId } of venice.jobs()) venice.finish(queueId);
    await stage.stored(([first]) => first?.state === 'delivered' && first.tidied);
    await expectDelivered(stage);
    expect(charges(stage)).toHaveLength(2);
    expect(queueCalls(stage)).toHaveLength(2);
    await expectGoodbye(stage);
  });

  it('sent back by Venice for its rate limit: it goes when its time has come', async () => {
    await using stage = await setProcessStage();
    const { venice } = stage;
    const headers = { 'retry-after': '15' };
    venice.script({
      on: 'queue',
      do: { kind: 'answer', status: 429, body: { error: 'Rate limit exceeded' }, headers },
    });
    const asked = venice.nth('queue', 1);
    await Promise.all([stage.order(INLINE), asked]);
    await stage.stored(([job]) => job?.state === 'queued' && job.putOff);
    await stage.kill();
    await stage.revive(OUTAGE);
    await expectDelivered(stage);
    expect(queueCalls(stage)).toHaveLength(2);
    expect(charges(stage)).toHaveLength(1);
    await expectGoodbye(stage);
  });
});
