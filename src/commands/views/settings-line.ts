// A request's settings in one line, in the same words everywhere.
import type { VideoRequest } from '../../domain/request.ts';
import { t } from './language.ts';

/** `5s · 16:9 · 720p · sound on`; what the model does not take is left out. */
export function settingsLine(request: VideoRequest): string {
  return [
    request.kind === 'upscale' ? sizeWords(request.factor) : null,
    request.duration,
    request.aspectRatio === 'adaptive' ? t`shaped like the reference clip` : request.aspectRatio,
    request.resolution,
    request.audio === null ? null : request.audio ? t`sound on` : t`sound off`,
    request.bitrate === 'high' ? t`high bitrate` : null,
  ]
    .filter((one) => one !== null)
    .join(' · ');
}

const sizeWords = (factor: number) => (factor === 1 ? t`same size, sharper` : t`${factor} times larger`);
