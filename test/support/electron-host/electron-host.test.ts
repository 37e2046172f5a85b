import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchHost, type Host } from './driver/launch-host.ts';

interface Bridge {
  readonly request: (name: string, input?: unknown) => Promise<unknown>;
  readonly on: (listener: (message: unknown) => void) => () => void;
  readonly tryUnknown: () => void;
}
interface FixtureWorld {
  readonly seen: { secondInstance: string | null; navigations: string[]; opened: string[]; order: string[] };
  readonly fixture: Record<'askNetwork' | 'askNetworkOnWorker', (url: string) => Promise<string>>;
}
declare const bridge: Bridge;

const appDir = join(import.meta.dirname, 'fixture');
const configDir = mkdtempSync(join(tmpdir(), 'electron-host-'));
const launch = (args: readonly string[] = []): Host =>
  launchHost({ appDir, args, env: { XDG_CONFIG_HOME: configDir, LANG: 'zh_CN.UTF-8' } });
const seen = (host: Host): Promise<FixtureWorld['seen']> =>
  host.evaluate(() => (globalThis as unknown as FixtureWorld).seen);

describe('the emulation runs an app’s own bundles', () => {
  let host: Host;
  let page: Page;
  beforeAll(async () => {
    host = launch();
    page = await host.firstWindow();
  });
  afterAll(async () => {
    await host.quit();
    rmSync(configDir, { recursive: true, force: true });
  });

  it('serves pages through the app’s protocol handler, scripts and all', async () => {
    await expect(page.textContent('#state')).resolves.toBe('ready');
  });

  it('clones what Electron’s IPC clones, also beyond JSON', async () => {
    const same = await page.evaluate(async () => {
      const value = {
        when: new Date(0),
        map: new Map([['a', new Set([1])]]),
        bytes: new Uint8Array([0, 255]),
        big: 12n,
        none: undefined,
        nan: NaN,
        $t: 'a name of our own',
      };
      const back = (await bridge.request('echo', value)) as typeof value;
      return {
        when: back.when.getTime(),
        inner: back.map.get('a')?.has(1),
        bytes: [...back.bytes],
        big: String(back.big),
        none: 'none' in back && back.none === undefined,
        nan: Number.isNaN(back.nan),
        name: back.$t,
      };
    });
    expect(same).toEqual({
      when: 0,
      inner: true,
      bytes: [0, 255],
      big: '12',
      none: true,
      nan: true,
      name: 'a name of our own',
    });
  });

  it('tells the handler the true sender: the app’s origin, the top frame', async () => {
    const sender = await page.evaluate(() => bridge.request('sender'));
    expect(sender).toEqual({
      url: 'app://fixture/index.html',
      origin: 'app://fixture',
      isTop: true,
      isMainFrame: true,
    });
  });

  it('shows a call of a sub-frame as a sub-frame’s', async () => {
    await page.evaluate(() => document.body.append(document.createElement('iframe')));
    const { ok, value } = await host.invokeFromSubFrame('request', 'sender');
    expect(ok).toBe(true);
    expect(value).toMatchObject({ isTop: false, isMainFrame: false });
  });

  it('gives a sub-frame no bridge of its own', async () => {
    const has = await page.evaluate(() => 'bridge' in (document.querySelector('iframe')?.contentWindow ?? window));
    expect(has).toBe(false);
  });

  it('turns a handler’s error into a rejection, and delivers an event sent before the answer first', async () => {
    const reason = await page.evaluate(() => bridge.request('fail').catch((error: Error) => error.message));
    expect(reason).toBe("Error invoking remote method 'request': Error: refused on purpose");
    const heard = await page.evaluate(async () => {
      const order: unknown[] = [];
      const off = bridge.on((message) => order.push(message));
      order.push(await bridge.request('event-first'));
      off();
      await bridge.request('event-first');
      return order;
    });
    expect(heard).toEqual([{ says: 'before the answer' }, 'answer']);
  });

  it('freezes what the preload exposes and keeps its world apart', async () => {
    const found = await page.evaluate(() => ({
      frozen: Object.isFrozen(bridge),
      require: 'require' in window,
      process: 'process' in window,
      binding: '__electronHost' in window,
    }));
    expect(found).toEqual({ frozen: true, require: false, process: false, binding: false });
  });

  it('throws where it emulates nothing, and names it', async () => {
    const inPage = await page.evaluate(() => {
      try {
        bridge.tryUnknown();
        return 'no error';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(inPage).toContain('ipcRenderer.sendSync is not emulated');
    await expect(host.evaluate(({ app }) => app.relaunch())).rejects.toThrow('app.relaunch is not emulated');
    await expect(host.evaluate(({ app }) => void app.on('login', () => undefined))).rejects.toThrow(
      "the event 'login' of app is not emulated",
    );
    await expect(host.evaluate(({ BrowserWindow }) => void new BrowserWindow({ kiosk: true }))).rejects.toThrow(
      "the option 'kiosk' of BrowserWindow is not emulated",
    );
    await expect(
      host.evaluate(({ BrowserWindow }) => void new BrowserWindow({ webPreferences: { nodeIntegration: true } })),
    ).rejects.toThrow('webPreferences.nodeIntegration = true is not emulated');
  });

  it('asks the app before a link leaves it, and stays when refused', async () => {
    await page.click('#outside');
    await expect.poll(async () => (await seen(host)).navigations).toContain('https://evil.example/page');
    expect(page.url()).toContain('/index.html');
    expect(await host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe(
      'app://fixture/index.html',
    );
  });

  it('asks the app about _blank and window.open, and opens nothing', async () => {
    await page.click('#blank');
    await page.evaluate(() => void window.open('https://evil.example/opened'));
    await expect
      .poll(async () => (await seen(host)).opened)
      .toEqual(['https://evil.example/blank', 'https://evil.example/opened']);
    await expect.poll(() => page.context().pages().length).toBe(1);
  });

  it('holds to the permissions that the app gives', async () => {
    const states = await page.evaluate(async () => {
      const state = async (name: string): Promise<string> =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      return { notifications: await state('notifications'), geolocation: await state('geolocation') };
    });
    expect(states).toEqual({ notifications: 'granted', geolocation: 'denied' });
  });

  it('cuts the network of every thread of the app and of the page, and restores it', async () => {
    const server = createServer((_request, response) => response.end('reached')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const ask = async (): Promise<string[]> => [
      await host
        .evaluate((_electron, to) => (globalThis as unknown as FixtureWorld).fixture.askNetwork(to), url)
        .catch(() => 'failed'),
      await host.evaluate(
        (_electron, to) => (globalThis as unknown as FixtureWorld).fixture.askNetworkOnWorker(to),
        url,
      ),
      String(await host.evaluate(({ net }) => net.isOnline())),
      String(await page.evaluate(() => navigator.onLine)),
    ];
    expect(await ask()).toEqual(['reached', 'reached', 'true', 'true']);
    await host.setOnline(false);
    expect(await ask()).toEqual(['failed', 'failed: ENETUNREACH', 'false', 'false']);
    await host.setOnline(true);
    expect(await ask()).toEqual(['reached', 'reached', 'true', 'true']);
    server.close();
    server.closeAllConnections();
  });

  it('keeps secrets by the asynchronous safeStorage and refuses a changed one', async () => {
    const result = await host.evaluate(async ({ safeStorage }) => {
      const sealed = await safeStorage.encryptStringAsync('a secret');
      const back = await safeStorage.decryptStringAsync(sealed);
      sealed[sealed.length - 1]! ^= 1;
      const changed = await safeStorage.decryptStringAsync(sealed).catch(() => 'refused');
      return { isHidden: !sealed.toString('latin1').includes('a secret'), back, changed };
    });
    expect(result).toEqual({
      isHidden: true,
      back: { result: 'a secret', shouldReEncrypt: false },
      changed: 'refused',
    });
  });

  it('resizes and maximises, keeping the bounds to come back to', async () => {
    const bounds = { x: 10, y: 20, width: 900, height: 640 };
    const normal = await host.evaluate(({ BrowserWindow }, to) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setBounds(to);
      window?.maximize();
      return window?.getNormalBounds();
    }, bounds);
    expect(normal).toEqual(bounds);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1920);
    await host.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.unmaximize());
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(900);
    expect((await seen(host)).order).toEqual(expect.arrayContaining(['ready-to-show', 'move', 'resize']));
  });

  it('hands a second instance over to the first one and ends it', async () => {
    const second = launch(['--second']);
    await expect(second.firstWindow()).rejects.toThrow('before it opened a window');
    await expect(second.exited).resolves.toBe(0);
    await expect.poll(async () => (await seen(host)).secondInstance).toBe('--second');
  });

  it('speaks the language of the environment', async () => {
    expect(await host.evaluate(({ app }) => app.getPreferredSystemLanguages())).toEqual(['zh-CN']);
  });
});
