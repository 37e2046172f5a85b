// What pages are made of: head, tabs, sections, fields, a notice.
import type { ReactNode } from 'react';
import { formatCount } from './format.ts';
import { Glyph, type Shape } from './glyph.tsx';
import { OriginBadge, type Origin } from './marks.tsx';
import css from './page.module.css';

interface PageHeadProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}

export function PageHead({ title, note, children }: PageHeadProps) {
  return (
    <div className={css.head}>
      <h1>{title}</h1>
      {note && (
        <span className="dim truncate" title={typeof note === 'string' ? note : undefined}>
          {note}
        </span>
      )}
      <span className={css.spacer} />
      {children}
    </div>
  );
}

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly count?: string;
  /** What a dot behind the name says. */
  readonly mark?: string;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly active: Id;
  readonly onSelect: (id: Id) => void;
}

/** Tabs are black: the accent belongs to what a person changed. Arrow keys move between them. */
export function Tabs<Id extends string>({ label, tabs, active, onSelect }: TabsProps<Id>) {
  const step = (event: React.KeyboardEvent, index: number): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by && tabs[(index + by + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onSelect(next.id);
    const buttons = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role="tab"]');
    buttons?.[tabs.indexOf(next)]?.focus();
  };
  return (
    <div className={css.tabs} role="tablist" aria-label={label}>
      {tabs.map(({ id, label: name, count, mark }, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          className={`plain ${css.tab}`}
          aria-selected={id === active}
          tabIndex={id === active ? 0 : -1}
          onClick={(event) => {
            // After a click of the mouse the arrows belong to what the tab shows.
            if (event.detail > 0) event.currentTarget.blur();
            onSelect(id);
          }}
          onKeyDown={(event) => step(event, index)}
        >
          {name}
          {count !== undefined && <em>{count}</em>}
          {mark && <i role="img" aria-label={mark} title={mark} />}
        </button>
      ))}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  /** How many there are; none is not said here. */
  readonly count?: number | undefined;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** Sections are divided by a hairline, never boxed. */
export function Section({ title, count = 0, action, children }: SectionProps) {
  return (
    <section className={css.section} aria-label={title}>
      <header>
        <h2>
          {title}
          {count > 0 && <em>{formatCount(count)}</em>}
        </h2>
        {action}
      </header>
      {children}
    </section>
  );
}

export interface FieldView {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
  readonly origin?: Origin;
  readonly onEdit?: () => void;
  /** Small buttons that show while the field is pointed at or has the focus. */
  readonly actions?: ReactNode;
}

export function FieldList({ fields }: { fields: readonly FieldView[] }) {
  return (
    <dl className={css.fields}>
      {fields.map(({ key, label, value, origin = 'clear', onEdit, actions }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd data-field={key} data-editable={onEdit ? '' : undefined} onDoubleClick={onEdit}>
            <span className="truncate">{value}</span>
            <OriginBadge of={origin} />
            {actions}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface NoticeProps {
  readonly tone: 'warn' | 'danger' | 'quiet';
  readonly shape: Shape;
  readonly title: string;
  readonly text: ReactNode;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** Something that a person should know on this page: what is safe first, then what happened. */
export function Notice({ tone, shape, title, text, action, children }: NoticeProps) {
  return (
    <section className={css.notice} data-tone={tone} aria-label={title}>
      <Glyph shape={shape} />
      <h2>{title}</h2>
      <div style={{ display: 'contents' }}>{action && <div className={css.action}>{action}</div>}</div>
      <p style={{ gridColumn: 2 }}>{text}</p>
      {children && <div className={css.body}>{children}</div>}
    </section>
  );
}
