type Stroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> & { readonly shiftKey?: boolean };

/** Keys that Shift makes another stroke of; with others it only makes another character. */
const MOVES = /^(Arrow|Page|Home$|End$)/u;

/**
 * The name of a key stroke: `j`, `?`, `ArrowDown`, `mod+z` (Ctrl, on a Mac ⌘), `alt+ArrowLeft`, `shift+ArrowDown`. Letters in
 * lower case.
 */
export function keyName(event: Stroke): string {
  // A Chinese keyboard may give full-width marks.
  const key = event.key.length === 1 ? event.key.normalize('NFKC').toLowerCase() : event.key;
  const shift = event.shiftKey && MOVES.test(key) ? 'shift+' : '';
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shift}${key}`;
}

/** Whether a stroke belongs to an input method that is composing: then it is nobody's shortcut. */
export const isComposing = (event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  event.isComposing || event.keyCode === 229;

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ' ': 'Space',
};

/** What is printed on the keys: `mod+alt+k` → Ctrl, Alt, K; of strokes one after another (`g c`) one list each. */
export function capsOf(strokes: string, modifier: string): readonly (readonly string[])[] {
  return strokes === ' '
    ? [['Space']]
    : strokes.split(' ').map((stroke) => stroke.split(/\+(?=.)/u).map((key) => capOf(key, modifier)));
}

/** A Mac prints signs where other keyboards print words. */
const MAC_NAMES: Readonly<Record<string, string>> = { alt: '⌥', shift: '⇧', Enter: '↩', Delete: '⌦' };

function capOf(key: string, modifier: string): string {
  if (key === 'mod') return modifier;
  const mac = modifier === '⌘' ? MAC_NAMES[key] : undefined;
  return mac ?? NAMES[key] ?? key.slice(0, 1).toUpperCase() + key.slice(1);
}
