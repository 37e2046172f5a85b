import { first } from './0001-first.ts';
import { second } from './0002-index-columns.ts';
import { third } from './0003-activities-of-a-contact.ts';
import type { Migration } from './migration.ts';

/** In order, without gaps; a migration that has been released is never changed again. */
export const storeMigrations: readonly Migration[] = [first, second, third];
