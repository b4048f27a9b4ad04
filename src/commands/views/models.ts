// The list of models, a page at a time: what each is good for, and what it costs for a common setting. Where the reader
// is stands in the custom ids, so that the list works after a restart and never expires.
import type { APIComponentInContainer } from 'discord.js';
import { Kind, type Model, seconds } from '../../domain/catalogue.ts';
import type { ModelId } from '../../domain/ids.ts';
import { formatUsd } from '../../domain/money.ts';
import type { QuoteTrouble } from '../../domain/refusal.ts';
import type { ListedPrice } from '../../services/price-list.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { button, buttons, GOLD, line, moment, panel, quoted, reply, select, text } from './parts.ts';
import { settingsLine } from './settings-line.ts';

export const PAGE_SIZE = 8;

/** Where a reader is in the list: a kind or all, a page from 0, and words that each model must have. */
export interface Browsing {
  readonly kind: Kind | 'any';
  readonly page: number;
  readonly filter: string;
}

export const browsingSubject = ({ kind, page, filter }: Browsing): readonly (string | number)[] => [kind, page, filter];

export function kindName(kind: Kind): string {
  return {
    text: t`words to video`,
    image: t`picture to video`,
    'first-last': t`first and last picture to video`,
    reference: t`references to video`,
    video: t`video to video`,
    motion: t`motion control`,
    upscale: t`upscaling`,
  }[kind];
}

/** What a member may want to know or look for, in a word each. */
export function traitsOf(model: Model): readonly string[] {
  return [
    model.private ? t`private` : t`anonymised`,
    ...(model.uncensored ? [t`uncensored`] : []),
    ...(model.kind === 'upscale' ? [] : [soundWord(model)]),
    ...(model.sets.includes('fast') ? [t`fast`] : []),
    ...(model.beta ? [t`beta`] : []),
    ...(model.removedAt === null ? [] : [t`leaving`]),
    ...(model.offline ? [t`offline`] : []),
  ];
}

function soundWord({ audio }: Model): string {
  switch (audio) {
    case 'silent':
      return t`silent`;
    case 'toggle':
      return t`sound on or off`;
    case 'always':
      return t`sound`;
  }
}

/** `5–15 s`; for models that go by their source, just that. */
export function lengthRange({ durations }: Model): string {
  const known = durations.map(seconds).filter((length) => Number.isFinite(length));
  if (known.length === 0) return t`as long as the source`;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return least === most ? `${least} s` : `${least}–${most} s`;
}

export function modelListView(
  shown: readonly Model[],
  prices: ReadonlyMap<ModelId, ListedPrice>,
  browsing: Browsing,
  total: number,
): Reply {
  if (total === 0) return nothingFound(browsing);
  const pages = Math.ceil(total / PAGE_SIZE);
  return reply(
    panel(GOLD, [
      text(`### ${titleOf(browsing, total)}`),
      text(shown.map((model) => modelLines(model, prices.get(model.id) ?? { is: 'unknown' }, browsing)).join('\n')),
      line(),
      kindSelect(browsing),
      select(
        'models.open',
        browsingSubject(browsing),
        t`Open a model`,
        shown.map(({ id, name }) => ({ label: `${name} · ${id}`.slice(0, 100), value: id, chosen: false })),
      ),
      ...(pages > 1 ? [pageButtons(browsing, pages)] : []),
    ]),
  );
}

function titleOf({ kind, filter }: Browsing, total: number): string {
  return [
    total === 1 ? t`1 model` : t`${total} models`,
    ...(kind === 'any' ? [] : [kindName(kind)]),
    ...(filter === '' ? [] : [t`with “${quoted(filter, 60)}”`]),
  ].join(', ');
}

function nothingFound(browsing: Browsing): Reply {
  const next = t`Choose another kind, or start again with \`/video models\` and other words.`;
  return reply(panel(GOLD, [text(`${whatIsMissing(browsing)} ${next}`), kindSelect(browsing)]));
}

function whatIsMissing({ kind, filter }: Browsing): string {
  const words = quoted(filter, 60);
  if (kind === 'any') return filter === '' ? t`No model is there now.` : t`No model has “${words}”.`;
  return filter === ''
    ? t`No model for ${kindName(kind)} is there now.`
    : t`No model for ${kindName(kind)} has “${words}”.`;
}

function modelLines(model: Model, price: ListedPrice, browsing: Browsing): string {
  const kind = browsing.kind === 'any' ? [kindName(model.kind)] : [];
  const facts = [...kind, lengthRange(model), ...traitsOf(model)].join(' · ');
  const below = `-# \`${model.id}\` · ${priceWords(model, price)}${leavingWords(model)}`;
  return `**${quoted(model.name, 80)}** · ${facts}\n${below}`;
}

export function priceWords(model: Model, price: ListedPrice): string {
  if (model.offline) return t`offline at Venice right now`;
  switch (price.is) {
    case 'price':
      return priceFor(formatUsd(price.price), settingsLine(price.request));
    case 'from-file':
      return t`price on the card: Venice goes by your file`;
    case 'refused':
      return troubleWords(price.why);
    case 'unknown':
      return t`price on the card`;
  }
}

const priceFor = (price: string, settings: string) => (settings === '' ? price : t`${price} for ${settings}`);

/** What a reader must know before choosing the model; whatever passes is left to the card. */
function troubleWords(why: QuoteTrouble): string {
  switch (why) {
    case 'region':
      return t`Venice does not allow it for this bot's key or region`;
    case 'private-only':
      return t`this bot's key may use private models only`;
    case 'model-gone':
      return t`Venice no longer offers it`;
    case 'model-offline':
      return t`offline at Venice right now`;
    case 'key':
      return t`Venice does not accept this bot's key`;
    case 'busy':
    case 'down':
    case 'funds':
    case 'refused':
    case 'media-unreadable':
    case 'too-large':
      return t`price on the card`;
  }
}

export function leavingWords({ removedAt, replacement }: Model): string {
  if (removedAt === null) return '';
  const when = moment(removedAt, 'f');
  const words =
    replacement === null ? t`Venice removes it ${when}` : t`Venice removes it ${when}; use \`${replacement}\` then`;
  return ` · ${words}`;
}

function kindSelect(browsing: Browsing): APIComponentInContainer {
  const options = [
    { label: t`All kinds`, value: 'any', chosen: browsing.kind === 'any' },
    ...Kind.options.map((kind) => ({
      label: t`Kind: ${kindName(kind)}`,
      value: kind,
      chosen: kind === browsing.kind,
    })),
  ];
  return select('models.kind', browsingSubject(browsing), t`Kind`, options);
}

function pageButtons(browsing: Browsing, pages: number): APIComponentInContainer {
  const { page } = browsing;
  // Two buttons may not share a custom id: where there is no page to go to, the shut one names the page before or after.
  const to = (target: number) => browsingSubject({ ...browsing, page: target });
  return buttons(
    button(t`Back`, 'models.page', to(page - 1), { disabled: page <= 0 }),
    button(t`Page ${page + 1} of ${pages}`, 'models.page', to(page), { disabled: true }),
    button(t`Next`, 'models.page', to(page + 1), { disabled: page >= pages - 1 }),
  );
}
