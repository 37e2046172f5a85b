import { indexColumns } from './index-columns.ts';

/**
 * A contact's page tells of the visits and calls with that contact.
 * NOT RELEASED YET: until it is, whatever is newly indexed is named here.
 */
export const third = indexColumns({ number: 3, tables: [{ table: 'activities-0', add: ['contactId'] }] });
