import type { Entity } from '../../domain/entities.ts';

/**
 * How a server names one of our fields. Data, not code, read by the cell and by the client's profile alike. `source`: the
 * contract document shows the name (`document`), or leaves it open and we take our own (`assumed`).
 */
export interface WireField {
  readonly ours: string;
  readonly wire: string;
  /** `ref`: a local id here, a server id there; translated when sent and when received. */
  readonly kind: 'text' | 'number' | 'cents' | 'instant' | 'day' | 'ref';
  /** For `ref`: whose id it is. */
  readonly refersTo?: Entity;
  /** Comes from the server or is computed there; never sent. */
  readonly isReadOnly: boolean;
  /** May come masked in lists and in the answer to a create. */
  readonly isMaskable: boolean;
  readonly source: 'document' | 'assumed';
}

export const wireField = (ours: string, wire: string, more: Partial<WireField> = {}): WireField => ({
  ours,
  wire,
  kind: 'text',
  isReadOnly: false,
  isMaskable: false,
  source: 'assumed',
  ...more,
});

const readOnly = { isReadOnly: true } as const;

/** What the server says about every record. */
export const auditFields: readonly WireField[] = [
  wireField('createdAt', 'createdAt', { kind: 'instant', ...readOnly }),
  wireField('createdBy', 'createdBy', readOnly),
  wireField('updatedAt', 'updatedAt', { kind: 'instant', ...readOnly }),
  wireField('updatedBy', 'updatedBy', readOnly),
];
