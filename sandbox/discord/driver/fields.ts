// A member fills in a modal: fields as they are shown, and the submitted components as Discord sends them.

import type { Modal } from '../interactions/log.ts';
import type { Json } from '../json.ts';
import { ComponentType } from '../protocol.ts';
import { everyComponent } from '../world/components.ts';
import type { Component, SelectOption } from '../world/model.ts';
import { refuseClient } from './refusal.ts';
import { type FileInput, isFileInput, type Resolver, requireFileType } from './resolved.ts';

export interface FieldView {
  readonly label: string;
  readonly customId: string;
  /** What stands in it before anybody types. */
  readonly value: string;
  readonly required: boolean;
  readonly options: readonly SelectOption[];
}

/** A text, the chosen values, a switch, or files. */
export type FieldValue = string | boolean | readonly string[] | readonly FileInput[];

/** By label or custom id. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

interface Field {
  readonly label: string;
  readonly component: Component;
}

function fieldsIn(modal: Modal): readonly Field[] {
  return modal.components.flatMap((top) => {
    if (top.component) return [{ label: top.label ?? '', component: top.component }];
    return (top.components ?? []).map((component) => ({ label: component.label ?? '', component }));
  });
}

export const fieldViews = (modal: Modal): readonly FieldView[] =>
  fieldsIn(modal).map(({ label, component }) => ({
    label,
    customId: component.custom_id ?? '',
    value: component.value ?? '',
    required: component.required ?? true,
    options: component.options ?? [],
  }));

/** All words of a modal: title, labels, explanations. */
export const modalText = (modal: Modal): string =>
  [
    modal.title,
    ...everyComponent(modal.components).flatMap(({ label, description, content }) => [label, description, content]),
  ]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');

/** The `components` of a submit. Throws what the client would not send. */
export function submitted(modal: Modal, values: FieldValues, resolver: Resolver): readonly Json[] {
  const fields = fieldsIn(modal);
  const named = (key: string): boolean =>
    fields.some(({ label, component }) => label === key || component.custom_id === key);
  const unknown = Object.keys(values).find((key) => !named(key));
  if (unknown !== undefined)
    refuseClient(`The modal has no field "${unknown}"; it has: ${fields.map(({ label }) => label).join(', ')}.`);
  const submit = (component: Component, label: string): Json => {
    const given = values[component.custom_id ?? ''] ?? values[label];
    const base = { type: component.type, id: component.id ?? 0, custom_id: component.custom_id };
    return { ...base, ...contentOf(component, label, given, resolver) };
  };
  return modal.components.map((top, index) => {
    const base = { type: top.type, id: top.id ?? index + 1 };
    if (top.component) return { ...base, component: submit(top.component, top.label ?? '') };
    if (top.components) return { ...base, components: top.components.map((child) => submit(child, child.label ?? '')) };
    return base;
  });
}

function contentOf(component: Component, label: string, given: FieldValue | undefined, resolver: Resolver): Json {
  switch (component.type) {
    case ComponentType.TextInput:
      return { value: textOf(component, label, given) };
    case ComponentType.Checkbox:
      return { value: given ?? component.default ?? false };
    case ComponentType.RadioGroup:
      return { value: chosenOf(component, label, given)[0] ?? null };
    case ComponentType.FileUpload:
      return { values: filesOf(component, label, given).map((file) => resolver.file(file)) };
    case ComponentType.UserSelect:
      return { values: idsOf(given).map((id) => resolver.user(id)) };
    case ComponentType.RoleSelect:
      return { values: idsOf(given).map((id) => resolver.role(id)) };
    case ComponentType.ChannelSelect:
      return { values: idsOf(given).map((id) => resolver.channel(id)) };
    default:
      return { values: chosenOf(component, label, given) };
  }
}

function textOf(input: Component, label: string, given: FieldValue | undefined): string {
  const value = given ?? input.value ?? '';
  if (typeof value !== 'string') return refuseClient(`"${label}" is a text.`);
  if (value === '' && (input.required ?? true)) refuseClient(`"${label}" is required.`);
  const least = value === '' ? 0 : (input.min_length ?? 0);
  const most = input.max_length ?? 4000;
  if (value.length < least || value.length > most) refuseClient(`"${label}" takes ${least} to ${most} characters.`);
  return value;
}

function chosenOf(component: Component, label: string, given: FieldValue | undefined): readonly string[] {
  const options = component.options ?? [];
  const preset = options.filter((option) => option.default).map((option) => option.value);
  const chosen = given === undefined ? preset : idsOf(given).map((pick) => optionValue(options, pick, label));
  const most = component.max_values ?? 1;
  const least = (component.required ?? true) ? (component.min_values ?? 1) : 0;
  if (chosen.length < least || chosen.length > most) refuseClient(`"${label}" takes ${least} to ${most} choices.`);
  return chosen;
}

function optionValue(options: readonly SelectOption[], pick: string, label: string): string {
  const option = options.find(({ value, label: shown }) => value === pick || shown === pick);
  return option ? option.value : refuseClient(`"${label}" has no option "${pick}".`);
}

function filesOf(component: Component, label: string, given: FieldValue | undefined): readonly FileInput[] {
  const files = Array.isArray(given) ? given.filter(isFileInput) : [];
  const least = (component.required ?? true) ? Math.max(1, component.min_values ?? 1) : 0;
  const most = component.max_values ?? 1;
  if (files.length < least || files.length > most) refuseClient(`"${label}" takes ${least} to ${most} files.`);
  return files.map((file) => requireFileType(file, component.file_types));
}

function idsOf(given: FieldValue | undefined): readonly string[] {
  if (typeof given === 'string') return [given];
  return Array.isArray(given) ? given.filter((item) => typeof item === 'string') : [];
}
