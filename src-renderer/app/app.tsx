import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { ErrorCode } from '../../src-shared/ipc/error-codes.ts';
import type { Settings } from '../../src-shared/ipc/shell.routes.ts';
import { UpdatingPage } from '../features/updating/updating-page.tsx';
import { RecoveryPage } from '../features/recovery/recovery-page.tsx';
import { WelcomePage } from '../features/welcome/welcome-page.tsx';
import { createI18n, type Language } from '../i18n/create-i18n.ts';
import type { StartAnswers } from '../ipc/ask-start.ts';
import { SessionContext, type Session } from '../ipc/session.ts';
import { ClockProvider } from '../ui/clock-provider.tsx';
import { NO_BINDINGS, type KeyBindings } from '../ui/key-bindings.ts';
import { KeysProvider } from '../ui/keys-provider.tsx';
import { ToastProvider } from '../ui/toast-provider.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { FatalPage } from './fatal-page.tsx';
import { cssVariablesResolver, theme } from './theme.ts';
import { useBoot, type Boot } from './use-boot.ts';
import { WorkspaceScreens } from './workspace-screens.tsx';

/** Until the settings are known: what the browser engine says the system speaks. */
const guessedLanguage = (): Language => (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');

/** The whole window. `asked` came under way before it was drawn. */
export function App({ asked }: { asked: StartAnswers }) {
  const boot = useBoot(asked);
  const { base } = boot;
  const language = base ? (base.settings.language ?? base.info.systemLanguage) : guessedLanguage();
  return (
    <Look
      theme={base?.settings.theme ?? null}
      language={language}
      keys={base?.settings.keys ?? NO_BINDINGS}
      scope={boot.session?.workspace?.id ?? ''}
    >
      <Content boot={boot} asked={asked} />
    </Look>
  );
}

interface ContentProps {
  readonly boot: Boot;
  /** Concerns the workspace that the window starts with. */
  readonly asked: StartAnswers;
}

function Content({ boot: { fatal, updating, session, retry, setWorkspace }, asked }: ContentProps) {
  const first = useFirstWorkspace(session);
  if (fatal && isRecoverable(fatal.code)) return <RecoveryPage code={fatal.code} onRecovered={retry} />;
  if (fatal) return <FatalPage error={fatal} onRetry={retry} />;
  if (updating) return <UpdatingPage progress={updating} />;
  return (
    session && (
      <SessionContext value={session}>
        {session.workspace ? (
          <WorkspaceScreens key={session.workspace.id} asked={first === session.workspace.id ? asked : null} />
        ) : (
          <WelcomePage onStarted={setWorkspace} />
        )}
      </SessionContext>
    )
  );
}

/** The id of the workspace that the window started with, until another one is opened; then an empty text. */
function useFirstWorkspace(session: Session | null): string | null {
  const current = session?.workspace?.id ?? '';
  const [first, setFirst] = useState<string | null>(null);
  if (first === null && session) setFirst(current);
  else if (first && current !== '' && current !== first) setFirst('');
  return first;
}

const isRecoverable = (code: ErrorCode): boolean => code === 'STORE_DAMAGED' || code === 'STORE_OLDER';

/** The settings file keeps the theme, not the browser's storage. */
const unstored: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

interface LookProps {
  readonly theme: Settings['theme'];
  readonly language: Language;
  readonly keys: KeyBindings;
  /** The id of the open workspace, or an empty text. */
  readonly scope: string;
  readonly children: ReactNode;
}

/** Language, theme, time and toasts for everything below. */
function Look({ theme: scheme, language, keys, scope, children }: LookProps) {
  const i18n = useMemo(() => createI18n(language), [language]);
  useEffect(() => {
    // Han characters have national shapes: without this they may come out Japanese.
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        colorSchemeManager={unstored}
        {...(scheme ? { forceColorScheme: scheme } : {})}
      >
        <ErrorBoundary>
          <KeysProvider bindings={keys}>
            <ClockProvider>
              <ToastProvider scope={scope}>{children}</ToastProvider>
            </ClockProvider>
          </KeysProvider>
        </ErrorBoundary>
      </MantineProvider>
    </I18nextProvider>
  );
}
