// The commands of `npm run venice` that spend nothing, and the way to those that do.
import { formatUsd } from '../domain/money.ts';
import type { Command, Making } from './arguments.ts';
import type { Desk, ExitCode } from './desk.ts';
import { fetchByNote, make } from './making.ts';
import { orderOf } from './ordering.ts';
import { describeModel, describeQuoteRefusal, describeRequest } from './words.ts';

export async function runCommand(command: Command, desk: Desk): Promise<ExitCode> {
  switch (command.is) {
    case 'models':
      return listModels(command, desk);
    case 'quote':
      return quote(command.making, desk);
    case 'make':
      return make(command.making, command.paying, desk);
    case 'fetch':
      return fetchByNote(command.note, desk);
    case 'limits':
      return limits(desk);
  }
}

async function listModels(
  { kind, words }: Extract<Command, { is: 'models' }>,
  { venice, tell }: Desk,
): Promise<ExitCode> {
  const wanted = words.map((word) => word.toLowerCase());
  const lines = (await venice.models())
    .filter((model) => kind === null || model.kind === kind)
    .toSorted((a, b) => a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id))
    .map(describeModel)
    .filter((line) => wanted.every((word) => line.toLowerCase().includes(word)));
  for (const line of lines) tell(line);
  tell(`${lines.length} models.`);
  return 0;
}

async function limits({ venice, tell }: Desk): Promise<ExitCode> {
  const reply = await venice.rateLimits();
  if (reply.is !== 'ok') {
    tell(`Venice does not say: ${reply.is === 'refused' ? reply.error.message : reply.is}.`);
    return 1;
  }
  const { maySpend, balanceUsd } = reply.value;
  tell(
    `May spend: ${maySpend ? 'yes' : 'no'}. Balance: ${balanceUsd === null ? 'not told' : `$${balanceUsd.toFixed(2)}`}.`,
  );
  return 0;
}

async function quote(making: Making, desk: Desk): Promise<ExitCode> {
  const order = await orderOf(making, desk, 'for a price');
  if (!order.ok) return refusedWith(order.refusal, desk);
  const price = await desk.venice.quote(order.value.order);
  if (!price.ok) return refusedWith(describeQuoteRefusal(price.refusal), desk);
  desk.tell(`${formatUsd(price.value)} for ${describeRequest(order.value.request)}`);
  return 0;
}

function refusedWith(words: string, { tell }: Desk): ExitCode {
  tell(words);
  return 1;
}
