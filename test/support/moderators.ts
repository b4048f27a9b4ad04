// What tests of moderation share: a room for the moderators, rules that make clips wait, and the cards in that room.
import type { ChannelHandle } from '../../sandbox/discord/driver/channel.ts';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import { ChannelId, GuildId, UserId } from '../../src/domain/ids.ts';
import { NO_REVIEW, type ReviewRule } from '../../src/domain/review.ts';
import type { SettingsChange } from '../../src/services/server-settings.ts';
import type { Stage } from './stage.ts';

export const EVERYONE: ReviewRule = { ...NO_REVIEW, everyone: true };

export const guildOf = (stage: Stage) => GuildId.parse(stage.guild.id);

/** Sets what a moderator would set, in the books. */
export const configure = (stage: Stage, change: SettingsChange) =>
  stage.bot.services.settings.change(guildOf(stage), UserId.parse(stage.mia.id), change);

/** A channel that members cannot see. */
export async function moderatorsRoom(stage: Stage, change: SettingsChange = {}): Promise<ChannelHandle> {
  const room = stage.guild.addTextChannel({ name: 'moderators' });
  await configure(stage, { moderatorChannel: ChannelId.parse(room.id), ...change });
  return room;
}

export const reviewOf = (what: 'prompt' | 'result', hours = 24) => ({
  review: { prompt: NO_REVIEW, result: NO_REVIEW, hours, [what]: EVERYONE },
});

/** The newest card in the moderators' room with these words, once it is there. */
export const cardIn = (stage: Stage, room: ChannelHandle, words: string | RegExp): Promise<Reply> =>
  stage.until(() => stage.mia.sees(room).findLast(({ text }) => text.match(words) !== null));

/** Presses a button on a card as a moderator. */
export const pressAs = (card: Reply, who: { readonly id: string }, label: string): Promise<Reply> =>
  card.asOther(who).press(label);

/** Every direct message of the bot to a member. */
export const direct = (who: Stage['ana']): readonly Reply[] => who.sees(who.dm);

export const moneyOf = async (stage: Stage) => {
  const { held, spent } = await stage.bot.store.read.ledger.totals();
  return { held: Number(held), spent: Number(spent) };
};
