// What `npm run package` needs on this computer before it begins: pure, so that each sentence is tested.

/**
 * @typedef {'linux' | 'win' | 'mac'} Target
 * @typedef {{ zh: string, en: string }} Sentence
 * @typedef {{
 *   target: Target,
 *   isUnpacked: boolean,
 *   hostPlatform: NodeJS.Platform,
 *   electron: 'given' | 'given but missing' | 'can be downloaded' | 'none',
 *   hasWine: boolean,
 * }} Situation
 */

/** @type {Readonly<Record<string, Target>>} */
const HOST_TARGETS = { linux: 'linux', win32: 'win', darwin: 'mac' };

/** What is packaged where nothing else was asked for. @param {NodeJS.Platform} platform @returns {Target | null} */
export const targetOf = (platform) => HOST_TARGETS[platform] ?? null;

/** @param {Situation} situation @returns {Sentence | null} */
const electronNeed = ({ electron }) => {
  if (electron === 'given but missing') {
    return {
      zh: '--electron-dist 指的文件或文件夹不存在。',
      en: 'The file or folder that --electron-dist names does not exist.',
    };
  }
  if (electron !== 'none') return null;
  return {
    zh: '缺少 Electron 发行包，这里也下载不到：请用 --electron-dist 指定它解压后的文件夹，或放着官方 zip 的文件夹。',
    en: 'Electron’s distribution is missing and cannot be downloaded here: name its unpacked folder, or a folder with its official zip files, by --electron-dist.',
  };
};

/** @param {Situation} situation @returns {Sentence | null} */
const toolNeed = ({ target, isUnpacked, hostPlatform, hasWine }) => {
  if (target === 'mac' && hostPlatform !== 'darwin') {
    return {
      zh: 'macOS 安装包只能在 macOS 上制作（需要 lipo、codesign 和 hdiutil）。',
      en: 'A package for macOS can only be made on macOS (it takes lipo, codesign and hdiutil).',
    };
  }
  if (target === 'linux' && !isUnpacked && hostPlatform === 'win32') {
    return {
      zh: 'Linux 安装包要在 Linux 或 macOS 上制作。',
      en: 'Packages for Linux are made on Linux or macOS.',
    };
  }
  if (target === 'win' && !isUnpacked && hostPlatform === 'linux' && !hasWine) {
    return {
      zh: '在 Linux 上制作 Windows 安装程序需要 wine，请先安装它，或在 Windows 上制作。',
      en: 'Making the Windows installer on Linux takes wine: install it, or make the installer on Windows.',
    };
  }
  return null;
};

/** Everything that is missing, in both languages; empty = begin. @param {Situation} situation @returns {Sentence[]} */
export const missingNeeds = (situation) =>
  [toolNeed(situation), electronNeed(situation)].filter((need) => need !== null);
