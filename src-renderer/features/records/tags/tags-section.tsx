import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { useHasServer } from '../../../ipc/session.ts';
import { Section } from '../../../ui/page.tsx';
import { isComposing } from '../../../ui/use-keys.ts';
import { TagInput } from './tag-input.tsx';
import css from './tags.module.css';
import { useTag } from './use-tag.ts';

/** The tags of a customer, and the input in their place while they are changed. */
export function TagsSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const [names, setNames] = useState<readonly string[] | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isEdited = names !== null;
  const wasEdited = useRef(false);
  useEffect(() => {
    // The focus goes back to where it came from, unless it has gone on by itself.
    if (wasEdited.current && !isEdited && document.activeElement === document.body) button.current?.focus();
    wasEdited.current = isEdited;
  }, [isEdited]);
  const tags = customer.tags ?? [];
  const edit = (): void => setNames(tags.map(({ name }) => name));
  return (
    <Section
      title={t('customer.sections.tags')}
      action={
        names === null &&
        customer.deletedAt === null && (
          <ActionIcon ref={button} size="xs" aria-label={t('tags.edit')} title={t('tags.edit')} onClick={edit}>
            <IconPencil size={14} stroke={1.6} />
          </ActionIcon>
        )
      }
    >
      {names !== null && <TagsEditor {...{ customer, names }} onNames={setNames} onLeave={() => setNames(null)} />}
      {names === null && tags.length === 0 && <p className={css.none}>{t('tags.none')}</p>}
      {names === null && tags.length > 0 && (
        <ul className={css.tags}>
          {tags.map(({ id, name }) => (
            <li key={id} className="truncate" title={name}>
              {name}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface TagsEditorProps {
  readonly customer: Customer;
  readonly names: readonly string[];
  readonly onNames: (names: readonly string[]) => void;
  readonly onLeave: () => void;
}

/** Saves when it is left; Esc leaves the tags as they were. */
function TagsEditor({ customer, names, onNames, onLeave }: TagsEditorProps) {
  const { t } = useTranslation();
  const hasServer = useHasServer();
  const tag = useTag();
  const isLeft = useRef(false);
  const latest = useRef(names);
  const leave = (isKept: boolean): void => {
    if (isLeft.current) return;
    isLeft.current = true;
    onLeave();
    if (isKept) void tag(customer, latest.current);
  };
  return (
    <div
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return;
        const isSent = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (!isSent && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        leave(isSent);
      }}
      onBlur={(event) => {
        const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        // What is still being typed becomes a tag first.
        if (!isInside && document.hasFocus()) queueMicrotask(() => leave(true));
      }}
    >
      <TagInput
        autoFocus
        aria-label={t('customer.sections.tags')}
        value={[...names]}
        onChange={(next) => {
          latest.current = next;
          onNames(next);
        }}
      />
      {hasServer && <p className={css.note}>{t('tags.keptHere')}</p>}
    </div>
  );
}
