// Words in the language of whoever reads them. A sentence is written in English where it is used, as t`…`; the catalogues
// hold it in the other languages by its English form. The language in force follows the work, so nobody passes it around.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '../../domain/language.ts';
import { german } from './german/index.ts';

const inForce = new AsyncLocalStorage<Language>();

const CATALOGUES: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<string, string>>>> = { de: german };

/** Everything that `work` says, also after an await, is said in this language. */
export const speaking = <Result>(language: Language, work: () => Result): Result => inForce.run(language, work);

/** The language in force; English outside of any. */
export const spoken = (): Language => inForce.getStore() ?? 'en';

/**
 * A whole sentence, with what varies as `${…}`: t`${left} of ${cap} left` is found as `{0} of {1} left`, and another
 * language may put the values in another order. Write one for each number where a language counts differently:
 * n === 1 ? t`1 clip` : t`${n} clips`. Never at the top of a module: there no language is in force yet.
 */
export function t(english: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const key = english.reduce((before, part, index) => `${before}{${index - 1}}${part}`);
  const language = spoken();
  const sentence = language === 'en' ? key : (CATALOGUES[language][key] ?? key);
  return sentence.replaceAll(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)]));
}
