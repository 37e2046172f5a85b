import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../ipc/use-preferences.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { problemOf, rebound, strokesOf, type KeyProblem } from '../../ui/key-bindings.ts';
import { catalogue, fixedKeys } from './catalogue.ts';
import { ShortcutLine } from './shortcut-line.tsx';
import css from './shortcuts-editor.module.css';

interface Refused {
  readonly own: string;
  readonly problem: KeyProblem;
}

/** Every shortcut with its keys: another one is pressed in place; what is taken says by whom; all can be put back. */
export function ShortcutsEditor() {
  const { t } = useTranslation();
  const { keys, setKeys } = usePreferences();
  const [listening, setListening] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const groups = catalogue(t);
  const all = groups.flatMap(({ lines }) => lines);
  const others = all.map(({ strokes }) => strokes);
  const choose = (own: string, strokes: string): void => {
    const problem = problemOf(keys, { own, strokes, others });
    setRefused(problem && { own, problem });
    setListening(null);
    if (!problem) setKeys(rebound(keys, own, strokes));
  };
  const say = (problem: KeyProblem): string => {
    if (problem.kind === 'fixed') return t('shortcuts.fixed');
    return t('shortcuts.taken', { by: all.find(({ strokes }) => strokes === problem.by)?.text ?? problem.by });
  };
  return (
    <>
      <p className={css.note}>{t('shortcuts.editNote')}</p>
      <div className={css.groups}>
        {groups.map(({ title, lines }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <ul>
              {lines.map(({ strokes: own, text }) => (
                <ShortcutLine
                  key={own}
                  {...{ own, text }}
                  isListening={listening === own}
                  isMoved={keys[own] !== undefined}
                  problem={refused?.own === own ? say(refused.problem) : undefined}
                  goesOn={(begun) => others.some((other) => strokesOf(keys, other).startsWith(`${begun} `))}
                  onListen={(isOn) => {
                    setListening(isOn ? own : null);
                    setRefused(null);
                  }}
                  onChoose={(strokes) => choose(own, strokes)}
                />
              ))}
            </ul>
          </section>
        ))}
        <section aria-label={t('shortcuts.fixedTitle')}>
          <h3>{t('shortcuts.fixedTitle')}</h3>
          <ul>
            {fixedKeys(t).map(({ strokes, text }) => (
              <li key={text}>
                <span>{text}</span>
                <span className={css.fixed}>
                  {strokes.map((one) => (
                    <KeyCaps key={one} strokes={one} />
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      {Object.keys(keys).length > 0 && (
        <Button size="xs" onClick={() => setKeys({})}>
          {t('shortcuts.resetAll')}
        </Button>
      )}
    </>
  );
}
