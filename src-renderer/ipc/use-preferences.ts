import { useTranslation } from 'react-i18next';
import { call } from './call.ts';
import { useSession } from './session.ts';

const orSystem = <Value extends string>(value: Value | null): Value | 'system' => value ?? 'system';

const NO_KEYS: Readonly<Record<string, string>> = {};

/** Language, theme and own keys as a person chooses them; `system` follows the system. Saving takes effect at once, everywhere. */
export function usePreferences() {
  const { settings } = useSession();
  const { t } = useTranslation();
  return {
    keys: settings.keys ?? NO_KEYS,
    language: orSystem(settings.language),
    theme: orSystem(settings.theme),
    languages: [
      { value: 'zh', label: t('settings.chinese') },
      { value: 'en', label: t('settings.english') },
      { value: 'system', label: t('settings.languageSystem') },
    ],
    themes: [
      { value: 'light', label: t('settings.light') },
      { value: 'dark', label: t('settings.dark') },
      { value: 'system', label: t('settings.themeSystem') },
    ],
    setLanguage: (value: 'zh' | 'en' | 'system') =>
      void call('shell.saveSettings', { language: value === 'system' ? null : value }),
    setTheme: (value: 'light' | 'dark' | 'system') =>
      void call('shell.saveSettings', { theme: value === 'system' ? null : value }),
    setKeys: (keys: Readonly<Record<string, string>>) => void call('shell.saveSettings', { keys }),
  } as const;
}
