// The whole bot on a wallet: from the command to the polls of the job, paid once, with the key in no line of the log.
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { setStage } from '../support/stage.ts';
import { PRIVATE_KEY, signInOf } from './wallet-bed.ts';

test('a wallet pays for a clip', async () => {
  await using stage = await setStage({
    env: { VENICE_API_KEY: '', VENICE_WALLET_PRIVATE_KEY: PRIVATE_KEY },
    venice: { walletBalanceMicroUsd: 5_000_000 },
  });
  const { ana, channel, venice } = stage;
  const address = /the wallet (0x[0-9a-fA-F]{40}) is good, balance \$5\.00/.exec(stage.said.join('\n'))?.[1];
  const card = await ana.command(channel, 'video create', {
    prompt: 'a gondola at dawn',
    model: 'wan-2.6-text-to-video',
  });
  await card.press('Generate $0.55');
  const [job] = await stage.until(() => (venice.jobs().length > 0 ? venice.jobs() : undefined));
  expect(job?.user).toBe(address?.toLowerCase());
  await stage.until(() => venice.requests.some(({ endpoint, nth }) => endpoint === 'retrieve' && nth >= 3));
  expect(venice.accountOf(address ?? '').spentMicroUsd).toBe(550_000);
  expect(venice.account.spentMicroUsd).toBe(0);

  const signed = venice.requests.filter(({ endpoint }) => endpoint !== 'share').map(signInOf);
  expect(signed.length).toBeGreaterThan(4);
  expect(new Set(signed.map(({ nonce }) => nonce)).size).toBe(signed.length);
  const everything = `${inspect(stage.log, { depth: 20 })} ${stage.said.join('\n')} ${inspect(stage.bot, { depth: 8 })}`;
  expect(everything).not.toContain(PRIVATE_KEY.slice(2));
});

test('an empty wallet does not stop the start, and the way to fill it is told', async () => {
  await using stage = await setStage({
    env: { VENICE_API_KEY: '', VENICE_WALLET_PRIVATE_KEY: PRIVATE_KEY },
  });
  expect(stage.said.join('\n')).toContain('has too little to spend');
  expect(stage.said.join('\n')).toContain('npm run wallet -- top-up --usd 5');
});
