import type { BrowserContext, Request, Route } from 'playwright-core';
import type { DriverLink } from './driver-link.ts';
import type { PageRequest, ResourceType } from '../link-contract.ts';
import { isOurs, toApp } from '../urls.ts';
import type { WindowPage } from './window-page.ts';

interface NetworkParts {
  readonly context: BrowserContext;
  readonly link: DriverLink;
  readonly windows: ReadonlyMap<number, WindowPage>;
  /** Hears of every address that a page asked for and did not get. */
  readonly onBlocked: (url: string) => void;
}

const TYPES: Readonly<Record<string, ResourceType>> = {
  stylesheet: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  media: 'media',
  xhr: 'xhr',
  fetch: 'xhr',
};

/** Null for the first request of a popup, which has no frame yet. */
const frameOf = (request: Request): ReturnType<Request['frame']> | null => {
  try {
    return request.frame();
  } catch {
    return null;
  }
};

const resourceTypeOf = (request: Request, isTop: boolean): ResourceType => {
  if (!request.isNavigationRequest()) return TYPES[request.resourceType()] ?? 'other';
  return isTop ? 'mainFrame' : 'subFrame';
};

const describe = (request: Request, windowId: number, isTop: boolean): PageRequest => ({
  windowId,
  url: toApp(request.url()),
  method: request.method(),
  headers: request.headers(),
  body: request.postDataBuffer(),
  resourceType: resourceTypeOf(request, isTop),
});

/** Every request of every page ends here: it is the app's to answer, or it is refused. Nothing reaches a network. */
export const interceptRequests = async ({ context, link, windows, onBlocked }: NetworkParts): Promise<void> => {
  const mayNavigate = async (request: Request, window: WindowPage, isTop: boolean): Promise<boolean> => {
    const isExpected = isTop && window.isExpected(request.url());
    if (!request.isNavigationRequest() || isExpected) return true;
    return link.ask('willNavigate', { windowId: window.id, url: toApp(request.url()), isMainFrame: isTop });
  };
  const answer = async (route: Route): Promise<void> => {
    const request = route.request();
    const frame = frameOf(request);
    const window = frame && [...windows.values()].find(({ page }) => page === frame.page());
    const refuse = async (reason: 'aborted' | 'blockedbyclient'): Promise<void> => {
      onBlocked(toApp(request.url()));
      await route.abort(reason);
    };
    if (!window) return refuse('blockedbyclient');
    const isTop = frame.parentFrame() === null;
    if (!(await mayNavigate(request, window, isTop))) return refuse('aborted');
    const response = await link.ask('request', describe(request, window.id, isTop));
    if (!response || !isOurs(request.url())) return refuse('blockedbyclient');
    const location = response.headers['location'];
    if (response.status >= 300 && response.status < 400 && location !== undefined) {
      await link.ask('willRedirect', { windowId: window.id, url: location, isMainFrame: isTop });
      return refuse('aborted');
    }
    await route.fulfill({ status: response.status, headers: response.headers, body: Buffer.from(response.body) });
  };
  await context.route('**/*', (route) => answer(route).catch(() => route.abort('failed').catch(() => undefined)));
};
