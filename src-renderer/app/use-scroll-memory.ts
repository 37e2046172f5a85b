import { useEffect, useRef, type RefObject } from 'react';

/** How far each scrolling part of a page was, by its place in the page. */
type Scrolls = ReadonlyMap<string, number>;

/** A page that has not grown to where it was by then has become a shorter one. */
const GROWS_MS = 1_000;

/**
 * Back and forward bring a page back where it was scrolled to. Lists that draw only what is in sight are left out: they
 * keep their own place.
 */
export function useScrollMemory(page: RefObject<HTMLElement | null>, path: string): void {
  const memory = useRef(new Map<string, Scrolls>());
  useEffect(() => {
    const element = page.current;
    const key = window.navigation.currentEntry?.key;
    if (!element || key === undefined) return;
    const stop = restore(element, memory.current.get(key));
    const note = ({ target }: Event): void => {
      if (!(target instanceof HTMLElement) || target.role === 'grid') return;
      const place = placeOf(target, element);
      memory.current.set(key, new Map(memory.current.get(key)).set(place, target.scrollTop));
    };
    element.addEventListener('scrollend', note, { capture: true, passive: true });
    return () => {
      stop();
      element.removeEventListener('scrollend', note, { capture: true });
    };
  }, [page, path]);
}

/** A part of a page, named by the numbers of the places from the page down. */
function placeOf(element: Element, page: Element): string {
  const parent = element.parentElement;
  if (element === page || !parent) return '';
  return `${placeOf(parent, page)}/${[...parent.children].indexOf(element)}`;
}

const elementAt = (page: Element, place: string): Element | undefined =>
  place
    .split('/')
    .slice(1)
    .reduce<Element | undefined>((element, index) => element?.children[Number(index)], page);

/** Scrolls as soon as the page is long enough, unless the person scrolls first. Returns the way to stop. */
function restore(page: HTMLElement, scrolls: Scrolls | undefined): () => void {
  if (!scrolls || scrolls.size === 0) return () => undefined;
  const waiting = new Map(scrolls);
  const attempt = (): void => {
    for (const [place, top] of waiting) {
      const element = elementAt(page, place);
      if (!element || element.scrollHeight - element.clientHeight < top) continue;
      element.scrollTo({ top, behavior: 'instant' });
      waiting.delete(place);
    }
    if (waiting.size === 0) stop();
  };
  const observer = new MutationObserver(attempt);
  const timer = window.setTimeout(() => stop(), GROWS_MS);
  const stop = (): void => {
    observer.disconnect();
    window.clearTimeout(timer);
    page.removeEventListener('wheel', stop);
  };
  observer.observe(page, { childList: true, subtree: true });
  page.addEventListener('wheel', stop, { passive: true });
  attempt();
  return stop;
}
