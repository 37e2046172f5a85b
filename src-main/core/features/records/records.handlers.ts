import type { contactsRoutes } from '../../../../src-shared/ipc/contacts.routes.ts';
import type { customersRoutes } from '../../../../src-shared/ipc/customers.routes.ts';
import type { HandlersFor } from '../../../../src-shared/ipc/define.ts';
import type { Where } from '../../store/store.ts';
import type { Records } from './records.ts';

/** The routes of the records that have screens of their own. */
export const recordsHandlers = (records: Records): HandlersFor<typeof customersRoutes & typeof contactsRoutes> => ({
  'customers.list': async ({ states, ...query }) => {
    const where: Where = states.length === 0 ? {} : { 'sync.state': { in: states } };
    const page = await records.page('customers', { ...query, where });
    return { ...page, rows: [...page.rows] };
  },
  'customers.get': ({ id }) => records.get('customers', id),
  'customers.create': ({ fields }) => records.create('customers', fields),
  'customers.update': ({ id, changes, seen }) => records.updateAsSeen('customers', id, { changes, seen }),
  'customers.delete': ({ id }) => records.remove('customers', id),
  'customers.restore': ({ id }) => records.restore('customers', id),
  'customers.history': async ({ id }) => [...(await records.history('customers', id))],

  'contacts.list': async ({ states, customerId, ...query }) => {
    const where: Where = {
      ...(states.length === 0 ? {} : { 'sync.state': { in: states } }),
      ...(customerId === null ? {} : { customerId: { eq: customerId } }),
    };
    const page = await records.page('contacts', { ...query, where });
    return { ...page, rows: [...page.rows] };
  },
  'contacts.get': ({ id }) => records.get('contacts', id),
  'contacts.create': ({ fields }) => records.create('contacts', fields),
  'contacts.update': ({ id, changes, seen }) => records.updateAsSeen('contacts', id, { changes, seen }),
  'contacts.delete': ({ id }) => records.remove('contacts', id),
  'contacts.restore': ({ id }) => records.restore('contacts', id),
  'contacts.history': async ({ id }) => [...(await records.history('contacts', id))],
  'contacts.setPrimary': ({ customerId, contactId }) => records.setPrimary(customerId, contactId),
});
