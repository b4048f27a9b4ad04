// The gallery of a jam: a private card, opened from the jam's own messages, turned in place.
import { z } from 'zod';
import { JamId, UserId } from '../../domain/ids.ts';
import type { Services } from '../../services/index.ts';
import type { Caller, Component } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { type GalleryView, galleryView } from '../views/jam-gallery.ts';
import { refusalView } from '../views/refusals.ts';

const Order = z.enum(['all', 'votes', 'person']);
const Page = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);
/** What a button carries after the jam: nothing, or a way to look at it. What follows tells buttons apart. */
const Subject = z.tuple([JamId], z.string()).transform(([jam, order, page, person]) => ({
  jam,
  order: read(Order.default('all'), order),
  page: read(Page.default(1), page),
  person: person === undefined || person === '' ? null : person,
}));
const Person = UserId.nullable().catch(null);
const Chosen = z.tuple([UserId]);

export async function gallery(caller: Caller, jam: string, view: GalleryView, services: Services): Promise<View> {
  const sight = await services.jams.remembering.gallery(jam, caller);
  if (!sight.ok) return refusalView(sight.refusal);
  const authors = [...new Set(sight.value.entries.map(({ entry }) => entry.author))];
  return galleryView(sight.value, view, await services.names.of(caller.guild, authors.slice(0, MOST_NAMED)));
}

/** As many as the menu of people has. */
const MOST_NAMED = 25;

function shown(press: Caller & { readonly subject: readonly string[] }, services: Services): Promise<View> {
  const { jam, order, page, person } = read(Subject, press.subject);
  return gallery(press, jam, { order, page, person: Person.parse(person) }, services);
}

export const openGallery: Component = { action: 'jam.gallery', ack: 'private', press: shown };

export const turnGallery: Component = { action: 'jam.gallery-page', ack: 'update', press: shown };

export const galleryOf: Component = {
  action: 'jam.gallery-by',
  ack: 'update',
  press(press, services) {
    const [jam] = read(z.tuple([JamId]), press.subject);
    const [person] = read(Chosen, press.values);
    return gallery(press, jam, { order: 'person', page: 1, person }, services);
  },
};
