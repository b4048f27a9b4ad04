// German: what commands and options are for. Discord: at most 100 characters each.

import { jamDescriptions } from './jam-commands.ts';

export const descriptions: Readonly<Record<string, string>> = {
  ...jamDescriptions,
  'Make AI videos, with the exact price before anything is charged':
    'KI-Videos machen, mit genauem Preis, bevor etwas berechnet wird',
  'Limits and money of this server, for its moderators': 'Limits und Geld dieses Servers, für seine Moderation',
  'Turn words into a short clip. You see the exact price before anything is charged.':
    'Mach aus Worten einen kurzen Clip. Du siehst den genauen Preis, bevor etwas berechnet wird.',
  'Turn a picture into a clip. You see the exact price before anything is charged.':
    'Mach aus einem Bild einen Clip. Du siehst den genauen Preis, bevor etwas berechnet wird.',
  'Make a clip from pictures, clips and sounds of yours. You see the exact price first.':
    'Mach einen Clip aus deinen Bildern, Clips und Tönen. Du siehst zuerst den genauen Preis.',
  'Change a clip with words, or move a picture like a clip. You see the exact price first.':
    'Ändere einen Clip mit Worten oder beweg ein Bild wie einen Clip. Zuerst siehst du den genauen Preis.',
  'Make a clip sharper or larger. You see the exact price before anything is charged.':
    'Mach einen Clip schärfer oder größer. Du siehst den genauen Preis, bevor etwas berechnet wird.',
  'What makes your clips: browse the models, with live prices':
    'Was deine Clips macht: in den Modellen blättern, mit aktuellen Preisen',
  'Your clips: place in line, progress, and what each cost':
    'Deine Clips: Platz in der Schlange, Fortschritt und was jeder gekostet hat',
  'Post one of your finished clips again, from the stored copy':
    'Einen deiner fertigen Clips noch einmal posten, aus der gespeicherten Kopie',
  'Call off a clip that still waits in line; the money comes back at once':
    'Einen Clip zurückziehen, der noch in der Schlange wartet; das Geld kommt sofort zurück',
  'What you have spent and have left, when it resets, and your last receipts':
    'Was du ausgegeben und übrig hast, wann es neu beginnt, und deine letzten Belege',
  'Write down what is said in a clip. You see the price before anything is charged.':
    'Schreib auf, was in einem Clip gesagt wird. Du siehst den Preis, bevor etwas berechnet wird.',
  'Show the spending limits of this server, or change the ones you name':
    'Die Ausgabenlimits dieses Servers zeigen oder die genannten ändern',
  'Say whether Venice charged a clip whose answer was lost': 'Sagen, ob Venice einen Clip ohne Antwort berechnet hat',
  'Is Venice there, what is the balance, what works here, what is under way':
    'Ist Venice da, wie viel Guthaben gibt es, was geht hier, was ist unterwegs',
  'Stop making clips here for a while; what waits keeps its place at no cost':
    'Eine Weile keine Clips machen; was wartet, behält kostenlos seinen Platz',
  'What this server spent per day, as a picture and in words, with a forecast':
    'Was dieser Server pro Tag ausgegeben hat, als Bild und in Worten, mit Ausblick',
  'This month when left out': 'Dieser Monat, wenn es fehlt',
  'What the bars are made of': 'Woraus die Balken bestehen',
  'The colours of the picture': 'Die Farben des Bildes',
  'With a table for a spreadsheet': 'Mit einer Tabelle als Datei',
  "Compare the books of this bot with Venice's": 'Die Bücher dieses Bots mit denen von Venice vergleichen',
  'How many days back; seven when left out': 'Wie viele Tage zurück; sieben, wenn es fehlt',
  'Your words for those who wait': 'Deine Worte für die Wartenden',
  'Go on making clips here': 'Hier wieder Clips machen',
  'Give a member more for this day, week and month': 'Einem Mitglied mehr geben, für Tag, Woche und Monat',
  'Who it is about': 'Um wen es geht',
  'The member reads this, and it is kept in the audit log': 'Das Mitglied liest es, und es steht im Audit-Log',
  'In dollars, such as 2 or 0.50': 'In Dollar, etwa 2 oder 0.50',
  'Take a charge back that Venice gave back, or never took':
    'Zurücknehmen, was Venice erstattet oder nie berechnet hat',
  'Take a charge off a member; the server bears it': 'Einem Mitglied Kosten abnehmen; der Server trägt sie',
  'What happens in the clip': 'Was im Clip passiert',
  'What to change': 'Was sich ändern soll',
  'What happens in the clip; name the files as @Image1, @Video1':
    'Was im Clip passiert; nenne die Dateien @Image1, @Video1',
  'Which model makes it; start typing to search': 'Welches Modell ihn macht; tippe, um zu suchen',
  'How long the clip is': 'Wie lang der Clip ist',
  'The shape of the picture, such as 16:9': 'Die Form des Bildes, etwa 16:9',
  'How sharp the picture is, such as 720p': 'Wie scharf das Bild ist, etwa 720p',
  'With sound, where the model lets you choose': 'Mit Ton, wo das Modell dir die Wahl lässt',
  'What must not appear in the clip': 'Was im Clip nicht vorkommen darf',
  'Picture quality of the file, where the model offers it; the price is the same':
    'Bildqualität der Datei, wo das Modell sie anbietet; der Preis ist derselbe',
  'Send the files themselves, for when Venice cannot read their addresses':
    'Die Dateien selbst schicken, falls Venice ihre Adressen nicht lesen kann',
  'A sound to go by (MP3 or WAV, up to 30 s), where the model takes one':
    'Ein Ton als Vorlage (MP3 oder WAV, bis 30 s), wo das Modell einen nimmt',
  'The picture that the clip starts from': 'Das Bild, mit dem der Clip beginnt',
  'Or its https address': 'Oder seine https-Adresse',
  'The picture that the clip ends on, where the model takes one':
    'Das Bild, mit dem der Clip endet, wo das Modell eines nimmt',
  'The picture that the clip starts from, where the model takes one':
    'Das Bild, mit dem der Clip beginnt, wo das Modell eines nimmt',
  'Where the camera goes, for models that show a picture from all sides':
    'Wohin die Kamera geht, bei Modellen, die ein Bild von allen Seiten zeigen',
  'Picture 1 to refer to': 'Bild 1, auf das sich der Prompt bezieht',
  'Picture 2 to refer to': 'Bild 2, auf das sich der Prompt bezieht',
  'Picture 3 to refer to': 'Bild 3, auf das sich der Prompt bezieht',
  'Picture 4 to refer to': 'Bild 4, auf das sich der Prompt bezieht',
  'Clip 1 to refer to': 'Clip 1, auf den sich der Prompt bezieht',
  'Clip 2 to refer to': 'Clip 2, auf den sich der Prompt bezieht',
  'Sound or voice 1 to refer to': 'Ton oder Stimme 1, worauf sich der Prompt bezieht',
  'Sound or voice 2 to refer to': 'Ton oder Stimme 2, worauf sich der Prompt bezieht',
  'One more picture, by its https address': 'Noch ein Bild, mit seiner https-Adresse',
  'One more clip, by its https address': 'Noch ein Clip, mit seiner https-Adresse',
  "Venice's name of a voice, where the model takes one": 'Wie eine Stimme bei Venice heißt, wo das Modell eine nimmt',
  'The clip to work from': 'Der Clip, aus dem etwas werden soll',
  'The picture that shall move like the clip, for motion-control models':
    'Das Bild, das sich wie der Clip bewegen soll, für Modelle mit Bewegungsvorlage',
  'The clip, at most five minutes long': 'Der Clip, höchstens fünf Minuten lang',
  'How many times larger; two when left out': 'Um wie viel größer; zwei, wenn es fehlt',
  'What to make it from': 'Woraus er gemacht werden soll',
  'Words that a model must have, such as private, fast, sound or a name':
    'Worte, die ein Modell haben muss, etwa privat, schnell, Ton oder ein Name',
  'The short id of the clip, such as k7m2xq': 'Die kurze ID des Clips, etwa k7m2xq',
  'The short id of the clip': 'Die kurze ID des Clips',
  'The https address of the clip; it must be open to everyone':
    'Die https-Adresse des Clips; sie muss allen offenstehen',
  'The words alone, or with the language that was heard': 'Nur die Worte oder dazu die gehörte Sprache',
  'The most for one clip: dollars or none': 'Höchstens pro Clip: Dollar oder none',
  'Each member a day: dollars or none': 'Jedes Mitglied am Tag: Dollar oder none',
  'Each member a month: dollars or none': 'Jedes Mitglied im Monat: Dollar oder none',
  'The whole server a day: dollars or none': 'Der ganze Server am Tag: Dollar oder none',
  'The whole server a month: dollars or none': 'Der ganze Server im Monat: Dollar oder none',
  'Where the days of the limits begin at midnight, such as Europe/Rome':
    'Wo die Tage der Limits um Mitternacht beginnen, etwa Europe/Rome',
  'Where moderators are told of what needs a person': 'Wo die Moderation erfährt, was einen Menschen braucht',
  'Where Venice wants a yes to its terms about faces: may members give it?':
    'Will Venice ein Ja zu seinen Bedingungen über Gesichter: Dürfen Mitglieder?',
  'Tell the owner by direct message instead of a channel':
    'Statt im Kanal per Direktnachricht an die Person, der der Server gehört',
  'What the usage page of the Venice account shows': 'Was die Nutzungsseite des Venice-Kontos zeigt',
  'How you know; kept in the audit log': 'Woher du es weißt; steht im Audit-Log',
  'Each member a week: dollars or none': 'Jedes Mitglied in der Woche: Dollar oder none',
  'Clips of each member under way at once, or none': 'Clips je Mitglied gleichzeitig, oder none',
  'Clips of the whole server under way at once, or none': 'Clips des ganzen Servers gleichzeitig, oder none',
  'How long a member waits from one clip to the next, such as 90s or 5m, or none':
    'Wie lange ein Mitglied von Clip zu Clip wartet, etwa 90s oder 5m, oder none',
  'Words and patterns that no prompt may have on this server':
    'Wörter und Muster, die hier in keinem Prompt stehen dürfen',
  'Where, by whom and with what clips may be made on this server':
    'Wo, von wem und womit auf diesem Server Clips gemacht werden dürfen',
  'Limits of their own for members without any role': 'Eigene Limits für Mitglieder ohne Rolle',
  'Each of them a day: dollars or none': 'Jedes am Tag: Dollar oder none',
  'Each of them a week: dollars or none': 'Jedes in der Woche: Dollar oder none',
  'Each of them a month: dollars or none': 'Jedes im Monat: Dollar oder none',
  'No limits of their own: as for everybody': 'Keine eigenen Limits: wie für alle',
  'Limits for the members of a role, and a budget that they share':
    'Limits für die Mitglieder einer Rolle und ihr Budget',
  'The role': 'Die Rolle',
  'Counts even for members whose other roles are more generous':
    'Zählt auch für Mitglieder, deren andere Rollen großzügiger sind',
  'All of them together a month: dollars or none': 'Alle zusammen im Monat: Dollar oder none',
  'No rule for this role any more': 'Keine Regel mehr für diese Rolle',
  'What may be spent in one channel and its threads': 'Limits für einen Kanal und seine Threads',
  'The channel': 'Der Kanal',
  'All clips here a day: dollars or none': 'Alle Clips hier am Tag: Dollar oder none',
  'All clips here a month: dollars or none': 'Alle Clips hier im Monat: Dollar oder none',
  'No limits for this channel any more': 'Keine Limits mehr für diesen Kanal',
  'See what may be made here, and choose on one card': 'Auf einer Karte sehen und wählen, was hier erlaubt ist',
  'In which channels clips may be made': 'In welchen Kanälen Clips erlaubt sind',
  'Whose roles let them make clips': 'Welche Rollen Clips machen dürfen',
  'Which kinds of clips may be made': 'Welche Arten von Clips erlaubt sind',
  'Which models may be used': 'Welche Modelle erlaubt sind',
  'Allow this one': 'Dies erlauben',
  'Allow this one no more': 'Nicht mehr erlauben',
  'Allow all of them again': 'Wieder alle erlauben',
  'Block a word, a phrase or a pattern in prompts': 'Wort, Wendung oder Muster in Prompts sperren',
  'The word or phrase; fox* blocks every word that begins so': 'Wort oder Wendung; fuchs* sperrt alles, was so beginnt',
  'How it is looked for': 'Wie danach gesucht wird',
  'Take a rule off the list of blocked words': 'Eine Regel von der Wörterliste nehmen',
  'The id of the rule, or its words': 'Die ID der Regel oder ihre Wörter',
  'Show the list of blocked words': 'Die gesperrten Wörter zeigen',
  'See which rules a text would meet; only you see it, and it is not kept':
    'Sehen, welche Regeln ein Text trifft; nur für dich, und nichts bleibt davon',
  'The text to look through': 'Der fragliche Text',
  'When a moderator looks first: at prompts, or at clips before they are posted':
    'Wann die Moderation zuerst hinsieht: auf Prompts oder Clips vor dem Posten',
  'What the other options are about; prompts when left out': 'Worum es in den anderen Optionen geht; sonst um Prompts',
  'Always, whoever it is': 'Immer, egal bei wem',
  'From this price on, in dollars, or none': 'Ab diesem Preis, in Dollar, oder none',
  'For members in their first so many days here, or none': 'Bei Mitgliedern in ihren ersten so vielen Tagen, oder none',
  'For the first so many clips of each member, or none': 'Bei so vielen ersten Clips jedes Mitglieds, oder none',
  'How long moderators have, and how long their yes counts':
    'Wie lange die Moderation Zeit hat und wie lange ihr Ja gilt',
  'No reason to look first any more': 'Kein Grund mehr, zuerst hinzusehen',
  'Set up this server on one card: channels, limits, moderators, review':
    'Diesen Server auf einer Karte einrichten: Kanäle, Limits, Moderation, Prüfung',
  'Who may do what on this server, and how to change it': 'Wer auf diesem Server was darf, und wie man das ändert',
  'Draw which clip came from which: what a clip was made from, and what was made from it':
    'Zeichnen, welcher Clip aus welchem entstand: woraus ein Clip gemacht ist und was aus ihm wurde',
  'Take a jam along: all its clips with a description, as zip files':
    'Einen Jam mitnehmen: alle seine Clips mit einer Beschreibung, als Zip-Dateien',
  'Which jam; left out: the one of this thread': 'Welcher Jam; weggelassen: der dieses Threads',
  'Who won the jams of this season, who was on the podium, whose clips were remixed most':
    'Wer die Jams dieser Saison gewann, wer auf dem Podium stand, wessen Clips am meisten geremixt wurden',
  'From when on, such as 30d or 2026-10-01; left out: this quarter of the year':
    'Ab wann, etwa 30d oder 2026-10-01; weggelassen: dieses Quartal',
  'What I keep about you on this server: take it along, or have it erased':
    'Was ich auf diesem Server über dich aufhebe: nimm es mit oder lass es löschen',
  'A file with everything I keep about you on this server':
    'Eine Datei mit allem, was ich auf diesem Server über dich aufhebe',
  'Have your prompts, files and clips on this server erased':
    'Deine Prompts, Dateien und Clips auf diesem Server löschen lassen',
  'Ask the moderators to look again at what they refused, took down or forbid':
    'Die Moderation bitten, neu anzusehen, was sie abgelehnt, entfernt oder verboten hat',
  'The clip that it is about; leave it out if you are blocked, or a rule is in the way':
    'Um welchen Clip es geht; lass es weg, wenn du gesperrt bist oder eine Regel im Weg ist',
  'How long clips and prompts are kept, and what Venice learns':
    'Wie lange Clips und Prompts bleiben und was Venice erfährt',
  'Days that finished clips are kept for /video show, or none: as whoever runs the bot has set':
    'Tage, die fertige Clips für /video zeigen bleiben, oder none: wie beim Bot eingestellt',
  'Days after which prompts of ended clips are forgotten, or none: never':
    'Tage, nach denen Prompts beendeter Clips vergessen werden, oder none: nie',
  'Tell Venice an opaque name for each member, so that its own limits tell them apart':
    'Venice für jedes Mitglied einen Decknamen nennen, damit es sie auseinanderhält',
  'Reviews, requests, reports and appeals that wait for a moderator':
    'Prüfungen, Bitten, Meldungen und Einsprüche, die warten',
  'Who made a clip, what it cost, where it stands and what was decided, also after it is gone':
    'Wer einen Clip gemacht hat, Kosten, Orte und Entscheidungen, auch wenn er schon weg ist',
  'Take a clip down everywhere I posted it; its author is told why':
    'Einen Clip überall entfernen; wer ihn gemacht hat, liest den Grund',
  'Its author reads this, and it is kept in the audit log': 'Wer ihn gemacht hat, liest es; es steht im Audit-Log',
  'Delete the stored copy as well: then nobody can bring the clip back':
    'Auch unsere Kopie löschen: Dann kommt der Clip nie mehr zurück',
  'Stop a member from making clips here, for a while or for good':
    'Ein Mitglied hier keine Clips machen lassen, auf Zeit oder für immer',
  'Such as 12h, 3d, 2w, 2026-12-24 or for good': 'Etwa 12h, 3d, 2w, 2026-12-24; immer: for good',
  'Call off what of theirs still waits in line, with the money back':
    'Seine wartenden Clips zurückziehen; das Geld kommt zurück',
  'Let a blocked member make clips again': 'Die Sperre eines Mitglieds aufheben',
  'Kept in the audit log': 'Steht im Audit-Log',
  'Who may make no clips here, until when and why': 'Wer hier gesperrt ist, bis wann und warum',
  'Who moved money, changed a setting or moderated, and when':
    'Wer wann Geld bewegt, etwas eingestellt oder moderiert hat',
  'What they did, and what was done to them': 'Was es getan hat und was mit ihm getan wurde',
  'Only one kind of act': 'Nur eine Art davon',
  'From when on, such as 12h, 3d, 2w or 2026-11-30': 'Ab wann, etwa 12h, 3d, 2w oder 2026-11-30',
  'As a file instead of a page': 'Als Datei statt als Seite',
};
