import { Button } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CSV_ENCODINGS } from '../../../src-shared/domain/csv/encodings.ts';
import { FILE_ENTITIES } from '../../../src-shared/domain/entities.ts';
import { Choice } from '../../ui/choice.tsx';
import { formatCount } from '../../ui/format.ts';
import { StatusMark } from '../../ui/marks.tsx';
import { modKey } from '../../ui/mod-key.ts';
import { TableFoot } from '../../ui/table-foot.tsx';
import { ChangeSets } from './change-sets.tsx';
import { ENCODING_NAMES } from './file-facts.tsx';
import { useImportView, type ImportView } from './import-view.ts';
import css from './imports.module.css';
import { useImport } from './use-import.ts';

/** Which file, and in which letters it is written: the first rows show at once whether that is right. */
export function FileStep() {
  const { t } = useTranslation();
  const view = useImportView();
  const { inspection } = view;
  return (
    <>
      <div className={css.body}>{inspection ? <Preview view={view} /> : <Start view={view} />}</div>
      <TableFoot
        summary={inspection ? t('imports.previewNote', { count: inspection.preview.length }) : t('imports.localNote')}
        keys={[[`${modKey()} Enter`, t(inspection ? 'imports.toColumns' : 'imports.choose')]]}
      />
    </>
  );
}

function Start({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const { restart, choose } = useImport();
  return (
    <>
      <div className={css.start}>
        <Choice
          label={t('imports.what')}
          value={view.entity}
          choices={FILE_ENTITIES.map((entity) => ({ value: entity, label: t(`nav.${entity}`) }))}
          onChange={restart}
        />
        <button type="button" className={`plain ${css.drop}`} disabled={view.isBusy} onClick={() => void choose()}>
          <IconFileTypeCsv size={32} stroke={1.2} aria-hidden />
          <b>{t('imports.chooseLong')}</b>
          <span>{t('imports.chooseText')}</span>
        </button>
      </div>
      <ChangeSets />
    </>
  );
}

function Preview({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const { readAs } = useImport();
  const { inspection } = view;
  if (!inspection) return null;
  return (
    <>
      <div className={css.encoding}>
        <Choice
          label={t('imports.encoding')}
          value={inspection.encoding}
          choices={CSV_ENCODINGS.filter((one) => one !== 'utf-16be' || inspection.encoding === one).map((encoding) => ({
            value: encoding,
            label: ENCODING_NAMES[encoding],
          }))}
          onChange={(encoding) => void readAs(encoding)}
        />
        {view.encoding === 'auto' ? (
          <StatusMark
            shape={inspection.isCertain ? 'check' : 'triangle'}
            tone={inspection.isCertain ? 'quiet' : 'warn'}
            label={t(inspection.isCertain ? 'imports.found' : 'imports.guessed')}
          />
        ) : (
          <Button size="xs" variant="subtle" color="gray" onClick={() => void readAs('auto')}>
            {t('imports.findAgain')}
          </Button>
        )}
        <span className="dim">{t('imports.rowsAbout', { rows: formatCount(inspection.rows) })}</span>
      </div>
      <div className={css.preview} tabIndex={0} role="region" aria-label={t('imports.preview')}>
        <table>
          <thead>
            <tr>
              <th>1</th>
              {inspection.header.map((name, column) => (
                <th key={column}>{name || t('app.none')}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inspection.preview.map((cells, index) => (
              <tr key={index}>
                <td>{index + 2}</td>
                {inspection.header.map((_, column) => (
                  <td key={column} title={cells[column]}>
                    {cells[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
