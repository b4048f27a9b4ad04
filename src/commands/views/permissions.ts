// Discord's permissions by the names that its settings show to a reader.
import type { Permission } from '../../domain/place.ts';
import { t } from './language.ts';
import { listed } from './parts.ts';

/** `Send Messages and Attach Files`. */
export const permissions = (some: readonly Permission[]): string => listed(some.map(permissionName), 'and');

function permissionName(permission: Permission): string {
  switch (permission) {
    case 'View Channel':
      return t`View Channel`;
    case 'Send Messages':
      return t`Send Messages`;
    case 'Send Messages in Threads':
      return t`Send Messages in Threads`;
    case 'Create Public Threads':
      return t`Create Public Threads`;
    case 'Attach Files':
      return t`Attach Files`;
    case 'Embed Links':
      return t`Embed Links`;
    case 'Read Message History':
      return t`Read Message History`;
  }
}
