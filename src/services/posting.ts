// Posting about a job, wherever that is possible: its thread, else the channel above, else a direct message to its author.
import type { ChannelId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { Notice } from '../domain/notice.ts';
import type { Messenger, Posted, PostOptions, Target } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import { isVeiled } from './jam-terms.ts';
import type { StatusEdits } from './status-edits.ts';
import type { StatusLines } from './status-line.ts';

export type Where = 'thread' | 'parent' | 'dm';

export type Placed =
  | { readonly is: 'posted'; readonly posted: Extract<Posted, { is: 'posted' }>; readonly where: Where }
  | { readonly is: 'too-large'; readonly limit: number; readonly where: Where }
  | { readonly is: 'later'; readonly afterMs: number | null }
  /** Every way was tried and refused. */
  | { readonly is: 'nowhere' };

export interface Posting {
  /** Posts once: `make` words the notice for the place that is tried, from the thread outwards. */
  post(job: Job, make: (where: Where) => Notice, options: PostOptions): Promise<Placed>;
  /** Opens the job's thread when it has none, and posts its status message. False: try again later. */
  open(job: Job, seek: boolean): Promise<boolean>;
}

export function createPosting(deps: {
  readonly messenger: Messenger;
  readonly store: Store;
  readonly statusLine: StatusLines;
  readonly edits: Pick<StatusEdits, 'shows'>;
}): Posting {
  const { messenger, store, statusLine, edits } = deps;

  async function targets(job: Job): Promise<readonly { readonly where: Where; readonly target: Target }[]> {
    const near = job.thread ?? job.place;
    const above = job.thread === null || job.thread === job.place ? await messenger.parentOf(near) : job.place;
    const channels: readonly { readonly where: Where; readonly channel: ChannelId }[] = [
      { where: 'thread', channel: near },
      ...(above === null || above === near ? [] : [{ where: 'parent' as const, channel: above }]),
    ];
    return [
      ...channels.map(({ where, channel }) => ({ where, target: { channel } })),
      { where: 'dm', target: { user: job.author } },
    ];
  }

  return {
    async post(job, make, options) {
      for (const { where, target } of await targets(job)) {
        const posted = await messenger.post(target, make(where), options);
        switch (posted.is) {
          case 'posted':
            return { is: 'posted', posted, where };
          case 'too-large':
            return { is: 'too-large', limit: posted.limit, where };
          case 'later':
            return posted;
          case 'refused':
            continue;
        }
      }
      return { is: 'nowhere' };
    },

    async open(job, seek) {
      const since = seek ? job.createdAt : null;
      const thread = job.thread ?? (await threadFor(job, since));
      if (thread === 'later') return false;
      if (thread === null) return true;
      if (job.thread === null) await store.read.jobs.annotate(job.id, { thread });
      if (job.statusMessage !== null) return true;
      const opened: Job = { ...job, thread };
      const line = await statusLine(job);
      const veiled = await isVeiled(store.read, opened);
      const notice: Notice = { is: 'status', job: opened, line, veiled };
      const posted = await messenger.post({ channel: thread }, notice, {
        key: `${job.id}:status`,
        seek: since,
        file: null,
      });
      if (posted.is === 'later') return false;
      if (posted.is === 'posted') {
        await store.read.jobs.annotate(job.id, { statusMessage: posted.message });
        edits.shows(job.id, line);
      }
      return true;
    },
  };

  async function threadFor(job: Job, since: Job['createdAt'] | null): Promise<ChannelId | 'later' | null> {
    const report = await messenger.survey(job.place);
    if (report.is !== 'usable') return null;
    if (report.as === 'thread') return job.place;
    const opened = await messenger.openThread(job.place, job, since);
    switch (opened.is) {
      case 'open':
        return opened.thread;
      case 'later':
        return 'later';
      case 'refused':
        return null;
    }
  }
}
