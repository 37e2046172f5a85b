import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../ipc/session.ts';
import { usePreferences } from '../../ipc/use-preferences.ts';
import { Choice } from '../../ui/choice.tsx';
import { PageHead, Section } from '../../ui/page.tsx';
import { ConnectionSection } from './connection-section.tsx';
import { DataSection } from './data-section.tsx';
import { Facts } from './facts.tsx';
import { SampleSection } from './sample-section.tsx';
import css from './settings.module.css';
import { WorkspacesSection } from './workspaces-section.tsx';

interface SettingsPageProps {
  /** Which section to begin at. */
  readonly section?: string | undefined;
  /** The keys and how to move them; another feature knows them. */
  readonly shortcuts: ReactNode;
}

export function SettingsPage({ section, shortcuts }: SettingsPageProps) {
  const { t } = useTranslation();
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const part = page.current?.querySelector(`[data-section="${CSS.escape(section ?? '')}"]`);
    if (!page.current || !part) return;
    // Its own scrolling alone: `scrollIntoView` would move the head of the page out of sight as well.
    const from = page.current.getBoundingClientRect().top;
    page.current.scrollBy({ top: part.getBoundingClientRect().top - from, behavior: 'instant' });
  }, [section]);
  return (
    <>
      <PageHead title={t('settings.title')} />
      <div ref={page} className={css.page}>
        <div data-section="appearance">
          <Appearance />
        </div>
        <div data-section="connection">
          <ConnectionSection />
          <WorkspacesSection />
        </div>
        <div data-section="data">
          <DataSection />
          <SampleSection />
        </div>
        <div data-section="shortcuts">
          <Section title={t('settings.shortcuts')}>{shortcuts}</Section>
        </div>
        <About />
      </div>
    </>
  );
}

function Appearance() {
  const { t } = useTranslation();
  const { language, languages, setLanguage, theme, themes, setTheme } = usePreferences();
  return (
    <Section title={t('settings.appearance')}>
      <div className={css.row}>
        <span>{t('settings.language')}</span>
        <Choice label={t('settings.language')} value={language} choices={languages} onChange={setLanguage} />
      </div>
      <div className={css.row}>
        <span>{t('settings.theme')}</span>
        <Choice label={t('settings.theme')} value={theme} choices={themes} onChange={setTheme} />
      </div>
    </Section>
  );
}

function About() {
  const { t } = useTranslation();
  const { info } = useSession();
  return (
    <Section title={t('settings.about')}>
      <Facts
        facts={[
          [t('settings.version'), `Satchel ${info.version}`],
          [t('settings.platform'), info.platform],
        ]}
      />
      {info.isPreview && <p className={css.text}>{t('settings.previewNote')}</p>}
    </Section>
  );
}
