// German: forms and the terms.

export const forms: Readonly<Record<string, string>> = {
  'Remix this clip': 'Diesen Clip remixen',
  'What happens next': 'Was als Nächstes passiert',
  'Animate the picture again': 'Das Bild noch einmal animieren',
  'Edit the prompt': 'Prompt ändern',
  'What happens in the clip': 'Was im Clip passiert',
  'The terms above': 'Die Bedingungen oben',
  'I accept the terms and the privacy policy.': 'Ich stimme den Bedingungen und der Datenschutzerklärung zu.',
  'The files': 'Die Dateien',
  'I have the legal right to use them and the likeness of everyone shown.':
    'Ich habe das Recht, sie und das Abbild aller gezeigten Menschen zu verwenden.',
  'The screening': 'Die Prüfung',
  'I know that the files may be screened before anything is made.':
    'Ich weiß, dass die Dateien geprüft werden können, bevor etwas gemacht wird.',
  'Version {0}': 'Version {0}',
  'Terms of Venice about faces': 'Bedingungen von Venice über Gesichter',
};
