// The main job: small limits, a clip for each way of delivery, a member over the limit, a refusal that is refunded, the
// bot killed in the middle of a render, and the books at the end.

import type { Reply } from '../../discord/driver/reply.ts';
import type { SandboxEvent } from '../../venice/journal.ts';
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
  payButton,
  progressIn,
  receive,
  type Scene,
  statusOf,
  threadFor,
  within,
} from '../play.ts';

const GONDOLA = 'a gondola gliding under a bridge at dawn';
const LANTERNS = 'paper lanterns drifting over a quiet lagoon';
const REFUSED = 'a famous actor praising my lemonade';

/** The video is in the answer to the look that finds it ready. */
const INLINE_MODEL = 'ltx-2-5-fast-text-to-video';
/** The video is behind a secret link that Venice tells once. */
const LINK_MODEL = 'grok-imagine-1-5-text-to-video-private';

export const main: Scene = {
  summary: 'small limits, two clips, a refusal, and a bot that is killed and comes back',

  async play(play) {
    planRenders(play);
    await openingHours(play);
    await setLimits(play);
    const anas = await orderByAna(play);
    const bens = await orderByBen(play);
    await refusal(play, anas);
    play.script.part('Ana waits for her clip, and gets it');
    await receive(play, anas);
    await pullThePlug(play, bens);
    await closeTheBooks(play, [anas, bens]);
  },
};

function planRenders({ stage: { venice } }: Play): void {
  venice.plan({ model: INLINE_MODEL, takesMs: 18_000 });
  venice.plan({ model: INLINE_MODEL, takesMs: 3_000, outcome: { kind: 'content-policy' } });
  // Ended by hand, once the bot is back: however slow the machine, the plug is pulled in the middle.
  venice.plan({ model: LINK_MODEL, takesMs: 300_000 });
}

async function openingHours({ stage, script }: Play): Promise<void> {
  script.part('The bot starts');
  const told = await stage.startBot();
  // Paths and links are for whoever runs a bot of their own.
  for (const sentence of told.filter((one) => !one.includes('/'))) script.beat(sentence);
}

async function setLimits(play: Play): Promise<void> {
  const { stage, script } = play;
  script.part(`Mia, a moderator of ${stage.server}, sets small limits`);
  await ask(play, stage.mia, stage.movies, 'video-admin limits', { clip: '2', member_day: '1', server_day: '3' });
}

async function orderByAna(play: Play): Promise<Order> {
  const { stage, script } = play;
  const { ana, movies } = stage;
  script.part('Ana asks for a clip, and sees the price first');
  const first = await ask(play, ana, movies, 'video create', { prompt: GONDOLA, model: INLINE_MODEL });
  const { card } = await choose(play, ana, first, 'Resolution', '1080p');
  script.card(await generate(play, ana, card), 'only Ana sees this');
  const order = { member: ana, thread: await threadFor(play, ana, GONDOLA), prompt: GONDOLA };
  const status = statusOf(order);
  if (status) script.card(status, inThread(order.thread));
  return order;
}

async function orderByBen(play: Play): Promise<Order> {
  const { stage, script } = play;
  const { ben, movies } = stage;
  script.part('Meanwhile Ben wants more than he may, and reads why');
  const wish = { prompt: LANTERNS, model: LINK_MODEL, duration: '10s', resolution: '1080p' };
  const first = await ask(play, ben, movies, 'video create', wish);
  if (payButton(first.card)) throw new Error('Ben is over his limit, and could press Generate all the same.');
  const { card } = await choose(play, ben, first, 'Length', '5s');
  briefly(play, await generate(play, ben, card));
  return { member: ben, thread: await threadFor(play, ben, LANTERNS), prompt: LANTERNS };
}

/** In Ana's own thread: what is ordered there is answered there. */
async function refusal(play: Play, { thread }: Order): Promise<void> {
  const { stage, script } = play;
  const { ana } = stage;
  script.part('Ana tries a prompt that Venice refuses');
  script.types('Ana', 'her thread', 'video create', { prompt: REFUSED, model: INLINE_MODEL });
  const card = await ana.command(thread, 'video create', { prompt: REFUSED, model: INLINE_MODEL });
  briefly(play, await generate(play, ana, card));
  const isRefusal = ({ text }: Reply) => text.includes('ended without a video');
  const order = { member: ana, thread, prompt: REFUSED };
  const notice = await follow(play, order, () => ana.sees(thread).find(isRefusal), 'Word of the refusal');
  script.card(notice, inThread(thread));
}

async function pullThePlug(play: Play, order: Order): Promise<void> {
  const { stage, script } = play;
  script.part("Somebody pulls the plug while Ben's clip renders");
  if (clipsOf(order).length > 0) throw new Error("Ben's clip was there before the plug could be pulled.");
  const status = statusOf(order);
  const progress = progressIn(status);
  script.beat(progress ?? '');
  const signOfLife = stage.discord.next(({ method, path }) => method === 'PATCH' && path.endsWith(`/${status?.id}`));
  const deletion = stage.venice.next(isDeletion);
  await stage.killBot();
  script.tell('The bot process is gone (SIGKILL). Venice has been paid and renders on. The bot is started again:');
  await stage.startBot();
  await within(signOfLife, 30_000, "The new bot did not take up Ben's clip.");
  for (const { queueId } of stage.venice.jobs()) stage.venice.finish(queueId);
  await receive(play, order, progress);
  await within(deletion, 15_000, 'Venice was never asked to delete its copy of a clip that had been posted.');
  script.tell('Only now that the post is certain, Venice is asked to delete its own copy.');
}

/** The end of a secret link. */
const isDeletion = (event: SandboxEvent): boolean =>
  event.type === 'sent' && event.request.endpoint === 'share' && event.request.method === 'DELETE';

async function closeTheBooks(play: Play, orders: readonly Order[]): Promise<void> {
  const { script, receipts } = play;
  const { ana, ben, movies, discord, venice } = play.stage;
  script.part('The books');
  const anas = await ask(play, ana, movies, 'video budget');
  const bens = await ben.command(movies, 'video budget');
  const budgets = [
    { member: 'Ana', text: anas.card.text },
    { member: 'Ben', text: bens.text },
  ];
  script.table(compare(venice.account, budgets));
  const presses = receipts.length;
  const charges = venice.account.entries.filter(({ kind }) => kind === 'charge').length;
  if (charges !== presses)
    throw new Error(`Generate was pressed ${presses} times, and Venice charged ${charges} times.`);
  for (const order of orders) {
    const posts = clipsOf(order).length;
    if (posts !== 1) throw new Error(`${order.member.name}'s clip was posted ${posts} times.`);
  }
  discord.assertClean();
  script.tell(
    `They agree exactly. ${presses} presses made ${charges} charges, and ${orders.length} clips were posted, each of them once.`,
  );
}
