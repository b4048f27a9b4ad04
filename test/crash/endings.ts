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

export const queueCalls = ({ venice }: ProcessStage) => venice.requests.filter(({ endpoint }) => endpoint === 'queue');

/** The latest clip is posted, once, for one payment, and Venice has deleted its copy. */
export async function expectDelivered(stage: ProcessStage): Promise<void> {
  await stage.stored((jobs) => {
    const job = jobs.at(-1);
    return job?.state === 'delivered' && job.tidied && isQuiet(job.waiting);
  });
  const { jobs } = await expectSound(stage);
  const job = jobs.at(-1);
  const clips = clipsIn(allSaid(stage)).filter(({ content }) => content.includes(`clip \`${job?.id}\``));
  expect(clips.map(({ pings }) => pings.users)).toEqual([[stage.ana.id]]);
  expect(stage.venice.jobs().at(-1)?.mediaDeleted).toBe(true);
}

/** Nobody knows whether Venice took the latest: the money stays held, both sides are told once, nothing is sent again. */
export async function expectUnconfirmed(stage: ProcessStage): Promise<void> {
  await stage.stored((jobs) => jobs.at(-1)?.state === 'unconfirmed' && isQuiet(jobs.at(-1)?.waiting ?? []));
  const { jobs } = await stage.books();
  const said = allSaid(stage);
  const toAuthor = saying(said, `I cannot tell whether Venice took clip \`${jobs.at(-1)?.id}\``);
  expect(toAuthor.map(({ pings }) => pings.users)).toEqual([[stage.ana.id]]);
  expect(saying(said, `Clip \`${jobs.at(-1)?.id}\` needs a moderator`)).toHaveLength(1);
}

/** A moderator says what Venice's usage page shows of the latest, and the books agree with it. */
export async function expectSettled(stage: ProcessStage, charged: boolean): Promise<void> {
  const id = (await stage.books()).jobs.at(-1)?.id ?? '';
  const outcome = charged ? 'charged' : 'not-charged';
  await stage.mia.command(stage.channel, 'video-admin settle', { id, outcome, reason: 'seen on the usage page' });
  await stage.stored((jobs) => jobs.at(-1)?.state === 'failed' && isQuiet(jobs.at(-1)?.waiting ?? []));
  const { entries } = await expectSound(stage);
  const kinds = entries.filter(({ job }) => job === id).map(({ kind }) => kind);
  expect(kinds).toEqual(['hold', charged ? 'spend' : 'return']);
  expect(saying(allSaid(stage), `clip \`${id}\` was settled by a moderator`)).toHaveLength(1);
}

/** Holds once nothing is left to do: money, posts, mentions, and what Discord thought of it all. */
export async function expectSound(stage: ProcessStage): Promise<Books> {
  const { discord, venice, ana, channel } = stage;
  const books = await stage.books();
  expect({ held: books.held, spent: books.spent }).toEqual({ held: 0, spent: venice.account.spentMicroUsd });
  expect(books.entries).toHaveLength(2 * books.jobs.length);
  const delivered = books.jobs.filter(({ state }) => state.at === 'delivered').length;
  const said = allSaid(stage);
  expect(clipsIn(said)).toHaveLength(delivered);
  expect(books.files).toHaveLength(delivered);
  expect(saying(said, '🎬 Clip')).toHaveLength(books.jobs.length);
  expect(saying(said, '**Status of clip')).toHaveLength(books.jobs.length);
  expect(channel.threads).toHaveLength(books.jobs.length);
  for (const { pings } of said) {
    expect(pings.users.filter((user) => user !== ana.id)).toEqual([]);
    expect([pings.roles, pings.everyone]).toEqual([[], false]);
  }
  discord.assertClean();
  return books;
}

/** Ends the bot in good order: all is still well, no step of any life failed, and no log tells what it should not. */
export async function expectGoodbye(stage: ProcessStage): Promise<void> {
  expect((await stage.stop()).code).toBe(0);
  await expectSound(stage);
  const heard = await stage.heard();
  expect(heard).not.toContain('worker.failed');
  for (const secret of [stage.discord.token, stage.venice.apiKey, 'a gondola at dawn', '/share/read/']) {
    expect(heard.includes(secret)).toBe(false);
  }
}

/** The last edit of a status message may wait a quarter of a minute: nothing depends on it. */
const isQuiet = (waiting: readonly string[]) => waiting.every((kind) => kind === 'closing-status');
