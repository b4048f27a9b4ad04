// A whole relay: one continuous film, one person at a time, whatever happens to a turn.
import { describe, expect, it } from 'vitest';
import type { MemberHandle } from '../../sandbox/discord/driver/member.ts';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { ffmpeg } from '../reel/clips.ts';
import { entryOf, type OpenJam, openJam } from '../support/jam-steps.ts';
import { endIt, filmOf, provesSound, publicIn, stored } from '../support/jam-whole.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { askedOf, generate, hears, idIn, reaches } from '../support/steps.ts';

const FILM = 120_000;

const callsOf = (stage: Stage, jam: OpenJam, { mention }: MemberHandle): readonly Reply[] =>
  publicIn(stage, jam).filter(({ text }) => text.includes(`${mention} the camera is yours`));

const called = (stage: Stage, jam: OpenJam, who: MemberHandle, times = 1): Promise<true> =>
  stage.until(() => callsOf(stage, jam, who).length === times || undefined);

/** The clip of whoever has the camera, up to its price. */
async function priced(jam: OpenJam, by: MemberHandle, prompt: string): Promise<Reply> {
  const form = await jam.card(by).press('Add a prompt');
  return form.kind === 'modal' ? form.submit({ 'What happens in the clip': prompt }) : form;
}

const shot = async (jam: OpenJam, by: MemberHandle, prompt: string): Promise<Reply> =>
  generate(await priced(jam, by, prompt));

describe.skipIf(ffmpeg === null)('a relay', () => {
  it(
    'goes on from the last picture, past a refused, a missed and a passed turn and restarts, and ends as one film in order',
    async () => {
      await using stage = await setStage({ ffmpeg: true });
      const { ana, ben, guild } = stage;
      const noa = guild.addMember({ name: 'Noa' });
      const jam = await openJam(stage, {
        options: { kind: 'relay', pot: '4', length: '3h' },
        prepare: (card) => card.choose('How it is judged', 'none'),
      });
      for (const member of [ana, ben, noa]) await jam.card(member).press('Take a turn');
      await called(stage, jam, ana);
      expect((await priced(jam, ben, 'not yet')).text).toContain(ana.mention);
      await stage.restart();
      await shot(jam, ana, 'a raft leaves the quay');
      await stage.restart();
      await entryOf(stage, jam, 1);

      // Refused: the turn goes on, the money comes back.
      await called(stage, jam, ben);
      stage.venice.plan({ outcome: { kind: 'content-policy' } });
      const receipt = await shot(jam, ben, 'something that Venice refuses');
      const refused = await reaches(stage, idIn(receipt.text), 'failed');
      expect(askedOf(stage, 'queue').at(-1)?.body).toMatchObject({ image_url: expect.stringMatching(/^data:image\//) });
      expect((await stage.bot.store.read.ledger.ofJob(refused.id)).map(({ kind }) => kind)).toEqual(['hold', 'return']);
      expect((await hears(stage, 'ended without a video', stage.channel)).text).toContain(refused.id);

      // Missed: the next in line is called.
      await jam.card(ana).press('Take a turn');
      await called(stage, jam, noa);
      await stage.pass(10 * MINUTE);
      await called(stage, jam, ana, 2);
      expect((await priced(jam, noa, 'too late')).kind).toBe('message');
      expect(
        publicIn(stage, jam).filter(({ text }) => text.includes(`The turn of ${noa.mention} is over`)),
      ).toHaveLength(1);

      // Passed.
      await jam.card(ben).press('Take a turn');
      await callsOf(stage, jam, ana).at(-1)?.press('Pass');
      await called(stage, jam, ben, 2);
      await shot(jam, ben, 'the raft meets a swan');
      await entryOf(stage, jam, 3);
      const jobs = await stage.bot.store.read.jobs.ofJam((await stored(stage, jam)).id);
      const [first, , last] = jobs;
      expect([jobs.length, last?.parent]).toEqual([3, first?.id]);

      const post = await filmOf(stage, jam, () => endIt(stage, jam));
      expect(post.text).toMatch(new RegExp(`#1 ${ana.mention}\n.*#3 ${ben.mention}`));
      expect(post.attachments).toHaveLength(1);
      for (const [member, times] of [
        [ana, 2],
        [ben, 2],
        [noa, 1],
      ] as const) {
        expect([member.name, callsOf(stage, jam, member).length]).toEqual([member.name, times]);
      }
      expect(await provesSound(stage, jam)).toMatchObject({ clips: 2, people: 2 });
    },
    FILM,
  );
});
