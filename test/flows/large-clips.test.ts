// Clips above the upload limit: made smaller where ffmpeg is, kept and explained where it is not, never thrown away.
import { describe, expect, it } from 'vitest';
import type { SandboxRequest } from '../../sandbox/discord/faults.ts';
import type { JobId } from '../../src/domain/ids.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { ffmpeg } from '../spool/clips.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { hears, order, reaches, said, statusOf } from '../support/steps.ts';

const MIB = 1024 * 1024;
const clipsIn = (stage: Stage) => said(stage).filter(({ attachments }) => attachments.length > 0);

async function large(stage: Stage, megabytes = 12) {
  stage.venice.plan({ outcome: { kind: 'success', megabytes } });
  return order(stage);
}

const isUpload = ({ method, files }: SandboxRequest) => method === 'POST' && files.length > 0;

/** Waits for the upload itself: ffmpeg works in real time, and there is nothing to move the clock for meanwhile. */
async function fitted(stage: Stage, id: JobId) {
  const uploaded = stage.discord.next(isUpload);
  await reaches(stage, id, 'rendered');
  await uploaded;
  return reaches(stage, id, 'delivered');
}

describe('a clip above the limit, without ffmpeg', () => {
  it('is kept, and its author is told how to get it', async () => {
    await using stage = await setStage();
    const { id } = await large(stage);
    await reaches(stage, id, 'kept');
    const word = await hears(stage, `clip \`${id}\` is finished, but`);
    expect(word.pings).toEqual({ users: [stage.ana.id], roles: [], everyone: false });
    expect(word.text).toMatch(/too large with its 12\.0 MB for this server, which takes 10\.0 MB/);
    expect(word.text).toContain(`/video show id:${id}`);
    expect(word.text).toContain('It was charged $0.55');
    const status = await statusOf(stage, id);
    await stage.until(() => status.text.includes('Finished and kept, but not posted'));
    expect(clipsIn(stage)).toEqual([]);
    const shown = await stage.ana.command(stage.channel, 'video show', { id });
    expect(shown.ephemeral).toBe(true);
    expect(shown.text).toMatch(/has 12\.0 MB, and here I may upload at most 10\.0 MB/);
    await stage.verify();
  });

  it('is shown from an account whose own limit is larger, and after a boost', async () => {
    await using stage = await setStage();
    const rich = stage.guild.addMember({ name: 'Rich', uploadLimit: 50 * MIB });
    stage.venice.plan({ outcome: { kind: 'success', megabytes: 12 } });
    const { id } = await order(stage, { by: rich });
    await reaches(stage, id, 'kept');
    const shown = await rich.command(stage.channel, 'video show', { id });
    expect(shown.attachments[0]?.size).toBe(12 * MIB);
    stage.guild.setUploadLimit(50 * MIB);
    expect((await stage.mia.command(stage.channel, 'video show', { id })).attachments[0]?.size).toBe(12 * MIB);
    await stage.verify();
  });

  it('counts the limit at the moment of posting: a boost while it renders is enough', async () => {
    await using stage = await setStage();
    const { id } = await large(stage);
    await statusOf(stage, id);
    stage.guild.setUploadLimit(50 * MIB);
    await reaches(stage, id, 'delivered');
    expect(clipsIn(stage)[0]?.attachments[0]?.size).toBe(12 * MIB);
    await stage.verify();
  });

  it('learns from Discord when it takes less than it promised', async () => {
    await using stage = await setStage();
    stage.discord.fault(
      { kind: 'answer', status: 413, body: { code: 40005, message: 'Request entity too large' } },
      { match: isUpload },
    );
    const { id } = await large(stage, 9);
    await reaches(stage, id, 'kept');
    expect((await hears(stage, 'is finished, but')).text).toContain('which takes 8.0 MB');
    await stage.verify();
  });
});

describe.skipIf(ffmpeg === null)('a clip above the limit, with ffmpeg', () => {
  it('is made smaller, below the limit, and says so; the original is kept', async () => {
    await using stage = await setStage({ ffmpeg: true });
    const { id } = await large(stage);
    const { state } = await fitted(stage, id);
    const [clip, ...more] = clipsIn(stage);
    expect(more).toEqual([]);
    expect(clip?.attachments[0]?.size).toBeLessThanOrEqual(10 * MIB);
    expect(
      Buffer.from(clip?.download() ?? [])
        .subarray(4, 8)
        .toString(),
    ).toBe('ftyp');
    expect(clip?.text).toContain('Made smaller to fit the upload limit; the original is kept');
    expect(state.at === 'delivered' && state.clip.bytes).toBe(12 * MIB);
    await stage.verify();
  });

  it('is fitted anew when Discord takes less than it promised', async () => {
    await using stage = await setStage({ ffmpeg: true });
    const { id } = await large(stage, 9);
    await statusOf(stage, id);
    stage.discord.fault(
      { kind: 'answer', status: 413, body: { code: 40005, message: 'Request entity too large' } },
      { match: isUpload },
    );
    await fitted(stage, id);
    expect(clipsIn(stage)[0]?.attachments[0]?.size).toBeLessThanOrEqual(8 * MIB);
    await stage.verify();
  });

  it('is made smaller for /video show too, for its owner’s eyes', async () => {
    await using stage = await setStage({ ffmpeg: true, uploadLimit: 50 * MIB });
    const { id } = await large(stage);
    await reaches(stage, id, 'delivered');
    stage.guild.setUploadLimit(10 * MIB);
    await stage.pass(MINUTE);
    const shown = await stage.ana.command(stage.channel, 'video show', { id });
    expect(shown.ephemeral).toBe(true);
    expect(shown.text).toContain('Made smaller to fit the upload limit here');
    expect(shown.attachments[0]?.size).toBeLessThanOrEqual(10 * MIB);
    await stage.verify();
  });
});
