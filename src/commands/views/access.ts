// What a server allows, in plain words and as menus that change it at once.
import type { APIComponentInContainer } from 'discord.js';
import type { Access } from '../../domain/access.ts';
import { Kind } from '../../domain/catalogue.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { kindName } from './models.ts';
import { button, buttons, GREEN, line, listed, panel, reply, select, text } from './parts.ts';
import { channelPicker, MOST_PICKED, optionPicker, rolePicker } from './pickers.ts';

const MOST_NAMED = 20;

export function accessView(access: Access): Reply {
  return reply(
    panel(GREEN, [
      text(t`### What may be made here`),
      text(accessLines(access).join('\n')),
      line(),
      ...menus(access),
      buttons(
        button(t`All channels`, 'access.all', ['channels'], { disabled: access.channels === null }),
        button(t`All roles`, 'access.all', ['roles'], { disabled: access.roles === null }),
        button(t`All kinds`, 'access.all', ['kinds'], { disabled: access.kinds === null }),
        button(t`All models`, 'access.all', ['models'], { disabled: access.models === null }),
      ),
      text(
        t`-# Models are chosen with \`/video-admin access models\`, which lists them while you type. Whoever holds **Manage Server** may make clips everywhere and with every model but uncensored ones.`,
      ),
    ]),
  );
}

/** One sentence for each part. Short enough for the card that walks through the set-up, too. */
export function accessLines({ channels, roles, kinds, models, uncensored }: Access): readonly string[] {
  return [
    channels === null
      ? t`Channels: **all of them**`
      : channels.length === 0
        ? t`Channels: **none**, so that nobody but admins makes clips`
        : t`Channels: ${named(channels.map((id) => `<#${id}>`))}, with their threads`,
    roles === null
      ? t`Roles: **everybody**`
      : roles.length === 0
        ? t`Roles: **none**, so that nobody but admins makes clips`
        : t`Roles: ${named(roles.map((id) => `<@&${id}>`))}`,
    kinds === null ? t`Kinds of clips: **all of them**` : t`Kinds of clips: ${named(kinds.map(kindName))}`,
    models === null ? t`Models: **all of them**` : t`Models: ${named(models.map((id) => `\`${id}\``))}`,
    uncensored === 'off' ? t`Uncensored models: **nowhere**` : t`Uncensored models: in age-restricted channels only`,
  ];
}

function named(all: readonly string[]): string {
  if (all.length === 0) return t`**none**`;
  const more = all.length - MOST_NAMED;
  return more > 0 ? t`${all.slice(0, MOST_NAMED).join(', ')} and ${more} more` : listed(all, 'and');
}

/** A list that is longer than a menu is changed by the command, so that no press can cut it short. */
function menus({ channels, roles, kinds, uncensored }: Access): readonly APIComponentInContainer[] {
  return [
    ...((channels?.length ?? 0) > MOST_PICKED
      ? []
      : [
          channelPicker(
            {
              action: 'access.channels',
              subject: [],
              placeholder: t`Only in these channels`,
              chosen: channels ?? [],
              most: MOST_PICKED,
            },
            'clips',
          ),
        ]),
    ...((roles?.length ?? 0) > MOST_PICKED
      ? []
      : [
          rolePicker({
            action: 'access.roles',
            subject: [],
            placeholder: t`Only members with these roles`,
            chosen: roles ?? [],
            most: MOST_PICKED,
          }),
        ]),
    optionPicker(
      {
        action: 'access.kinds',
        subject: [],
        placeholder: t`Only these kinds of clips`,
        chosen: kinds ?? [],
        most: MOST_PICKED,
      },
      Kind.options.map((kind) => ({ label: kindName(kind), value: kind })),
    ),
    select('access.uncensored', [], t`Uncensored models`, [
      { label: t`Uncensored models: nowhere`, value: 'off', chosen: uncensored === 'off' },
      {
        label: t`Uncensored models: in age-restricted channels`,
        value: 'age-restricted',
        chosen: uncensored === 'age-restricted',
      },
    ]),
  ];
}
