import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../ipc/session.ts';
import { usePreferences } from '../../ipc/use-preferences.ts';
import { Choice } from '../../ui/choice.tsx';
import { modKey } from '../../ui/mod-key.ts';
import { PageHead, Section } from '../../ui/page.tsx';
import { ConnectionSection } from './connection-section.tsx';
import { DataSection } from './data-section.tsx';
import { Facts } from './facts.tsx';
import { SampleSection } from './sample-section.tsx';
import css from './settings.module.css';
import { WorkspacesSection } from './workspaces-section.tsx';

export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('settings.title')} />
      <div className={css.page}>
        <Appearance />
        <ConnectionSection />
        <WorkspacesSection />
        <DataSection />
        <SampleSection />
        <Shortcuts />
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

function Shortcuts() {
  const { t } = useTranslation();
  const shortcuts = [
    [t('keys.search'), '/', `${modKey()} K`],
    [t('keys.create'), 'N', 'C'],
    [t('keys.move'), 'J', 'K'],
    [t('keys.open'), 'Enter'],
    [t('keys.edit'), 'E'],
    [t('keys.save'), `${modKey()} Enter`],
    [t('keys.delete'), 'Del'],
    [t('app.undo'), `${modKey()} Z`],
  ] as const;
  return (
    <Section title={t('settings.shortcuts')}>
      <ul className={css.keys}>
        {shortcuts.map(([label, ...keys]) => (
          <li key={label}>
            <span>{label}</span>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </li>
        ))}
      </ul>
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
