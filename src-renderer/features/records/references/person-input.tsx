import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../../src-shared/ipc/contract.ts';
import { call } from '../../../ipc/call.ts';
import { useSession } from '../../../ipc/session.ts';
import { formatCount } from '../../../ui/format.ts';
import { meIn, personName } from '../person-name.ts';
import css from './references.module.css';

type People = RouteOutput<'people.list'>['people'];

interface PersonInputProps extends Omit<AutocompleteProps, 'data' | 'value' | 'onChange' | 'onOptionSubmit'> {
  /** Who is named, as the record keeps it. */
  readonly user: string;
  readonly onChange: (user: string) => void;
  /** Hears in addition when somebody was taken from the list. */
  readonly onTake?: (user: string) => void;
}

/** Names a person: whoever is here in front, then those who own customers; a name that nobody has yet is typed as it is. */
export function PersonInput({ user, onChange, onTake, ...common }: PersonInputProps) {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const [isOpen, setIsOpen] = useState(common.defaultDropdownOpened ?? false);
  const [isTyped, setIsTyped] = useState(false);
  const people = usePeople(isOpen);
  const shown = user === '' ? '' : personName(user, workspace, t);
  // Who names himself as the screen does is meant by the name that the record keeps.
  const userOf = (text: string): string => (text === t('app.me') ? meIn(workspace) : text);
  const counts = new Map(people.map((one) => [personName(one.user, workspace, t), one.customers]));
  return (
    <Autocomplete
      {...common}
      data={[...counts.keys()]}
      renderOption={({ option }) => (
        <div className={css.person}>
          <span className="truncate">{option.value}</span>
          <small>
            {t('references.owns', {
              count: counts.get(option.value) ?? 0,
              shown: formatCount(counts.get(option.value) ?? 0),
            })}
          </small>
        </div>
      )}
      // What stands there already would hide everybody else.
      filter={({ options, search }) =>
        isTyped ? options.filter((option) => 'value' in option && option.value.includes(search.trim())) : options
      }
      value={shown}
      onFocus={() => setIsTyped(false)}
      onChange={(text) => {
        setIsTyped(true);
        onChange(userOf(text));
      }}
      onOptionSubmit={(text) => onTake?.(userOf(text))}
      onDropdownOpen={() => setIsOpen(true)}
      autoComplete="off"
      spellCheck={false}
      comboboxProps={{ transitionProps: { duration: 0 }, ...common.comboboxProps }}
      maxDropdownHeight={260}
    />
  );
}

const NOBODY: People = [];

function usePeople(isWanted: boolean): People {
  const [people, setPeople] = useState<People>(NOBODY);
  useEffect(() => {
    if (!isWanted) return;
    let isMeant = true;
    call('people.list', {}).then(
      (answer) => isMeant && setPeople(answer.people),
      () => undefined,
    );
    return () => {
      isMeant = false;
    };
  }, [isWanted]);
  return people;
}
