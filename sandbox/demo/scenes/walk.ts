// A walk through every command: a new member tries each of them once, and a moderator looks after the bot.

import type { Reply } from '../../discord/driver/reply.ts';
import { compare } from '../books.ts';
import {
  ask,
  briefly,
  choose,
  clipsOf,
  follow,
  generate,
  inThread,
  type Order,
  type Play,
  privately,
  receive,
  type Scene,
  type Shown,
  threadFor,
} from '../play.ts';
import { fileHere, fill, open, posts, press, useMenu } from '../steps.ts';

import { jams } from './walk-jams.ts';
import { lookingFirst, money, records, settingUp } from './walk-moderators.ts';

const LAGOON = fileHere('files/lagoon.png');
const BOAT = fileHere('files/boat.png');
const THUMBNAIL = fileHere('files/thumbnail.png');
const CLIP = { ...fileHere('../venice/assets/landscape-sound.mp4'), name: 'holiday.mp4' };
const INTERVIEW = 'https://cdn.example.com/interview.mp4';

const SPEECH = 'https://cdn.example.com/speech.mp4';

const RIPPLES = 'ripples run over the lagoon, and the light turns golden';
const FOG = 'fog rises from the water';
const GONDOLA = 'a gondola gliding under a bridge at dawn';

export const walk: Scene = {
  summary: 'a new member tries every command once',
  // One clip at a time, so that a second one waits in line, where it can be called off.
  settings: { MAX_RENDERING: '1' },

  async play(play) {
    play.stage.venice.switches.transcriptions = 'live';
    await openingHours(play);
    await lookAround(play);
    const card = await fromWords(play);
    const order = await fromAPicture(play);
    const { post, again } = await onwards(play, order);
    await fromReferences(play);
    const edit = await fromAClip(play);
    await fromMenus(play, post);
    await refusals(play);
    await transcript(play);
    await inLine(play, card, edit);
    await lostAnswer(play, order, again);
    await lookingFirst(play);
    await money(play, again);
    const pot = await jams(play);
    await afterwards(play, post, pot);
    await records(play);
  },
};

async function openingHours(play: Play): Promise<void> {
  const { stage, script } = play;
  script.part(`Mia, a moderator of ${stage.server}, invites the bot`);
  await stage.startBot();
  await settingUp(play);
}

async function lookAround(play: Play): Promise<void> {
  const { ana, movies } = play.stage;
  play.script.part('Ana looks around: /video models');
  const list = await ask(play, ana, movies, 'video models', { kind: 'image', filter: 'private' });
  const [first] = list.card.selects.find(({ placeholder }) => placeholder === 'Open a model')?.options ?? [];
  if (first !== undefined) await open(play, ana, list, 'Open a model', first.value);
}

async function fromWords(play: Play): Promise<Shown> {
  const { ana, movies } = play.stage;
  play.script.part('From words: /video create');
  const card = await ask(play, ana, movies, 'video create', { prompt: GONDOLA });
  play.script.tell('Nothing is charged before Generate is pressed; Ana leaves the card for later.');
  return card;
}

async function fromAPicture(play: Play): Promise<Order> {
  const { stage, script } = play;
  const { ana, movies } = stage;
  script.part('From a picture: /video animate');
  const { card } = await ask(play, ana, movies, 'video animate', { prompt: RIPPLES, image: LAGOON });
  stage.venice.plan({ takesMs: 4_000 });
  script.card(await generate(play, ana, card), privately(ana));
  const order = { member: ana, thread: await threadFor(play, ana, RIPPLES), prompt: RIPPLES };
  await receive(play, order);
  return order;
}

/** The buttons under the clip. Each leads to a card of its own, and none of them is paid for here. */
async function onwards(play: Play, order: Order): Promise<{ readonly post: Shown; readonly again: Shown }> {
  const { script, stage } = play;
  const { ana } = stage;
  script.part('Further from that clip: its buttons');
  const [post] = clipsOf(order);
  if (post === undefined) throw new Error('The clip was posted, and is gone.');
  const on = { card: post, rows: [] };
  await fill(play, ana, on, 'Remix', { prompt: 'rain falls on the lagoon' });
  await fill(play, ana, on, 'Extend', { prompt: 'a boat drifts into view' });
  await press(play, ana, on, 'Upscale');
  const again = await fill(play, ana, on, 'Animate again', { prompt: FOG });
  return { post: on, again };
}

async function fromReferences(play: Play): Promise<void> {
  const { ana, movies } = play.stage;
  play.script.part('From several pictures: /video reference');
  const wish = { prompt: 'the boat of @Image1 crosses the lagoon of @Image2', image1: BOAT, image2: LAGOON };
  const card = await ask(play, ana, movies, 'video reference', wish);
  const more = await fill(play, ana, card, 'Add files', { files: [{ ...LAGOON, name: 'lagoon-at-night.png' }] });
  await choose(play, ana, more, 'Remove a reference', 'images.2');
}

async function fromAClip(play: Play): Promise<Shown> {
  const { ana, movies } = play.stage;
  play.script.part('From a clip: /video edit and /video upscale');
  const edit = await ask(play, ana, movies, 'video edit', { prompt: 'make it snow', video: CLIP });
  await ask(play, ana, movies, 'video upscale', { video: CLIP, factor: 2 });
  return edit;
}

async function fromMenus(play: Play, clip: Shown): Promise<void> {
  const { ana, ben, movies } = play.stage;
  play.script.part('From the menu of a message');
  const picture = posts(play, ben, movies, ben.say(movies, '', { files: [BOAT] }));
  await useMenu(play, ana, 'Animate this image', picture, { prompt: 'the boat rocks gently' });
  const video = posts(play, ben, movies, ben.say(movies, '', { files: [CLIP] }));
  await useMenu(play, ana, 'Upscale this video', video);
  play.script.tell('And on the clip that Ana got:');
  await useMenu(play, ana, 'Remix this', clip.card, { prompt: 'the first snow of the year' });
}

async function refusals(play: Play): Promise<void> {
  const { ana, movies } = play.stage;
  play.script.part('What is refused, and in which words');
  await ask(play, ana, movies, 'video animate', { prompt: RIPPLES, image: THUMBNAIL });
  await ask(play, ana, movies, 'video animate', { prompt: RIPPLES, image_url: 'https://192.168.1.10/lagoon.png' });
}

async function transcript(play: Play): Promise<void> {
  const { ana, movies, venice } = play.stage;
  play.script.part('The words of a clip: /video transcribe');
  const paid = await ask(play, ana, movies, 'video transcribe', { url: INTERVIEW });
  await press(play, ana, paid, transcribing(paid));
  const late = await ask(play, ana, movies, 'video transcribe', { url: SPEECH });
  play.script.tell('Now Venice retires this service, before Ana presses.');
  venice.switches.transcriptions = 'retired';
  await press(play, ana, late, transcribing(late));
}

const transcribing = ({ card }: Shown): string =>
  card.buttons.find(({ label }) => label.startsWith('Transcribe'))?.label ??
  fail(`There is nothing to press: ${card.text}`);

/** Two clips where one may render at a time: the second waits, and is called off. */
async function inLine(play: Play, first: Shown, second: Shown): Promise<void> {
  const { stage, script } = play;
  const { ana, movies, venice, discord } = stage;
  script.part('Two at once: /video jobs and /video cancel');
  // Ended by hand: however slow the machine, the second waits in line while Ana looks.
  venice.plan({ takesMs: 300_000 });
  const before = venice.jobs().length;
  briefly(play, await generate(play, ana, first.card));
  await discord.until(() => venice.jobs().length > before, { within: 15_000, because: 'The first clip never began.' });
  const receipt = await generate(play, ana, second.card);
  briefly(play, receipt);
  const waiting = idIn(receipt);
  await ask(play, ana, movies, 'video jobs');
  await ask(play, ana, movies, 'video cancel', { id: waiting });
  for (const { queueId } of venice.jobs().slice(before)) venice.finish(queueId);
  await receive(play, { member: ana, thread: await threadFor(play, ana, GONDOLA), prompt: GONDOLA });
}

/** The connection to Venice breaks after it has taken the money, and a moderator says so. */
async function lostAnswer(play: Play, { thread }: Order, card: Shown): Promise<void> {
  const { stage, script } = play;
  const { ana, mia, movies, venice } = stage;
  script.part('An answer is lost: /video-admin settle');
  venice.script({ on: 'queue', do: { kind: 'cut', when: 'after-work' } });
  const receipt = await generate(play, ana, card.card);
  briefly(play, receipt);
  const isWord = ({ text }: Reply) => text.includes('I cannot tell whether');
  const order = { member: ana, thread, prompt: FOG };
  const word = await follow(play, order, () => ana.sees(thread).find(isWord), 'Word of the lost answer');
  script.card(word, inThread(thread));
  script.tell('Mia finds the charge on the usage page of the Venice account.');
  const found = { id: idIn(receipt), outcome: 'charged', reason: 'the usage page lists it' };
  await ask(play, mia, movies, 'video-admin settle', found);
}

async function afterwards(play: Play, post: Shown, pot: number): Promise<void> {
  const { script, stage } = play;
  const { ana, mia, movies, venice, discord } = stage;
  script.part('Afterwards: /video show, Delete, /video budget, /video-admin status');
  await ask(play, ana, movies, 'video show', { id: idIn(post.card) });
  const question = await press(play, ana, post, 'Delete');
  await press(play, ana, question, 'Delete it');
  const { card } = await ask(play, ana, movies, 'video budget');
  await ask(play, mia, movies, 'video-admin status');
  script.table(compare(venice.account, [{ member: 'Ana', text: card.text }], pot));
  discord.assertClean();
}

/** The short id of the clip that a message of the bot is about. */
function idIn({ text }: Reply): string {
  const [, id] = /lip `(\w+)`/.exec(text) ?? [];
  return id ?? fail(`This names no clip: ${text}`);
}

function fail(what: string): never {
  throw new Error(what);
}
