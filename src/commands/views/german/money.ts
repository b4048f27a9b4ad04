// German: grants, corrections, receipts, pauses, and what a server spends.

export const money: Readonly<Record<string, string>> = {
  '<@{0}> has {1} more on top of the limits of this day, week and month, and is told. The limits of the server stay as they are.':
    '<@{0}> hat {1} mehr, zusätzlich zu den Limits dieses Tages, dieser Woche und dieses Monats, und erfährt davon. Die Limits des Servers bleiben, wie sie sind.',
  'The {0} for `{1}` count against <@{2}> no more. Venice keeps them, so that they go on counting against the limits of the server. The member is told.':
    'Die {0} für `{1}` zählen nicht mehr gegen <@{2}>. Venice behält sie, also zählen sie weiter gegen die Limits des Servers. Das Mitglied erfährt davon.',
  'The {0} for `{1}` count nowhere any more: Venice gave them back or never took them. <@{2}> is told.':
    'Die {0} für `{1}` zählen nirgends mehr: Venice hat sie erstattet oder nie genommen. <@{2}> erfährt davon.',
  'charge unknown, being checked: {0} stay set aside': 'unklar, ob berechnet, wird geprüft: {0} bleiben zurückgelegt',
  'charge unknown, being checked: {0} count as spent': 'unklar, ob berechnet, wird geprüft: {0} zählen als ausgegeben',
  'not charged ({0} returned): {1}': 'nicht berechnet ({0} zurückgegeben): {1}',
  'charged {0}, then given back by a moderator: {1}': '{0} berechnet, dann von der Moderation zurückgegeben: {1}',
  'charged {0}, then taken over by the server: {1}': '{0} berechnet, dann vom Server übernommen: {1}',
  'Venice did not make it': 'Venice hat es nicht gemacht',
  'called off before it was made': 'zurückgezogen, bevor er gemacht wurde',
  'Venice refused the prompt and refunded': 'Venice hat den Prompt abgelehnt und erstattet',
  'Venice refused a file and refunded': 'Venice hat eine Datei abgelehnt und erstattet',
  'Venice refused the content and refunded': 'Venice hat den Inhalt abgelehnt und erstattet',
  'Venice did not take it': 'Venice hat ihn nicht angenommen',
  'the rendering failed and Venice refunded': 'das Rendern schlug fehl, und Venice hat erstattet',
  'a moderator found no charge at Venice': 'die Moderation fand bei Venice keine Berechnung',
  'a moderator said no before it was made': 'die Moderation hat Nein gesagt, bevor er gemacht wurde',
  'no moderator looked at it in time': 'niemand aus der Moderation hat ihn rechtzeitig angesehen',
  'the price had risen': 'der Preis war gestiegen',
  '🧾 Receipt: {0}': '🧾 Beleg: {0}',
  '🎁 {0} given by a moderator {1}': '🎁 {0} {1} von der Moderation bekommen',
  'The charge for `{0}` was taken back already. Nothing was changed.':
    'Die Berechnung für `{0}` wurde schon zurückgenommen. Nichts wurde geändert.',
  '`{0}` was not charged, so there is nothing to take back. Nothing was changed.':
    '`{0}` wurde nicht berechnet, also gibt es nichts zurückzunehmen. Nichts wurde geändert.',
  'Clips are not paused here. Nothing was changed.': 'Clips sind hier nicht angehalten. Nichts wurde geändert.',
  "I cannot read Venice's books: that takes an admin key. Whoever runs this bot makes one at venice.ai, under Settings, API, with the type Admin, and sets it as `VENICE_ADMIN_KEY`. It only ever reads. Nothing was changed.":
    'Ich kann die Bücher von Venice nicht lesen: Dafür braucht es einen Admin-Schlüssel. Wer diesen Bot betreibt, erstellt ihn auf venice.ai unter Settings, API, mit dem Typ Admin, und setzt ihn als `VENICE_ADMIN_KEY`. Er liest nur. Nichts wurde geändert.',
  'Venice does not open its books to the key that I have for it. Whoever runs this bot must look at `VENICE_ADMIN_KEY`: it takes an admin key of the account that pays. Nothing was changed.':
    'Venice öffnet seine Bücher nicht für den Schlüssel, den ich dafür habe. Wer diesen Bot betreibt, muss sich `VENICE_ADMIN_KEY` ansehen: Es braucht einen Admin-Schlüssel des Kontos, das zahlt. Nichts wurde geändert.',
  "Venice's books cannot be read just now. Try again in a few minutes. Nothing was changed.":
    'Die Bücher von Venice lassen sich gerade nicht lesen. Versuch es in ein paar Minuten noch einmal. Nichts wurde geändert.',
  'a moderator took the charge of {0} for `{1}` off you':
    'die Moderation hat dir die Berechnung von {0} für `{1}` abgenommen',
  '<@{0}> {1}: Venice gave it back or never took it, and it counts against no limit any more. Their words: “{2}”':
    '<@{0}> {1}: Venice hat sie erstattet oder nie vorgenommen, und sie zählt gegen kein Limit mehr. In ihren Worten: „{2}“',
  '<@{0}> {1}: the server bears it, and your limits have it back. Their words: “{2}”':
    '<@{0}> {1}: Der Server trägt sie, und deine Limits haben sie zurück. In ihren Worten: „{2}“',
  'by <@{0}> · {1} · {2} · {3} · clip `{4}` · AI-generated': 'von <@{0}> · {1} · {2} · {3} · Clip `{4}` · KI-generiert',
  'cost {0}': 'Preis {0}',
  '### ⏸️ Clips are paused on this server': '### ⏸️ Clips sind auf diesem Server angehalten',
  'In line: **{0}**. They keep their place and cost nothing; new ones get in line behind them.':
    'In der Schlange: **{0}**. Sie behalten ihren Platz und kosten nichts; neue stellen sich dahinter an.',
  'Being made at Venice: **{0}**. These are paid for and will be posted.':
    'Bei Venice in Arbeit: **{0}**. Diese sind bezahlt und werden gepostet.',
  'Who waits reads: {0}': 'Wer wartet, liest: {0}',
  'Go on': 'Fortsetzen',
  '-# `/video-admin resume` does the same. The pause lasts until then.':
    '-# `/video-admin fortsetzen` tut dasselbe. Die Pause dauert bis dahin.',
  '▶️ Clips are made again on this server. Nothing was waiting.':
    '▶️ Auf diesem Server werden wieder Clips gemacht. Nichts hat gewartet.',
  '▶️ Clips are made again on this server. What waited goes on in its order.':
    '▶️ Auf diesem Server werden wieder Clips gemacht. Was gewartet hat, geht in seiner Reihenfolge weiter.',
  '⏸️ Clips are paused on this server, because far more than usual was spent in the last hour. This one waits in line at no cost until a moderator has looked.':
    '⏸️ Clips sind auf diesem Server angehalten, weil in der letzten Stunde viel mehr als üblich ausgegeben wurde. Dieser wartet kostenlos in der Schlange, bis die Moderation nachgesehen hat.',
  '⏸️ The moderators have paused clips on this server. This one waits in line at no cost until they go on.':
    '⏸️ Die Moderation hat Clips auf diesem Server angehalten. Dieser wartet kostenlos in der Schlange, bis es weitergeht.',
  '⏸️ The moderators have paused clips on this server: {0} This one waits in line at no cost until they go on.':
    '⏸️ Die Moderation hat Clips auf diesem Server angehalten: {0} Dieser wartet kostenlos in der Schlange, bis es weitergeht.',
  '⏸️ Waiting: far more than usual was spent on this server within an hour, and a moderator looks at it. Nothing is charged meanwhile, and the clip keeps its place.':
    '⏸️ Wartet: Auf diesem Server wurde binnen einer Stunde viel mehr als üblich ausgegeben, und die Moderation sieht nach. Inzwischen wird nichts berechnet, und der Clip behält seinen Platz.',
  '⏸️ Venice has trouble, so nothing is handed to it. The next try is {0}.':
    '⏸️ Venice hat Schwierigkeiten, also wird ihm nichts übergeben. Der nächste Versuch ist {0}.',
  'the bot by itself': 'der Bot von sich aus',
  '{0} spent, {1} set aside': '{0} ausgegeben, {1} zurückgelegt',
  '{0} spent, {1} set aside, of a budget of {2}': '{0} ausgegeben, {1} zurückgelegt, von einem Budget von {2}',
  'Spent per day': 'Ausgaben pro Tag',
  'Nothing was spent.': 'Nichts wurde ausgegeben.',
  'Spent so far': 'Bisher ausgegeben',
  'Budget of the month: {0}': 'Budget des Monats: {0}',
  'Spent this week, by model': 'Ausgaben dieser Woche, nach Modell',
  'Spent this week, by member': 'Ausgaben dieser Woche, nach Mitglied',
  'Spent this month, by model': 'Ausgaben dieses Monats, nach Modell',
  'Spent this month, by member': 'Ausgaben dieses Monats, nach Mitglied',
  'Spent last month, by model': 'Ausgaben des letzten Monats, nach Modell',
  'Spent last month, by member': 'Ausgaben des letzten Monats, nach Mitglied',
  "This month's budget is used up": 'Das Budget dieses Monats ist aufgebraucht',
  "At this pace this month's budget ends on {0}": 'In diesem Tempo endet das Budget dieses Monats am {0}',
  "At this pace this month's budget lasts: about {0} by its end":
    'In diesem Tempo reicht das Budget dieses Monats: etwa {0} bis zu seinem Ende',
  'all others': 'alle anderen',
  transcripts: 'Transkripte',
  'member …{0}': 'Mitglied …{0}',
  '**{0}** for 1 clip': '**{0}** für 1 Clip',
  '**{0}** for {1} clips': '**{0}** für {1} Clips',
  "### Our books and Venice's, since {0}": '### Unsere Bücher und die von Venice, seit {0}',
  'Matching: **{0}** · differing: **{1}** · unconfirmed: **{2}** · at Venice only: **{3}**':
    'Stimmt überein: **{0}** · weicht ab: **{1}** · ungewiss: **{2}** · nur bei Venice: **{3}**',
  "Too early to tell: **{0}**. Venice's rows may come late.":
    'Zu früh, um es zu sagen: **{0}**. Die Zeilen von Venice kommen manchmal spät.',
  "Rows of Venice's that I could not read: **{0}**.": 'Zeilen von Venice, die ich nicht lesen konnte: **{0}**.',
  '✅ Nothing needs a person.': '✅ Nichts braucht einen Menschen.',
  '### Differences': '### Abweichungen',
  '### At Venice only': '### Nur bei Venice',
  '-# …and {0} more: settle these first.': '-# …und {0} weitere: Klär zuerst diese.',
  '…and {0} more': '…und {0} weitere',
  '`{0}` {1}: we count {2}, and Venice has no charge. If it stays so, `/video-admin refund` gives it back.':
    '`{0}` {1}: Wir zählen {2}, und Venice hat nichts berechnet. Bleibt es so, gibt `/video-admin erstatten` es zurück.',
  '`{0}` {1}: we count {2}, Venice {3}.': '`{0}` {1}: Wir zählen {2}, Venice {3}.',
  '`{0}` {1}: we count {2}, and Venice gave it back. `/video-admin refund` does so here.':
    '`{0}` {1}: Wir zählen {2}, und Venice hat es erstattet. `/video-admin erstatten` tut das auch hier.',
  '`{0}` {1}: we gave it back, and Venice kept {2}.':
    '`{0}` {1}: Wir haben es zurückgegeben, und Venice hat {2} behalten.',
  '{0}: {1} for {2}. Somebody else may be using this account.':
    '{0}: {1} für {2}. Vielleicht nutzt noch jemand dieses Konto.',
  'Settle as charged': 'Als berechnet klären',
  'Settle as not charged': 'Als nicht berechnet klären',
  'Clip `{0}`, {1}, {2}: {3}': 'Clip `{0}`, {1}, {2}: {3}',
  'Venice charged it: its books name this very clip.': 'Venice hat ihn berechnet: Die Bücher nennen genau diesen Clip.',
  'Venice most probably charged it: one charge fits in model, price and time, and no other clip does.':
    'Venice hat ihn höchstwahrscheinlich berechnet: Eine Berechnung passt in Modell, Preis und Zeit, und kein anderer Clip.',
  'Venice did not charge it: its books have nothing that fits.':
    'Venice hat ihn nicht berechnet: In den Büchern passt nichts.',
  'Venice charged it and gave it back.': 'Venice hat ihn berechnet und erstattet.',
  'It is too early to tell: the charge may still appear.':
    'Es ist zu früh, um es zu sagen: Die Berechnung kann noch erscheinen.',
  'I cannot tell: several clips or charges fit each other.':
    'Das kann ich nicht sagen: Mehrere Clips oder Berechnungen passen zueinander.',
  'I cannot tell: a charge fits in model and time, at another price.':
    'Das kann ich nicht sagen: Eine Berechnung passt in Modell und Zeit, zu einem anderen Preis.',
  'I cannot tell: a charge fits in price and time, and does not say for which model.':
    'Das kann ich nicht sagen: Eine Berechnung passt in Preis und Zeit und nennt das Modell nicht.',
  "I cannot tell: some rows of Venice's could not be read.":
    'Das kann ich nicht sagen: Einige Zeilen von Venice ließen sich nicht lesen.',
};
