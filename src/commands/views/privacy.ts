// What a member reads about their own data: what is kept, a file of it, and how it goes.
import { ComponentType } from 'discord.js';
import type { Settings } from '../../domain/settings.ts';
import type { Erased, EraseRefusal, Holdings } from '../../services/erasure.ts';
import type { TakenAlong } from '../../services/privacy.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { button, buttons, GOLD, GREEN, listed, moment, panel, RED, reply, say, text } from './parts.ts';

export function takenView({ file, part, parts, tooLarge }: TakenAlong): Reply {
  const what =
    parts === 1
      ? t`### Your data\nEverything that I keep about you on this server, and your clips that are still here.`
      : t`### Your data, part ${part} of ${parts}\nEverything that I keep about you on this server, and your clips that are still here.`;
  const missing =
    tooLarge === 1
      ? t`One clip is larger than an attachment may be here. \`/video show\` posts a smaller copy of it.`
      : t`${tooLarge} clips are larger than an attachment may be here. \`/video show\` posts smaller copies of them.`;
  const body = panel(GOLD, [
    text(what),
    ...(tooLarge === 0 ? [] : [text(missing)]),
    { type: ComponentType.File as const, file: { url: `attachment://${file.name}` } },
    ...(part < parts ? [buttons(button(t`Part ${part + 1} of ${parts}`, 'privacy.part', [part + 1]))] : []),
    text(t`-# Only you see this. Clips that were posted and are no longer kept here are still in their threads.`),
  ]);
  return { ...reply(body), file: { clip: file, alt: t`A zip file with your data` } };
}

/** Says exactly what goes and what stays, before anything does. */
export function askEraseView({ clips, waiting, cards, cases }: Holdings): Reply {
  const goes = [
    clips === 1
      ? t`1 clip with its prompt, its files and its posts`
      : t`${clips} clips with their prompts, files and posts`,
    cards === 1 ? t`1 open card` : t`${cards} open cards`,
    cases === 1 ? t`your words in 1 case` : t`your words in ${cases} cases`,
  ];
  return reply(
    panel(RED, [
      text(t`### Erase your data on this server?`),
      text(t`**This goes:** ${listed(goes, 'and')}. Messages that I cannot delete any more stay where they are.`),
      ...(waiting === 0 ? [] : [text(waitingText(waiting))]),
      text(
        t`**This stays:** amounts in the server's books, without your name; what was spent this week and this month keeps it until they are over, because your limits count it. What moderators did stays in their log, which then knows you no more. A block stays until it ends. What others made from your clips, and what they wrote about them, is theirs.`,
      ),
      text(
        t`It cannot be undone, and money that was spent does not come back. \`/video privacy export\` gives you a copy first.`,
      ),
      buttons(
        button(t`Erase my data`, 'privacy.erase-yes', [], { style: 'danger' }),
        button(t`Keep it`, 'privacy.keep', []),
      ),
    ]),
  );
}

const waitingText = (waiting: number) =>
  waiting === 1
    ? t`One clip still waits in line: it is called off, and its money comes back at once.`
    : t`${waiting} clips still wait in line: they are called off, and their money comes back at once.`;

export const erasedView = ({ clips, moneyUntil }: Erased): Reply =>
  say(
    GREEN,
    clips === 1
      ? t`### Your data is erased\n1 clip is gone, with everything that you wrote here.`
      : t`### Your data is erased\n${clips} clips are gone, with everything that you wrote here.`,
    t`Files and posts follow in the next minutes. The last amounts lose your name ${moment(moneyUntil)}.`,
  );

export const notErasedView = (): Reply => say(GREEN, t`Kept. Nothing was changed.`);

export function eraseRefusalView(refusal: EraseRefusal): Reply {
  return say(RED, t`### Not erased`, reasonText(refusal), t`Nothing was changed.`);
}

function reasonText(refusal: EraseRefusal): string {
  switch (refusal.is) {
    case 'under-way': {
      const ids = refusal.jobs.slice(0, 10).map((id) => `\`${id}\``);
      return ids.length === 1
        ? t`Clip ${listed(ids)} is still being made or looked at by a moderator. Ask again when it has ended: \`/video jobs\` shows where it is.`
        : t`Clips ${listed(ids, 'and')} are still being made or looked at by a moderator. Ask again when they have ended: \`/video jobs\` shows where they are.`;
    }
    case 'in-jam':
      return t`You host or take part in a jam that is not over yet, or host one that comes again. Ask again when it is over.`;
    case 'cooling-down':
      return t`This server wants a pause between two clips of yours, and yours ends ${moment(refusal.until)}. Ask again then.`;
  }
}

/** What a server keeps, for its admins. */
export function keepingView({ retention, anonymousId }: Settings, changed: boolean): Reply {
  const { clipDays, promptDays } = retention;
  return reply(
    panel(GREEN, [
      text(changed ? t`### Saved: what is kept here` : t`### What is kept here`),
      text(
        [
          clipDays === null
            ? t`Finished clips are kept as long as whoever runs this bot has set.`
            : t`Finished clips are kept for **${daysText(clipDays)}**, or shorter where whoever runs this bot has set less.`,
          promptDays === null
            ? t`Prompts of ended clips are kept until their author has them erased.`
            : t`Prompts of ended clips are forgotten after **${daysText(promptDays)}**.`,
          anonymousId
            ? t`Venice gets an opaque name for each member. It cannot tell who that is.`
            : t`Venice is told nothing about members.`,
        ].join('\n'),
      ),
      text(
        t`-# What was posted in Discord stays there. Members take their data along or have it erased with \`/video privacy\`.`,
      ),
    ]),
  );
}

const daysText = (days: number) => (days === 1 ? t`1 day` : t`${days} days`);
