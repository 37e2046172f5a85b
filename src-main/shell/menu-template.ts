import type { MenuItemConstructorOptions } from 'electron/main';

export type Language = 'zh' | 'en';

const WORDS = {
  edit: { zh: '编辑', en: 'Edit' },
  undo: { zh: '撤销', en: 'Undo' },
  redo: { zh: '重做', en: 'Redo' },
  cut: { zh: '剪切', en: 'Cut' },
  copy: { zh: '拷贝', en: 'Copy' },
  paste: { zh: '粘贴', en: 'Paste' },
  selectAll: { zh: '全选', en: 'Select all' },
  view: { zh: '显示', en: 'View' },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  resetZoom: { zh: '实际大小', en: 'Actual size' },
  togglefullscreen: { zh: '全屏', en: 'Full screen' },
  reload: { zh: '重新载入', en: 'Reload' },
  toggleDevTools: { zh: '开发者工具', en: 'Developer tools' },
  window: { zh: '窗口', en: 'Window' },
  minimize: { zh: '最小化', en: 'Minimise' },
  close: { zh: '关闭', en: 'Close' },
  help: { zh: '帮助', en: 'Help' },
  about: { zh: '关于 Satchel', en: 'About Satchel' },
  hide: { zh: '隐藏 Satchel', en: 'Hide Satchel' },
  hideOthers: { zh: '隐藏其他', en: 'Hide others' },
  quit: { zh: '退出 Satchel', en: 'Quit Satchel' },
} as const;

type Word = keyof typeof WORDS;
type ItemRole = Exclude<Word, 'edit' | 'view'>;

/** The menu: what the system's own roles do, in the person's language. Everything of the product is on the page itself. */
export function menuTemplate(given: {
  language: Language;
  platform: NodeJS.Platform;
  isDevelopment: boolean;
}): MenuItemConstructorOptions[] {
  const item = (role: ItemRole): MenuItemConstructorOptions => ({ role, label: WORDS[role][given.language] });
  const group = (word: 'edit' | 'view' | 'window' | 'help', items: MenuItemConstructorOptions[]) => ({
    label: WORDS[word][given.language],
    submenu: items,
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = given.platform === 'darwin';
  const ofTheApp = {
    label: 'Satchel',
    submenu: [item('about'), line, item('hide'), item('hideOthers'), line, item('quit')],
  };
  const forDevelopers = given.isDevelopment ? [line, item('reload'), item('toggleDevTools')] : [];
  return [
    ...(isMac ? [ofTheApp] : []),
    group('edit', [item('undo'), item('redo'), line, item('cut'), item('copy'), item('paste'), item('selectAll')]),
    group('view', [item('zoomIn'), item('zoomOut'), item('resetZoom'), item('togglefullscreen'), ...forDevelopers]),
    group('window', [item('minimize'), item('close'), ...(isMac ? [] : [line, item('quit')])]),
    ...(isMac ? [] : [group('help', [item('about')])]),
  ];
}
