// How every story of a crash must end, whatever the moment: paid once or not at all, posted once or a person asked, and
// books that agree with Venice's own account.
import { expect } from 'vitest';
import type { Message } from '../../sandbox/discord/world/model.ts';
import type { Books } from '../support/books.ts';
import type { ProcessStage } from '../support/process-stage.ts';

/** Everything that the bot has said that still stands, in channels, threads and direct messages. */
export function allSaid({ discord, channel, ana, mia, guild }: ProcessStage): readonly Message[] {
  const places = [channel, ...channel.threads, ana.dm, mia.dm, guild.owner.dm];
  return places
    .flatMap((place) => discord.messages(place))
    .filter(({ authorId }) => authorId === discord.applicationId);
}

export const clipsIn = (said: readonly Message[]) => said.filter(({ attachments }) => attachments.length > 0);

const saying = (said: readonly Message[], words: string) => said.filter(({ content }) => content.includes(words));

export const charges = ({ venice }: ProcessStage) => venice.account.entries.filter(({ kind }) => kind === 'charge');

/** Every clip is posted, once, for one payment, and Venice has deleted its copy. Ends the bot. */
export async function expectDelivered(stage: ProcessStage, count = 1): Promise<Books> {
  await stage.stored((jobs) => jobs.every((job) => job.state === 'delivered' && job.tidied && isQuiet(job.waiting)));
  const books = await expectSound(stage);
  expect(books.jobs.map(({ state }) => state.at)).toEqual(Array.from({ length: count }, () => 'delivered'));
  expect(charges(stage)).toHaveLength(count);
  expect(clipsIn(allSaid(stage))).toHaveLength(count);
  expect(books.files).toHaveLength(count);
  expect(books.held).toBe(0);
  expect(stage.venice.jobs().filter(({ mediaDeleted }) => mediaDeleted)).toHaveLength(count);
  return books;
}

/** Nobody knows whether Venice took it: the money stays held, both sides are told once, nothing is sent again. */
export async function expectUnconfirmed(stage: ProcessStage): Promise<void> {
  await stage.stored(([job]) => job?.state === 'unconfirmed' && isQuiet(job.waiting));
  const said = allSaid(stage);
  expect(clipsIn(said)).toEqual([]);
  const [toAuthor, ...moreToAuthor] = saying(said, 'I cannot tell whether Venice took clip');
  expect(toAuthor?.pings.users).toEqual([stage.ana.id]);
  expect(moreToAuthor).toEqual([]);
  expect(saying(said, 'needs a moderator')).toHaveLength(1);
}

/** A moderator says what Venice's usage page shows, and the books agree with it. Ends the bot. */
export async function expectSettled(stage: ProcessStage): Promise<Books> {
  const { mia, channel, venice } = stage;
  const id = /Clip `(\w{6})` needs a moderator/.exec(
    allSaid(stage)
      .map(({ content }) => content)
      .join('\n'),
  )?.[1];
  const outcome = venice.account.spentMicroUsd > 0 ? 'charged' : 'not-charged';
  await mia.command(channel, 'video-admin settle', { id: id ?? '', outcome, reason: 'seen on the usage page' });
  await stage.stored(([job]) => job?.state === 'failed' && isQuiet(job.waiting));
  const books = await expectSound(stage);
  expect(charges(stage).length).toBeLessThanOrEqual(1);
  expect(saying(allSaid(stage), 'was settled by a moderator')).toHaveLength(1);
  expect(books.held).toBe(0);
  return books;
}

/** Holds of every ending: ends the bot in good order and looks at money, posts, mentions and what Discord thought of it. */
export async function expectSound(stage: ProcessStage): Promise<Books> {
  const { discord, venice, ana } = stage;
  expect((await stage.stop()).code).toBe(0);
  const books = await stage.books();
  expect(books.spent + books.held).toBe(venice.account.spentMicroUsd);
  for (const job of books.jobs) {
    const kinds = books.entries.filter((entry) => entry.job === job.id).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'hold')).toHaveLength(1);
    expect(kinds.length).toBeLessThanOrEqual(2);
  }
  const said = allSaid(stage);
  expect(saying(said, '🎬 Clip').length).toBe(books.jobs.length);
  expect(saying(said, '**Status of clip').length).toBe(books.jobs.length);
  expect(stage.channel.threads).toHaveLength(books.jobs.length);
  for (const { pings } of said) {
    expect(pings.users.filter((user) => user !== ana.id)).toEqual([]);
    expect([pings.roles, pings.everyone]).toEqual([[], false]);
  }
  discord.assertClean();
  return books;
}

/** The last edit of a status message may wait a quarter of a minute: nothing depends on it. */
const isQuiet = (waiting: readonly string[]) => waiting.every((kind) => kind === 'closing-status');
