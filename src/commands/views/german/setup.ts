// German: the card that walks through the set-up, and the page on who may do what.

export const setup: Readonly<Record<string, string>> = {
  '### Set up this server\nEvery choice counts at once, and the audit log keeps who made it.':
    '### Diesen Server einrichten\nJede Wahl gilt sofort, und das Protokoll hält fest, wer sie getroffen hat.',
  '**Where clips are made.** None chosen: everywhere.': '**Wo Clips gemacht werden.** Nichts gewählt: überall.',
  'Channels for clips': 'Kanäle für Clips',
  'Change the limits': 'Limits ändern',
  'Time zone': 'Zeitzone',
  '**Moderators.** Whoever holds **Manage Server** may do everything. These roles may decide cases without it. Word for them goes to the first channel, every audited act is shown in the second.':
    '**Moderation.** Wer **Server verwalten** hat, darf alles. Diese Rollen dürfen ohne das entscheiden. Nachrichten für sie gehen in den ersten Kanal, jede protokollierte Handlung steht im zweiten.',
  'Moderator roles': 'Moderationsrollen',
  'Moderator channel': 'Moderationskanal',
  'Log channel': 'Protokollkanal',
  'Language for moderators': 'Sprache für die Moderation',
  'Moderators are spoken to in English': 'Mit der Moderation wird Englisch gesprochen',
  'Moderators are spoken to in German': 'Mit der Moderation wird Deutsch gesprochen',
  '**Limits.** One clip {0}; each member {1} a day and {2} a month; the whole server {3} a day and {4} a month.':
    '**Limits.** Ein Clip {0}; jedes Mitglied {1} am Tag und {2} im Monat; der ganze Server {3} am Tag und {4} im Monat.',
  'Days and months begin at midnight in **{0}**.': 'Tage und Monate beginnen um Mitternacht in **{0}**.',
  'When a moderator looks at a prompt first': 'Wann die Moderation zuerst auf einen Prompt sieht',
  'Prompts: nobody looks first': 'Prompts: niemand sieht zuerst hin',
  "Prompts: a moderator looks at each member's first 3":
    'Prompts: die Moderation sieht die ersten 3 jedes Mitglieds an',
  'Prompts: a moderator looks at members in their first week':
    'Prompts: die Moderation sieht auf Mitglieder in ihrer ersten Woche',
  'Prompts: a moderator looks at every one': 'Prompts: die Moderation sieht jeden an',
  '**What I can do**': '**Was ich kann**',
  '-# `/video-admin status` looks at everything else, `/video-admin permissions` says who may do what.':
    '-# `/video-admin status` sieht nach allem anderen, `/video-admin rechte` sagt, wer was darf.',
  '✅ <#{0}>: I can post clips here.': '✅ <#{0}>: Hier kann ich Clips posten.',
  "❌ <#{0}>: I need **{1}**. Grant it in the channel's settings, under Permissions.":
    '❌ <#{0}>: Mir fehlt **{1}**. Gib es mir in den Einstellungen des Kanals, unter Berechtigungen.',
  '❌ <#{0}>: this channel is gone. Choose another one.':
    '❌ <#{0}>: Diesen Kanal gibt es nicht mehr. Wähle einen anderen.',
  '❌ <#{0}>: it is locked. Unlock it, or choose another one.':
    '❌ <#{0}>: Er ist geschlossen. Öffne ihn oder wähle einen anderen.',
  '⚠️ <#{0}>: I cannot post here by myself; in the posts of a forum I can.':
    '⚠️ <#{0}>: Hier kann ich nicht von mir aus posten; in den Beiträgen eines Forums schon.',
  'One clip, in dollars': 'Ein Clip, in Dollar',
  'Each member, a day': 'Jedes Mitglied, am Tag',
  'Each member, a month': 'Jedes Mitglied, im Monat',
  'The whole server, a day': 'Der ganze Server, am Tag',
  'The whole server, a month': 'Der ganze Server, im Monat',
  'Limits in dollars, or none': 'Limits in Dollar, oder none',
  'Such as Europe/Rome or UTC': 'Etwa Europe/Rome oder UTC',
  'The days of the limits begin at midnight there.': 'Dort beginnen um Mitternacht die Tage der Limits.',
  '-# New here? `/video-admin setup` walks you through channels, limits and moderators on one card.':
    '-# Neu hier? `/video-admin einrichten` führt dich auf einer Karte durch Kanäle, Limits und Moderation.',
  '### Who may do what': '### Wer was darf',
  '**Everybody** makes clips within the limits, sees their own, and reports what should not be here.':
    '**Alle** machen Clips im Rahmen der Limits, sehen ihre eigenen und melden, was nicht hierhergehört.',
  '**Moderators:** no role yet. They may {0}.': '**Moderation:** noch keine Rolle. Sie darf {0}.',
  '**Moderators:** {0}. They may {1}.': '**Moderation:** {0}. Sie darf {1}.',
  '**Admins**, who hold **Manage Server**, may do all of that, and {0}.':
    '**Administration**, also wer **Server verwalten** hat, darf all das, und außerdem {0}.',
  '**Whoever runs this bot** may do all of that on every server, and {0}.':
    '**Wer diesen Bot betreibt**, darf all das auf jedem Server, und außerdem {0}.',
  'You are here as: **{0}**.': 'Du bist hier: **{0}**.',
  'Moderator roles are chosen with `/video-admin setup`.':
    'Moderationsrollen werden mit `/video-admin einrichten` gewählt.',
  'Discord shows `/video-admin` to whoever holds **Manage Server**. To show it to a moderator role, open **Server Settings → Integrations**, choose this bot, then `/video-admin`, and add the role. What each may do is looked at anew for every press, whatever Discord shows.':
    'Discord zeigt `/video-admin` allen, die **Server verwalten** haben. Um es einer Moderationsrolle zu zeigen, öffne **Servereinstellungen → Integrationen**, wähle diesen Bot, dann `/video-admin`, und füge die Rolle hinzu. Was jemand darf, wird bei jedem Druck neu geprüft, was immer Discord zeigt.',
  'approve and refuse, and answer reports, appeals and requests':
    'freigeben und ablehnen und Meldungen, Einsprüche und Anfragen beantworten',
  'take clips down': 'Clips herunternehmen',
  'call off clips that wait': 'wartende Clips zurückziehen',
  'see who made a clip': 'sehen, wer einen Clip gemacht hat',
  'block members': 'Mitglieder sperren',
  'moderate jams': 'Jams moderieren',
  'read the audit log': 'das Protokoll lesen',
  'see what is spent': 'sehen, was ausgegeben wird',
  'see how the bot is doing': 'sehen, wie es dem Bot geht',
  'read and test the blocked words': 'die gesperrten Wörter lesen und testen',
  'give members more to spend': 'Mitgliedern mehr zum Ausgeben geben',
  'refund and write off': 'erstatten und abschreiben',
  'settle clips whose charge is unknown': 'Clips klären, deren Berechnung ungewiss ist',
  "hold the books against Venice's": 'die Bücher mit denen von Venice abgleichen',
  'pause and resume': 'anhalten und weitermachen',
  'change every setting': 'jede Einstellung ändern',
  'see the balance of the Venice account': 'das Guthaben des Venice-Kontos sehen',
  member: 'Mitglied',
  moderator: 'Moderation',
  admin: 'Administration',
  'whoever runs this bot': 'wer diesen Bot betreibt',
};
