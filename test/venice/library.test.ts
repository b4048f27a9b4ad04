// The client as a library: what the other tests hold the parts to is all there on one object.
import { expect, test } from 'vitest';
import { startVeniceSandbox } from '../../sandbox/venice/server.ts';
import { openVenice } from '../../src/services/venice/venice.ts';
import { createFakeClock, createSeededChance } from '../support/clock.ts';

test('transcribes where Venice still does, and says so where it does not', async () => {
  const clock = createFakeClock();
  const now = () => Number(clock.now());
  const sandbox = await startVeniceSandbox({ now, renderer: 'builtin', switches: { transcriptions: 'live' } });
  const auth = { kind: 'key', apiKey: sandbox.apiKey } as const;
  const venice = openVenice({ baseUrl: sandbox.url, auth, clock, chance: createSeededChance() });
  try {
    expect(await venice.available()).toBe('there');
    expect(await venice.transcribe('https://example.com/clip.mp4', 'json')).toMatchObject({ is: 'done' });
    sandbox.switches.transcriptions = 'retired';
    expect(await venice.available()).toBe('retired');
    expect(await venice.transcribe('https://example.com/clip.mp4', 'text')).toMatchObject({
      is: 'declined',
      why: 'retired',
    });
  } finally {
    await venice.close();
    await sandbox.close();
  }
});
