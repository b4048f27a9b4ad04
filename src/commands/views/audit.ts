// The audit log as moderators see it: a page of it with its buttons, and a document of it.
import { ComponentType } from 'discord.js';
import { type AuditAction, type AuditEntry, type AuditFilter, ITSELF, isNobody } from '../../domain/audit.ts';
import { type Change, changesOf } from '../../domain/audit-changes.ts';
import type { AuditFormat } from '../../domain/audit-table.ts';
import { UserId } from '../../domain/ids.ts';
import { formatUsd, Usd } from '../../domain/money.ts';
import type { AuditDocument, AuditPage } from '../../services/audit-log.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { button, buttons, code, GOLD, line, megabytes, moment, panel, RED, reply, say, text } from './parts.ts';

/** Differences that are shown of one entry; the document has all of them. */
const SHOWN = 4;

export function auditView(page: AuditPage, filter: AuditFilter): Reply {
  const { entries } = page;
  if (entries.length === 0) return say(GOLD, t`### Audit log`, t`There is no entry like that.`);
  return reply(
    panel(GOLD, [
      text(t`### Audit log`),
      ...entries.map((one) => text(auditText(one.entry, t`No. ${one.id}`))),
      line(),
      buttons(...pageButtons(page, filter)),
      text(
        t`-# Entries are only ever added. Who runs this bot proves with \`npm run audit:verify\` that none was changed.`,
      ),
    ]),
  );
}

function pageButtons({ entries, older, newer }: AuditPage, filter: AuditFilter) {
  const subject = filterSubject(filter);
  return [
    button(t`Newer`, 'audit.newer', [entries.at(0)?.id ?? 0, ...subject], { disabled: !newer }),
    button(t`Older`, 'audit.older', [entries.at(-1)?.id ?? 0, ...subject], { disabled: !older }),
    button(t`As CSV`, 'audit.csv', subject),
    button(t`As JSON`, 'audit.json', subject),
  ];
}

const filterSubject = ({ member, action, since }: AuditFilter) => [member ?? '', action ?? '', since ?? ''];

/** Two to seven lines. `name`: what the entry itself is called. */
export function auditText({ at, actor, action, subject, before, after }: AuditEntry, name: string): string {
  const changes = changesOf(before, after);
  const more = changes.length - SHOWN;
  return [
    `**${actionName(action)}** · ${about(subject)}`,
    ...changes.slice(0, SHOWN).map(changeText),
    ...(more > 0 ? [more === 1 ? t`…and one more change` : t`…and ${more} more changes`] : []),
    `-# ${name} · ${person(actor)} · ${moment(at, 'f')}`,
  ].join('\n');
}

/** A member who asked to be forgotten has no name here any more. */
const person = (id: string) =>
  id === ITSELF ? t`the bot by itself` : isNobody(id) ? t`somebody who was forgotten` : `<@${id}>`;

function about(subject: string): string {
  if (subject === 'server') return t`the server`;
  return UserId.safeParse(subject).success ? person(subject) : `\`${subject}\``;
}

function changeText({ field, before, after }: Change): string {
  const name = field === '' ? '' : `${code(field)}: `;
  const value = (one: string) => amount(field, one) ?? code(one, 80);
  if (before === null) return `${name}${value(after ?? '')}`;
  return after === null ? t`${name}no longer ${value(before)}` : `${name}${value(before)} → ${value(after)}`;
}

/** Fields that hold micro-dollars. */
const MONEY = /^(?:limits|guest)\.|(?:^|\.)(?:amount|price|granted)$/;

function amount(field: string, value: string): string | null {
  if (!MONEY.test(field)) return null;
  if (value === 'null') return t`no limit`;
  const read = Usd.safeParse(Number(value));
  return read.success ? formatUsd(read.data) : null;
}

export function actionName(action: AuditAction): string {
  return {
    settings: t`Settings changed`,
    settle: t`Clip settled`,
    consent: t`Terms accepted`,
    decide: t`Case decided`,
    block: t`Member blocked`,
    unblock: t`Block lifted`,
    'remove-clip': t`Clip taken down`,
    'delete-clip': t`Own clip deleted`,
    'cancel-clip': t`Clip called off`,
    grant: t`Limits raised`,
    refund: t`Charge given back`,
    'write-off': t`Charge written off`,
    pause: t`Paused`,
    resume: t`Resumed`,
    reconcile: t`Books compared with Venice`,
    erase: t`A member's data erased`,
    'jam-open': t`Jam opened`,
    'jam-change': t`Jam changed`,
    'jam-close': t`Jam closed`,
    'jam-cancel': t`Jam called off`,
    'jam-fund': t`Jam's pot filled`,
    'jam-release': t`Jam's pot given back`,
    'jam-remove-entry': t`Entry removed from a jam`,
    'jam-award': t`Jam awarded`,
  }[action];
}

export function auditDocumentView(
  { text: content, entries, whole }: AuditDocument,
  format: AuditFormat,
  limit: number,
): Reply {
  const name = `audit-log.${format}`;
  const count = entries === 1 ? t`**1 entry** of the audit log.` : t`**${entries} entries** of the audit log.`;
  const cut = t`That is as much as ${megabytes(limit)} hold: older ones are left out. Choose a shorter time with \`since\`.`;
  return {
    ...reply(
      panel(GOLD, [
        text(whole ? count : `${count} ${cut}`),
        { type: ComponentType.File as const, file: { url: `attachment://${name}` } },
      ]),
    ),
    document: { name, text: content },
  };
}

export const badSinceView = (asked: string): Reply =>
  say(
    RED,
    t`I do not understand ${code(asked)} as a time. Write for example \`12h\`, \`3d\`, \`2w\` or a day such as \`2026-11-30\`.`,
  );
