import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFileDrop } from '../../../ui/use-file-drop.ts';
import { useViewFiles } from './use-view-files.ts';
import css from './view-drop.module.css';

/** Where files of views may be let go: the whole page of a list, which says so while some are over it. */
export function ViewDrop() {
  const { t } = useTranslation();
  const { importDropped } = useViewFiles();
  const isOver = useFileDrop(importDropped);
  return (
    isOver && (
      <div className={css.drop}>
        <span>
          <IconFileImport size={18} stroke={1.6} />
          {t('viewFiles.drop')}
        </span>
      </div>
    )
  );
}
