import type { BridgePeer } from './bridge-peer.ts';

/** Puts what the preload exposes into the page's own world, frozen. Refers to nothing outside itself. */
export function mainWorld(peer: BridgePeer): void {
  const freeze = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  peer.on('expose', ({ key, api }: { key: string; api: unknown }) => {
    const value = freeze(peer.unwrap(api));
    Object.defineProperty(window, key, { value, enumerable: true, configurable: false, writable: false });
  });
}
