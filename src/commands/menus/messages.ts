// Commands in the menu of a message: animate its picture, upscale its video, remix a clip of ours.
import { promptOf } from '../../domain/request.ts';
import { BLANK_WISH } from '../../domain/wish.ts';
import type { MessageMenu } from '../feature.ts';
import { promptModal } from '../video/card.ts';
import { cardFor } from '../video/generation.ts';
import { t } from '../views/language.ts';
import { customId } from '../views/parts.ts';
import { refusalView } from '../views/refusals.ts';

const USUAL_PROMPT_LIMIT = 2_500;

/** Stands on the card until the member presses Edit prompt. For the model to read, so in the language that all of them know. */
const AT_FIRST = 'The picture comes to life with natural movement';

/** The picture of a message, by the address that came with the interaction: the bot may not read members' messages. */
export const animateImage: MessageMenu = {
  name: 'Animate this image',
  ack: 'private',
  async use(use, services) {
    const [file] = use.files;
    if (file === undefined) return refusalView({ is: 'no-attachment', wanted: 'image' });
    const start = await services.desk.attached(file.url, ['image']);
    if (!start.ok) return refusalView(start.refusal);
    const wish = { ...BLANK_WISH, prompt: AT_FIRST, start: start.value };
    return cardFor(use, services, { kinds: ['image'], model: null, wish, parent: null });
  },
};

export const upscaleVideo: MessageMenu = {
  name: 'Upscale this video',
  ack: 'private',
  async use(use, services) {
    const [file] = use.files;
    if (file === undefined) return refusalView({ is: 'no-attachment', wanted: 'video' });
    const source = await services.desk.attached(file.url, ['video']);
    if (!source.ok) return refusalView(source.refusal);
    const wish = { ...BLANK_WISH, source: source.value };
    return cardFor(use, services, { kinds: ['upscale'], model: null, wish, parent: null });
  },
};

export const remixMessage: MessageMenu = {
  name: 'Remix this',
  ack: 'view',
  async use(use, { library, models }) {
    const id = use.customIds
      .map((one) => /^clip\.(?:again|remix):(\w+)$/.exec(one)?.[1])
      .find((one) => one !== undefined);
    if (id === undefined) return refusalView({ is: 'not-a-clip' });
    const job = await library.look(id, use.guild);
    if (!job.ok) return refusalView(job.refusal);
    const model = await models.find(job.value.request.model);
    const limit = model.ok ? model.value.promptLimit : USUAL_PROMPT_LIMIT;
    return promptModal(
      t`Remix this clip`,
      customId('clip.remixed', [job.value.id]),
      promptOf(job.value.request),
      limit,
    );
  },
};
