// What a person reads and can touch in a message: its words, buttons, menus and files.

import { visibleAttachments } from '../messages/store.ts';
import { ComponentType } from '../protocol.ts';
import { embedTexts, everyComponent, isButton, isSelect } from '../world/components.ts';
import type { Component, Message, SelectOption } from '../world/model.ts';

export interface ButtonView {
  readonly label: string;
  readonly customId: string | undefined;
  readonly url: string | undefined;
  readonly disabled: boolean;
}

export interface SelectView {
  readonly placeholder: string;
  readonly customId: string;
  readonly disabled: boolean;
  readonly options: readonly SelectOption[];
  /** The values that are chosen when nobody touches it. */
  readonly chosen: readonly string[];
}

export interface AttachmentView {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly description: string | undefined;
  readonly spoiler: boolean;
}

/** All words of a message from top to bottom: content, embeds, text displays. */
export function readableText(message: Message): string {
  const displays = everyComponent(message.components).filter(({ type }) => type === ComponentType.TextDisplay);
  const words = [
    message.content,
    ...message.embeds.flatMap(embedTexts),
    ...displays.map((display) => display.content ?? ''),
  ];
  return words.filter((line) => line.trim() !== '').join('\n');
}

export const buttonComponents = (message: Message): readonly Component[] =>
  everyComponent(message.components).filter(isButton);

export const selectComponents = (message: Message): readonly Component[] =>
  everyComponent(message.components).filter(isSelect);

export const buttonView = (button: Component): ButtonView => ({
  label: [button.emoji?.name, button.label].filter((part) => part !== undefined).join(' '),
  customId: button.custom_id,
  url: button.url,
  disabled: button.disabled ?? false,
});

export const selectView = (select: Component): SelectView => ({
  placeholder: select.placeholder ?? '',
  customId: select.custom_id ?? '',
  disabled: select.disabled ?? false,
  options: select.options ?? [],
  chosen: (select.options ?? []).filter((option) => option.default).map((option) => option.value),
});

export const attachmentViews = (message: Message): readonly AttachmentView[] =>
  visibleAttachments(message).map(({ id, filename, contentType, bytes, description, spoiler }) => ({
    id,
    name: filename,
    contentType,
    size: bytes.byteLength,
    description,
    spoiler,
  }));
