// One job for which something always breaks: the others go on, and it is tried again more and more rarely.
import { describe, expect, it } from 'vitest';
import { setStage } from '../support/stage.ts';

const BROKEN = { code: 50035, message: 'Invalid Form Body', errors: {} };

describe('a clip that Discord calls malformed, again and again', () => {
  it('does not hold up the clips behind it', async () => {
    await using stage = await setStage();
    const { ana, ben, channel, discord } = stage;
    const model = 'wan-2.6-text-to-video';
    discord.fault(
      { kind: 'answer', status: 400, body: BROKEN },
      { match: ({ files, body }) => files.length > 0 && JSON.stringify(body).includes(ana.id), times: 1_000 },
    );
    await (await ana.command(channel, 'video create', { prompt: 'a poisoned cup', model })).press('Generate $0.55');
    await (await ben.command(channel, 'video create', { prompt: 'a clean cup', model })).press('Generate $0.55');
    const posted = () =>
      channel.threads.flatMap((thread) => ben.sees(thread)).find((one) => one.attachments.length > 0);
    expect((await stage.until(posted)).pings.users).toEqual([ben.id]);
    await stage.pass(10 * 60_000);
    const [stuck] = await stage.bot.store.read.jobs.inState(['rendered']);
    expect(stuck?.author).toBe(ana.id);
    expect(stuck?.attempts).toBeGreaterThan(3);
    expect(stuck?.attempts).toBeLessThan(30);
  });
});
