// What Venice learns about members: nothing, or an opaque name where a server wants that.
import { expect, it } from 'vitest';
import { GuildId, UserId } from '../../src/domain/ids.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { askedOf, order, reaches } from '../support/steps.ts';

const guildOf = (stage: Stage) => GuildId.parse(stage.guild.id);
const turnOn = (stage: Stage) =>
  stage.bot.services.settings.change(guildOf(stage), UserId.parse(stage.mia.id), { anonymousId: true });
const namesSent = (stage: Stage): unknown[] =>
  askedOf(stage, 'queue').map(({ body }) => (body as Readonly<Record<string, unknown>>)['anon_user_id']);

/** Everything by which somebody could be recognised. */
const identifying = ({ guild, channel, ana, ben, mia }: Stage): readonly string[] => [
  ...[guild, channel, ana, ben, mia].map(({ id }) => id),
  'Ana',
  'Ben',
  'Canal Club',
];

async function twoClips(stage: Stage): Promise<void> {
  for (const by of [stage.ana, stage.ben]) {
    const { id } = await order(stage, { by });
    await reaches(stage, id, 'delivered');
  }
}

it('is nothing at all, out of the box', async () => {
  await using stage = await setStage();
  await twoClips(stage);
  expect(namesSent(stage)).toEqual([undefined, undefined]);
  const sent = JSON.stringify(stage.venice.requests);
  for (const trace of identifying(stage)) expect(sent).not.toContain(trace);
  await stage.verify();
});

it('is one opaque name for each member, the same after a restart, where a server turned it on', async () => {
  await using stage = await setStage();
  await turnOn(stage);
  await twoClips(stage);
  await stage.restart();
  const { id } = await order(stage);
  await reaches(stage, id, 'delivered');
  const [ana, ben, again] = namesSent(stage);
  expect(ana).toMatch(/^[\w-]{43}$/);
  expect(ben).toMatch(/^[\w-]{43}$/);
  expect(ana).not.toBe(ben);
  expect(again).toBe(ana);
  const sent = JSON.stringify(stage.venice.requests);
  for (const trace of identifying(stage)) expect(sent).not.toContain(trace);
  // A quote is asked before anybody has agreed to anything.
  for (const { body } of askedOf(stage, 'quote')) expect(JSON.stringify(body)).not.toContain('anon_user_id');
  await stage.verify();
});

it('is another name on every server, and for the same member under another key', async () => {
  await using one = await setStage();
  const { store } = one.bot;
  const other = GuildId.parse('100000000000000777');
  const keys = await Promise.all([guildOf(one), other].map((guild) => store.read.privacy.key(guild, `${guild}00`)));
  expect(new Set(keys).size).toBe(2);
  expect(await store.read.privacy.key(other, 'ff')).toBe(keys[1]);
});
