import { createContext, useContext } from 'react';

/** The one place in the windows that reads the time. */
export const systemNow = (): number => Date.now();

/** Milliseconds since the epoch, a value that moves every few seconds so that "3 minutes ago" stays true. */
export const NowContext = createContext<number>(0);

export const useNow = (): number => useContext(NowContext);
