import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SecondCall {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly additionalData: object;
}

export interface InstanceLock {
  readonly release: () => void;
}

/** A path of its own per data folder; the folder itself can be deeper than a socket's path may be long. */
const socketOf = (userData: string): string => {
  const name = `electron-host-${createHash('sha256').update(userData).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
};

/**
 * Electron's call is synchronous and so is this one: a small process of its own hands the call over. False when nobody
 * listens, which is how an owner that was killed is told from one that lives (its process id may have another owner by now).
 */
const handOver = (socket: string, call: SecondCall): boolean => {
  const program = `require('node:net').connect(process.argv[1]).end(process.argv[2]).on('error', () => process.exit(1))`;
  const options = { timeout: 10_000, stdio: 'ignore' } as const;
  return spawnSync(process.execPath, ['-e', program, socket, JSON.stringify(call)], options).status === 0;
};

/** False when the folder was claimed before: by one that lives, or by one that was killed. */
const claim = (file: string): boolean => {
  try {
    writeFileSync(file, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
};

/** Null when another process owns the folder; that one hears `onSecond`. */
export const takeSingleInstanceLock = (
  userData: string,
  parts: { readonly call: SecondCall; readonly onSecond: (call: SecondCall) => void },
): InstanceLock | null => {
  mkdirSync(userData, { recursive: true });
  const file = join(userData, 'electron-host.lock');
  const socket = socketOf(userData);
  if (!claim(file) && handOver(socket, parts.call)) return null;
  rmSync(socket, { force: true });
  const server = createServer((peer) => {
    const chunks: Buffer[] = [];
    peer.on('data', (chunk) => chunks.push(chunk));
    peer.on('error', () => peer.destroy());
    peer.on('end', () => parts.onSecond(JSON.parse(Buffer.concat(chunks).toString()) as SecondCall));
  });
  server.listen(socket).unref();
  const release = (): void => {
    server.close();
    rmSync(file, { force: true });
  };
  process.on('exit', release);
  return { release };
};
