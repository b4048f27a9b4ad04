// German: blocked members.

export const blocks: Readonly<Record<string, string>> = {
  '<@{0}> can make no clips here until you lift it with `/video-admin unblock`, and is told why.':
    '<@{0}> kann hier keine Clips machen, bis du das mit `/video-admin entsperren` aufhebst, und erfährt, warum.',
  '<@{0}> can make no clips here until {1}, and is told why.':
    '<@{0}> kann hier bis {1} keine Clips machen und erfährt, warum.',
  '1 waiting clip of theirs is called off, with the money back.':
    'Ein wartender Clip des Mitglieds ist zurückgezogen, und das Geld ist zurück.',
  '{0} waiting clips of theirs are called off, with the money back.':
    '{0} wartende Clips des Mitglieds sind zurückgezogen, und das Geld ist zurück.',
  '<@{0}> may make clips here again, and is told.': '<@{0}> darf hier wieder Clips machen und erfährt es.',
  'Nobody is blocked here.': 'Hier ist niemand gesperrt.',
  '### Blocked members': '### Gesperrte Mitglieder',
  'until it is lifted': 'bis zur Aufhebung',
  'until {0}': 'bis {0}',
  'by <@{0}> {1}': 'durch <@{0}> {1}',
};
