import { CUSTOMER_ID, CUSTOMER_WIRE_FIELDS } from '../../../../src-shared/contract/crm-cell/customer.fields.ts';
import {
  customerCreateSchema,
  customerPatchSchema,
  customerRowSchema,
} from '../../../../src-shared/contract/crm-cell/customer.wire.schema.ts';
import { type CustomerInput, type CustomerRecord, CUSTOMERS } from '../../storage/customers/customer-resource.ts';
import { changeCustomer, createCustomer, deleteCustomer } from '../../storage/customers/write-customer.ts';
import { listQuerySchema } from './list-query.ts';
import { mayDelete, type WireNames } from './record-wire.ts';
import { type ResourceDeps, resourceRoutes, type ServedResource } from './resource.routes.ts';

export const CUSTOMER_WIRE: WireNames = { id: CUSTOMER_ID, fields: CUSTOMER_WIRE_FIELDS };

const served: ServedResource<CustomerRecord, CustomerInput> = {
  name: 'customers',
  wire: CUSTOMER_WIRE,
  resource: CUSTOMERS,
  querySchema: listQuerySchema,
  createSchema: customerCreateSchema,
  patchSchema: customerPatchSchema,
  rowSchema: customerRowSchema,
  create: createCustomer,
  change: changeCustomer,
  remove: (work, id, identity) => deleteCustomer(work, id, (customer) => mayDelete(identity, customer)),
};

/** `/customers` of S1 and S2. */
export const customersRoutes = (deps: ResourceDeps) => resourceRoutes(deps, served);
