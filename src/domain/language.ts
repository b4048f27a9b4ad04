// The languages that the bot speaks.
import { z } from 'zod';

export const Language = z.enum(['en', 'de']);
export type Language = z.infer<typeof Language>;

/** What to speak with a member whose client speaks this. Discord: a locale such as `de`, `en-GB` or `pt-BR`. */
export function languageOf(discordLocale: string): Language {
  const spoken = Language.safeParse(discordLocale.split('-')[0]?.toLowerCase());
  return spoken.success ? spoken.data : 'en';
}
