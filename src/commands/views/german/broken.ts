// German: limits in the way, and what a server does not allow.

export const broken: Readonly<Record<string, string>> = {
  'There is a pause between two clips on this server. Yours ends {0}.':
    'Auf diesem Server liegt zwischen zwei Clips eine Pause. Deine endet {0}.',
  '{0} has {1} of {2} left, too little for this clip. It starts anew {3}.':
    '{0}: Von {2} sind noch {1} übrig, zu wenig für diesen Clip. Neu beginnt es {3}.',
  'You have a clip under way, and this server takes one at a time from each member. Wait until it is done.':
    'Du hast einen Clip unterwegs, und dieser Server nimmt von jedem Mitglied nur einen auf einmal. Warte, bis er fertig ist.',
  'You have {0} clips under way, and this server takes {1} at a time from each member. Wait until one is done.':
    'Du hast {0} Clips unterwegs, und dieser Server nimmt von jedem Mitglied {1} auf einmal. Warte, bis einer fertig ist.',
  'This server has {0} clips under way and takes {1} at a time. Wait until one is done.':
    'Dieser Server hat {0} Clips unterwegs und nimmt {1} auf einmal. Warte, bis einer fertig ist.',
  'You have made {0} clips in this jam, which is as many as each person may.':
    'Du hast in diesem Jam {0} Clips gemacht, mehr darf niemand.',
  'Clips may not be made on this server at the moment. Nothing was charged.':
    'Auf diesem Server dürfen gerade keine Clips gemacht werden. Es wurde nichts berechnet.',
  'Clips are not made in this channel. Go to {0}. Nothing was charged.':
    'In diesem Kanal werden keine Clips gemacht. Geh in {0}. Es wurde nichts berechnet.',
  'Only moderators may make clips on this server at the moment. Nothing was charged.':
    'Auf diesem Server darf gerade nur die Moderation Clips machen. Es wurde nichts berechnet.',
  'Only members with {0} may make clips here. Nothing was charged.':
    'Nur Mitglieder mit {0} dürfen hier Clips machen. Es wurde nichts berechnet.',
  'This server does not allow clips of this kind. `/video models` lists what may be used. Nothing was charged.':
    'Dieser Server erlaubt keine Clips dieser Art. `/video modelle` zeigt, was verwendet werden darf. Es wurde nichts berechnet.',
  'This server does not allow the model {0}. Choose another one. Nothing was charged.':
    'Dieser Server erlaubt das Modell {0} nicht. Wähle ein anderes. Es wurde nichts berechnet.',
  '{0} is an uncensored model, which this server allows in age-restricted channels only. Choose another one, or go there. Nothing was charged.':
    '{0} ist ein unzensiertes Modell, und solche erlaubt dieser Server nur in Kanälen mit Altersbeschränkung. Wähle ein anderes oder geh dorthin. Es wurde nichts berechnet.',
  '{0} is an uncensored model, which this server does not allow. Choose another one. Nothing was charged.':
    '{0} ist ein unzensiertes Modell, und solche erlaubt dieser Server nicht. Wähle ein anderes. Es wurde nichts berechnet.',
  'The moderators of this server have stopped you from making clips. Their reason: {0} Nothing was charged.':
    'Die Moderation dieses Servers lässt dich keine Clips mehr machen. Ihr Grund: {0} Es wurde nichts berechnet.',
  'The moderators of this server have stopped you from making clips until {0}. Their reason: {1} Nothing was charged.':
    'Die Moderation dieses Servers lässt dich bis {0} keine Clips machen. Ihr Grund: {1} Es wurde nichts berechnet.',
};
