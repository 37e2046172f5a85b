import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../../ui/key-caps.tsx';
import css from './palette.module.css';

/** How fast it was found on this computer, and which keys work here. */
export function PaletteFoot({ tookMs }: { tookMs: number | null }) {
  const { t } = useTranslation();
  const keys = [
    ['ArrowUp ArrowDown', t('palette.choose')],
    ['Enter', t('keys.open')],
    ['>', t('palette.commandsOnly')],
    ['Escape', t('palette.close')],
  ] as const;
  return (
    <footer className={css.foot}>
      <span>{tookMs !== null && t('palette.took', { ms: Math.max(1, Math.round(tookMs)) })}</span>
      {keys.map(([strokes, text]) => (
        <span key={strokes} className={css.key}>
          <KeyCaps strokes={strokes} />
          {text}
        </span>
      ))}
    </footer>
  );
}
