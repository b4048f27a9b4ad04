// German: what the bot tells members and moderators beside its clips.

export const memos: Readonly<Record<string, string>> = {
  'From the moderators': 'Von der Moderation',
  'AI-generated video that waits for a moderator. Prompt: {0}':
    'KI-generiertes Video, das auf die Moderation wartet. Prompt: {0}',
  'entry {0} of the log': 'Eintrag {0} im Log',
  "📒 Venice's books were compared with ours {0}.": '📒 Abgleich der Bücher von Venice mit unseren, {0}.',
  '`/video-admin reconcile` shows what differs.': '`/video-admin abgleichen` zeigt, was abweicht.',
  '⏸️ **I have stopped making clips here.** The last hour cost far more than usual. Look at `/video-admin spend`, then go on with `/video-admin resume`.':
    '⏸️ **Ich habe hier aufgehört, Clips zu machen.** Die letzte Stunde hat viel mehr gekostet als üblich. Sieh dir `/video-admin ausgaben` an und mach dann mit `/video-admin fortsetzen` weiter.',
  '⏸️ **I have stopped making clips here.** The last hour cost {0}; usual is {1}. Look at `/video-admin spend`, then go on with `/video-admin resume`.':
    '⏸️ **Ich habe hier aufgehört, Clips zu machen.** Die letzte Stunde hat {0} gekostet; üblich sind {1}. Sieh dir `/video-admin ausgaben` an und mach dann mit `/video-admin fortsetzen` weiter.',
  '⏸️ **Clips wait:** Venice has trouble at the moment. Nothing is charged meanwhile; I go on by myself.':
    '⏸️ **Clips warten:** Venice hat gerade Schwierigkeiten. Solange wird nichts berechnet; ich mache von selbst weiter.',
  '⏸️ **Clips wait:** the Venice account of this bot is out of credit. Nothing is charged meanwhile; I go on by myself when there is credit again.':
    '⏸️ **Clips warten:** Das Venice-Konto dieses Bots hat kein Guthaben mehr. Solange wird nichts berechnet; ich mache von selbst weiter, wenn es wieder welches hat.',
  '⏸️ **Clips wait:** Venice does not accept the key of this bot. Whoever runs it must look at it. Nothing is charged meanwhile.':
    '⏸️ **Clips warten:** Venice akzeptiert den Schlüssel dieses Bots nicht. Wer ihn betreibt, muss sich darum kümmern. Solange wird nichts berechnet.',
  '▶️ **Clips are made again.** What waited goes on in its order.':
    '▶️ **Es werden wieder Clips gemacht.** Was gewartet hat, geht in seiner Reihenfolge weiter.',
  'gave you {0} more {1}': 'hat dir am {1} {0} mehr gegeben',
  '<@{0}> <@{1}> {2}, on top of your limits of that day, week and month. Their words: “{3}”':
    '<@{0}> <@{1}> {2}, zusätzlich zu deinen Limits jenes Tages, jener Woche und jenes Monats. Die Worte dazu: „{3}“',
  'You may make clips again: the moderators have lifted your block.':
    'Du darfst wieder Clips machen: Die Moderation hat deine Sperre aufgehoben.',
  'The moderators of a server have stopped you from making clips there. Their reason: “{0}”':
    'Die Moderation eines Servers lässt dich dort keine Clips mehr machen. Ihr Grund: „{0}“',
  'The moderators of a server have stopped you from making clips there until {0}. Their reason: “{1}”':
    'Die Moderation eines Servers lässt dich dort bis {0} keine Clips machen. Ihr Grund: „{1}“',
  'If you find this wrong, press **Appeal** under the refusal that `/video create` gives you there.':
    'Wenn du das falsch findest, drück auf **Einspruch** unter der Absage, die `/video erstellen` dir dort gibt.',
};
