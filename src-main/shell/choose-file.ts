import { BrowserWindow, dialog, type FileFilter } from 'electron/main';
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { HandlersFor, OutputOf } from '../../src-shared/ipc/define.ts';
import { isForReading, type FilePurpose, type Settings, type shellRoutes } from '../../src-shared/ipc/shell.routes.ts';
import type { FileGrant } from '../core/features/imports/file-grants.ts';

type ChosenFile = OutputOf<(typeof shellRoutes)['shell.chooseFiles']>[number];
type Choosing = Pick<HandlersFor<typeof shellRoutes>, 'shell.chooseFile' | 'shell.chooseFiles'>;
type Language = NonNullable<Settings['language']>;

interface Deps {
  readonly grant: (grant: FileGrant) => void;
  readonly language: () => Language;
}

const TITLES: Readonly<Record<FilePurpose, Readonly<Record<Language, string>>>> = {
  import: { zh: '选择要导入的文件', en: 'Choose a file to import' },
  export: { zh: '导出到', en: 'Export to' },
  errors: { zh: '保存错误清单', en: 'Save the list of errors' },
  backup: { zh: '备份到', en: 'Back up to' },
  restore: { zh: '选择要恢复的备份', en: 'Choose a backup to restore' },
  importView: { zh: '选择要导入的视图文件', en: 'Choose view files to import' },
  exportView: { zh: '视图导出到', en: 'Export the view to' },
};

const CSV = { zh: 'CSV 文件', en: 'CSV files', extensions: ['csv', 'txt', 'tsv'] };
const BACKUP = { zh: 'Satchel 备份', en: 'Satchel backups', extensions: ['satchel'] };
const VIEW = { zh: 'Satchel 视图', en: 'Satchel views', extensions: ['json'] };

/** What files of each purpose are called, and how their names end; the first ending is that of a new one. */
const KINDS: Readonly<Record<FilePurpose, typeof CSV>> = {
  ...{ import: CSV, export: CSV, errors: CSV },
  ...{ backup: BACKUP, restore: BACKUP, importView: VIEW, exportView: VIEW },
};

/** Asks the person for files and tells the core their paths; the window gets tokens. */
export function choosingFiles({ grant, language }: Deps): Choosing {
  const optionsFor = (purpose: FilePurpose): Options => {
    const { [language()]: name, extensions } = KINDS[purpose];
    const all = { name: language() === 'zh' ? '所有文件' : 'All files', extensions: ['*'] };
    return { title: TITLES[purpose][language()], filters: [{ name, extensions }, all] };
  };
  const granted = async (path: string, purpose: FilePurpose): Promise<ChosenFile> => {
    const fileId = randomUUID();
    grant({ fileId, path, purpose });
    const bytes = await stat(path).then(
      ({ size }) => size,
      () => 0,
    );
    return { fileId, name: basename(path), bytes };
  };
  return {
    'shell.chooseFile': async ({ purpose, suggestedName }) => {
      const options = optionsFor(purpose);
      const [ending = ''] = KINDS[purpose].extensions;
      const path = isForReading(purpose)
        ? (await askOpen(options, ['openFile']))[0]
        : await askSave({ ...options, defaultPath: fileName(suggestedName, ending) });
      return path === undefined ? null : granted(path, purpose);
    },
    'shell.chooseFiles': async ({ purpose }) => {
      const paths = await askOpen(optionsFor(purpose), ['openFile', 'multiSelections']);
      return Promise.all(paths.map((path) => granted(path, purpose)));
    },
  };
}

/** A name without a folder: a page must not choose where a file goes. */
function fileName(suggested: string, ending: string): string {
  const name = basename(suggested.replaceAll('\\', '/')).replaceAll(/[<>:"|?*\0-\x1f]/gu, '_');
  return name === '' ? `satchel.${ending}` : extname(name) === '' ? `${name}.${ending}` : name;
}

interface Options {
  readonly title: string;
  readonly filters: FileFilter[];
}

async function askOpen(options: Options, properties: ('openFile' | 'multiSelections')[]): Promise<readonly string[]> {
  const asked = { ...options, properties };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, asked) : dialog.showOpenDialog(asked));
  return canceled ? [] : filePaths;
}

async function askSave(options: Options & { readonly defaultPath: string }): Promise<string | undefined> {
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? undefined : filePath;
}
