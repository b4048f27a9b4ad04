// The jams' part of the walk: each command of `/jam` once, and the family of a clip.

import type { ThreadHandle } from '../../discord/driver/channel.ts';
import type { MemberHandle } from '../../discord/driver/member.ts';
import type { Reply } from '../../discord/driver/reply.ts';
import { potIn } from '../books.ts';
import { ask, briefly, generate, inThread, type Play, type Shown } from '../play.ts';
import { fill, open, press } from '../steps.ts';

const THEME = 'a night in Venice';
const SOON_MS = 15_000;
const CLIP_MS = 60_000;
const FILM_MS = 120_000;

/** A remix jam from its card to its finale. Resolves to what its pot paid, in micro-dollars. */
export async function jams(play: Play): Promise<number> {
  const thread = await hosted(play);
  await playedIn(play, thread);
  await steered(play, thread);
  const post = await ended(play, thread);
  await afterwards(play, thread);
  return potIn(post.text).spentMicroUsd;
}

async function hosted(play: Play): Promise<ThreadHandle> {
  const { stage, script } = play;
  const { mia, movies, discord } = stage;
  script.part('A game for everybody: /video-admin access jams, /jam start');
  await ask(play, mia, movies, 'video-admin access jams', { hosts: 'everybody', most_pot: '10' });
  const wish = { theme: THEME, kind: 'remix', pot: '3', length: '45m' };
  const card = await ask(play, mia, movies, 'jam start', wish);
  const ready = await fill(play, mia, card, 'Minutes', { 'For the judging after the end': '0' });
  await press(play, mia, ready, 'Start the jam');
  const thread = await discord.until(() => movies.threads.find((one) => liveCard(mia, one) !== undefined), {
    within: SOON_MS,
    because: 'The jam has no thread with a card.',
  });
  script.card(onCard(mia, thread).card, inThread(thread));
  return thread;
}

const liveCard = (member: MemberHandle, thread: ThreadHandle): Reply | undefined =>
  member.sees(thread).find(({ text }) => text.includes('Card of jam'));

function onCard(member: MemberHandle, thread: ThreadHandle): Shown {
  const card = liveCard(member, thread);
  if (card === undefined) throw new Error(`${member.name} does not see the card of the jam.`);
  return { card, rows: [] };
}

/** Ana begins, Ben builds on her clip, and Mia votes. */
async function playedIn(play: Play, thread: ThreadHandle): Promise<void> {
  const { stage, script } = play;
  const { ana, ben, mia, venice } = stage;
  script.part('Taking part: Add a prompt, Remix, Vote');
  venice.plan({ takesMs: 3_000 });
  venice.plan({ takesMs: 3_000 });
  const prompt = { 'What happens in the clip': 'a gondola under a full moon' };
  const price = await fill(play, ana, onCard(ana, thread), 'Add a prompt', prompt);
  briefly(play, await generate(play, ana, price.card));
  const first = await entry(play, ben, thread, 1);
  const remix = { prompt: 'the same gondola in the rain' };
  const second = await fill(play, ben, { card: first, rows: [] }, 'Remix', remix);
  briefly(play, await generate(play, ben, second.card));
  await entry(play, mia, thread, 2);
  const ballot = await press(play, mia, onCard(mia, thread), 'Vote');
  const [choice] = ballot.card.selects[0]?.options.filter(({ label }) => label.startsWith('#2 ')) ?? [];
  if (choice === undefined) throw new Error(`The ballot does not offer the second clip: ${ballot.card.text}`);
  await open(play, mia, ballot, 'Choose a clip', choice.value);
}

async function entry(play: Play, by: MemberHandle, thread: ThreadHandle, number: number): Promise<Reply> {
  const post = await play.stage.discord.until(
    () => by.sees(thread).find(({ text }) => text.startsWith(`🎬 **#${number}**`)),
    { within: CLIP_MS, because: `Clip #${number} of the jam was not posted.` },
  );
  play.script.card(post, inThread(thread));
  return post;
}

async function steered(play: Play, thread: ThreadHandle): Promise<void> {
  const { mia, ana } = play.stage;
  play.script.part('Steering it: /jam list, /jam show, /jam extend, /jam repeat, /jam stop');
  await ask(play, ana, thread, 'jam show');
  await ask(play, mia, thread, 'jam extend', { until: '2h', pot: '1' });
  await ask(play, mia, thread, 'jam repeat', { every: 'Friday 19:00', length: '45m' });
  await ask(play, ana, thread, 'jam list');
  const [again] = await mia.autocomplete(thread, 'jam stop', { jam: 'night' }, 'jam');
  if (again === undefined) throw new Error('Nothing is offered that could come again no more.');
  await ask(play, mia, thread, 'jam stop', { jam: String(again.value) });
}

async function ended(play: Play, thread: ThreadHandle): Promise<Reply> {
  const { stage, script } = play;
  const { mia, ana, discord } = stage;
  script.part('The end: /jam end');
  const question = await ask(play, mia, thread, 'jam end');
  await press(play, mia, question, 'End the jam');
  const post = await discord.until(() => ana.sees(thread).find(({ text }) => text.includes('the finale of jam')), {
    within: FILM_MS,
    because: 'The finale did not come.',
  });
  script.card(post, inThread(thread));
  return post;
}

async function afterwards(play: Play, thread: ThreadHandle): Promise<void> {
  const { stage, script } = play;
  const { ana, ben } = stage;
  script.part('Afterwards: /jam export, /jam stats, /video lineage');
  await ask(play, ana, thread, 'jam export');
  await ask(play, ben, thread, 'jam stats');
  const [, id] =
    /clip `(\w+)`/.exec(ben.sees(thread).find(({ text }) => text.startsWith('🎬 **#2**'))?.text ?? '') ?? [];
  if (id === undefined) throw new Error('The second clip is gone.');
  await ask(play, ben, thread, 'video lineage', { id });
}
