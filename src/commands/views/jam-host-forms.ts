// The forms behind the buttons of the host's card, each with what stands there now.
import type { Jam, JamPlan } from '../../domain/jam.ts';
import { formatUsd } from '../../domain/money.ts';
import type { View } from '../view.ts';
import { form, textField } from './forms.ts';
import { t } from './language.ts';
import { customId } from './parts.ts';

export type Asked = 'theme' | 'model' | 'times' | 'minutes' | 'pot' | 'caps';

/** The form behind a button of the card, with what stands there now. */
export function hostForm({ id, plan, state }: Jam, asked: Asked): View {
  const version = state.at === 'drafting' ? state.version : 0;
  const where = customId('jam.asked', [id, version, asked]);
  const short = (key: string, label: string, value: string, description?: string) =>
    textField({ id: key, label, value, most: 60, ...(description === undefined ? {} : { description }) });
  switch (asked) {
    case 'theme':
      return form(t`Theme`, where, [
        textField({
          id: 'theme',
          label: t`What is the jam about?`,
          value: plan.theme,
          most: 300,
          required: true,
          tall: true,
        }),
      ]);
    case 'model':
      return form(t`Model and settings`, where, [
        short('model', t`Model`, plan.model ?? '', t`Its id or a part of its name. Empty: each chooses.`),
        short('duration', t`Length of each clip`, plan.fixed.duration ?? '', t`Such as 5s. Empty: each chooses.`),
        short('aspectRatio', t`Shape`, plan.fixed.aspectRatio ?? '', t`Such as 16:9. Empty: each chooses.`),
        short('resolution', t`Resolution`, plan.fixed.resolution ?? '', t`Such as 720p. Empty: each chooses.`),
      ]);
    case 'times':
      return form(t`Start and end`, where, [
        short('starts', t`Start`, '', t`Such as 18:30 or in 2h. “now”: at once. Empty: as it is.`),
        short('ends', t`End`, '', t`Such as 45m or 21:00. “none”: when the pot is empty. Empty: as it is.`),
      ]);
    case 'minutes':
      return form(t`Minutes`, where, [
        ...(plan.kind === 'relay'
          ? [
              short(
                'turnMinutes',
                t`For one turn`,
                String(plan.turnMinutes),
                t`1 to 240. Then the next in line is called.`,
              ),
            ]
          : []),
        short('judgingMinutes', t`For the judging after the end`, String(plan.judgingMinutes), t`0 to 10080.`),
        short('graceMinutes', t`To wait for the last clips`, String(plan.graceMinutes), t`1 to 240.`),
      ]);
    case 'pot':
      return form(t`Pot`, where, [
        textField({
          id: 'pot',
          label: t`Dollars in the pot`,
          value: plainUsd(plan.pot),
          most: 20,
          required: true,
          description: t`What is not used goes back when the jam ends.`,
        }),
      ]);
    case 'caps':
      return form(t`Most for each person`, where, [
        short(
          'memberClips',
          t`Clips`,
          plan.memberClips === null ? '' : String(plan.memberClips),
          t`1 to 100. Empty: no limit.`,
        ),
        short(
          'memberUsd',
          t`Dollars from the pot`,
          plan.memberUsd === null ? '' : plainUsd(plan.memberUsd),
          t`Empty: no limit.`,
        ),
      ]);
  }
}

const plainUsd = (amount: JamPlan['pot']) => formatUsd(amount).replace('$', '');
