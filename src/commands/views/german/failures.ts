// German: clips that were not made, and what to press then.

export const failures: Readonly<Record<string, string>> = {
  'Venice suggests the model {0} instead.': 'Venice schlägt stattdessen das Modell {0} vor.',
  "Venice's hint: “{0}”": 'Hinweis von Venice: „{0}“',
  'Venice suggests these words: “{0}”': 'Venice schlägt diese Worte vor: „{0}“',
  'Venice says: “{0}”': 'Venice sagt: „{0}“',
  "Venice's support knows it as {0}.": 'Der Support von Venice kennt es als {0}.',
  'Venice refused your prompt. Other words, or another model, may pass.':
    'Venice hat deinen Prompt abgelehnt. Andere Worte oder ein anderes Modell gehen vielleicht durch.',
  'Venice refused your picture, video or sound, not your words. Try another file.':
    'Venice hat dein Bild, dein Video oder deinen Ton abgelehnt, nicht deine Worte. Versuch es mit einer anderen Datei.',
  'Venice refused the content and does not say whether for your prompt or for your files. Try other words first, then another file.':
    'Venice hat den Inhalt abgelehnt und sagt nicht, ob wegen deines Prompts oder wegen deiner Dateien. Versuch es zuerst mit anderen Worten, dann mit einer anderen Datei.',
  'Venice would not take these settings. Change them and try again.':
    'Venice wollte diese Einstellungen nicht annehmen. Ändere sie und versuch es noch einmal.',
  'Your files are more than Venice takes in one request, which is 35 MB. Use smaller or fewer files.':
    'Deine Dateien sind mehr, als Venice in einer Anfrage annimmt, nämlich 35 MB. Nimm kleinere oder weniger Dateien.',
  'This model looks at faces, and Venice wants your yes to its terms before it starts.':
    'Dieses Modell sieht sich Gesichter an, und Venice will vorher dein Ja zu seinen Bedingungen.',
  'Venice no longer offers this model. Choose another one.':
    'Venice bietet dieses Modell nicht mehr an. Wähle ein anderes.',
  'Venice does not offer this model in the region of this bot. Choose another one.':
    'Venice bietet dieses Modell in der Region dieses Bots nicht an. Wähle ein anderes.',
  "This bot's key may use Venice's private models only, and this is none. Choose one that is marked private.":
    'Der Schlüssel dieses Bots darf nur die privaten Modelle von Venice verwenden, und dies ist keines. Wähle eines, das als privat markiert ist.',
  'The rendering failed at Venice. The same prompt may work on another try or with another model.':
    'Das Rendern ist bei Venice fehlgeschlagen. Derselbe Prompt klappt vielleicht beim nächsten Versuch oder mit einem anderen Modell.',
  'Venice no longer knows this clip.': 'Venice kennt diesen Clip nicht mehr.',
  'The rendering took far longer than this model ever takes, so I stopped waiting.':
    'Das Rendern hat weit länger gedauert, als dieses Modell je braucht, also habe ich aufgehört zu warten.',
  'Venice sent a file that cannot be played, again and again.':
    'Venice hat immer wieder eine Datei geschickt, die sich nicht abspielen lässt.',
  'One of your files could not be read: its address no longer works, or the provider of this model cannot fetch it. Sending the files themselves often helps; otherwise attach them anew.':
    'Eine deiner Dateien war nicht lesbar: Ihre Adresse gilt nicht mehr, oder der Anbieter dieses Modells kann sie nicht abrufen. Oft hilft es, die Dateien selbst zu schicken; sonst hänge sie neu an.',
  'Venice sent a placeholder instead of your clip, which is how some models hide a refusal. Try other words.':
    'Venice hat statt deines Clips einen Platzhalter geschickt; so verstecken manche Modelle eine Ablehnung. Versuch es mit anderen Worten.',
  'The answer from Venice was lost, and a moderator settled it.':
    'Die Antwort von Venice ging verloren, und die Moderation hat es geklärt.',
  'It is about {0}.': 'Es geht um {0}.',
  'another one that it offers': 'etwas anderes, was es anbietet',
  'For {0}, choose {1}.': 'Wähle für {0}: {1}.',
  'your prompt': 'deinen Prompt',
  'what must not appear': 'das, was nicht vorkommen darf',
  'the length': 'die Länge',
  'the shape': 'die Form',
  'the resolution': 'die Auflösung',
  'how much larger it shall be': 'die Vergrößerung',
  'the sound': 'den Ton',
  'the start picture': 'das Startbild',
  'the end picture': 'das Endbild',
  'the source clip': 'den Ausgangsclip',
  'the soundtrack': 'die Tonspur',
  'the reference pictures': 'die Referenzbilder',
  'the reference clips': 'die Referenzclips',
  'the reference sounds': 'die Referenztöne',
  'the elements': 'die Elemente',
  'the scene pictures': 'die Szenenbilder',
  'the voice': 'die Stimme',
  'the file quality': 'die Dateiqualität',
  'the path of the camera': 'den Kameraweg',
  'the task': 'die Aufgabe',
  'the model': 'das Modell',
  '**Not charged:** the {0} are back in your limit.': '**Nicht berechnet:** Die {0} sind wieder in deinem Limit.',
  '**Charged:** Venice keeps the {0} for this one.': '**Berechnet:** Venice behält die {0} für diesen Clip.',
  '**Charge unknown:** Venice does not say whether it kept the {0}, so they count as spent.':
    '**Unklar, ob berechnet:** Venice sagt nicht, ob es die {0} behalten hat, deshalb gelten sie als ausgegeben.',
  'Send the files themselves': 'Die Dateien selbst schicken',
  'Read the terms': 'Bedingungen lesen',
  'Try it with {0}': 'Mit {0} versuchen',
  'Read the terms, and decide whether you agree to them.':
    'Lies die Bedingungen und entscheide, ob du ihnen zustimmst.',
  'Saying yes is not allowed on this server; a moderator can allow it with `/video-admin limits`. Another model, or a picture without faces, works at once.':
    'Zustimmen ist auf diesem Server nicht erlaubt; die Moderation kann es mit `/video-admin limits` erlauben. Ein anderes Modell oder ein Bild ohne Gesichter geht sofort.',
  'A moderator looked at the prompt first and said no.':
    'Die Moderation hat sich den Prompt zuerst angesehen und Nein gesagt.',
  'No moderator looked at the prompt in time.': 'Niemand von der Moderation hat sich den Prompt rechtzeitig angesehen.',
  'A moderator approved it, but meanwhile Venice asks more than you agreed to. Press **Again** to see the new price.':
    'Die Moderation hat ihn freigegeben, aber inzwischen verlangt Venice mehr, als du zugesagt hast. Drück auf **Noch einmal**, um den neuen Preis zu sehen.',
};
