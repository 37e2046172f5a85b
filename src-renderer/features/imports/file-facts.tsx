import { useTranslation } from 'react-i18next';
import type { CsvEncoding, Delimiter } from '../../../src-shared/domain/csv/encodings.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { formatCount } from '../../ui/format.ts';
import { FieldList, Section } from '../../ui/page.tsx';
import type { ImportView } from './import-view.ts';

/** As people call them, alike in both languages. */
export const ENCODING_NAMES: Readonly<Record<CsvEncoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  gbk: 'GBK',
  big5: 'Big5',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 BE',
};

const DELIMITER_KEYS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const satisfies Record<
  Delimiter,
  string
>;

/** What was found out about the file by itself. */
export function FileFacts({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const { inspection, file } = view;
  if (!inspection || !file) return null;
  const encoding = ENCODING_NAMES[inspection.encoding];
  return (
    <Section title={t('imports.facts.title')}>
      <FieldList
        fields={[
          {
            key: 'encoding',
            label: t('imports.encoding'),
            value: view.encoding === 'auto' ? t('imports.facts.found', { encoding }) : encoding,
          },
          {
            key: 'delimiter',
            label: t('imports.facts.delimiter'),
            value: t(`imports.facts.${DELIMITER_KEYS[inspection.delimiter]}`),
          },
          {
            key: 'rows',
            label: t('imports.facts.rows'),
            value: t('imports.facts.rowsOf', { rows: formatCount(inspection.rows), size: formatBytes(file.bytes) }),
          },
          { key: 'header', label: t('imports.facts.header'), value: t('imports.facts.headerRow') },
        ]}
      />
    </Section>
  );
}
