// The double keeps the contract, so that what is tested on it means something.
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { ModelId } from '../../src/domain/ids.ts';
import { Instant, MINUTE } from '../../src/domain/time.ts';
import type { NextJob, NextLook, NextSubmission, ProviderStage } from '../contracts/provider-stage.ts';
import { videoProviderContract } from '../contracts/video-provider.ts';
import { createScriptedProvider, type ScriptedProvider } from '../support/scripted-provider.ts';
import { REQUEST, TICKET } from './samples.ts';
import { NOW } from './stand-in.ts';

const clip = await readFile(new URL('../../sandbox/venice/assets/landscape-sound.mp4', import.meta.url));
const request = { ...REQUEST, model: ModelId.parse('test-text-to-video') };

function scripted(provider: ScriptedProvider, next: NextSubmission): ScriptedProvider {
  switch (next) {
    case 'declined':
      return provider.declines();
    case 'busy':
      return provider.isBusy(7_000);
    case 'key-refused':
      return provider.isBlocked('key');
    case 'funds-missing':
      return provider.isBlocked('funds');
    case 'cut-before-charge':
      return provider.losesTheAnswer({ charged: false });
    case 'cut-after-charge':
    case 'nonsense-after-charge':
      return provider.losesTheAnswer({ charged: true });
  }
}

function ending(provider: ScriptedProvider, next: NextJob): ScriptedProvider {
  switch (next.ends) {
    case 'clip':
      return provider.renders({ afterMs: next.afterMs });
    case 'never':
      return provider.neverFinishes();
    case 'failed':
      return provider.failsToRender({ charged: next.refunded ? 'no' : 'yes' }, next.afterMs);
  }
}

function meeting(provider: ScriptedProvider, next: NextLook): ScriptedProvider {
  switch (next) {
    case 'unavailable':
      return provider.meets({ is: 'later', afterMs: null, why: 'status 503' });
    case 'slow-down':
      return provider.meets({ is: 'later', afterMs: 20_000, why: 'too many calls' });
    case 'troubled':
      return provider.meets({ is: 'troubled', detail: null });
    case 'half-a-clip':
      return provider.meets({ is: 'half' });
  }
}

videoProviderContract('The scripted double', async (): Promise<ProviderStage> => {
  let now = NOW;
  const options = { now: () => now, clip };
  const provider = createScriptedProvider(options);
  const stranger = createScriptedProvider(options);
  stranger.setPreflight({ is: 'bad-key' });
  return {
    provider,
    cutOff: createScriptedProvider(options).sendsNothing(),
    stranger,
    request(delivery = 'inline') {
      provider.delivers(delivery);
      return request;
    },
    advance(ms) {
      now = Instant.parse(now + ms);
    },
    onSubmit: (next) => void scripted(provider, next),
    onJob: (next) => void ending(provider, next),
    onLook: (next) => void meeting(provider, next),
    charges: () => provider.books.filter((entry) => entry.kind === 'charge').length,
    spent: () => provider.spent,
    submissions: () => provider.submissions.length,
    close: async () => undefined,
  };
});

describe('beyond the contract', () => {
  test('a held submission has been charged, and answers when it is let go', async () => {
    const provider = createScriptedProvider({ now: () => NOW, clip });
    const hold = provider.holdsTheNext();
    const answer = provider.submit(request);
    await hold.reached;
    expect(provider.books).toHaveLength(1);
    hold.release();
    expect(await answer).toMatchObject({ is: 'accepted' });
  });

  test('scripts are played in order, and then things go well', async () => {
    const provider = createScriptedProvider({ now: () => NOW, clip })
      .isBusy(1)
      .accepts()
      .declines({ charged: 'yes' });
    const answers = [];
    for (let i = 0; i < 4; i += 1) answers.push((await provider.submit(request)).is);
    expect(answers).toEqual(['busy', 'accepted', 'declined', 'accepted']);
  });

  test('it remembers what it was asked', async () => {
    const provider = createScriptedProvider({ now: () => NOW, clip }).renders({
      bytes: new Uint8Array(9),
      afterMs: MINUTE,
    });
    await provider.submit(request);
    await provider.look(TICKET);
    await provider.forget(TICKET);
    expect([provider.submissions, provider.looks, provider.forgotten]).toEqual([[request], [TICKET], [TICKET]]);
  });
});
