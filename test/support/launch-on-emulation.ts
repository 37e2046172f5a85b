import { launchHost } from './electron-host/driver/launch-host.ts';
import type { RunningApp, StartParts } from './launch-satchel.ts';

export const launchOnEmulation = ({ appDir, env, args, isHeadless }: StartParts): RunningApp => {
  const host = launchHost({ appDir, args, env, isHeadless });
  return {
    ...host,
    mainPid: () => host.mainPid,
    externalUrls: async () => [...host.records.externalUrls],
    answerFileDialog: async (kind, path) =>
      kind === 'open'
        ? host.answerDialog('showOpenDialog', { canceled: path === null, filePaths: path === null ? [] : [path] })
        : host.answerDialog('showSaveDialog', { canceled: path === null, filePath: path ?? '' }),
  };
};
