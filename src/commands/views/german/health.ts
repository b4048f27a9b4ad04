// German: how the bot is doing.

export const health: Readonly<Record<string, string>> = {
  '⏸️ Venice takes no clips now: the account is out of credit. The next try is {0}.':
    '⏸️ Venice nimmt gerade keine Clips an: Das Konto hat kein Guthaben mehr. Der nächste Versuch ist {0}.',
  '⏸️ Venice takes no clips now: it does not accept the key. The next try is {0}.':
    '⏸️ Venice nimmt gerade keine Clips an: Es akzeptiert den Schlüssel nicht. Der nächste Versuch ist {0}.',
  '### How I am doing': '### Wie es mir geht',
  'Transcripts (`/video transcribe`): {0}': 'Transkripte (`/video transkribieren`): {0}',
  '⚠️ ffmpeg: not installed. Clips over the upload limit are kept and not made smaller, and Extend does not work.':
    '⚠️ ffmpeg: nicht installiert. Clips über dem Upload-Limit werden aufgehoben und nicht verkleinert, und Verlängern geht nicht.',
  '✅ ffmpeg: {0}': '✅ ffmpeg: {0}',
  'On this server: {0}': 'Auf diesem Server: {0}',
  'On all servers: {0}': 'Auf allen Servern: {0}',
  'the API key': 'API-Schlüssel',
  'the wallet {0}': 'Wallet {0}',
  '✅ Venice: reached. Paying with {0}.': '✅ Venice: erreicht. Bezahlt wird mit: {0}.',
  '✅ Venice: reached. Paying with {0}, balance **{1}**.':
    '✅ Venice: erreicht. Bezahlt wird mit: {0}, Guthaben **{1}**.',
  '❌ Venice: reached, and it does not accept {0}. Whoever runs this bot must look at it.':
    '❌ Venice: erreicht, aber das Zahlungsmittel ({0}) wird nicht akzeptiert. Wer diesen Bot betreibt, muss sich darum kümmern.',
  '❌ Venice: reached, and {0} may not spend now: no credit, or its own limit is reached. Clips wait in line.':
    '❌ Venice: erreicht, aber das Zahlungsmittel ({0}) darf gerade nichts ausgeben: kein Guthaben, oder sein eigenes Limit ist erreicht. Clips warten in der Schlange.',
  '⚠️ Venice: not reached just now. Clips wait in line, and nothing is lost.':
    '⚠️ Venice: gerade nicht erreicht. Clips warten in der Schlange, und nichts geht verloren.',
  '-# With its last answer Venice named {0}, {1}.': '-# Mit seiner letzten Antwort nannte Venice {0}, {1}.',
  available: 'verfügbar',
  '**unavailable**, Venice has retired them': '**nicht verfügbar**, Venice hat sie eingestellt',
  'unknown, Venice did not say just now': 'unbekannt, Venice hat es gerade nicht gesagt',
  '{0} rendering, {1} in line': '{0} beim Rendern, {1} in der Schlange',
  '{0} rendering, {1} in line, {2} waiting for `/video-admin settle`':
    '{0} beim Rendern, {1} in der Schlange, {2} warten auf `/video-admin klären`',
  'a wallet': 'eine Wallet',
  '✅ Discord: the one intent that I need is there, and none that Discord wants to approve.':
    '✅ Discord: Der eine Intent, den ich brauche, ist da, und keiner, den Discord genehmigen muss.',
  '✅ Files here may have {0}.': '✅ Dateien dürfen hier {0} haben.',
  '⏸️ This server is paused since {0}. `/video-admin resume` ends that.':
    '⏸️ Dieser Server ist seit {0} angehalten. `/video-admin fortsetzen` beendet das.',
  '❌ Venice: reached. Paying with {0}; the balance is **empty**.':
    '❌ Venice: erreicht. Bezahlt wird mit: {0}; das Guthaben ist **leer**.',
  '⚠️ Venice: reached. Paying with {0}; the balance is **low**. Tell whoever runs this bot.':
    '⚠️ Venice: erreicht. Bezahlt wird mit: {0}; das Guthaben ist **niedrig**. Sag es der Person, die diesen Bot betreibt.',
  '✅ Venice: reached. Paying with {0}; the balance is **good**.':
    '✅ Venice: erreicht. Bezahlt wird mit: {0}; das Guthaben ist **gut**.',
  "✅ My clock goes with Discord's.": '✅ Meine Uhr geht wie die von Discord.',
  "⚠️ My clock is {0} s ahead of Discord's. Whoever runs this bot should let it set itself.":
    '⚠️ Meine Uhr geht {0} s vor der von Discord. Wer diesen Bot betreibt, sollte sie sich selbst stellen lassen.',
  "⚠️ My clock is {0} s behind Discord's. Whoever runs this bot should let it set itself.":
    '⚠️ Meine Uhr geht {0} s hinter der von Discord. Wer diesen Bot betreibt, sollte sie sich selbst stellen lassen.',
  '❌ Disk: {0} free, too little to keep clips. Whoever runs this bot must make room.':
    '❌ Platte: {0} frei, zu wenig, um Clips aufzuheben. Wer diesen Bot betreibt, muss Platz schaffen.',
  '⚠️ Disk: {0} free. Whoever runs this bot should make room.':
    '⚠️ Platte: {0} frei. Wer diesen Bot betreibt, sollte Platz schaffen.',
  '✅ Disk: {0} free': '✅ Platte: {0} frei',
  '✅ Database: sound, {0}, at step {1}': '✅ Datenbank: heil, {0}, auf Stand {1}',
  '❌ Database: damaged. Whoever runs this bot must stop it and restore the latest copy.':
    '❌ Datenbank: beschädigt. Wer diesen Bot betreibt, muss ihn anhalten und die letzte Kopie zurückholen.',
  '⚠️ Backup: none yet. `npm run backup` makes one while I run.':
    '⚠️ Sicherung: noch keine. `npm run backup` macht eine, während ich laufe.',
  '⚠️ Backup: the latest is from {0}. `npm run backup` makes one while I run.':
    '⚠️ Sicherung: Die letzte ist von {0}. `npm run backup` macht eine, während ich laufe.',
  '✅ Backup: {0}': '✅ Sicherung: {0}',
  'Words that wait to be said: {0}': 'Nachrichten, die noch warten: {0}',
  'Rules for prompts: {0}': 'Regeln für Prompts: {0}',
  'Clips are kept as long as whoever runs this bot has set.':
    'Clips werden so lange aufgehoben, wie es die Person eingestellt hat, die diesen Bot betreibt.',
  'Clips are kept for {0} days.': 'Clips werden {0} Tage aufgehoben.',
  'Prompts are kept for good.': 'Prompts werden auf Dauer aufgehoben.',
  'Prompts of ended clips are kept for {0} days.': 'Prompts beendeter Clips werden {0} Tage aufgehoben.',
};
