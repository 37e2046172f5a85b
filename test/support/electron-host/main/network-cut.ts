import { Socket } from 'node:net';
import { BroadcastChannel, getEnvironmentData, setEnvironmentData, threadId } from 'node:worker_threads';

/**
 * The network switch of the emulation. Pulling a cable must be felt by every thread of the app, whatever library it
 * talks with, so it acts on Node's own TCP sockets: open ones break, new ones fail as unreachable. Pipes stay.
 */
const CHANNEL = 'electron-host:network';

const unreachable = (): Error => Object.assign(new Error('connect ENETUNREACH'), { code: 'ENETUNREACH' });

/** Installed once per thread by register.ts. Gives a switch that acts on all threads of this process. */
export const installNetworkCut = (): ((isOnline: boolean) => void) => {
  const state = { isOnline: getEnvironmentData(CHANNEL) !== 'offline' };
  const open = new Set<Socket>();
  const apply = (isOnline: boolean): void => {
    state.isOnline = isOnline;
    if (!isOnline) for (const socket of open) socket.destroy(unreachable());
  };
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
    const first = [args[0]].flat<unknown[]>()[0] as { path?: string | null } | string | number | undefined;
    const isPipe = typeof first === 'string' || (typeof first === 'object' && first?.path);
    if (isPipe) return (connect as (...all: unknown[]) => Socket).apply(this, args);
    if (!state.isOnline) {
      process.nextTick(() => this.destroy(unreachable()));
      return this;
    }
    open.add(this);
    this.once('close', () => open.delete(this));
    return (connect as (...all: unknown[]) => Socket).apply(this, args);
  };
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: unknown): void => apply((event as { data: boolean }).data);
  channel.unref();
  return (isOnline) => {
    if (threadId !== 0) throw new Error('only the main thread switches the network');
    // For the threads that start from now on; those that run hear it by the channel.
    setEnvironmentData(CHANNEL, isOnline ? 'online' : 'offline');
    channel.postMessage(isOnline);
    apply(isOnline);
  };
};
