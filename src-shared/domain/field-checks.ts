import { z } from 'zod';
import { isMasked } from '../lib/mask.ts';
import { storedText } from '../lib/text.ts';
import { fromWireInstant, instantSchema } from '../lib/time.ts';

const zonedSchema = z.iso.datetime({ offset: true });

/** Checks that several entities share. Their messages are problem codes; the sentences stand in ipc/problems.ts. */

/** Text as it is stored: trimmed, NFC, at most so many characters. */
export const text = (most: number) => z.string('not_text').overwrite(storedText).max(most, 'too_long');

/** Text without which a record says nothing. */
export const required = (most: number) => text(most).min(1, 'required');

/** Text of a field that a server may mask: a masked value is no value. */
export const unmasked = (most: number) => text(most).refine((value) => !isMasked(value), 'masked');

export const email = (most: number) =>
  text(most).refine((value) => value === '' || /^[^\s@]+@[^\s@]+$/u.test(value), 'not_an_email');

/** Integer fen, at most a trillion yuan. */
export const cents = z.int('not_an_integer').min(0, 'too_small').max(1_000_000_000_000_00, 'too_large');

/** A whole number between two bounds, both allowed. */
export const whole = (least: number, most: number) =>
  z.int('not_an_integer').min(least, 'too_small').max(most, 'too_large');

/** One of our codes. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) => z.enum(words, 'not_in_list');

/** The local id of another record. */
export const reference = z.uuid('not_a_record');

export const day = z.iso.date('not_a_day');

/** A moment: any ISO 8601 with a zone is taken and kept in our stored form (UTC, three digits of milliseconds). */
export const moment = z
  .string('not_a_moment')
  .overwrite((value) => (zonedSchema.safeParse(value).success ? (fromWireInstant(value) ?? value) : value))
  .refine((value) => instantSchema.safeParse(value).success, 'not_a_moment');

/** Who a record belongs to; every entity has one. */
export const owner = required(200).nullish();
