import fc from 'fast-check';
import { join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, pageFile } from './page-file.rules.ts';

const root = join(sep, 'build', 'renderer');
const status = (url: string, method = 'GET'): number => pageFile(root, { method, url }).status;

describe('which file a page request means', () => {
  it('finds the start page and what lies beside it', () => {
    expect(pageFile(root, { method: 'GET', url: 'app://satchel/' })).toEqual({
      status: 200,
      file: join(root, 'index.html'),
      contentType: 'text/html; charset=utf-8',
    });
    expect(pageFile(root, { method: 'GET', url: 'app://satchel/assets/index-a1.js?v=1#x' })).toMatchObject({
      file: join(root, 'assets', 'index-a1.js'),
      contentType: 'text/javascript; charset=utf-8',
    });
  });

  it.each([
    ['app://satchel/..%2f..%2fetc%2fhosts.json', 403],
    ['app://satchel/%2e%2e%2f%2e%2e%2fpackage.json', 403],
    ['app://satchel/assets/..%5c..%5cpackage.json', 403],
    ['app://satchel/assets%5c..%5c..%5cpackage.json', 403],
    ['app://satchel/index.html%00.json', 403],
    ['app://satchel.evil/index.html', 403],
    ['app://evil/index.html', 403],
    ['https://satchel/index.html', 403],
    ['file:///etc/passwd', 403],
    ['app://satchel/%E0%A4%A', 400],
    ['no address', 400],
    ['app://satchel/index.html.map', 404],
    ['app://satchel/core-worker.node', 404],
    ['app://satchel/assets/', 404],
  ])('refuses %s', (url, expected) => {
    expect(status(url)).toBe(expected);
  });

  it.each(['POST', 'HEAD', 'PUT', 'OPTIONS', 'DELETE'])('refuses %s, because pages are only read', (method) => {
    expect(status('app://satchel/index.html', method)).toBe(405);
  });

  it('never leaves the build folder, whatever the path is made of', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      '%252e',
      'assets',
      'index.html',
      ' ',
      'C:',
      '~',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const found = pageFile(root, { method: 'GET', url: `app://satchel/${pieces.join('')}` });
        if (found.status === 200) expect(relative(root, resolve(found.file)).split(sep)[0]).not.toBe('..');
      }),
      { numRuns: 5_000, seed: 7 },
    );
  });

  it('allows scripts from our own files only', () => {
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; script-src 'self';/u);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|https?:|\*|script-src[^;]*unsafe-inline/u);
  });
});
