// What the bot says about a jam, from news to message. Each carries a marker by which it is found again after a long
// outage, and mentions nobody but whom it is for.
import type { Jam } from '../../domain/jam.ts';
import type { JamNews } from '../../domain/jam-news.ts';
import { formatUsd } from '../../domain/money.ts';
import { cardMarker, clipsWord, jamCard, peopleWord, voteLabel } from './jam-card.ts';
import { finaleMessage } from './jam-finale.ts';
import { endReason, kindName, themeOf, weeklyLine } from './jam-words.ts';
import { t } from './language.ts';
import type { Rendered } from './notices.ts';
import { button, buttons, moment, oneLine, shortened } from './parts.ts';

export function jamMessage(news: JamNews): Rendered {
  switch (news.is) {
    case 'starter':
      return starter(news.jam);
    case 'card':
      return { ...base(news.sight.jam), ...jamCard(news.sight), marker: cardMarker(news.sight.jam.id), mentions: [] };
    case 'called-off':
      return { ...base(news.jam), ...calledOff(news.jam) };
    case 'turn':
      return { ...base(news.jam), ...turn(news) };
    case 'turn-over': {
      const marker = `-# ${t`turn over ${moment(news.at, 'f')}`}`;
      const content = `${t`🎥 The turn of <@${news.member}> is over; the camera goes on.`}\n${marker}`;
      return { ...base(news.jam), content, marker, mentions: [] };
    }
    case 'extended': {
      const marker = `-# ${t`changed ${moment(news.at, 'f')}`}`;
      return { ...base(news.jam), content: `${extended(news.jam, news.by)}\n${marker}`, marker, mentions: [] };
    }
    case 'closed':
      return { ...base(news.sight.jam), ...closed(news) };
    case 'judging':
      return { ...base(news.jam), ...judging(news) };
    case 'finale':
      return { ...base(news.finale.jam), ...finaleMessage(news.finale, news.direct) };
    case 'announced':
      return { ...base(news.jam), ...announced(news) };
    case 'skipped': {
      const { schedule, at } = news;
      const marker = t`the round of ${moment(at, 'f')} was skipped`;
      const content = `🎬 **${themeOf(schedule.plan, 150)}**: ${marker}, ${t`because I was away for the whole of it. The next one comes as usual.`}`;
      return { alt: null, title: titleOf(schedule.plan.theme), content, marker, mentions: [] };
    }
  }
}

const base = ({ plan }: Jam) => ({ alt: null, title: titleOf(plan.theme) });

/** Discord: a thread's name has at most 100 characters. */
const titleOf = (theme: string) => shortened(`🎬 ${oneLine(theme)}`, 95);

function starter(jam: Jam): Rendered {
  const { plan, host, id } = jam;
  const marker = t`Thread of jam \`${id}\``;
  const content = [
    `## 🎬 ${themeOf(plan, 200)}`,
    t`<@${host}> has started a prompt jam (${kindName(plan.kind)}): there are ${formatUsd(plan.pot)} in its pot. Take part in the thread.`,
    `-# ${marker}`,
  ].join('\n');
  return { ...base(jam), content, marker, mentions: [] };
}

function calledOff(jam: Jam): Pick<Rendered, 'content' | 'marker' | 'mentions'> {
  const { host, id, plan, state } = jam;
  const marker = t`your jam \`${id}\` was called off`;
  const content = `<@${host}> ${marker}: ${calledOffWhy(jam)} ${t`Its theme was “${themeOf(plan, 150)}”.`}`;
  // Whoever called it off knows.
  const self = state.at === 'called-off' && state.by === host;
  return { content, marker, mentions: self ? [] : [host] };
}

function calledOffWhy({ state }: Jam): string {
  const why = state.at === 'called-off' ? state.why : 'host';
  switch (why) {
    case 'host':
      return t`you ended it before it began. Nothing was charged.`;
    case 'moderator':
      return t`a moderator ended it. Nothing was charged.`;
    case 'no-money':
      return t`when it was to start, no limit had room for its pot. Nothing was charged.`;
    case 'nowhere':
      return t`there was no place where I could open its thread. What was set aside went back.`;
    case 'missed':
      return t`I was away for the whole of it. Nothing was charged.`;
    case 'forgotten':
      return t`its card lay untouched for a day. Nothing was charged.`;
  }
}

function turn({ jam, member, until }: Extract<JamNews, { is: 'turn' }>) {
  const marker = t`your turn until ${moment(until, 'f')}`;
  return {
    marker,
    mentions: [member],
    content: `${t`🎥 <@${member}> the camera is yours. Press **Add a prompt**, then Generate, until ${moment(until, 't')} (${moment(until)}); or let it pass to the next in line.`}\n-# ${marker}`,
    components: [
      buttons(
        button(t`Add a prompt`, 'jam.add', [jam.id], { style: 'go', emoji: '✨' }),
        button(t`Pass`, 'jam.pass', [jam.id]),
      ),
    ],
  };
}

function extended({ plan, state }: Jam, by: string): string {
  const pot = formatUsd(plan.pot);
  const endsAt = state.at === 'open' ? state.endsAt : null;
  return endsAt === null
    ? t`<@${by}> has changed the jam: its pot is ${pot} now.`
    : t`<@${by}> has changed the jam: it ends ${moment(endsAt)} (${moment(endsAt, 't')}), and its pot is ${pot}.`;
}

function closed({ sight }: Extract<JamNews, { is: 'closed' }>) {
  const { jam, entries, people, underWay } = sight;
  const marker = t`The jam \`${jam.id}\` takes no more clips`;
  const rest =
    underWay === 0
      ? []
      : [
          underWay === 1
            ? t`One clip is still being made; it takes part.`
            : t`${String(underWay)} clips are still being made; they take part.`,
        ];
  const content = [
    `🏁 **${marker}.** ${endReason(jam)}`.trim(),
    [clipsWord(entries.length), peopleWord(people)].join(' · '),
    ...rest,
    t`What is left in the pot has gone back to its sponsor.`,
  ].join('\n');
  return { content, marker, mentions: [] };
}

function judging({ jam, until }: Extract<JamNews, { is: 'judging' }>) {
  const { plan, id } = jam;
  const marker = t`judging of jam \`${id}\``;
  const judges = plan.judging.is === 'judges' ? plan.judging.judges : [];
  const asked =
    judges.length === 0
      ? t`🗳️ Choose until ${moment(until, 't')} (${moment(until)}). Your vote is secret, and you can change it until then.`
      : t`🗳️ ${judges.map((judge) => `<@${judge}>`).join(' ')} please give your points until ${moment(until, 't')} (${moment(until)}). You can change them until then.`;
  return {
    marker,
    mentions: judges,
    content: `${asked}\n-# ${marker}`,
    components: [
      buttons(
        button(voteLabel(plan.judging.is), 'jam.vote', [id], { style: 'go', emoji: '🗳️' }),
        button(t`Gallery`, 'jam.gallery', [id], { emoji: '🖼️' }),
      ),
    ],
  };
}

function announced({
  jam,
  schedule,
  at,
}: Extract<JamNews, { is: 'announced' }>): Pick<Rendered, 'content' | 'marker' | 'mentions' | 'role'> {
  const marker = t`Jam \`${jam.id}\` comes ${moment(at, 'f')}`;
  const call = schedule.mention === null ? '' : `<@&${schedule.mention}> `;
  const content = [
    `${call}${t`🎬 **${themeOf(jam.plan, 200)}**: the next prompt jam (${kindName(jam.plan.kind)}) starts ${moment(at)}, with ${formatUsd(jam.plan.pot)} in its pot.`}`,
    `-# ${marker} · ${weeklyLine(schedule.weekly)}`,
  ].join('\n');
  return { content, marker, mentions: [], ...(schedule.mention === null ? {} : { role: schedule.mention }) };
}
