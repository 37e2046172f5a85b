import { z } from 'zod';
import { isMasked } from '../lib/mask.ts';
import { storedText } from '../lib/text.ts';

/** Checks that several entities share. Their messages are problem codes; the sentences stand in ipc/problems.ts. */

/** Text as it is stored: trimmed, NFC, at most so many characters. */
export const text = (most: number) => z.string('not_text').overwrite(storedText).max(most, 'too_long');

/** Text of a field that a server may mask: a masked value is no value. */
export const unmasked = (most: number) => text(most).refine((value) => !isMasked(value), 'masked');

export const email = (most: number) =>
  text(most).refine((value) => value === '' || /^[^\s@]+@[^\s@]+$/u.test(value), 'not_an_email');

/** Integer fen, at most a trillion yuan. */
export const cents = z.int('not_an_integer').min(0, 'too_small').max(1_000_000_000_000_00, 'too_large');
