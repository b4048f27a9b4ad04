// German: the forms in which members report, appeal and ask, and what they read after.

export const petitions: Readonly<Record<string, string>> = {
  'Report this clip': 'Diesen Clip melden',
  'What is wrong with it?': 'Was stimmt nicht damit?',
  Appeal: 'Einspruch',
  'Why shall the moderators look again?': 'Warum soll die Moderation neu hinsehen?',
  'What shall be allowed, and why?': 'Was soll erlaubt sein, und warum?',
  'Ask a moderator': 'Die Moderation fragen',
  'Why do you need more?': 'Wofür brauchst du mehr?',
  'Thank you. The moderators have your report of clip `{0}`, and you are told what they decide. Nobody else learns who sent it.':
    'Danke. Die Moderation hat deine Meldung von Clip `{0}`, und du erfährst, was sie entscheidet. Sonst erfährt niemand, von wem sie kam.',
  'The moderators have your appeal (case `{0}`). You are told what they decide.':
    'Die Moderation hat deinen Einspruch (Fall `{0}`). Du erfährst, was sie entscheidet.',
  'The moderators are asked for {0} more for you. You are told what they decide; then ask for your clip again.':
    'Die Moderation ist um {0} mehr für dich gebeten. Du erfährst, was sie entscheidet; dann bitte noch einmal um deinen Clip.',
};
