// Texts of commands in other languages: which languages there are, what a name may look like in them, and how a command
// is shown to whoever does not ask for them.
import { isRecord, type Json, record, text } from './json.ts';
import { type Problem, problem } from './validation/problems.ts';

/** Discord: the languages of its client. */
const LOCALES: ReadonlySet<string> = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

const KEYS = ['name_localizations', 'description_localizations'] as const;

/** All names of something, with where each stands: its own, and one for each language. */
export const namesOf = (node: Json): readonly (readonly [string, Problem['path']])[] => [
  [text(node['name']) ?? '', ['name']],
  ...Object.entries(record(node['name_localizations'])).map(
    ([locale, name]) => [text(name) ?? '', ['name_localizations', locale]] as const,
  ),
];

/** Languages that Discord does not know, here and in whatever is nested. */
export function localeProblems(node: Json, path: Problem['path'] = []): readonly Problem[] {
  const own = KEYS.flatMap((key) =>
    Object.keys(record(node[key]))
      .filter((locale) => !LOCALES.has(locale))
      .map((locale) => problem([...path, key, locale], 'BASE_TYPE_CHOICES', `"${locale}" is no locale of Discord.`)),
  );
  return [...own, ...nested(node).flatMap(([child, at]) => localeProblems(child, [...path, ...at]))];
}

function nested(node: Json): readonly (readonly [Json, Problem['path']])[] {
  return ['options', 'choices'].flatMap((key) => {
    const list = node[key];
    return Array.isArray(list)
      ? list.flatMap((child: unknown, index) => (isRecord(child) ? [[child, [key, index]] as const] : []))
      : [];
  });
}

/** The same command without any dictionary of localisations. */
export function withoutLocalisations(node: Json): Json {
  const own = Object.entries(node).filter(([key]) => KEYS.every((one) => one !== key));
  return Object.fromEntries(
    own.map(([key, value]) => [
      key,
      (key === 'options' || key === 'choices') && Array.isArray(value)
        ? value.map((child: unknown) => (isRecord(child) ? withoutLocalisations(child) : child))
        : value,
    ]),
  );
}
