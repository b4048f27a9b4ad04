// Every sentence of the views in German, by its English form.

export const german: Readonly<Record<string, string>> = {};
