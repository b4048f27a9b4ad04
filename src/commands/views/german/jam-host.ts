// German: the host's card of a jam, its forms, the lists of jams, and who may start them.

export const jamHost: Readonly<Record<string, string>> = {
  'Only you see this. Nothing is set aside before you press Start.':
    'Das siehst nur du. Nichts wird zurückgelegt, bevor du auf Starten drückst.',
  'Start the jam': 'Jam starten',
  'People and pot …': 'Leute und Topf …',
  'Back to the game': 'Zurück zum Spiel',
  'It starts as soon as you press Start.': 'Er beginnt, sobald du auf Starten drückst.',
  'It starts {0} ({1}).': 'Er beginnt {0} ({1}).',
  'It lasts {0}.': 'Er dauert {0}.',
  'It lasts until the pot is empty or you end it.': 'Er dauert, bis der Topf leer ist oder du ihn beendest.',
  'It ends {0} ({1}).': 'Er endet {0} ({1}).',
  "💰 **{0}** for the pot, from the server's budget.": '💰 **{0}** für den Topf, aus dem Budget des Servers.',
  '💰 **{0}** for the pot, from the budget of <@&{1}>.': '💰 **{0}** für den Topf, aus dem Budget von <@&{1}>.',
  '⛔ {0} has {1} of {2} left, too little for this pot.':
    '⛔ {0}: Von {2} sind noch {1} übrig, zu wenig für diesen Topf.',
  '{0}: {1} of {2} left after that.': '{0}: danach noch {1} von {2}.',
  "The role's monthly budget": 'Das Monatsbudget der Rolle',
  'When clips are shown': 'Wann Clips gezeigt werden',
  'Clips are shown at once': 'Clips werden sofort gezeigt',
  'Clips are sealed until the end': 'Clips sind bis zum Ende versiegelt',
  'How it is judged': 'Wie bewertet wird',
  'One vote each': 'Eine Stimme pro Person',
  'Three votes each': 'Drei Stimmen pro Person',
  'Judges give points (choose them under People)': 'Eine Jury gibt Punkte (unter Leute wählen)',
  'Nobody is judged': 'Niemand wird bewertet',
  "Whose budget fills the pot (nobody chosen: the server's)":
    'Wessen Budget den Topf füllt (nichts gewählt: das des Servers)',
  'Who may take part (nobody chosen: everybody)': 'Wer mitmachen darf (nichts gewählt: alle)',
  'Judges (nobody chosen: votes)': 'Jury (niemand gewählt: Abstimmung)',
  'When the pot is empty': 'Wenn der Topf leer ist',
  'Only the pot pays': 'Nur der Topf bezahlt',
  'When the pot cannot pay, own limits may': 'Kann der Topf nicht zahlen, dürfen es die eigenen Limits',
  '“{0}” is no amount of dollars that I understand. Write `2` or `0.50`. Nothing was changed.':
    '„{0}“ ist kein Dollarbetrag, den ich verstehe. Schreib `2` oder `0.50`. Es wurde nichts geändert.',
  '“{0}” is no whole number from {1} to {2}. Nothing was changed.':
    '„{0}“ ist keine ganze Zahl von {1} bis {2}. Es wurde nichts geändert.',
  'Your jam is planned: it starts {0} ({1}) in <#{2}>. Its pot is set aside then. `/jam end` calls it off.':
    'Dein Jam ist geplant: Er beginnt {0} ({1}) in <#{2}>. Sein Topf wird dann zurückgelegt. `/jam beenden` sagt ihn ab.',
  'Your jam is open! Its thread appears in <#{0}> at once, with the card that everybody presses.':
    'Dein Jam ist offen! Sein Thread erscheint gleich in <#{0}>, mit der Karte, auf die alle drücken.',
  'The jam was dropped. Nothing was set aside.': 'Der Jam wurde verworfen. Es wurde nichts zurückgelegt.',

  Theme: 'Thema',
  'What is the jam about?': 'Worum geht es im Jam?',
  'Model and settings': 'Modell und Einstellungen',
  'Its id or a part of its name. Empty: each chooses.':
    'Seine ID oder ein Teil seines Namens. Leer: alle wählen selbst.',
  'Length of each clip': 'Länge jedes Clips',
  'Such as 5s. Empty: each chooses.': 'Etwa 5s. Leer: alle wählen selbst.',
  'Such as 16:9. Empty: each chooses.': 'Etwa 16:9. Leer: alle wählen selbst.',
  'Such as 720p. Empty: each chooses.': 'Etwa 720p. Leer: alle wählen selbst.',
  'Start and end': 'Anfang und Ende',
  Start: 'Anfang',
  'Such as 18:30 or in 2h. “now”: at once. Empty: as it is.':
    'Etwa 18:30 oder in 2h. „jetzt“: sofort. Leer: wie bisher.',
  'Such as 45m or 21:00. “none”: when the pot is empty. Empty: as it is.':
    'Etwa 45m oder 21:00. „kein“: wenn der Topf leer ist. Leer: wie bisher.',
  Minutes: 'Minuten',
  'For one turn': 'Für eine Person an der Kamera',
  '1 to 240. Then the next in line is called.': '1 bis 240. Dann wird die nächste Person gerufen.',
  'For the judging after the end': 'Für die Bewertung nach dem Ende',
  '0 to 10080.': '0 bis 10080.',
  'To wait for the last clips': 'Zum Warten auf die letzten Clips',
  '1 to 240.': '1 bis 240.',
  Pot: 'Topf',
  'Dollars in the pot': 'Dollar im Topf',
  'What is not used goes back when the jam ends.': 'Was nicht gebraucht wird, geht zurück, wenn der Jam endet.',
  'Most for each person': 'Höchstens pro Person',
  '1 to 100. Empty: no limit.': '1 bis 100. Leer: kein Limit.',
  'Dollars from the pot': 'Dollar aus dem Topf',
  'Empty: no limit.': 'Leer: kein Limit.',

  'There was no jam on this server yet. `/jam start` sets one up.':
    'Auf diesem Server gab es noch keinen Jam. `/jam starten` richtet einen ein.',
  '### 🎬 Jams of this server': '### 🎬 Jams dieses Servers',
  '**They come again**': '**Sie kommen immer wieder**',
  'and {0} more': 'und {0} weitere',
  'calls <@&{0}>': 'ruft <@&{0}>',
  '{0} for {1} in <#{2}>, next {3}': '{0} für {1} in <#{2}>, das nächste Mal am {3}',
  'Done: the jam lasts until its pot of {0} is empty, or until it is ended.':
    'Erledigt: Der Jam dauert, bis sein Topf von {0} leer ist oder er beendet wird.',
  'Done: the jam ends {0} ({1}), and its pot is {2}.':
    'Erledigt: Der Jam endet {0} ({1}), und in seinem Topf sind {2}.',
  'Say a later end, more for the pot, or both. Nothing was changed.':
    'Nenn ein späteres Ende, mehr für den Topf oder beides. Es wurde nichts geändert.',
  'The jam comes again from now on:': 'Der Jam kommt von jetzt an wieder:',
  'Each time its pot is judged against the limits of that moment. `/jam stop` ends it.':
    'Jedes Mal wird sein Topf an den Limits gemessen, die dann gelten. `/jam stoppen` beendet das.',
  'The jam does not come again. A round that is open goes on to its end.':
    'Der Jam kommt nicht wieder. Eine offene Runde läuft bis zu ihrem Ende weiter.',

  '### Saved: who may start jams': '### Gespeichert: wer Jams starten darf',
  '### Who may start jams': '### Wer Jams starten darf',
  'Everybody who may make clips may start a jam.': 'Alle, die Clips machen dürfen, dürfen einen Jam starten.',
  'Moderators and those who hold **Manage Server** may start a jam.':
    'Die Moderation und alle, die **Server verwalten** haben, dürfen einen Jam starten.',
  'So may members with {0}.': 'Mitglieder mit {0} dürfen es auch.',
  'A jam may set aside as much as the limits of its sponsor leave.':
    'Ein Jam darf so viel zurücklegen, wie die Limits des Budgets hergeben, das ihn bezahlt.',
  'A jam may set aside **{0}** at most, and no more than the limits of its sponsor leave.':
    'Ein Jam darf höchstens **{0}** zurücklegen, und nicht mehr, als die Limits des Budgets hergeben, das ihn bezahlt.',
};
