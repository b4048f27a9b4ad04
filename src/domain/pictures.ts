// What pictures the house draws, and what goes into them. Words come in as they are to be read, in the language of
// whoever asked; a picture adds only figures and signs of its own.
import type { Usd } from './money.ts';

/** Pictures are PNG files. Each promise fails with a retryable Fault when the drawing itself breaks or takes too long. */
export interface Pictures {
  /** 1200 pixels wide, as high as its parts need. Throws a RangeError for a segment of a series that is not listed. */
  spendChart(chart: SpendChart): Promise<Uint8Array>;
  /** As large as the tree needs. */
  lineage(tree: LineageTree): Promise<Uint8Array>;
  /** Exactly `width` × `height`. Throws a RangeError for sides outside 64 to 4096. */
  titleCard(card: TitleCard): Promise<Uint8Array>;
}

/** Pictures have a ground of their own, so each is legible on either of Discord's themes; this makes it look at home. */
export type Theme = 'dark' | 'light';

/**
 * Words that a member wrote. Letters that the fonts lack are left out, `…` standing for each run of them, and emoji are
 * left out without a sign; when more letters would be missing than drawn, `otherwise` is drawn in place of the whole.
 * Discord: a username is `a-z`, `0-9`, `_` and `.`, so it can stand in for any display name.
 */
export interface Written {
  readonly text: string;
  readonly otherwise: string;
}

// ── What was spent ──────────────────────────────────────────────────────────────────────────────────────────────

export interface SpendChart {
  readonly title: string;
  readonly subtitle: string;
  /** Said above the bars. */
  readonly perDay: string;
  /** Said in place of the bars when nothing was spent. */
  readonly nothing: string;
  /** Said of the line that adds the days up; it is drawn when there is a budget or a forecast to hold it against. */
  readonly soFar: string;
  /** In the order of time. Without a forecast they fill the whole width. */
  readonly days: readonly SpendDay[];
  /** What a bar is made of, from the bottom up; eight at most, the last being whatever gathers the rest. */
  readonly series: readonly SpendSeries[];
  readonly budget: Budget | null;
  readonly forecast: Forecast | null;
  readonly theme: Theme;
}

export const MAX_SERIES = 8;

export interface SpendDay {
  readonly label: string;
  readonly segments: readonly SpendSegment[];
}

export interface SpendSegment {
  /** The place in `series`. */
  readonly series: number;
  readonly amount: Usd;
}

export interface SpendSeries {
  readonly name: Written;
}

export interface Budget {
  /** The whole sentence, with its amount. */
  readonly label: string;
  readonly amount: Usd;
}

export interface Forecast {
  /** The whole sentence, with its amount. */
  readonly label: string;
  /** The days after the last of the chart. */
  readonly days: readonly ForecastDay[];
}

export interface ForecastDay {
  readonly label: string;
  /** All that will have been spent by the end of that day. */
  readonly total: Usd;
}

// ── Which clip came from which ──────────────────────────────────────────────────────────────────────────────────

export interface LineageTree {
  readonly title: string;
  /**
   * In any order. A parent that is not among them is drawn once as a removed clip. Sixty are drawn at most: the
   * highlighted ones, what they came from, then whatever is nearest to a root.
   */
  readonly clips: readonly LineageClip[];
  readonly words: LineageWords;
  readonly theme: Theme;
}

export type LineageKind = 'root' | 'remix' | 'again' | 'relay';

export interface LineageClip {
  readonly id: string;
  readonly parent: string | null;
  readonly title: Written;
  readonly author: Written;
  /** null: nobody votes on it. */
  readonly votes: number | null;
  readonly kind: LineageKind;
  /** Its title and author are not drawn. */
  readonly removed: boolean;
  readonly highlighted: boolean;
}

export interface LineageWords {
  readonly kinds: Readonly<Record<LineageKind, string>>;
  /** In place of the title of what is gone. */
  readonly removed: string;
  /** How many clips were left out; never asked about zero. */
  readonly more: (count: number) => string;
}

// ── What stands between two clips of a film ─────────────────────────────────────────────────────────────────────

export interface TitleCard {
  /** Pixels, 64 to 4096. */
  readonly width: number;
  readonly height: number;
  readonly heading: Written | null;
  readonly big: Written;
  readonly small: readonly Written[];
}
