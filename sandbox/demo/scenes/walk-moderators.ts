// The moderators' part of the walk: Mia sets the server up, and looks after what members make.

import type { Reply } from '../../discord/driver/reply.ts';
import { ask, briefly, clipsOf, generate, inThread, type Order, type Play, type Shown, threadFor } from '../play.ts';
import { explain, explainTo, press, useMenu } from '../steps.ts';

const SOON_MS = 15_000;
const LANTERN = 'a lantern floats down the canal';
const KRAKEN = 'the K r a k e n rises from the lagoon';

/** What the server allows, and who is looked at first. */
export async function settingUp(play: Play): Promise<void> {
  const { stage, script } = play;
  const { mia, ana, movies, moderators } = stage;
  script.part('The server is set up: /video-admin setup');
  const limits = { clip: '5', member_day: '20', member_month: '50', server_day: '50', server_month: '100' };
  await ask(play, mia, movies, 'video-admin setup');
  await ask(play, mia, movies, 'video-admin limits', { ...limits, moderator_channel: moderators });

  script.part('Who may spend more or less: /video-admin role, /video-admin guests, /video-admin channel');
  await ask(play, mia, movies, 'video-admin role', { role: stage.patrons, day: '30', budget: '60' });
  await ask(play, mia, movies, 'video-admin guests', { clip: '2', day: '20' });
  await ask(play, mia, movies, 'video-admin channel', { channel: movies, day: '40' });

  script.part('What may be made: /video-admin access, /video-admin words');
  await ask(play, mia, movies, 'video-admin access show');
  await ask(play, mia, movies, 'video-admin access privacy', { clip_days: '30', prompt_days: '90' });
  await ask(play, mia, movies, 'video-admin words add', { rule: 'kraken' });
  await ask(play, mia, movies, 'video-admin words test', { text: KRAKEN });
  const refused = await ask(play, ana, movies, 'video create', { prompt: KRAKEN });
  if (refused.card.buttons.length > 0) await appeal(play, refused);
  script.part('Who may do what: /video-admin permissions');
  await ask(play, mia, movies, 'video-admin permissions');
}

/** The member finds a refusal wrong, and says why. */
async function appeal(play: Play, refused: Shown): Promise<void> {
  const [button] = refused.card.buttons;
  if (button === undefined) throw new Error('There is nothing to press.');
  await explain(play, play.stage.ana, refused, button.label, 'it is a children’s story');
}

/** A prompt waits for a moderator, is approved, and the clip is reported and taken down. */
export async function lookingFirst(play: Play): Promise<void> {
  const { stage, script } = play;
  const { mia, ana, ben, movies, moderators, discord } = stage;
  script.part('A moderator looks first: /video-admin review, /video-admin cases');
  await ask(play, mia, movies, 'video-admin review', { look: 'prompt', everyone: true });
  const { card } = await ask(play, ana, movies, 'video create', { prompt: LANTERN });
  briefly(play, await generate(play, ana, card));
  const waiting = await discord.until(() => caseOn(play, 'A prompt waits'), {
    within: SOON_MS,
    because: 'The moderators were not asked.',
  });
  script.card(waiting, `in #${moderators.name}`);
  await ask(play, mia, movies, 'video-admin cases');
  await press(play, mia, { card: waiting, rows: [] }, 'Approve');
  await ask(play, mia, movies, 'video-admin review', { look: 'prompt', off: true });
  const order = { member: ana, thread: await threadFor(play, ana, LANTERN), prompt: LANTERN };
  const post = await discord.until(() => clipsOf(order).at(0), { within: 60_000, because: 'The clip did not come.' });
  script.card(post, inThread(order.thread));
  await reported(play, order, post);
  script.part('Blocked for a while: /video-admin block, /video-admin unblock, /video-admin blocks');
  await ask(play, mia, movies, 'video-admin block', { member: ben, until: '3d', reason: 'reports in bad faith' });
  await ask(play, ben, movies, 'video create', { prompt: LANTERN });
  await ask(play, mia, movies, 'video-admin blocks');
  await ask(play, mia, movies, 'video-admin unblock', { member: ben, reason: 'we talked' });
}

async function reported(play: Play, order: Order, post: Reply): Promise<void> {
  const { stage, script } = play;
  const { mia, ben, movies, moderators, discord } = stage;
  const id = idIn(post);
  script.part('A clip is reported: Report, /video-admin clip, /video-admin remove');
  const [seen] = clipsOf({ ...order, member: ben });
  if (seen === undefined) throw new Error('Ben does not see the clip.');
  await explain(play, ben, { card: seen, rows: [] }, 'Report', 'it shows my boat');
  const report = await discord.until(() => caseOn(play, 'A clip is reported'), {
    within: SOON_MS,
    because: 'The moderators did not hear of the report.',
  });
  script.card(report, `in #${moderators.name}`);
  await useMenu(play, mia, 'Who made this clip?', post);
  await ask(play, mia, movies, 'video-admin clip', { id });
  await ask(play, mia, movies, 'video-admin remove', { id, reason: 'the boat’s owner asks for it' });
  await discord.until(() => (clipsOf(order).length === 0 ? true : undefined), {
    within: SOON_MS,
    because: 'The clip was not taken down.',
  });
  script.part('Its author disagrees: /video appeal');
  await explainTo(play, stage.ana, stage.movies, 'video appeal', { id }, 'the boat is mine');
}

/** Money: more for a member, a charge taken back, a pause, the picture of what was spent, and Venice's own books. */
export async function money(play: Play, spent: Shown): Promise<void> {
  const { mia, ana, movies } = play.stage;
  const id = idIn(spent.card);
  play.script.part('More for a member: /video-admin grant');
  await ask(play, mia, movies, 'video-admin grant', { member: ana, amount: '3', reason: 'the birthday film' });
  play.script.part('A charge taken back: /video-admin writeoff, /video-admin refund');
  await ask(play, mia, movies, 'video-admin writeoff', { id, reason: 'the clip was black' });
  await ask(play, mia, movies, 'video-admin refund', { id, reason: 'pressed twice' });
  play.script.part('A pause: /video-admin pause, /video-admin resume');
  await ask(play, mia, movies, 'video-admin pause', { note: 'back in an hour' });
  await ask(play, mia, movies, 'video-admin resume');
  play.script.part('What was spent: /video-admin spend, /video-admin reconcile');
  await ask(play, mia, movies, 'video-admin spend', { by: 'member' });
  await ask(play, mia, movies, 'video-admin reconcile');
}

/** Who did what, and a member's own data. */
export async function records(play: Play): Promise<void> {
  const { mia, ana, movies } = play.stage;
  play.script.part('Who did what: /video-admin audit');
  await ask(play, mia, movies, 'video-admin audit');
  play.script.part('Your own data: /video privacy');
  await ask(play, ana, movies, 'video privacy export');
  await ask(play, ana, movies, 'video privacy erase');
}

/** The latest message for moderators with these words. */
function caseOn({ stage }: Play, words: string): Reply | undefined {
  return stage.mia.sees(stage.moderators).findLast(({ text }) => text.includes(words));
}

/** The short id of the clip that a message of the bot is about. */
function idIn({ text }: Reply): string {
  const [, id] = /lip `(\w+)`/.exec(text) ?? [];
  if (id === undefined) throw new Error(`This names no clip: ${text}`);
  return id;
}
