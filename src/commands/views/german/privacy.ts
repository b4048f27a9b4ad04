// German: a member's own data, and what a server keeps.

export const privacy: Readonly<Record<string, string>> = {
  '### Your data\nEverything that I keep about you on this server, and your clips that are still here.':
    '### Deine Daten\nAlles, was ich auf diesem Server über dich aufhebe, und deine Clips, die noch hier sind.',
  '### Your data, part {0} of {1}\nEverything that I keep about you on this server, and your clips that are still here.':
    '### Deine Daten, Teil {0} von {1}\nAlles, was ich auf diesem Server über dich aufhebe, und deine Clips, die noch hier sind.',
  'One clip is larger than an attachment may be here. `/video show` posts a smaller copy of it.':
    'Ein Clip ist größer, als ein Anhang hier sein darf. `/video zeigen` postet eine kleinere Kopie davon.',
  '{0} clips are larger than an attachment may be here. `/video show` posts smaller copies of them.':
    '{0} Clips sind größer, als ein Anhang hier sein darf. `/video zeigen` postet kleinere Kopien davon.',
  'Part {0} of {1}': 'Teil {0} von {1}',
  '-# Only you see this. Clips that were posted and are no longer kept here are still in their threads.':
    '-# Nur du siehst das. Clips, die gepostet wurden und hier nicht mehr aufgehoben sind, stehen noch in ihren Threads.',
  'A zip file with your data': 'Eine Zip-Datei mit deinen Daten',
  '1 clip with its prompt, its files and its posts': '1 Clip mit seinem Prompt, seinen Dateien und seinen Posts',
  '{0} clips with their prompts, files and posts': '{0} Clips mit ihren Prompts, Dateien und Posts',
  '1 open card': '1 offene Karte',
  '{0} open cards': '{0} offene Karten',
  'your words in 1 case': 'deine Worte in 1 Fall',
  'your words in {0} cases': 'deine Worte in {0} Fällen',
  '### Erase your data on this server?': '### Deine Daten auf diesem Server löschen?',
  '**This goes:** {0}. Messages that I cannot delete any more stay where they are.':
    '**Das verschwindet:** {0}. Nachrichten, die ich nicht mehr löschen kann, bleiben, wo sie sind.',
  "**This stays:** amounts in the server's books, without your name; what was spent this week and this month keeps it until they are over, because your limits count it. What moderators did stays in their log, which then knows you no more. A block stays until it ends. What others made from your clips, and what they wrote about them, is theirs.":
    '**Das bleibt:** Beträge in den Büchern des Servers, ohne deinen Namen; was diese Woche und diesen Monat ausgegeben wurde, behält ihn, bis sie vorbei sind, weil deine Limits es zählen. Was die Moderation getan hat, bleibt in ihrem Log, das dich dann nicht mehr kennt. Eine Sperre bleibt, bis sie endet. Was andere aus deinen Clips gemacht und was sie darüber geschrieben haben, gehört ihnen.',
  'It cannot be undone, and money that was spent does not come back. `/video privacy export` gives you a copy first.':
    'Das lässt sich nicht rückgängig machen, und ausgegebenes Geld kommt nicht zurück. `/video datenschutz exportieren` gibt dir vorher eine Kopie.',
  'Erase my data': 'Meine Daten löschen',
  'One clip still waits in line: it is called off, and its money comes back at once.':
    'Ein Clip wartet noch in der Schlange: Er wird zurückgezogen, und sein Geld kommt sofort zurück.',
  '{0} clips still wait in line: they are called off, and their money comes back at once.':
    '{0} Clips warten noch in der Schlange: Sie werden zurückgezogen, und ihr Geld kommt sofort zurück.',
  '### Your data is erased\n1 clip is gone, with everything that you wrote here.':
    '### Deine Daten sind gelöscht\n1 Clip ist weg, mit allem, was du hier geschrieben hast.',
  '### Your data is erased\n{0} clips are gone, with everything that you wrote here.':
    '### Deine Daten sind gelöscht\n{0} Clips sind weg, mit allem, was du hier geschrieben hast.',
  'Files and posts follow in the next minutes. The last amounts lose your name {0}.':
    'Dateien und Posts folgen in den nächsten Minuten. Die letzten Beträge verlieren deinen Namen {0}.',
  '### Not erased': '### Nicht gelöscht',
  'Nothing was changed.': 'Es wurde nichts geändert.',
  'Clip {0} is still being made or looked at by a moderator. Ask again when it has ended: `/video jobs` shows where it is.':
    'Clip {0} wird noch gemacht oder von der Moderation angesehen. Frag noch einmal, wenn das vorbei ist: `/video clips` zeigt, wo er steht.',
  'Clips {0} are still being made or looked at by a moderator. Ask again when they have ended: `/video jobs` shows where they are.':
    'Die Clips {0} werden noch gemacht oder von der Moderation angesehen. Frag noch einmal, wenn das vorbei ist: `/video clips` zeigt, wo sie stehen.',
  'You host or take part in a jam that is not over yet, or host one that comes again. Ask again when it is over.':
    'Du leitest einen Jam oder machst bei einem mit, der noch nicht vorbei ist, oder leitest einen, der wiederkommt. Frag noch einmal, wenn er vorbei ist.',
  'This server wants a pause between two clips of yours, and yours ends {0}. Ask again then.':
    'Dieser Server will zwischen zwei Clips von dir eine Pause, und deine endet {0}. Frag dann noch einmal.',
  '### Saved: what is kept here': '### Gespeichert: was hier aufgehoben wird',
  '### What is kept here': '### Was hier aufgehoben wird',
  'Finished clips are kept as long as whoever runs this bot has set.':
    'Fertige Clips werden so lange aufgehoben, wie es bei diesem Bot eingestellt ist.',
  'Finished clips are kept for **{0}**, or shorter where whoever runs this bot has set less.':
    'Fertige Clips werden **{0}** lang aufgehoben, oder kürzer, wo bei diesem Bot weniger eingestellt ist.',
  'Prompts of ended clips are kept until their author has them erased.':
    'Prompts beendeter Clips werden aufgehoben, bis sie gelöscht werden; das kann, wer sie geschrieben hat.',
  'Prompts of ended clips are forgotten after **{0}**.':
    'Prompts beendeter Clips werden **{0}** lang aufgehoben und dann vergessen.',
  'Venice gets an opaque name for each member. It cannot tell who that is.':
    'Venice bekommt für jedes Mitglied einen Decknamen. Wer das ist, kann es nicht erkennen.',
  'Venice is told nothing about members.': 'Venice erfährt nichts über Mitglieder.',
  '-# What was posted in Discord stays there. Members take their data along or have it erased with `/video privacy`.':
    '-# Was in Discord gepostet wurde, bleibt dort. Mitglieder nehmen ihre Daten mit `/video datenschutz` mit oder lassen sie löschen.',
  '1 day': '1 Tag',
  '{0} days': '{0} Tage',
};
