// German: every polite no of a jam.

export const jamRefusals: Readonly<Record<string, string>> = {
  'There is no jam {0} on this server. `/jam list` shows those there are.':
    'Auf diesem Server gibt es keinen Jam {0}. `/jam liste` zeigt, welche es gibt.',
  'This is not the thread of a jam. Name one: `/jam list` shows those there are.':
    'Das ist nicht der Thread eines Jams. Nenn einen: `/jam liste` zeigt, welche es gibt.',
  'Only <@{0}>, who hosts this jam, or a moderator can do that. Nothing was changed.':
    'Das kann nur <@{0}> als Leitung dieses Jams oder die Moderation. Es wurde nichts geändert.',
  'On this server only moderators start jams. Ask one of them. Nothing was charged.':
    'Auf diesem Server startet nur die Moderation Jams. Frag dort nach. Es wurde nichts berechnet.',
  'On this server only moderators and members with {0} start jams. Nothing was charged.':
    'Auf diesem Server starten nur die Moderation und Mitglieder mit {0} Jams. Es wurde nichts berechnet.',
  'The jam has no theme yet. Press **Theme** and say what it is about. Nothing was charged.':
    'Der Jam hat noch kein Thema. Drück auf **Thema** und sag, worum es geht. Es wurde nichts berechnet.',
  'On this server a pot holds at most {0}. Nothing was changed.':
    'Auf diesem Server fasst ein Topf höchstens {0}. Es wurde nichts geändert.',
  'A jam needs something in its pot. Nothing was changed.':
    'Ein Jam braucht etwas in seinem Topf. Es wurde nichts geändert.',
  '<@&{0}> has no budget of its own that could fill a pot. An admin can set one with `/video-admin role`. Nothing was changed.':
    '<@&{0}> hat kein eigenes Budget, das einen Topf füllen könnte. Die Administration kann mit `/video-admin rolle` eines setzen. Es wurde nichts geändert.',
  'The jam has changed since this card was shown. Look at the newest card. Nothing was changed.':
    'Der Jam hat sich geändert, seit diese Karte gezeigt wurde. Sieh dir die neueste an. Es wurde nichts geändert.',
  'This jam is for members with {0}. Nothing was charged.':
    'Dieser Jam ist für Mitglieder mit {0}. Es wurde nichts berechnet.',
  'A jam opens a thread of its own, so it cannot start inside one. Start it in a channel or a forum. Nothing was charged.':
    'Ein Jam öffnet einen eigenen Thread und kann darum nicht in einem Thread beginnen. Starte ihn in einem Kanal oder einem Forum. Es wurde nichts berechnet.',
  'A jam needs a text channel or a forum. Nothing was charged.':
    'Ein Jam braucht einen Textkanal oder ein Forum. Es wurde nichts berechnet.',
  'The jam would end before it starts. Nothing was changed.':
    'Der Jam würde enden, bevor er beginnt. Es wurde nichts geändert.',
  'The end of the jam is over already. Choose a later one. Nothing was charged.':
    'Das Ende des Jams ist schon vorbei. Wähl ein späteres. Es wurde nichts berechnet.',
  'The jam ends {0}; extending it takes a later moment. Nothing was changed.':
    'Der Jam endet {0}; zum Verlängern braucht es einen späteren Zeitpunkt. Es wurde nichts geändert.',
  "The jam's pot is empty, so no more clips can be made from it. Nothing was charged.":
    'Der Topf des Jams ist leer, daraus lassen sich keine Clips mehr machen. Es wurde nichts berechnet.',
  'In this jam every clip builds on another: press **Remix** under one of them. Nothing was charged.':
    'In diesem Jam baut jeder Clip auf einem anderen auf: Drück auf **Remix** unter einem davon. Es wurde nichts berechnet.',
  'Your turn is over, and the next in line is called. Take another turn when you like. Nothing was charged.':
    'Du bist nicht mehr dran, und die nächste Person wird gerufen. Stell dich wieder an, wenn du magst. Es wurde nichts berechnet.',
  'There are no turns in this jam: everybody adds clips when they like.':
    'In diesem Jam stellt sich niemand an: Alle machen Clips, wann sie mögen.',
  'The clip that yours was to start from was taken out of the film. Press **Add a prompt** again; your turn is still yours. Nothing was charged.':
    'Der Clip, von dem deiner ausgehen sollte, wurde aus dem Film genommen. Drück noch einmal auf **Prompt hinzufügen**; du bist immer noch dran. Es wurde nichts berechnet.',
  'It is your turn now.': 'Du bist jetzt dran.',
  'You stand in line already, at place {0}.': 'Du stehst schon in der Schlange, auf Platz {0}.',
  'Clip {0} does not take part in this jam. Nothing was changed.':
    'Clip {0} macht bei diesem Jam nicht mit. Es wurde nichts geändert.',
  'Nobody judges their own clip. Nothing was changed.': 'Niemand bewertet den eigenen Clip. Es wurde nichts geändert.',
  'In this jam judges give points, so there are no votes.':
    'In diesem Jam gibt eine Jury Punkte, darum gibt es keine Stimmen.',
  'Nobody is judged in this jam: there are no votes and no points.':
    'In diesem Jam wird niemand bewertet: Es gibt weder Stimmen noch Punkte.',
  "Only this jam's judges give points.": 'Punkte gibt nur die Jury dieses Jams.',
  'Each person may choose at most {0} clips. Your ballot is as it was.':
    'Jede Person darf höchstens {0} Clips wählen. Dein Stimmzettel ist, wie er war.',
  'The judging is over, and the result stands.': 'Die Bewertung ist vorbei, und das Ergebnis steht.',
  'The clips of this jam are sealed until it ends. Judge them then.':
    'Die Clips dieses Jams sind bis zu seinem Ende versiegelt. Bewerte sie dann.',
  'You may not mention <@&{0}> here: Discord lets you mention roles that anybody may mention, or all of them with Mention Everyone. Nothing was changed.':
    'Du darfst <@&{0}> hier nicht erwähnen: Discord lässt dich Rollen erwähnen, die alle erwähnen dürfen, oder jede, wenn du „Alle erwähnen“ darfst. Es wurde nichts geändert.',
  'There is no clip in this jam whose file is still kept.':
    'In diesem Jam gibt es keinen Clip, dessen Datei noch aufbewahrt wird.',
  'That clip belongs to no jam.': 'Dieser Clip gehört zu keinem Jam.',
  'The jam has not started yet. Nothing was charged.': 'Der Jam hat noch nicht begonnen. Es wurde nichts berechnet.',
  'The jam starts {0}. Nothing was charged.': 'Der Jam beginnt {0}. Es wurde nichts berechnet.',
  'The jam is open. Nothing was changed.': 'Der Jam ist offen. Es wurde nichts geändert.',
  'The jam has ended; the last clips are being finished. Nothing was charged.':
    'Der Jam ist zu Ende; die letzten Clips werden noch fertig. Es wurde nichts berechnet.',
  'The jam has ended and its clips are being judged. Nothing was charged.':
    'Der Jam ist zu Ende, und seine Clips werden bewertet. Es wurde nichts berechnet.',
  'The jam is over. Nothing was charged.': 'Der Jam ist vorbei. Es wurde nichts berechnet.',
  'The jam was called off. Nothing was charged.': 'Der Jam wurde abgesagt. Es wurde nichts berechnet.',
  '{0} is no moment that I understand, or it is past. Write `in 45m`, `18:30`, {1} or `none`. Nothing was changed.':
    '{0} ist kein Zeitpunkt, den ich verstehe, oder er ist vorbei. Schreib `in 45m`, `18:30`, {1} oder `none`. Es wurde nichts geändert.',
  '{0} is no length that I understand. Write `45m` or `1h 30m`. Nothing was changed.':
    '{0} ist keine Dauer, die ich verstehe. Schreib `45m` oder `1h 30m`. Es wurde nichts geändert.',
  '{0} is no day and time that I understand. Write {1}. Nothing was changed.':
    '{0} ist kein Tag mit Uhrzeit, den ich verstehe. Schreib {1}. Es wurde nichts geändert.',
  'The host has chosen the model {0} for every clip of this jam. Nothing was charged.':
    'Für jeden Clip dieses Jams ist das Modell {0} festgelegt. Es wurde nichts berechnet.',
  'The host has chosen the length {0} for every clip of this jam. Nothing was charged.':
    'Für jeden Clip dieses Jams ist die Länge {0} festgelegt. Es wurde nichts berechnet.',
  'The host has chosen the shape {0} for every clip of this jam. Nothing was charged.':
    'Für jeden Clip dieses Jams ist die Form {0} festgelegt. Es wurde nichts berechnet.',
  'The host has chosen the resolution {0} for every clip of this jam. Nothing was charged.':
    'Für jeden Clip dieses Jams ist die Auflösung {0} festgelegt. Es wurde nichts berechnet.',
  'In this jam your clip begins with the last picture of clip {0}, and no other. Nothing was charged.':
    'In diesem Jam beginnt dein Clip mit dem letzten Bild von Clip {0} und keinem anderen. Es wurde nichts berechnet.',
  'Your clip is being made; then the next in line is called. Nothing was charged.':
    'Dein Clip wird gerade gemacht; dann wird die nächste Person gerufen. Es wurde nichts berechnet.',
  'Press **Take a turn** first: in this jam one person films at a time. Nothing was charged.':
    'Drück zuerst auf **Anstellen**: In diesem Jam filmt immer nur eine Person. Es wurde nichts berechnet.',
  "It is <@{0}>'s turn. Press **Take a turn** to stand in line. Nothing was charged.":
    '<@{0}> ist dran. Drück auf **Anstellen**, um in die Schlange zu kommen. Es wurde nichts berechnet.',
  "It is <@{0}>'s turn. You are number {1} in line and will be called. Nothing was charged.":
    '<@{0}> ist dran. Du bist Nummer {1} in der Schlange und wirst gerufen. Es wurde nichts berechnet.',
  "The card said that your own limits pay, but meanwhile the jam's pot can. The card below says so now; press **Generate** again if you agree. Nothing was charged.":
    'Die Karte sagte, dass deine eigenen Limits bezahlen, aber inzwischen kann es der Topf des Jams. Die Karte unten sagt es jetzt; drück noch einmal auf **Generieren**, wenn du einverstanden bist. Es wurde nichts berechnet.',
  "The card said that the jam's pot pays, but meanwhile it cannot, and your own limits would. The card below says so now; press **Generate** again if you agree. Nothing was charged.":
    'Die Karte sagte, dass der Topf des Jams bezahlt, aber inzwischen kann er es nicht, und deine eigenen Limits würden es. Die Karte unten sagt es jetzt; drück noch einmal auf **Generieren**, wenn du einverstanden bist. Es wurde nichts berechnet.',
  'Friday 19:00': 'Freitag 19:00',
  'Fri 19:00': 'Fr 19:00',
};
