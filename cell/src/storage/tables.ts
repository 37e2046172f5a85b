/** The rows as they lie in the database. Columns are the snake case of these names. Moments are ISO texts, money is fen. */
export interface Tables {
  tenants: TenantTable;
  users: UserTable;
  customers: CustomerTable;
  contacts: ContactTable;
  requestKeys: RequestKeyTable;
  auditLog: AuditTable;
}

/** The counters of a tenant. Its row is what two writers of one tenant wait for. */
export interface TenantTable {
  tenantId: string;
  /** Moment of the last change in milliseconds since the epoch: the next one is later, whatever the clock says. */
  lastChangeMs: number;
  lastCustomerNo: number;
  lastContactNo: number;
  auditSeq: number;
  auditHash: string;
}

export interface UserTable {
  tenantId: string;
  userId: string;
  role: string;
  passwordHash: string;
  /** A refresh token names the version it was made under, so that a new password ends the old sessions. */
  passwordVersion: number;
}

/** What every record of every resource has. */
export interface RecordTable {
  tenantId: string;
  /** Rises with each record of the resource that the tenant creates; the order of lists. */
  seq: number;
  /** What `keyword` looks in. Without phones: a search must not reveal what a list masks. */
  searchText: string;
  ownerId: string | null;
  createdAt: string;
  createdBy: string;
  updatedAt: string;
  updatedBy: string;
  /** Set: a tombstone. */
  deletedAt: string | null;
}

/** A customer in the words of domain.md, so that every profile maps from the same row. */
export interface CustomerTable extends RecordTable {
  customerId: string;
  no: string;
  name: string;
  /** comparableName(name): what DUPLICATE_NAME compares. */
  nameKey: string;
  type: string | null;
  industry: string | null;
  region: string | null;
  address: string | null;
  website: string | null;
  taxNo: string | null;
  contactPerson: string | null;
  phone: string | null;
  email: string | null;
  status: string | null;
  statusReason: string | null;
  employeeCount: number | null;
  creditLimitCents: number | null;
  creditScore: number | null;
  remarks: string | null;
  /** One of its living contacts; null only while it has none. */
  primaryContactId: string | null;
}

/** A contact in the words of domain.md. */
export interface ContactTable extends RecordTable {
  contactId: string;
  /** A living customer of the tenant, or null. */
  customerId: string | null;
  name: string;
  position: string | null;
  phone: string | null;
  mobile: string | null;
  email: string | null;
  fax: string | null;
  address: string | null;
  birthday: string | null;
  preferences: string | null;
  remarks: string | null;
}

/** The first answer to a write, kept under the key that the client gave it. */
export interface RequestKeyTable {
  tenantId: string;
  requestKey: string;
  fingerprint: string;
  userId: string;
  status: number;
  /** JSON of the answer. */
  body: string;
  createdMs: number;
}

/** Append-only; each row's hash covers the row before it. */
export interface AuditTable {
  tenantId: string;
  seq: number;
  at: string;
  userId: string;
  requestId: string;
  action: string;
  resourceType: string;
  resourceId: string;
  /** JSON list of the names of the fields that changed; never their values. */
  fields: string;
  previousHash: string;
  hash: string;
}
