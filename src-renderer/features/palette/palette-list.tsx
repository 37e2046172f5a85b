import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { EntityIcon } from '../../ui/entity-icon.tsx';
import { IconArrowRight, IconHistory, IconPlus } from '@tabler/icons-react';
import { isUsable, type Item, type Section } from './items.ts';
import css from './palette.module.css';
import { RecordRow } from './record-row.tsx';

interface ListProps {
  readonly id: string;
  readonly sections: readonly Section[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly onRun: (item: Item) => void;
}

/** The lines below the box, under their headings. They are read out as the arrows move over them. */
export function PaletteList({ id, sections, chosen, onChoose, onRun }: ListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={t('palette.title')} className={css.list}>
      {sections.map(({ heading, items }) => (
        <div key={heading} role="group" aria-label={t(`palette.headings.${heading}`)}>
          <h2 aria-hidden>{t(`palette.headings.${heading}`)}</h2>
          {items.map((item) => (
            <div
              key={item.key}
              id={`${id} ${item.key}`.replaceAll(' ', '-')}
              role="option"
              className={css.item}
              aria-selected={item.key === chosen}
              aria-disabled={!isUsable(item)}
              onMouseMove={() => isUsable(item) && onChoose(item.key)}
              // The focus stays in the box.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onRun(item)}
            >
              <Line item={item} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;

function Line({ item }: { item: Item }) {
  const { t } = useTranslation();
  switch (item.kind) {
    case 'record':
      return (
        <>
          <EntityIcon entity={item.line.entity} />
          <RecordRow line={item.line} why={item.why} isUsable={isUsable(item)} />
        </>
      );
    case 'search':
      return (
        <>
          <IconHistory {...icon} />
          <span className="truncate">{item.text}</span>
        </>
      );
    case 'create':
      return (
        <>
          <IconPlus {...icon} />
          <span className="truncate">
            {t('palette.create', { name: item.text, create: t(`${item.entity}.create`) })}
          </span>
        </>
      );
    case 'all':
      return (
        <>
          <IconArrowRight {...icon} />
          <span className="truncate">
            {t('palette.all', { text: item.text, where: t(`palette.headings.${item.entity}`) })}
          </span>
        </>
      );
    case 'command': {
      const { icon: CommandIcon, title, strokes, isOff } = item.command;
      return (
        <>
          <CommandIcon {...icon} />
          <span className="truncate">{title}</span>
          {isOff !== undefined ? (
            <span className={css.facts}>{isOff}</span>
          ) : (
            strokes !== undefined && (
              <span className={css.facts}>
                <KeyCaps strokes={strokes} />
              </span>
            )
          )}
        </>
      );
    }
  }
}
