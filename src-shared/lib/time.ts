import { z } from 'zod';

/** A moment: ISO 8601, UTC, exactly three digits of milliseconds, as everything of ours is stored. */
export const instantSchema = z.iso.datetime({ precision: 3 });

/** A calendar day without a zone: YYYY-MM-DD. */
export const daySchema = z.iso.date();

/** Milliseconds since the epoch to our stored form. */
export const toInstant = (epochMs: number): string => new Date(epochMs).toISOString();

/** Our moment as the wire wants it: milliseconds of zero are left out. */
export const toWireInstant = (instant: string): string => instant.replace(/\.000Z$/u, 'Z');

/** A moment of the wire (any offset, any precision) in our stored form, or null where it is no moment. */
export function fromWireInstant(text: string): string | null {
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? null : toInstant(epochMs);
}
