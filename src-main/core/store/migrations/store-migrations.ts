import type { Migration } from './migrate.ts';
import { first } from './0001-first.ts';

/** In order, without gaps; a migration that has been released is never changed again. */
export const storeMigrations: readonly Migration[] = [first];
