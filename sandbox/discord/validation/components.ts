// Rules for components in messages that Discord's schema does not express: custom ids, buttons, selects, Components V2.
// Discord: 40 components in a message with nested ones, 4000 characters of text display, custom ids unique in a message.

import { ComponentType } from '../protocol.ts';
import { everyComponent, isButton, isSelect } from '../world/components.ts';
import type { Component } from '../world/model.ts';
import { type Problem, problem } from './problems.ts';

const MOST_COMPONENTS = 40;
const MOST_ROWS = 5;
const MOST_TEXT = 4000;
const LINK = 5;
const PREMIUM = 6;

type Path = Problem['path'];

/** Problems of a message's components; `v2` says whether the message has the IS_COMPONENTS_V2 flag. */
export function componentProblems(components: readonly Component[], v2: boolean): readonly Problem[] {
  const all = everyComponent(components);
  return [
    ...(v2 ? v2Problems(components, all) : legacyProblems(components)),
    ...repeatedCustomIds(all, ['components']),
    ...repeatedIds(all),
    ...placedProblems(components, ['components']),
  ];
}

function v2Problems(components: readonly Component[], all: readonly Component[]): readonly Problem[] {
  const text = all.reduce(
    (sum, { type, content }) => sum + (type === ComponentType.TextDisplay ? length(content) : 0),
    0,
  );
  const found: Problem[] = [];
  if (all.length > MOST_COMPONENTS)
    found.push(problem(['components'], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', 'At most 40 components in all.'));
  if (text > MOST_TEXT)
    found.push(problem(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', 'At most 4000 characters of text.'));
  if (components.length === 0) found.push(problem(['components'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  return found;
}

const length = (content: string | undefined): number => content?.length ?? 0;

function legacyProblems(components: readonly Component[]): readonly Problem[] {
  const found: Problem[] = [];
  if (components.length > MOST_ROWS)
    found.push(problem(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be 5 or fewer in length.'));
  for (const [index, { type }] of components.entries())
    if (type !== ComponentType.ActionRow)
      found.push(problem(['components', index], 'UNION_TYPE_CHOICES', 'Only action rows without IS_COMPONENTS_V2.'));
  return found;
}

/** Custom ids that occur twice. */
export function repeatedCustomIds(all: readonly Component[], path: Path): readonly Problem[] {
  const ids = all.flatMap((component) => (component.custom_id === undefined ? [] : [component.custom_id]));
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => problem(path, 'COMPONENT_CUSTOM_ID_DUPLICATED', `Component custom id "${id}" cannot be duplicated.`));
}

function repeatedIds(all: readonly Component[]): readonly Problem[] {
  const ids = all.flatMap((component) => (component.id ? [component.id] : []));
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => problem(['components'], 'COMPONENT_ID_DUPLICATED', `Component id ${id} cannot be duplicated.`));
}

function placedProblems(components: readonly Component[], path: Path): readonly Problem[] {
  return components.flatMap((component, index) => {
    const here = [...path, index];
    return [
      ...ownProblems(component, here),
      ...placedProblems(component.components ?? [], [...here, 'components']),
      ...(component.accessory ? ownProblems(component.accessory, [...here, 'accessory']) : []),
    ];
  });
}

function ownProblems(component: Component, path: Path): readonly Problem[] {
  if (component.type === ComponentType.ActionRow) return rowProblems(component, path);
  if (isButton(component)) return buttonProblems(component, path);
  if (isSelect(component)) return selectProblems(component, path);
  if (component.type === ComponentType.Section && (component.components?.length ?? 0) > 3)
    return [problem([...path, 'components'], 'BASE_TYPE_BAD_LENGTH', 'A section holds 1 to 3 text displays.')];
  if (component.type === ComponentType.File && !component.file?.url.startsWith('attachment://'))
    return [problem([...path, 'file'], 'MEDIA_REFERENCE', 'A file component shows attachment://name only.')];
  return [];
}

function rowProblems(row: Component, path: Path): readonly Problem[] {
  const children = row.components ?? [];
  if (children.some(isSelect) && children.length > 1)
    return [problem([...path, 'components'], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'One select, or up to five buttons.')];
  return [];
}

function buttonProblems(button: Component, path: Path): readonly Problem[] {
  const { style, custom_id, url, sku_id, label, emoji } = button;
  const wants = style === LINK ? 'url' : style === PREMIUM ? 'sku_id' : 'custom_id';
  const given = [...(custom_id ? ['custom_id'] : []), ...(url ? ['url'] : []), ...(sku_id ? ['sku_id'] : [])];
  const found: Problem[] = [];
  if (given.length !== 1 || given[0] !== wants)
    found.push(
      problem([...path, wants], 'BASE_TYPE_REQUIRED', `A button of style ${style} has ${wants} and no other.`),
    );
  if (style !== PREMIUM && !label && !emoji)
    found.push(problem([...path, 'label'], 'BUTTON_COMPONENT_LABEL_OR_EMOJI', 'A label or an emoji is required.'));
  return found;
}

/** Problems of one select menu, in a message or a modal. */
export function selectProblems(select: Component, path: Path): readonly Problem[] {
  const least = select.min_values ?? 1;
  const most = select.max_values ?? 1;
  const values = (select.options ?? []).map((option) => option.value);
  const defaults = (select.options ?? []).filter((option) => option.default).length;
  const found: Problem[] = [];
  if (least > most) found.push(problem([...path, 'min_values'], 'SELECT_MIN_MAX', 'min_values is above max_values.'));
  if (select.type === ComponentType.StringSelect && (most > values.length || least > values.length))
    found.push(problem([...path, 'max_values'], 'SELECT_RANGE', 'More values are asked for than there are options.'));
  if (new Set(values).size !== values.length)
    found.push(problem([...path, 'options'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'Option values must differ.'));
  if (defaults > most)
    found.push(problem([...path, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'Too many default options.'));
  return found;
}
