// Steps that tests of jams share: a jam that is open, its thread and card, a clip that takes part.
import type { MemberHandle, Place } from '../../sandbox/discord/driver/member.ts';
import type { Reply } from '../../sandbox/discord/driver/reply.ts';
import type { Stage } from './stage.ts';
import { generate, LONGCAT } from './steps.ts';

export interface OpenJam {
  readonly thread: Stage['channel']['threads'][number];
  /** As a member sees it now. */
  readonly card: (by?: MemberHandle) => Reply;
}

export interface HostWish {
  readonly in?: Place;
  readonly options?: Readonly<Record<string, string>>;
  /** What the host does on the card before the start. */
  readonly prepare?: (card: Reply) => Promise<Reply>;
}

export const hostCardOf = (stage: Stage, options: HostWish['options'] = {}): Promise<Reply> =>
  stage.mia.command(stage.channel, 'jam start', { theme: 'Boats at night', pot: '1', ...options });

const isCard = ({ text }: Reply) => text.includes('Card of jam');

export async function openJam(stage: Stage, wish: HostWish = {}): Promise<OpenJam> {
  const before = stage.channel.threads.length;
  const card = await hostCardOf(stage, wish.options);
  const ready = wish.prepare === undefined ? card : await wish.prepare(card);
  const started = await ready.press('Start the jam');
  if (!started.text.includes('is open')) throw new Error(`not started: ${started.text}`);
  const thread = await stage.until(() => stage.channel.threads[before]);
  const cardFor = (by: MemberHandle) => by.sees(thread).find(isCard);
  await stage.until(() => cardFor(stage.ana));
  return {
    thread,
    card(by = stage.ana) {
      const found = cardFor(by);
      if (found === undefined) throw new Error('there is no card');
      return found;
    },
  };
}

/** Press Add a prompt, fill in the form, see the price. */
export async function askInJam({ card }: OpenJam, by: MemberHandle, prompt: string): Promise<Reply> {
  const form = await card(by).press('Add a prompt');
  if (form.kind !== 'modal') return form;
  const fields = form.fields.some(({ label }) => label === 'Model') ? { Model: LONGCAT } : {};
  return form.submit({ 'What happens in the clip': prompt, ...fields });
}

export const paidInJam = async (jam: OpenJam, by: MemberHandle, prompt: string): Promise<Reply> =>
  generate(await askInJam(jam, by, prompt));

/** The post of an entry, once it is there. */
export const entryOf = (stage: Stage, { thread }: OpenJam, number: number): Promise<Reply> =>
  stage.until(() => stage.ana.sees(thread).find(({ text }) => text.startsWith(`🎬 **#${number}**`)));
