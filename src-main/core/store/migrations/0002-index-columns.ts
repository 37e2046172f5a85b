import { indexColumns } from './index-columns.ts';

/** Halves of surrogate pairs in text were not kept apart in columns; JSON writes them as escapes. */
const again = '\\ud';

/** The lists and figures of customers ask about more fields. */
export const second = indexColumns({
  number: 2,
  tables: [
    {
      table: 'customers-0',
      add: ['employeeCount', 'loyaltyLevel', 'ownerId'],
      again: { paths: ['name', 'industry', 'region'], where: again },
    },
    { table: 'contacts-0', add: [], again: { paths: ['name', 'customerId'], where: again } },
  ],
});
