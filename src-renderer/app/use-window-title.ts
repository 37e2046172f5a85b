import { useEffect, type RefObject } from 'react';

/** What stands behind the name of a screen in the window's title; the main process knows it by this word. */
const APP = 'Satchel';

/** Names the window by the heading of the page, so that it is told from others in the list of windows. */
export function useWindowTitle(page: RefObject<HTMLElement | null>, path: string): void {
  useEffect(() => {
    const element = page.current;
    if (!element) return;
    const tell = (): void => {
      const heading = element.querySelector('h1, h2')?.textContent.trim() ?? '';
      document.title = heading === '' ? APP : `${heading} – ${APP}`;
    };
    tell();
    // A page comes in parts; rows that scroll by lie deeper and do not concern the title.
    const observer = new MutationObserver(tell);
    observer.observe(element, { childList: true });
    return () => observer.disconnect();
  }, [page, path]);
}
