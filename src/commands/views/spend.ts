// What a server spent: the picture, and beside it the same figures as text, for whoever reads with their ears.
import { ComponentType } from 'discord.js';
import { cell } from '../../domain/audit-table.ts';
import { FREE, formatUsd, sum, Usd } from '../../domain/money.ts';
import { MAX_SERIES, type SpendChart, type Theme, type Written } from '../../domain/pictures.ts';
import { groupsOf, type Tallied, type TalliedDay, TRANSCRIPTS } from '../../domain/spend-tally.ts';
import type { Instant, TimeZone } from '../../domain/time.ts';
import type { SpendReport } from '../../services/spend.ts';
import type { Reply } from '../view.ts';
import { spoken, t } from './language.ts';
import { GOLD, line, panel, quoted, reply, shortened, text } from './parts.ts';

/** What members are called here, by id; whoever is not in it has no known name. */
export type Names = ReadonlyMap<string, string>;

interface Group extends Tallied {
  /** Null: whatever has no room of its own. */
  readonly key: string | null;
}

/** Discord: the texts of one message have 4000 characters together; the days are what can be many. */
const ROOM = 3_300;
const ALT = 1_000;

export function spendChart(report: SpendReport, names: Names, theme: Theme): SpendChart {
  const groups = shownGroups(report);
  const place = new Map(groups.map(({ key }, index) => [key, index]));
  const { budget, outlook } = report;
  const day = dayIn(report.zone);
  return {
    title: titleOf(report),
    subtitle: t`${formatUsd(report.total)} spent, ${formatUsd(report.held)} set aside`,
    perDay: t`Spent per day`,
    nothing: t`Nothing was spent.`,
    soFar: t`Spent so far`,
    days: report.days.map(({ period, groups: ofDay }) => ({
      label: day(period.start),
      segments: segments(ofDay, place),
    })),
    series: groups.map(({ key }) => ({ name: drawnName(key, report, names) })),
    budget: budget === null ? null : { label: t`Budget of the month: ${formatUsd(budget)}`, amount: budget },
    forecast:
      outlook === null || outlook.totals.length === 0
        ? null
        : {
            label: forecastText(report) ?? '',
            days: report.ahead.map(({ start }, index) => ({ label: day(start), total: outlook.totals[index] ?? FREE })),
          },
    theme,
  };
}

export function spendView(report: SpendReport, names: Names, png: Uint8Array, csv: boolean): Reply {
  const groups = shownGroups(report);
  const head = [`### ${titleOf(report)}`, ...sums(report)].join('\n');
  const parts = groups.map((group) => `${writtenName(group.key, report, names)}: ${figures(group)}`).join('\n');
  const room = Math.max(0, ROOM - head.length - parts.length);
  const days = daysText(report, room);
  const name = 'spend.png';
  const alt = shortened([titleOf(report), ...sums(report), ...plainDays(report)].join('. '), ALT);
  return {
    ...reply(
      panel(GOLD, [
        text(head),
        {
          type: ComponentType.MediaGallery as const,
          items: [{ media: { url: `attachment://${name}` }, description: alt }],
        },
        ...(parts === '' ? [] : [text(parts), line(), text(days)]),
        ...(csv ? [{ type: ComponentType.File as const, file: { url: `attachment://${CSV}` } }] : []),
      ]),
    ),
    picture: { name, bytes: png, alt },
    ...(csv ? { document: { name: CSV, text: spendTable(report, names) } } : {}),
  };
}

const CSV = 'spend.csv';

/** Every day and group with anything in it. RFC 4180: lines end with CR LF. */
export function spendTable(report: SpendReport, names: Names): string {
  const day = isoDay(report.zone);
  const rows = report.days.flatMap(({ period, groups }) =>
    [...groups].map(([key, { amount, clips }]) =>
      [day(period.start), key, names.get(key) ?? '', clips, amount / 1_000_000].map(cell).join(','),
    ),
  );
  return `${[['day', report.by, 'name', 'clips', 'usd'].join(','), ...rows].join('\r\n')}\r\n`;
}

function titleOf({ span, by }: SpendReport): string {
  const byModel = by === 'model';
  switch (span) {
    case 'week':
      return byModel ? t`Spent this week, by model` : t`Spent this week, by member`;
    case 'month':
      return byModel ? t`Spent this month, by model` : t`Spent this month, by member`;
    case 'last-month':
      return byModel ? t`Spent last month, by model` : t`Spent last month, by member`;
  }
}

function sums(report: SpendReport): readonly string[] {
  const forecast = forecastText(report);
  return [
    report.budget === null
      ? t`${formatUsd(report.total)} spent, ${formatUsd(report.held)} set aside`
      : t`${formatUsd(report.total)} spent, ${formatUsd(report.held)} set aside, of a budget of ${formatUsd(report.budget)}`,
    ...(forecast === null ? [] : [forecast]),
  ];
}

/** Null where there is no budget, or too little to go by. */
export function forecastText({
  outlook,
  ahead,
  zone,
  budget,
}: Pick<SpendReport, 'outlook' | 'ahead' | 'zone' | 'budget'>) {
  if (outlook === null || budget === null) return null;
  if (outlook.endsIn === 0) return t`This month's budget is used up`;
  const end = outlook.endsIn === null ? undefined : ahead[outlook.endsIn - 1];
  if (end !== undefined) return t`At this pace this month's budget ends on ${dayIn(zone)(end.start)}`;
  return t`At this pace this month's budget lasts: about ${formatUsd(inCents(outlook.totals.at(-1) ?? FREE))} by its end`;
}

/** The groups with a bar of their own, and one for the rest. */
function shownGroups({ days }: Pick<SpendReport, 'days'>): readonly Group[] {
  const all = groupsOf(days);
  if (all.length <= MAX_SERIES) return all;
  const rest = all.slice(MAX_SERIES - 1);
  const clips = rest.reduce((total, one) => total + one.clips, 0);
  return [...all.slice(0, MAX_SERIES - 1), { key: null, amount: sum(...rest.map(({ amount }) => amount)), clips }];
}

function segments(groups: TalliedDay['groups'], place: ReadonlyMap<string | null, number>) {
  const amounts = new Map<number, Usd>();
  for (const [key, { amount }] of groups) {
    const series = place.get(key) ?? place.get(null);
    if (series !== undefined) amounts.set(series, sum(amounts.get(series) ?? FREE, amount));
  }
  return [...amounts].map(([series, amount]) => ({ series, amount }));
}

/** In a picture no mention can stand: whoever has no known name is told by the end of their id. */
function drawnName(key: string | null, { by }: SpendReport, names: Names): Written {
  if (key === null) return plain(t`all others`);
  if (by === 'model') return plain(key === TRANSCRIPTS ? t`transcripts` : key);
  const otherwise = t`member …${key.slice(-4)}`;
  return { text: names.get(key) ?? otherwise, otherwise };
}

const plain = (words: string): Written => ({ text: words, otherwise: words });

function writtenName(key: string | null, { by }: SpendReport, names: Names): string {
  if (key === null) return t`all others`;
  if (by === 'model') return key === TRANSCRIPTS ? t`transcripts` : `\`${key}\``;
  const name = names.get(key);
  return name === undefined ? `<@${key}>` : quoted(name, 40);
}

const figures = ({ amount, clips }: Tallied) =>
  clips === 1 ? t`**${formatUsd(amount)}** for 1 clip` : t`**${formatUsd(amount)}** for ${clips} clips`;

const plainDays = ({ days, zone }: SpendReport) =>
  days.filter(({ total }) => total > 0).map(({ period, total }) => `${dayIn(zone)(period.start)}: ${formatUsd(total)}`);

function daysText(report: SpendReport, room: number): string {
  return shortened(plainDays(report).join(' · '), Math.max(1, room));
}

const dayIn = (zone: TimeZone) => {
  const format = new Intl.DateTimeFormat(spoken(), { day: 'numeric', month: 'short', timeZone: zone });
  return (at: Instant) => format.format(at);
};

/** `2026-11-30` where the server lives. */
const isoDay = (zone: TimeZone) => {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone });
  return (at: Instant) => format.format(at);
};

/** A forecast is no receipt: cents are more than enough. */
const inCents = (amount: Usd): Usd => Usd.parse(Math.round(amount / 10_000) * 10_000);
