// German: how a jam is told, its live card, and what is said about it.

export const jams: Readonly<Record<string, string>> = {
  'open jam': 'offener Jam',
  'remix jam': 'Remix-Jam',
  relay: 'Staffel',
  'no theme yet': 'noch kein Thema',
  'Everybody makes clips on the theme.': 'Alle machen Clips zum Thema.',
  'The first clip begins it; every other one builds on a clip of the jam.':
    'Der erste Clip macht den Anfang; jeder weitere baut auf einem Clip des Jams auf.',
  'One continuous film: each clip starts from the last picture of the one before, one person at a time.':
    'Ein durchgehender Film: Jeder Clip beginnt mit dem letzten Bild des vorigen, und immer filmt nur eine Person.',
  'When the pot cannot pay, your own limits may; the card says so before you pay.':
    'Kann der Topf nicht zahlen, dürfen es deine eigenen Limits; die Karte sagt es, bevor du zahlst.',
  'Every clip is made with {0}.': 'Jeder Clip wird mit {0} gemacht.',
  'Every clip has {0}; the model is yours to choose.': 'Für jeden Clip gilt {0}; das Modell wählst du selbst.',
  'Every clip is made with {0}: {1}.': 'Jeder Clip wird mit {0} gemacht: {1}.',
  'The pot pays for as many clips as it holds.': 'Der Topf bezahlt so viele Clips, wie Geld darin ist.',
  'The pot pays; one clip each.': 'Der Topf bezahlt; ein Clip pro Person.',
  'The pot pays; at most {0} clips each.': 'Der Topf bezahlt; höchstens {0} Clips pro Person.',
  'The pot pays; at most {0} each.': 'Der Topf bezahlt; höchstens {0} pro Person.',
  'The pot pays; one clip each, for at most {0}.': 'Der Topf bezahlt; ein Clip pro Person, für höchstens {0}.',
  'The pot pays; at most {0} clips and {1} each.': 'Der Topf bezahlt; höchstens {0} Clips und {1} pro Person.',
  'Whoever is called has one minute to press Generate.':
    'Wer gerufen wird, hat eine Minute Zeit, um auf Generieren zu drücken.',
  'Whoever is called has {0} minutes to press Generate.':
    'Wer gerufen wird, hat {0} Minuten Zeit, um auf Generieren zu drücken.',
  'Clips appear as soon as they are ready.': 'Clips erscheinen, sobald sie fertig sind.',
  'Clips stay sealed and are all shown at the end.': 'Clips bleiben versiegelt und werden am Ende alle gezeigt.',
  'Everybody has one secret vote, and none for their own clip.':
    'Alle haben eine geheime Stimme, aber keine für den eigenen Clip.',
  'Everybody has {0} secret votes, and none for their own clips.':
    'Alle haben {0} geheime Stimmen, aber keine für die eigenen Clips.',
  '{0} give each clip one to ten points.': 'Jury: {0}. Jeder Clip bekommt einen bis zehn Punkte.',
  'Nobody is judged.': 'Niemand wird bewertet.',
  "from a jam's pot": 'aus dem Topf eines Jams',
  'The vote ends with the jam.': 'Die Abstimmung endet mit dem Jam.',
  'After the end there are {0} to vote.': 'Nach dem Ende bleiben {0} zum Abstimmen.',
  'After the end they have {0} for that.': 'Nach dem Ende bleiben der Jury dafür {0}.',
  'Everybody may take part.': 'Alle dürfen mitmachen.',
  'Members with {0} may take part.': 'Mitmachen dürfen Mitglieder mit {0}.',
  '💰 {0} {1} of {2} left in the pot': '💰 {0} noch {1} von {2} im Topf',
  '{0} set aside for clips under way': '{0} zurückgelegt für Clips, die unterwegs sind',
  'Not started yet.': 'Noch nicht begonnen.',
  '⏰ Starts {0} ({1}).': '⏰ Beginnt {0} ({1}).',
  '⏳ Open until the pot is empty or the host ends it.':
    '⏳ Offen, bis der Topf leer ist oder die Leitung ihn beendet.',
  '⏳ Ends {0} ({1}).': '⏳ Endet {0} ({1}).',
  '🏁 No new clips. The last ones are being finished, until {0} at the latest.':
    '🏁 Keine neuen Clips. Die letzten werden noch fertig, spätestens bis {0}.',
  '🗳️ The clips are being judged until {0} ({1}).': '🗳️ Die Clips werden bis {0} bewertet ({1}).',
  '🎞️ The result stands; the film is being made.': '🎞️ Das Ergebnis steht; der Film wird gemacht.',
  '🏁 Over since {0}.': '🏁 Vorbei seit {0}.',
  '🚫 Called off {0}.': '🚫 Abgesagt am {0}.',
  'being drafted': 'in Vorbereitung',
  planned: 'geplant',
  open: 'offen',
  ending: 'endet',
  'being judged': 'wird bewertet',
  'film being made': 'Film wird gemacht',
  over: 'vorbei',
  'Its time was up while I was away, so I end it now; nothing was charged meanwhile.':
    'Seine Zeit ist abgelaufen, während ich weg war, deshalb beende ich ihn jetzt; in der Zwischenzeit wurde nichts berechnet.',
  'Its time is up.': 'Seine Zeit ist um.',
  'Its pot is empty.': 'Sein Topf ist leer.',
  'Its host ended it.': 'Seine Leitung hat ihn beendet.',
  'A moderator ended it.': 'Die Moderation hat ihn beendet.',
  Monday: 'Montag',
  Tuesday: 'Dienstag',
  Wednesday: 'Mittwoch',
  Thursday: 'Donnerstag',
  Friday: 'Freitag',
  Saturday: 'Samstag',
  Sunday: 'Sonntag',
  'every {0} at {1}': 'jeden {0} um {1} Uhr',

  'Card of jam `{0}`': 'Karte von Jam `{0}`',
  'A prompt jam: {0}, hosted by <@{1}>': 'Ein Prompt-Jam: {0}, geleitet von <@{1}>',
  'It takes place in <#{0}>.': 'Er findet in <#{0}> statt.',
  '{0} under way': '{0} unterwegs',
  '🎞️ 1 clip': '🎞️ 1 Clip',
  '🎞️ {0} clips': '🎞️ {0} Clips',
  '1 person': '1 Person',
  '{0} people': '{0} Leute',
  '🗳️ One person has voted.': '🗳️ Eine Person hat abgestimmt.',
  '🗳️ {0} people have voted.': '🗳️ {0} Leute haben abgestimmt.',
  '🎥 The camera is free.': '🎥 Die Kamera ist frei.',
  '🎥 <@{0}> has the camera until {1}.': '🎥 <@{0}> hat die Kamera bis {1}.',
  '🎥 The clip of <@{0}> is being made.': '🎥 Der Clip von <@{0}> wird gerade gemacht.',
  'In line: {0}': 'In der Schlange: {0}',
  'In line: {0} and {1} more': 'In der Schlange: {0} und {1} weitere',
  'Look at the clips in the gallery.': 'Sieh dir die Clips in der Galerie an.',
  'Press **Add a prompt**: you see the exact price, and nothing is made before you agree. Clips that you make with `/video` in this thread take part, too.':
    'Drück auf **Prompt hinzufügen**: Du siehst den genauen Preis, und nichts wird gemacht, bevor du zustimmst. Auch Clips, die du in diesem Thread mit `/video` machst, machen mit.',
  'Press **Remix** under a clip, or **Add a prompt** to make the first one: you see the exact price, and nothing is made before you agree.':
    'Drück auf **Remix** unter einem Clip oder auf **Prompt hinzufügen** für den ersten: Du siehst den genauen Preis, und nichts wird gemacht, bevor du zustimmst.',
  'Press **Take a turn** and stand in line. When you are called, press **Add a prompt**: you see the exact price, and nothing is made before you agree.':
    'Drück auf **Anstellen** und stell dich in die Schlange. Wenn du gerufen wirst, drück auf **Prompt hinzufügen**: Du siehst den genauen Preis, und nichts wird gemacht, bevor du zustimmst.',
  'Add a prompt': 'Prompt hinzufügen',
  'Take a turn': 'Anstellen',
  End: 'Beenden',
  'Give points': 'Punkte geben',

  'turn over {0}': 'nicht mehr dran seit {0}',
  '🎥 The turn of <@{0}> is over; the camera goes on.': '🎥 <@{0}> ist nicht mehr dran; die Kamera wandert weiter.',
  'changed {0}': 'geändert am {0}',
  'the round of {0} was skipped': 'die Runde vom {0} ist ausgefallen',
  'because I was away for the whole of it. The next one comes as usual.':
    'weil ich die ganze Zeit weg war. Die nächste kommt wie gewohnt.',
  'Thread of jam `{0}`': 'Thread des Jams `{0}`',
  '<@{0}> has started a prompt jam ({1}): there are {2} in its pot. Take part in the thread.':
    '<@{0}> hat einen Prompt-Jam gestartet ({1}): In seinem Topf sind {2}. Mach im Thread mit.',
  'your jam `{0}` was called off': 'dein Jam `{0}` wurde abgesagt',
  'Its theme was “{0}”.': 'Sein Thema war „{0}“.',
  'you ended it before it began. Nothing was charged.':
    'Du hast ihn beendet, bevor er begann. Es wurde nichts berechnet.',
  'a moderator ended it. Nothing was charged.': 'Die Moderation hat ihn beendet. Es wurde nichts berechnet.',
  'when it was to start, no limit had room for its pot. Nothing was charged.':
    'Als er beginnen sollte, war in keinem Limit Platz für seinen Topf. Es wurde nichts berechnet.',
  'there was no place where I could open its thread. What was set aside went back.':
    'Es gab keinen Ort, an dem ich seinen Thread öffnen konnte. Was zurückgelegt war, ist zurückgegangen.',
  'I was away for the whole of it. Nothing was charged.': 'Ich war die ganze Zeit weg. Es wurde nichts berechnet.',
  'its card lay untouched for a day. Nothing was charged.':
    'Seine Karte lag einen Tag lang unberührt. Es wurde nichts berechnet.',
  'your turn until {0}': 'du bist dran bis {0}',
  '🎥 <@{0}> the camera is yours. Press **Add a prompt**, then Generate, until {1} ({2}); or let it pass to the next in line.':
    '🎥 <@{0}> die Kamera gehört dir. Drück bis {1} ({2}) auf **Prompt hinzufügen** und dann auf Generieren; oder gib sie an die nächste Person weiter.',
  Pass: 'Weitergeben',
  '<@{0}> has changed the jam: its pot is {1} now.': '<@{0}> hat den Jam geändert: In seinem Topf sind jetzt {1}.',
  '<@{0}> has changed the jam: it ends {1} ({2}), and its pot is {3}.':
    '<@{0}> hat den Jam geändert: Er endet {1} ({2}), und in seinem Topf sind {3}.',
  'The jam `{0}` takes no more clips': 'Der Jam `{0}` nimmt keine Clips mehr an',
  'One clip is still being made; it takes part.': 'Ein Clip wird noch gemacht; er macht mit.',
  '{0} clips are still being made; they take part.': '{0} Clips werden noch gemacht; sie machen mit.',
  'What is left in the pot has gone back to its sponsor.':
    'Was im Topf übrig war, ist in das Budget zurückgegangen, aus dem es kam.',
  'judging of jam `{0}`': 'Bewertung von Jam `{0}`',
  '🗳️ Choose until {0} ({1}). Your vote is secret, and you can change it until then.':
    '🗳️ Wähle bis {0} ({1}). Deine Stimme ist geheim, und du kannst sie bis dahin ändern.',
  '🗳️ {0} please give your points until {1} ({2}). You can change them until then.':
    '🗳️ {0} bitte bis {1} ({2}) Punkte geben. Bis dahin lassen sie sich ändern.',
  'Jam `{0}` comes {1}': 'Jam `{0}` kommt am {1}',
  '🎬 **{0}**: the next prompt jam ({1}) starts {2}, with {3} in its pot.':
    '🎬 **{0}**: Der nächste Prompt-Jam ({1}) beginnt {2}, mit {3} im Topf.',
};
