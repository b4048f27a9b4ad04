// German: transcripts.

export const transcripts: Readonly<Record<string, string>> = {
  'Your limit today: {0} of {1} left, **{2}** after this.': 'Dein Limit heute: noch {0} von {1}, **{2}** danach.',
  '### Transcript of {0}': '### Transkript von {0}',
  '**{0}** for this transcript. The card holds until {1}.': '**{0}** für dieses Transkript. Die Karte gilt bis {1}.',
  '-# Venice fetches the clip itself, so its address must be open to everyone. It may take some minutes.':
    '-# Venice holt den Clip selbst, deshalb muss seine Adresse allen offenstehen. Es kann ein paar Minuten dauern.',
  'Transcribe {0}': 'Transkribieren für {0}',
  'language {0}': 'Sprache {0}',
  'Venice heard no words in this clip.': 'Venice hat in diesem Clip keine Worte gehört.',
  '### Transcript': '### Transkript',
  'The whole of it is in the file.': 'Das Ganze steht in der Datei.',
  'The answer from Venice was lost, so I cannot tell whether it made the transcript. To be sure that nothing is paid twice, I do not ask again: the {0} count as spent. Reference `{1}`.':
    'Die Antwort von Venice ging verloren, deshalb weiß ich nicht, ob es das Transkript gemacht hat. Damit nichts doppelt bezahlt wird, frage ich nicht noch einmal: Die {0} gelten als ausgegeben. Referenz `{1}`.',
  'Venice has retired its transcripts, so there is nothing to ask for and nothing to pay. This command works again by itself if Venice brings them back.':
    'Venice hat seine Transkripte eingestellt, also gibt es nichts zu fragen und nichts zu bezahlen. Dieser Befehl geht von selbst wieder, falls Venice sie zurückbringt.',
  'Venice cannot read the clip at that address. It must be open to everyone and be a video in a common format, such as MP4.':
    'Venice kann den Clip unter dieser Adresse nicht lesen. Sie muss allen offenstehen, und dort muss ein Video in einem gängigen Format wie MP4 liegen.',
  'Venice would not transcribe this clip. Try another one.':
    'Venice wollte diesen Clip nicht transkribieren. Versuch es mit einem anderen.',
  'Venice would not transcribe this clip: “{0}”. Try another one.':
    'Venice wollte diesen Clip nicht transkribieren: „{0}“. Versuch es mit einem anderen.',
  'Venice is answering too many questions right now. Try again in a minute.':
    'Venice beantwortet gerade zu viele Fragen. Versuch es in einer Minute noch einmal.',
  'Venice cannot be reached right now. Try again in a few minutes.':
    'Venice ist gerade nicht erreichbar. Versuch es in ein paar Minuten noch einmal.',
  "Venice does not accept this bot's key. Whoever runs the bot must look at it.":
    'Venice akzeptiert den Schlüssel dieses Bots nicht. Wer den Bot betreibt, muss sich darum kümmern.',
  'The Venice account of this bot is out of credit, or its key has reached its limit. Whoever runs the bot must look at it.':
    'Das Venice-Konto dieses Bots hat kein Guthaben mehr, oder sein Schlüssel hat sein Limit erreicht. Wer den Bot betreibt, muss sich darum kümmern.',
};
