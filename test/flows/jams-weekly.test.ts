// A jam that comes again every Sunday: over the change to summer time, and over a Sunday on which the bot was away.
import { expect, it } from 'vitest';
import { GuildId } from '../../src/domain/ids.ts';
import { DAY, HOUR, Instant, MINUTE } from '../../src/domain/time.ts';
import { openJam } from '../support/jam-steps.ts';
import { endIt } from '../support/jam-whole.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { setLimits } from '../support/steps.ts';

const at = (month: number, day: number, hour: number, minute = 0) =>
  Instant.parse(Date.UTC(2027, month - 1, day, hour, minute));

/** When each jam of the server opened, in order. */
async function openings(stage: Stage): Promise<readonly number[]> {
  const acts = await stage.bot.store.read.audit.ofGuild(GuildId.parse(stage.guild.id), 1_000);
  return acts
    .filter(({ action }) => action === 'jam-open')
    .map(({ at: when }) => when)
    .toReversed();
}

const inChannel = (stage: Stage, words: string) =>
  stage.discord.messages(stage.channel).filter(({ content }) => content.includes(words));

it('opens at 19:00 as people live it, once announced; a round that was slept through is skipped and said so', {
  timeout: 120_000,
}, async () => {
  await using stage = await setStage({ start: at(3, 18, 12) });
  await setLimits(stage, { time_zone: 'Europe/Rome' });
  const jam = await openJam(stage);
  const set = await stage.mia.command(jam.thread, 'jam repeat', { every: 'Sunday 19:00', length: '45m' });
  expect(set.text).toContain('every Sunday at 19:00 for 45 min');
  await endIt(stage, jam);
  /** The bot is off during the week, and back two hours before the round. */
  const round = async (opens: Instant) => {
    await stage.restart(opens - 2 * HOUR - stage.clock.now());
    await stage.pass(2 * HOUR + MINUTE);
  };
  // Winter time in Rome is an hour ahead of UTC; from 28 March it is two.
  await round(at(3, 21, 18));
  await round(at(3, 28, 17));
  const opened = await openings(stage);
  expect(opened.slice(1).map((when) => Math.round((when - at(3, 21, 18)) / MINUTE))).toEqual([
    0,
    (7 * DAY - HOUR) / MINUTE,
  ]);
  expect(inChannel(stage, 'the next prompt jam')).toHaveLength(2);
  await stage.restart(at(4, 5, 12) - stage.clock.now());
  await stage.until(() => inChannel(stage, 'was skipped')[0]);
  await round(at(4, 11, 17));
  expect((await openings(stage)).slice(3)).toHaveLength(1);
  expect((await openings(stage)).at(-1)).toBeLessThan(at(4, 11, 17, 1));
  expect(inChannel(stage, 'was skipped')).toHaveLength(1);
  expect(inChannel(stage, 'the next prompt jam')).toHaveLength(3);
  stage.discord.assertClean();
});
