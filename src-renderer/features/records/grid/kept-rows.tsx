import { createContext, useEffect, useState, type ReactNode } from 'react';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { keptUntil, type KeptUntil } from '../../../ipc/kept-until.ts';
import type { RowSource } from './row-source.ts';

/** So many lists that were left or asked another question are there at once when a person comes back to them. */
const MOST = 8;

/** The rows of lists by their questions, until a record of theirs changes. */
export const KeptRowsContext = createContext<KeptUntil<RowSource<ScreenRecord>> | null>(null);

/** One around each open workspace. */
export function KeptRows({ children }: { readonly children: ReactNode }) {
  const [kept] = useState(() => keptUntil<RowSource<ScreenRecord>>((listener) => window.satchel.on(listener), MOST));
  useEffect(() => kept.close, [kept]);
  return <KeptRowsContext value={kept}>{children}</KeptRowsContext>;
}
