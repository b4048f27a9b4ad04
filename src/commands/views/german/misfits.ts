// German: rules that a wish or a file breaks.

export const misfits: Readonly<Record<string, string>> = {
  'Nothing was charged.': 'Es wurde nichts berechnet.',
  'The prompt is empty. Describe what should happen in the clip.':
    'Der Prompt ist leer. Beschreib, was im Clip passieren soll.',
  'The prompt has {0} characters, and this model reads at most {1}. Shorten it and try again.':
    'Der Prompt hat {0} Zeichen, und dieses Modell liest höchstens {1}. Kürze ihn und versuch es noch einmal.',
  'The negative prompt has {0} characters, and this model reads at most {1}. Shorten it and try again.':
    'Der negative Prompt hat {0} Zeichen, und dieses Modell liest höchstens {1}. Kürze ihn und versuch es noch einmal.',
  'Choose a model from the list that `model:` offers while you type.':
    'Wähle ein Modell aus der Liste, die `modell:` beim Tippen anbietet.',
  '{0} is offline at Venice right now. Choose another model, or try again later.':
    '{0} ist bei Venice gerade offline. Wähle ein anderes Modell oder versuch es später noch einmal.',
  '{0} does not take {1}. Leave it out, or choose another model.':
    '{0} kann {1} nicht verwenden. Lass das weg oder wähle ein anderes Modell.',
  '{0} needs {1}. Attach it, or give its https address.':
    '{0} braucht {1}. Hänge es als Datei an oder gib die https-Adresse an.',
  'Your {0} last {1} s together, and this model takes at most {2} s. Shorten or remove some.':
    'Deine {0} dauern zusammen {1} s, und dieses Modell nimmt höchstens {2} s. Kürze oder entferne welche.',
  '{0} needs at least one picture or clip to go by; a sound alone is not enough. Attach one and try again.':
    '{0} braucht mindestens ein Bild oder einen Clip als Vorlage; ein Ton allein genügt nicht. Hänge so eine Datei an und versuch es noch einmal.',
  'Element {0} has neither a front picture nor a clip. Give it one of them.':
    'Element {0} hat weder ein Bild von vorn noch einen Clip. Gib ihm eins von beiden.',
  'This model takes at most {0} frames, elements and scene pictures together. Remove some and try again.':
    'Dieses Modell nimmt höchstens {0} Start-, Endbilder, Elemente und Szenenbilder zusammen. Entferne welche und versuch es noch einmal.',
  '{0} needs a reference clip. Add one, or choose something else.':
    '{0} braucht einen Referenzclip. Füge einen hinzu oder wähle etwas anderes.',
  '{0} makes videos from words alone: use it with `/video create`.':
    '{0} macht Videos nur aus Worten: Verwende es mit `/video erstellen`.',
  '{0} starts from a picture: use it with `/video animate`.':
    '{0} beginnt mit einem Bild: Verwende es mit `/video animieren`.',
  '{0} leads from one picture to another: use it with `/video animate` and two pictures.':
    '{0} führt von einem Bild zum anderen: Verwende es mit `/video animieren` und zwei Bildern.',
  '{0} works from references: use it with `/video reference`.':
    '{0} arbeitet nach Referenzen: Verwende es mit `/video referenz`.',
  '{0} changes a clip: use it with `/video edit`.': '{0} verändert einen Clip: Verwende es mit `/video bearbeiten`.',
  '{0} moves a picture like a clip: use it with `/video edit`, a clip and a picture.':
    '{0} bewegt ein Bild wie einen Clip: Verwende es mit `/video bearbeiten`, einem Clip und einem Bild.',
  '{0} makes a clip larger: use it with `/video upscale`.':
    '{0} macht einen Clip größer: Verwende es mit `/video vergrößern`.',
  '{0} always makes sound; it cannot be turned off. Leave `audio` out.':
    '{0} macht immer Ton; er lässt sich nicht abschalten. Lass `ton` weg.',
  '{0} makes silent clips only. Leave `audio` out.': '{0} macht nur stumme Clips. Lass `ton` weg.',
  '{0} does not take a {1}. Leave it out.': 'Bei {0} lässt sich {1} nicht wählen. Lass die Angabe weg.',
  '{0} does not offer the {1} {2}. Choose {3}.': '{0} bietet {1} {2} nicht an. Wähle {3}.',
  '{0} takes at most 1 {1} in all, and you gave {2}. Remove some and try again.':
    '{0} erlaubt insgesamt höchstens 1 Datei der Art „{1}“, und du hast {2} angegeben. Entferne welche und versuch es noch einmal.',
  '{0} takes at most {1} {2}, and you gave {3}. Remove some and try again.':
    '{0} erlaubt höchstens {1} Dateien der Art „{2}“, und du hast {3} angegeben. Entferne welche und versuch es noch einmal.',
  '{0} is no {1}. Give a {2} there.': '{0} ist kein {1}. Dort gehört ein {2} hin.',
  '{0} is larger than {1}, the most that this model reads. Make it smaller and try again.':
    '{0} ist größer als {1}; mehr liest dieses Modell nicht. Verkleinere die Datei und versuch es noch einmal.',
  '{0} is too small: its shorter side must have at least {1} pixels. Use a larger one.':
    '{0} ist zu klein: Die kürzere Seite muss mindestens {1} Pixel haben. Nimm eine größere Datei.',
  '{0} has a shape that this model does not take: its width must be {1} its height. Crop it and try again.':
    '{0} hat eine Form, die dieses Modell nicht annimmt: Die Breite muss {1} der Höhe betragen. Schneide die Datei zu und versuch es noch einmal.',
  '{0} is too short: it must last at least {1} s. Use a longer one.':
    '{0} ist zu kurz und muss mindestens {1} s dauern. Nimm eine längere Datei.',
  '{0} is too long: it may last at most {1} s. Cut it and try again.':
    '{0} ist zu lang und darf höchstens {1} s dauern. Kürze die Datei und versuch es noch einmal.',
  'more than {0} times': 'mehr als das {0}-Fache',
  'less than {0} times': 'weniger als das {0}-Fache',
  'Only addresses that begin with `https` will do. Give such an address, or attach the file.':
    'Nur Adressen, die mit `https` beginnen, gehen. Gib so eine Adresse an oder hänge die Datei an.',
  'That address does not lead to the public internet, so I do not open it. Attach the file instead.':
    'Diese Adresse führt nicht ins öffentliche Internet, deshalb öffne ich sie nicht. Hänge stattdessen die Datei an.',
  'That file is larger than {0}, the most that I take. Make it smaller and try again.':
    'Diese Datei ist größer als {0}; mehr nehme ich nicht an. Verkleinere sie und versuch es noch einmal.',
  'That file is no {0} that I can read, whatever its name says. Common formats such as PNG, JPEG, MP4 and MP3 work.':
    'Als {0} kann ich diese Datei nicht lesen, was auch immer ihr Name sagt. Gängige Formate wie PNG, JPEG, MP4 und MP3 gehen.',
  'That {0} is damaged or cut short. Save it again, or use another one.':
    'Diese Datei ({0}) ist beschädigt oder unvollständig. Speichere sie neu oder nimm eine andere.',
  'A file of this clip is gone: its message was deleted, or its keeping time is over. Attach it anew.':
    'Eine Datei dieses Clips ist nicht mehr da: Ihre Nachricht wurde gelöscht, oder ihre Aufbewahrungszeit ist vorbei. Hänge sie neu an.',
  'Together your files have {0}, and sent as they are they may have {1}. Use smaller or fewer files, or give https addresses without `send_files`.':
    'Zusammen haben deine Dateien {0}, und so, wie sie sind, dürfen es {1} sein. Nimm kleinere oder weniger Dateien oder gib https-Adressen ohne `dateien_senden` an.',
  'Nobody answers at that address. Look whether it is right, or attach the file.':
    'Unter dieser Adresse antwortet niemand. Prüfe, ob sie stimmt, oder hänge die Datei an.',
  'There is nothing at that address. Look whether it is right, or attach the file.':
    'Unter dieser Adresse ist nichts. Prüfe, ob sie stimmt, oder hänge die Datei an.',
  'The host at that address does not hand the file to me. Attach the file instead.':
    'Der Server unter dieser Adresse gibt mir die Datei nicht. Hänge sie stattdessen an.',
  'The host at that address is too slow. Try again, or attach the file.':
    'Der Server unter dieser Adresse ist zu langsam. Versuch es noch einmal oder hänge die Datei an.',
  'That address leads from one place to the next without end. Give the address of the file itself, or attach it.':
    'Diese Adresse führt ohne Ende von einem Ort zum nächsten. Gib die Adresse der Datei selbst an oder hänge sie an.',
  'reference pictures': 'Referenzbilder',
  'reference clips': 'Referenzclips',
  'reference sounds': 'Referenztöne',
  elements: 'Elemente',
  'scene pictures': 'Szenenbilder',
  'start pictures': 'Startbilder',
  'end pictures': 'Endbilder',
  'source clips': 'Ausgangsclips',
  soundtracks: 'Tonspuren',
  'Your start picture': 'Dein Startbild',
  'Your end picture': 'Dein Endbild',
  'Your source clip': 'Dein Ausgangsclip',
  'Your soundtrack': 'Deine Tonspur',
  'Reference picture {0}': 'Referenzbild {0}',
  'Reference clip {0}': 'Referenzclip {0}',
  'Reference sound {0}': 'Referenzton {0}',
  'File {0} of your elements': 'Datei {0} deiner Elemente',
  'Scene picture {0}': 'Szenenbild {0}',
  picture: 'Bild',
  clip: 'Clip',
  length: 'die Länge',
  shape: 'die Form',
  resolution: 'die Auflösung',
  'a file quality': 'eine Dateiqualität',
  'a task for its references': 'eine Aufgabe für seine Referenzen',
  'a path for the camera': 'einen Kameraweg',
  'a factor to be enlarged by': 'einen Vergrößerungsfaktor',
  'words for what must not appear': 'Worte für das, was nicht vorkommen darf,',
  'A clip that is shaped like its reference': 'Ein Clip in der Form seiner Vorlage',
  'A clip that is as long as its reference': 'Ein Clip, so lang wie seine Vorlage,',
  'Editing or extending': 'Ändern oder Fortsetzen',
};
