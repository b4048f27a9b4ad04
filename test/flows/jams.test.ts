// Whole jams, from the host's card to the film: open, remix and relay; votes, judges and neither; shown at once and at the end.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { ffmpeg, probe } from '../reel/clips.ts';
import { askInJam, entryOf, openJam, paidInJam } from '../support/jam-steps.ts';
import {
  comesTo,
  endIt,
  filmOf,
  finalesIn,
  provesSound,
  publicIn,
  recordOf,
  stored,
  vote,
} from '../support/jam-whole.ts';
import { setStage } from '../support/stage.ts';
import { generate, WAN } from '../support/steps.ts';

const FILM = 120_000;

describe('an open jam with a vote', () => {
  it.skipIf(ffmpeg === null)(
    'goes from the card to the film; ballots stay secret until the end and can be counted again',
    async () => {
      await using stage = await setStage({ ffmpeg: true });
      const { ana, ben, mia, guild, dataDir } = stage;
      const noa = guild.addMember({ name: 'Noa' });
      const jam = await openJam(stage, {
        options: { pot: '3', length: '45m' },
        prepare: async (card) => (await card.press('Model and settings')).submit({ Model: WAN }),
      });
      const price = await askInJam(jam, ana, 'a gondola under a full moon');
      expect(price.text).toContain("The jam's pot pays: $3.00 of $3.00 left, **$2.45** after this clip.");
      await generate(price);
      await paidInJam(jam, ben, 'masked dancers on a bridge');
      await paidInJam(jam, noa, 'a cat asleep on a mooring post');
      for (const number of [1, 2, 3]) await entryOf(stage, jam, number);

      await vote(jam, ana, 2);
      await vote(jam, ben, 3);
      await vote(jam, mia, 3);
      await vote(jam, noa, 1);
      const changed = await vote(jam, ana, 3);
      expect(changed.ephemeral).toBe(true);
      await stage.pass(MINUTE);
      expect(jam.card().text).toContain('4 people have voted');
      const open = await stored(stage, jam);
      for (const { text } of publicIn(stage, jam)) expect(text).not.toMatch(/\d votes?\b|place 1/);
      expect((await jam.card(mia).press('Gallery')).text).not.toMatch(/\d votes?\b|place 1/);
      expect(JSON.stringify(await recordOf(stage, open))).not.toContain('ballots');

      await comesTo(stage, jam, 'judging', HOUR);
      await vote(jam, mia, 1);
      await vote(jam, mia, 3);
      const film = await filmOf(stage, jam, async () => undefined);
      expect(film.text).toContain(`🥇 **#3** ${noa.mention} · 3 votes`);
      expect(film.text).toContain(`🥈 **#1** ${ana.mention} · 1 vote ·`);
      expect(film.text).toContain('🎞️ 3 clips by 3 people');
      expect(film.text).toContain('rendered in');
      expect(film.text).toContain('$1.65 spent from the pot; $1.35 went back to its sponsor');
      const path = join(dataDir, 'film.mp4');
      await writeFile(path, film.download());
      const { seconds, video, audio, tracks } = probe(path);
      expect([video, audio]).toEqual(['h264 640x360 yuv420p 24/1', 'aac 48000 2']);
      expect(seconds).toBeGreaterThan(15);
      for (const track of tracks) expect(track).toBeCloseTo(seconds, 0);
      const result = await provesSound(stage, jam);
      expect(result).toMatchObject({ clips: 3, people: 3, why: 'deadline', lateMs: 0 });
      const budget = await ana.command(stage.channel, 'video budget');
      expect(budget.text).toContain("charged $0.55 · from a jam's pot");
      expect(budget.text).toContain('Today: $0.00 spent');
      expect(
        (
          await jam
            .card()
            .press('Vote')
            .catch(() => null)
        )?.text ?? 'gone',
      ).toMatch(/gone|over/);
    },
    FILM,
  );
});

describe('a jam that is sealed and judged', () => {
  it('shows no clip before the end, asks its judges, and takes the mean of their points', async () => {
    await using stage = await setStage();
    const { ana, ben, mia, guild } = stage;
    const noa = guild.addMember({ name: 'Noa' });
    const jam = await openJam(stage, {
      prepare: async (card) => {
        const sealed = await card.choose('When clips are shown', 'at-end');
        const more = await sealed.press('People and pot …');
        return more.choose('Judges (nobody chosen: votes)', [mia.id, noa.id]);
      },
    });
    await paidInJam(jam, ana, 'a lantern');
    await paidInJam(jam, ben, 'a mask');
    await stage.pass(10 * MINUTE);
    for (const { text, attachments } of publicIn(stage, jam)) {
      expect(attachments).toEqual([]);
      expect(text).not.toMatch(/a lantern|a mask/);
    }
    await endIt(stage, jam);
    await entryOf(stage, jam, 1);
    await entryOf(stage, jam, 2);
    await comesTo(stage, jam, 'judging');
    const given: readonly (readonly [typeof mia, readonly (readonly [number, string])[]])[] = [
      [
        mia,
        [
          [1, '4'],
          [2, '9'],
        ],
      ],
      [
        noa,
        [
          [1, '7'],
          [2, '8'],
        ],
      ],
    ];
    for (const [judge, points] of given) {
      for (const [number, value] of points) {
        const ballot = await jam.card(judge).press('Give points');
        const option = ballot.selects[0]?.options.find(({ label }) => label.includes(`#${number} `));
        const clip = await ballot.choose('Choose a clip to give points to', option?.value ?? '');
        await clip.choose('Points', value);
      }
    }
    await comesTo(stage, jam, 'over');
    const { placings } = await provesSound(stage, jam);
    expect(placings.map(({ place, points }) => [place, points])).toEqual([
      [1, 8.5],
      [2, 5.5],
    ]);
    expect(finalesIn(stage, jam)[0]?.text).toContain(`🥇 **#2** ${ben.mention} · 8.5 points`);
  });
});

describe('a remix jam without a judge', () => {
  it('begins with one clip, builds every other on one, and says what fails to', async () => {
    await using stage = await setStage();
    const { ana, ben } = stage;
    const jam = await openJam(stage, {
      options: { kind: 'remix', length: 'none' },
      prepare: (card) => card.choose('How it is judged', 'none'),
    });
    const early = await askInJam(jam, ben, 'a second beginning');
    await paidInJam(jam, ana, 'a raft');
    const first = await entryOf(stage, jam, 1);
    // Ben's card is from before: a jam begins once.
    expect((await generate(early)).text).toContain('Remix');
    const form = await first.asOther(ben).press('Remix');
    await generate(await form.submit({ 'What happens in the clip': 'a raft in the rain' }));
    const second = await entryOf(stage, jam, 2);
    const again = await second.press('Remix');
    await generate(await again.submit({ 'What happens in the clip': 'a raft in the snow' }));
    await entryOf(stage, jam, 3);
    expect(jam.card().buttons.some(({ label }) => label.endsWith('Vote'))).toBe(false);
    await endIt(stage, jam);
    await comesTo(stage, jam, 'over');
    const { placings, why, clips } = await provesSound(stage, jam);
    expect([why, clips]).toEqual(['host', 3]);
    expect(new Set(placings.map(({ points }) => points))).toEqual(new Set([0]));
    const jobs = await stage.bot.store.read.jobs.ofJam((await stored(stage, jam)).id);
    const [one, two, three] = jobs;
    expect([one?.parent, two?.parent, three?.parent]).toEqual([null, one?.id, two?.id]);
  });
});
