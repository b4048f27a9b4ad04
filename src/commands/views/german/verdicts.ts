// German: what was decided, told to whoever brought it up and to the author of a clip.

export const verdicts: Readonly<Record<string, string>> = {
  'case `{0}`': 'Fall `{0}`',
  'If you find this wrong, use `/video appeal id:{0}` in the server.':
    'Wenn du das falsch findest, nimm auf dem Server `/video einspruch id:{0}`.',
  'In the server, `/video create` opens a new card.': 'Auf dem Server öffnet `/video erstellen` eine neue Karte.',
  'Their words: “{0}”': 'In ihren Worten: „{0}“',
  'a moderator approved clip `{0}`. It goes on now, for {1} as agreed.':
    'Die Moderation hat Clip `{0}` freigegeben. Er geht jetzt weiter, für {1} wie abgemacht.',
  'a moderator approved clip `{0}`, but meanwhile Venice asks more than the {1} that you agreed to, so it was not made.':
    'Die Moderation hat Clip `{0}` freigegeben, aber inzwischen verlangt Venice mehr als die {1}, denen du zugestimmt hast, deshalb wurde er nicht gemacht.',
  'no moderator looked at the prompt of clip `{0}` in time, so it was not made.':
    'Niemand aus der Moderation hat den Prompt von Clip `{0}` rechtzeitig angesehen, deshalb wurde er nicht gemacht.',
  'a moderator looked at the prompt of clip `{0}` and said no.':
    'Die Moderation hat sich den Prompt von Clip `{0}` angesehen und Nein gesagt.',
  'It was made, so the {0} stay charged.': 'Er wurde gemacht, deshalb bleiben die {0} berechnet.',
  'no moderator looked at clip `{0}` in time, so it was not posted. It is kept, and they can still post it.':
    'Niemand aus der Moderation hat Clip `{0}` rechtzeitig angesehen, deshalb wurde er nicht gepostet. Er ist aufgehoben, und die Moderation kann ihn noch posten.',
  'a moderator looked at clip `{0}` and decided that it is not posted.':
    'Die Moderation hat sich Clip `{0}` angesehen und entschieden, dass er nicht gepostet wird.',
  'no moderator answered your request in time. Nothing was changed.':
    'Niemand aus der Moderation hat deine Bitte rechtzeitig beantwortet. Es wurde nichts geändert.',
  'the moderators did not raise your limit this time.': 'Die Moderation hat dein Limit diesmal nicht angehoben.',
  'a moderator raised your limit. Ask for your clip again.':
    'Die Moderation hat dein Limit angehoben. Bitte noch einmal um deinen Clip.',
  'a moderator gave you {0} more. Ask for your clip again.':
    'Die Moderation hat dir {0} mehr gegeben. Bitte noch einmal um deinen Clip.',
  'no moderator answered your report of clip `{0}` in time.':
    'Niemand aus der Moderation hat deine Meldung von Clip `{0}` rechtzeitig beantwortet.',
  'thank you for your report: clip `{0}` was taken down.': 'Danke für deine Meldung: Clip `{0}` wurde entfernt.',
  'the moderators looked at clip `{0}`, which you reported, and left it as it is.':
    'Die Moderation hat sich Clip `{0}`, den du gemeldet hast, angesehen und ihn stehen lassen.',
  'no moderator answered your appeal in time. What was decided stays.':
    'Niemand aus der Moderation hat deinen Einspruch rechtzeitig beantwortet. Es bleibt bei dem, was entschieden war.',
  'the moderators looked at your appeal, and what was decided stays.':
    'Die Moderation hat sich deinen Einspruch angesehen, und es bleibt bei dem, was entschieden war.',
  'your appeal was accepted. If you were blocked, you no longer are.':
    'Deinem Einspruch wurde stattgegeben. Falls du gesperrt warst, bist du es nicht mehr.',
  'your appeal was accepted: clip `{0}` is posted again.':
    'Deinem Einspruch wurde stattgegeben: Clip `{0}` wird wieder gepostet.',
  'your appeal about clip `{0}` was accepted. It cannot be made any more as it was, but you can ask for it anew.':
    'Deinem Einspruch zu Clip `{0}` wurde stattgegeben. So, wie er war, lässt er sich nicht mehr machen, aber du kannst neu um ihn bitten.',
  'your appeal about clip `{0}` was accepted, but its file is no longer kept, so it cannot be posted again.':
    'Deinem Einspruch zu Clip `{0}` wurde stattgegeben, aber seine Datei ist nicht mehr aufgehoben, deshalb lässt er sich nicht wieder posten.',
  'a moderator has taken down clip `{0}`.': 'Die Moderation hat Clip `{0}` entfernt.',
  'It was charged {0}, and that stays.': 'Er wurde mit {0} berechnet, und dabei bleibt es.',
};
