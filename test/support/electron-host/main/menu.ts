import type { MenuItemConstructorOptions } from 'electron';
import { notEmulated, strict } from './strict.ts';

/** An entry as it was declared. There is no menu bar to see; tests click entries by their id. */
export class EmulatedMenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: MenuItemConstructorOptions['role'];
  readonly type: NonNullable<MenuItemConstructorOptions['type']>;
  readonly accelerator: string | undefined;
  readonly submenu: EmulatedMenu | undefined;
  readonly click: () => void;
  enabled: boolean;
  visible: boolean;
  checked: boolean;

  constructor(options: MenuItemConstructorOptions) {
    this.id = options.id;
    this.label = options.label ?? '';
    this.role = options.role;
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    this.accelerator = options.accelerator;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.submenu = Array.isArray(options.submenu) ? EmulatedMenu.buildFromTemplate(options.submenu) : undefined;
    this.click = () => {
      if (!options.click) throw notEmulated(`a click on the menu entry '${options.role ?? this.label}'`);
      const call = options.click as (item: unknown, window: undefined, event: object) => void;
      call(this, undefined, {});
    };
  }
}

export class EmulatedMenu {
  readonly items: EmulatedMenuItem[] = [];

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): EmulatedMenu {
    const menu = strict('Menu', new EmulatedMenu());
    for (const options of template) menu.items.push(strict('MenuItem', new EmulatedMenuItem(options)));
    return menu;
  }

  getMenuItemById(id: string): EmulatedMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

interface MenuStatics {
  readonly buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => EmulatedMenu;
  readonly setApplicationMenu: (menu: EmulatedMenu | null) => void;
  readonly getApplicationMenu: () => EmulatedMenu | null;
}

/** `Menu` as the app uses it: by its static functions. */
export const createMenu = (): MenuStatics => {
  const state: { menu: EmulatedMenu | null } = { menu: null };
  return strict<MenuStatics>('Menu', {
    buildFromTemplate: (template) => EmulatedMenu.buildFromTemplate(template),
    setApplicationMenu: (menu) => {
      state.menu = menu;
    },
    getApplicationMenu: () => state.menu,
  });
};
