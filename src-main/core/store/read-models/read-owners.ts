import { living, type FiguresSource } from './question.ts';

const MOST = 500;

export interface OwnerCount {
  readonly user: string;
  readonly customers: number;
}

/** Who owns living customers, and how many: a walk over an index by owner, most first. */
export function readOwners({ connection, tableOf }: FiguresSource): readonly OwnerCount[] {
  const { where, values } = living({}, { sql: '"f.ownerId">\'\'' });
  const table = tableOf('customers');
  const rows = connection.all<{ rid: number; customers: number }>(
    `SELECT min(rid) AS rid, count(*) AS customers FROM ${table} WHERE ${where}
      GROUP BY "f.ownerId" ORDER BY customers DESC, "f.ownerId" LIMIT ${MOST}`,
    ...values,
  );
  // A column keeps a text in a form for sorting: its own words are read from one record of each.
  const userOf = (rid: number): string =>
    connection.get<{ user: string }>(`SELECT data->>'ownerId' AS user FROM ${table} WHERE rid=?`, rid)?.user ?? '';
  return rows.map(({ rid, customers }) => ({ user: userOf(rid), customers }));
}
