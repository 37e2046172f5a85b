import { Kbd } from '@mantine/core';
import { IconDeviceLaptop, IconPlugConnected, type Icon } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workspace } from '../../../src-shared/ipc/workspaces.routes.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { usePreferences } from '../../ipc/use-preferences.ts';
import { Choice } from '../../ui/choice.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { Wordmark } from '../../ui/wordmark.tsx';
import { ConnectForm } from './connect-form.tsx';
import css from './welcome.module.css';

/** The first start: alone, or with the company's server. Both can be had later. */
export function WelcomePage({ onStarted }: { onStarted: (workspace: Workspace) => void }) {
  const { t } = useTranslation();
  const say = useErrorText();
  const [isConnecting, setIsConnecting] = useState(false);
  const [error, setError] = useState<string>();
  const startLocal = async (): Promise<void> => {
    setError(undefined);
    try {
      onStarted(await call('workspaces.startLocal', {}));
    } catch (caught) {
      setError(say(asSatchelError(caught)));
    }
  };
  useKeys({ '1': () => void startLocal(), '2': () => setIsConnecting(true) });
  return (
    <div className={css.page}>
      <div className={css.bar}>
        <Wordmark />
        Satchel
      </div>
      <main className={css.main}>
        <div className={css.intro}>
          <h1>{t('welcome.title')}</h1>
          <p>{t('welcome.text')}</p>
        </div>
        <ol className={css.list} aria-label={t('welcome.choicesLabel')}>
          <Way
            icon={IconDeviceLaptop}
            title={t('welcome.local')}
            text={t('welcome.localText')}
            keyName="1"
            onChoose={() => void startLocal()}
          >
            {error && (
              <p className={css.error} role="alert">
                {error}
              </p>
            )}
          </Way>
          <Way
            icon={IconPlugConnected}
            title={t('welcome.cell')}
            text={t('welcome.cellText')}
            keyName="2"
            isOpen={isConnecting}
            onChoose={() => setIsConnecting(!isConnecting)}
          >
            {isConnecting && (
              <div className={css.form}>
                <ConnectForm onConnected={onStarted} />
              </div>
            )}
          </Way>
        </ol>
        <Preferences />
      </main>
    </div>
  );
}

interface WayProps {
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
  readonly keyName: string;
  readonly isOpen?: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Way({ icon: WayIcon, title, text, keyName, isOpen, onChoose, children }: WayProps) {
  return (
    <li>
      <button type="button" className={`plain ${css.choice}`} aria-expanded={isOpen} onClick={onChoose}>
        <WayIcon size={20} stroke={1.5} aria-hidden />
        <div>
          <b>{title}</b>
          <span>{text}</span>
        </div>
        <Kbd>{keyName}</Kbd>
      </button>
      {children}
    </li>
  );
}

function Preferences() {
  const { t } = useTranslation();
  const { language, languages, setLanguage, theme, themes, setTheme } = usePreferences();
  return (
    <footer>
      <Choice label={t('settings.language')} value={language} choices={languages} onChange={setLanguage} />
      <Choice label={t('settings.theme')} value={theme} choices={themes} onChange={setTheme} />
    </footer>
  );
}
