// German: the price card.

export const card: Readonly<Record<string, string>> = {
  '**{0}** for this clip. The price holds until {1}.': '**{0}** für diesen Clip. Der Preis gilt bis {1}.',
  'Generate {0}': 'Generieren für {0}',
  'Edit prompt': 'Prompt bearbeiten',
  Cancel: 'Abbrechen',
  'without: {0}': 'ohne: {0}',
  'private: Venice keeps no record of the prompt': 'privat: Venice hebt den Prompt nicht auf',
  'anonymised: what you send goes to an outside provider without your name':
    'anonymisiert: Was du schickst, geht ohne deinen Namen an einen fremden Anbieter',
  'always with sound': 'immer mit Ton',
  'Venice removes this model {0}': 'Venice entfernt dieses Modell {0}',
  'Venice removes this model {0}; use {1} after that': 'Venice entfernt dieses Modell {0}; nimm danach {1}',
  '⛔ {0} Nothing was charged. Choose a shorter or smaller clip, or ask a moderator.':
    '⛔ {0} Es wurde nichts berechnet. Wähle einen kürzeren oder kleineren Clip oder frag die Moderation.',
  'You have no daily limit here.': 'Du hast hier kein Tageslimit.',
  'Your limit today: {0} of {1} left, **{2}** after this clip.':
    'Dein Limit heute: noch {0} von {1}, **{2}** nach diesem Clip.',
  '{0}: {1} of {2} left after this clip.': '{0}: noch {1} von {2} nach diesem Clip.',
  'One clip may cost at most {0} on this server.': 'Auf diesem Server darf ein Clip höchstens {0} kosten.',
  '{0} has {1} of {2} left, too little for this clip.': '{0}: Von {2} sind noch {1} übrig, zu wenig für diesen Clip.',
  'How long this model takes is not known here yet; most clips take one to six minutes.':
    'Wie lange dieses Modell braucht, ist hier noch nicht bekannt; die meisten Clips brauchen eine bis sechs Minuten.',
  'Usually ready in about {0}; four in five within {1}.': 'Meist in etwa {0} fertig; vier von fünf innerhalb von {1}.',
  on: 'an',
  off: 'aus',
  standard: 'normal',
  high: 'hoch',
  'Times larger': 'Vergrößerung',
  Length: 'Länge',
  Resolution: 'Auflösung',
  Shape: 'Form',
  Sound: 'Ton',
  'File quality': 'Dateiqualität',
  '⛔ {0} Nothing was charged.': '⛔ {0} Es wurde nichts berechnet.',
  "The jam's pot pays.": 'Der Topf des Jams bezahlt.',
  "The jam's pot pays: {0} of {1} left, **{2}** after this clip.":
    'Der Topf des Jams bezahlt: noch {0} von {1}, **{2}** nach diesem Clip.',
  'Your day starts anew {0}.': 'Dein Tag beginnt {0} neu.',
  'It starts anew {0}.': 'Es beginnt {0} neu.',
  'A moderator looks at it first; until then nothing is charged.':
    'Die Moderation sieht ihn sich zuerst an; bis dahin wird nichts berechnet.',
  'A moderator looks at the finished clip before it is posted.':
    'Die Moderation sieht sich den fertigen Clip an, bevor er gepostet wird.',
};
