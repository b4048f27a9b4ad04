// German: what a moderator reads after a press, the forms for reasons, and the history of a clip.

export const moderation: Readonly<Record<string, string>> = {
  Refuse: 'Ablehnen',
  'Why? The member reads this': 'Warum? Das Mitglied liest es',
  'Take the clip down': 'Den Clip entfernen',
  'Why? Its author reads this': 'Warum? Wer ihn gemacht hat, liest es',
  'Accept the appeal': 'Dem Einspruch stattgeben',
  'Anything the member shall know?': 'Soll das Mitglied etwas dazu wissen?',
  'Grant another amount': 'Einen anderen Betrag geben',
  Dollars: 'Dollar',
  '-# <@{0}> is told.': '-# <@{0}> erfährt es.',
  '-# <@{0}>, who reported it, is told.': '-# <@{0}> hat es gemeldet und erfährt es.',
  'It is posted now.': 'Er wird jetzt gepostet.',
  'Clip `{0}` is posted now.': 'Clip `{0}` wird jetzt gepostet.',
  'Nothing waits for you.': 'Nichts wartet auf dich.',
  '### What waits for a moderator': '### Was auf die Moderation wartet',
  'Open one to decide it': 'Öffne einen Fall, um ihn zu entscheiden',
  'The whole prompt of case `{0}`.': 'Der ganze Prompt von Fall `{0}`.',
  'Not in the clip:': 'Nicht im Clip:',
  'Clip `{0}` is taken down: 1 message with it is gone. Its author is told.':
    'Clip `{0}` ist entfernt: 1 Nachricht mit ihm ist weg. Wer ihn gemacht hat, erfährt es.',
  'Clip `{0}` is taken down: {1} messages with it are gone. Its author is told.':
    'Clip `{0}` ist entfernt: {1} Nachrichten mit ihm sind weg. Wer ihn gemacht hat, erfährt es.',
  'Discord does not answer for {0} more; they follow.': 'Bei weiteren ({0}) antwortet Discord nicht; sie folgen noch.',
  'I may no longer act in {0}: delete it there by hand.': 'In {0} darf ich nichts mehr tun: Lösch ihn dort von Hand.',
  '### Clip `{0}` by <@{1}>': '### Clip `{0}` von <@{1}>',
  'Asked for {0} in <#{1}>; now: {2}.': 'Angefragt {0} in <#{1}>; jetzt: {2}.',
  'No message shows it.': 'Keine Nachricht zeigt ihn.',
  'It stands in {0}.': 'Er steht in {0}.',
};
