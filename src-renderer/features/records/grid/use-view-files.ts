import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { View } from '../../../../src-shared/domain/views/view.schema.ts';
import type { RouteInput, RouteOutput } from '../../../../src-shared/ipc/contract.ts';
import { useErrorText } from '../../../i18n/use-language.ts';
import { asSatchelError, call } from '../../../ipc/call.ts';
import { useToast } from '../../../ui/toast.ts';
import { RecordsViewsContext } from '../view.ts';
import { useViewName, VIEW_WORDS } from './use-view-name.ts';

type Imported = RouteOutput<'views.import'>;

export interface ViewFiles {
  /** Writes a view, as it is saved or as it is seen, into a file that the person chooses. */
  readonly exportView: (entity: ScreenEntity, view: View) => void;
  /** Takes in the files that the person chooses, or those that were dropped. */
  readonly importChosen: () => void;
  readonly importDropped: (files: readonly File[]) => void;
}

/** Views into files and out of them. What came in is opened, and goes again by undo. */
export function useViewFiles(): ViewFiles {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const stores = useContext(RecordsViewsContext);
  const toast = useToast();
  const say = useErrorText();
  const nameOf = useViewName();
  const attempt = (work: () => Promise<void>): void => {
    work().catch((error: unknown) => toast({ text: say(asSatchelError(error)), isProblem: true }));
  };
  const takeBack = async ({ entity, views }: Imported): Promise<void> => {
    for (const { id } of views) await call('views.remove', { entity, id });
    const store = stores?.[entity];
    if (views.some(({ id }) => id === store?.getState().viewId)) {
      store?.setState({ viewId: 'all', search: '', cursor: null });
    }
  };
  const announce = (imported: Imported): void => {
    const { entity, views, left } = imported;
    const join = (names: readonly string[]): string => names.join(t('viewFiles.nameJoin'));
    const came = t('viewFiles.imported', { count: views.length, names: join(views.map(nameOf)) });
    const went = left.length > 0 && t('viewFiles.left', { count: left.length, names: join(left) });
    toast({
      text: went ? `${came}${t('viewFiles.sentenceJoin')}${went}` : came,
      undo: () => attempt(() => takeBack(imported)),
    });
    const opened = views.at(-1);
    if (opened) navigate(`/${entity}?${viewQuery(opened)}`);
  };
  const takeIn = (from: RouteInput<'views.import'>['from']): void =>
    attempt(async () => {
      const taken = VIEW_WORDS.map((id) => nameOf({ id, name: null }));
      announce(await call('views.import', { from, taken }));
    });
  return {
    exportView: (entity, view) =>
      attempt(async () => {
        const { id: _id, columns, ...rest } = view;
        const name = nameOf(view);
        const file = await call('shell.chooseFile', {
          purpose: 'exportView',
          suggestedName: `${name}.satchel-view.json`,
        });
        if (!file) return;
        await call('views.export', {
          ...{ fileId: file.fileId, entity },
          views: [{ ...rest, name, columns: [...columns] }],
        });
        toast({ text: t('viewFiles.exported', { name, file: file.name }) });
      }),
    importChosen: () =>
      attempt(async () => {
        for (const { fileId } of await call('shell.chooseFiles', { purpose: 'importView' })) takeIn({ fileId });
      }),
    importDropped: (files) => {
      for (const file of files) attempt(async () => takeIn({ text: file.size > MOST_BYTES ? '' : await file.text() }));
    },
  };
}

/** No file of views is as large: what is longer is not read at all, and answered as what it is. */
const MOST_BYTES = 1_000_000;

/** What an address says to open a view as it is saved. */
export const viewQuery = ({ id, search }: Pick<View, 'id' | 'search'>): string =>
  new URLSearchParams({ view: id, ...(search === '' ? {} : { q: search }) }).toString();
