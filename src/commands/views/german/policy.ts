// German: the spend policy of a server, and rules that are not taken as they were written.

export const policy: Readonly<Record<string, string>> = {
  '### Limits saved': '### Limits gespeichert',
  '### Limits of this server': '### Limits dieses Servers',
  '**no limit**': '**kein Limit**',
  'One clip: at most {0}': 'Ein Clip, höchstens: {0}',
  'Each member: {0} a day, {1} a week, {2} a month': 'Jedes Mitglied: {0} am Tag, {1} in der Woche, {2} im Monat',
  'The whole server: {0} a day, {1} a month': 'Der ganze Server: {0} am Tag, {1} im Monat',
  'Members without any role: as for everybody': 'Mitglieder ohne Rolle: wie für alle',
  'Members without any role: one clip {0}, {1} a day, {2} a week, {3} a month':
    'Mitglieder ohne Rolle: ein Clip {0}, {1} am Tag, {2} in der Woche, {3} im Monat',
  'Under way at once: each member {0}, the whole server {1}':
    'Gleichzeitig unterwegs: jedes Mitglied {0}, der ganze Server {1}',
  'From one clip of a member to the next: no pause': 'Von einem Clip eines Mitglieds zum nächsten: keine Pause',
  'From one clip of a member to the next: **{0}**': 'Von einem Clip eines Mitglieds zum nächsten: **{0}**',
  'Days, weeks and months begin at midnight in **{0}**.': 'Tage, Wochen und Monate beginnen um Mitternacht in **{0}**.',
  'The day resets {0}, the week {1}, the month {2}.': 'Der Tag beginnt {0} neu, die Woche {1}, der Monat {2}.',
  '-# … and {0} more': '-# … und {0} weitere',
  '**Roles.** Of several roles with a rule the most generous counts, limit by limit. If one of them is strict, only the strict ones count, and the smallest of those.':
    '**Rollen.** Von mehreren Rollen mit Regel zählt die großzügigste, Limit für Limit. Ist eine davon streng, zählen nur die strengen, und von denen die kleinste.',
  '**Channels**, each with its threads': '**Kanäle**, jeder mit seinen Threads',
  '<#{0}>: {1} a day, {2} a month': '<#{0}>: {1} am Tag, {2} im Monat',
  'as for everybody': 'wie für alle',
  '<@&{0}> (strict)': '<@&{0}> (streng)',
  '{0}: one clip {1}, each {2} a day, {3} a week, {4} a month; all together {5} a month':
    '{0}: ein Clip {1}, jedes Mitglied {2} am Tag, {3} in der Woche, {4} im Monat; alle zusammen {5} im Monat',
  'Word for moderators goes to the owner of this server by direct message.':
    'Nachrichten für die Moderation gehen als Direktnachricht an die Person, der dieser Server gehört.',
  'Word for moderators goes to <#{0}>.': 'Nachrichten für die Moderation gehen an <#{0}>.',
  'Where Venice wants a yes to its terms about faces, members are told so and can go no further.':
    'Wo Venice ein Ja zu seinen Bedingungen über Gesichter will, erfahren Mitglieder das und kommen nicht weiter.',
  'Where Venice wants a yes to its terms about faces, members may read them and decide.':
    'Wo Venice ein Ja zu seinen Bedingungen über Gesichter will, dürfen Mitglieder sie lesen und entscheiden.',
  '-# Change any of these with `/video-admin limits`, `guests`, `role` and `channel`. Write `none` for no limit. Money that is set aside for a running clip counts as used.':
    '-# All das änderst du mit `/video-admin limits`, `gäste`, `rolle` und `kanal`. Schreib `none` für kein Limit. Geld, das für einen laufenden Clip zurückgelegt ist, zählt als verbraucht.',
  '{0} is not a number from {1} to {2}. Write one, or `none`. Nothing was changed.':
    '{0} ist keine Zahl von {1} bis {2}. Schreib eine oder `none`. Es wurde nichts geändert.',
  '{0} is not a span. Write one such as `90s`, `5m` or `2h`, at most a day, or `none`. Nothing was changed.':
    '{0} ist keine Zeitspanne. Schreib eine wie `90s`, `5m` oder `2h`, höchstens einen Tag, oder `none`. Es wurde nichts geändert.',
  'This list is full: it holds {0}. Take something off it first. Nothing was changed.':
    'Diese Liste ist voll: Sie fasst {0}. Nimm zuerst etwas herunter. Es wurde nichts geändert.',
  'There is no rule {0} on the list. `/video-admin words list` shows all of them. Nothing was changed.':
    'Auf der Liste steht keine Regel {0}. `/video-admin wörter liste` zeigt alle. Es wurde nichts geändert.',
  'There is nothing in this rule to look for. Write a word, a phrase or a pattern. Nothing was changed.':
    'In dieser Regel steht nichts, wonach ich suchen könnte. Schreib ein Wort, eine Wendung oder ein Muster. Es wurde nichts geändert.',
  'This rule has {0} characters, and one may have {1}. Nothing was changed.':
    'Diese Regel hat {0} Zeichen, und eine darf {1} haben. Es wurde nichts geändert.',
  'This rule would be found in about any prompt, so nobody could make a clip. Make it narrower. Nothing was changed.':
    'Diese Regel steckt in fast jedem Prompt, niemand könnte mehr einen Clip machen. Fass sie enger. Es wurde nichts geändert.',
  'This pattern grows too large to be looked for quickly. Use smaller numbers of repeats, or split it in two. Nothing was changed.':
    'Dieses Muster wird zu groß, um schnell danach zu suchen. Nimm kleinere Wiederholungen oder teil es in zwei. Es wurde nichts geändert.',
  'This pattern cannot be read at character {0}, {1}: {2} Nothing was changed.':
    'Dieses Muster ist bei Zeichen {0}, {1}, nicht lesbar: {2} Es wurde nichts geändert.',
  'The list has this already: `{0}` {1}. Nothing was changed.':
    'Das steht schon auf der Liste: `{0}` {1}. Es wurde nichts geändert.',
  'The list is full: it holds {0} rules. Take one off with `/video-admin words remove`. Nothing was changed.':
    'Die Liste ist voll: Sie fasst {0} Regeln. Nimm eine mit `/video-admin wörter entfernen` herunter. Es wurde nichts geändert.',
  'The rules of the list have {0} characters together, and all may have {1}. Take some off with `/video-admin words remove`. Nothing was changed.':
    'Die Regeln der Liste haben zusammen {0} Zeichen, und alle dürfen {1} haben. Nimm welche mit `/video-admin wörter entfernen` herunter. Es wurde nichts geändert.',
  'The patterns of the list are too large together to be looked for quickly. Take one off, or use plain words. Nothing was changed.':
    'Die Muster der Liste sind zusammen zu groß, um schnell danach zu suchen. Nimm eines herunter oder schreib einfache Wörter. Es wurde nichts geändert.',
  'a bracket is opened and not closed.': 'Eine eckige Klammer geht auf und nicht zu.',
  'a parenthesis is opened and not closed.': 'Eine runde Klammer geht auf und nicht zu.',
  'a parenthesis is closed that was never opened.': 'Eine runde Klammer geht zu, die nie aufging.',
  'there is nothing to repeat before it.': 'Davor steht nichts, was sich wiederholen ließe.',
  'the number of repeats is not one that I can take.': 'Diese Zahl von Wiederholungen kann ich nicht nehmen.',
  'this escape is unknown.': 'Dieses Sonderzeichen ist unbekannt.',
  'this set of characters is not in order.': 'Diese Menge von Zeichen ist nicht in Ordnung.',
  'this group has a bad name, or one that is there already.':
    'Diese Gruppe hat einen schlechten Namen oder einen, den es schon gibt.',
  'look-around and back-references cannot be looked for quickly, so they are not taken.':
    'Nach Umschau und Rückverweisen lässt sich nicht schnell suchen, darum gehen sie nicht.',
  'too many groups stand inside each other.': 'Zu viele Gruppen stehen ineinander.',
};
