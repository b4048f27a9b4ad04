// `POST /video/complete`: documented as the way to have a clip forgotten. Venice: today it answers that the id is
// invalid for every id that queue has given out, and so does this.

import { z } from 'zod';
import { invalid, unknownRequest } from '../errors.ts';
import type { Reply } from '../reply.ts';
import { wireIssue } from '../schema/issues.ts';
import type { KeyedCall, World } from '../world.ts';

const CompleteBody = z.strictObject({ model: z.string(), queue_id: z.string() });

export function complete(call: KeyedCall, world: World): Reply {
  const parsed = CompleteBody.safeParse(call.body, { reportInput: true });
  return parsed.success
    ? unknownRequest()
    : invalid(parsed.error.issues.map(wireIssue), world.switches.validationErrorKey);
}
