import { useTranslation } from 'react-i18next';
import type { RecordHit, RecordLine } from '../../../src-shared/ipc/search.routes.ts';
import { entityTable } from '../../../src-shared/domain/entity-table.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useStateWord } from '../../i18n/use-state-word.ts';
import { useNow } from '../../ui/clock.ts';
import { farDate, shortMoney } from '../../ui/format.ts';
import css from './palette.module.css';

interface RowProps {
  readonly line: RecordLine;
  readonly why: RecordHit['why'] | null;
  readonly isUsable: boolean;
}

/** A record on one line: its name with what matched marked, the field that matched if it is another, and what it is. */
export function RecordRow({ line: { entity, title, facts }, why, isUsable }: RowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const stateWord = useStateWord();
  const now = useNow();
  const isTitle = why?.field === entityTable[entity].title;
  const said = [
    facts.customer,
    ...facts.words,
    facts.state && stateWord(facts.state),
    facts.amountCents === undefined ? undefined : shortMoney(facts.amountCents, language),
    facts.day && farDate(facts.day, now, t),
    isUsable ? undefined : t('palette.noScreen'),
  ].filter((part) => part !== undefined && part !== '' && part !== why?.text);
  const known = said.join(language === 'zh' ? '，' : ', ');
  return (
    <>
      <span className={css.title} title={title}>
        {isTitle && why ? <Marked text={title} range={why.range} /> : title || t('app.none')}
      </span>
      {why && !isTitle && (
        <span className={css.why} title={why.text}>
          <Marked text={why.text} range={why.range} />
        </span>
      )}
      <span className={css.facts} title={known}>
        {known}
      </span>
    </>
  );
}

function Marked({ text, range }: { text: string; range: RecordHit['why']['range'] }) {
  if (!range) return text;
  return (
    <>
      {text.slice(0, range[0])}
      <mark>{text.slice(...range)}</mark>
      {text.slice(range[1])}
    </>
  );
}
