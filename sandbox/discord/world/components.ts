// Walking a component tree: every component with what it holds, in the order a person reads them.

import { type Json, list, record, withoutNulls } from '../json.ts';
import { ComponentType, SELECT_TYPES } from '../protocol.ts';
import type { Component } from './model.ts';

/** Reads components that have already passed Discord's schema; `null` counts as "not given". */
export const readComponents = (value: unknown): readonly Component[] =>
  list(withoutNulls(value)) as readonly Component[];

export const childrenOf = (component: Component): readonly Component[] => [
  ...(component.components ?? []),
  ...(component.component ? [component.component] : []),
  ...(component.accessory ? [component.accessory] : []),
];

/** All components, nested ones after their parent. */
export function everyComponent(components: readonly Component[]): readonly Component[] {
  return components.flatMap((component) => [component, ...everyComponent(childrenOf(component))]);
}

export const isSelect = (component: Component): boolean => SELECT_TYPES.includes(component.type);

export const isButton = (component: Component): boolean => component.type === ComponentType.Button;

/** Everything in a message's components that shows a file or picture. */
export function mediaUrls(components: readonly Component[]): readonly string[] {
  return everyComponent(components).flatMap((component) => [
    ...(component.items ?? []).map((item) => item.media.url),
    ...(component.media ? [component.media.url] : []),
    ...(component.file ? [component.file.url] : []),
  ]);
}

/** Gives every component an `id`, as Discord does for those without one. */
export function numbered(components: readonly Component[]): readonly Component[] {
  const taken = new Set(everyComponent(components).map((component) => component.id));
  let last = 0;
  const fresh = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const visit = (component: Component): Component => ({
    ...component,
    id: component.id ? component.id : fresh(),
    ...(component.components ? { components: component.components.map(visit) } : {}),
    ...(component.component ? { component: visit(component.component) } : {}),
    ...(component.accessory ? { accessory: visit(component.accessory) } : {}),
  });
  return components.map(visit);
}

/** All words that embeds carry, in the order they are shown. */
export function embedTexts(embed: Json): readonly string[] {
  const words = [record(embed['author'])['name'], embed['title'], embed['description']];
  for (const field of list(embed['fields'])) words.push(record(field)['name'], record(field)['value']);
  words.push(record(embed['footer'])['text']);
  return words.filter((word) => typeof word === 'string');
}
