import type { Page } from '@playwright/test';
import type { SatchelBridge } from '../../../src-shared/ipc/bridge.ts';
import type { Reply } from '../../../src-shared/ipc/define.ts';
import { expect, test } from '../fixtures.ts';

declare global {
  interface Window {
    readonly satchel: SatchelBridge;
  }
}

/** What the browser says of what it refuses, which is what these attacks are there for. */
const REFUSED = /Content Security Policy|^Not allowed to (?:load|navigate|launch)/u;

const request = (page: Page, name: unknown, input: unknown = {}): Promise<Reply> =>
  page.evaluate(([route, value]) => window.satchel.request(route as string, value), [name, input] as const);

const codeOf = (reply: Reply): string => (reply.ok ? 'answered' : reply.error.code);

/** Adds a link to the page, as a hostile text that was not escaped would, and clicks it. */
const clickLink = (page: Page, attributes: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate((all) => {
    const link = document.createElement('a');
    for (const [name, value] of Object.entries(all)) link.setAttribute(name, value);
    document.body.append(link);
    link.click();
  }, attributes);

test.describe('leaving the app', () => {
  test.use({ expected: REFUSED });

  const hosts = ['https://evil.example/', 'https://satchel.evil.example/', 'https://evil.example/app://satchel/'];
  for (const href of hosts) {
    test(`a link to ${href} opens outside and leaves the page where it is`, async ({ page, satchel }) => {
      const before = page.url();
      await clickLink(page, { href });
      await expect.poll(() => satchel.externalUrls()).toEqual([href]);
      expect(page.url()).toBe(before);
    });
  }

  test('a page of another host of our own scheme is not opened', async ({ page, satchel }) => {
    const before = page.url();
    const other = new URL(before);
    other.hostname = other.hostname.replace(/^satchel/, 'satchel-evil');
    await clickLink(page, { href: other.href });
    await expect.poll(() => satchel.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(page.url()).toBe(before);
    expect(await satchel.externalUrls()).toEqual([]);
  });

  test('_blank and window.open open no window here', async ({ page, satchel }) => {
    await clickLink(page, { href: 'https://evil.example/blank', target: '_blank' });
    await page.evaluate(() => void window.open('https://evil.example/opened'));
    await expect.poll(async () => (await satchel.externalUrls()).length).toBeGreaterThan(0);
    await expect.poll(() => satchel.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await expect.poll(() => page.context().pages().length).toBe(1);
  });

  test('http:, file:, data: and script addresses are neither followed nor opened outside', async ({
    page,
    satchel,
  }) => {
    const before = page.url();
    const attacks = [
      'http://evil.example/',
      'file:///etc/passwd',
      'data:text/html,<h1>evil</h1>',
      'javascript:window.attacked=true',
      'smb://evil.example/share',
    ];
    for (const href of attacks) {
      await clickLink(page, { href });
      await page.evaluate((url) => void window.open(url), href);
      expect(codeOf(await request(page, 'shell.openExternal', { url: href }))).not.toBe('answered');
    }
    expect(await satchel.externalUrls()).toEqual([]);
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  });

  test('https:, mailto: and tel: are opened outside when the page asks for it', async ({ page, satchel }) => {
    const urls = ['https://example.com/a?b=1', 'mailto:wang@example.com', 'tel:+8651262881234'];
    for (const url of urls) expect(codeOf(await request(page, 'shell.openExternal', { url }))).toBe('answered');
    expect(await satchel.externalUrls()).toEqual(urls);
  });

  test('a form cannot post anything anywhere', async ({ page }) => {
    const before = page.url();
    const violation = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
          const form = document.createElement('form');
          form.action = 'https://evil.example/steal';
          form.method = 'post';
          document.body.append(form);
          form.submit();
        }),
    );
    expect(violation).toBe('form-action');
    expect(page.url()).toBe(before);
  });
});

test.describe('inside a page', () => {
  test.use({ expected: REFUSED });

  test('an injected script does not run, in whatever dress it comes', async ({ page }) => {
    const blocked = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const inline = document.createElement('script');
      inline.textContent = 'window.attacked = true';
      const remote = document.createElement('script');
      remote.src = 'https://evil.example/x.js';
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.attacked = true');
      image.src = 'data:image/png;base64,AAAA';
      document.body.append(inline, remote, image);
      await new Promise((resolve) => image.addEventListener('error', resolve));
      let isEvalRefused = false;
      try {
        (window as unknown as { eval: (text: string) => void }).eval('window.attacked = true');
      } catch {
        isEvalRefused = true;
      }
      return { violations, isEvalRefused, isAttacked: 'attacked' in window };
    });
    expect(blocked.isAttacked).toBe(false);
    expect(blocked.isEvalRefused).toBe(true);
    expect(blocked.violations).toEqual(expect.arrayContaining(['script-src-elem', 'script-src-attr']));
  });

  test('the page reaches no network', async ({ page }) => {
    const tries = await page.evaluate(async () => {
      const fails = (attempt: Promise<unknown>): Promise<string> =>
        attempt.then(
          () => 'reached',
          () => 'refused',
        );
      return Promise.all([
        fails(fetch('https://evil.example/')),
        fails(fetch('http://127.0.0.1:1/')),
        fails(
          new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://evil.example/');
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
        ),
      ]);
    });
    expect(tries).toEqual(['refused', 'refused', 'refused']);
  });

  test('every permission is denied but copying text', async ({ page }) => {
    const states = await page.evaluate(async () => {
      const state = async (name: string): Promise<string> =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      return Promise.all(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'].map(state));
    });
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
  });

  test('there is no Node and no Electron in the page', async ({ page }) => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in window),
    );
    expect(found).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window.satchel).toSorted())).toEqual(['on', 'request']);
    expect(await page.evaluate(() => Object.isFrozen(window.satchel))).toBe(true);
  });

  test('a page inside a page gets no bridge, and the app is not shown inside another', async ({ page }) => {
    const result = await page.evaluate(async () => {
      const blank = document.createElement('iframe');
      const own = document.createElement('iframe');
      own.src = location.href;
      const loaded = [blank, own].map((frame) => new Promise((resolve) => frame.addEventListener('load', resolve)));
      document.body.append(blank, own);
      await Promise.all(loaded);
      const reach = (frame: HTMLIFrameElement): boolean => {
        try {
          return 'satchel' in (frame.contentWindow ?? {});
        } catch {
          return false;
        }
      };
      return [reach(blank), reach(own)];
    });
    expect(result).toEqual([false, false]);
  });
});

test.describe('the one request channel', () => {
  test('a sub-frame is refused, even on the right channel with the right words', async ({ page, satchel }) => {
    test.skip(satchel.invokeFromSubFrame === null, 'Electron gives a test no way to speak as a sub-frame');
    await page.evaluate(() => document.body.append(document.createElement('iframe')));
    const answer = await satchel.invokeFromSubFrame?.('satchel:request', 'shell.info', {});
    expect(answer).toMatchObject({ ok: true, value: { ok: false, error: { code: 'SENDER_REFUSED' } } });
    expect(codeOf(await request(page, 'shell.info'))).toBe('answered');
  });

  test('an unknown route is refused, also one that every object has', async ({ page }) => {
    const names = ['nothing.here', '__proto__', 'constructor', 'toString', '', 7, null, ['shell.info'], {}];
    const codes: string[] = [];
    for (const name of names) codes.push(codeOf(await request(page, name)));
    expect(codes).toEqual(names.map(() => 'UNKNOWN_ROUTE'));
  });

  test('input that is not what the route takes is refused', async ({ page }) => {
    for (const input of [null, 7, 'text', [], { extra: 1 }]) {
      expect(codeOf(await request(page, 'shell.info', input))).toBe('INVALID_INPUT');
    }
    expect(codeOf(await request(page, 'customers.get', { id: '../../etc/passwd' }))).toBe('INVALID_INPUT');
    expect(codeOf(await request(page, 'shell.openExternal', { url: 'https://e.example', extra: true }))).toBe(
      'INVALID_INPUT',
    );
  });
});

test.describe('app://satchel/', () => {
  test('gives nothing from outside the build folder', async ({ satchel }) => {
    const paths = ['/../../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/..%5c..%5cx.png'];
    const answers = await satchel.evaluate(
      async ({ net }, all) =>
        Promise.all(
          all.map(async (path) => {
            const response = await net.fetch(`app://satchel${path}`);
            return { status: response.status, body: await response.text() };
          }),
        ),
      paths,
    );
    for (const { status: code, body } of answers) {
      expect([400, 403, 404]).toContain(code);
      expect(body).toBe('');
    }
  });

  test('answers GET only, our host only, with the policy on every answer', async ({ satchel }) => {
    const answers = await satchel.evaluate(async ({ net }) => {
      const ask = async (url: string, method: string): Promise<{ status: number; policy: string | null }> => {
        const response = await net.fetch(url, { method });
        return { status: response.status, policy: response.headers.get('content-security-policy') };
      };
      return {
        page: await ask('app://satchel/index.html', 'GET'),
        post: await ask('app://satchel/index.html', 'POST'),
        other: await ask('app://evil/index.html', 'GET'),
        missing: await ask('app://satchel/missing.js', 'GET'),
      };
    });
    const { page, post, other, missing } = answers;
    expect([page.status, post.status, other.status, missing.status]).toEqual([200, 405, 403, 404]);
    for (const { policy } of Object.values(answers)) expect(policy).toContain("default-src 'none'");
    expect(page.policy).toContain("script-src 'self'");
    expect(page.policy).not.toContain('unsafe-eval');
  });

  test('the window asks for all the safety there is', async ({ satchel }) => {
    test.skip(satchel.host === 'emulation', 'the emulation refuses to start a window that asks for less');
    const preferences = await satchel.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return (window?.webContents as unknown as { getLastWebPreferences: () => object }).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
  });
});
