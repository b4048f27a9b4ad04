// Two ways to be told 429: too many requests in a minute, and too many failed ones in half a minute. Both are counted
// in fixed windows that open with the first request, and both read the time they are given.

/** How a window stands after it was asked. */
export interface Standing {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Unix ms at which the window closes. */
  readonly resetsAt: number;
}

export interface Windows {
  /** Counts one and says whether it still fits. A request beyond the limit is not counted. */
  take(bucket: string, now: number): Standing;
  /** Says how the window stands without counting. */
  peek(bucket: string, now: number): Standing;
}

/** @param limit how many fit in one window @param windowMs how long a window stays open */
export function createWindows(limit: number, windowMs: number): Windows {
  const open = new Map<string, { used: number; resetsAt: number }>();
  const current = (bucket: string, now: number): { used: number; resetsAt: number } => {
    const known = open.get(bucket);
    if (known && now < known.resetsAt) return known;
    const fresh = { used: 0, resetsAt: now + windowMs };
    open.set(bucket, fresh);
    return fresh;
  };
  const standing = (allowed: boolean, used: number, resetsAt: number): Standing => ({
    allowed,
    limit,
    remaining: Math.max(0, limit - used),
    resetsAt,
  });
  return {
    take: (bucket, now) => {
      const window = current(bucket, now);
      if (window.used >= limit) return standing(false, window.used, window.resetsAt);
      window.used += 1;
      return standing(true, window.used, window.resetsAt);
    },
    peek: (bucket, now) => {
      const window = current(bucket, now);
      return standing(window.used < limit, window.used, window.resetsAt);
    },
  };
}

/** Requests a minute, and failures in 30 s. */
export interface LimitSettings {
  readonly queue: number;
  readonly retrieve: number;
  readonly upscaleQuote: number;
  readonly transcriptions: number;
  /** Fetches of one `download_url` in a minute. */
  readonly share: number;
  /** For each address on the network. */
  readonly topUp: number;
  readonly walletBalance: number;
  readonly walletTransactions: number;
  /** 4xx answers (429 aside) that a key may collect on one model in 30 s before it is shut out. */
  readonly failures: number;
}

/** Venice: 40 queue and 120 retrieve requests a minute for a user, more than 50 failures in 30 s shut a key out. */
export const VENICE_LIMITS: LimitSettings = {
  queue: 40,
  retrieve: 120,
  upscaleQuote: 40,
  transcriptions: 60,
  share: 10,
  topUp: 10,
  walletBalance: 30,
  walletTransactions: 20,
  failures: 50,
};

export type RatedAction = Exclude<keyof LimitSettings, 'failures'>;

export interface Limits {
  readonly requests: Readonly<Record<RatedAction, Windows>>;
  readonly failures: Windows;
}

export function createLimits(settings: LimitSettings): Limits {
  const perMinute = (limit: number): Windows => createWindows(limit, 60_000);
  return {
    requests: {
      queue: perMinute(settings.queue),
      retrieve: perMinute(settings.retrieve),
      upscaleQuote: perMinute(settings.upscaleQuote),
      transcriptions: perMinute(settings.transcriptions),
      share: perMinute(settings.share),
      topUp: perMinute(settings.topUp),
      walletBalance: perMinute(settings.walletBalance),
      walletTransactions: perMinute(settings.walletTransactions),
    },
    // The failure after the last one allowed is what shuts the bucket: "more than N".
    failures: createWindows(settings.failures + 1, 30_000),
  };
}
