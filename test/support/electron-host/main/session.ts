import type { Protocol, Session, WebContents } from 'electron';
import { strict, StrictEmitter } from './strict.ts';
import type { WebRequestHooks } from './web-request.ts';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0];
type Permission = Parameters<NonNullable<RequestHandler>>[1];
type Subset = Pick<
  Session,
  | 'protocol'
  | 'webRequest'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
>;

export interface SessionDeps {
  readonly protocol: Protocol;
  readonly hooks: WebRequestHooks;
}

export class EmulatedSession extends StrictEmitter implements Subset {
  readonly protocol: Protocol;
  readonly webRequest: Session['webRequest'];
  private onRequest: RequestHandler = null;
  private onCheck: CheckHandler = null;

  constructor({ protocol, hooks }: SessionDeps) {
    super('session', ['will-download']);
    this.protocol = protocol;
    this.webRequest = hooks.webRequest as Session['webRequest'];
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.onRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.onCheck = handler;
  }

  /** No page here ever gets a device, so there is nothing to ask this handler. */
  setDevicePermissionHandler(handler: DeviceHandler): void {
    if (handler !== null && typeof handler !== 'function') throw new TypeError('a function is expected');
  }

  /** Chromium runs without a dictionary here. */
  setSpellCheckerEnabled(isEnabled: boolean): void {
    if (typeof isEnabled !== 'boolean') throw new TypeError('a boolean is expected');
  }

  /** Both handlers have to agree, as in Electron, where most permissions pass through both. */
  async grants(contents: WebContents, origin: string, name: string): Promise<boolean> {
    const permission = name as Permission;
    const details = { isMainFrame: true, requestingUrl: `${origin}/` };
    const isChecked = this.onCheck?.(contents, permission, `${origin}/`, details) ?? true;
    const handler = this.onRequest;
    if (!isChecked || !handler) return isChecked;
    return new Promise((resolve) => handler(contents, permission, resolve, details));
  }
}

export const createSession = (
  deps: SessionDeps,
): { readonly session: { readonly defaultSession: Session }; readonly defaultSession: EmulatedSession } => {
  const defaultSession = strict('session.defaultSession', new EmulatedSession(deps));
  return {
    defaultSession,
    session: strict('session', { defaultSession: defaultSession as unknown as Session }),
  };
};
