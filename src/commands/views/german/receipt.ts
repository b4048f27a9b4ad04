// German: receipts.

export const receipt: Readonly<Record<string, string>> = {
  'a thread that I open here': 'einem Thread, den ich hier eröffne',
  'this thread': 'diesem Thread',
  '### Clip `{0}` is on its way': '### Clip `{0}` ist unterwegs',
  '**{0}** are set aside for it. Its status, and then the clip, appear for everyone in {1}. You are mentioned when it is ready.':
    '**{0}** sind dafür zurückgelegt. Sein Stand und dann der Clip erscheinen für alle in {1}. Du wirst erwähnt, wenn er fertig ist.',
  '-# `/video jobs` shows all your clips. Until Venice has taken it, it can be called off at no cost.':
    '-# `/video clips` zeigt alle deine Clips. Bis Venice ihn angenommen hat, lässt er sich kostenlos zurückziehen.',
  'Call it off': 'Zurückziehen',
  'Cancelled. Nothing was charged.': 'Abgebrochen. Es wurde nichts berechnet.',
  'Clip `{0}` is called off. The {1} are back in your limit.':
    'Clip `{0}` ist zurückgezogen. Die {1} sind wieder in deinem Limit.',
  '**Delete clip `{0}` for everyone?**': '**Clip `{0}` für alle löschen?**',
  'The post and our stored copy go for good; what `/video show` posted again stays where it is. The {0} it cost are not given back.':
    'Der Post und unsere gespeicherte Kopie verschwinden für immer; was `/video zeigen` noch einmal gepostet hat, bleibt, wo es ist. Die {0}, die er gekostet hat, kommen nicht zurück.',
  'Delete it': 'Ja, löschen',
  'Keep it': 'Behalten',
  'Clip `{0}` is deleted.': 'Clip `{0}` ist gelöscht.',
  'Kept. Nothing was changed.': 'Behalten. Es wurde nichts geändert.',
  'This works in the server only, where the clip was asked for: use `/video create` or `/video show` there. Nothing was changed.':
    'Das geht nur auf dem Server, auf dem um den Clip gebeten wurde: Nimm dort `/video erstellen` oder `/video zeigen`. Es wurde nichts geändert.',
  'Something broke on our side. Reference **{0}**. If you had pressed Generate, look at `/video jobs` first: a clip that is listed there is paid for once, and one that is not listed was not charged.':
    'Bei uns ist etwas kaputtgegangen. Referenz **{0}**. Falls du auf Generieren gedrückt hattest, sieh zuerst in `/video clips` nach: Ein Clip, der dort steht, ist einmal bezahlt, und einer, der nicht dort steht, wurde nicht berechnet.',
  'Clip `{0}` is settled: {1} count as spent. <@{2}> is told.':
    'Clip `{0}` ist geklärt: {1} gelten als ausgegeben. <@{2}> erfährt es.',
  'Clip `{0}` is settled: {1} are back in the limit of <@{2}>, who is told.':
    'Clip `{0}` ist geklärt: {1} sind wieder im Limit von <@{2}>, und das Mitglied erfährt es.',
  'I cannot make sense of that: it is from an older version of me, or was changed on its way. Start again with the command. Nothing was changed, and nothing was charged.':
    'Damit kann ich nichts anfangen: Es stammt von einer älteren Version von mir oder wurde unterwegs verändert. Fang mit dem Befehl neu an. Nichts wurde geändert, und nichts wurde berechnet.',
  '### Clip `{0}` waits for a moderator': '### Clip `{0}` wartet auf die Moderation',
  'On this server a moderator looks at it first. **{0}** are set aside; nothing is charged and nothing is shown to anybody else until they approve it. You are told either way.':
    'Auf diesem Server sieht ihn sich zuerst die Moderation an. **{0}** sind zurückgelegt; bis sie ihn freigibt, wird nichts berechnet und niemand anderem etwas gezeigt. Du erfährst es so oder so.',
  '-# `/video jobs` shows how it stands. Until it is made, it can be called off at no cost.':
    '-# `/video clips` zeigt, wie es um ihn steht. Bis er gemacht wird, lässt er sich kostenlos zurückziehen.',
};
