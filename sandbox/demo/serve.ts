// After the scene, for those who want to look around: addresses, credentials, and how to stop.

import type { Stage } from './stage.ts';
import type { Transcript } from './transcript.ts';

/** Resolves when `ended` does. */
export async function serve(stage: Stage, script: Transcript, ended: Promise<unknown>): Promise<void> {
  const { venice, discord, dataDir } = stage;
  script.part('Everything keeps running');
  script.table([
    ['Venice', venice.url],
    ['  key', venice.apiKey],
    ['  control', venice.controlUrl],
    ['Discord', discord.url],
    ['  bot token', discord.token],
    ['  gateway', discord.gatewayUrl],
    ["The bot's data", dataDir],
  ]);
  script.tell('These credentials are worth nothing anywhere else. Things to try from another terminal:');
  script.line(`curl ${venice.controlUrl}/account`);
  script.line(`curl ${venice.controlUrl}/requests`);
  script.line(`curl -H 'Authorization: Bot ${discord.token}' ${discord.url}/v10/users/@me`);
  script.tell('Ctrl+C ends it and cleans up.');
  await ended;
  script.tell('Stopping.');
}
