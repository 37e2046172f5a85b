import { useState, type PointerEvent } from 'react';

/** What dragging and keys do to columns; `onResize` hears the width at every move, `isDone` with the last one. */
export interface ColumnDeeds {
  readonly onResize: (key: string, width: number, isDone: boolean) => void;
  readonly onMove: (key: string, to: string) => void;
}

/** So far a pointer may tremble before a click becomes a drag. */
const TREMBLE_PX = 5;

/** Drags the right edge of a head. The width it begins with is the one on the screen. */
export function resizeByPointer(
  event: PointerEvent<HTMLElement>,
  key: string,
  onResize: ColumnDeeds['onResize'],
): void {
  const edge = event.currentTarget;
  const start = event.clientX;
  const width = edge.parentElement?.getBoundingClientRect().width ?? 0;
  event.preventDefault();
  event.stopPropagation();
  edge.setPointerCapture(event.pointerId);
  const at = (x: number): number => width + x - start;
  const move = ({ clientX }: globalThis.PointerEvent): void => onResize(key, at(clientX), false);
  const end = ({ clientX, type }: globalThis.PointerEvent): void => {
    edge.removeEventListener('pointermove', move);
    onResize(key, type === 'pointerup' ? at(clientX) : width, true);
  };
  edge.addEventListener('pointermove', move);
  edge.addEventListener('pointerup', end, { once: true });
  edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true });
}

export interface ColumnDrag {
  /** The column that the dragged one would take the place of. */
  readonly over: string | null;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, key: string) => void;
}

const headUnder = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('[role="columnheader"]')?.dataset['column'] ?? null;

/** Drags a head onto another one. */
export function useColumnDrag(onMove: ColumnDeeds['onMove']): ColumnDrag {
  const [over, setOver] = useState<string | null>(null);
  return {
    over,
    onPointerDown: (event, key) => {
      if (event.button !== 0) return;
      const start = event.clientX;
      const drag = { isOn: false };
      const move = ({ clientX, clientY }: globalThis.PointerEvent): void => {
        drag.isOn ||= Math.abs(clientX - start) > TREMBLE_PX;
        if (drag.isOn) setOver(headUnder(clientX, clientY));
      };
      const end = ({ clientX, clientY }: globalThis.PointerEvent): void => {
        window.removeEventListener('pointermove', move);
        setOver(null);
        const to = drag.isOn ? headUnder(clientX, clientY) : null;
        if (to !== null && to !== key) onMove(key, to);
        // What was dragged is not clicked as well.
        if (drag.isOn) window.addEventListener('click', stop, { capture: true, once: true });
        window.setTimeout(() => window.removeEventListener('click', stop, { capture: true }));
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', end, { once: true });
    },
  };
}

const stop = (event: Event): void => event.stopPropagation();
