import { BrowserWindow, dialog, type FileFilter } from 'electron/main';
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { HandlersFor } from '../../src-shared/ipc/define.ts';
import type { Settings, shellRoutes } from '../../src-shared/ipc/shell.routes.ts';
import type { FileGrant } from '../core/features/imports/file-grants.ts';

type ChooseFile = HandlersFor<typeof shellRoutes>['shell.chooseFile'];
type Language = NonNullable<Settings['language']>;

interface Deps {
  readonly grant: (grant: FileGrant) => void;
  readonly language: () => Language;
}

const TITLES = {
  import: { zh: '选择要导入的文件', en: 'Choose a file to import' },
  export: { zh: '导出到', en: 'Export to' },
  errors: { zh: '保存错误清单', en: 'Save the list of errors' },
  backup: { zh: '备份到', en: 'Back up to' },
  restore: { zh: '选择要恢复的备份', en: 'Choose a backup to restore' },
} as const;

type Purpose = keyof typeof TITLES;

const isBackup = (purpose: Purpose): boolean => purpose === 'backup' || purpose === 'restore';

const filtersFor = (purpose: Purpose, language: Language): FileFilter[] => [
  isBackup(purpose)
    ? { name: language === 'zh' ? 'Satchel 备份' : 'Satchel backups', extensions: ['satchel'] }
    : { name: language === 'zh' ? 'CSV 文件' : 'CSV files', extensions: ['csv', 'txt', 'tsv'] },
  { name: language === 'zh' ? '所有文件' : 'All files', extensions: ['*'] },
];

/** Asks the person for a file and tells the core its path; the window gets a token. */
export const createChooseFile =
  ({ grant, language }: Deps): ChooseFile =>
  async ({ purpose, suggestedName }) => {
    const options = { title: TITLES[purpose][language()], filters: filtersFor(purpose, language()) };
    const path =
      purpose === 'import' || purpose === 'restore'
        ? await askOpen(options)
        : await askSave({ ...options, defaultPath: fileName(suggestedName, isBackup(purpose) ? 'satchel' : 'csv') });
    if (path === null) return null;
    const fileId = randomUUID();
    grant({ fileId, path, purpose });
    const bytes = await stat(path).then(
      ({ size }) => size,
      () => 0,
    );
    return { fileId, name: basename(path), bytes };
  };

/** A name without a folder: a page must not choose where a file goes. */
function fileName(suggested: string, ending: string): string {
  const name = basename(suggested.replaceAll('\\', '/')).replaceAll(/[<>:"|?*\0-\x1f]/gu, '_');
  return name === '' ? `satchel.${ending}` : extname(name) === '' ? `${name}.${ending}` : name;
}

interface Options {
  readonly title: string;
  readonly filters: FileFilter[];
}

async function askOpen(options: Options): Promise<string | null> {
  const asked = { ...options, properties: ['openFile' as const] };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, asked) : dialog.showOpenDialog(asked));
  return canceled ? null : (filePaths[0] ?? null);
}

async function askSave(options: Options & { readonly defaultPath: string }): Promise<string | null> {
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}
