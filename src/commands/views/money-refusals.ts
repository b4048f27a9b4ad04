// Why something about a server's money cannot be done.
import type { MoneyTrouble } from '../../domain/money-trouble.ts';
import { t } from './language.ts';

export function moneyTroubleText(trouble: MoneyTrouble): string {
  switch (trouble.is) {
    case 'nothing-to-correct':
      return trouble.why === 'corrected'
        ? t`The charge for \`${trouble.job}\` was taken back already. Nothing was changed.`
        : t`\`${trouble.job}\` was not charged, so there is nothing to take back. Nothing was changed.`;
    case 'not-paused':
      return t`Clips are not paused here. Nothing was changed.`;
    case 'no-venice-books':
      return booksText(trouble.why);
  }
}

function booksText(why: Extract<MoneyTrouble, { is: 'no-venice-books' }>['why']): string {
  switch (why) {
    case 'none':
      return t`I cannot read Venice's books: that takes an admin key. Whoever runs this bot makes one at venice.ai, under Settings, API, with the type Admin, and sets it as \`VENICE_ADMIN_KEY\`. It only ever reads. Nothing was changed.`;
    case 'key':
      return t`Venice does not open its books to the key that I have for it. Whoever runs this bot must look at \`VENICE_ADMIN_KEY\`: it takes an admin key of the account that pays. Nothing was changed.`;
    case 'unreachable':
      return t`Venice's books cannot be read just now. Try again in a few minutes. Nothing was changed.`;
  }
}
