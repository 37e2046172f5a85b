import type { Reply } from './define.ts';
import type { EventMessage } from './events.ts';

/** What the preload puts on `window.satchel`: the only way out of a window. */
export interface SatchelBridge {
  /** Asks one route of the contract. Always answers; errors come as values. */
  readonly request: (name: string, input: unknown) => Promise<Reply>;
  /** Hears every event; returns the way to stop. */
  readonly on: (listener: (message: EventMessage) => void) => () => void;
}
