// Menus in which several things are chosen: channels and roles, which Discord lists itself, and options of our own.
import {
  type APIChannelSelectComponent,
  type APIRoleSelectComponent,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import type { ChannelId, RoleId } from '../../domain/ids.ts';
import { customId } from './parts.ts';

/** Discord: as many may be chosen in one menu, and no more may stand in it as chosen. */
export const MOST_PICKED = 25;

interface Picker<Item> {
  readonly action: string;
  readonly subject: readonly (string | number)[];
  readonly placeholder: string;
  readonly chosen: readonly Item[];
  /** How many may be chosen; none at all always may be. */
  readonly most: number;
}

const row = <Component>(component: Component) => ({ type: ComponentType.ActionRow as const, components: [component] });

const common = <Item>({ action, subject, placeholder, most }: Picker<Item>) => ({
  custom_id: customId(action, subject),
  placeholder,
  min_values: 0,
  max_values: Math.min(most, MOST_PICKED),
});

/** `clips`: channels in which clips can be posted. `words`: those that the bot writes to. */
export function channelPicker(picker: Picker<ChannelId>, what: 'clips' | 'words') {
  const component: APIChannelSelectComponent = {
    type: ComponentType.ChannelSelect,
    ...common(picker),
    channel_types:
      what === 'words'
        ? [ChannelType.GuildText]
        : [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
    default_values: picker.chosen
      .slice(0, MOST_PICKED)
      .map((id) => ({ id: String(id), type: SelectMenuDefaultValueType.Channel })),
  };
  return row(component);
}

export function rolePicker(picker: Picker<RoleId>) {
  const component: APIRoleSelectComponent = {
    type: ComponentType.RoleSelect,
    ...common(picker),
    default_values: picker.chosen
      .slice(0, MOST_PICKED)
      .map((id) => ({ id: String(id), type: SelectMenuDefaultValueType.Role })),
  };
  return row(component);
}

/** Several options of our own. */
export function optionPicker(
  picker: Picker<string>,
  options: readonly { readonly label: string; readonly value: string }[],
) {
  return row({
    type: ComponentType.StringSelect as const,
    ...common({ ...picker, most: Math.min(picker.most, options.length) }),
    options: options.map(({ label, value }) => ({ label, value, default: picker.chosen.includes(value) })),
  });
}
