throw new Error('better-sqlite3 is deliberately not installed: use the node:sqlite driver');
