import { IconDeviceLaptop, IconPlugConnected, IconTelescope, type Icon } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workspace } from '../../../src-shared/ipc/workspaces.routes.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { usePreferences } from '../../ipc/use-preferences.ts';
import { useSampleData } from '../../ipc/use-sample-data.ts';
import { Choice } from '../../ui/choice.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { useToast } from '../../ui/toast.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { Wordmark } from '../../ui/wordmark.tsx';
import { ConnectForm } from './connect-form.tsx';
import css from './welcome.module.css';

/** The first start: alone, with the company's server, or among sample data. All can be had later. */
export function WelcomePage({ onStarted }: { onStarted: (workspace: Workspace) => void }) {
  const { t } = useTranslation();
  const say = useErrorText();
  const [isConnecting, setIsConnecting] = useState(false);
  const [error, setError] = useState<string>();
  const [isStarting, setIsStarting] = useState(false);
  const { fill } = useSampleData(useToast());
  const start = async (prepare: () => Promise<unknown>): Promise<void> => {
    if (isStarting) return;
    setIsStarting(true);
    setError(undefined);
    try {
      const workspace = await call('workspaces.startLocal', {});
      await prepare();
      onStarted(workspace);
    } catch (caught) {
      setError(say(asSatchelError(caught)));
    } finally {
      setIsStarting(false);
    }
  };
  const startLocal = (): Promise<void> => start(() => Promise.resolve());
  const startWithSample = async (): Promise<void> => {
    await start(fill);
    // The workspace has its own last place, which it shows first.
    window.location.hash = '/today';
  };
  useKeys({
    '1': () => void startLocal(),
    '2': () => setIsConnecting(true),
    '3': () => void startWithSample(),
  });
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
          <Way
            icon={IconTelescope}
            title={t('welcome.sample')}
            text={t('welcome.sampleText')}
            keyName="3"
            onChoose={() => void startWithSample()}
          />
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
  readonly children?: ReactNode;
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
        <KeyCaps strokes={keyName} />
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
