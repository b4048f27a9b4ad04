// `/video-admin audit`: who did what, newest first, page by page, and as a file. The right is looked at for every press.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { AuditAction, type AuditFilter } from '../../domain/audit.ts';
import type { AuditFormat } from '../../domain/audit-table.ts';
import { AuditId, UserId } from '../../domain/ids.ts';
import { Instant } from '../../domain/time.ts';
import type { AuditFrom } from '../../services/audit-log.ts';
import type { Services } from '../../services/index.ts';
import type { Caller, Component, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { actionName, auditDocumentView, auditView, badSinceView } from '../views/audit.ts';
import { refusalView } from '../views/refusals.ts';

/** As many as surely fit into one message: an entry has at most six lines. */
const LISTED = 5;

const Options = z.object({
  member: UserId.optional(),
  action: AuditAction.optional(),
  since: z.string().optional(),
  format: z.enum(['csv', 'json']).optional(),
});

export const audit: Subcommand = {
  command: 'video-admin',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'audit',
    description: 'Who moved money, changed a setting or moderated, and when',
    options: [
      {
        type: ApplicationCommandOptionType.User,
        name: 'member',
        description: 'What they did, and what was done to them',
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'action',
        description: 'Only one kind of act',
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'since',
        description: 'From when on, such as 12h, 3d, 2w or 2026-11-30',
        max_length: 20,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'format',
        description: 'As a file instead of a page',
        choices: [
          { name: 'CSV, for a spreadsheet', value: 'csv' },
          { name: 'JSON', value: 'json' },
        ],
      },
    ],
  },
  ack: 'private',
  async run(call, services) {
    const may = await services.rights.may(call, 'see-audit');
    if (!may.ok) return refusalView(may.refusal);
    const { member = null, action = null, since, format } = read(Options, call.options);
    const from = since === undefined ? null : await services.auditLog.since(since, call.guild);
    if (from === undefined) return badSinceView(since ?? '');
    const filter = { member, action, since: from };
    return format === undefined
      ? shown(call, filter, { is: 'newest' }, services)
      : exported(call, filter, format, services);
  },
  autocomplete: {
    action: async ({ typed }) =>
      AuditAction.options
        .map((value) => ({ name: actionName(value), value }))
        .filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(typed.trim().toLowerCase()))
        .slice(0, 25),
  },
};

async function shown(caller: Caller, filter: AuditFilter, from: AuditFrom, services: Services): Promise<View> {
  const may = await services.rights.may(caller, 'see-audit');
  if (!may.ok) return refusalView(may.refusal);
  return auditView(await services.auditLog.page(caller.guild, filter, from, LISTED), filter);
}

async function exported(caller: Caller, filter: AuditFilter, format: AuditFormat, services: Services): Promise<View> {
  const may = await services.rights.may(caller, 'see-audit');
  if (!may.ok) return refusalView(may.refusal);
  const { guild, uploadLimit } = caller;
  return auditDocumentView(await services.auditLog.document(guild, filter, format, uploadLimit), format, uploadLimit);
}

const given = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((sent) => (sent === '' || sent === undefined ? null : sent), schema.nullable());
const When = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .pipe(Instant);
const Filter = z.tuple([given(UserId), given(AuditAction), given(When)]);
const EntryNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .pipe(AuditId);

/** What a button carries: an entry of the page it stood on, and the filter. */
function filterIn(subject: readonly string[]): AuditFilter {
  const [member, action, since] = read(Filter, subject);
  return { member, action, since };
}

const turning = (action: string, is: 'older' | 'newer'): Component => ({
  action,
  ack: 'update',
  press(press, services) {
    const [entry, ...filter] = press.subject;
    return shown(press, filterIn(filter), { is, than: read(EntryNumber, entry) }, services);
  },
});

const exporting = (action: string, format: AuditFormat): Component => ({
  action,
  ack: 'private',
  press: (press, services) => exported(press, filterIn(press.subject), format, services),
});

export const olderEntries = turning('audit.older', 'older');
export const newerEntries = turning('audit.newer', 'newer');
export const entriesAsCsv = exporting('audit.csv', 'csv');
export const entriesAsJson = exporting('audit.json', 'json');
