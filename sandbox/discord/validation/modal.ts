// Rules for modals that Discord's schema does not express.
// Discord: 1-5 top-level components, custom ids unique, nothing disabled, lengths and counts that fit together.

import { ComponentType } from '../protocol.ts';
import { everyComponent, isSelect } from '../world/components.ts';
import type { Component } from '../world/model.ts';
import { repeatedCustomIds, selectProblems } from './components.ts';
import { type Problem, problem } from './problems.ts';

const MOST_COMPONENTS = 5;

type Path = Problem['path'];

/** Problems of the `data.components` of a modal callback. */
export function modalProblems(components: readonly Component[]): readonly Problem[] {
  const path = ['data', 'components'];
  const tooMany = components.length > MOST_COMPONENTS;
  return [
    ...(tooMany ? [problem(path, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.')] : []),
    ...repeatedCustomIds(everyComponent(components), path),
    ...components.flatMap((component, index) => fieldProblems(component, [...path, index])),
  ];
}

function fieldProblems(component: Component, path: Path): readonly Problem[] {
  const inner = component.component;
  if (inner) return fieldProblems(inner, [...path, 'component']);
  if (component.type === ComponentType.ActionRow)
    return (component.components ?? []).flatMap((child, index) => [
      ...inputProblems(child, [...path, 'components', index]),
      ...(child.label
        ? []
        : [problem([...path, 'components', index, 'label'], 'BASE_TYPE_REQUIRED', 'Label required.')]),
    ]);
  if (component.disabled) return [problem([...path, 'disabled'], 'MODAL_DISABLED', 'Nothing in a modal is disabled.')];
  if (component.type === ComponentType.TextInput) return inputProblems(component, path);
  if (isSelect(component)) return [...selectProblems(component, path), ...requiredProblems(component, path)];
  return choiceProblems(component, path);
}

function inputProblems(input: Component, path: Path): readonly Problem[] {
  const least = input.min_length ?? 0;
  const most = input.max_length ?? 4000;
  const size = input.value?.length ?? 0;
  const found: Problem[] = [];
  if (least > most) found.push(problem([...path, 'min_length'], 'TEXT_INPUT_RANGE', 'min_length is above max_length.'));
  if (size > most || (size > 0 && size < least))
    found.push(problem([...path, 'value'], 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`));
  return found;
}

/** Discord: `required` is true by default, and then at least one value must be asked for. */
function requiredProblems(select: Component, path: Path): readonly Problem[] {
  if (select.required === false || select.min_values !== 0) return [];
  return [problem([...path, 'min_values'], 'SELECT_REQUIRED', 'A required field asks for at least one value.')];
}

function choiceProblems(component: Component, path: Path): readonly Problem[] {
  const count = component.options?.length ?? 0;
  const least = component.min_values ?? 1;
  const most = component.max_values ?? Math.max(1, count);
  if (component.type === ComponentType.RadioGroup && (count < 2 || count > 10))
    return [problem([...path, 'options'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 2 and 10 in length.')];
  if (component.type === ComponentType.CheckboxGroup && (count < 1 || count > 10))
    return [problem([...path, 'options'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 10 in length.')];
  if (component.type === ComponentType.FileUpload && least > (component.max_values ?? 1))
    return [problem([...path, 'min_values'], 'SELECT_MIN_MAX', 'min_values is above max_values.')];
  if (component.type === ComponentType.CheckboxGroup && least > most)
    return [problem([...path, 'min_values'], 'SELECT_MIN_MAX', 'min_values is above max_values.')];
  return [];
}
