import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { PageHead } from '../../ui/page.tsx';
import { ConnectForm } from './connect-form.tsx';
import css from './welcome.module.css';

/** Connecting a further server from inside the app; the data that is open stays as it is. */
export function ConnectPage() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <>
      <PageHead title={t('welcome.connectTitle')} />
      <div className={css.connect}>
        <p>{t('welcome.connectText')}</p>
        <ConnectForm onConnected={() => navigate('/customers')} />
      </div>
    </>
  );
}
