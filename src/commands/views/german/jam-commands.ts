// German: the commands about jams. Discord: a description has at most 100 characters.

export const jamNames: Readonly<Record<string, string>> = {
  jam: 'jam',
  start: 'starten',
  end: 'beenden',
  extend: 'verlängern',
  repeat: 'wiederholen',
  stop: 'stoppen',
  pot: 'topf',
  length: 'dauer',
  starts: 'beginn',
  jams: 'jams',
  hosts: 'leitung',
  add_role: 'rolle_dazu',
  remove_role: 'rolle_weg',
  most_pot: 'topf_max',
  every: 'jeden',
  mention: 'erwähnen',
  announce: 'ankündigen',
};

export const jamChoices: Readonly<Record<string, string>> = {
  'open: everybody on the theme': 'offen: alle zum Thema',
  'remix: every clip builds on another': 'Remix: jeder Clip baut auf einem anderen auf',
  'relay: one continuous film, one turn at a time': 'Staffel: ein durchgehender Film, immer filmt nur eine Person',
  'moderators and those who hold Manage Server': 'die Moderation und wer Server verwalten hat',
  'everybody who may make clips': 'alle, die Clips machen dürfen',
};

export const jamDescriptions: Readonly<Record<string, string>> = {
  'Make clips together: a theme, a shared pot, an end, and a film of it':
    'Zusammen Clips machen: ein Thema, ein gemeinsamer Topf, ein Ende und ein Film davon',
  'Set up a prompt jam: a theme, a shared pot, an end. Nothing is set aside before you press Start.':
    'Einen Prompt-Jam einrichten: Thema, Topf, Ende. Vor dem Druck auf Starten wird nichts zurückgelegt.',
  'What the jam is about': 'Worum es im Jam geht',
  'How the clips belong together': 'Wie die Clips zusammengehören',
  'Dollars that the jam may spend together, such as 2': 'Dollar, die der Jam zusammen ausgeben darf, etwa 2',
  'How long it lasts: 45m, 1h 30m, 21:00, or none until the pot is empty':
    'Wie lange er dauert: 45m, 1h 30m, 21:00 oder kein: bis der Topf leer ist',
  'When it starts: 18:30, in 2h; left out: when you press Start':
    'Wann er beginnt: 18:30, in 2h; weggelassen: wenn du auf Starten drückst',
  'The jams of this server: open, planned, over, and those that come again':
    'Die Jams dieses Servers: offen, geplant, vorbei und die, die wiederkommen',
  'A jam as it stands: its rules, time, pot, clips and people':
    'Ein Jam, wie er gerade steht: Regeln, Zeit, Topf, Clips und Leute',
  'Which jam; left out: the one of this thread': 'Welcher Jam; weggelassen: der dieses Threads',
  'End a jam of yours now, or call off one that is planned':
    'Einen deiner Jams jetzt beenden oder einen geplanten absagen',
  'Give a jam of yours more time, more in its pot, or both':
    'Einem deiner Jams mehr Zeit, mehr im Topf oder beides geben',
  'The later end: 30m from now, 21:00, Fri 19:00': 'Das spätere Ende: 30m ab jetzt, 21:00, Fr 19:00',
  'Dollars to put into the pot on top, such as 1': 'Dollar, die noch in den Topf kommen, etwa 1',
  'Let a jam come again every week, with the same rules and a fresh pot':
    'Einen Jam jede Woche wiederkommen lassen, mit denselben Regeln und frischem Topf',
  'Day and time in the zone of this server, such as Friday 19:00':
    'Tag und Uhrzeit in der Zone dieses Servers, etwa Freitag 19:00',
  'The jam whose rules are taken; left out: the one of this thread':
    'Der Jam, dessen Regeln gelten; weggelassen: der dieses Threads',
  'How long each round lasts, such as 45m or 1h 30m': 'Wie lange jede Runde dauert, etwa 45m oder 1h 30m',
  'A role to call when it is announced': 'Eine Rolle, die bei der Ankündigung erwähnt wird',
  'Minutes before the start in which it is announced, 60 if left out; 0: not at all':
    'Wie viele Minuten vor dem Beginn er angekündigt wird; weggelassen: 60; 0: gar nicht',
  'Let a jam come again no more': 'Einen Jam nicht mehr wiederkommen lassen',
  'Which one; start typing its theme': 'Welcher; tippe sein Thema, um zu suchen',
  'Who may start prompt jams here, and how much one may set aside':
    'Wer hier Prompt-Jams starten darf und wie viel einer zurücklegt',
  'Who may start a jam, besides the roles that you add': 'Wer Jams starten darf, außer mit Rollen von unten',
  'Members with this role may, too': 'Wer diese Rolle hat, darf auch',
  'Members with this role may no longer for that reason': 'Wer diese Rolle hat, darf deshalb nicht mehr',
  'The most that one jam may set aside, in dollars, or none':
    'Was ein Jam höchstens zurücklegen darf, in Dollar, oder none',
};
