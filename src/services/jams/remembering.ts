// Looking back: the gallery of a jam, its export, a server's season, the family of a clip.
import { seasonStart } from '../../domain/jam-season.ts';
import type { Clock, Log } from '../../domain/ports.ts';
import { type ExportDeps, exportJam } from './export.ts';
import { openGallery } from './gallery.ts';
import type { JamRemembering } from './jams.ts';
import { lineageOf } from './lineage.ts';
import { statsOf } from './stats.ts';

export function createRemembering(deps: ExportDeps & { readonly clock: Clock; readonly log: Log }): JamRemembering {
  const { store, clock } = deps;
  return {
    gallery: (asked, member) => openGallery(store.read, asked, member),
    export: (asked, member, limit, part) => exportJam(deps, asked, member, { limit, part, now: clock.now() }),
    async stats({ guild }, asked) {
      const { zone } = await store.read.settings.get(guild);
      const since = seasonStart(asked, clock.now(), zone);
      return since === undefined ? undefined : statsOf(store.read, guild, since);
    },
    lineage: (asked, member) => lineageOf(deps, asked, member),
  };
}
