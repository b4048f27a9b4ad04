// German: every polite no.

export const refusals: Readonly<Record<string, string>> = {
  'Venice has no model right now that {0}. Try again later, or look at `/video models`. Nothing was charged.':
    'Venice hat gerade kein Modell, das {0}. Versuch es später noch einmal oder sieh in `/video modelle` nach. Es wurde nichts berechnet.',
  'The last frame of a clip can be taken only where ffmpeg is installed, and it is not installed here. Whoever runs this bot can add it; meanwhile, save a frame yourself and use `/video animate`. Nothing was charged.':
    'Das letzte Bild eines Clips lässt sich nur entnehmen, wo ffmpeg installiert ist, und hier ist es nicht installiert. Wer diesen Bot betreibt, kann das nachholen; speichere bis dahin selbst ein Bild und nimm `/video animieren`. Es wurde nichts berechnet.',
  'There is no picture attached to that message. Use this on a message that has one. Nothing was charged.':
    'An dieser Nachricht hängt kein Bild. Nimm eine Nachricht, die eins hat. Es wurde nichts berechnet.',
  'There is no video attached to that message. Use this on a message that has one. Nothing was charged.':
    'An dieser Nachricht hängt kein Video. Nimm eine Nachricht, die eins hat. Es wurde nichts berechnet.',
  'That message is not a clip of mine. Use this on a message in which I posted one. Nothing was charged.':
    'Diese Nachricht ist kein Clip von mir. Nimm eine Nachricht, in der ich einen gepostet habe. Es wurde nichts berechnet.',
  '⛔ {0} This clip costs {1}. Nothing was charged. Choose a shorter or smaller clip, wait for the limit to reset (`/video budget` says when), or ask a moderator.':
    '⛔ {0} Dieser Clip kostet {1}. Es wurde nichts berechnet. Wähle einen kürzeren oder kleineren Clip, warte, bis das Limit neu beginnt (`/video budget` sagt, wann), oder frag die Moderation.',
  'Venice has no video model called {0}.': 'Venice hat kein Videomodell namens {0}.',
  'Did you mean {0}?': 'Meintest du {0}?',
  'Choose one from the list that `model:` offers while you type. Nothing was charged.':
    'Wähle eines aus der Liste, die `modell:` beim Tippen anbietet. Es wurde nichts berechnet.',
  "Venice's list of models cannot be read right now, so no clip can be priced. Try again in a few minutes. Nothing was charged.":
    'Die Modellliste von Venice lässt sich gerade nicht lesen, deshalb hat kein Clip einen Preis. Versuch es in ein paar Minuten noch einmal. Es wurde nichts berechnet.',
  "I am missing a permission here: **{0}**. A moderator can grant it in the channel's settings; then press again. Nothing was charged.":
    'Mir fehlt hier eine Berechtigung: **{0}**. Die Moderation kann sie in den Einstellungen des Kanals geben; drück dann noch einmal. Es wurde nichts berechnet.',
  "I am missing permissions here: **{0}**. A moderator can grant them in the channel's settings; then press again. Nothing was charged.":
    'Mir fehlen hier Berechtigungen: **{0}**. Die Moderation kann sie in den Einstellungen des Kanals geben; drück dann noch einmal. Es wurde nichts berechnet.',
  'This belongs to another member, so it is not yours to use. With `/video create` you can make your own. Nothing was charged.':
    'Das gehört einem anderen Mitglied, also kannst du es nicht verwenden. Mit `/video erstellen` machst du deinen eigenen Clip. Es wurde nichts berechnet.',
  "This prompt has {0} characters, and Discord's form holds {1}. Start again with `/video create` and the new words. Nothing was charged.":
    'Dieser Prompt hat {0} Zeichen, und in das Formular von Discord passen {1}. Fang mit `/video erstellen` und den neuen Worten neu an. Es wurde nichts berechnet.',
  'This card is too old: I no longer have it. Start again with `/video create`. Nothing was charged.':
    'Diese Karte ist zu alt: Ich habe sie nicht mehr. Fang mit `/video erstellen` neu an. Es wurde nichts berechnet.',
  'This card has changed since: use the newest one. Nothing was charged by this press.':
    'Diese Karte hat sich seitdem geändert: Nimm die neueste. Durch diesen Druck wurde nichts berechnet.',
  'This card was used already: it made clip `{0}`. One card makes one clip and pays at most once, whatever is pressed. `/video jobs` shows how it stands.':
    'Diese Karte wurde schon verwendet: Aus ihr wurde Clip `{0}`. Eine Karte macht einen Clip und zahlt höchstens einmal, was auch immer gedrückt wird. `/video clips` zeigt, wie es um ihn steht.',
  'This card was cancelled. Start again with `/video create`. Nothing was charged.':
    'Diese Karte wurde abgebrochen. Fang mit `/video erstellen` neu an. Es wurde nichts berechnet.',
  'The price has changed from {0} to **{1}**. Nothing was charged. Press Generate again if that is fine with you.':
    'Der Preis hat sich von {0} auf **{1}** geändert. Es wurde nichts berechnet. Drück noch einmal auf Generieren, wenn dir das recht ist.',
  'The price on this card was too old, so I asked Venice again. Nothing was charged. Press Generate again if the price below is fine with you.':
    'Der Preis auf dieser Karte war zu alt, deshalb habe ich Venice noch einmal gefragt. Es wurde nichts berechnet. Drück noch einmal auf Generieren, wenn dir der Preis unten recht ist.',
  'There is no clip {0} on this server. `/video jobs` lists yours.':
    'Auf diesem Server gibt es keinen Clip {0}. `/video clips` zeigt deine.',
  'The stored copy of clip `{0}` is gone: it was deleted, or its keeping time is over.':
    'Die gespeicherte Kopie von Clip `{0}` ist nicht mehr da: Sie wurde gelöscht, oder ihre Aufbewahrungszeit ist vorbei.',
  'Clip `{0}` has {1}, and here I may upload at most {2}. It is kept safe: `/video show` works on a server with more boosts or from an account with Nitro, and whoever runs this bot can install ffmpeg so that I can shrink it.':
    'Clip `{0}` hat {1}, und hier darf ich höchstens {2} hochladen. Er ist sicher aufgehoben: `/video zeigen` geht auf einem Server mit mehr Boosts oder von einem Konto mit Nitro aus, und wer diesen Bot betreibt, kann ffmpeg installieren, damit ich ihn verkleinern kann.',
  'Clip `{0}` needs no settling: {1}.': 'Bei Clip `{0}` gibt es nichts zu klären: {1}.',
  "This server does not let members agree to Venice's terms about faces. A moderator can allow it with `/video-admin limits consents:`. Another model, or a picture without faces, works at once. Nothing was charged.":
    'Dieser Server lässt Mitglieder den Bedingungen von Venice über Gesichter nicht zustimmen. Die Moderation kann es mit `/video-admin limits einwilligungen:` erlauben. Ein anderes Modell oder ein Bild ohne Gesichter geht sofort. Es wurde nichts berechnet.',
  'There are no terms to agree to for clip `{0}`. Nothing was charged.':
    'Für Clip `{0}` gibt es keine Bedingungen, denen zuzustimmen wäre. Es wurde nichts berechnet.',
  "Venice's terms are too long to show here whole, and nobody should agree to half of them. Use another model, or a picture without faces. Nothing was charged.":
    'Die Bedingungen von Venice sind zu lang, um sie hier ganz zu zeigen, und niemand sollte der Hälfte davon zustimmen. Nimm ein anderes Modell oder ein Bild ohne Gesichter. Es wurde nichts berechnet.',
  'Without a yes to each of the three, Venice does not start. Press **Read the terms** again if you want to agree. Nothing was charged.':
    'Ohne ein Ja zu jedem der drei Punkte fängt Venice nicht an. Drück noch einmal auf **Bedingungen lesen**, wenn du zustimmen willst. Es wurde nichts berechnet.',
  'Only members with the permission **Manage Server** can do that. Nothing was changed.':
    'Das können nur Mitglieder mit der Berechtigung **Server verwalten**. Es wurde nichts geändert.',
  '{0} is not an amount. Write dollars such as `2` or `0.50`, or `none` for no limit. Nothing was changed.':
    '{0} ist kein Betrag. Schreib Dollar wie `2` oder `0.50`, oder `none` für kein Limit. Es wurde nichts geändert.',
  '{0} is not a time zone. Write one such as `Europe/Rome`, `America/New_York` or `UTC`. Nothing was changed.':
    '{0} ist keine Zeitzone. Schreib eine wie `Europe/Rome`, `America/New_York` oder `UTC`. Es wurde nichts geändert.',
  'makes videos from words': 'Videos aus Worten macht',
  'animates a picture': 'ein Bild animiert',
  'leads from one picture to another': 'von einem Bild zum anderen führt',
  'works from references': 'nach Referenzen arbeitet',
  'changes a clip': 'einen Clip verändert',
  'moves a picture like a clip': 'ein Bild wie einen Clip bewegt',
  'makes clips larger': 'Clips vergrößert',
  'Venice is answering too many questions right now, so I have no price for you. Try again in a minute. Nothing was charged.':
    'Venice beantwortet gerade zu viele Fragen, deshalb habe ich keinen Preis für dich. Versuch es in einer Minute noch einmal. Es wurde nichts berechnet.',
  'Venice does not answer right now, so I have no price for you. Try again in a few minutes. Nothing was charged.':
    'Venice antwortet gerade nicht, deshalb habe ich keinen Preis für dich. Versuch es in ein paar Minuten noch einmal. Es wurde nichts berechnet.',
  'Venice will not price this clip. Change the settings or choose another model. Nothing was charged.':
    'Venice nennt für diesen Clip keinen Preis. Ändere die Einstellungen oder wähle ein anderes Modell. Es wurde nichts berechnet.',
  'Venice will not price this clip: {0}. Change the settings or choose another model. Nothing was charged.':
    'Venice nennt für diesen Clip keinen Preis: {0}. Ändere die Einstellungen oder wähle ein anderes Modell. Es wurde nichts berechnet.',
  'Venice no longer offers this model. Choose another one. Nothing was charged.':
    'Venice bietet dieses Modell nicht mehr an. Wähle ein anderes. Es wurde nichts berechnet.',
  'This model is offline or fully busy at Venice right now. Choose another one, or try again later. Nothing was charged.':
    'Dieses Modell ist bei Venice gerade offline oder ausgelastet. Wähle ein anderes oder versuch es später noch einmal. Es wurde nichts berechnet.',
  'Venice does not offer this model in the region of this bot. Choose another one. Nothing was charged.':
    'Venice bietet dieses Modell in der Region dieses Bots nicht an. Wähle ein anderes. Es wurde nichts berechnet.',
  "This bot's key may use Venice's private models only. Choose one that is marked private. Nothing was charged.":
    'Der Schlüssel dieses Bots darf nur die privaten Modelle von Venice verwenden. Wähle eines, das als privat markiert ist. Es wurde nichts berechnet.',
  'The Venice account of this bot is out of credit, or its key has reached its limit. Whoever runs the bot must look at it. Nothing was charged.':
    'Das Venice-Konto dieses Bots hat kein Guthaben mehr, oder sein Schlüssel hat sein Limit erreicht. Wer den Bot betreibt, muss sich darum kümmern. Es wurde nichts berechnet.',
  'Venice could not read one of your files, neither at its address nor sent along. Save it anew in a common format such as PNG or MP4, and try again. Nothing was charged.':
    'Venice konnte eine deiner Dateien nicht lesen, weder unter ihrer Adresse noch mitgeschickt. Speichere sie neu in einem gängigen Format wie PNG oder MP4 und versuch es noch einmal. Es wurde nichts berechnet.',
  'Your files are more than Venice takes in one request, which is 35 MB. Use smaller or fewer files. Nothing was charged.':
    'Deine Dateien sind mehr, als Venice in einer Anfrage annimmt, nämlich 35 MB. Nimm kleinere oder weniger Dateien. Es wurde nichts berechnet.',
  "Venice does not accept this bot's key. Whoever runs the bot must look at it. Nothing was charged.":
    'Venice akzeptiert den Schlüssel dieses Bots nicht. Wer den Bot betreibt, muss sich darum kümmern. Es wurde nichts berechnet.',
  'This channel is gone, so there is nowhere to post the clip. Start again somewhere else. Nothing was charged.':
    'Diesen Kanal gibt es nicht mehr, also gibt es keinen Ort für den Clip. Fang woanders neu an. Es wurde nichts berechnet.',
  'This thread is locked, so I could not post the clip here. Ask a moderator to unlock it, or start again somewhere else. Nothing was charged.':
    'Dieser Thread ist gesperrt, also könnte ich den Clip hier nicht posten. Bitte die Moderation, ihn zu entsperren, oder fang woanders neu an. Es wurde nichts berechnet.',
  'Clips cannot be posted in this kind of channel. Start again in a text channel, a thread or a forum post. Nothing was charged.':
    'In dieser Art von Kanal lassen sich keine Clips posten. Fang in einem Textkanal, einem Thread oder einem Forenbeitrag neu an. Es wurde nichts berechnet.',
  'This forum wants a tag on each post, so I cannot open one. Start again inside an existing post. Nothing was charged.':
    'Dieses Forum will an jedem Beitrag einen Tag, deshalb kann ich keinen eröffnen. Fang in einem bestehenden Beitrag neu an. Es wurde nichts berechnet.',
  'Clip `{0}` could not be called off just now. Try again.':
    'Clip `{0}` ließ sich gerade nicht zurückziehen. Versuch es noch einmal.',
  'Clip `{0}` is already being made at Venice, and Venice cannot cancel a clip: it is paid for and will be posted when it is done.':
    'Clip `{0}` wird bei Venice schon gemacht, und Venice kann keinen Clip abbrechen: Er ist bezahlt und wird gepostet, wenn er fertig ist.',
  'Clip `{0}` may or may not have reached Venice. The money stays set aside until a moderator settles it.':
    'Clip `{0}` hat Venice vielleicht erreicht, vielleicht auch nicht. Das Geld bleibt zurückgelegt, bis die Moderation es klärt.',
  'Clip `{0}` is finished and about to be posted.': 'Clip `{0}` ist fertig und wird gleich gepostet.',
  'Clip `{0}` cannot be called off: {1}.': 'Clip `{0}` lässt sich nicht zurückziehen: {1}.',
  'Clip `{0}` has no video: {1}.': 'Clip `{0}` hat kein Video: {1}.',
  'Clip `{0}` has no video yet: {1}. It will be posted when it is done.':
    'Clip `{0}` hat noch kein Video: {1}. Er wird gepostet, wenn er fertig ist.',
  'it waits in line': 'er wartet in der Schlange',
  'it is being handed to Venice': 'er wird gerade an Venice übergeben',
  'its submission was not answered, and a moderator must settle it':
    'seine Übergabe blieb ohne Antwort, und die Moderation muss es klären',
  'it is being made': 'er wird gerade gemacht',
  'it is about to be posted': 'er wird gleich gepostet',
  'it was posted': 'er wurde gepostet',
  'it is finished and kept, but could not be posted': 'er ist fertig und aufgehoben, konnte aber nicht gepostet werden',
  'it ended without a clip': 'er ist ohne Video zu Ende gegangen',
  'it was called off': 'er wurde zurückgezogen',
  '{0} Nothing was charged.': '{0} Es wurde nichts berechnet.',
  'This server does not allow {0} in a prompt. Say it in other words. Nothing was charged.':
    'Dieser Server erlaubt {0} in einem Prompt nicht. Sag es mit anderen Worten. Es wurde nichts berechnet.',
  'Nobody decided this in time, so it is closed. Nothing was changed.':
    'Niemand hat das rechtzeitig entschieden, deshalb ist es geschlossen. Es wurde nichts geändert.',
  'This is no longer there to decide. Nothing was changed.':
    'Das gibt es nicht mehr zu entscheiden. Es wurde nichts geändert.',
  'The moderators have this on their table already. Nothing was changed.':
    'Das liegt der Moderation schon vor. Es wurde nichts geändert.',
  'a moderator looks at the prompt first': 'die Moderation sieht sich zuerst den Prompt an',
  'a moderator looks at it before it is posted': 'die Moderation sieht ihn sich an, bevor er gepostet wird',
  'Only whoever runs this bot can do that. Nothing was changed.':
    'Das kann nur, wer diesen Bot betreibt. Es wurde nichts geändert.',
  'Only the moderators of this server can do that. Nothing was changed.':
    'Das kann nur die Moderation dieses Servers. Es wurde nichts geändert.',
  'There is nothing to appeal against here: no moderator has refused this or taken it down. Nothing was changed.':
    'Hier gibt es nichts, wogegen du Einspruch einlegen könntest: Niemand aus der Moderation hat das abgelehnt oder entfernt. Es wurde nichts geändert.',
  'Clip `{0}` is not shown: a moderator took it down, said no to it, or has not looked at it yet. `/video appeal id:{1}` asks them to look again.':
    'Clip `{0}` wird nicht gezeigt: Die Moderation hat ihn entfernt, Nein zu ihm gesagt oder ihn noch nicht angesehen. `/video einspruch id:{1}` bittet sie, noch einmal hinzusehen.',
  'A moderator cannot make room for this clip by giving you more: another limit is in the way. Choose a shorter or smaller clip. Nothing was changed.':
    'Die Moderation kann für diesen Clip keinen Platz schaffen, indem sie dir mehr gibt: Ein anderes Limit steht im Weg. Wähle einen kürzeren oder kleineren Clip. Es wurde nichts geändert.',
  'This member is not blocked. Nothing was changed.': 'Dieses Mitglied ist nicht gesperrt. Es wurde nichts geändert.',
  '{0} is no end in the future. Write a span such as `12h`, `3d` or `2w`, a day such as `2026-12-24`, or `for good`. Nothing was changed.':
    '{0} ist kein Ende in der Zukunft. Schreib eine Zeitspanne wie `12h`, `3d` oder `2w`, einen Tag wie `2026-12-24` oder `for good`, also für immer. Es wurde nichts geändert.',
  'Whoever brought this up has taken it back. Nothing was changed.':
    'Wer darum gebeten hatte, hat es zurückgenommen. Es wurde nichts geändert.',
  '<@{0}> was first and has accepted it. Nothing was changed.':
    '<@{0}> war schneller und hat dem stattgegeben. Es wurde nichts geändert.',
  '<@{0}> was first and has refused it. Nothing was changed.':
    '<@{0}> war schneller und hat es abgelehnt. Es wurde nichts geändert.',
};
