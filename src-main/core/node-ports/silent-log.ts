import type { Log } from '../ports.ts';

const nothing = (): void => undefined;

/** The command line says what it did on standard error and keeps no log file. */
export const silentLog: Log = { info: nothing, warn: nothing, error: nothing };
