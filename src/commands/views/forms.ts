// The fields of a form, as the JSON that Discord takes. Discord: a form has at most five of them, a label at most 45
// characters, a description at most 100.
import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { View } from '../view.ts';

/** Discord: a text input holds at most 4000 characters. */
export const LONGEST_INPUT = 4_000;
/** Discord: an upload field takes at most ten files. */
export const MOST_UPLOADS = 10;

interface Field {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly required?: boolean;
}

const labelled = ({ label, description }: Field, component: APILabelComponent['component']): APILabelComponent => ({
  type: ComponentType.Label,
  label,
  ...(description === undefined ? {} : { description }),
  component,
});

export function filesField(field: Field & { readonly most: number }): APILabelComponent {
  const required = field.required ?? false;
  return labelled(field, {
    type: ComponentType.FileUpload,
    custom_id: field.id,
    min_values: required ? 1 : 0,
    max_values: field.most,
    required,
  });
}

export function textField(
  field: Field & { readonly value: string; readonly most: number; readonly tall?: boolean },
): APILabelComponent {
  return labelled(field, {
    type: ComponentType.TextInput,
    custom_id: field.id,
    style: field.tall === true ? TextInputStyle.Paragraph : TextInputStyle.Short,
    max_length: Math.min(field.most, LONGEST_INPUT),
    required: field.required ?? false,
    ...(field.value === '' ? {} : { value: field.value }),
  });
}

/** The first option is chosen until another is. */
export function choiceField(
  field: Field & { readonly options: readonly { readonly label: string; readonly value: string }[] },
): APILabelComponent {
  return labelled(field, {
    type: ComponentType.StringSelect,
    custom_id: field.id,
    options: field.options.map((option, index) => ({ ...option, default: index === 0 })),
    required: true,
  });
}

export function form(
  title: string,
  custom_id: string,
  components: APIModalInteractionResponseCallbackData['components'],
): View {
  return { is: 'modal', modal: { title, custom_id, components } };
}
