// The public status message: true at every moment, edited rarely, and nothing that anything depends on.
import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/domain/time.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { LONGCAT, order, reaches, said, setLimits, statusOf, WAN } from '../support/steps.ts';

const EDIT = '/channels/:channel/messages/:message';
const edits = (stage: Stage) =>
  stage.discord.requests.filter(({ method, route }) => method === 'PATCH' && route === EDIT);

const gaps = (times: readonly number[]) => times.slice(1).map((at, n) => at - (times[n] ?? 0));

/** Every different text that a status showed until the job was over. */
async function story(stage: Stage, id: Awaited<ReturnType<typeof order>>['id'], end: 'delivered' | 'failed') {
  const status = await statusOf(stage, id);
  const seen: { readonly at: number; readonly text: string }[] = [];
  await stage.until(async () => {
    if (seen.at(-1)?.text !== status.text) seen.push({ at: stage.clock.now(), text: status.text });
    return /✅|❌/.test(status.text);
  });
  await reaches(stage, id, end);
  return seen;
}

describe('the status message', () => {
  it('tells the place in line, then the rendering, then the end', async () => {
    await using stage = await setStage({ env: { MAX_RENDERING: '1' } });
    const first = await order(stage, { model: LONGCAT });
    await reaches(stage, first.id, 'rendering');
    await stage.pass(SECOND);
    const second = await order(stage, { model: LONGCAT });
    await stage.pass(SECOND);
    const third = await order(stage, { model: LONGCAT });
    expect((await statusOf(stage, second.id)).text).toContain('Place 1 of');
    expect((await statusOf(stage, third.id)).text).toContain('Place 2 of 2 in line');
    const told = (await story(stage, third.id, 'delivered')).map(({ text }) => text).join('\n');
    expect(told).toContain('Place 1 of 1 in line. Once it starts it usually takes up to');
    expect(told).toMatch(/Rendering ▰*▱+ \d+ %, about \d+ s left/);
    expect(told).toContain('✅ Posted. Charged $0.055.');
    await stage.verify();
  });

  it('shows progress that is true, and never sits at 99 %', async () => {
    await using stage = await setStage();
    stage.venice.plan({ takesMs: 190_000 });
    const { id } = await order(stage, { model: WAN });
    const begun = stage.clock.now();
    const seen = await story(stage, id, 'delivered');
    for (const { at, text } of seen) {
      const percent = Number(/ (\d+) %/.exec(text)?.[1] ?? 0);
      expect(percent).toBeLessThanOrEqual((100 * (at - begun + SECOND)) / 95_000);
    }
    const late = seen.filter(({ text }) => text.includes('It is taking longer than usual; one in five does.'));
    expect(late).toHaveLength(1);
    expect(late[0]?.at).toBeGreaterThanOrEqual(begun + 95_000);
    expect(late[0]?.text).not.toMatch(/\d %/);
  });

  it('is edited at most once in 15 seconds', async () => {
    await using stage = await setStage();
    const { id } = await order(stage);
    await story(stage, id, 'delivered');
    const times = edits(stage).map(({ at }) => at);
    expect(times.length).toBeGreaterThan(2);
    expect(gaps(times).every((gap) => gap >= 15 * SECOND)).toBe(true);
  });

  it('is edited more rarely when many clips run: all together at most once in two seconds', async () => {
    await using stage = await setStage();
    await setLimits(stage, { member_day: 'none', server_day: 'none' });
    const ids = [];
    for (let n = 0; n < 10; n += 1) ids.push((await order(stage, { model: LONGCAT, prompt: `clip ${n}` })).id);
    const begun = stage.clock.now();
    for (const id of ids) await reaches(stage, id, 'delivered');
    const seconds = (stage.clock.now() - begun) / SECOND;
    const running = edits(stage).filter(({ body }) => !JSON.stringify(body).includes('✅'));
    expect(running.length).toBeGreaterThan(10);
    expect(running.length).toBeLessThanOrEqual(seconds / 2 + 10);
    for (const path of new Set(running.map((edit) => edit.path))) {
      const times = running.filter((edit) => edit.path === path).map(({ at }) => at);
      expect(gaps(times).every((gap) => gap >= 15 * SECOND)).toBe(true);
    }
    await stage.verify();
  });

  it('may be deleted by a moderator at any time', async () => {
    await using stage = await setStage();
    const { id } = await order(stage);
    const status = await statusOf(stage, id);
    const answer = await fetch(`${stage.discord.url}/v10/channels/${status.channelId}/messages/${status.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bot ${stage.discord.token}`, 'user-agent': 'DiscordBot (https://example.org, 1)' },
    });
    expect(answer.status).toBe(204);
    await reaches(stage, id, 'delivered');
    await stage.pass(60 * SECOND);
    expect(said(stage).filter(({ attachments }) => attachments.length > 0)).toHaveLength(1);
    expect(said(stage).filter(({ text }) => text.includes('Status of clip'))).toEqual([]);
    await stage.verify();
  });

  it('goes on after a restart', async () => {
    await using stage = await setStage();
    const { id } = await order(stage);
    const status = await statusOf(stage, id);
    await stage.until(() => status.text.includes('Rendering'));
    await stage.restart();
    await stage.until(() => status.text.includes('✅ Posted. Charged $0.55.'));
    expect(said(stage).filter(({ text }) => text.includes('Status of clip'))).toHaveLength(1);
    await stage.verify();
  });
});
