import { useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../ui/use-keys.ts';

const LINE = '[data-line]';

/**
 * Moves the focus from line to line of what the reference holds, and presses the buttons of the line that has it. Enter opens
 * a line by itself: it is a link.
 */
export function useLineKeys<Element extends HTMLElement>(): RefObject<Element | null> {
  const { t } = useTranslation();
  const around = useRef<Element>(null);
  const lines = (): HTMLElement[] => [...(around.current?.querySelectorAll<HTMLElement>(LINE) ?? [])];
  const step = (by: -1 | 1): void => {
    const all = lines();
    const at = all.findIndex((line) => line.contains(document.activeElement));
    const next = at < 0 ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
    all[next]?.querySelector<HTMLElement>('[data-open]')?.focus();
  };
  const press = (deed: 'complete' | 'move'): void => {
    const line = lines().find((one) => one.contains(document.activeElement));
    const button = line?.querySelector<HTMLElement>(`[data-deed=${deed}]`);
    if (!button) return;
    // A line that is done may go; the keys go on from the next one.
    if (deed === 'complete') step(1);
    button.click();
  };
  const next = { act: () => step(1), text: t('today.keys.next') };
  const previous = { act: () => step(-1), text: t('today.keys.previous') };
  useKeys({
    ...{ j: next, ArrowDown: () => step(1), k: previous, ArrowUp: () => step(-1) },
    d: { act: () => press('complete'), text: t('today.keys.complete') },
    r: { act: () => press('move'), text: t('today.keys.move') },
  });
  return around;
}
