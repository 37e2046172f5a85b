import { randomBytes } from 'node:crypto';
import { makeCodec } from '../codec.ts';
import { makeBridgePeer } from './bridge-peer.ts';
import { isolatedWorld } from './isolated-world.ts';
import { mainWorld } from './main-world.ts';

/** The isolated world's name, and the function in it that calls the driver. */
export const WORLD = 'electron-preload';
export const BINDING = '__electronHost';

interface SourceOptions {
  readonly preload: string;
  readonly hasTitleBar: boolean;
  readonly chromeVersion: string;
}

/** A preload belongs to the top frame of a page of the app's own, as in Electron without nodeIntegrationInSubFrames. */
const inTopFrame = (source: string): string =>
  `if (window === window.top && location.hostname.endsWith('.ehost.invalid')) { ${source} }`;

/** Scripts that Chromium runs at the start of each document, one per world. */
export const worldSources = ({ preload, hasTitleBar, chromeVersion }: SourceOptions) => {
  const nonce = randomBytes(16).toString('hex');
  const peer = (self: string, other: string): string =>
    `(${makeBridgePeer.toString()})(${JSON.stringify(self)}, ${JSON.stringify(other)}, ${JSON.stringify(nonce)})`;
  const process = {
    platform: globalThis.process.platform,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    versions: { chrome: chromeVersion },
  };
  const isolated = `(${isolatedWorld.toString()})({
    peer: ${peer('isolated', 'main')},
    codec: (${makeCodec.toString()})(),
    binding: ${JSON.stringify(BINDING)},
    hasTitleBar: ${JSON.stringify(hasTitleBar)},
    process: ${JSON.stringify(process)},
    preload: function (require, module, exports, process) { ${preload}\n },
  })`;
  return { main: inTopFrame(`(${mainWorld.toString()})(${peer('main', 'isolated')})`), isolated: inTopFrame(isolated) };
};
