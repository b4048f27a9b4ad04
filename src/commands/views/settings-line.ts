// A request's settings in one line, in the same words everywhere.
import type { VideoRequest } from '../../domain/request.ts';

/** `5s · 16:9 · 720p · sound on`; what the model does not take is left out. */
export function settingsLine(request: VideoRequest): string {
  const sound = request.audio === null ? [] : [request.audio ? 'sound on' : 'sound off'];
  return [request.duration, request.aspectRatio, request.resolution]
    .filter((one) => one !== null)
    .concat(sound)
    .join(' · ');
}
