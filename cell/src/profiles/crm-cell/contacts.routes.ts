import { CONTACT_ID, CONTACT_WIRE_FIELDS } from '../../../../src-shared/contract/crm-cell/contact.fields.ts';
import {
  contactCreateSchema,
  contactPatchSchema,
  contactRowSchema,
} from '../../../../src-shared/contract/crm-cell/contact.wire.schema.ts';
import { type ContactInput, type ContactRecord, CONTACTS } from '../../storage/contacts/contact-resource.ts';
import { changeContact, createContact, deleteContact } from '../../storage/contacts/write-contact.ts';
import { filterSchema, listQuerySchema } from './list-query.ts';
import { type ResourceDeps, resourceRoutes, type ServedResource } from './resource.routes.ts';

const served: ServedResource<ContactRecord, ContactInput> = {
  name: 'contacts',
  wire: { id: CONTACT_ID, fields: CONTACT_WIRE_FIELDS },
  resource: CONTACTS,
  querySchema: listQuerySchema.extend({ customerId: filterSchema }),
  createSchema: contactCreateSchema,
  patchSchema: contactPatchSchema,
  rowSchema: contactRowSchema,
  create: createContact,
  change: changeContact,
  remove: deleteContact,
};

/** `/contacts` of S1 and S2. Whoever may write a tenant's rows may delete its contacts: only customers ask for their owner. */
export const contactsRoutes = (deps: ResourceDeps) => resourceRoutes(deps, served);
