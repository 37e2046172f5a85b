/** How messages travel: the channel of a forked process, or two ends of a pair in a test. */
export interface Channel {
  readonly post: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
}

type Ops = Readonly<Record<string, (...args: never[]) => unknown>>;
type Arguments<Theirs, Name extends keyof Theirs> = Theirs[Name] extends (...args: infer A) => unknown ? A : never;
type Result<Theirs, Name extends keyof Theirs> = Theirs[Name] extends (...args: never[]) => infer R
  ? Awaited<R>
  : never;

type Message =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly type: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly ok: false; readonly reason: string };

export interface Link<Theirs, Mine> {
  /** Calls the other side; rejects with an Error that carries its message. */
  readonly ask: <Name extends keyof Theirs & string>(
    name: Name,
    ...args: Arguments<Theirs, Name>
  ) => Promise<Result<Theirs, Name>>;
  /** As `ask` where nobody waits for the answer; a failure is written to standard error, unless the other side is gone. */
  readonly tell: <Name extends keyof Theirs & string>(name: Name, ...args: Arguments<Theirs, Name>) => void;
  readonly serve: (ops: Mine) => void;
  /** The other side is gone: nothing that was asked will be answered. */
  readonly fail: (reason: string) => void;
}

/** Typed calls in both directions over one ordered channel. */
export const createLink = <Theirs, Mine>(channel: Channel): Link<Theirs, Mine> => {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  let gone: string | null = null;
  let served: Ops = {};
  const answer = async ({ id, name, args }: Extract<Message, { type: 'call' }>): Promise<void> => {
    try {
      const op = served[name];
      if (!op) throw new Error(`nothing answers ${name}`);
      const value = await op(...(args as never[]));
      channel.post({ type: 'answer', id, ok: true, value } satisfies Message);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      channel.post({ type: 'answer', id, ok: false, reason } satisfies Message);
    }
  };
  channel.onMessage((raw) => {
    const message = raw as Message;
    if (message.type === 'call') return void answer(message);
    const entry = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) entry?.resolve(message.value as never);
    else entry?.reject(new Error(message.reason));
  });
  const ask: Link<Theirs, Mine>['ask'] = (name, ...args) =>
    new Promise((resolve, reject) => {
      if (gone !== null) return reject(new Error(gone));
      last += 1;
      waiting.set(last, { resolve, reject });
      channel.post({ type: 'call', id: last, name, args } satisfies Message);
    });
  return {
    ask,
    tell: (name, ...args) => {
      ask(name, ...args).catch((error: unknown) => {
        if (gone === null) process.stderr.write(`electron-host: ${name} failed: ${String(error)}\n`);
      });
    },
    serve: (ops) => {
      served = ops as Ops;
    },
    fail: (reason) => {
      gone = reason;
      for (const { reject } of waiting.values()) reject(new Error(reason));
      waiting.clear();
    },
  };
};
