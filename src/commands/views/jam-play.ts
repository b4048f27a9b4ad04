// Words for those who take part: the form for a prompt, a place in line, an entry that is taken out, an end that is asked for.
import type { Jam, JamEntry, JamPlan } from '../../domain/jam.ts';
import type { Reply, View } from '../view.ts';
import { filesField, form, LONGEST_INPUT, textField } from './forms.ts';
import { capsLine, themeOf } from './jam-words.ts';
import { t } from './language.ts';
import { button, buttons, customId, GREEN, panel, RED, reply, say, text } from './parts.ts';

/** A picture to start from is the member's own, except in a relay that has begun. */
export function promptForm(
  { id, plan }: Pick<Jam, 'id' | 'plan'>,
  how: { readonly promptLimit: number; readonly picture: boolean; readonly model: boolean },
): View {
  return form(t`Add a prompt`, customId('jam.added', [id]), [
    textField({
      id: 'prompt',
      label: t`What happens in the clip`,
      description: promptHint(plan),
      value: '',
      most: Math.min(how.promptLimit, LONGEST_INPUT),
      required: true,
      tall: true,
    }),
    ...(how.picture
      ? [filesField({ id: 'picture', label: t`A picture to start from`, description: t`Not needed.`, most: 1 })]
      : []),
    ...(how.model
      ? [
          textField({
            id: 'model',
            label: t`Model`,
            description: t`Its id or a part of its name. Empty: I choose.`,
            value: '',
            most: 60,
          }),
        ]
      : []),
  ]);
}

/** Discord: at most 100 characters. */
function promptHint({ kind }: JamPlan): string {
  switch (kind) {
    case 'open':
    case 'remix':
      return t`You see the exact price before anything is charged.`;
    case 'relay':
      return t`It goes on from the last picture of the film. You see the price first.`;
  }
}

export const inLineView = (place: number): Reply =>
  say(
    GREEN,
    place === 0
      ? t`🎥 The camera is yours: press **Add a prompt** in the jam.`
      : place === 1
        ? t`You are next in line. I call you when the camera is free.`
        : t`You are number ${String(place)} in line. I call you when it is your turn.`,
  );

export const passedView = (): Reply => say(GREEN, t`You let your turn pass. Take another one when you like.`);

export const withdrawQuestion = ({ number, job }: JamEntry): Reply =>
  reply(
    panel(RED, [
      text(
        t`Take clip #${String(number)} out of the jam? Its message goes, it is not judged, and what it cost stays charged. If it still waits in line, its place and its money come back at once.`,
      ),
      buttons(button(t`Take it out`, 'jam.withdraw-yes', [job], { style: 'danger' })),
    ]),
  );

export const removalForm = (job: string): View =>
  form(t`Take the clip out of the jam`, customId('jam.removed', [job]), [
    textField({
      id: 'reason',
      label: t`Why? It is kept on record`,
      value: '',
      most: 500,
      required: true,
      tall: true,
    }),
  ]);

export const withdrawnView = ({ number }: JamEntry): Reply =>
  say(GREEN, t`Clip #${String(number)} takes part no more.`);

export const endQuestion = ({ id, plan, state }: Jam): Reply =>
  reply(
    panel(RED, [
      text(
        state.at === 'planned'
          ? t`Call off “${themeOf(plan, 150)}”? It has not begun, and nothing was set aside.`
          : t`End “${themeOf(plan, 150)}” now? No new clips are taken; those under way are finished and take part. What is left in the pot goes back to its sponsor.`,
      ),
      buttons(button(t`End the jam`, 'jam.end-yes', [id], { style: 'danger' })),
    ]),
  );

export const endedView = ({ state }: Jam): Reply =>
  say(
    GREEN,
    state.at === 'called-off'
      ? t`The jam was called off.`
      : t`The jam has ended. The last clips are being finished; then comes the result.`,
  );

/** Above the price card of an entry. */
export function purseNote(plan: JamPlan): string {
  return `🎬 ${t`For the jam “${themeOf(plan, 100)}”.`} ${capsLine(plan)}`;
}
