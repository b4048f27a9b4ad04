// German: limits.

export const limits: Readonly<Record<string, string>> = {
  'The limit for one clip': 'Das Limit für einen Clip',
  'Your daily limit': 'Dein Tageslimit',
  'Your monthly limit': 'Dein Monatslimit',
  "The server's daily limit": 'Das Tageslimit des Servers',
  "The server's monthly limit": 'Das Monatslimit des Servers',
  'Your weekly limit': 'Dein Wochenlimit',
  "Your share of the jam's pot": 'Dein Anteil am Topf des Jams',
  "The jam's pot": 'Der Topf des Jams',
  "Your role's monthly budget": 'Das Monatsbudget deiner Rolle',
  "This channel's daily limit": 'Das Tageslimit dieses Kanals',
  "This channel's monthly limit": 'Das Monatslimit dieses Kanals',
  'What this bot may spend a day on all servers': 'Was dieser Bot auf allen Servern am Tag ausgeben darf',
  'What this bot may spend a month on all servers': 'Was dieser Bot auf allen Servern im Monat ausgeben darf',
};
