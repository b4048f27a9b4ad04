// kill -9 around the one call that spends: before it, inside it, behind it. Whatever Venice did, no machine pays again.
import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/domain/time.ts';
import { type ProcessStage, setProcessStage } from '../support/process-stage.ts';
import { charges, expectDelivered, expectSettled, expectUnconfirmed } from './endings.ts';

const INLINE = 'wan-2.6-text-to-video';
const PRIVATE = 'grok-imagine-1-5-text-to-video-private';
const OUTAGE = 20 * SECOND;

const queueCalls = ({ venice }: ProcessStage) => venice.requests.filter(({ endpoint }) => endpoint === 'queue');

interface Loss {
  readonly when: string;
  readonly charged: boolean;
  readonly hold: 'before-work' | 'after-work';
  readonly cut: boolean;
}

const LOSSES: readonly Loss[] = [
  { when: 'before Venice has heard it', charged: false, hold: 'before-work', cut: true },
  { when: 'on its way, and Venice charges behind its back', charged: true, hold: 'before-work', cut: false },
  { when: 'between the charge and the answer', charged: true, hold: 'after-work', cut: false },
];

describe.concurrent('killed inside the submission', () => {
  it.each(LOSSES)('$when: a person decides, nothing is sent again', async ({ charged, hold, cut }) => {
    await using stage = await setProcessStage();
    const { venice } = stage;
    const held = venice.script({ on: 'queue', hold, ...(cut ? { do: { kind: 'cut', when: 'before-work' } } : {}) });
    await Promise.all([stage.order(INLINE), held.reached]);
    await stage.kill();
    held.release();
    await stage.revive(OUTAGE);

    await expectUnconfirmed(stage);
    expect(charges(stage)).toHaveLength(charged ? 1 : 0);
    const books = await expectSettled(stage);
    expect(queueCalls(stage)).toHaveLength(1);
    expect(books.spent).toBe(venice.account.spentMicroUsd);
  });

  it.each([INLINE, PRIVATE])('as the answer leaves (%s): either it was written, or a person decides', async (model) => {
    await using stage = await setProcessStage();
    const { venice, bot } = stage;
    const held = venice.script({ on: 'queue', hold: 'after-work' });
    const gone = venice.next((event) => {
      const isIt = event.type === 'sent' && event.request.endpoint === 'queue';
      if (isIt) bot.signal('SIGKILL');
      return isIt;
    });
    await Promise.all([stage.order(model), held.reached]);
    held.release();
    await gone;
    await stage.kill();
    await stage.revive(OUTAGE);

    let end: string | undefined;
    await stage.stored(([job]) => {
      end = job?.state;
      return end === 'delivered' || end === 'unconfirmed';
    });
    if (end === 'delivered') await expectDelivered(stage);
    else {
      await expectUnconfirmed(stage);
      await expectSettled(stage);
    }
    expect(queueCalls(stage)).toHaveLength(1);
  });
});

describe.concurrent('killed before the submission', () => {
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
    await expectDelivered(stage, 2);
    expect(queueCalls(stage)).toHaveLength(2);
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
  });
});
