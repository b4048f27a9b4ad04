// kill -9 anywhere between the accepted submission and the last edit, for clips that come inline and by a secret link:
// one payment, one post, whether the outage is shorter or longer than Discord remembers a nonce.
import { watch } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SandboxRequest } from '../../sandbox/discord/faults.ts';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { INLINE, PRIVATE, type ProcessStage, setProcessStage } from '../support/process-stage.ts';
import { allSaid, charges, expectDelivered, expectGoodbye, queueCalls } from './endings.ts';

/** Discord: a nonce is remembered for a few minutes; the sandbox takes five. */
const [SHORT, LONG] = [20 * SECOND, 10 * MINUTE];

/** Comes true at the moment for the kill, with what is left to do once the process is gone. */
type Moment = (stage: ProcessStage, ordered: Promise<unknown>) => Promise<() => void>;
const nothing = () => undefined;

const isPost = ({ method, route }: SandboxRequest) => method === 'POST' && route === '/channels/:channel/messages';
const says = (request: SandboxRequest, words: string) => JSON.stringify(request.body).includes(words);
const isStarter = (request: SandboxRequest) => isPost(request) && says(request, '🎬 Clip');
const isThread = ({ method, route }: SandboxRequest) => method === 'POST' && route.endsWith('/:message/threads');
const isStatus = (request: SandboxRequest) => isPost(request) && says(request, '**Status of clip');
const isClip = (request: SandboxRequest) => isPost(request) && request.files.length > 0;
const isClosing = (request: SandboxRequest) => request.method === 'PATCH' && says(request, '✅ Posted');

/** Discord has received it: `before` it did anything about it, or `after`. Its answer never comes. */
const discord =
  (when: 'before' | 'after', match: (request: SandboxRequest) => boolean): Moment =>
  async (stage) => {
    await stage.discord.fault({ kind: 'hold', when }, { match }).reached;
    return nothing;
  };

/** The same for a thread, when the clip is at Venice already: what opens it and what submits run side by side. */
const opening =
  (when: 'before' | 'after', match: (request: SandboxRequest) => boolean): Moment =>
  async (stage) => {
    await discord(when, match)(stage, Promise.resolve());
    await stage.stored((jobs) => ['rendering', 'rendered'].includes(jobs.at(-1)?.state ?? ''));
    return nothing;
  };

/** Venice has received the call. */
const venice =
  (...[on, hold, method]: ['retrieve' | 'share', 'before-work' | 'after-work', string]): Moment =>
  async (stage) => {
    const held = stage.venice.script({ on, hold, when: (request) => request.method === method });
    await held.reached;
    return held.release;
  };

const forgetting =
  (hold: 'before-work' | 'after-work'): Moment =>
  async (stage) => {
    const asksToForget = (body: unknown) =>
      typeof body === 'object' && body !== null && 'delete_media_on_completion' in body;
    const held = stage.venice.script({ on: 'retrieve', hold, when: ({ body }) => asksToForget(body) });
    await held.reached;
    return held.release;
  };

/** The clip folder has got a file with this ending: killed at once, while a large clip is still coming. */
const file =
  (ending: '.part' | '.mp4'): Moment =>
  async ({ bot, dataDir, venice: sandbox }, ordered) => {
    sandbox.plan({ outcome: { kind: 'endless' } });
    const looked = sandbox.next((event) => event.type === 'request' && event.request.endpoint === 'retrieve');
    const there = Promise.withResolvers<void>();
    const watcher = watch(join(dataDir, 'clips'), (_, name) => {
      if (name?.endsWith(ending) !== true) return;
      bot.signal('SIGKILL');
      there.resolve();
    });
    await ordered;
    await looked;
    for (const { queueId } of sandbox.jobs()) sandbox.finish(queueId, { kind: 'success', megabytes: 9 });
    await there.promise;
    watcher.close();
    return nothing;
  };

interface Kill {
  readonly when: string;
  readonly model: string;
  readonly moment: Moment;
  readonly outage: number;
}

const kill = (when: string, model: string, moment: Moment, outage = SHORT): Kill => ({ when, model, moment, outage });

/** Each line is the life of one data folder, which sees every kill of it, one after the other. */
const LIVES: readonly { readonly life: string; readonly kills: readonly Kill[] }[] = [
  {
    life: 'while the thread is opened',
    kills: [
      kill('before the starter', INLINE, opening('before', isStarter)),
      kill('after the thread', PRIVATE, opening('after', isThread)),
    ],
  },
  {
    life: 'while the thread is opened, for longer than a nonce lives',
    kills: [
      kill('after the starter', PRIVATE, opening('after', isStarter), LONG),
      kill('after the thread', INLINE, opening('after', isThread), LONG),
      kill('after the status', PRIVATE, opening('after', isStatus), LONG),
    ],
  },
  {
    life: 'while the clip is fetched',
    kills: [
      kill('before a look', INLINE, venice('retrieve', 'before-work', 'POST')),
      kill('after a look', PRIVATE, venice('retrieve', 'after-work', 'POST')),
      kill('at the link', PRIVATE, venice('share', 'before-work', 'GET')),
      kill('half-way', INLINE, file('.part')),
      kill('half-way from the link', PRIVATE, file('.part')),
      kill('as the clip gets its name', INLINE, file('.mp4')),
    ],
  },
  {
    life: 'while the clip is posted',
    kills: [
      kill('before Discord has it', INLINE, discord('before', isClip)),
      kill('between post and commit', INLINE, discord('after', isClip)),
      kill('between post and commit', PRIVATE, discord('after', isClip)),
      kill('between post and commit, for long', INLINE, discord('after', isClip), LONG),
      kill('between post and commit, for long', PRIVATE, discord('after', isClip), LONG),
    ],
  },
  {
    life: 'while Venice is asked to forget',
    kills: [
      kill('before it does', INLINE, forgetting('before-work')),
      kill('after it did', INLINE, forgetting('after-work')),
      kill('before the link is deleted', PRIVATE, venice('share', 'before-work', 'DELETE')),
      kill('after the link is deleted', PRIVATE, venice('share', 'after-work', 'DELETE')),
    ],
  },
];

async function dieAndLive(stage: ProcessStage, { model, moment, outage }: Kill): Promise<void> {
  const ordered = stage.order(model);
  const [after] = await Promise.all([moment(stage, ordered), ordered]);
  await stage.kill();
  after();
  await stage.revive(outage);
  await expectDelivered(stage);
}

describe.concurrent('killed', { timeout: 90_000 }, () => {
  it.each(LIVES)('$life: one payment, one post each', async ({ kills }) => {
    await using stage = await setProcessStage();
    await stage.liftLimits();
    for (const one of kills) {
      await dieAndLive(stage, one).catch((cause: unknown) => {
        throw new Error(`Killed ${one.when} (${one.model}): ${String(cause)}`, { cause });
      });
    }
    expect([queueCalls(stage).length, charges(stage).length]).toEqual([kills.length, kills.length]);
    await expectGoodbye(stage);
  });

  it('around the closing edit: the status says the end', async () => {
    await using stage = await setProcessStage();
    for (const when of ['before', 'after'] as const) {
      await stage.order(INLINE);
      await stage.stored((jobs) => jobs.at(-1)?.state === 'delivered');
      await stage.kill();
      const closing = stage.discord.fault({ kind: 'hold', when }, { match: isClosing });
      await stage.revive(SHORT);
      await closing.reached;
      await stage.kill();
      await stage.revive(SHORT);
      await stage.stored((jobs) => jobs.every(({ waiting }) => waiting.length === 0));
      await expectDelivered(stage);
    }
    await expectGoodbye(stage);
    const states = allSaid(stage).filter(({ content }) => content.includes('**Status of clip'));
    for (const { content } of states) expect(content).toContain('✅ Posted. Charged $0.55.');
  });

  it('between the word of a failure and its commit: said once, and the money is back', async () => {
    await using stage = await setProcessStage();
    stage.venice.plan({ outcome: { kind: 'content-policy' } });
    const isFailure = (request: SandboxRequest) => isPost(request) && says(request, 'ended without a video');
    const said = stage.discord.fault({ kind: 'hold', when: 'after' }, { match: isFailure });
    await Promise.all([stage.order(INLINE), said.reached]);
    await stage.kill();
    await stage.revive(LONG);
    await stage.stored(([job]) => job?.waiting.every((kind) => kind === 'closing-status') ?? false);
    await expectGoodbye(stage);
    expect(allSaid(stage).filter(({ content }) => content.includes('ended without a video'))).toHaveLength(1);
    expect(stage.venice.account.spentMicroUsd).toBe(0);
  });
});
