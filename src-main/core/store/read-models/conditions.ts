/**
 * What the partial indexes of the figures hold beside living records. SQLite takes such an index for a question that repeats
 * its condition word for word, so both are written from here.
 */
export const WON = `"f.stage"='closed_won'`;
export const RECEIVED = `"f.status"='received'`;
/** IS NOT is true of a status that nobody said, too. */
export const NOT_RECEIVED = `"f.status" IS NOT 'received'`;
export const HAS_LEVEL = '"f.loyaltyLevel" IS NOT NULL';
export const OPEN_CASE = `"f.status" IS NOT 'resolved' AND "f.status" IS NOT 'closed'`;
export const OPEN_TASK = `"f.status" IS NOT 'done' AND "f.status" IS NOT 'cancelled'`;
export const ACTIVE_CONTRACT = `"f.status"='active'`;
export const WITH_CONTACT = '"f.contactId" IS NOT NULL';
export const RENEWS = '"f.renewedFromId" IS NOT NULL';
