import type { ScreenRefusal } from './on-screens.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../../i18n/error-words.ts';
import { useFieldLabel } from '../../i18n/use-field-label.ts';
import { call } from '../../ipc/call.ts';
import { absoluteDate } from '../../ui/format.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { Candidates } from './candidates.tsx';
import css from './conflicts.module.css';
import { useSettle } from './use-settle.ts';

interface RefusalPanelProps {
  readonly refusal: ScreenRefusal;
  readonly onEdit: () => void;
}

/** What the server said in its own words, and the four ways on: edit, try again, take the existing one, give up. */
export function RefusalPanel({ refusal, onEdit }: RefusalPanelProps) {
  const { t } = useTranslation();
  const settle = useSettle();
  const [isLinking, setIsLinking] = useState(false);
  const { entity, id, opId, title } = refusal;
  const canLink = refusal.code === 'DUPLICATE_NAME' && refusal.operation === 'create';
  const retry = () =>
    void settle({
      entity,
      id,
      done: t('refusal.retried', { name: title }),
      deed: () => call('sync.retry', { id: opId }),
    });
  const discard = () =>
    void settle({
      entity,
      id,
      done: t('refusal.discarded', { name: title }),
      deed: () => call('sync.discard', { id: opId }),
    });
  const link = () => setIsLinking(true);
  useKeys({
    t: { act: retry, text: t('refusal.retry') },
    x: { act: discard, text: t('refusal.discard') },
    ...(canLink ? { l: { act: link, text: t('refusal.link') } } : {}),
  });
  return (
    <>
      <Words refusal={refusal} />
      <div className={css.deeds}>
        {canLink && (
          <Button size="xs" variant="filled" rightSection={<KeyCaps strokes="l" />} onClick={link}>
            {t('refusal.link')}
          </Button>
        )}
        <Button
          size="xs"
          variant={canLink ? 'default' : 'filled'}
          rightSection={<KeyCaps strokes="e" />}
          onClick={onEdit}
        >
          {t('refusal.edit')}
        </Button>
        <Button size="xs" rightSection={<KeyCaps strokes="t" />} onClick={retry}>
          {t('refusal.retry')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" rightSection={<KeyCaps strokes="x" />} onClick={discard}>
          {t('refusal.discard')}
        </Button>
      </div>
      {isLinking && <Candidates refusal={refusal} />}
    </>
  );
}

function Words({ refusal }: { refusal: ScreenRefusal }) {
  const { t } = useTranslation();
  const label = useFieldLabel(refusal.entity);
  return (
    <dl className={css.words}>
      <dt>{t('customer.serverSays')}</dt>
      <dd>{errorWords(refusal, t)}</dd>
      {Object.entries(refusal.fieldErrors).map(([field, messages]) => (
        <div key={field} style={{ display: 'contents' }}>
          <dt>{label(field)}</dt>
          <dd>{messages.join(' ')}</dd>
        </div>
      ))}
      <dt>{t('customer.request')}</dt>
      <dd>
        <span className="mono">{refusal.requestId ?? refusal.opId}</span>{' '}
        <span className="dim">
          {absoluteDate(refusal.at)} {refusal.code}
        </span>
      </dd>
    </dl>
  );
}
