// A message may show several clips: the film of a jam goes with any of them.
import type { Migration } from './migration.ts';

export const postsOfFilms: Migration = {
  name: '011-posts-of-films',
  statements: [
    `CREATE TABLE posts_of_films (
      channel TEXT NOT NULL,
      message TEXT NOT NULL,
      job TEXT NOT NULL,
      at INTEGER NOT NULL,
      removed_at INTEGER,
      PRIMARY KEY (channel, message, job)
    ) STRICT`,
    `INSERT INTO posts_of_films SELECT channel, message, job, at, removed_at FROM posts`,
    `DROP TABLE posts`,
    `ALTER TABLE posts_of_films RENAME TO posts`,
    `CREATE INDEX posts_by_job ON posts (job, at)`,
  ],
};
