// How our books and Venice's compare, in words, with what a person may do about it.
import type { APIComponentInContainer } from 'discord.js';
import type { Comparison, Difference, Extra, Suggestion } from '../../domain/comparison.ts';
import type { GuildId } from '../../domain/ids.ts';
import { formatUsd, Usd } from '../../domain/money.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { button, buttons, code, GOLD, GREEN, line, moment, panel, reply, text } from './parts.ts';

/** Discord: forty components and 4000 characters in one message. */
const SHOWN = 8;
const SUGGESTED = 5;

/** `comparison` holds no more than its reader may see. */
export function reconciliationView(comparison: Comparison, guild: GuildId): Reply {
  const { differences, suggestions, extra, unread, tooEarly, since } = comparison;
  const matched = Object.values(comparison.matched).reduce((total, count) => total + count, 0);
  const fine = differences.length + suggestions.length + extra.length + unread === 0;
  const mine = suggestions.filter((one) => one.guild === guild);
  return reply(
    panel(fine ? GREEN : GOLD, [
      text(t`### Our books and Venice's, since ${moment(since, 'f')}`),
      text(
        [
          t`Matching: **${matched}** · differing: **${differences.length}** · unconfirmed: **${suggestions.length}** · at Venice only: **${extra.length}**`,
          ...(tooEarly === 0 ? [] : [t`Too early to tell: **${tooEarly}**. Venice's rows may come late.`]),
          ...(unread === 0 ? [] : [t`Rows of Venice's that I could not read: **${unread}**.`]),
          ...(fine ? [t`✅ Nothing needs a person.`] : []),
        ].join('\n'),
      ),
      ...listed(differences.map(differenceText), t`### Differences`),
      ...listed(extra.map(extraText), t`### At Venice only`),
      ...mine.slice(0, SUGGESTED).flatMap(suggestionRows),
      ...(mine.length > SUGGESTED ? [text(t`-# …and ${mine.length - SUGGESTED} more: settle these first.`)] : []),
    ]),
  );
}

function listed(rows: readonly string[], title: string): readonly APIComponentInContainer[] {
  if (rows.length === 0) return [];
  const more = rows.length - SHOWN;
  return [line(), text([title, ...rows.slice(0, SHOWN), ...(more > 0 ? [t`…and ${more} more`] : [])].join('\n'))];
}

function differenceText({ is, job, submittedAt, ours, theirs }: Difference): string {
  const [we, they, when] = [money(ours), money(theirs), moment(submittedAt, 'f')];
  switch (is) {
    case 'missing':
      return t`\`${job}\` ${when}: we count ${we}, and Venice has no charge. If it stays so, \`/video-admin refund\` gives it back.`;
    case 'price-differs':
      return t`\`${job}\` ${when}: we count ${we}, Venice ${they}.`;
    case 'refunded-there':
      return t`\`${job}\` ${when}: we count ${we}, and Venice gave it back. \`/video-admin refund\` does so here.`;
    case 'kept-there':
      return t`\`${job}\` ${when}: we gave it back, and Venice kept ${they}.`;
  }
}

const extraText = ({ at, net, product }: Extra): string =>
  t`${moment(at, 'f')}: ${money(net)} for ${code(product ?? '?', 60)}. Somebody else may be using this account.`;

/** A dollar amount that may be below zero. */
const money = (micro: number): string => `${micro < 0 ? '-' : ''}${formatUsd(Usd.parse(Math.abs(micro)))}`;

function suggestionRows(one: Suggestion): readonly APIComponentInContainer[] {
  const charged = button(t`Settle as charged`, 'books.charged', [one.job], {
    style: one.is === 'charged' ? 'go' : 'plain',
  });
  const free = button(t`Settle as not charged`, 'books.free', [one.job], {
    style: one.is === 'not-charged' ? 'go' : 'plain',
  });
  return [
    line(),
    text(t`Clip \`${one.job}\`, ${formatUsd(one.price)}, ${moment(one.submittedAt, 'f')}: ${suggestionText(one)}`),
    ...(one.is === 'cannot-tell' ? [] : [buttons(charged, free)]),
  ];
}

/** In the audit log, in English whoever presses: a record is one language. */
export const proposedReason = (one: Suggestion | null): string =>
  one === null ? 'settled from the comparison with Venice' : `Venice's books: ${one.is}, ${one.because}`;

function suggestionText({ because }: Suggestion): string {
  switch (because) {
    case 'same-id':
      return t`Venice charged it: its books name this very clip.`;
    case 'only-fit':
      return t`Venice most probably charged it: one charge fits in model, price and time, and no other clip does.`;
    case 'no-charge':
      return t`Venice did not charge it: its books have nothing that fits.`;
    case 'refunded':
      return t`Venice charged it and gave it back.`;
    case 'too-early':
      return t`It is too early to tell: the charge may still appear.`;
    case 'ambiguous':
      return t`I cannot tell: several clips or charges fit each other.`;
    case 'price-differs':
      return t`I cannot tell: a charge fits in model and time, at another price.`;
    case 'model-unnamed':
      return t`I cannot tell: a charge fits in price and time, and does not say for which model.`;
    case 'unread-rows':
      return t`I cannot tell: some rows of Venice's could not be read.`;
  }
}
