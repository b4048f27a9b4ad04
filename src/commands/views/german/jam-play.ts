// German: taking part in a jam, and judging it.

export const jamPlay: Readonly<Record<string, string>> = {
  'A picture to start from': 'Ein Bild für den Anfang',
  'Not needed.': 'Nicht nötig.',
  'Its id or a part of its name. Empty: I choose.': 'Seine ID oder ein Teil seines Namens. Leer: Ich wähle.',
  'You see the exact price before anything is charged.': 'Du siehst den genauen Preis, bevor etwas berechnet wird.',
  'It goes on from the last picture of the film. You see the price first.':
    'Er geht vom letzten Bild des Films aus weiter. Zuerst siehst du den Preis.',
  '🎥 The camera is yours: press **Add a prompt** in the jam.':
    '🎥 Die Kamera gehört dir: Drück im Jam auf **Prompt hinzufügen**.',
  'You are next in line. I call you when the camera is free.':
    'Du bist als Nächstes dran. Ich rufe dich, wenn die Kamera frei ist.',
  'You are number {0} in line. I call you when it is your turn.':
    'Du bist Nummer {0} in der Schlange. Ich rufe dich, wenn du dran bist.',
  'You let your turn pass. Take another one when you like.':
    'Du hast die Kamera weitergegeben. Stell dich wieder an, wenn du magst.',
  'Take clip #{0} out of the jam? Its message goes, it is not judged, and what it cost stays charged. If it still waits in line, its place and its money come back at once.':
    'Clip #{0} aus dem Jam nehmen? Seine Nachricht verschwindet, er wird nicht bewertet, und was er gekostet hat, bleibt berechnet. Wartet er noch in der Schlange, werden sein Platz und sein Geld sofort frei.',
  'Take it out': 'Herausnehmen',
  'Take the clip out of the jam': 'Den Clip aus dem Jam nehmen',
  'Why? It is kept on record': 'Warum? Es wird festgehalten',
  'Clip #{0} takes part no more.': 'Clip #{0} macht nicht mehr mit.',
  'Call off “{0}”? It has not begun, and nothing was set aside.':
    '„{0}“ absagen? Er hat noch nicht begonnen, und nichts wurde zurückgelegt.',
  'End “{0}” now? No new clips are taken; those under way are finished and take part. What is left in the pot goes back to its sponsor.':
    '„{0}“ jetzt beenden? Neue Clips werden nicht mehr angenommen; die unterwegs sind, werden fertig und machen mit. Was im Topf übrig ist, geht in das Budget zurück, aus dem es kam.',
  'End the jam': 'Jam beenden',
  'The jam was called off.': 'Der Jam wurde abgesagt.',
  'The jam has ended. The last clips are being finished; then comes the result.':
    'Der Jam ist zu Ende. Die letzten Clips werden noch fertig; dann kommt das Ergebnis.',
  'For the jam “{0}”.': 'Für den Jam „{0}“.',

  'There is no clip yet that you could choose.': 'Es gibt noch keinen Clip, den du wählen könntest.',
  'You can change it until {0}.': 'Du kannst es bis {0} ändern.',
  'You can change it until the end.': 'Du kannst es bis zum Ende ändern.',
  'You have given points to {0} of {1} clips.': 'Du hast {0} von {1} Clips Punkte gegeben.',
  'You have one vote, and have not used it yet.': 'Du hast eine Stimme und hast sie noch nicht vergeben.',
  'You have {0} votes, and have not used any yet.': 'Du hast {0} Stimmen und hast noch keine vergeben.',
  'You have chosen {0}. Your vote is kept; nobody sees it until the end.':
    'Du hast {0} gewählt. Deine Stimme zählt; bis zum Ende sieht sie niemand.',
  '#{0}: {1}': '#{0}: {1}',
  '#{0} by {1}: {2}': '#{0} von {1}: {2}',
  'Choose a clip': 'Wähl einen Clip',
  'Choose up to {0} clips': 'Wähl bis zu {0} Clips',
  'Choose a clip to give points to': 'Wähl einen Clip, dem du Punkte gibst',
  Points: 'Punkte',
  'Back to the clips': 'Zurück zu den Clips',
  'Earlier clips': 'Frühere Clips',
  'Later clips': 'Spätere Clips',
};
