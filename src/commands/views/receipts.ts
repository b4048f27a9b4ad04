// The last word on one clip's money, in one phrase that is the same everywhere.
import { formatUsd } from '../../domain/money.ts';
import type { Money, Receipt } from '../../domain/receipt.ts';
import { t } from './language.ts';
import { quoted } from './parts.ts';

const WORDS = 200;

/** Without a full stop: it stands in lists and at the end of lines. */
export function receiptText({ amount, money }: Pick<Receipt, 'amount' | 'money'>): string {
  const price = formatUsd(amount);
  switch (money.is) {
    case 'held':
      return t`${price} set aside`;
    case 'held-unknown':
      return t`charge unknown, being checked: ${price} stay set aside`;
    case 'charged':
      return t`charged ${price}`;
    case 'spent-unknown':
      return t`charge unknown, being checked: ${price} count as spent`;
    case 'returned':
      return t`not charged (${price} returned): ${whyReturned(money.why)}`;
    case 'refunded':
      return t`charged ${price}, then given back by a moderator: ${quoted(money.reason, WORDS)}`;
    case 'written-off':
      return t`charged ${price}, then taken over by the server: ${quoted(money.reason, WORDS)}`;
  }
}

function whyReturned(why: Extract<Money, { is: 'returned' }>['why']): string {
  if (why === 'called-off') return t`called off before it was made`;
  if (why === 'declined') return t`Venice did not make it`;
  switch (why.reason) {
    case 'refused-prompt':
      return t`Venice refused the prompt and refunded`;
    case 'refused-media':
      return t`Venice refused a file and refunded`;
    case 'refused-content':
      return t`Venice refused the content and refunded`;
    case 'invalid':
    case 'too-large':
    case 'consent':
    case 'model-gone':
    case 'region':
    case 'private-only':
    case 'media-unreadable':
      return t`Venice did not take it`;
    case 'provider':
    case 'expired':
    case 'overdue':
    case 'broken-clip':
    case 'placeholder':
      return t`the rendering failed and Venice refunded`;
    case 'settled-by-moderator':
      return t`a moderator found no charge at Venice`;
    case 'refused-by-moderator':
      return t`a moderator said no before it was made`;
    case 'not-reviewed':
      return t`no moderator looked at it in time`;
    case 'price-rose':
      return t`the price had risen`;
  }
}
