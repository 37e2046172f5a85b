/**
 * Yuan of the wire to integer fen. Rounded half away from zero at the second decimal, so that 19.99 is 1999 in spite of
 * binary fractions.
 */
export const yuanToCents = (yuan: number): number =>
  Math.sign(yuan) * Math.round(Number((Math.abs(yuan) * 100).toFixed(4)));

/** Integer fen to yuan with at most two decimals. */
export const centsToYuan = (cents: number): number => Number((cents / 100).toFixed(2));
