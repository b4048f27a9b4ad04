// German: limits.

export const limits: Readonly<Record<string, string>> = {
  'The limit for one clip': 'Das Limit für einen Clip',
  'Your daily limit': 'Dein Tageslimit',
  'Your monthly limit': 'Dein Monatslimit',
  "The server's daily limit": 'Das Tageslimit des Servers',
  "The server's monthly limit": 'Das Monatslimit des Servers',
  '**no limit**': '**kein Limit**',
  '### Limits saved': '### Limits gespeichert',
  '### Limits of this server': '### Limits dieses Servers',
  'One clip: at most {0}': 'Ein Clip, höchstens: {0}',
  'The whole server: {0} a day, {1} a month': 'Der ganze Server: {0} am Tag, {1} im Monat',
  'Days and months begin at midnight in **{0}**.': 'Tage und Monate beginnen um Mitternacht in **{0}**.',
  'Word for moderators goes to the owner of this server by direct message.':
    'Nachrichten für die Moderation gehen als Direktnachricht an die Person, der dieser Server gehört.',
  'Word for moderators goes to <#{0}>.': 'Nachrichten für die Moderation gehen an <#{0}>.',
  'Where Venice wants a yes to its terms about faces, members are told so and can go no further.':
    'Wo Venice ein Ja zu seinen Bedingungen über Gesichter will, erfahren Mitglieder das und kommen nicht weiter.',
  'Where Venice wants a yes to its terms about faces, members may read them and decide.':
    'Wo Venice ein Ja zu seinen Bedingungen über Gesichter will, dürfen Mitglieder sie lesen und entscheiden.',
  '-# Change any of these with `/video-admin limits`. Write `none` for no limit. Money that is set aside for a running clip counts as used.':
    '-# All das änderst du mit `/video-admin limits`. Schreib `none` für kein Limit. Geld, das für einen laufenden Clip zurückgelegt ist, zählt als verbraucht.',
  'Your weekly limit': 'Dein Wochenlimit',
  "Your share of the jam's pot": 'Dein Anteil am Topf des Jams',
  "The jam's pot": 'Der Topf des Jams',
  "Your role's monthly budget": 'Das Monatsbudget deiner Rolle',
  "This channel's daily limit": 'Das Tageslimit dieses Kanals',
  "This channel's monthly limit": 'Das Monatslimit dieses Kanals',
  'What this bot may spend a day on all servers': 'Was dieser Bot auf allen Servern am Tag ausgeben darf',
  'What this bot may spend a month on all servers': 'Was dieser Bot auf allen Servern im Monat ausgeben darf',
  'Each member: {0} a day, {1} a week, {2} a month': 'Jedes Mitglied: {0} am Tag, {1} in der Woche, {2} im Monat',
};
