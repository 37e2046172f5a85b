import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A wire between a client and a server on this machine that a test can pull out, plug in, and listen to. */
export interface NetworkCable {
  readonly port: number;
  /** Every connection breaks and new ones are refused, as with the plug pulled. */
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
  /**
   * From now on the answer to the next request whose first line matches is kept back for ever: the server has done its
   * work and the client never hears of it. Resolves when that answer has arrived here.
   */
  readonly holdAnswerTo: (firstLine: RegExp) => Promise<void>;
  /** How many connections the server itself broke off in the middle of an answer that was waited for. */
  readonly brokenByServer: () => number;
}

interface Trap {
  readonly firstLine: RegExp;
  readonly sprung: () => void;
}

export async function createNetworkCable(targetPort: number): Promise<NetworkCable> {
  const sockets = new Set<Socket>();
  let trap: Trap | null = null;
  let broken = 0;
  let server: Server | null = null;

  const track = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  };

  const join = (client: Socket): void => {
    const upstream = connect(targetPort, '127.0.0.1');
    track(client, upstream);
    track(upstream, client);
    let held: Trap | null = null;
    let isWaiting = false;
    upstream.on('close', () => {
      if (isWaiting && server) broken += 1;
    });
    client.on('data', (chunk: Buffer) => {
      const firstLine = chunk.toString('latin1').split('\r\n', 1)[0] ?? '';
      if (trap?.firstLine.test(firstLine)) {
        held = trap;
        trap = null;
      }
      isWaiting = true;
      upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      isWaiting = false;
      if (held) held.sprung();
      else client.write(chunk);
    });
  };

  const plug = async (port: number): Promise<number> => {
    server = createServer(join).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as { port: number }).port;
  };

  const port = await plug(0);
  return {
    port,
    cut: async () => {
      const leaving = server;
      server = null;
      if (!leaving) return;
      const closed = once(leaving, 'close');
      leaving.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: async () => void (await plug(port)),
    brokenByServer: () => broken,
    holdAnswerTo: (firstLine) => new Promise((resolve) => (trap = { firstLine, sprung: resolve })),
  };
}
