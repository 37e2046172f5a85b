import type { Soak, SoakOptions, SoakReport } from '../soak.ts';
import { killBackups } from './kill-backups.ts';
import { killImports } from './kill-imports.ts';
import { killMigrations } from './kill-migrations.ts';
import { killSyncs } from './kill-syncs.ts';
import { killWriters } from './kill-writers.ts';

const KINDS: Readonly<Record<string, (options: SoakOptions) => Promise<SoakReport>>> = {
  writing: killWriters,
  import: killImports,
  sync: killSyncs,
  migration: killMigrations,
  backup: killBackups,
};

/** `kill -9` of a process at work; `--of` says at which work. */
export const kills: Soak = {
  usualCount: 1_000,
  kinds: Object.keys(KINDS),
  run: (options) => (KINDS[options.of ?? 'writing'] ?? killWriters)(options),
};
