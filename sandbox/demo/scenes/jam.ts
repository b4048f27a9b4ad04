// A prompt jam from its first card to its film: a host, three friends, a shared pot, a vote, and the reel as a file.

import type { ThreadHandle } from '../../discord/driver/channel.ts';
import type { MemberHandle } from '../../discord/driver/member.ts';
import type { Reply } from '../../discord/driver/reply.ts';
import { potIn, usd } from '../books.ts';
import { describeClip, saveClip } from '../clips.ts';
import { ask, briefly, generate, inThread, type Play, type Scene, type Shown, shortPath } from '../play.ts';
import { fill, open, press } from '../steps.ts';

const THEME = 'a night in Venice';
const PROMPTS = {
  ana: 'a gondola under a full moon',
  ben: 'masked dancers on a bridge',
  noa: 'a cat asleep on a mooring post',
} as const;
/** Quick and with sound, so that the film has some. */
const RENDER_MS = 3_000;
const SOON_MS = 15_000;
/** A film takes a while on a slow machine. */
const FILM_MS = 120_000;

export const jam: Scene = {
  summary: 'four friends, a theme, a shared pot, a vote, and the film of their clips',

  async play(play) {
    const { stage, script } = play;
    script.part('The bot starts, and Mia opens a jam');
    await stage.startBot();
    const limits = { clip: '2', server_day: '20', server_month: '50' };
    await ask(play, stage.mia, stage.movies, 'video-admin limits', limits);
    const thread = await opened(play);
    await entries(play, thread);
    await votes(play, thread);
    const post = await finale(play, thread);
    await afterwards(play, thread, post);
  },
};

async function opened(play: Play): Promise<ThreadHandle> {
  const { stage, script } = play;
  const { mia, movies, discord } = stage;
  const card = await ask(play, mia, movies, 'jam start', { theme: THEME, kind: 'open', pot: '5', length: '45m' });
  const ready = await fill(play, mia, card, 'Minutes', { 'For the judging after the end': '0' });
  await press(play, mia, ready, 'Start the jam');
  const thread = await discord.until(() => movies.threads.find((one) => liveCard(mia, one) !== undefined), {
    within: SOON_MS,
    because: 'The jam has no thread with a card.',
  });
  const live = liveCard(mia, thread);
  if (live !== undefined) script.card(live, inThread(thread));
  return thread;
}

const liveCard = (member: MemberHandle, thread: ThreadHandle): Reply | undefined =>
  member.sees(thread).find(({ text }) => text.includes('Card of jam'));

async function entries(play: Play, thread: ThreadHandle): Promise<void> {
  const { stage, script } = play;
  const { ana, ben, noa, venice, discord } = stage;
  venice.plan({ takesMs: RENDER_MS });
  venice.plan({ takesMs: RENDER_MS });
  venice.plan({ takesMs: RENDER_MS });
  script.part('Everybody adds a prompt, and sees the price and the pot first');
  const first = await prompted(play, ana, thread, PROMPTS.ana);
  script.card(await generate(play, ana, first.card), 'only Ana sees this');
  for (const [member, prompt] of [
    [ben, PROMPTS.ben],
    [noa, PROMPTS.noa],
  ] as const) {
    const form = await onCard(member, thread).card.press('Add a prompt');
    const [field] = form.fields;
    const card = await form.submit({ [field?.label ?? '']: prompt });
    script.does(member.name, `adds the prompt “${prompt}”`);
    briefly(play, await generate(play, member, card));
  }
  const clips = await discord.until(
    () => {
      const posted = ana.sees(thread).filter(({ attachments }) => attachments.length > 0);
      return posted.length === 3 ? posted : undefined;
    },
    { within: 60_000, because: 'Not all three clips were posted.' },
  );
  for (const clip of clips) script.card(clip, inThread(thread));
}

/** The first prompt is shown step by step. */
async function prompted(play: Play, member: MemberHandle, thread: ThreadHandle, prompt: string): Promise<Shown> {
  const shown = onCard(member, thread);
  const [field] = (await shown.card.press('Add a prompt')).fields;
  return fill(play, member, shown, 'Add a prompt', { [field?.label ?? '']: prompt });
}

function onCard(member: MemberHandle, thread: ThreadHandle): Shown {
  const card = liveCard(member, thread);
  if (card === undefined) throw new Error(`${member.name} does not see the card of the jam.`);
  return { card, rows: [] };
}

async function votes(play: Play, thread: ThreadHandle): Promise<void> {
  const { ana, ben, mia, noa } = play.stage;
  play.script.part('The vote, which nobody sees until the end');
  const ballot = await press(play, ben, onCard(ben, thread), 'Vote');
  await open(play, ben, ballot, 'Choose a clip', optionOf(ballot.card, PROMPTS.noa));
  for (const [member, prompt] of [
    [ana, PROMPTS.noa],
    [noa, PROMPTS.ana],
    [mia, PROMPTS.noa],
  ] as const) {
    const card = await onCard(member, thread).card.press('Vote');
    await card.choose('Choose a clip', optionOf(card, prompt));
    play.script.does(member.name, 'votes');
  }
}

function optionOf(ballot: Reply, prompt: string): string {
  const options = ballot.selects.flatMap((one) => one.options);
  const found = options.find(({ label }) => label.includes(prompt));
  if (found === undefined) throw new Error(`The ballot does not offer “${prompt}”: ${ballot.text}`);
  return found.value;
}

async function finale(play: Play, thread: ThreadHandle): Promise<Reply> {
  const { stage, script, folder } = play;
  const { mia, ana, discord } = stage;
  script.part('Mia ends the jam, and the film is made');
  const question = await press(play, mia, onCard(mia, thread), 'End');
  await press(play, mia, question, 'End the jam');
  const post = await discord.until(() => ana.sees(thread).find(({ text }) => text.includes('the finale of jam')), {
    within: FILM_MS,
    because: 'The finale did not come.',
  });
  script.card(post, inThread(thread));
  if (post.attachments.length === 0) {
    script.tell('There is no film: whoever runs this bot has not installed ffmpeg.');
    return post;
  }
  const film = await saveClip(folder, 'the film of', THEME, post);
  script.line(`▶ ${describeClip(film)}`);
  script.line(`  saved as ${shortPath(film.path)}`);
  return post;
}

async function afterwards(play: Play, thread: ThreadHandle, post: Reply): Promise<void> {
  const { stage, script } = play;
  const { ana, mia, noa, venice, discord } = stage;
  script.part('Afterwards: the gallery, /jam stats, and whose money it was');
  const gallery = ana.sees(thread).findLast(({ buttons }) => buttons.some(({ label }) => label.endsWith('Gallery')));
  if (gallery === undefined) throw new Error('There is no gallery to open.');
  await press(play, ana, { card: gallery, rows: [] }, 'Gallery');
  await ask(play, mia, stage.movies, 'jam stats');
  await ask(play, noa, stage.movies, 'video budget');
  script.table(books(venice.account.spentMicroUsd, post));
  discord.assertClean();
}

/** What Venice keeps is what the pot paid; throws when the finale tells anything else. */
function books(spentMicroUsd: number, { text }: Reply): readonly (readonly [string, string])[] {
  const pot = potIn(text);
  if (pot.spentMicroUsd !== spentMicroUsd) {
    throw new Error(`Venice keeps ${usd(spentMicroUsd)}, but the finale tells of ${pot.spent}.`);
  }
  return [
    ['Venice keeps', usd(spentMicroUsd)],
    ['The pot paid', pot.spent],
    ['Back to the server', pot.back],
  ];
}
