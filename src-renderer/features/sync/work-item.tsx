import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { Shape } from '../../ui/glyph.tsx';
import { StatusMark } from '../../ui/marks.tsx';
import css from './conflicts.module.css';

interface WorkItemProps {
  readonly entity: ScreenEntity;
  readonly title: string;
  readonly note: string;
  readonly shape: Extract<Shape, 'diamond' | 'refused'>;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

/** A record that needs a person, in the list at the left. */
export function WorkItem({ entity, title, note, shape, isCurrent, onOpen }: WorkItemProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={`plain ${css.item}`}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onOpen}
    >
      <StatusMark shape={shape} tone={shape === 'diamond' ? 'warn' : 'danger'} label={t(`nav.${entity}`)} />
      <b className="truncate" title={title}>
        {title}
      </b>
      <small className="truncate">{note}</small>
    </button>
  );
}
