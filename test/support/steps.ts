// Steps that whole-flow tests share: ask for a clip, pay for it, wait for its end, read what was said about it.
import type { ChannelHandle } from '../../sandbox/discord/driver/channel.ts';
import type { MemberHandle, Place } from '../../sandbox/discord/driver/member.ts';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import { ChannelId, GuildId, JobId, UserId } from '../../src/domain/ids.ts';
import type { Job, StateName } from '../../src/domain/job.ts';
import type { Stage } from './stage.ts';

/** $0.55 for 5 s at 720p with sound; four in five are done within 95 s, and this stage's within 67 s. */
export const WAN = 'wan-2.6-text-to-video';
/** Private delivery by a secret link, once; $0.44 for 5 s at 720p. */
export const GROK = 'grok-imagine-1-5-text-to-video-private';
/** The cheapest: $0.055 for 5 s. Silent, private, delivered inline. */
export const LONGCAT = 'longcat-distilled-text-to-video';
/** Keeps the money when it refuses content: $0.66 for 5 s. */
export const RUNWAY = 'runway-gen4-5-text';

export interface Wish {
  readonly by?: MemberHandle;
  readonly in?: Place;
  readonly prompt?: string;
  readonly model?: string;
  readonly duration?: string;
  readonly aspect_ratio?: string;
  readonly resolution?: string;
  readonly audio?: boolean;
  readonly negative_prompt?: string;
}

/** `/video create`: the card, or the refusal. */
export function ask(stage: Stage, wish: Wish = {}): Promise<Reply> {
  const { by = stage.ana, in: place = stage.channel, ...options } = wish;
  return by.command(place, 'video create', { prompt: 'a gondola at dawn', model: WAN, ...options });
}

export const generateButton = (card: Reply) => {
  const found = card.buttons.find(({ label }) => label.startsWith('Generate '));
  if (found === undefined) throw new Error(`no Generate on: ${card.text}`);
  return found;
};

/** Presses Generate: the receipt, or the card again with the reason. */
export const generate = (card: Reply): Promise<Reply> => card.press(generateButton(card).label);

export const idIn = (text: string): JobId => JobId.parse(/clip `([0-9a-z]{6})`/i.exec(text)?.[1]);

export interface Order {
  readonly id: JobId;
  readonly receipt: Reply;
}

/** A clip that is asked for and paid. */
export async function order(stage: Stage, wish: Wish = {}): Promise<Order> {
  const receipt = await generate(await ask(stage, wish));
  return { id: idIn(receipt.text), receipt };
}

export async function jobOf(stage: Stage, id: JobId): Promise<Job> {
  const job = await stage.bot.store.read.jobs.get(id);
  if (job === undefined) throw new Error(`there is no job ${id}`);
  return job;
}

/** Waits until the job has come to this state. */
export function reaches<N extends StateName>(stage: Stage, id: JobId, at: N, withinMs?: number): Promise<Job> {
  return stage.until(async () => {
    const job = await jobOf(stage, id);
    return job.state.at === at ? job : undefined;
  }, withinMs);
}

/** Everything public that the bot has said under a channel, oldest first. */
export const said = (stage: Stage, channel: ChannelHandle = stage.channel): readonly Reply[] =>
  [channel, ...channel.threads].flatMap((place) => stage.mia.sees(place)).filter((one) => !one.ephemeral);

/** Waits for the message with the clip in it, wherever under the channel it is. */
export const clipPost = (stage: Stage, channel?: ChannelHandle): Promise<Reply> =>
  stage.until(() => said(stage, channel).find(({ attachments }) => attachments.length > 0));

/** Waits for a public message that has these words in it. */
export const hears = (stage: Stage, words: string | RegExp, channel?: ChannelHandle): Promise<Reply> =>
  stage.until(() => said(stage, channel).find(({ text }) => text.match(words) !== null));

/** Waits for a direct message from the bot to this member. */
export const hearsDirectly = (stage: Stage, member: MemberHandle): Promise<Reply> =>
  stage.until(() => member.sees(member.dm).at(-1));

/** The public status message of a job, once it is there. */
export const statusOf = (stage: Stage, id: JobId): Promise<Reply> =>
  stage.until(() => said(stage).find(({ text }) => text.includes(`Status of clip \`${id}\``)));

/** What Venice was asked, at one endpoint, oldest first. */
export const askedOf = (stage: Stage, endpoint: 'quote' | 'queue' | 'retrieve' | 'share' | 'models' | 'complete') =>
  stage.venice.requests.filter((request) => request.endpoint === endpoint);

/** What of the member's allowance is used today, in micro-dollars. */
export async function usedToday(stage: Stage, member: MemberHandle = stage.ana) {
  const who = { user: UserId.parse(member.id), guild: GuildId.parse(stage.guild.id), language: 'en' as const };
  const { today } = await stage.bot.services.bookkeeper.statement(
    { ...who, roles: [], joinedAt: null, moderator: false },
    ChannelId.parse(stage.channel.id),
  );
  return { held: Number(today.held), spent: Number(today.spent) };
}

/** The audit log of the server, newest first. */
export const auditOf = (stage: Stage) => stage.bot.store.read.audit.ofGuild(GuildId.parse(stage.guild.id), 20);

/** Sets limits as a moderator would. */
export const setLimits = (stage: Stage, limits: Readonly<Record<string, string>>): Promise<Reply> =>
  stage.mia.command(stage.channel, 'video-admin limits', limits);
