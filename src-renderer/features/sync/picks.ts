import type { ScreenConflict } from './on-screens.ts';
import type { Side } from '../../ui/conflict-table.tsx';

/** What a person has chosen and not saved, by field. */
export type Picks = Readonly<Record<string, Side>>;

/** Chooses one side for a field; a hidden value of the other side cannot be taken. */
export function pick(row: ScreenConflict, picks: Picks, field: string, side: Side): Picks {
  const found = row.fields.find((one) => one.field === field);
  if (!found || (side === 'theirs' && found.isHidden)) return picks;
  return { ...picks, [field]: side };
}

/** One side for every field where it can be taken. */
export const pickAll = (row: ScreenConflict, picks: Picks, side: Side): Picks =>
  row.fields.reduce((chosen, { field }) => pick(row, chosen, field, side), picks);

/** The field above or below, staying at the ends. */
export function stepField(row: ScreenConflict, current: string | null, by: -1 | 1): string | null {
  const names = row.fields.map(({ field }) => field);
  const index = current === null ? -1 : names.indexOf(current);
  return names[Math.min(names.length - 1, Math.max(0, index + by))] ?? null;
}

/** How many other records are in conflict over one of the chosen fields, so that the same choice could serve them. */
export function similarTo(row: ScreenConflict, picks: Picks, all: readonly ScreenConflict[]): number {
  const chosen = new Set(Object.keys(picks));
  return all.filter(
    (other) =>
      other.id !== row.id && other.entity === row.entity && other.fields.some(({ field }) => chosen.has(field)),
  ).length;
}
