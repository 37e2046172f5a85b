import {
  IconAlertSquareRounded,
  IconCalendar,
  IconCloudUp,
  IconDeviceDesktop,
  IconFileImport,
  IconKeyboard,
  IconLanguage,
  IconMoon,
  IconPlugConnected,
  IconPlus,
  IconRefresh,
  IconSettings,
  IconShieldLock,
  IconSun,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { SCREEN_ENTITIES, type ScreenEntity } from '../../src-shared/domain/entities.ts';
import { useRunSync } from '../features/sync/use-run-sync.ts';
import type { Command } from '../features/palette/command.ts';
import { useHasServer } from '../ipc/session.ts';
import { usePreferences } from '../ipc/use-preferences.ts';
import { ENTITY_ICONS } from '../ui/entity-icon.tsx';

/** How each list is called in the other language, in pinyin and by its initials, and the key that leads there after G. */
const LISTS: Readonly<Record<ScreenEntity, { readonly words: string; readonly key: string }>> = {
  customers: { words: 'customers accounts kehu kh 客户', key: 'c' },
  contacts: { words: 'contacts people lianxiren lxr 联系人', key: 'p' },
};

/** The parts of the settings that are looked for by name, with their words in the other language and in pinyin. */
const SETTINGS_SECTIONS = [
  { section: 'connection', icon: IconPlugConnected, words: 'connection server lianjie lj 连接 中心' },
  { section: 'data', icon: IconShieldLock, words: 'data security backup shujuyuanquan beifen bf 数据 备份 加密' },
  { section: 'shortcuts', icon: IconKeyboard, words: 'keyboard shortcuts kuaijiejian kjj 快捷键 键' },
] as const;

/** Everything that can be done from anywhere: the palette lists it, the keys run it, quick create shows a part. */
export function useCommands(showShortcuts: () => void): readonly Command[] {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const hasServer = useHasServer();
  const { run: runSync } = useRunSync();
  const { setTheme, setLanguage, languages } = usePreferences();
  const go = (id: string, where: string, to: string): Pick<Command, 'id' | 'kind' | 'title' | 'run'> => ({
    ...{ id, kind: 'go', title: t('commands.goTo', { where }) },
    run: () => navigate(to),
  });
  const look = (id: 'light' | 'dark' | 'system', title: string): Pick<Command, 'id' | 'kind' | 'title' | 'run'> => ({
    ...{ id, kind: 'do', title },
    run: () => setTheme(id),
  });

  return [
    ...SCREEN_ENTITIES.map((entity): Command => ({
      ...{ id: `create ${entity}`, kind: 'create', icon: IconPlus, title: t(`${entity}.create`) },
      ...{ words: `new create add xinjian xj ${LISTS[entity].words}`, strokes: `c ${LISTS[entity].key}` },
      run: () => navigate(`/${entity}/new`),
    })),
    { ...go('today', t('nav.today'), '/today'), icon: IconCalendar, words: 'today jintian jt 今天', strokes: 'g t' },
    ...SCREEN_ENTITIES.map((entity): Command => ({
      ...go(`go ${entity}`, t(`nav.${entity}`), `/${entity}`),
      ...{ icon: ENTITY_ICONS[entity], words: LISTS[entity].words, strokes: `g ${LISTS[entity].key}` },
    })),
    {
      ...{
        id: 'sync now',
        kind: 'do',
        icon: IconRefresh,
        title: t('sync.run'),
        words: 'sync now lijitongbu ljtb 同步',
      },
      ...{ isOff: hasServer ? undefined : t('commands.noServer') },
      run: () => void runSync(),
    },
    {
      ...go('import', t('nav.import'), '/import'),
      ...{ icon: IconFileImport, words: 'import export csv daorudaochu drdc 导入导出', strokes: 'g i' },
    },
    {
      ...go('sync', t('nav.sync'), '/sync'),
      ...{ icon: IconCloudUp, words: 'sync tongbu tb 同步', strokes: 'g y' },
    },
    {
      ...go('conflicts', t('commands.conflicts'), '/sync/conflicts'),
      ...{ icon: IconAlertSquareRounded, words: 'conflicts chongtu ct 冲突' },
    },
    {
      ...go('refused', t('commands.refused'), '/sync/refused'),
      ...{ icon: IconAlertSquareRounded, words: 'refused rejected beijujue bjj 拒绝' },
    },
    {
      ...go('settings', t('nav.settings'), '/settings'),
      ...{ icon: IconSettings, words: 'settings preferences shezhi sz 设置', strokes: 'g s' },
    },
    ...SETTINGS_SECTIONS.map(({ section, words, icon }): Command => ({
      ...go(
        `settings ${section}`,
        t('commands.settings', { section: t(`commands.sections.${section}`) }),
        `/settings/${section}`,
      ),
      ...{ icon, words },
    })),
    { ...look('light', t('commands.light')), icon: IconSun, words: 'theme light qianse qs zhuti 主题 浅色' },
    { ...look('dark', t('commands.dark')), icon: IconMoon, words: 'theme dark shense ss zhuti 主题 深色' },
    {
      ...look('system', t('commands.systemTheme')),
      ...{ icon: IconDeviceDesktop, words: 'theme system gensuixitong gsxt 主题' },
    },
    ...languages.map(({ value, label }): Command => ({
      ...{ id: `language ${value}`, kind: 'do', icon: IconLanguage, title: t('commands.language', { name: label }) },
      ...{ words: 'language yuyan yy 语言 chinese english zhongwen yingwen' },
      run: () => setLanguage(value),
    })),
    {
      ...{ id: 'shortcuts', kind: 'do', icon: IconKeyboard, title: t('commands.shortcuts') },
      ...{ words: 'keyboard shortcuts keys kuaijiejian kjj 快捷键', strokes: '?' },
      run: showShortcuts,
    },
  ];
}
