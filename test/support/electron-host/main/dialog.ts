import type { Dialog } from 'electron';
import type { DriverLink } from './host-parts.ts';
import { strict } from './strict.ts';

type Subset = Pick<Dialog, 'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'>;

/** Each call is (options) or (window, options). The driver records it and gives the answer that a test prepared. */
export const createDialog = (link: DriverLink): Subset => {
  const ask =
    (kind: string) =>
    async (first: unknown, second?: unknown): Promise<never> =>
      (await link.ask('dialog', kind, second ?? first)) as never;
  return strict<Subset>('dialog', {
    showErrorBox: (title, content) => link.tell('dialog', 'showErrorBox', { title, content }),
    showMessageBox: ask('showMessageBox'),
    showOpenDialog: ask('showOpenDialog'),
    showSaveDialog: ask('showSaveDialog'),
  });
};
