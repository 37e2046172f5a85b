import type { Migration } from 'kysely/migration';
import { up as customers } from './0001-customers.ts';
import { up as contacts } from './0002-contacts.ts';

/** Every step of the schema, oldest first. A step that was released is never changed; a new file is added. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-customers': { up: customers },
  '0002-contacts': { up: contacts },
};
