// What came of a call to Venice, in words for whoever runs the bot. Each says what happened to the money.
import type { Reply } from '../replies.ts';
import type { Settlement } from './top-up.ts';

/** Why there is no answer. Part of a sentence. */
export function describeReply(reply: Exclude<Reply<never>, { is: 'ok' }>): string {
  switch (reply.is) {
    case 'refused':
      return `Venice refused (${reply.error.code ?? reply.why}): ${reply.error.message.replace(/\.$/, '')}`;
    case 'busy':
      return 'Venice is answering too many calls of this wallet right now; try again in a minute';
    case 'trouble':
      return `Venice answered with status ${reply.status}`;
    case 'unreadable':
      return `the answer makes no sense (${reply.why})`;
    case 'unsent':
      return `Venice cannot be reached (${reply.why})`;
    case 'lost':
      return `no answer came (${reply.why})`;
  }
}

/** How a payment ended, and where the money is. */
export function describeSettlement(settlement: Settlement): readonly string[] {
  switch (settlement.is) {
    case 'credited':
      return [
        `Paid: $${settlement.amountUsd.toFixed(2)} was credited. New balance: $${settlement.newBalanceUsd.toFixed(2)}.`,
        ...(settlement.transaction === null ? [] : [`On Base: https://basescan.org/tx/${settlement.transaction}`]),
      ];
    case 'refused':
      return [
        `${REFUSALS[settlement.code] ?? `Venice refused the payment: ${settlement.message}`}${settlement.code === '' ? '' : ` (${settlement.code})`}`,
        'No money has moved.',
      ];
    case 'unsent':
      return [
        `Venice could not be reached (${settlement.why}). The payment never left this machine: no money has moved.`,
      ];
    case 'unclear':
      return [
        `${UNCLEAR[settlement.why] ?? `The payment was sent, and no clear answer came back (${settlement.why}).`}`,
        'Whether the money has moved, or still will, is not known yet.',
      ];
  }
}

/** Venice: codes of a payment that it turned down. Nothing has moved in any of them. */
const REFUSALS: Readonly<Record<string, string>> = {
  INVALID_PAYMENT_FORMAT: 'Venice could not read the payment. This bot may be out of date.',
  INVALID_PAYMENT: 'Venice does not accept the payment as it is. This bot may be out of date.',
  UNSUPPORTED_NETWORK: 'Venice no longer takes payments on Base.',
  INVALID_PAYMENT_RECIPIENT: 'Venice no longer uses the address that it named. Run this again for fresh terms.',
  UNSUPPORTED_TOKEN: 'Venice no longer takes this USDC.',
  UNSUPPORTED_SCHEME: 'Venice no longer takes this kind of payment. This bot may be out of date.',
  INVALID_AMOUNT: 'Venice does not accept the amount.',
  INVALID_PAYMENT_PAYER: 'Venice does not accept this wallet as the payer.',
  AMOUNT_TOO_LOW: 'The amount is below what Venice takes.',
  AMOUNT_TOO_HIGH: 'The amount is above what Venice takes.',
  PAYMENT_VERIFICATION_FAILED:
    'The payment did not pass the check: the wallet may hold too little USDC on Base, or its clock is wrong.',
  SETTLEMENT_FAILED: 'The payment could not be carried out on Base. You may run this again.',
  RATE_LIMITED: 'Venice takes ten top-ups a minute from one address. Wait a minute and run this again.',
  X402_NOT_CONFIGURED: 'Venice does not take top-ups at the moment.',
};

const UNCLEAR: Readonly<Record<string, string>> = {
  PAYMENT_IN_PROGRESS: 'Venice is still settling this payment.',
  SETTLEMENT_TIMEOUT: 'Base did not confirm the payment in time.',
};
