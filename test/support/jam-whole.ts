// Whole jams in tests: votes by number, the wait for each phase, and what must be true of every jam that is over.
import { expect } from 'vitest';
import type { MemberHandle } from '../../sandbox/discord/driver/member.ts';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import type { SandboxRequest } from '../../sandbox/discord/faults.ts';
import type { AuditEntry } from '../../src/domain/audit.ts';
import { ChannelId, GuildId } from '../../src/domain/ids.ts';
import type { Jam, JamResult, JamStateName, Placing } from '../../src/domain/jam.ts';
import { AwardRecord, recount } from '../../src/domain/jam-award.ts';
import type { OpenJam } from './jam-steps.ts';
import type { Stage } from './stage.ts';

/** A jam as it is stored now. */
export async function stored(stage: Stage, { thread }: OpenJam): Promise<Jam> {
  const jam = await stage.bot.store.read.jams.ofThread(ChannelId.parse(thread.id));
  if (jam === undefined) throw new Error('no jam has this thread');
  return jam;
}

export const comesTo = (stage: Stage, jam: OpenJam, at: JamStateName, withinMs?: number): Promise<Jam> =>
  stage.until(async () => {
    const now = await stored(stage, jam);
    return now.state.at === at ? now : undefined;
  }, withinMs);

/** Ends the jam as its host: the button, and yes to the question. */
export async function endIt(stage: Stage, jam: OpenJam): Promise<Reply> {
  const question = await jam.card(stage.mia).press('End');
  return question.press('End the jam');
}

/** Votes for the clips with these numbers, instead of whatever was chosen before. */
export async function vote({ card }: OpenJam, by: MemberHandle, ...numbers: readonly number[]): Promise<Reply> {
  const ballot = await card(by).press('Vote');
  const [menu] = ballot.selects;
  if (menu === undefined) throw new Error(`there is no ballot, but: ${ballot.text}`);
  const values = numbers.map((number) => {
    const option = menu.options.find(({ label }) => label.startsWith(`#${number} `));
    if (option === undefined) throw new Error(`#${number} is not on the ballot of ${by.name}`);
    return option.value;
  });
  return ballot.choose(menu.placeholder, values);
}

/** What everybody in the thread can read. */
export const publicIn = (stage: Stage, { thread }: OpenJam): readonly Reply[] =>
  stage.ana.sees(thread).filter(({ ephemeral }) => !ephemeral);

export const finalesIn = (stage: Stage, jam: OpenJam): readonly Reply[] =>
  publicIn(stage, jam).filter(({ text }) => text.includes('the finale of jam'));

const isUpload = ({ method, files }: SandboxRequest) => method === 'POST' && files.length > 0;

/** The finale with its film. ffmpeg works in real time: the upload itself is waited for. */
export async function filmOf(stage: Stage, jam: OpenJam, act: () => Promise<unknown>): Promise<Reply> {
  const uploaded = stage.discord.next(isUpload);
  await act();
  await comesTo(stage, jam, 'finale');
  await uploaded;
  await comesTo(stage, jam, 'over');
  const [post] = finalesIn(stage, jam);
  if (post === undefined) throw new Error('there is no finale');
  return post;
}

/** What is on record about a jam, oldest first. */
export async function recordOf(stage: Stage, { id }: Jam): Promise<readonly AuditEntry[]> {
  const all = await stage.bot.store.read.audit.ofGuild(GuildId.parse(stage.guild.id), 1_000);
  return all.filter(({ subject }) => subject === id).toReversed();
}

const places = (placings: readonly Placing[]) => placings.map(({ job, place, points }) => [job, place, points]);

/** Of every jam that is over: one opening, close and result; the pot adds up; each clip is there once; nothing is odd. */
export async function provesSound(stage: Stage, open: OpenJam): Promise<JamResult> {
  const jam = await comesTo(stage, open, 'over');
  const { result, id } = jam;
  if (result === null) throw new Error('it is over and has no result');
  const acts = await recordOf(stage, jam);
  for (const action of ['jam-open', 'jam-close', 'jam-award']) {
    expect([action, acts.filter((one) => one.action === action).length]).toEqual([action, 1]);
  }
  const award = acts.find(({ action }) => action === 'jam-award')?.after ?? '';
  expect(places(recount(AwardRecord.parse(JSON.parse(award))))).toEqual(places(result.placings));
  await potAddsUp(stage, jam, result);
  const entries = await stage.bot.store.read.jamEntries.ofJam(id);
  const standing = entries.filter(
    ({ removed, job }) => removed === null && result.placings.some((one) => one.job === job),
  );
  for (const { number } of standing) {
    const posts = publicIn(stage, open).filter(({ text }) => text.startsWith(`🎬 **#${number}**`));
    expect([number, posts.length]).toEqual([number, 1]);
  }
  expect(finalesIn(stage, open)).toHaveLength(1);
  await stage.verify();
  return result;
}

async function potAddsUp({ bot }: Stage, { id, plan }: Jam, result: JamResult): Promise<void> {
  const moves = await bot.store.read.ledger.ofPot(id);
  const sumOf = (kind: string) => moves.filter((one) => one.kind === kind).reduce((all, { amount }) => all + amount, 0);
  const { held, spent } = await bot.store.read.ledger.used({ of: 'jam', jam: id }, null);
  expect({ held, left: await bot.store.read.ledger.pot(id) }).toEqual({ held: 0, left: 0 });
  expect(sumOf('fund')).toBe(plan.pot);
  expect(sumOf('fund') - sumOf('release')).toBe(spent);
  expect([result.spent, result.returned]).toEqual([spent, sumOf('release')]);
}
