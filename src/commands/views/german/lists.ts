// German: lists.

export const lists: Readonly<Record<string, string>> = {
  'You have no clips here yet. `/video create` makes your first one; you see its price before anything is charged.':
    'Du hast hier noch keine Clips. `/video erstellen` macht deinen ersten; du siehst seinen Preis, bevor etwas berechnet wird.',
  '### Your clips': '### Deine Clips',
  '-# `/video show id:` posts a finished clip again. `/video cancel id:` calls one off that still waits in line.':
    '-# `/video zeigen id:` postet einen fertigen Clip noch einmal. `/video zurückziehen id:` zieht einen zurück, der noch in der Schlange wartet.',
  '{0}: **{1}** left of {2}': '{0}: **{1}** von {2} übrig',
  '### Your budget here': '### Dein Budget hier',
  'Today: {0} spent, {1} set aside': 'Heute: {0} ausgegeben, {1} zurückgelegt',
  'This month: {0} spent, {1} set aside': 'Dieser Monat: {0} ausgegeben, {1} zurückgelegt',
  'There is no limit for you here.': 'Für dich gibt es hier kein Limit.',
  '-# The day resets {0}, the month {1}.': '-# Der Tag beginnt {0} neu, der Monat {1}.',
  '-# No receipts yet.': '-# Noch keine Belege.',
  '{0} set aside': '{0} zurückgelegt',
  'charged {0}': '{0} berechnet',
  'not charged ({0} returned)': 'nicht berechnet ({0} zurückgegeben)',
  'in line': 'in der Schlange',
  starting: 'beginnt',
  unconfirmed: 'ungewiss',
  rendering: 'wird gerendert',
  posting: 'wird gepostet',
  posted: 'gepostet',
  kept: 'aufgehoben',
  failed: 'fehlgeschlagen',
  'called off': 'zurückgezogen',
  'charge of {0} taken back': 'Berechnung von {0} zurückgenommen',
  'charge of {0} borne by the server': 'Berechnung von {0} vom Server getragen',
  "{0} into a jam's pot": '{0} in den Topf eines Jams',
  "{0} back from a jam's pot": '{0} aus dem Topf eines Jams zurück',
  '{0} granted': '{0} gewährt',
  'in review': 'in Prüfung',
};
