import { useTranslation } from 'react-i18next';
import type { CsvEncoding } from '../../../src-shared/domain/csv/encodings.ts';
import type { FileEntity } from '../../../src-shared/domain/entities.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { formatCount } from '../../ui/format.ts';
import { useToast } from '../../ui/toast.ts';
import { emptyImport, importInput, useImportStore, type ChosenFile, type ImportStore } from './import-view.ts';

/** Marks the wizard as busy, and keeps an error where it happened instead of losing the step. */
async function attempt(store: ImportStore, deed: () => Promise<void>): Promise<void> {
  store.setState({ isBusy: true, error: null });
  try {
    await deed();
  } catch (error) {
    store.setState({ error: asSatchelError(error) });
  } finally {
    store.setState({ isBusy: false, progress: null });
  }
}

async function inspect(store: ImportStore, encoding: CsvEncoding | 'auto', file: ChosenFile): Promise<void> {
  const { entity } = store.getState();
  const inspection = await call('imports.inspect', { fileId: file.fileId, entity, encoding });
  store.setState({
    file,
    encoding,
    inspection,
    fields: inspection.header.map(
      (_, column) => inspection.mapping.find((one) => one.column === column)?.field ?? null,
    ),
    corrected: new Set(),
    values: {},
    report: null,
  });
}

/** What the buttons and keys of the wizard do. */
export function useImport() {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  const store = useImportStore();
  const saveErrors = async (): Promise<void> => {
    const { file } = store.getState();
    if (!file) return;
    try {
      const name = `${file.name.replace(/\.[^.]*$/u, '')}${t('imports.errorsSuffix')}.csv`;
      const target = await call('shell.chooseFile', { purpose: 'errors', suggestedName: name });
      if (!target) return;
      const { rows } = await call('imports.saveErrors', { fileId: file.fileId, errorsFileId: target.fileId });
      toast({ text: t('imports.errorsSaved', { rows: formatCount(rows), name: target.name }) });
    } catch (error) {
      toast({ text: say(asSatchelError(error)) });
    }
  };
  return {
    restart: (entity: FileEntity): void => store.setState(emptyImport(entity)),
    choose: () =>
      attempt(store, async () => {
        const file = await call('shell.chooseFile', { purpose: 'import', suggestedName: '' });
        if (file) await inspect(store, 'auto', file);
      }),
    readAs: (encoding: CsvEncoding | 'auto') => {
      const { file } = store.getState();
      return file ? attempt(store, () => inspect(store, encoding, file)) : Promise.resolve();
    },
    dryRun: () =>
      attempt(store, async () => {
        const input = importInput(store.getState());
        if (!input) return;
        const startedAt = performance.now();
        const report = await call('imports.dryRun', input);
        store.setState({ report, tookMs: performance.now() - startedAt, step: 'dryRun' });
      }),
    commit: async (): Promise<void> => {
      const input = importInput(store.getState());
      if (!input) return;
      store.setState({ step: 'write' });
      await attempt(store, async () => {
        const result = await call('imports.commit', input);
        store.setState({ result, step: 'report' });
      });
    },
    cancel: () => void call('jobs.cancel', {}).catch((error: unknown) => toast({ text: say(asSatchelError(error)) })),
    saveErrors,
  };
}
