import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { isComposing, keyName } from '../../ui/strokes.ts';
import css from './shortcuts-editor.module.css';

interface ShortcutLineProps {
  readonly own: string;
  readonly text: string;
  readonly isListening: boolean;
  readonly isMoved: boolean;
  readonly problem: string | undefined;
  /** Whether another shortcut begins with this stroke: then one more stroke is awaited. */
  readonly goesOn: (begun: string) => boolean;
  readonly onListen: (isOn: boolean) => void;
  readonly onChoose: (strokes: string) => void;
}

const MODIFIERS = new Set(['Control', 'Meta', 'Alt', 'Shift', 'CapsLock', 'AltGraph', 'Process', 'Dead']);

/** One shortcut: its button hears the new keys; beside it the way back to its own. */
export function ShortcutLine(props: ShortcutLineProps) {
  const { own, text, isListening, isMoved, problem, goesOn, onListen, onChoose } = props;
  const { t } = useTranslation();
  const [begun, setBegun] = useState('');
  const hear = (event: React.KeyboardEvent): void => {
    if (!isListening || isComposing(event.nativeEvent) || MODIFIERS.has(event.key) || event.key === 'Tab') return;
    // Nothing else may answer the key that is being chosen.
    event.preventDefault();
    event.stopPropagation();
    const stroke = keyName(event.nativeEvent);
    if (stroke === 'Escape') onListen(false);
    else if (begun === '' && goesOn(stroke)) return setBegun(stroke);
    else onChoose(begun === '' ? stroke : `${begun} ${stroke}`);
    setBegun('');
  };
  return (
    <li>
      <span>{text}</span>
      {isMoved && !isListening && (
        <button type="button" className={`plain ${css.reset}`} onClick={() => onChoose(own)}>
          {t('shortcuts.reset')}
          <span className={css.said}>{text}</span>
        </button>
      )}
      <button
        type="button"
        className={`plain ${css.keys}`}
        data-listening={isListening ? '' : undefined}
        onClick={() => onListen(!isListening)}
        onBlur={() => {
          setBegun('');
          if (isListening) onListen(false);
        }}
        onKeyDown={hear}
        // A key that presses buttons is being chosen, not pressed.
        onKeyUp={(event) => isListening && event.preventDefault()}
      >
        {isListening ? t('shortcuts.press') : <span className={css.said}>{t('shortcuts.change', { what: text })}</span>}
        {isListening ? begun !== '' && <KeyCaps strokes={begun} /> : <KeyCaps strokes={own} />}
      </button>
      {problem && <small role="alert">{problem}</small>}
    </li>
  );
}
