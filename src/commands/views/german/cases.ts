// German: the card on which moderators decide.

export const cases: Readonly<Record<string, string>> = {
  'Post it after all': 'Doch noch posten',
  'Show the clip': 'Den Clip zeigen',
  'Whole prompt': 'Ganzer Prompt',
  'Refuse…': 'Ablehnen…',
  Approve: 'Freigeben',
  'Approve and post': 'Freigeben und posten',
  'Grant {0}': '{0} geben',
  'Another amount…': 'Anderer Betrag…',
  'Take down…': 'Entfernen…',
  'Leave it': 'Stehen lassen',
  'Accept…': 'Stattgeben…',
  '👀 A prompt waits for you': '👀 Ein Prompt wartet auf euch',
  '👀 A finished clip waits for you': '👀 Ein fertiger Clip wartet auf euch',
  '🙋 A member asks for more': '🙋 Ein Mitglied bittet um mehr',
  '🚩 A clip is reported': '🚩 Ein Clip ist gemeldet',
  '⚖️ <@{0}> appeals': '⚖️ <@{0}> legt Einspruch ein',
  '👀 Review of a prompt': '👀 Prüfung eines Prompts',
  '👀 Review of a finished clip': '👀 Prüfung eines fertigen Clips',
  '🙋 Request for more': '🙋 Bitte um mehr',
  '🚩 Report of a clip': '🚩 Meldung eines Clips',
  '⚖️ Appeal': '⚖️ Einspruch',
  '<@{0}> asked for it in <#{1}>. {2}': '<@{0}> hat in <#{1}> darum gebeten. {2}',
  '<@{0}> has too little left of their own limit for a clip, and asks in <#{1}> for **{2}** more.':
    '<@{0}> hat vom eigenen Limit zu wenig für einen Clip übrig und bittet in <#{1}> um **{2}** mehr.',
  '<@{0}> reports a clip.': '<@{0}> meldet einen Clip.',
  '<@{0}> reports clip `{1}` by <@{2}>.': '<@{0}> meldet Clip `{1}` von <@{2}>.',
  'Against their block by <@{0}> {1}, for this reason: {2}': 'Gegen die Sperre durch <@{0}> {1}, aus diesem Grund: {2}',
  'Against the rules on what may be asked for here.': 'Gegen die Regeln, worum hier gebeten werden darf.',
  'Against what was decided on their clip.': 'Gegen die Entscheidung über den eigenen Clip.',
  'Against what <@{0}> decided on their clip, without a reason.':
    'Gegen die Entscheidung von <@{0}> über den eigenen Clip, ohne Grund.',
  'Against what <@{0}> decided on their clip, for this reason: {1}':
    'Gegen die Entscheidung von <@{0}> über den eigenen Clip, aus diesem Grund: {1}',
  'It stands here: {0}': 'Er steht hier: {0}',
  'Here a person looks at everything first.': 'Hier sieht sich ein Mensch alles zuerst an.',
  'A person looks first because of its price.': 'Wegen des Preises sieht zuerst ein Mensch hin.',
  'A person looks first because of a role that they have.':
    'Wegen einer Rolle dieses Mitglieds sieht zuerst ein Mensch hin.',
  'A person looks first in that channel.': 'In diesem Kanal sieht zuerst ein Mensch hin.',
  'A person looks first because they are new here.': 'Zuerst sieht ein Mensch hin, weil das Mitglied neu hier ist.',
  'A person looks first because it is one of their first clips here.':
    'Zuerst sieht ein Mensch hin, weil es einer der ersten Clips des Mitglieds hier ist.',
  'The clip was made smaller to fit the upload limit; the original is what is posted.':
    'Der Clip ist verkleinert, damit er ins Upload-Limit passt; gepostet wird das Original.',
  'The clip is too large to be attached here. **Show the clip** shows it to you alone.':
    'Der Clip ist zu groß, um ihn hier anzuhängen. **Den Clip zeigen** zeigt ihn dir allein.',
  'Nothing is charged and nothing is public until you decide. If nobody does, it ends {0}, with the money back.':
    'Bis ihr entscheidet, ist nichts berechnet und nichts öffentlich. Entscheidet niemand, endet es {0}, und das Geld ist zurück.',
  'It is paid for, and not public until you decide. If nobody does, it stays unposted {0}.':
    'Er ist bezahlt und nicht öffentlich, bis ihr entscheidet. Entscheidet niemand, endet die Prüfung {0}, und er bleibt ungepostet.',
  'If nobody decides, the request ends {0}.': 'Entscheidet niemand, endet die Bitte {0}.',
  'If nobody decides, it is closed {0}.': 'Entscheidet niemand, wird der Fall {0} geschlossen.',
  'Decide with `/video-admin cases` in the server. With `/video-admin limits moderator_channel:` cases come to a channel, with buttons.':
    'Entscheide auf dem Server mit `/video-admin fälle`. Mit `/video-admin limits moderationskanal:` kommen Fälle in einen Kanal, mit Knöpfen.',
  'Nobody has decided yet.': 'Noch hat niemand entschieden.',
  '⌛ Nobody decided in time: the clip was not posted, and it is kept.':
    '⌛ Niemand hat rechtzeitig entschieden: Der Clip wurde nicht gepostet und ist aufgehoben.',
  '⌛ Nobody decided in time.': '⌛ Niemand hat rechtzeitig entschieden.',
  '↩️ Taken back by the member {0}.': '↩️ Das Mitglied hat es {0} zurückgenommen.',
  "Venice's price had risen by then, so it was not made, and the money went back.":
    'Der Preis von Venice war inzwischen gestiegen, deshalb wurde er nicht gemacht, und das Geld ging zurück.',
  'Reason: {0}': 'Grund: {0}',
  '✅ {0} left it as it is {1}.': '✅ {0} hat ihn {1} stehen lassen.',
  '⛔ {0} refused it {1}.': '⛔ {0} hat es {1} abgelehnt.',
  '✅ {0} approved it {1}.': '✅ {0} hat es {1} freigegeben.',
  '✅ {0} granted it {1}.': '✅ {0} hat es {1} bewilligt.',
  '✅ {0} granted {1} {2}.': '✅ {0} hat {2} {1} bewilligt.',
  '🗑️ {0} took the clip down {1}.': '🗑️ {0} hat den Clip {1} entfernt.',
  '✅ {0} accepted the appeal {1}.': '✅ {0} hat dem Einspruch {1} stattgegeben.',
};
