import type { WireField } from '../../../../src-shared/contract/crm-cell/wire-field.ts';
import type { Conflict, Provenance } from '../../../../src-shared/domain/sync-state.schema.ts';
import { sameJson, type Json } from '../../../../src-shared/lib/json.ts';
import { maskOf, type Incoming } from '../profiles/wire-mapping.ts';

export interface FieldSides {
  readonly wire: WireField;
  /** Ours as it stands here; undefined = unknown. */
  readonly mine: Json | undefined;
  /** The last value the server acknowledged; undefined = unknown. */
  readonly base: Json | undefined;
  readonly theirs: Exclude<Incoming, { kind: 'reference' }>;
  /** Changed here and not yet confirmed. */
  readonly isDirty: boolean;
  /** What operations that the server may have seen carry for this field. */
  readonly sent: readonly Json[];
  readonly conflict: Conflict | null;
  /** What the server showed of the hidden value when it was last seen. */
  readonly display: string | undefined;
  /** A record alone rather than a row of a list. */
  readonly isDetail: boolean;
  readonly now: string;
}

export interface FieldVerdict {
  /** The value to keep; undefined = unknown. */
  readonly value: Json | undefined;
  readonly provenance: Provenance;
  readonly display: string | undefined;
  readonly conflict: Conflict | null;
  /** Both sides say the same: there is nothing left to send for it. */
  readonly isAgreed: boolean;
  /** Only a look at the record alone can tell. */
  readonly needsDetail: boolean;
}

/** Three-way merge of one field. Deterministic, and the same again when repeated with its own result. */
export const mergeField = (sides: FieldSides): FieldVerdict =>
  sides.isDirty
    ? mergeDirty(sides)
    : sides.theirs.kind === 'clear'
      ? taken(sides.theirs.value)
      : mergeHidden(sides, sides.theirs.shown);

const taken = (value: Json): FieldVerdict => ({
  value,
  provenance: 'clear',
  display: undefined,
  conflict: null,
  isAgreed: false,
  needsDetail: false,
});

/** A hidden value never replaces a clear one; it only says whether ours may be out of date. */
function mergeHidden({ wire, mine, isDetail }: FieldSides, shown: string): FieldVerdict {
  const kept = { ...taken(null), value: mine };
  if (mine === undefined || mine === null) {
    return {
      ...kept,
      value: undefined,
      provenance: isDetail ? 'masked' : 'not_loaded',
      display: shown,
      needsDetail: !isDetail,
    };
  }
  if (isDetail && maskOf(wire, mine) === shown) return kept;
  return { ...kept, provenance: 'stale', display: shown, needsDetail: !isDetail };
}

function mergeDirty(sides: FieldSides): FieldVerdict {
  const { mine, theirs, base, conflict, now, display } = sides;
  const kept: FieldVerdict = { ...taken(null), value: mine, display };
  if (theirs.kind === 'clear') {
    if (sameJson(theirs.value, mine)) return { ...kept, isAgreed: true };
    if (isOurs(sides, theirs.value)) return kept;
    return { ...kept, conflict: raised(conflict, { base, theirs: theirs.value, now }) };
  }
  if (isOursHidden(sides, theirs.shown)) return { ...kept, needsDetail: !sides.isDetail };
  if (!sides.isDetail) return { ...kept, conflict, needsDetail: true };
  return { ...kept, conflict: raised(conflict, { base, theirs: theirs.shown, now }) };
}

/** The server still has what we started from, or what we sent. */
function isOurs({ wire, base, sent, display }: FieldSides, theirs: Json): boolean {
  if (sent.some((value) => sameJson(value, theirs))) return true;
  if (base !== undefined) return sameJson(base, theirs);
  // the start is unknown: an empty field is no loss, and a hidden value is known by its mask
  return theirs === null || (display !== undefined && maskOf(wire, theirs) === display);
}

const isOursHidden = ({ wire, base, sent, mine, display }: FieldSides, shown: string): boolean =>
  (base === undefined && display === shown) || [base, mine, ...sent].some((value) => maskOf(wire, value) === shown);

const raised = (
  known: Conflict | null,
  { base, theirs, now }: { base: Json | undefined; theirs: Json; now: string },
): Conflict => ({ field: known?.field ?? null, base: base ?? null, theirs, since: known?.since ?? now });
