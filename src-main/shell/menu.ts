import { Menu } from 'electron/main';
import { menuTemplate, type Language } from './menu-template.ts';

/** Puts the menu up in a language; again whenever the language changes. */
export function setMenu(language: Language, isDevelopment: boolean): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ language, platform: process.platform, isDevelopment })),
  );
}
