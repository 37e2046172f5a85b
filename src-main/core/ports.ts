/** What the core needs from outside. The shell, the command line and the tests each supply it. */

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves after so many milliseconds, or at once when the signal aborts; never rejects. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface Ids {
  /** A new UUIDv7. */
  readonly next: () => string;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  /** A company's own certificate authority (PEM), trusted beside the system's. */
  readonly ca?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The request may or may not have reached the server, unless `kind` is `unreachable` or `certificate`. */
export class TransportError extends Error {
  readonly kind: 'unreachable' | 'certificate' | 'broken' | 'timeout' | 'too_large';

  constructor(kind: TransportError['kind'], options?: ErrorOptions) {
    super(kind, options);
    this.name = 'TransportError';
    this.kind = kind;
  }
}

export interface Network {
  /** Rejects with TransportError only. Redirects are not followed. */
  readonly request: (request: HttpRequest, signal?: AbortSignal) => Promise<HttpAnswer>;
  /** What the system believes; false means that trying is pointless. */
  readonly isOnline: () => boolean;
}

/** Messages are fixed texts and the parts are codes, counts and ids: never a token, a phone number or a name. */
export interface Log {
  readonly info: (message: string, parts?: Readonly<Record<string, string | number | boolean | null>>) => void;
  readonly warn: (message: string, parts?: Readonly<Record<string, string | number | boolean | null>>) => void;
  readonly error: (message: string, parts?: Readonly<Record<string, string | number | boolean | null>>) => void;
}

export interface Secrets {
  /**
   * The 32-byte master key of the home as 64 hex digits. `hasStore` says whether encrypted data exists already: a new
   * key is made only when it does not; otherwise a missing key is STORE_KEY_MISSING.
   */
  readonly masterKey: (hasStore: boolean) => Promise<string>;
}

export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly network: Network;
  readonly log: Log;
  readonly secrets: Secrets;
  /** A name for this computer in history entries. */
  readonly device: string;
}
