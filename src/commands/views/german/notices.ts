// German: what is said in public.

export const notices: Readonly<Record<string, string>> = {
  '🎬 Clip `{0}` by <@{1}>': '🎬 Clip `{0}` von <@{1}>',
  '🎬 Clip `{0}`': '🎬 Clip `{0}`',
  'Status of clip `{0}`': 'Stand von Clip `{0}`',
  '**Status of clip `{0}`** by <@{1}>': '**Stand von Clip `{0}`** von <@{1}>',
  'clip `{0}` ended without a video': 'Clip `{0}` ist ohne Video zu Ende gegangen',
  'clip `{0}` was settled by a moderator': 'Clip `{0}` wurde von der Moderation geklärt',
  'Venice did charge the {0}, so they count as spent.':
    'Venice hat die {0} berechnet, deshalb gelten sie als ausgegeben.',
  'Venice did not charge it: the {0} are back in your limit.':
    'Venice hat nichts berechnet: Die {0} sind wieder in deinem Limit.',
  'Clip {0}': 'Clip {0}',
  'AI-generated video. Prompt: {0}': 'KI-generiertes Video. Prompt: {0}',
  'The thread could not be posted in, so the clip is here.':
    'Im Thread konnte ich nicht posten, deshalb ist der Clip hier.',
  'The channel could not be posted in, so the clip comes to you directly. In the server, `/video show id:{0}` posts it again.':
    'Im Kanal konnte ich nicht posten, deshalb kommt der Clip direkt zu dir. Auf dem Server postet `/video zeigen id:{0}` ihn noch einmal.',
  'Made smaller to fit the upload limit; the original is kept for `/video show`.':
    'Verkleinert, damit er ins Upload-Limit passt; das Original ist für `/video zeigen` aufgehoben.',
  '<@{0}> your clip is ready.': '<@{0}> Dein Clip ist fertig.',
  'AI-generated': 'KI-generiert',
  'charged {0} · clip `{1}`': 'berechnet {0} · Clip `{1}`',
  Again: 'Noch einmal',
  Remix: 'Remix',
  Extend: 'Verlängern',
  Upscale: 'Vergrößern',
  Delete: 'Löschen',
  'Animate again': 'Neu animieren',
  'clip `{0}` is finished, but': 'Clip `{0}` ist fertig, aber',
  'It was charged {0}.': 'Berechnet wurden {0}.',
  'It is kept safe: `/video show id:{0}` posts it from an account with Nitro or after a server boost, or once whoever runs this bot has installed ffmpeg.':
    'Er ist sicher aufgehoben: `/video zeigen id:{0}` postet ihn von einem Konto mit Nitro aus, nach einem Server-Boost, oder sobald ffmpeg bei diesem Bot installiert ist.',
  'clip `{0}` is finished, but there was nowhere to post it. It is kept safe: `/video show id:{1}` posts it again.':
    'Clip `{0}` ist fertig, aber es gab keinen Ort, um ihn zu posten. Er ist sicher aufgehoben: `/video zeigen id:{1}` postet ihn noch einmal.',
  'clip `{0}` is finished, but its file has vanished from the disk of this bot. Whoever runs it must look at that.':
    'Clip `{0}` ist fertig, aber seine Datei ist von der Festplatte dieses Bots verschwunden. Wer ihn betreibt, muss sich darum kümmern.',
  'clip `{0}` is finished, but it is too large for this server, and it could not be made smaller here.':
    'Clip `{0}` ist fertig, aber er ist zu groß für diesen Server und ließ sich hier nicht verkleinern.',
  'clip `{0}` is finished, but it is too large for this server, which takes {1}, and it could not be made smaller here.':
    'Clip `{0}` ist fertig, aber er ist zu groß für diesen Server, der {1} annimmt, und ließ sich hier nicht verkleinern.',
  'clip `{0}` is finished, but it is too large with its {1} for this server, and it could not be made smaller here.':
    'Clip `{0}` ist fertig, aber er ist mit seinen {1} zu groß für diesen Server und ließ sich hier nicht verkleinern.',
  'clip `{0}` is finished, but it is too large with its {1} for this server, which takes {2}, and it could not be made smaller here.':
    'Clip `{0}` ist fertig, aber er ist mit seinen {1} zu groß für diesen Server, der {2} annimmt, und ließ sich hier nicht verkleinern.',
  'I cannot tell whether Venice took clip `{0}`': 'Ich weiß nicht, ob Venice Clip `{0}` angenommen hat',
  '<@{0}> I cannot tell whether Venice took clip `{1}`: the connection was lost while I handed it over. To be sure that nothing is paid twice, I do not send it again. The {2} stay set aside until a moderator has looked at what Venice charged; the moderators have been told.':
    '<@{0}> Ich weiß nicht, ob Venice Clip `{1}` angenommen hat: Die Verbindung riss ab, während ich ihn übergab. Damit nichts doppelt bezahlt wird, schicke ich ihn nicht noch einmal. Die {2} bleiben zurückgelegt, bis die Moderation nachgesehen hat, was Venice berechnet hat; sie weiß schon Bescheid.',
  'Clip `{0}` needs a moderator': 'Clip `{0}` braucht die Moderation',
  '**Clip `{0}` needs a moderator.** The answer to its submission was lost, so Venice may or may not have charged {1} for it.':
    '**Clip `{0}` braucht die Moderation.** Die Antwort auf seine Übergabe ging verloren, deshalb hat Venice vielleicht {1} dafür berechnet, vielleicht auch nicht.',
  'Member: <@{0}> · model: {1} · asked in <#{2}>': 'Mitglied: <@{0}> · Modell: {1} · gefragt in <#{2}>',
  'Look at the usage page of the Venice account for a charge at about {0}. Then say what you found with `/video-admin settle id:{1}`. Until then the money stays set aside, and nothing is sent again.':
    'Sieh auf der Nutzungsseite des Venice-Kontos nach, ob es um {0} eine Abbuchung gibt. Sag dann mit `/video-admin klären id:{1}`, was du gefunden hast. Bis dahin bleibt das Geld zurückgelegt, und nichts wird noch einmal geschickt.',
  '⏳ Place {0} of {1} in line.': '⏳ Platz {0} von {1} in der Schlange.',
  'Once it starts it usually takes up to {0}.': 'Ist er einmal dran, dauert es meist bis zu {0}.',
  '⏸️ Waiting: the Venice account of this bot is out of credit. Nothing is charged meanwhile; it goes on by itself.':
    '⏸️ Wartet: Das Venice-Konto dieses Bots hat kein Guthaben mehr. Solange wird nichts berechnet; es geht von selbst weiter.',
  '⏸️ Waiting: Venice does not accept the key of this bot. Nothing is charged meanwhile; it goes on by itself.':
    '⏸️ Wartet: Venice akzeptiert den Schlüssel dieses Bots nicht. Solange wird nichts berechnet; es geht von selbst weiter.',
  '📨 Being handed to Venice.': '📨 Wird an Venice übergeben.',
  '🎞️ Rendering. It is taking longer than usual; one in five does. {0}':
    '🎞️ Wird gerendert. Es dauert länger als sonst, wie bei einem von fünf. {0}',
  '🎞️ Rendering has begun.': '🎞️ Das Rendern hat begonnen.',
  '🎞️ Rendering {0}.': '🎞️ Wird gerendert {0}.',
  '🎞️ Rendering {0}, about {1} left.': '🎞️ Wird gerendert {0}, noch etwa {1}.',
  '🗜️ Finished; making it small enough to upload.': '🗜️ Fertig; ich mache ihn klein genug zum Hochladen.',
  '🗜️ Finished; making it small enough to upload {0}.': '🗜️ Fertig; ich mache ihn klein genug zum Hochladen {0}.',
  '📤 Finished; posting it now.': '📤 Fertig; ich poste ihn gerade.',
  '✅ Posted. Charged {0}.': '✅ Gepostet. Berechnet: {0}.',
  '📦 Finished and kept, but not posted. Charged {0}.':
    '📦 Fertig und aufgehoben, aber nicht gepostet. Berechnet: {0}.',
  '🚫 Called off before it started. Not charged.': '🚫 Zurückgezogen, bevor es losging. Nicht berechnet.',
  '❔ The answer from Venice was lost. {0} stay set aside until a moderator settles it.':
    '❔ Die Antwort von Venice ging verloren. {0} bleiben zurückgelegt, bis die Moderation es klärt.',
  '🎞️ Under way.': '🎞️ Unterwegs.',
  'Made smaller to fit the upload limit here.': 'Verkleinert, damit er hier ins Upload-Limit passt.',
  'clip `{0}` is finished, but a moderator decided that it is not shown.':
    'Clip `{0}` ist fertig, aber die Moderation hat entschieden, dass er nicht gezeigt wird.',
  '👀 A moderator looks at the prompt first. The price is set aside; nothing is charged yet.':
    '👀 Die Moderation sieht sich zuerst den Prompt an. Der Preis ist zurückgelegt; berechnet ist noch nichts.',
  '👀 Finished; a moderator looks at it before it is posted.':
    '👀 Fertig; die Moderation sieht ihn sich an, bevor er gepostet wird.',
  '⏳ Waits behind your earlier clip in this jam; it gets its place in line when that one starts.':
    '⏳ Wartet hinter deinem früheren Clip in diesem Jam; er bekommt seinen Platz in der Schlange, wenn jener beginnt.',
  '⏸️ Waiting: Venice has trouble at the moment. Nothing is charged meanwhile; it goes on by itself.':
    '⏸️ Wartet: Venice hat gerade Schwierigkeiten. Solange wird nichts berechnet; es geht von selbst weiter.',
  '⏸️ Waiting: the moderators have paused clips on this server. Nothing is charged meanwhile, and the clip keeps its place.':
    '⏸️ Wartet: Die Moderation hat Clips auf diesem Server angehalten. Solange wird nichts berechnet, und der Clip behält seinen Platz.',
  '⏸️ Waiting: the moderators have paused clips on this server: {0} Nothing is charged meanwhile, and the clip keeps its place.':
    '⏸️ Wartet: Die Moderation hat Clips auf diesem Server angehalten: {0} Solange wird nichts berechnet, und der Clip behält seinen Platz.',
  '{0} from the pot': '{0} aus dem Topf',
  '{0} from their own limit': '{0} aus dem eigenen Limit',
  '🎬 **#{0}** by <@{1}>': '🎬 **#{0}** von <@{1}>',
  Vote: 'Abstimmen',
  Withdraw: 'Zurückziehen',
  Report: 'Melden',
  '🔒 Finished and sealed: it is shown when the jam ends.':
    '🔒 Fertig und versiegelt: Er wird gezeigt, wenn der Jam endet.',
  'Only you see this: the clip is not public.': 'Nur du siehst das: Der Clip ist nicht öffentlich.',
};
