import { _electron, type ElectronApplication } from 'playwright-core';
import { electronBinary } from './electron-binary.ts';
import type { RunningApp, StartParts } from './launch-satchel.ts';

interface Recorder {
  recordedUrls?: string[];
  recordedOnline?: boolean;
}

const start = async ({ appDir, profile, env, args }: StartParts): Promise<ElectronApplication> => {
  const executablePath = electronBinary();
  if (executablePath === null) throw new Error('Electron’s binary is not here');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const onOthers = process.platform === 'linux' ? [] : [`--user-data-dir=${profile}/Satchel`];
  const app = await _electron.launch({
    executablePath,
    cwd: appDir,
    args: [...asRoot, ...onOthers, appDir, ...args],
    env: { ...process.env, ...env } as Record<string, string>,
  });
  await app.evaluate(({ shell, net }) => {
    const world = globalThis as unknown as Recorder;
    world.recordedUrls = [];
    shell.openExternal = async (url) => void world.recordedUrls?.push(url);
    net.isOnline = () => world.recordedOnline ?? true;
  });
  return app;
};

/** The same on a real Electron. Its network switch is what Electron says of it: the core's open sockets are not cut. */
export const launchOnElectron = (parts: StartParts): RunningApp => {
  const starting = start(parts);
  const child = starting.then((app) => app.process());
  const output: string[] = [];
  void child.then(({ stdout, stderr }) => {
    for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  });
  const exited = child.then(
    (running) => new Promise<number | null>((resolve) => running.once('exit', (code) => resolve(code))),
  );
  const evaluate: RunningApp['evaluate'] = async (run, argument) => {
    const app = await starting;
    return app.evaluate<never, never>(run as never, argument as never);
  };
  const state = { pid: 0 };
  void child.then(({ pid = 0 }) => (state.pid = pid));
  return {
    firstWindow: async () => (await starting).firstWindow(),
    mainPid: () => state.pid,
    evaluate,
    setOnline: (isOnline) =>
      evaluate(({ session }, value) => {
        (globalThis as unknown as Recorder).recordedOnline = value;
        session.defaultSession.enableNetworkEmulation({ offline: !value });
      }, isOnline),
    externalUrls: () => evaluate(() => (globalThis as unknown as Recorder).recordedUrls ?? []),
    answerFileDialog: (kind, path) =>
      evaluate(
        ({ dialog }, answer) => {
          const canceled = answer.path === null;
          const paths = answer.path === null ? [] : [answer.path];
          if (answer.kind === 'open') dialog.showOpenDialog = async () => ({ canceled, filePaths: paths });
          else dialog.showSaveDialog = async () => ({ canceled, filePath: paths[0] ?? '' });
        },
        { kind, path },
      ),
    invokeFromSubFrame: null,
    output: () => output.join(''),
    exited,
    quit: async () => {
      await (await starting).close();
      return exited;
    },
    kill: async (signal = 'SIGKILL') => {
      (await child).kill(signal);
      await exited;
    },
  };
};
