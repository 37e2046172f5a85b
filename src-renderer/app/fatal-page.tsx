import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../src-shared/ipc/error-codes.ts';
import type { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import { useErrorText } from '../i18n/use-language.ts';
import { ComputerPicture, StateView } from '../ui/state-view.tsx';
import css from './frame.module.css';

/** Where the person can put it right while this window stays open. */
const RETRY: ReadonlySet<ErrorCode> = new Set([
  'STORE_LOCKED',
  'STORE_KEY_MISSING',
  'STORE_KEY_WRONG',
  'STORE_MIGRATION_FAILED',
  'INTERNAL',
]);

type Titled =
  | 'STORE_LOCKED'
  | 'STORE_KEY_WRONG'
  | 'STORE_KEY_MISSING'
  | 'STORE_KEY_INVALID'
  | 'STORE_NEWER'
  | 'STORE_DAMAGED'
  | 'STORE_MIGRATION_FAILED'
  | 'CORE_STOPPED';
const TITLED: ReadonlySet<string> = new Set<Titled>([
  'STORE_LOCKED',
  'STORE_KEY_WRONG',
  'STORE_KEY_MISSING',
  'STORE_KEY_INVALID',
  'STORE_NEWER',
  'STORE_DAMAGED',
  'STORE_MIGRATION_FAILED',
  'CORE_STOPPED',
]);
const isTitled = (code: ErrorCode): code is Titled => TITLED.has(code);

/** The data could not be opened or its engine is gone: what is safe first, then what happened and what to do. */
export function FatalPage({ error, onRetry }: { error: SatchelError; onRetry: () => void }) {
  const { t } = useTranslation();
  const say = useErrorText();
  const { code } = error;
  const safe = t(code === 'CORE_STOPPED' || code === 'INTERNAL' ? 'fatal.safe.saved' : 'fatal.safe.untouched');
  return (
    <main className={css.fatal} data-code={code}>
      <StateView
        picture={<ComputerPicture sign="broken" />}
        title={t(`fatal.titles.${isTitled(code) ? code : 'INTERNAL'}`)}
        text={
          <>
            <b>{safe}</b>
            <br />
            {say(error)}
          </>
        }
        isAlert
      >
        {RETRY.has(code) && (
          <Button variant="filled" onClick={onRetry}>
            {t('app.retry')}
          </Button>
        )}
      </StateView>
    </main>
  );
}
