// What a clip is of, in words, also where there is no prompt.
import { promptOf, type VideoRequest } from '../../domain/request.ts';
import { t } from './language.ts';

/** The prompt, or what is done to the files that were given. Never empty. */
export function subjectOf(request: VideoRequest): string {
  const prompt = promptOf(request).trim();
  if (prompt !== '') return prompt;
  switch (request.kind) {
    case 'upscale':
      return request.factor === 1 ? t`a clip, made sharper` : t`a clip, ${request.factor} times as large`;
    case 'motion':
      return t`a picture that moves like a clip`;
    case 'image':
      return t`a picture, seen from all sides`;
    case 'text':
    case 'first-last':
    case 'reference':
    case 'video':
      return t`a clip`;
  }
}
