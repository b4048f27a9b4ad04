// Where nobody has set anything yet, whatever an admin asks for first also says where to begin.
import { ComponentType } from 'discord.js';
import type { Subcommand } from '../feature.ts';
import type { View } from '../view.ts';
import { t } from '../views/language.ts';
import { text } from '../views/parts.ts';

export function hinting(one: Subcommand): Subcommand {
  if (one.command !== 'video-admin' || one.definition.name === 'setup') return one;
  return {
    ...one,
    async run(call, services) {
      const view = await one.run(call, services);
      const may = await services.rights.may(call, 'settings');
      return may.ok && (await services.settings.untouched(call.guild)) ? hinted(view) : view;
    },
  };
}

function hinted(view: View): View {
  const [panel, ...others] = view.is === 'reply' ? (view.body.components ?? []) : [];
  if (view.is !== 'reply' || panel?.type !== ComponentType.Container) return view;
  const hint = text(
    t`-# New here? \`/video-admin setup\` walks you through channels, limits and moderators on one card.`,
  );
  return {
    ...view,
    body: { ...view.body, components: [{ ...panel, components: [...panel.components, hint] }, ...others] },
  };
}
