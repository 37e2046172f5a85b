import type { Contact } from './contacts/contact.schema.ts';
import { contactSchema } from './contacts/contact.schema.ts';
import type { Customer } from './customers/customer.schema.ts';
import { customerSchema } from './customers/customer.schema.ts';
import type { Entity } from './entities.ts';

/** The stored shape of each entity. To add one: its schema, a line here, a line in ENTITIES; the compiler shows the rest. */
export interface RecordOf {
  customers: Customer;
  contacts: Contact;
}

export const recordSchemas = { customers: customerSchema, contacts: contactSchema } as const satisfies Record<
  Entity,
  unknown
>;

export type AnyRecord = RecordOf[Entity];
