import { CONTACT_ID, CONTACT_WIRE_FIELDS } from '../../../../../src-shared/contract/crm-cell/contact.fields.ts';
import {
  contactCreateSchema,
  contactPatchSchema,
  contactRowSchema,
} from '../../../../../src-shared/contract/crm-cell/contact.wire.schema.ts';
import { CUSTOMER_ID, CUSTOMER_WIRE_FIELDS } from '../../../../../src-shared/contract/crm-cell/customer.fields.ts';
import {
  customerCreateSchema,
  customerPatchSchema,
  customerRowSchema,
} from '../../../../../src-shared/contract/crm-cell/customer.wire.schema.ts';
import { PAGE_SIZE_MOST, pageSchema } from '../../../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import type { Profile, ResourceProfile } from '../profile.ts';

type SpeaksCustomers = Profile & { readonly resources: Readonly<Record<'customers' | 'contacts', ResourceProfile>> };

/**
 * S1 and S2, one server. From the documents: paths, verbs, paging, envelope, X-Tenant-Id, X-Request-ID, masked phones.
 * Assumed: PATCH takes changed fields alone, DELETE is soft, details are clear for those entitled, keys are kept for as
 * long as `/openapi.json` declares (30 days where it is silent).
 */
export const crmCell: SpeaksCustomers = {
  id: 'crm-cell',
  prefixes: ['/api/v1/crm', ''],
  healthPath: '/health',
  paging: { page: 'page', size: 'pageSize', sizeMost: PAGE_SIZE_MOST, envelope: pageSchema },
  idempotency: { header: 'X-Request-ID', isHonoured: true, keptDays: 30 },
  tenantHeader: 'X-Tenant-Id',
  userHeader: 'X-User-Id',
  resources: {
    customers: {
      entity: 'customers',
      paths: { list: '/customers', create: '/customers', item: '/customers/{id}' },
      idField: CUSTOMER_ID,
      reservedIds: ['import', 'export', 'lookup'],
      fields: CUSTOMER_WIRE_FIELDS,
      rowSchema: customerRowSchema,
      createSchema: customerCreateSchema,
      patchSchema: customerPatchSchema,
      operations: { create: true, patch: true, delete: true },
      commands: { 'set-primary': { method: 'PUT', path: '/customers/{id}/contacts/{contactId}/primary' } },
      updateVerb: 'PATCH',
      lookUp: { parameter: 'keyword', field: 'name' },
    },
    contacts: {
      entity: 'contacts',
      paths: { list: '/contacts', create: '/contacts', item: '/contacts/{id}' },
      idField: CONTACT_ID,
      reservedIds: ['import', 'export', 'lookup'],
      fields: CONTACT_WIRE_FIELDS,
      rowSchema: contactRowSchema,
      createSchema: contactCreateSchema,
      patchSchema: contactPatchSchema,
      operations: { create: true, patch: true, delete: true },
      commands: {},
      updateVerb: 'PATCH',
      lookUp: { parameter: 'keyword', field: 'name' },
    },
  },
};
