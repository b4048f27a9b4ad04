// German: how the bot is doing.

export const health: Readonly<Record<string, string>> = {
  '⏸️ Venice takes no clips now: the account is out of credit. The next try is {0}.':
    '⏸️ Venice nimmt gerade keine Clips an: Das Konto hat kein Guthaben mehr. Der nächste Versuch ist {0}.',
  '⏸️ Venice takes no clips now: it does not accept the key. The next try is {0}.':
    '⏸️ Venice nimmt gerade keine Clips an: Es akzeptiert den Schlüssel nicht. Der nächste Versuch ist {0}.',
  '### How I am doing': '### Wie es mir geht',
  'Transcripts (`/video transcribe`): {0}': 'Transkripte (`/video transkribieren`): {0}',
  'ffmpeg: not installed. Clips over the upload limit are kept and not made smaller, and Extend does not work.':
    'ffmpeg: nicht installiert. Clips über dem Upload-Limit werden aufgehoben und nicht verkleinert, und Verlängern geht nicht.',
  'ffmpeg: {0}': 'ffmpeg: {0}',
  'On this server: {0}': 'Auf diesem Server: {0}',
  'On all servers: {0}': 'Auf allen Servern: {0}',
  'the API key': 'API-Schlüssel',
  'the wallet {0}': 'Wallet {0}',
  'Venice: reached. Paying with {0}.': 'Venice: erreicht. Bezahlt wird mit: {0}.',
  'Venice: reached. Paying with {0}, balance **{1}**.': 'Venice: erreicht. Bezahlt wird mit: {0}, Guthaben **{1}**.',
  'Venice: reached, and it does not accept {0}. Whoever runs this bot must look at it.':
    'Venice: erreicht, aber das Zahlungsmittel ({0}) wird nicht akzeptiert. Wer diesen Bot betreibt, muss sich darum kümmern.',
  'Venice: reached, and {0} may not spend now: no credit, or its own limit is reached. Clips wait in line.':
    'Venice: erreicht, aber das Zahlungsmittel ({0}) darf gerade nichts ausgeben: kein Guthaben, oder sein eigenes Limit ist erreicht. Clips warten in der Schlange.',
  'Venice: not reached just now. Clips wait in line, and nothing is lost.':
    'Venice: gerade nicht erreicht. Clips warten in der Schlange, und nichts geht verloren.',
  '-# With its last answer Venice named {0}, {1}.': '-# Mit seiner letzten Antwort nannte Venice {0}, {1}.',
  available: 'verfügbar',
  '**unavailable**, Venice has retired them': '**nicht verfügbar**, Venice hat sie eingestellt',
  'unknown, Venice did not say just now': 'unbekannt, Venice hat es gerade nicht gesagt',
  '{0} rendering, {1} in line': '{0} beim Rendern, {1} in der Schlange',
  '{0} rendering, {1} in line, {2} waiting for `/video-admin settle`':
    '{0} beim Rendern, {1} in der Schlange, {2} warten auf `/video-admin klären`',
};
