// German: what a server allows, when a moderator looks first, and the list of blocked words.

export const access: Readonly<Record<string, string>> = {
  '### What may be made here': '### Was hier gemacht werden darf',
  'All channels': 'Alle Kanäle',
  'All roles': 'Alle Rollen',
  '-# Models are chosen with `/video-admin access models`, which lists them while you type. Whoever holds **Manage Server** may make clips everywhere and with every model but uncensored ones.':
    '-# Modelle wählst du mit `/video-admin zugang modelle`, das sie beim Tippen auflistet. Wer **Server verwalten** hat, darf überall Clips machen und mit jedem Modell außer unzensierten.',
  'Channels: **all of them**': 'Kanäle: **alle**',
  'Channels: **none**, so that nobody but admins makes clips':
    'Kanäle: **keine**, sodass nur die Administration Clips macht',
  'Channels: {0}, with their threads': 'Kanäle: {0}, mit ihren Threads',
  'Roles: **everybody**': 'Rollen: **jedes Mitglied**',
  'Roles: **none**, so that nobody but admins makes clips':
    'Rollen: **keine**, sodass nur die Administration Clips macht',
  'Roles: {0}': 'Rollen: {0}',
  'Kinds of clips: **all of them**': 'Arten von Clips: **alle**',
  'Kinds of clips: {0}': 'Arten von Clips: {0}',
  'Models: **all of them**': 'Modelle: **alle**',
  'Models: {0}': 'Modelle: {0}',
  'Uncensored models: **nowhere**': 'Unzensierte Modelle: **nirgends**',
  'Uncensored models: in age-restricted channels only': 'Unzensierte Modelle: nur in Kanälen mit Altersbeschränkung',
  '**none**': '**keine**',
  '{0} and {1} more': '{0} und {1} weitere',
  'Only in these channels': 'Nur in diesen Kanälen',
  'Only members with these roles': 'Nur Mitglieder mit diesen Rollen',
  'Only these kinds of clips': 'Nur diese Arten von Clips',
  'Uncensored models': 'Unzensierte Modelle',
  'Uncensored models: nowhere': 'Unzensierte Modelle: nirgends',
  'Uncensored models: in age-restricted channels': 'Unzensierte Modelle: in Kanälen mit Altersbeschränkung',
  '### When a moderator looks first': '### Wann die Moderation zuerst hinsieht',
  'They are asked by direct message to the owner of this server. `/video-admin setup` chooses a channel for it.':
    'Gefragt wird per Direktnachricht an die Person, der dieser Server gehört. `/video-admin einrichten` wählt einen Kanal dafür.',
  'They are asked in <#{0}>.': 'Gefragt wird in <#{0}>.',
  '-# `/video-admin review` sets everything else. Nothing is spent while a prompt waits. A clip that waits has been paid for. Whoever holds **Manage Server** is not looked at.':
    '-# `/video-admin prüfung` stellt alles andere ein. Solange ein Prompt wartet, wird nichts ausgegeben. Ein Clip, der wartet, ist bezahlt. Wer **Server verwalten** hat, wird nicht geprüft.',
  '**Before a prompt is made:** {0}': '**Bevor ein Prompt gemacht wird:** {0}',
  '**Before a clip is posted:** {0}': '**Bevor ein Clip gepostet wird:** {0}',
  'They have an hour; then it lapses.': 'Dafür ist eine Stunde Zeit; dann verfällt es.',
  'They have {0} hours; then it lapses.': 'Dafür sind {0} Stunden Zeit; dann verfällt es.',
  never: 'nie',
  'from {0}': 'ab {0}',
  'members with {0}': 'Mitglieder mit {0}',
  'in {0}': 'in {0}',
  'members on their first day here': 'Mitglieder an ihrem ersten Tag hier',
  'members in their first {0} days here': 'Mitglieder in ihren ersten {0} Tagen hier',
  'the first clip of each member': 'der erste Clip jedes Mitglieds',
  'the first {0} clips of each member': 'die ersten {0} Clips jedes Mitglieds',
  'Prompts of members with these roles': 'Prompts von Mitgliedern mit diesen Rollen',
  'Clips of members with these roles': 'Clips von Mitgliedern mit diesen Rollen',
  'Prompts in these channels': 'Prompts in diesen Kanälen',
  'Clips in these channels': 'Clips in diesen Kanälen',
  word: 'Wort',
  pattern: 'Muster',
  'No prompt may have {0} in it from now on. The rule is `{1}`.':
    'Ab jetzt darf {0} in keinem Prompt stehen. Die Regel heißt `{1}`.',
  '-# `/video-admin words test` shows what it finds. Who writes it is told which words were meant, and is charged nothing.':
    '-# `/video-admin wörter testen` zeigt, was sie findet. Wer es schreibt, erfährt, welche Wörter gemeint waren, und bezahlt nichts.',
  '{0} may be in prompts again. The rule `{1}` is off the list.':
    '{0} darf wieder in Prompts stehen. Die Regel `{1}` ist von der Liste herunter.',
  'No words are blocked here. `/video-admin words add` blocks the first one.':
    'Hier sind keine Wörter gesperrt. `/video-admin wörter hinzufügen` sperrt das erste.',
  '### 1 rule for prompts': '### 1 Regel für Prompts',
  '### {0} rules for prompts': '### {0} Regeln für Prompts',
  '-# … and {0} older ones: `/video-admin words remove` finds each while you type.':
    '-# … und {0} ältere: `/video-admin wörter entfernen` findet jede beim Tippen.',
  'Nothing on the list is in this text: it could be made.':
    'Nichts von der Liste steht in diesem Text: Er könnte gemacht werden.',
  '### This text meets 1 rule': '### Dieser Text trifft auf 1 Regel',
  '### This text meets {0} rules': '### Dieser Text trifft auf {0} Regeln',
  '{0} finds {1} at character {2}, in {3}': '{0} findet {1} bei Zeichen {2}, in {3}',
};
