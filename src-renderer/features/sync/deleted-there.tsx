import type { ScreenConflict } from './on-screens.ts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call } from '../../ipc/call.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import css from './conflicts.module.css';
import { useSettle } from './use-settle.ts';

const WAYS = [
  ['recreate', '1'],
  ['keep', '2'],
  ['discard', '3'],
] as const;

/** The server deleted what was changed here: make it anew there, keep it here alone, or let it go. */
export function DeletedThere({ row, onDone }: { row: ScreenConflict; onDone: (() => void) | null }) {
  const { t } = useTranslation();
  const settle = useSettle();
  const { entity, id, title } = row;
  const take = async (way: (typeof WAYS)[number][0]): Promise<void> => {
    const isDone = await settle({
      entity,
      id,
      done: t(`conflict.deleted.${way}Done`, { name: title }),
      deed: () => call('sync.resolve', { entity, id, field: null, take: way }),
    });
    if (isDone) onDone?.();
  };
  useKeys(Object.fromEntries(WAYS.map(([way, key]) => [key, () => void take(way)])));
  return (
    <dl className={css.ways}>
      {WAYS.map(([way, key], index) => (
        <div key={way}>
          <dt>
            <Button
              size="xs"
              fullWidth
              variant={index === 0 ? 'filled' : 'default'}
              rightSection={<KeyCaps strokes={key} />}
              onClick={() => void take(way)}
            >
              {t(`conflict.deleted.${way}`)}
            </Button>
          </dt>
          <dd>{t(`conflict.deleted.${way}Text`)}</dd>
        </div>
      ))}
    </dl>
  );
}
