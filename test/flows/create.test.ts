// The main job, whole: from `/video create` to the mp4 in the thread, over real wires.
import { describe, expect, it } from 'vitest';
import { setStage } from '../support/stage.ts';

describe('/video create', () => {
  it('shows a price, takes one press, and posts the clip into a thread', async () => {
    await using stage = await setStage();
    const { ana, channel, venice } = stage;
    const card = await ana.command(channel, 'video create', {
      prompt: 'a gondola at dawn',
      model: 'wan-2.6-text-to-video',
    });
    expect(card.ephemeral).toBe(true);
    expect(card.text).toContain('**$0.55** for this clip');
    const receipt = await card.press('Generate $0.55');
    expect(receipt.text).toContain('is on its way');

    const clip = await stage.until(() =>
      channel.threads.flatMap((thread) => ana.sees(thread)).find((one) => one.attachments.length > 0),
    );
    expect(clip.pings).toEqual({ users: [ana.id], roles: [], everyone: false });
    expect(clip.text).toContain('charged $0.55');
    expect(Buffer.from(clip.download()).subarray(4, 8).toString()).toBe('ftyp');
    expect(venice.account.spentMicroUsd).toBe(550_000);
    await stage.verify();
  });
});
