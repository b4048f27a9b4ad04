// A data folder in good order, for tests that keep their books in memory.
import type { DataCare } from '../../src/domain/ports.ts';

export const wellCaredFor: DataCare = {
  freeBytes: async () => 50_000_000_000,
  database: async () => ({ sound: true, bytes: 100_000, migrations: 7 }),
  lastBackup: async () => null,
};
