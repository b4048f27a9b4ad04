// Plain words for tests of the Discord edge: one line of text per notice, and a marker in a button's custom id.
import { ButtonStyle, ComponentType } from 'discord.js';
import type { Render } from '../../src/services/discord/words.ts';
import { clipOf, wording } from '../contracts/messenger-stage.ts';

/** Words as the contract expects them. The marker stands where a member cannot write. */
export const render: Render = (notice) => {
  const { id, author } = clipOf(notice);
  const marker = `${notice.is}:${id}`;
  const button = {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: 'Again',
    custom_id: marker,
  } as const;
  return {
    content: wording(notice),
    components: [{ type: ComponentType.ActionRow, components: [button] }],
    mentions: [author],
    marker,
    alt: 'a clip',
    title: `Clip ${id}`,
  };
};
