// What a title card must be: a PNG with a size. Drawn by us, so that anything else is a broken caller.
import { Fault } from '../../domain/fault.ts';
import type { ReelShape } from '../../domain/reel.ts';

const SIGNATURE = '89504e470d0a1a0a';

/** PNG: the signature, then the IHDR chunk with both sides at fixed places. Throws a Fault for anything else. */
export function cardSize(card: Uint8Array): ReelShape {
  const head = Buffer.from(card.buffer, card.byteOffset, Math.min(24, card.byteLength));
  if (head.byteLength < 24 || head.toString('hex', 0, 8) !== SIGNATURE) throw new Fault('a title card is no PNG');
  const [width, height] = [head.readUInt32BE(16), head.readUInt32BE(20)];
  if (width === 0 || height === 0) throw new Fault('a title card has no size');
  return { width, height };
}
