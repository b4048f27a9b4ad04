// Why Venice gave no price, and what to do about it. Nothing is ever charged by a question.
import type { QuoteTrouble } from '../../domain/refusal.ts';
import { t } from './language.ts';
import { quoted } from './parts.ts';

export function noPrice(why: QuoteTrouble, detail: string | null): string {
  switch (why) {
    case 'busy':
      return t`Venice is answering too many questions right now, so I have no price for you. Try again in a minute. Nothing was charged.`;
    case 'down':
      return t`Venice does not answer right now, so I have no price for you. Try again in a few minutes. Nothing was charged.`;
    case 'refused':
      return detail === null
        ? t`Venice will not price this clip. Change the settings or choose another model. Nothing was charged.`
        : t`Venice will not price this clip: ${quoted(detail, 200)}. Change the settings or choose another model. Nothing was charged.`;
    case 'model-gone':
      return t`Venice no longer offers this model. Choose another one. Nothing was charged.`;
    case 'model-offline':
      return t`This model is offline or fully busy at Venice right now. Choose another one, or try again later. Nothing was charged.`;
    case 'region':
      return t`Venice does not offer this model in the region of this bot. Choose another one. Nothing was charged.`;
    case 'private-only':
      return t`This bot's key may use Venice's private models only. Choose one that is marked private. Nothing was charged.`;
    case 'funds':
      return t`The Venice account of this bot is out of credit, or its key has reached its limit. Whoever runs the bot must look at it. Nothing was charged.`;
    case 'media-unreadable':
      return t`Venice could not read one of your files, neither at its address nor sent along. Save it anew in a common format such as PNG or MP4, and try again. Nothing was charged.`;
    case 'too-large':
      return t`Your files are more than Venice takes in one request, which is 35 MB. Use smaller or fewer files. Nothing was charged.`;
    case 'key':
      return t`Venice does not accept this bot's key. Whoever runs the bot must look at it. Nothing was charged.`;
  }
}
