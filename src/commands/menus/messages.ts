// Commands in the menu of a message: animate its picture, upscale its video, remix a clip of ours.
import { z } from 'zod';
import { ChannelId, MessageId } from '../../domain/ids.ts';
import { promptOf } from '../../domain/request.ts';
import { BLANK_WISH } from '../../domain/wish.ts';
import type { MessageMenu, ModalForm } from '../feature.ts';
import { promptModal } from '../video/card.ts';
import { cardFor } from '../video/generation.ts';
import { customId } from '../views/parts.ts';
import { refusalView } from '../views/refusals.ts';

const USUAL_PROMPT_LIMIT = 2_500;
const Posted = z.tuple([ChannelId, MessageId, z.string()]);

export const animateImage: MessageMenu = {
  name: 'Animate this image',
  ack: 'view',
  async use(use) {
    const [file] = use.files;
    if (file === undefined) return refusalView({ is: 'no-attachment', wanted: 'image' });
    const subject = [use.channel, use.message, file.attachment];
    return promptModal('What happens in the clip', customId('menu.animated', subject), '', USUAL_PROMPT_LIMIT);
  },
};

export const animatedImage: ModalForm = {
  action: 'menu.animated',
  ack: 'private',
  async submit(form, services) {
    const [channel, message, attachment] = Posted.parse(form.subject);
    const start = await services.desk.ofMessage({ channel, message, attachment }, ['image']);
    if (!start.ok) return refusalView(start.refusal);
    const wish = { ...BLANK_WISH, prompt: form.fields['prompt'] ?? '', start: start.value };
    return cardFor(form, services, { kinds: ['image'], model: null, wish, parent: null });
  },
};

export const upscaleVideo: MessageMenu = {
  name: 'Upscale this video',
  ack: 'private',
  async use(use, services) {
    const [file] = use.files;
    if (file === undefined) return refusalView({ is: 'no-attachment', wanted: 'video' });
    const place = { channel: use.channel, message: use.message, attachment: file.attachment };
    const source = await services.desk.ofMessage(place, ['video']);
    if (!source.ok) return refusalView(source.refusal);
    return cardFor(use, services, {
      kinds: ['upscale'],
      model: null,
      wish: { ...BLANK_WISH, source: source.value },
      parent: null,
    });
  },
};

export const remixMessage: MessageMenu = {
  name: 'Remix this',
  ack: 'view',
  async use(use, { library, models }) {
    const id = use.customIds.map((one) => /^clip\.again:(\w+)$/.exec(one)?.[1]).find((one) => one !== undefined);
    if (id === undefined) return refusalView({ is: 'not-a-clip' });
    const job = await library.look(id, use.guild);
    if (!job.ok) return refusalView(job.refusal);
    const model = await models.find(job.value.request.model);
    const limit = model.ok ? model.value.promptLimit : USUAL_PROMPT_LIMIT;
    return promptModal('Remix this clip', customId('clip.remixed', [job.value.id]), promptOf(job.value.request), limit);
  },
};
