// German: the building blocks.

export const parts: Readonly<Record<string, string>> = {
  '{0} or {1}': '{0} oder {1}',
  '{0} and {1}': '{0} und {1}',
  'View Channel': 'Kanal ansehen',
  'Send Messages': 'Nachrichten senden',
  'Send Messages in Threads': 'Nachrichten in Threads senden',
  'Create Public Threads': 'Öffentliche Threads erstellen',
  'Attach Files': 'Dateien anhängen',
  'Embed Links': 'Links einbetten',
  'Read Message History': 'Nachrichtenverlauf anzeigen',
  'shaped like the reference clip': 'in der Form des Referenzclips',
  'sound on': 'mit Ton',
  'sound off': 'ohne Ton',
  'high bitrate': 'hohe Bitrate',
  'same size, sharper': 'gleiche Größe, schärfer',
  '{0} times larger': '{0}-mal so groß',
  'a clip, made sharper': 'ein Clip, schärfer gemacht',
  'a clip, {0} times as large': 'ein Clip, {0}-mal so groß',
  'a picture that moves like a clip': 'ein Bild, das sich wie ein Clip bewegt',
  'a picture, seen from all sides': 'ein Bild, von allen Seiten gesehen',
  'a clip': 'ein Clip',
};
