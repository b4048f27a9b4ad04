// The demonstration as a process: plays one scene, and leaves nothing running behind it however it ends.
// Exit codes: 0 when all went well, 1 when something did not, 2 for a slip in the options, 130 after Ctrl+C.

import type { NameOf } from './discord-text.ts';
import { type DemoOptions, HELP, readOptions } from './options.ts';
import { shortPath } from './play.ts';
import { SCENES } from './scenes/index.ts';
import { serve } from './serve.ts';
import { type Stage, setStage } from './stage.ts';
import { createTranscript, type Transcript } from './transcript.ts';

const asked = readOptions(process.argv.slice(2));
switch (asked.is) {
  case 'help':
    process.stdout.write(HELP);
    break;
  case 'mistake':
    process.stderr.write(`${asked.sentence}\nTry: npm run demo -- --help\n`);
    process.exitCode = 2;
    break;
  case 'play':
    process.exitCode = await run(asked.options);
    break;
}

async function run(options: DemoOptions): Promise<number> {
  const interrupted = interruption();
  const warnings: string[] = [];
  const botLog: string[] = [];
  try {
    await using stage = await setStage(
      SCENES.get(options.scene)?.settings ?? {},
      botLog,
      (message) => void warnings.push(message),
    );
    const script = createTranscript({
      write: (text) => void process.stdout.write(text),
      columns: process.stdout.columns,
      nameOf: names(stage),
      now: Date.now,
    });
    const ending = await Promise.race([perform(stage, script, options), interrupted, stage.broken]);
    for (const warning of warnings) script.tell(`Note: ${warning}`);
    if (ending === 'played' && options.serve) await Promise.race([serve(stage, script, interrupted), stage.broken]);
    if (ending === 'interrupted') script.tell('Stopped before the end of the scene.');
    return ending === 'played' ? 0 : 130;
  } catch (error) {
    complain(error, botLog);
    return 1;
  }
}

async function perform(stage: Stage, script: Transcript, { scene: name, folder }: DemoOptions): Promise<'played'> {
  const scene = SCENES.get(name);
  if (scene === undefined) throw new Error(`There is no scene "${name}".`);
  script.title(
    'Gondolier',
    'The real bot, against a Venice and a Discord on this machine: no account, no network, no money. Venice is on fast forward, so that seconds stand for minutes.',
  );
  await scene.play({ stage, script, folder, receipts: [] });
  script.tell(`The clips are in ${shortPath(folder)}`);
  return 'played';
}

/** Resolves when somebody wants the end: a signal, or nobody reads the transcript any more. Either may come repeatedly. */
function interruption(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('interrupted'));
    process.stdout.on('error', () => resolve('interrupted'));
  });
}

function names({ ana, ben, mia, noa, movies, moderators }: Stage): NameOf {
  return (kind, id) => {
    const known = kind === 'user' ? [ana, ben, mia, noa] : [movies, moderators, ...movies.threads];
    const found = known.find((one) => one.id === id);
    return found && `${kind === 'user' ? '@' : '#'}${found.name}`;
  };
}

function complain(error: unknown, botLog: readonly string[]): void {
  process.stderr.write(`\nThe demonstration failed. ${error instanceof Error ? error.message : String(error)}\n`);
  if (botLog.length > 0) process.stderr.write(`\nThe last events of the bot:\n${botLog.join('\n')}\n`);
}
