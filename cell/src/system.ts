import { v7 } from 'uuid';

/** The moment, in milliseconds since the epoch. Tests put their own in its place. */
export interface Clock {
  readonly now: () => number;
}

/** The only file of the cell that touches the machine's clock and the console. */
export const systemClock: Clock = { now: () => Date.now() };

/** A new UUIDv7. */
export const newId = (): string => v7();

/** One line on standard output. */
export const printLine = (line: string): void => void process.stdout.write(`${line}\n`);

/** One line on standard error. Never a token, a phone number or a name of a customer. */
export const printNote = (line: string): void => void process.stderr.write(`${line}\n`);
